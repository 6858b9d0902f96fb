"""One name for each thing of a document: the one printed most often is its label, the others are further names of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.fact import Record
from kg.term import Iri, Term
from kg.vocab import RDFS, SKOS

_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.notation)


def one_name_each(records: Sequence[Record]) -> list[Record]:
    """The records, in which every IRI has one label of each kind and one code; its other names are `skos:altLabel`."""
    used: dict[tuple[str, Iri], Counter[Term]] = defaultdict(Counter)
    for record in _all(records):
        for predicate, value in record.values:
            if predicate in _NAMES:
                used[record.iri, predicate][value] += 1
    best = {key: min(names, key=lambda name: (-names[name], str(name.value)[:1].islower(), str(name.value)))
            for key, names in used.items() if len(names) > 1}
    return [_named(record, best) for record in records] if best else list(records)


def _all(records: Sequence[Record]) -> Iterator[Record]:
    for record in records:
        yield record
        yield from _all(record.parts)


def _named(record: Record, best: dict[tuple[str, Iri], Term]) -> Record:
    values = []
    for predicate, value in record.values:
        chosen = best.get((record.iri, predicate), value)
        values.append((predicate, chosen))
        if chosen != value:
            values.append((SKOS.altLabel, value))
    return replace(record, values=tuple(values), parts=tuple(_named(part, best) for part in record.parts))
