"""Which reports tell of one event, and what it is called then; names and places are invented."""

from __future__ import annotations

import pytest

from ingest.assemble.one_name import one_name_each
from ingest.assemble.same_event import one_event_each
from kg.fact import Record
from kg.iri import ID, slug
from kg.term import Iri, Literal, NamedNode, Term, date, english
from kg.vocab import RDFS, SKOS, WTSA

_DAY = "2018-04-23"


def report(name: str, city: str = "", start: str = _DAY, end: str = "", of: str = "") -> Record:
    event = NamedNode(ID + "event/" + slug(f"{name} {start} {city}"))
    values: list[tuple[Iri, Term]] = [
        (WTSA.event, event), (WTSA.startDate, date(start)), (WTSA.eventKind, WTSA.MeetingEvent if of else WTSA.WorkshopEvent)]
    values += [(WTSA.endDate, date(end))] if end else []
    values += [(WTSA.city, Literal(city))] if city else []
    values += [(WTSA.meetingOf, NamedNode(ID + "body/" + of))] if of else []
    part = Record(event.value, WTSA.Event, ((RDFS.label, english(name)),))
    return Record(ID + "event-report/" + slug(f"{name} {start} {city} {end}"), WTSA.EventReport, tuple(values), (), (part,))


def events(*reports: Record) -> int:
    return len({value for record in one_event_each(reports) for predicate, value in record.values if predicate == WTSA.event})


@pytest.mark.parametrize(("one", "other"), [
    ("Forum on Green Cable", 'ITU Forum on "Green Cable"'),
    ("7th ITU Green Cable Week", "Seventh Green Cable Week (GCW-17)"),
    ("Cables of Tomorrow", 'second regional workshop for Africa on "Cables of Tomorrow"'),
    ("annual World Cable Forum", "third World Cable Forum"),
    ("Episode #4: Cables in cities", "DC Episode #4: Cables in cities"),
    ("Dialogue on Green Cable", "Green Cable Dialogue (GCD)"),
])
def test_names_of_one_event(one: str, other: str) -> None:
    assert events(report(one, "Tunis"), report(other, "Tunis")) == 1
    assert events(report(one, "Tunis"), report(other)) == 1
    assert events(report(one, "Tunis"), report(other, "Cairo")) == 2
    assert events(report(one), report(other, start="2018-04-24")) == 2
    assert events(report(one, end=_DAY), report(other, end="2018-04-25")) == 2


@pytest.mark.parametrize(("one", "other"), [
    ("Forum on Green Cable", "Training on Green Cable"),
    ("2nd Workshop on Green Cable", "Third Workshop on Green Cable"),
    ("5G workshop", "ITU 5G workshop"),
    ("Forum on Green Cable", "Forum on Green Cable in Africa"),
])
def test_names_of_two_events(one: str, other: str) -> None:
    assert events(report(one, "Tunis"), report(other, "Tunis")) == 2


def test_a_report_without_a_place_joins_nothing_where_two_places_are_named() -> None:
    assert events(report("Forum on Green Cable", "Tunis"), report("Forum on Green Cable", "Cairo"), report("Forum on Green Cable")) == 3


def test_meetings_of_the_same_group_on_the_same_days_are_one() -> None:
    assert events(report("SG5 meeting", of="sg5"), report("sixth SG5 meeting", of="sg5")) == 1
    assert events(report("SG5 meeting", of="sg5"), report("SG5 meeting, again", of="sg9")) == 2
    assert events(report("first SG5 meeting", of="sg5"), report("sixth SG5 meeting", of="sg5")) == 2


def test_a_date_without_a_day_says_too_little() -> None:
    assert events(report("Forum on Green Cable", start="2018-04"), report("ITU Forum on Green Cable", start="2018-04")) == 2


def names(records: list[Record]) -> set[tuple[Iri, Term]]:
    return {pair for record in records for part in record.parts for pair in part.values}


def test_the_name_printed_most_often_is_the_label() -> None:
    capital, small, long = "Forum on Green Cable", "forum on green cable", "ITU Forum on Green Cable"
    settled = one_name_each(one_event_each([report(small), report(capital), report(long, "Tunis"), report(long, "Tunis")]))
    assert names(settled) == {(RDFS.label, english(long)), (SKOS.altLabel, english(capital)), (SKOS.altLabel, english(small))}


def test_of_names_printed_equally_often_the_capital_counts() -> None:
    settled = one_name_each([report("green cable"), report("Green Cable")])
    assert names(settled) == {(RDFS.label, english("Green Cable")), (SKOS.altLabel, english("green cable"))}
