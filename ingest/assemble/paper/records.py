"""All records of a paper; the table at the end tells for each kind of fact its class, and the function that writes and names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ingest.assemble.evidence import evidence_at
from ingest.assemble.narrative import narrative_records
from ingest.assemble.paper import instruments, meetings, names, source, standing, topics
from ingest.assemble.statements import Parts, Statements, one_each
from ingest.papers.facts import facts, narrative_facts
from ingest.papers.model import Paper, PaperFact
from kg.fact import Record
from kg.vocab import WTSA

# What writes the values of a fact, and the records of what it points to, for the paper of this name; it returns the IRI of the record.
Write = Callable[[Mapping[str, Any], Statements, Parts, str], str]


def paper_records(paper: Paper, name: str, document: str) -> Iterator[Record]:
    """All records of `paper`, which is called `name` and has the IRI `document`; families in their order."""
    yield source.source(paper, document)
    yield from source.description(paper, name, document)
    yield from one_each((_record(fact, paper, name) for fact in facts(paper)), adding=True)
    yield from narrative_records(narrative_facts(paper), None, paper.document.text, within=name)


def _record(fact: PaperFact, paper: Paper, name: str) -> Record:
    class_name, write = _KINDS[fact.kind]
    values: Statements = []
    parts: Parts = []
    where = write(fact.values, values, parts, name)
    evidence = tuple(evidence_at(paper.document.text, span, fact.rule) for span in fact.spans)
    return Record(where, WTSA[class_name], tuple(dict.fromkeys(values)), evidence, tuple(parts))


# A new kind is one line here and one function in the file of its story.
_KINDS: dict[str, tuple[str, Write]] = {
    "listing": ("InstrumentListing", instruments.listing),
    "citation": ("InstrumentMention", instruments.citation),
    "meeting": ("MeetingPlan", meetings.meeting),
    "conference": ("MeetingPlan", meetings.conference),
    "phase": ("PreparationPhase", meetings.phase),
    "topic": ("TopicMention", topics.topic),
    "proposal": ("Proposal", topics.proposal),
    "proposal_name": ("ProposalNaming", names.proposal_name),
    "regional_organization": ("OrganizationMention", names.regional_organization),
    "conference_name": ("ActorMention", names.conference_name),
    "role": ("RoleStatement", standing.role),
    "group_end": ("LifeCycleChange", standing.group_end),
}
