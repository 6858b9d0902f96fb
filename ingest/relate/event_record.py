"""An event on its way to a fact, and what makes two of them one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.mention import NarrativeFact
from ingest.relate import ReadParagraph
from ingest.relate.event_slots import Slot

_SMALL = frozenset({"the", "a", "an", "of", "on", "for", "and", "in", "to", "itu", "t", "at"})


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
        """The fact of kind "event" with the keys of the gold file; what the text does not say itself is in `inferred`."""
        start, end = self.date
        city, country, inferred = self._place()
        values: dict[str, Any] = {
            "name": self.name, "event_kind": self.kind, "start": start, "end": end, "city": city, "country": country,
            "virtual": self.virtual, "organizers": list(self.organizers)}
        if self.bodies:
            values["body"] = list(self.bodies)
        if self.planned:
            values["planned"] = True
        inferred = {**self.inferred, **inferred}
        if inferred:
            values["inferred"] = inferred
        return NarrativeFact("event", values, self.paragraph.paragraph, self.start, self.end, self.rule)

    def _place(self) -> tuple[str | None, str | None, dict[str, Any]]:
        city, country = self.slot.city, self.slot.country
        written = country.detail["written"] if country else city.detail["country"] if city else None
        code = (country or city).detail["code"] if country or city else None
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
        key = (event.kind, what, start, end) + ((place,) if start else (event.paragraph.index, city, country))
        kept.setdefault(key, event)
    dated = [e for e in kept.values() if e.slot.date is not None]
    return [e for e in kept.values() if e.slot.date is not None or not _told_with_a_date(e, dated)]


def _told_with_a_date(event: Event, dated: Iterable[Event]) -> bool:
    """Whether an event without a date is one that the narrative dates elsewhere."""
    words = _words(event.name)
    return len(words) > 1 and any(
        other.kind == event.kind and (words <= _words(other.name) or (len(words) > 3 and _words(other.name) <= words))
        for other in dated)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold())) - _SMALL
