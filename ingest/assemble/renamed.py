"""Records under other IRIs: where two IRIs turn out to be one thing, everything that named either names the one kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.fact import Record
from kg.term import NamedNode


def renamed(records: Iterable[Record], kept: Mapping[NamedNode, NamedNode]) -> tuple[Record, ...]:
    """The records, in which every IRI that `kept` knows gives way to the one it stands for: as subject, as value, in parts."""
    return tuple(_renamed(record, kept) for record in records) if kept else tuple(records)


def _renamed(record: Record, kept: Mapping[NamedNode, NamedNode]) -> Record:
    values = tuple((predicate, kept.get(value, value) if isinstance(value, NamedNode) else value) for predicate, value in record.values)
    this = kept.get(NamedNode(record.iri))
    return replace(record, iri=this.value if this else record.iri, values=values, parts=renamed(record.parts, kept))
