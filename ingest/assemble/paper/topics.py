"""Topics that a conference is to discuss, and proposals that go to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.assemble import entities
from ingest.assemble.paper.areas import issue_area
from ingest.assemble.paper.sittings import coded, recipient
from ingest.assemble.statements import Parts, Statements, literal, point
from kg import iri
from kg.term import integer
from kg.vocab import WTSA


def topic(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """A topic, a part of one, or what an earlier conference discussed; it has the name of its issue area."""
    area = issue_area(values, parts, WTSA.mentions, paper, fact["name"], fact["within"])
    literal(values, WTSA.topicAsPrinted, fact["name"])
    literal(values, WTSA.heading, fact["heading"])
    literal(values, WTSA.statementText, fact["text"])
    for group in fact["groups"]:
        point(values, parts, WTSA.studyGroup, entities.actor(group))
    if fact["sequence"]:
        values.append((WTSA.sequence, integer(fact["sequence"])))
    if fact["at"]:
        point(values, parts, WTSA.event, coded(fact["at"]))
    else:
        point(values, parts, WTSA.preparesFor, coded(fact["conference"]))
    return area.value.replace("/issue-area/", "/topic-mention/") + (f"/{iri.slug(fact['at'])}" if fact["at"] else "")


def proposal(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """A proposal: what it is for, who made it, where it went."""
    literal(values, WTSA.topicAsPrinted, fact["about"])
    literal(values, WTSA.statementText, fact["text"])
    for predicate, key in ((WTSA.proposedBy, "by"), (WTSA.submittedTo, "to")):
        for code in fact[key]:
            point(values, parts, predicate, recipient(code))
    for identifier, kind in fact["documents"]:
        point(values, parts, WTSA.statedIn, entities.cited_document(identifier, kind, None))
    point(values, parts, WTSA.preparesFor, coded(fact["conference"]))
    return iri.record("proposal", paper, fact["about"][:60], iri.digest(fact["about"], *fact["by"], *fact["to"], fact["text"]))
