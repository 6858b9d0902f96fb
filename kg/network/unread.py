"""What a view says of things and relations that a network cannot take: weights that are no numbers, dates that are none.

Such rows stay in the network, without the weight and with the date as a mere word; whoever wrote the query is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.messages import shorten
from kg.network.dates import first_day, span


def told(weights: Sequence[str], times: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """A sentence for each kind of what was not understood; `times` are pairs of start and end, as written.

    >>> told(["heavy"], [("someday", "")])[1]
    '1 date is no year, month or day and stays a word: “someday”'
    """
    times = list(times)
    dates = [text for pair in times for text in pair if text and not first_day(text)]
    backwards = [f"{start} to {end}" for start, end in times if first_day(start) and first_day(end) and span(start, end) == (None, None)]
    return tuple(_sentence(found, *words) for found, words in (
        (weights, ("weight is no number that can be added up and counts for nothing",
                   "weights are no numbers that can be added up and count for nothing")),
        (dates, ("date is no year, month or day and stays a word", "dates are no years, months or days and stay words")),
        (backwards, ("span ends before it begins and has no time", "spans end before they begin and have no time"))) if found)


def _sentence(found: Sequence[str], one: str, many: str) -> str:
    several = len(found) > 1
    return f"{len(found)} {many if several else one}{', such as' if several else ':'} “{shorten(found[0])}”"
