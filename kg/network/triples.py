"""From the triples of a CONSTRUCT and the declaration of its header (see `kg.network.view`) to a network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.export.table import plain_value
from kg.messages import QueryError
from kg.names.lookup import expand
from kg.network.gathered import Gathered
from kg.store import QueryTriples
from kg.term import Literal, NamedNode, Triple

_LABELS = ("skos:notation", "skos:prefLabel", "rdfs:label")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the predicates of a CONSTRUCT are: names of things, their type, their dates, relations (any, where none is said)."""

    labels: tuple[NamedNode, ...]
    kind: NamedNode
    start: NamedNode | None
    end: NamedNode | None
    edges: frozenset[NamedNode]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Declared:
        """The declaration as the header has it. Raises QueryError for an unknown prefix."""
        labels = values.get("label", _LABELS)
        start, end = (expand(str(values[key])) if key in values else None for key in ("start", "end"))
        return cls(tuple(expand(str(word)) for word in ([labels] if isinstance(labels, str) else labels)),
                   expand(str(values.get("type", "rdf:type"))), start, end,
                   frozenset(expand(str(word)) for word in values.get("edges", ())))


def gather_triples(answer: QueryTriples, gathered: Gathered, declared: Declared, place: str) -> None:
    """Take every triple. Raises QueryError for a blank node, which has no name to go by."""
    for triple in sorted(answer, key=str):
        source = _iri(triple.subject, place)
        if isinstance(triple.object, Literal) or triple.predicate == declared.kind:
            _describe(source, triple, gathered, declared)
        elif not declared.edges or triple.predicate in declared.edges:
            target = _iri(triple.object, place)
            gathered.thing(source).more()
            gathered.thing(target).more()
            gathered.tie(source, target, gathered.kind(triple.predicate)).more()


def _describe(iri: str, triple: Triple, gathered: Gathered, declared: Declared) -> None:
    thing = gathered.thing(iri)
    value = str(getattr(triple.object, "value", triple.object))
    if triple.predicate == declared.kind:
        thing.more(kind=gathered.kind(triple.object))
    elif triple.predicate in declared.labels:
        thing.more(label=value)
    elif triple.predicate == declared.start:
        thing.more(start=value)
    elif triple.predicate == declared.end:
        thing.more(end=value)
    else:
        thing.attribute(re.split(r"[#/]", triple.predicate.value.rstrip("#/"))[-1], plain_value(triple.object))


def _iri(term: object, place: str) -> str:
    if isinstance(term, NamedNode):
        return term.value
    raise QueryError(f"{term} is no thing with an IRI, so it cannot be a node", place=place)
