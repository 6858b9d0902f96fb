"""Events that surely are one, though reports call them differently: they get one IRI, and the report keeps its words.

Two reports tell of one event when they agree on the day, no end, place or number of theirs disagrees, and either

- *same-topic*: they name the same topic and no other kind of event: 'Forum on Smart Sustainable Africa' and 'ITU Forum on
  "Smart Sustainable Africa"', "7th ITU Green Standards Week" and "Seventh Green Standards Week (GSW-17)"; or
- *same-groups*: both are meetings of the same groups.

Counter-examples: a training and a forum on one topic; the 2nd and the 3rd workshop; a topic of one word ("5G workshop").
What may be one, but is not sure, is for `ontology/rules/50-perhaps-the-same-event.rq`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.assemble.renamed import renamed
from ingest.recognise.ordinals import number_of
from kg.fact import Record
from kg.iri import slug
from kg.term import NamedNode, Term
from kg.vocab import RDFS, WTSA

_NOUNS = frozenset({
    "forum", "workshop", "webinar", "seminar", "symposium", "session", "training", "dialogue", "week", "conference", "meeting",
    "episode", "panel", "roundtable", "summit", "clinic", "hackathon", "course", "series"})
# Words of a name by which two names of one event differ.
_SMALL = frozenset({"the", "a", "an", "of", "on", "for", "and", "in", "to", "at", "by", "with", "itu", "t", "annual", "one", "day", "side",
                    "event", "virtual"})
_TITLE = re.compile(r'["“](?P<title>[^"”]{8,})["”]?')
_BEHIND_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(_NOUNS))}|event)\b(?:\s(?!on\b)[^\s:]+){{0,4}}?(?:\son|:)\s(?P<title>.{{8,}})", re.I)
_SHORT_FORM = re.compile(r"\([A-Z][\w&-]{1,10}\)")  # "(EMFs)", "(GSW-17)" behind what it stands for
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FULL_DATE = len("2018-04-23")
_FEWEST = 2  # words by which a topic tells one event from another


@dataclass(frozen=True, slots=True)
class Called:
    """What the name of an event says: its topic, the kinds of event in it, its number."""

    topic: frozenset[str]
    kinds: frozenset[str]
    number: frozenset[str]


def called(name: str) -> Called:
    """The name taken apart.

    >>> called('Second ITU Workshop on "Data & Cities (DC)"') == called("2nd Workshop on Data and Cities")
    True
    """
    plain = _SHORT_FORM.sub("", name)
    title = _TITLE.search(plain) or _BEHIND_NOUN.search(plain)
    around = plain[:title.start("title")] if title else plain
    words = re.findall(r"\w+", around.casefold())
    number = frozenset(number for w in words if (number := number_of(w)))
    topic = title["title"] if title else _YEAR.sub("", around)
    named = {w for w in re.findall(r"\w+", topic.casefold()) if w not in _SMALL and (title or w not in _NOUNS)}
    if not title:
        named = {w for w in named if not number_of(w)}
    return Called(frozenset(named), frozenset(words) & _NOUNS, number)


@dataclass(frozen=True, slots=True)
class _Report:
    """What one report says of its event."""

    event: NamedNode
    name: str
    groups: frozenset[Term]
    start: str
    end: str
    city: str


def one_event_each(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, in which reports of one event name one IRI: that of the name used most often."""
    return renamed(records, _joined(list(_reports(records))))


def _reports(records: Iterable[Record]) -> Iterator[_Report]:
    labels = {part.iri: str(value.value) for record in records for part in record.parts for predicate, value in part.values
              if predicate == RDFS.label}
    for record in records:
        if record.type != WTSA.EventReport:
            continue
        said = {str(predicate): str(value.value) for predicate, value in record.values}
        event = said[str(WTSA.event)]
        if len(said.get(str(WTSA.startDate), "")) == _FULL_DATE and event in labels:
            groups = frozenset(value for predicate, value in record.values if predicate == WTSA.meetingOf)
            is_meeting = WTSA.MeetingEvent in (value for predicate, value in record.values if predicate == WTSA.eventKind)
            yield _Report(NamedNode(event), labels[event], groups if is_meeting else frozenset(),
                          said[str(WTSA.startDate)], said.get(str(WTSA.endDate), ""), _city(said.get(str(WTSA.city), "")))


def _city(name: str) -> str:
    """The city in one spelling: "St. Petersburg" is "Saint Petersburg"."""
    return re.sub(r"^st-", "saint-", slug(name))


def _joined(reports: Sequence[_Report]) -> dict[NamedNode, NamedNode]:
    """For every event that is told under several IRIs, the one that is kept."""
    families: dict[tuple[object, ...], list[_Report]] = defaultdict(list)
    for report in reports:
        name = called(report.name)
        if report.groups:
            families[report.start, report.groups].append(report)
        elif len(name.topic) >= _FEWEST:
            families[report.start, name.topic].append(report)
    used = Counter(report.event for report in reports)
    kept: dict[NamedNode, NamedNode] = {}
    for family in families.values():
        for group in _agreeing(family):
            best = min(group, key=lambda event: (-used[event], event.value))
            kept |= {event: best for event in group if event != best and event not in kept}
    return {event: kept.get(best, best) for event, best in kept.items()}


def _agreeing(family: Sequence[_Report]) -> Iterator[set[NamedNode]]:
    """The events of a family that agree; one that says no place joins those that do only where these name one."""
    cities = {report.city for report in family if report.city}
    groups: list[list[_Report]] = []
    for report in sorted(family, key=lambda r: (not r.city, r.event.value)):
        if not report.city and len(cities) > 1:
            continue
        home = next((group for group in groups if all(_agree(report, other) for other in group)), None)
        if home is None:
            groups.append([report])
        else:
            home.append(report)
    yield from (events for group in groups if len(events := {report.event for report in group}) > 1)


def _agree(one: _Report, other: _Report) -> bool:
    if one.event == other.event:
        return True
    mine, theirs = called(one.name), called(other.name)
    return (not (one.end and other.end) or one.end == other.end) and (not (one.city and other.city) or one.city == other.city) \
        and _no_conflict(mine.number, theirs.number) and (bool(one.groups) or _no_conflict(mine.kinds, theirs.kinds))


def _no_conflict(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or bool(mine & theirs)
