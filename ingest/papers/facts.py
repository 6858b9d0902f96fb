"""Every fact of a paper, family by family, and everything that was noticed on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from ingest.mention import Narrative, NarrativeFact
from ingest.papers import listings, meetings
from ingest.papers.flattened import regional
from ingest.papers.model import Paper, PaperFact
from ingest.papers.unsaid import unsaid
from ingest.recognise.facts import facts_of
from ingest.relate import ReadNarrative, groups, numbers
from kg.messages import Message

# A new family of facts is a file in this folder with `find`, and its name here: the order is that of the facts.
FAMILIES = ("conferences", "phases", "meetings", "listings", "topics", "proposals", "proposal_names", "roles", "organizations",
            "conference_names", "citations", "groups")

NAMES = ("conference_name",)  # a bare name is no fact of its sentence
MENTIONS = ("actor_mention", "org_mention", "recommendation_mention", "question_mention", "document", "url")


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
    """What was noticed about its tables, and what it does not say."""
    yield from meetings.messages(paper)
    yield from listings.messages(paper)
    yield from unsaid(paper.identity, tells=_tells(paper))


def _tells(paper: Paper) -> bool:
    """Whether it says more than the names of conferences, bodies and documents."""
    return any(f.kind not in NAMES for f in facts(paper)) or any(f.kind not in MENTIONS for f in narrative_facts(paper))
