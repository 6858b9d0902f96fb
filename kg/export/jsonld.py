"""JSON-LD with the context of the project: short keys for those who read it as plain JSON, RDF for everybody else.

Every file carries the part of the context that it uses, so that no reader has to fetch anything. The graph has no blank nodes
to speak of, so a node is an object with an `id`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kg.export.context import PARTS, context, subclasses, used, word_of, word_of_property
from kg.term import XSD, BlankNode, Literal, NamedNode, Quad, Triple
from kg.vocab import compact

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
Node = dict[str, Any]


def dataset(quads: Iterable[Quad]) -> bytes:
    """Quads as JSON-LD: one object for each named graph with its nodes in it."""
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        graphs[_id(quad.graph_name) if isinstance(quad.graph_name, (NamedNode, BlankNode)) else ""].append(quad.triple)
    named = [{"id": graph, "@graph": _sorted(nodes(triples))} for graph, triples in sorted(graphs.items()) if graph]
    return document([*_sorted(nodes(graphs.get("", ()))), *named])


def triples(found: Iterable[Triple]) -> bytes:
    """Triples as JSON-LD: a list of nodes."""
    return document(_sorted(nodes(found)))


def framed(known: Mapping[str, Node], kind: str) -> bytes:
    """Of `nodes` the members of a class (an IRI), each with its evidence and its other parts inside, as `frame(kind)` asks for."""
    wanted = {word_of(iri) for iri in subclasses(kind)}
    return document([_with_parts(node, known) for node in _sorted(known) if wanted & set(_listed(node.get("type")))])


def _with_parts(node: Node, known: Mapping[str, Node]) -> Node:
    whole = dict(node)
    for key in map(word_of_property, PARTS):
        if key in whole:
            parts = [_with_parts(known[iri], known) if iri in known else {"id": iri} for iri in _listed(whole[key])]
            whole[key] = parts if isinstance(whole[key], list) else parts[0]
    return whole


def document(graph: list[Node]) -> bytes:
    """Nodes under `@graph` with the context that they need."""
    words: set[str] = set()
    _collect(graph, words)
    head = json.dumps({"@context": used(words)}, ensure_ascii=False)[:-1]
    lines = ",\n".join(map(_line, graph))
    return f'{head},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _line(node: Node) -> str:
    """A node on a line of its own (indenting would take many times as long)."""
    return json.dumps(node, ensure_ascii=False)


def _collect(value: Any, words: set[str]) -> None:
    """Keys, types, and what stands where a word of the context may stand."""
    if isinstance(value, list):
        for member in value:
            _collect(member, words)
    elif isinstance(value, dict):
        for key, member in value.items():
            words.add(key)
            _collect_word(key, member, words)
            _collect(member, words)


def _collect_word(key: str, member: Any, words: set[str]) -> None:
    found = context().get(key)
    if key in ("type", "@type") or (isinstance(found, dict) and found.get("@type") == "@vocab"):
        words.update(word for word in _listed(member) if isinstance(word, str))


def nodes(found: Iterable[Triple]) -> dict[str, Node]:
    """The nodes by their IRI: `id`, `type`, then properties by their key; values sorted."""
    said: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in sorted(found, key=lambda t: (str(t.subject), str(t.predicate), str(t.object))):
        key, value = _pair(triple)
        said[_id(triple.subject)][key].append(value)
    return {iri: {"id": iri, **{key: _held(key, node[key]) for key in sorted(node, key=lambda k: (k != "type", k))}}
            for iri, node in said.items()}


def _pair(triple: Triple) -> tuple[str, Any]:
    key, definition = _key(triple.predicate.value)
    if key == "type" and isinstance(triple.object, NamedNode):
        return key, word_of(triple.object.value)
    if isinstance(triple.object, Literal):
        return key, _literal(triple.object, definition)
    return key, _reference(triple.object, definition)


@cache
def _key(predicate: str) -> tuple[str, Mapping[str, str]]:
    """The key of a property and what the context says of it."""
    key = "type" if predicate == _TYPE else word_of_property(compact(predicate))
    found = context().get(key)
    return key, found if isinstance(found, dict) else {}


def _reference(term: object, definition: Mapping[str, str]) -> Any:
    kind = definition.get("@type")
    if kind == "@vocab" and isinstance(term, NamedNode):
        return word if (word := word_of(term.value)) in context() else term.value
    return _id(term) if kind == "@id" else {"id": _id(term)}


def _literal(literal: Literal, definition: Mapping[str, str]) -> Any:
    """A literal as short as the definition of its key allows without changing it."""
    wanted_type, wanted_language = definition.get("@type"), definition.get("@language")
    datatype = literal.datatype.value
    if literal.language:
        return literal.value if literal.language == wanted_language else {"@value": literal.value, "@language": literal.language}
    if wanted_type is None and datatype == XSD + "boolean" and literal.value in ("true", "false"):
        return literal.value == "true"
    if wanted_type is None and datatype == XSD + "integer" and str(_whole(literal.value)) == literal.value:
        return _whole(literal.value)
    if wanted_type == _short(datatype) or (datatype == XSD + "string" and not wanted_type and not wanted_language):
        return literal.value
    return {"@value": literal.value} if datatype == XSD + "string" else {"@value": literal.value, "@type": _short(datatype)}


@cache
def _short(datatype: str) -> str:
    return compact(datatype)


def _whole(text: str) -> int | None:
    """The number, where JSON readers agree on it."""
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 16 else None


def _held(key: str, values: list[Any]) -> Any:
    """A list where the context says so or there are several; else the value."""
    found = context().get(key)
    many = isinstance(found, dict) and found.get("@container") == "@set"
    unique = [value for position, value in enumerate(values) if position == 0 or value != values[position - 1]]
    return unique if many or len(unique) > 1 else unique[0]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _id(term: object) -> str:
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(getattr(term, "value", term))


def _sorted(found: Mapping[str, Node]) -> list[Node]:
    return [found[iri] for iri in sorted(found)]
