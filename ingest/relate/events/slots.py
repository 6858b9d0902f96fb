"""When and where: the dates and places that belong to a phrase, one slot for each occurrence.

    (Abuja, Nigeria, 29 August 2019; Warsaw, Poland, 5 December 2017)      two slots, place before date
    on 20 March 2017 and 30 August 2017 in Geneva                         two slots, the place serves both
    in Geneva, Kigali and Singapore                                        three slots without a date

A date belongs to a phrase when only places, linking words or a verb of taking place stand between ("was held on").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.events.words import OCCURS, VIRTUAL

_LINK = re.compile(
    r"\s|[,;:()–/\"-]|\.(?=\))"
    r"|\b(?:on|from|in|at|to|of|for|held|the|and|both|morning|afternoon|only|place|online|virtual(?:ly)?|meetings?"
    r"|e-meeting|web-meeting|events?|hybrid|[Cc]ity|via|also|year|between|during|as|an?|[Ss]ession|respectively|back-to-back"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|AM|PM|am|pm|exact|dates|be|confirmed|[Hh]eadquarters|ITU|Room(?:\s[A-Z]{0,2}\d{0,3})?|HQ|UNHQ"
    r"|i\.e\.|twice|\d{1,2}[h:.]?\d{0,2})\b")
# What may stand between beside linking words: a bracket without a date, "since WTSA-16", "for example", ", Africa", and
# a quarter of the city that follows ("Bundang, ").
_APART = re.compile(
    r"\b(?:since|during|in|over|throughout|for)\s(?:the\s|this\s|its\s|our\s)?(?:last\s|current\s|whole\s)?"
    r"(?:[Ss]tudy\s[Pp]eriod|period|pandemic|COVID-19\spandemic|WTSA-\d\d|last\sWTSA)"
    r"|\sattended\sby\s[^,;.()]{1,80}?(?=\s(?:in|on)\s)"
    r"|,?\s(?:for\s(?:instance|example)|e\.g\.|namely|including|such\sas),?(?=\s)|\([^()]{1,120}\)"
    r"|(?<=,\s)(?:Africa|Asia|Europe|Latin\sAmerica|Americas)(?=\s)|(?<=,\s)[A-Z][a-z]{2,20},\s\Z")
_HOSTED = re.compile(r"\)?,?\s(?:and\s)?(?:co-)?hosted\sby\s")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_NOT_ITS_DATE = re.compile(r"\b(?:since|until|by|before|after|between|till)\s(?:the\s)?\Z", re.IGNORECASE)
_FARTHEST = 330


@dataclass(frozen=True, slots=True)
class Slot:
    """One occurrence: its date, its place and whether it is virtual; `start` and `end` say where that stands."""

    date: Mention | None = None
    city: Mention | None = None
    country: Mention | None = None
    virtual: bool = False
    start: int = -1
    end: int = -1

    @property
    def has_place(self) -> bool:
        """Whether a place is known, "virtual" included."""
        return self.city is not None or self.country is not None or self.virtual


@dataclass(frozen=True, slots=True)
class _Item:
    """A date, a place (a city with its country is one) or the word "virtual", in the order of the text."""

    start: int
    end: int
    date: Mention | None = None
    city: Mention | None = None
    country: Mention | None = None
    virtual: bool = False


def slots_behind(paragraph: ReadParagraph, start: int, end: int, *, lenient: bool = False) -> list[Slot]:
    """The slots in [start, end), which begins where the phrase ends.

    What is too far away, behind another verb, ends the search; `lenient` lets the first slot stand anywhere, in a line
    that is no sentence.
    """
    items = _without_names_years(_items(paragraph, start, min(end, start + _FARTHEST * 4)))
    if lenient and items:
        start = items[0].start
    items = _reachable(paragraph, start, items)
    if not items:
        return []
    return _split_days(paragraph, _slots(items), end)


def _without_names_years(items: list[_Item]) -> list[_Item]:
    """The items without bare years, where a finer date stands among them: "Perspective 2030, 21-23 May 2019"."""
    if not any(i.date is not None and len(i.date.id) > 4 for i in items):
        return items
    return [i for i in items if i.date is None or len(i.date.id) > 4]


def first_slot(paragraph: ReadParagraph) -> int:
    """Where the first date (more than a year), place or "virtual" of a line stands; its length where there is none."""
    items = _items(paragraph, 0, len(paragraph.text))
    return next((i.start for i in items if i.date is None or len(i.date.id) > 4), len(paragraph.text))


def _items(paragraph: ReadParagraph, start: int, end: int) -> list[_Item]:
    items = [_Item(m.start, m.end, date=m) for m in paragraph.within(start, end, "date")]
    found = paragraph.within(start, end, "place")
    used: set[int] = set()
    for i, place in enumerate(found):
        if i in used:
            continue
        kind = place.detail["type"]
        following = found[i + 1] if i + 1 < len(found) else None
        in_country = kind == "city" and place.detail["country"] is not None
        if in_country and following is not None and following.detail["type"] == "country":
            used.add(i + 1)
            items.append(_Item(place.start, following.end, city=place, country=following))
        elif kind == "country":
            items.append(_Item(place.start, place.end, country=place))
        else:
            items.append(_Item(place.start, place.end, city=place, country=place if kind == "city-state" else None))
    dated = sorted(items, key=lambda i: i.start)
    for word in VIRTUAL.finditer(paragraph.text, start, end):
        if not any(i.start <= word.start() < i.end for i in dated):
            items.append(_Item(word.start(), word.end(), virtual=True))
    return sorted(items, key=lambda i: i.start)


def _reachable(paragraph: ReadParagraph, start: int, items: Sequence[_Item]) -> list[_Item]:
    """The items up to the first one that does not belong."""
    kept: list[_Item] = []
    at = start
    for item in items:
        gap = paragraph.text[at:item.start]
        if not _links(paragraph, at, item.start, gap, first=not kept):
            break
        if item.date is not None and _NOT_ITS_DATE.search(gap) and not (gap.endswith("between ") and item.date.rule == "between"):
            break
        kept.append(item)
        at = item.end
    return kept


def _links(paragraph: ReadParagraph, start: int, end: int, gap: str, *, first: bool) -> bool:
    gap = _APART.sub(" ", gap)
    if not _LINK.sub("", gap):
        return True
    if len(gap) > _FARTHEST:
        return False
    occurs = OCCURS.search(gap)
    if occurs is None or (not first and _HOSTED.match(gap)):
        return _only_names(paragraph, start, end, gap)
    return first or not _LINK.sub("", _without(gap, occurs))


def _without(gap: str, found: re.Match[str]) -> str:
    return re.sub(r"\b(?:will|it|which|that|was|is|are|were|be)\b", "", gap[:found.start()] + gap[found.end():])


def _only_names(paragraph: ReadParagraph, start: int, end: int, gap: str) -> bool:
    """Whether what stands between is linking words and names of bodies: "meeting of ITU-T Study Group 5, 13-22 May".

    Behind a bracket a body has a date of its own: "to RGMs Q1/3 (January 2021), to the SG13RG-AFR (June 2021)".
    """
    if gap.startswith(")") and gap.endswith("(") and paragraph.within(start, end, "body"):
        return False
    rest = list(gap)
    for m in paragraph.within(start, end, "body", "organization", "unknown-organization", "question"):
        rest[m.start - start:m.end - start] = " " * (m.end - m.start)
    bare = re.sub(r"\([^()]{0,60}\)|\bfor\s(?:[\w-]+\s){1,7}(?=(?:on|in|at|from)\b)|\b(?:(?:co-?|col)located|in\stime|with|collaboration"
        r"|cooperation|conjunction|jointly|together|by|hosted|next)\b", " ", "".join(rest))
    return not _LINK.sub("", bare)


def _slots(items: Sequence[_Item]) -> list[Slot]:
    dates = [i for i in items if i.date is not None]
    places = [i for i in items if i.date is None]
    if not dates:
        return _places_only(places)
    if len(places) == len(dates):
        return [_slot(d, p) for d, p in zip(dates, places, strict=True)]
    if items[0].date is None:
        return _place_first(items)
    return _date_first(items)


def _places_only(places: Sequence[_Item]) -> list[Slot]:
    real = [p for p in places if not p.virtual]
    virtual = len(real) < len(places)
    return [replace(_slot(None, p), virtual=virtual and len(real) == 1) for p in real] or [_slot(None, places[0])]


def _place_first(items: Sequence[_Item]) -> list[Slot]:
    """Place, date, place, date: a date without a place of its own has the one before it."""
    slots: list[Slot] = []
    here: list[_Item] = []
    used = False
    for item in items:
        if item.date is not None:
            slots.append(_slot(item, *here))
            used = True
        else:
            here = [item] if used else [*here, item]
            used = False
    if not used:  # a place behind the last date
        slots[-1] = _merge(slots[-1], [i for i in here if i.virtual or not slots[-1].has_place])
    return slots


def _date_first(items: Sequence[_Item]) -> list[Slot]:
    """Date, place, date, place: a single place at the end serves all dates before it."""
    slots: list[Slot] = []
    for item in items:
        if item.date is not None:
            slots.append(_slot(item))
        else:
            slots[-1] = _merge(slots[-1], [item])
    if len(slots) > 1 and slots[-1].has_place and not any(s.has_place for s in slots[:-1]):
        last = slots[-1]
        slots = [replace(s, city=last.city, country=last.country, virtual=last.virtual) for s in slots]
    return slots


def _slot(dated: _Item | None, *places: _Item) -> Slot:
    items = [i for i in (dated, *places) if i is not None]
    base = Slot(date=dated.date if dated else None, start=min(i.start for i in items), end=max(i.end for i in items))
    return _merge(base, places)


def _merge(slot: Slot, places: Sequence[_Item]) -> Slot:
    for place in places:
        slot = replace(
            slot, city=slot.city or place.city, country=slot.country or place.country,
            virtual=slot.virtual or place.virtual, start=min(slot.start, place.start), end=max(slot.end, place.end))
    return slot


def one_span(slots: list[Slot]) -> list[Slot]:
    """One event on several days of a month is one occurrence: "a webinar held on 14 and 16 April 2020"."""
    dates = [s.date for s in slots if s.date]
    if len(slots) < 2 or len(dates) < len(slots):
        return slots
    months = {d.detail[key][:7] for d in dates for key in ("start", "end")}
    if len(months) > 1 or len(dates[0].detail["start"]) < 10 or any(s.city for s in slots[1:]):
        return slots
    date = replace(dates[0], end=dates[-1].end, detail={**dates[0].detail, "end": dates[-1].detail["end"]})
    return [replace(slots[0], date=date, end=slots[-1].end)]


def _split_days(paragraph: ReadParagraph, slots: list[Slot], end: int) -> list[Slot]:
    """"11 and 12 May respectively" are two occurrences, without the last word they are one of two days."""
    if not any(s.date and "days" in s.date.detail for s in slots):
        return slots
    if not _RESPECTIVELY.search(paragraph.text, slots[-1].end, min(end, slots[-1].end + 20)):
        return slots
    split: list[Slot] = []
    for slot in slots:
        days = slot.date.detail.get("days", ()) if slot.date else ()
        if slot.date is None or not days:
            split.append(slot)
            continue
        for day in days:
            date = replace(slot.date, id=day, detail={**slot.date.detail, "start": day, "end": day})
            split.append(replace(slot, date=date))
    return split


def next_start(starts: Sequence[int], position: int, end: int) -> int:
    """Where the next phrase behind `position` starts, or the end of the sentence."""
    after = bisect_left(starts, position)
    return min(starts[after], end) if after < len(starts) else end


def is_covered(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether one of the last spans that begin before `position` reaches over it."""
    before = bisect_right(spans, (position, 1 << 60))
    return any(end > position for _, end in spans[max(0, before - 8):before])
