"""What one line says about a meeting: its name, its dates, its place, how people take part, what is still to be confirmed.

    "2nd APT Preparatory meeting for WTSA-24 (APT WTSA24-2), 5–6 February 2024, virtual meeting"

Rules: `meeting-line` (a date, and around it name, place and mode in any order), `two-on-a-line` (a semicolon, or a second date of days,
begins another meeting). A year is never taken from another line: where none is printed, the date has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean import level_characters
from ingest.document import Paragraph, Span
from ingest.mention import Mention
from ingest.recognise import dates, modes, places

_LATER = r"to\sbe\s(?:confirmed|determined|announced|decided|defined)\b"
_OPEN = re.compile(rf"\bT\.?B\.?[CDA]\b\.?|\b{_LATER}|\btentative(?:ly)?\b", re.IGNORECASE)
_PLACE_OPEN = re.compile(rf"\b(?:location|venue|place|city|host)\b[^;]{{0,30}}?(?:{_LATER}|\bTB[CDA]\b)", re.IGNORECASE)
_NOTHING_BUT = re.compile(
    r"[\s,;:().–-]{0,10}(?:(?:a|an|the|fully|virtual|virtually|on-?line|hybrid|hybdrid|e-meeting|remote|physical|in[- ]person"
    r"|face[- ]to[- ]face|by|correspondence|meetings?|event|held|as|to|be|confirmed|TBC|TBD|location|venue|exact|dates?|and)"
    r"[\s,;:().–-]{0,5}){0,12}", re.IGNORECASE)
_NAMING = re.compile(r"\b(?:meetings?|workshop|session|forum|assembly|conference|seminar|consultation|committee|group)s?\b", re.IGNORECASE)
_EDGES = " ,;:.–-\t\n"
_ORDINAL = re.compile(r"(?:\b(?P<digits>\d{1,2}(?:st|nd|rd|th))|\b(?P<word>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth))\b")


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as one line has it; `start` and `end` are ISO dates as precise as printed ("--08-18" without a year)."""

    name: str
    edition: str
    start: str
    end: str
    dates: str
    city: str
    country: str
    place: str
    mode: str
    tentative: bool
    problem: str
    span: Span


def meeting_lines(paragraph: Paragraph) -> Iterator[MeetingLine]:
    """The meetings of a line, each with its stretch of the document."""
    text = level_characters(paragraph.text)
    for start, end in _pieces(text):
        found = _read(text, start, end, paragraph)
        if found is not None:
            yield found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that hold one meeting each."""
    start = 0
    for piece in re.finditer(r"[^;]+", text):
        days = [d for d in dates.find(piece.group()) if _is_day(d) or _is_month(d)]
        start = piece.start()
        for before, day in zip(days, days[1:], strict=False):
            if _is_day(before) and _is_day(day):
                yield start, piece.start() + day.start
                start = piece.start() + day.start
        yield start, piece.end()


def _is_day(date: Mention) -> bool:
    return date.detail["end"].count("-") >= 2 and len(date.detail["end"]) >= len("--08-18")


def _is_month(date: Mention) -> bool:
    return len(date.detail["end"]) == len("2022-01")


def _read(text: str, start: int, end: int, paragraph: Paragraph) -> MeetingLine | None:
    piece = text[start:end]
    date = next((d for d in dates.find(piece) if _is_day(d) or _is_month(d)), None)
    if date is None:
        return None
    city, country, place, where = _place(piece, date)
    behind, before = piece[date.end:], piece[:date.start]
    name = _name(before) or _name_behind(behind, where, date.end)
    first = len(piece) - len(piece.lstrip(_EDGES))
    last = len(piece.rstrip(_EDGES))
    ordinal = _ORDINAL.search(name)
    return MeetingLine(
        name, (ordinal["digits"] or ordinal["word"]) if ordinal else "",
        date.detail["start"], date.detail["end"], piece[date.start:date.end],
        city, country, place, _mode(piece, bool(city or country)), bool(_OPEN.search(piece)), date.detail.get("problem", ""),
        paragraph.span(start + first, start + max(last, first)))


def _place(piece: str, date: Mention) -> tuple[str, str, str, tuple[int, int]]:
    """City, country, both as printed, and where they stand: behind the date, else before it at the end of the name."""
    found = places.find(piece)
    after = [p for p in found if p.start >= date.end]
    before = [p for p in found if p.end <= date.start and not piece[p.end:date.start].strip(" ,(–-")]
    chosen = after[:1] or before[-1:]
    if not chosen:
        return "", "", "", (date.end, date.end)
    this = chosen[0]
    city: Mention | None = this
    country: Mention | None = this
    if this.detail["type"] == "country":
        city = next((p for p in found if p.detail["type"] == "city" and p.end <= this.start and this.start - p.end < 4), None)
    else:
        country = next((p for p in found if p.detail["type"] == "country" and 0 <= p.start - this.end < 8), None)
    start, end = min(this.start, city.start if city else this.start), max(this.end, country.end if country else this.end)
    in_state = city.detail["written"] if city and city.detail["type"] == "city-state" else ""
    return (city.detail["written"] if city else "", country.detail["written"] if country else in_state, piece[start:end], (start, end))


def _mode(piece: str, placed: bool) -> str:
    said = modes.find(piece)
    if said:
        return said
    if _PLACE_OPEN.search(piece):
        return "to be confirmed"
    return "in person" if placed else "not stated"


def _name(text: str) -> str:
    """The words before the date as a name; "" where they only say how people meet."""
    bare = text.strip(_EDGES)
    return "" if not bare or _NOTHING_BUT.fullmatch(bare) else " ".join(bare.split())


def _name_behind(text: str, where: tuple[int, int], offset: int) -> str:
    """A name behind the date: "Virtual Interim meeting of WGs", but not the place or "Virtual meeting"."""
    for segment in re.finditer(r"[^,;()]+", text):
        inside = where[0] - offset < segment.end() and segment.start() < where[1] - offset
        if not inside and _NAMING.search(segment.group()) and not _NOTHING_BUT.fullmatch(segment.group()):
            return " ".join(segment.group().strip(_EDGES).split())
    return ""
