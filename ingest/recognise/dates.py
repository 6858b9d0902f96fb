"""Find dates and ranges of dates, with the precision that the source has.

A date is a point (a day, a month, a year) or a range of two points. What a point lacks it takes from its neighbour to
the right, as people read: "29 January to 9 February 2018", "17 and 19 May 2021", "February and November 2018".

`id` is ISO 8601: "2020-06-05", "2019-09", "2018", a range "2018-11-27/2018-12-01", and "--08-27" where no year is
known. `detail` has `start` and `end` (alike for a point) and, where they apply, `days` (the single days of "11 and 12
May"), `qualifier` ("end" of 2017, "Q1"), `year_from` (the place in the text that gave the year) and `problem`.

Rules, by the names that mentions carry: `day`, `month`, `year`, `iso-date`, `numeric-date` (day first; where it could
also be month first, that reading is in `also`), `month-number` ("9/2019"), `range`, `between`, `consecutive-days`, and
`year-from-context` where the year stands elsewhere in the paragraph ("on 17 December and … on 20 December 2018").
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ingest.mention import Mention
from ingest.recognise.date_words import Token, groups
from ingest.sentences import split
from kg.messages import Message

_QUALIFIER = re.compile(
    r"(?:\b(?P<when>end|beginning|start|middle|mid|early|late)(?:\s|-)(?:of\s)?(?:the\s)?(?:year\s)?"
    r"|\b(?P<part>first|second|third|fourth|1st|2nd|3rd|4th|last)\s(?P<unit>quarter"
    r"|half)\s(?:of\s)?(?:the\s)?(?:year\s)?"
    r"|\b(?P<short>[QH][1-4])\s(?:of\s)?)\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\b[Bb]etween\s\Z")
_LONGEST_LIST = 8  # days in one list
_PARTS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    rule: str = ""
    also: tuple[str, ...] = ()
    american: bool = False
    year_from: tuple[int, int] | None = None
    own_month: bool = False

    @property
    def iso(self) -> str:
        year = f"{self.year:04}" if self.year is not None else "-"
        return "-".join([year, *(f"{n:02}" for n in (self.month, self.day) if n is not None)])

    @property
    def precision(self) -> str:
        return "day" if self.day is not None else "month" if self.month is not None else "year"


@dataclass(frozen=True, slots=True)
class _Between:
    """What joins two points: a range word, an "and", a comma or a slash; or nothing, then they are apart."""

    is_range: bool = False
    is_and: bool = False
    slash: bool = False
    comma: bool = False


def find(text: str) -> list[Mention]:
    """The dates in `text` (with levelled characters), in order.

    >>> [m.id for m in find("held from 29 January to 9 February 2018 and on 17 and 19 May 2021")]
    ['2018-01-29/2018-02-09', '2021-05-17', '2021-05-19']
    """
    spans = [span for group in groups(text) for span in _read(group)]
    spans = _years_from_context(text, _with_ands(text, spans))
    return [_mention(text, points, rule) for points, rule in spans]


def messages(found: Iterable[Mention], text: str, place: str = "") -> list[Message]:
    """What cannot be right about the dates found in `text`; they are kept as written all the same.

    >>> [m.text for m in messages(find("on 36 August 2020"), "on 36 August 2020")]
    ['no such day: 2020-08-36']
    """
    return [Message("impossible-date", f"{m.detail['problem']}: {m.id}", place, text[m.start:m.end])
            for m in found if "problem" in m.detail]


# --- from tokens to points ----------------------------------------------------------------------------------------

def _read(tokens: list[Token]) -> list[tuple[list[_Point], str]]:
    points: list[_Point] = []
    between: list[_Between] = []
    at, joint = 0, _Between()
    while at < len(tokens):
        token = tokens[at]
        if token.kind in ("range", "listing"):
            joint = _joined(joint, token)
            at += 1
            continue
        point, at = _point(tokens, at, points[-1] if points else None)
        if point is not None:
            if points:
                between.append(joint)
            points.append(point)
            joint = _Between()
    return _spans(_fill(points, between), between)


def _joined(joint: _Between, token: Token) -> _Between:
    return _Between(joint.is_range or token.kind == "range", joint.is_and or token.text in ("and", "&"),
                    joint.slash or token.text == "/", joint.comma or token.text in ",;")


def _point(tokens: list[Token], at: int, left: _Point | None) -> tuple[_Point | None, int]:
    """The point that begins at token `at`, and where to go on."""
    token = tokens[at]
    kinds = [t.kind for t in tokens[at:at + 5]]
    if token.kind in ("iso", "numeric", "monthyear", "yearmonth"):
        return _from_digits(token), at + 1
    if token.kind == "day":
        month = at + 1 + (kinds[1:2] == ["of"])
        if month < len(tokens) and tokens[month].kind == "month":
            return _with_year(tokens, month, _Point(token.start, tokens[month].end, token.number, tokens[month].number,
                                                    rule="day", own_month=True))
        point = _Point(token.start, token.end, token.number, rule="day")
        if left is not None and left.american:
            return _with_year(tokens, at, replace(point, month=left.month, american=True))
        return point, at + 1
    if token.kind == "month":
        if kinds[1:2] == ["day"] and kinds[2:3] not in (["month"], ["of"]):
            day = tokens[at + 1]
            return _with_year(tokens, at + 1, _Point(token.start, day.end, day.number, token.number, rule="day",
                                                     american=True, own_month=True))
        return _with_year(tokens, at, _Point(token.start, token.end, None, token.number, rule="month", own_month=True))
    if token.kind == "year":
        return _Point(token.start, token.end, year=token.number, rule="year"), at + 1
    return None, at + 1


def _with_year(tokens: list[Token], last: int, point: _Point) -> tuple[_Point, int]:
    """The point with the year behind token `last`, if one stands there, after a comma or "of" perhaps."""
    following = last + 1
    while following < len(tokens) and (tokens[following].kind in ("of", "half") or (
            tokens[following].text == "," and following == last + 1)):
        following += 1
    if following < len(tokens) and tokens[following].kind == "year":
        year = tokens[following]
        return replace(point, year=year.number, end=year.end), following + 1
    return point, last + 1


def _from_digits(token: Token) -> _Point:
    numbers = [int(n) for n in re.findall(r"\d{1,4}", token.text)]
    base = _Point(token.start, token.end, rule="iso-date", own_month=True)
    if token.kind == "iso":
        day = numbers[2] if len(numbers) == 3 else None
        return replace(base, year=numbers[0], month=numbers[1], day=day)
    if token.kind == "monthyear":
        return replace(base, month=numbers[0], year=numbers[1], rule="month-number")
    if token.kind == "yearmonth":
        return replace(base, month=numbers[1], year=numbers[0], rule="month-number")
    day, month, year = numbers
    if month > 12 >= day:
        day, month = month, day
    other = (f"{year:04}-{day:02}-{month:02}",) if day <= 12 and day != month else ()
    return replace(base, day=day, month=month, year=year, rule="numeric-date", also=other)


# --- what a point lacks, and which points belong together ----------------------------------------------------------

def _fill(points: list[_Point], between: list[_Between]) -> list[_Point]:
    """The points with the month and year that they take from their neighbour to the right."""
    filled = list(points)
    for i in range(len(points) - 2, -1, -1):
        left, right = filled[i], filled[i + 1]
        if between[i] == _Between():
            continue
        lacks_month = left.month is None and left.day is not None
        if lacks_month and right.day is not None and _days_coordinate(points, between, i):
            left = replace(left, month=right.month)
        if left.month is not None and left.year is None and right.month is not None:
            left = replace(left, year=right.year)
        filled[i] = left
    return filled


def _days_coordinate(points: list[_Point], between: list[_Between], i: int) -> bool:
    """Whether a day without a month belongs to what follows: not "5" in "Release 5, 13-22 May"."""
    for joint, point in zip(between[i:i + _LONGEST_LIST], points[i:], strict=False):
        if joint.is_range and point is not points[i]:
            return False
        if joint.is_range or joint.is_and or joint.slash:
            return point.month is None
        if not joint.comma:
            return False
    return False


def _spans(points: list[_Point], between: list[_Between]) -> list[tuple[list[_Point], str]]:
    """The dates: points that stand alone, the two ends of a range, the days of a run of days."""
    spans: list[tuple[list[_Point], str]] = []
    at = 0
    while at < len(points):
        run = _run_length(points, between, at)
        if run > 1:
            spans.append((points[at:at + run], "consecutive-days"))
        elif at + 1 < len(points) and _is_range(points[at], between[at], points[at + 1]):
            spans.append((points[at:at + 2], "range"))
            run = 2
        elif points[at].month is not None or points[at].day is None:
            spans.append((points[at:at + 1], points[at].rule))
        at += run
    return [s for s in spans if s[0][0].precision != "month" or s[0][0].year is not None or s[1] == "range"]


def _with_ands(text: str, spans: list[tuple[list[_Point], str]]) -> list[tuple[list[_Point], str]]:
    """The spans, with "between May and July 2020" as one range; not "between TSB and SG2, May and July 2020".

    "Between November and February 2021" begins in 2020; "between 2020 and 2018" is no range, but two dates.
    """
    found: list[tuple[list[_Point], str]] = []
    for points, rule in spans:
        left = found[-1][0] if found else []
        if (len(left) == len(points) == 1 and left[0].precision == points[0].precision and text[left[0].end:points[0].start] == " and "
                and _BETWEEN.search(text, max(0, left[0].start - 9), left[0].start)):
            first = _year_before(text, left[0], points[0])
            if _order(first) <= _order(points[0]):
                found[-1] = ([first, points[0]], "between")
                continue
        found.append((points, rule))
    return found


def _year_before(text: str, left: _Point, right: _Point) -> _Point:
    """The first point of a range, in the year before the last one's where it took that year from it and would stand behind it."""
    if right.year is None or left.year != right.year or _order(left) <= _order(right) or str(left.year) in text[left.start:left.end]:
        return left
    return replace(left, year=right.year - 1)


