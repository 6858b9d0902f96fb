"""Preparatory meetings and conferences: when and where they are planned, moved or held, and what they prepare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.assemble import entities
from ingest.assemble.entities import Entity
from ingest.assemble.paper.sittings import coded
from ingest.assemble.statements import Parts, Statements, literal, point
from kg import iri
from kg.codes import notations
from kg.fact import Record
from kg.term import NamedNode, boolean, date, english, year
from kg.vocab import RDFS, WTSA


def meeting(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """A preparatory meeting, and the event that it is."""
    _when_and_where(fact, values, parts)
    whose = fact.get("organizer", "")
    if whose:
        point(values, parts, WTSA.organizer, entities.actor(whose))
    if fact.get("meeting_of"):
        point(values, parts, WTSA.meetingOf, entities.actor(fact["meeting_of"]))
    conference = " and ".join(fact["prepares"])
    label = fact["name"] or f"{fact.get('meeting_of') or whose} preparatory meeting for {conference}"
    path = (whose, fact["prepares"][0], fact["start"], fact["end"] if fact["end"] != fact["start"] else "", fact["city"])
    event: Statements = [(RDFS.label, english(f"{label}, {fact['dates']}"))]
    if fact["during_sitting"]:
        point(event, parts, WTSA.subEventOf, coded(fact["during_sitting"]))
    elif fact["during"]:
        above = iri.event(f"{fact['during']} {fact['start'][:4]}")
        around = Record(above, WTSA.GroupMeeting, ((RDFS.label, english(fact["during"])),))
        point(event, parts, WTSA.subEventOf, Entity(NamedNode(above), (around,)))
    where = iri.record("event", *path)
    parts.append(Record(where, WTSA.PreparatoryMeeting, tuple(event)))
    values += [(WTSA.event, NamedNode(where)), (WTSA.eventKind, WTSA.MeetingEvent)]
    return iri.record("meeting-plan", paper, *path)


def conference(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """What the paper says about when and where a conference sits."""
    _when_and_where({**fact, "prepares": []}, values, parts)
    point(values, parts, WTSA.event, coded(fact["sitting"]))
    values += [(WTSA.eventKind, WTSA.ConferenceEvent), (WTSA.scheduleState, notations(WTSA.ScheduleState)[fact["state"]])]
    return iri.record("conference-plan", paper, fact["sitting"], fact["state"], fact["start"], fact["city"])


def phase(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """Until when something is taken before a conference, or how long people prepare it."""
    point(values, parts, WTSA.preparesFor, coded(fact["conference"]))
    literal(values, WTSA.asPrinted, fact["words"])
    for predicate, key in ((WTSA.date, "since"), (WTSA.dateTo, "until")):
        if fact[key]:
            values.append((predicate, date(fact[key])))
    return iri.record("preparation-phase", paper, fact["conference"], fact["words"][:60], fact["since"], fact["until"])


def _when_and_where(fact: Mapping[str, Any], values: Statements, parts: Parts) -> None:
    for predicate, key in ((WTSA.startDate, "start"), (WTSA.endDate, "end")):
        values.append((predicate, date(fact[key])))
    if fact["start"][:4].isdigit():
        values.append((WTSA.year, year(fact["start"][:4])))
    for predicate, key in ((WTSA.datesAsPrinted, "dates"), (WTSA.city, "city"), (WTSA.country, "country"), (WTSA.placeAsPrinted, "place"),
                           (WTSA.eventName, "name"), (WTSA.edition, "edition"), (WTSA.sourceNote, "note")):
        literal(values, predicate, fact[key])
    country = entities.country_of(fact["place"])
    if country:
        point(values, parts, WTSA.inCountry, country)
    values.append((WTSA.mode, notations(WTSA.EventMode)[fact["mode"]]))
    values.append((WTSA.isTentative, boolean(fact["tentative"])))
    for code in fact["prepares"]:
        point(values, parts, WTSA.preparesFor, coded(code))
