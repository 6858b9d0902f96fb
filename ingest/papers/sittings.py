"""Find conferences in one of their sittings: "WTSA-20", "WTSA 2020", "Plenipotentiary 2018", "WTSA+24", "PP22".

Rules, by the names that mentions carry:

- `sitting-code`: series and year as one code, as the recogniser of bodies has it ("WTSA-16", "PP 22");
- `series-and-year`: a series and behind it a year of four digits or "+24" ("Plenipotentiary Conference 2022");
- `glued-code`: letters and two digits without anything between ("PP22", "WTSA24").

Not found: "Plenipotentiary" alone (a series in all its sittings), "IMT-2020" (no conference).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.mention import Mention
from ingest.papers.model import Sitting
from ingest.recognise import directory
from ingest.relate import ReadParagraph

_CODE = re.compile(r"(?P<series>[A-Z]{2,6})-(?P<year>\d{2}(?:\d{2})?)")
_YEAR = re.compile(r"(?:\s(?:Conference|Assembly))?(?:\s[–-])?\s?(?:(?P<year>(?:19|20)\d\d)(?![\d-])|[+](?P<short>\d\d)(?!\d))")


def sittings(text: str, mentions: tuple[Mention, ...], start: int = 0, end: int | None = None) -> list[Mention]:
    """The sittings in [start, end) of `text`, whose mentions there are known; in order. `detail` has the `series`.

    >>> from ingest.recognise import mentions
    >>> text = "WTSA-16, Plenipotentiary 2018 and PP22, but no Plenipotentiary"
    >>> [m.id for m in sittings(text, tuple(mentions(text)))]
    ['WTSA-16', 'PP-18', 'PP-22']
    """
    found = [*_coded(text, mentions), *_glued(text, start, len(text) if end is None else end)]
    return sorted(found, key=lambda m: (m.start, m.end))


def sittings_within(paragraph: ReadParagraph, start: int, end: int) -> list[Mention]:
    """The sittings in a stretch of a paragraph, in time that grows with the stretch."""
    return sittings(paragraph.text, paragraph.within(start, end, "conference"), start, end)


def series_of(mention: Mention) -> str:
    """The series that a mention of a conference names, in one sitting or in all; "" for anything else."""
    if mention.kind != "conference":
        return ""
    code = _CODE.fullmatch(mention.id)
    series = code["series"] if code else mention.id
    return series if series in _series() else ""


def sitting(mention: Mention) -> Sitting:
    """What a mention that `sittings` found stands for."""
    return Sitting(mention.id, mention.detail["series"])


@cache
def _series() -> frozenset[str]:
    return frozenset(code for code, entry in directory.load("body").by_code.items() if entry.is_a("ConferenceSeries"))


def _coded(text: str, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    for mention in mentions:
        series = series_of(mention)
        if not series:
            continue
        if mention.id != series:
            code = _code(series, mention.id.rpartition("-")[2])
            yield Mention("sitting", mention.start, mention.end, code, "sitting-code", {"series": series})
        elif year := _YEAR.match(text, mention.end):
            code = _code(series, year["year"] or year["short"])
            yield Mention("sitting", mention.start, year.end(), code, "series-and-year", {"series": series})


@cache
def _glued_code() -> re.Pattern[str]:
    """The code of a series of conferences in the reviewed data and a year of two digits: "PP22"."""
    series = sorted(entry.code for entry in directory.load("body").by_code.values() if entry.is_a("ConferenceSeries"))
    return re.compile(rf"(?<![\w-])(?P<series>{'|'.join(map(re.escape, series))})(?P<year>\d\d)(?!\w)")


def _glued(text: str, start: int, end: int) -> Iterator[Mention]:
    for found in _glued_code().finditer(text, start, end):
        code = _code(found["series"], found["year"])
        yield Mention("sitting", found.start(), found.end(), code, "glued-code", {"series": found["series"]})


def _code(series: str, year: str) -> str:
    """The code of the sitting: two digits, but four of the year 2000.

    >>> _code("WTSA", "2016"), _code("WTSA", "2000")
    ('WTSA-16', 'WTSA-2000')
    """
    return f"{series}-{'2000' if year in ('2000', '00') else year[-2:]}"
