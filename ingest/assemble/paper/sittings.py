"""Conferences in their sittings, as events and as bodies that receive proposals."""

from __future__ import annotations

from ingest.assemble import entities
from ingest.assemble.entities import Entity
from ingest.conferences import known_conferences
from ingest.papers.model import Sitting
from kg import iri
from kg.fact import Record
from kg.term import Literal, NamedNode, english
from kg.vocab import SKOS, WTSA


def conference_of(sitting: Sitting) -> Entity:
    """The conference of a sitting: a reviewed one by its code, another one described here."""
    where = iri.event(sitting.code)
    if where in known_conferences():
        return Entity(NamedNode(where))
    return Entity(NamedNode(where), (Record(where, WTSA.Conference, (
        (SKOS.notation, Literal(sitting.code)), (SKOS.prefLabel, english(sitting.code)),
        (WTSA.sessionOf, NamedNode(iri.body(sitting.series))))),))


def coded(code: str) -> Entity:
    """The conference with this code ("WTSA-20")."""
    return conference_of(Sitting(code, code.rpartition("-")[0]))


def recipient(code: str) -> Entity:
    """A body; a sitting that the reviewed data do not know as a body is one of its series."""
    known = entities.actor(code)
    series = code.rpartition("-")[0]
    if known.described and series and code[-2:].isdigit() and series.isupper():
        where = iri.body(code)
        event = coded(code)
        return Entity(NamedNode(where), (Record(where, WTSA.ConferenceSitting, (
            (SKOS.notation, Literal(code)), (SKOS.prefLabel, english(code)), (WTSA.partOf, NamedNode(iri.body(series))),
            (WTSA.sitting, event.iri)), (), event.described),))
    return known
