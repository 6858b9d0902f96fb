"""Read one status narrative: mentions first, then what relates them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest import relate
from ingest.mention import Narrative, NarrativeFact
from ingest.recognise.facts import mention_facts
from ingest.relate import ReadNarrative

Relation = Callable[[ReadNarrative], list[NarrativeFact]]


def narrative_facts(narrative: Narrative, relations: tuple[Relation, ...] | None = None) -> Iterator[NarrativeFact]:
    """Every fact that the narrative states, mentions first; each with its paragraph and characters."""
    yield from mention_facts(narrative)
    reading = relate.read(narrative)
    for find in relations if relations is not None else all_relations():
        yield from find(reading)


def all_relations() -> tuple[Relation, ...]:
    """The kinds of relation, in the order of their files."""
    from ingest.relate import approvals, collaborations, events, groups, liaisons

    return (approvals.find, collaborations.find, events.find, groups.find, liaisons.find)
