"""An event on its way to a fact, and what makes two of them one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.mention import NarrativeFact
from ingest.relate import ReadParagraph
from ingest.relate.event_slots import Slot


@dataclass(slots=True)
class Event:
    """One occurrence of an event with the place in the text that tells of it."""

    paragraph: ReadParagraph
    start: int
    end: int
    name: str
    kind: str
    slot: Slot
    virtual: bool
    organizers: tuple[str, ...]
    bodies: tuple[str, ...]
    planned: bool
    rule: str
    inferred: Mapping[str, Any]

    @property
    def date(self) -> tuple[str | None, str | None]:
        """Its first and last day, as precise as the source."""
        date = self.slot.date
        return (date.detail["start"], date.detail["end"]) if date else (None, None)

    def fact(self) -> NarrativeFact:
        """The fact of kind "event" with the keys of the gold file."""
        start, end = self.date
        city, country, inferred = self.place()
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

    def place(self) -> tuple[str | None, str | None, dict[str, str]]:
        """City and country as written, and the country that follows from the city alone."""
        city, country = self.slot.city, self.slot.country
        written = country.detail["written"] if country else city.detail["country"] if city else None
        inferred = {"country_code": city.detail["code"]} if city and not written and city.detail["code"] else {}
        return city.detail["written"] if city else None, written, inferred


def merged(events: Iterable[Event]) -> list[Event]:
    """The events without those that tell again, in the same words and of the same day, of one before."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        start, end = event.date
        city = event.slot.city.detail["written"] if event.slot.city else None
        what = tuple(sorted(event.bodies)) if event.bodies and start else (_words(event.name),)
        key = (event.kind, what, start, end if start else event.paragraph.index, None if event.bodies else city)
        kept.setdefault(key, event)
    return list(kept.values())


def _words(name: str) -> str:
    return " ".join(sorted(set(re.findall(r"\w+", name.casefold()))))
