"""An event on its way to a fact, and what makes two of them one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.mention import NarrativeFact
from ingest.recognise import modes
from ingest.recognise.ordinals import number_of
from ingest.relate import ReadParagraph
from ingest.relate.events.slots import Slot

_SMALL = frozenset({"the", "a", "an", "of", "on", "for", "and", "in", "to", "itu", "t", "at"})
_BRACKETS = re.compile(r"(?:,?\s?\([^()]{1,60}\)){1,2}")
_NEAR = 150  # events before and behind among which one may be told again
_CODE_BEHIND = re.compile(r"\s\([A-Z]{2,8}-(?:19|20)?\d\d\)\Z")  # "the 7th Green Cable Week (GCW-17)"
_SAME = 0.8  # part of the words of a name without a date by which it is one with a date


@dataclass(slots=True)
class Event:
    """One occurrence of an event with the place in the text that tells of it."""

    paragraph: ReadParagraph
    start: int
    end: int
    name: str
    kind: str
    slot: Slot
    virtual: bool = False
    organizers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    planned: bool = False
    rule: str = ""
    inferred: Mapping[str, Any] = field(default_factory=dict)

    @property
    def date(self) -> tuple[str | None, str | None]:
        """Its first and last day, as precise as the source."""
        date = self.slot.date
        return (date.detail["start"], date.detail["end"]) if date else (None, None)

    def fact(self) -> NarrativeFact:
        """The fact of kind "event"; what the text does not say itself is in `inferred`."""
        start, end = self.date
        city, country, inferred = self._place()
        values: dict[str, Any] = {
            "name": self.name, "event_kind": self.kind, "start": start, "end": end, "city": city, "country": country,
            "virtual": self.virtual, "organizers": list(self.organizers)}
        mode = self._mode()
        if mode:
            values["mode"] = mode
        if self.bodies:
            values["body"] = list(self.bodies)
        if self.planned:
            values["planned"] = True
        if self.slot.date is not None and "problem" in self.slot.date.detail:
            values["problem"] = self.slot.date.detail["problem"]
        inferred = {**self.inferred, **inferred}
        if inferred:
            values["inferred"] = inferred
        return NarrativeFact("event", values, self.paragraph.paragraph, self.start, self.end, self.rule)

    def _mode(self) -> str:
        """How people took part where that is neither at a place nor virtually: "1 June 2020 (by correspondence)", "(hybrid meeting)".

        It stands in the name or in a bracket right behind; what is virtual is told by `virtual` alone.
        """
        behind = _BRACKETS.match(self.paragraph.text, self.end)
        said = modes.find(self.paragraph.text[self.start:behind.end() if behind else self.end])
        return said if said != "virtual" and not self.virtual else ""

    def _place(self) -> tuple[str | None, str | None, dict[str, Any]]:
        city, country = self.slot.city, self.slot.country
        written = country.detail["written"] if country else city.detail["country"] if city else None
        place = country or city
        code = place.detail["code"] if place else None
        inferred: dict[str, Any] = {"country_code": code} if code else {}
        date = self.slot.date
        if date is not None and "year_from" in date.detail:
            inferred["year_from"] = list(date.detail["year_from"])
        return city.detail["written"] if city else None, written, inferred


def merged(events: Sequence[Event]) -> list[Event]:
    """The events without those that tell again of one before: the same day and name, or the name only, without a day."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        start, end = event.date
        what = tuple(sorted(event.bodies)) if event.bodies and start else (" ".join(sorted(_words(event.name))),)
        city, country, _ = event._place()
        place = None if event.bodies or not start else city
        key = (event.kind, what, start, end) + ((place,) if start else (city, country))
        kept.setdefault(key, event)
    named = [(e, _words(e.name)) for e in kept.values()]
    return [e for i, (e, words) in enumerate(named)
            if len(e.date[0] or "") == len("2021-05-18") or not any(
                _tells_more(other, theirs, e, words) for other, theirs in named[max(0, i - _NEAR):i + _NEAR])]


def _tells_more(other: Event, theirs: set[str], event: Event, words: set[str]) -> bool:
    """Whether `other` is the same event with a finer date, "2021" against "18 May 2021", or a place where neither has a date.

    Without a date a name may be a little different: "the 1st Tree Week in Africa" is "the First African Tree Week".
    """
    mine, date = event.date[0] or "", other.date[0] or ""
    placed = other.slot.has_place and not event.slot.has_place and not mine and not date
    if other.kind != event.kind or not date.startswith(mine) or not (placed or len(date) > len(mine)):
        return False
    if event.bodies or other.bodies:
        same = set(event.bodies) == set(other.bodies)
        return same and (bool(mine) or _ordinals(event.name) == _ordinals(other.name) != set())
    if mine or event.slot.has_place or _ordinals(event.name) != _ordinals(other.name):
        return len(words) > 1 and (words <= theirs or (len(theirs) > 2 and theirs <= words))
    shared = len(words & theirs)
    return len(words) > 1 and shared >= min(len(words), len(theirs), max(3, _SAME * len(words)))


def _ordinals(name: str) -> set[str]:
    """The numbers of a name: "fourth meeting" and "4th SG5 meeting" have the same."""
    return {number for w in re.findall(r"\w+", name.casefold()) if (number := number_of(w))}


def _words(name: str) -> set[str]:
    name = _CODE_BEHIND.sub("", name)
    words = re.findall(r"\w+", re.sub(r"\b(?:19|20)\d\d\b", "", name.casefold()))
    return {number_of(w) or w for w in words} - _SMALL
