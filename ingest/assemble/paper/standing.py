"""Who is a member of what, and which groups come to their end: statements about organizations and groups in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.assemble import entities
from ingest.assemble.paper.sittings import coded
from ingest.assemble.statements import Parts, Statements, literal, point
from kg import iri
from kg.codes import notations
from kg.term import date
from kg.vocab import WTSA


def role(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """Who has which standing in which body."""
    for predicate, key in ((WTSA.standingOf, "who"), (WTSA.standing, "standing"), (WTSA.standingIn, "in")):
        point(values, parts, predicate, entities.actor(fact[key]))
    return iri.record("role", paper, fact["who"], fact["standing"], fact["in"])


def group_end(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """The end that is planned for a group."""
    point(values, parts, WTSA.group, entities.actor(fact["group"]))
    values += [(WTSA.change, notations(WTSA.Change)["concluded"]), (WTSA.scheduleState, WTSA.Planned)]
    literal(values, WTSA.asPrinted, fact["when"])
    if fact["date"]:
        values.append((WTSA.date, date(fact["date"])))
    if fact["event"]:
        point(values, parts, WTSA.event, coded(fact["event"]))
    return iri.record("group", paper, fact["group"], "planned-end")
