"""What organizations, conferences and common proposals are called, each as printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.assemble import entities
from ingest.assemble.paper.sittings import recipient
from ingest.assemble.statements import Parts, Statements, literal, point
from ingest.recognise import directory
from kg import iri
from kg.term import NamedNode
from kg.vocab import WTSA


def regional_organization(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """A regional organization in one wording."""
    point(values, parts, WTSA.mentions, entities.actor(fact["who"]))
    literal(values, WTSA.nameAsPrinted, fact["printed"])
    values.append((WTSA.matchState, WTSA.Resolved))
    if fact["wrong"]:
        literal(values, WTSA.sourceNote, f"The reviewed data know {', '.join(fact['wrong'])} as a typing error for {fact['who']}.")
    return iri.record("organization-mention", paper, fact["who"], fact["printed"])


def conference_name(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """A conference, or the series of it, in one wording."""
    point(values, parts, WTSA.mentions, recipient(fact["who"]))
    literal(values, WTSA.nameAsPrinted, fact["printed"])
    return iri.record("actor-mention", paper, fact["who"], fact["printed"])


def proposal_name(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """What the common proposals of an organization or a region are called."""
    if fact["who"]:
        point(values, parts, WTSA.actor, entities.actor(_known(fact["who"])))
    if fact["region"]:
        values.append((WTSA.region, NamedNode(fact["region"])))
    literal(values, WTSA.nameAsPrinted, fact["name"])
    literal(values, WTSA.abbreviation, fact["short"])
    return iri.record("proposal-name", paper, _known(fact["who"]) or fact["region"].rpartition("/")[2], fact["short"])


def _known(name: str) -> str:
    """The code of the organization that a printed name begins with: "Name of it (TYPO)" is the one with that name."""
    hit = next((h for h in directory.load("organization").find(name) if h.start == 0), None)
    return hit.entries[0].code if hit else name
