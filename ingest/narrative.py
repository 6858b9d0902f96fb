"""Read one status narrative: mentions first, then what relates them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from ingest import relate
from ingest.mention import Narrative, NarrativeFact
from ingest.recognise.facts import facts_of
from ingest.relate import ReadNarrative

Relation = Callable[[ReadNarrative], list[NarrativeFact]]


def narrative_facts(narrative: Narrative, relations: tuple[Relation, ...] | None = None) -> Iterator[NarrativeFact]:
    """Every fact that the narrative states, mentions first; each with its paragraph and characters."""
    reading = relate.read(narrative)
    yield from facts_of((p.paragraph, p.text, mention) for p in reading.paragraphs for mention in p.mentions)
    for find in relations if relations is not None else all_relations():
        yield from find(reading)


# A new kind of relation is a file in ingest/relate/ with `find`, and its name here: the order is that of the facts.
RELATIONS = ("approvals", "collaborations", "events", "groups", "leads", "liaisons", "numbers", "regional")


def all_relations() -> tuple[Relation, ...]:
    """The `find` of every kind of relation."""
    found = (import_module(f"ingest.relate.{name}") for name in RELATIONS)
    return tuple(module.find for module in found)
