"""When an action item is due: "Ongoing, Council 2021", "3 months before WTSA-20", "2017"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

from ingest.clean import level_characters, squeeze
from ingest.document import Cell
from ingest.plan.model import Milestone, distinct

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_EVENT = r"(?:Council|TSAG|WTSA|PP|WTDC|RA|WRC)"

# Each rule: kind of milestone, and what a part (between commas and line ends) looks like. The first that fits counts.
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I)) for kind, pattern in (
        ("Ongoing", r"ongoing|continuous(ly)?|permanent"),
        ("Done", r"completed?(?:\s+(?P<year>\d{4}))?|done"),
        ("RelativeTo", r".{0,80}\b(?:before|after|prior to|within)\b.{0,80}"),
        ("Recurring", r"(?:annual|annually|yearly|quarterly|regular(?:ly)?|periodic(?:ally)?)(?:\s+.{1,60})?"),
        ("Recurring", r"(?:each|every)\s+.{1,60}|(?:\w+\s+)?(?:TSAG|Council|SG|study group)\s+meetings"),
        ("DatedEvent", rf"(?P<event>{_EVENT})[-\s]?(?P<year>\d{{4}}|\d{{2}})"),
        ("DatedYear", r"(?:(?P<month>[A-Za-z]{3,9})\s+)?(?P<year>\d{4})"),
        ("UndatedEvent", rf"(?:(?:first|next|last)\s+)?(?:{_EVENT}|SG|study group)(?:\s+meeting)?"),
    ))


def read_milestone(cell: Cell) -> Milestone:
    """The milestone in a cell.

    Every part that no rule takes makes the kind "Unspecified" join the others: nothing disappears.
    """
    printed = cell.text
    parts = [squeeze(p) for p in re.split(r"[,;\n]", level_characters(printed)) if p.strip()]
    read = [_part(p) for p in parts]
    kinds = distinct(kind for kind, *_ in read) or ("Unspecified",)
    days = [day for *_, day in read if day]
    return Milestone(
        printed=printed, span=cell.span(), kinds=kinds,
        events=distinct(event for _, event, _, _ in read if event),
        years=tuple(sorted({year for _, _, year, _ in read if year})),
        last_day=max(days) if days else None)


def _part(text: str) -> tuple[str, str, int | None, str | None]:
    """(kind, event, year, last day) of one part.

    >>> _part("Council 2021"), _part("March 2017"), _part("WTSA-20")
    (('DatedEvent', 'Council-2021', 2021, '2021-12-31'), ('DatedYear', '', 2017, '2017-03-31'), ('DatedEvent', 'WTSA-20', None, None))
    """
    for kind, pattern in _RULES:
        match = pattern.fullmatch(text)
        if match:
            return (kind, *_READERS.get(kind, _nothing)(match))
    return ("Unspecified", "", None, None)


def _nothing(match: re.Match[str]) -> tuple[str, None, None]:
    return "", None, None


def _dated_event(match: re.Match[str]) -> tuple[str, int | None, str | None]:
    """An assembly's two digits are part of its name, not a year: WTSA-20 met in 2022. "WTSA 2020" is its long form."""
    name = match["event"].upper() if match["event"].isupper() else match["event"].capitalize()
    if name in {"Council", "TSAG"}:
        year = int(match["year"][-2:]) + 2000
        return f"{name}-{year}", year, f"{year}-12-31"
    return f"{name}-{match['year'][-2:]}", None, None


def _dated_year(match: re.Match[str]) -> tuple[str, int, str]:
    year, month = int(match["year"]), _MONTHS.get((match["month"] or "december").casefold(), 12)
    return "", year, f"{year}-{month:02d}-{calendar.monthrange(max(year, 1), month)[1]:02d}"


def _done(match: re.Match[str]) -> tuple[str, int | None, None]:
    return "", int(match["year"]) if match["year"] else None, None


_READERS: dict[str, Callable[[re.Match[str]], tuple[str, int | None, str | None]]] = {
    "DatedEvent": _dated_event, "DatedYear": _dated_year, "Done": _done}
