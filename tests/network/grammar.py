"""What is wrong with a document: our grammar of the part of a format that we write, and what no grammar says (references, types, names).

The grammars are narrower than the schemas of the formats, so what they take the schemas take as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

_SPACES = {"g": "http://gexf.net/1.3", "m": "http://graphml.graphdrawing.org/xmlns"}
_FORMS = {  # as XML Schema writes them: https://www.w3.org/TR/xmlschema11-2/
    "string": re.compile(r".*", re.DOTALL), "boolean": re.compile("true|false"), "long": re.compile(r"-?\d{1,19}"),
    "double": re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]+")


@cache
def grammar(form: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("grammars") / f"{form}.rng"))


def faults(form: str, data: bytes) -> list[str]:
    """What is wrong with a document in `gexf`, `graphml` or `svg`; nothing if all is well."""
    root = etree.fromstring(data)
    held = grammar(form)
    if not held.validate(root):
        return [str(error) for error in held.error_log]
    return list({"gexf": _gexf, "graphml": _graphml, "svg": _svg}[form](root))


def _gexf(root: etree._Element) -> Iterator[str]:
    yield from _ends(root, "g:node", "g:edge")
    for of in ("node", "edge"):
        types = {found.get("id"): found.get("type") for found in root.iterfind(f".//g:attributes[@class='{of}']/g:attribute", _SPACES)}
        for element in root.iterfind(f".//g:{of}", _SPACES):
            yield from _values(types, [(value.get("for"), value.get("value")) for value in element.iterfind("g:attvalues/*", _SPACES)])
            start, end = element.get("start"), element.get("end")
            if start and end and end < start:
                yield f"{element.get('id')} ends before it begins"


def _graphml(root: etree._Element) -> Iterator[str]:
    yield from _ends(root, "m:node", "m:edge")
    yield from _twice("key", [key.get("id") for key in root.iterfind("m:key", _SPACES)])
    for of in ("graph", "node", "edge"):
        keys = list(root.iterfind(f"m:key[@for='{of}']", _SPACES))
        yield from _twice("attr.name", [key.get("attr.name") for key in keys])
        types = {key.get("id"): key.get("attr.type") for key in keys}
        for element in root.iterfind(f".//m:{of}", _SPACES):
            yield from _values(types, [(value.get("key"), value.text or "") for value in element.iterfind("m:data", _SPACES)])
    [iri] = [key.get("id") for key in root.iterfind("m:key[@for='node'][@attr.name='iri']", _SPACES)] or [None]
    for node in root.iterfind(".//m:node", _SPACES):
        said = [value.text or "" for value in node.iterfind("m:data", _SPACES) if value.get("key") == iri]
        if not (len(said) == 1 and _IRI.fullmatch(said[0])):
            yield f"{node.get('id')} is no thing with an IRI: {said}"


def _svg(root: etree._Element) -> Iterator[str]:
    yield from _twice("id", [element.get("id") for element in root.iter() if element.get("id")])
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield f"neither element nor text: {element}"


def _ends(root: etree._Element, nodes: str, edges: str) -> Iterator[str]:
    names = [node.get("id") for node in root.iterfind(f".//{nodes}", _SPACES)]
    yield from _twice("node", names)
    ties = list(root.iterfind(f".//{edges}", _SPACES))
    yield from _twice("edge", [tie.get("id") for tie in ties])
    known = set(names)
    yield from (f"{tie.get('id')} has an end that is no node" for tie in ties if not {tie.get("source"), tie.get("target")} <= known)


def _values(types: dict[str | None, str | None], values: list[tuple[str | None, str | None]]) -> Iterator[str]:
    yield from _twice("value", [name for name, _ in values])
    for name, value in values:
        if name not in types:
            yield f"no attribute {name} is declared"
        elif not _FORMS[str(types[name])].fullmatch(str(value)):
            yield f"{value!r} is no {types[name]}"


def _twice(what: str, names: list[str | None]) -> Iterator[str]:
    yield from (f"{what} {name} is there {times} times" for name, times in Counter(names).items() if times > 1)
