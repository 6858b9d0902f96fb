"""The passages that records of a network rest on, for those who point at a line and ask why."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kg.network.model import Passage
from kg.store import GraphStore
from kg.term import Literal, NamedNode
from kg.vocab import DCTERMS, OA, WTSA


def passages(store: GraphStore, iris: Iterable[str]) -> dict[str, Passage]:
    """The first passage of each record (or thing with evidence of its own) among `iris`; others have none."""
    found = {iri: _passage(store, NamedNode(iri)) for iri in dict.fromkeys(iris)}
    return {iri: passage for iri, passage in found.items() if passage}


def _passage(store: GraphStore, record: NamedNode) -> Passage | None:
    evidence = [quad.object for quad in store.matching(record, WTSA.hasEvidence) if isinstance(quad.object, NamedNode)]
    if not evidence:
        return None
    first = min(evidence, key=lambda iri: (int(_value(store, iri, OA.start) or 0), iri.value))
    return Passage(_document(store, first), _value(store, first, WTSA.place), _value(store, first, OA.exact))


def _document(store: GraphStore, evidence: NamedNode) -> str:
    """The name of the document, as `kg why` says it."""
    for edition in store.matching(evidence, OA.hasSource):
        if isinstance(edition.object, NamedNode):
            return store.remembered(("document", edition.object.value), partial(_named, store, edition.object))
    return ""


def _named(store: GraphStore, edition: NamedNode) -> str:
    for quad in store.matching(edition, DCTERMS.isVersionOf):
        if isinstance(quad.object, NamedNode):
            return _value(store, quad.object, DCTERMS.identifier)
    return ""


def _value(store: GraphStore, subject: NamedNode, predicate: NamedNode) -> str:
    values = sorted(quad.object.value for quad in store.matching(subject, predicate) if isinstance(quad.object, Literal))
    return values[0] if values else ""
