"""Every fact of a paper, family by family, and everything that was noticed on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from ingest.mention import Narrative, NarrativeFact
from ingest.papers import listings, meetings
from ingest.papers.flattened import regional
from ingest.papers.model import Paper, PaperFact
from ingest.recognise.facts import facts_of
from ingest.relate import ReadNarrative, groups, numbers
from kg.messages import Message

# A new family of facts is a file in this folder with `find`, and its name here: the order is that of the facts.
FAMILIES = ("conferences", "meetings", "listings", "topics", "proposals", "proposal_names", "roles", "organizations", "conference_names",
            "citations", "groups")


def facts(paper: Paper) -> Iterator[PaperFact]:
    """The facts that only papers state."""
    for name in FAMILIES:
        find: Callable[[Paper], Iterator[PaperFact]] = import_module(f"ingest.papers.{name}").find
        yield from find(paper)


def narrative_facts(paper: Paper) -> Iterator[NarrativeFact]:
    """What the running text says as a status narrative would: whom and what it mentions, groups and their lives, numbers."""
    everything = (*paper.body, *paper.notes.values())
    named = ((p.paragraph, p.text, m) for p in everything for m in p.mentions if regional(m) is None)
    yield from facts_of(named)
    reading = ReadNarrative(Narrative("", "", tuple(p.paragraph for p in everything)), everything)
    for find in (groups.find, numbers.find):
        yield from find(reading)


def messages(paper: Paper) -> Iterator[Message]:
    """What was noticed about its tables."""
    yield from meetings.messages(paper)
    yield from listings.messages(paper)
