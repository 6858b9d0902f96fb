"""The words of the graph, read from `ontology/`: a term that is not declared there is an error at once.

>>> from kg.vocab import WTSA
>>> WTSA.ActionItem.value
'https://w3id.org/wtsa/ont#ActionItem'
>>> WTSA.ActoinItem
Traceback (most recent call last):
AttributeError: the ontology has no term wtsa:ActoinItem; did you mean wtsa:ActionItem?

No second list of IRIs exists: prefixes come from `ontology/prefixes.ttl`, terms from `ontology/*.ttl` (ours and the
declarations of the external ones we use) and from the closed lists in `ontology/vocab/codes.ttl`.
"""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.resources import folder

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SHACL = "http://www.w3.org/ns/shacl#"
_BUILT_IN = {"rdf", "rdfs", "owl", "xsd"}  # the languages themselves: defined by their specifications, not declared by us


def ontology_files() -> list[Path]:
    """The Turtle files that hold the words (not the shapes, not the reviewed data)."""
    root = folder("ontology")
    return [*sorted(root.glob("*.ttl")), root / "vocab" / "codes.ttl"]


@cache
def prefixes() -> dict[str, str]:
    """Prefix → namespace, from `ontology/prefixes.ttl`."""
    spaces: dict[str, dict[str, str]] = {}
    for quad in parse(path=str(folder("ontology") / "prefixes.ttl"), format=RdfFormat.TURTLE):
        if isinstance(quad.object, Literal) and quad.predicate.value.startswith(_SHACL):
            spaces.setdefault(str(quad.subject), {})[quad.predicate.value[len(_SHACL):]] = quad.object.value
    return {s["prefix"]: s["namespace"] for s in spaces.values() if "prefix" in s}


@cache
def declared_terms() -> frozenset[str]:
    """Every IRI that the ontology files give a type."""
    return frozenset(
        quad.subject.value
        for file in ontology_files()
        if file.is_file()
        for quad in parse(path=str(file), format=RdfFormat.TURTLE)
        if quad.predicate == _TYPE and isinstance(quad.subject, NamedNode)
    )


class Namespace:
    """The terms of one prefix as attributes; `NS["a-b"]` for names that are no Python identifiers."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._terms: dict[str, NamedNode] = {}

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> NamedNode:
        if name not in self._terms:
            self._terms[name] = self._look_up(name)
        return self._terms[name]

    def _look_up(self, name: str) -> NamedNode:
        space = prefixes()[self._prefix]
        if self._prefix in _BUILT_IN or space + name in declared_terms():
            return NamedNode(space + name)
        known = [t[len(space):] for t in declared_terms() if t.startswith(space)]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"; did you mean {self._prefix}:{near[0]}?" if near else ""
        raise AttributeError(f"the ontology has no term {self._prefix}:{name}{hint}")


RDF, RDFS, OWL, XSD = Namespace("rdf"), Namespace("rdfs"), Namespace("owl"), Namespace("xsd")
WTSA, OA, PROV, SKOS, DCTERMS = (Namespace(p) for p in ("wtsa", "oa", "prov", "skos", "dcterms"))


def compact(iri: str) -> str:
    """`iri` with its prefix where one fits, else in full.

    >>> compact("https://w3id.org/wtsa/ont#ActionItem")
    'wtsa:ActionItem'
    """
    fits = [(len(space), prefix) for prefix, space in prefixes().items() if iri.startswith(space)]
    if not fits:
        return iri
    length, prefix = max(fits)
    return f"{prefix}:{iri[length:]}"
