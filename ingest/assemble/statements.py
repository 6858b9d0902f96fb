"""The values of a record in the making: what it says, and the records of the things that it points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.assemble.entities import Entity
from kg.fact import Record
from kg.term import Iri, Literal, Term

Statements = list[tuple[Iri, Term]]
Parts = list[Record]


def point(values: Statements, parts: Parts, predicate: Iri, entity: Entity) -> None:
    """Say that the record has `entity` as `predicate`; what describes the entity becomes a part of the record."""
    values.append((predicate, entity.iri))
    parts.extend(entity.described)


def literal(values: Statements, predicate: Iri, text: str | None) -> None:
    """Say `text`, where there is any."""
    if text:
        values.append((predicate, Literal(text)))


def one_each(records: Iterable[Record], *, adding: bool = False) -> Iterator[Record]:
    """The records, those with the same IRI as one: a statement that is made twice has the evidence of both places.

    With `adding`, what a later one says in addition counts; where it says something else of the same, the first one does.

    >>> from kg.fact import Evidence
    >>> from kg.vocab import WTSA
    >>> told = [Record("x", WTSA.StatedNumber, (), (Evidence("paragraph 1", n, n + 1, "a", "number"),)) for n in (4, 9)]
    >>> [[e.start for e in record.evidence] for record in one_each(told)]
    [[4, 9]]
    """
    known: dict[str, Record] = {}
    for record in records:
        first = known.setdefault(record.iri, record)
        if first is not record:
            known[record.iri] = replace(
                first, evidence=tuple(dict.fromkeys((*first.evidence, *record.evidence))),
                values=(*first.values, *_more(first, record)) if adding else first.values)
    yield from known.values()


def _more(first: Record, again: Record) -> Iterator[tuple[Iri, Term]]:
    said = {predicate for predicate, _ in first.values}
    return (value for value in again.values if value[0] not in said)
