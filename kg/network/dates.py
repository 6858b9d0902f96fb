"""Dates as precisely as they were written, and as days where a format knows nothing else."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def first_day(text: str) -> date | None:
    """The first day of a date, a month or a year; None for other words.

    >>> first_day("2019-02"), first_day("early 2019")
    (datetime.date(2019, 2, 1), None)
    """
    return _day(text, last=False)


def last_day(text: str) -> date | None:
    """The last day of it.

    >>> last_day("2019-02"), last_day("2019")
    (datetime.date(2019, 2, 28), datetime.date(2019, 12, 31))
    """
    return _day(text, last=True)


def span(start: str, end: str) -> tuple[date | None, date | None]:
    """First and last day; both None where the end lies before the start, which no format would take.

    >>> span("2019-02", "")
    (datetime.date(2019, 2, 1), None)
    """
    first, last = first_day(start), last_day(end)
    return (None, None) if first and last and last < first else (first, last)


def _day(text: str, *, last: bool) -> date | None:
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or (12 if last else 1)), int(found[3] or 0)
    try:
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:  # the thirtieth of February
        return None