def _order(point: _Point) -> tuple[int, int, int]:
    return point.year or 0, point.month or 0, point.day or 0


def _is_range(left: _Point, joint: _Between, right: _Point) -> bool:
    if left.precision == "day" and left.month is None:
        return False
    if "year" in (left.precision, right.precision):
        return left.precision == right.precision and (joint.is_range or joint.slash)
    both_months = left.precision == right.precision == "month"
    return joint.is_range or (joint.slash and both_months and left.year == right.year)


def _run_length(points: list[_Point], between: list[_Between], at: int) -> int:
    """How many days follow each other from `at` on, written as a list: "4, 5 and 6 June" are three."""
    last = at
    while last + 1 < len(points):
        left, right = points[last], points[last + 1]
        if (between[last] == _Between() or between[last].is_range or left.own_month or left.day is None
                or left.month is None or right.day != left.day + 1 or right.month != left.month):
            break
        last += 1
    return last - at + 1


# --- the year that stands elsewhere --------------------------------------------------------------------------------

def _years_from_context(text: str, spans: list[tuple[list[_Point], str]]) -> list[tuple[list[_Point], str]]:
    if all(points[-1].year is not None for points, _ in spans):
        return spans
    ends = [s.end for s in split(text)]
    sentences = [bisect_right(ends, points[0].start) for points, _ in spans]
    return [_with_context(spans, sentences, i) for i in range(len(spans))]


