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
    alike: dict[str, list[Record]] = {}
    for record in records:
        alike.setdefault(record.iri, []).append(record)
    for first, *others in alike.values():
        values = _gathered((first, *others)) if adding else first.values
        yield replace(first, values=values, evidence=tuple(dict.fromkeys(e for record in (first, *others) for e in record.evidence)))


def _gathered(records: Iterable[Record]) -> tuple[tuple[Iri, Term], ...]:
    """The values of the first, and of each other one those whose property none before it has."""
    values: Statements = []
    said: set[Iri] = set()
    for record in records:
        values += (value for value in record.values if value[0] not in said)
        said |= {predicate for predicate, _ in record.values}
    return tuple(values)