def _with_context(spans: list[tuple[list[_Point], str]], sentences: list[int], i: int) -> tuple[list[_Point], str]:
    points, rule = spans[i]
    if points[-1].year is not None:
        return spans[i]
    source = next(_year_sources(spans, sentences, i), None)
    if source is None:
        return spans[i]
    where = (source.start, source.end)
    return [replace(p, year=source.year, year_from=where, rule="year-from-context") for p in points], rule


def _year_sources(spans: list[tuple[list[_Point], str]], sentences: list[int], i: int) -> Iterator[_Point]:
    """Where the year may come from, likeliest first: the next date of the sentence, a year before, a year behind."""
    near = range(max(0, i - 20), min(len(spans), i + 20))
    after = [spans[j][0][-1] for j in near if j > i and sentences[j] == sentences[i]]
    before = [spans[j][0][-1] for j in reversed(near) if j < i]
    yield from (p for p in after if p.year is not None and p.month is not None)
    yield from (p for p in (*before[:1], *after, *before) if p.year is not None)


# --- from points to mentions ---------------------------------------------------------------------------------------

def _mention(text: str, points: list[_Point], rule: str) -> Mention:
    first, last = points[0], points[-1]
    detail: dict[str, Any] = {"start": first.iso, "end": last.iso}
    if rule == "consecutive-days":
        detail["days"] = tuple(p.iso for p in points)
    start = first.start
    qualifier = _QUALIFIER.search(text, max(0, start - 40), start) if first.day is None else None
    if qualifier:
        start = qualifier.start()
        detail |= _qualified(qualifier, first, last)
    if first.year_from:
        detail["year_from"] = first.year_from
        rule = "year-from-context"
    problem = _problem(points)
    if problem:
        detail["problem"] = problem
    name = first.iso if len(points) == 1 else f"{first.iso}/{last.iso}"
    return Mention("date", start, last.end, name, rule, detail, first.also if len(points) == 1 else ())


def _qualified(qualifier: re.Match[str], first: _Point, last: _Point) -> dict[str, Any]:
    words = qualifier.group().split()
    detail: dict[str, Any] = {"qualifier": (qualifier["when"] or " ".join(words[:2]) if not qualifier["short"]
                                            else qualifier["short"]).casefold()}
    if first is last and first.precision == "year" and not qualifier["when"]:
        short = qualifier["short"]
        length = 3 if (short or qualifier["unit"])[0].casefold() == "q" else 6
        part = int(short[1]) if short else _PARTS.get(qualifier["part"].casefold(), 12 // length)
        if part * length <= 12:
            year = first.iso
            detail |= {"start": f"{year}-{(part - 1) * length + 1:02}", "end": f"{year}-{part * length:02}"}
    return detail


def _problem(points: list[_Point]) -> str:
    """What cannot be right about the date; empty when nothing is."""
    for p in points:
        if p.month is not None and not 1 <= p.month <= 12:
            return "no such month"
        if p.day is not None and p.month is not None:
            year = p.year if p.year is not None else 2000
            if not 1 <= p.day <= calendar.monthrange(max(year, 1), p.month)[1]:
                return "no such day"
    ends = [(p.year or 0, p.month or 0, p.day or 0) for p in points]
    if ends[0][0] and len({p.precision for p in points}) == 1 and ends[0] > ends[-1]:
        return "ends before it starts"
    return ""
