"""The words of dates: days, months, years and what stands between them, cut from a text in one pass.

A token knows only itself; `dates.py` puts tokens together. What only looks like part of a date is left out here, each
by a named reason:

- *glued*: "17" in "SG17 March 2018", "2" in "ITU-2", "2020" in "IMT-2020" hang on a word;
- *numbered*: "2" in "Study Group 2, 5 May" belongs to the noun before it (`NUMBERED`);
- *counted*: "2000" in "2000 participants" counts something (`COUNTED`);
- *address*: digits of a URL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")
_MONTH = (r"(?:Jan(?:uary)?|JANUARY|january|Feb(?:ruary)?|FEBRUARY|february|Mar(?:ch)?|MARCH|Apr(?:il)?|APRIL|april"
          r"|May|MAY|June?|JUNE|june|July?|JULY|july|Aug(?:ust)?|AUGUST|august|Sept?(?:ember)?|SEPTEMBER"
          r"|september|Oct(?:ober)?"
          r"|OCTOBER|october|Nov(?:ember)?|NOVEMBER|november|Dec(?:ember)?|DECEMBER|december)")
_YEAR = r"(?:18|19|20)\d\d"
_TOKEN = re.compile(
    r"(?P<url>(?:https?://|www\.)\S++)"
    rf"|(?P<iso>(?<![\w./:-]){_YEAR}-(?:\d\d-\d\d|0[1-9]|1[0-2])(?![\w-]))"
    rf"|(?P<numeric>(?<![\w./:-])\d{{1,2}}(?P<point>[./-])\d{{1,2}}(?P=point){_YEAR}(?![\w/-]))"
    rf"|(?P<monthyear>(?<![\w./:-])\d{{1,2}}/{_YEAR}(?![\w/-]))"
    rf"|(?P<yearmonth>(?<![\w./:-]){_YEAR}/(?:0[1-9]|1[0-2])(?![\w/-]))"
    rf"|(?P<years>(?<![\w./:-]){_YEAR}[-/]\d\d(?![\w/-]))"
    rf"|(?P<month>(?<![A-Za-z]){_MONTH}\.?(?![A-Za-z]))"
    rf"|(?P<year>(?<![\w.:#]){_YEAR}(?!\w|[-.:]\d{{1,3}}(?!\d)|-[A-Za-z]|/[^\s\d]))"
    rf"|(?P<glyear>(?<=[a-z.]){_YEAR}(?!\w))"
    rf"|(?P<day>(?<![\w.:#$€])\d{{1,2}}(?:st|nd|rd|th)?(?=\s?{_MONTH}|(?!\w|[:%°]|[.]\d)))"
    r"|(?P<weekday>\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"|(?P<half>\((?:AM|PM|am|pm|morning|afternoon|tbc|TBC)\))"
    r"|(?P<range>[-–—]|\b(?:to|until|till|through)\b)"
    r"|(?P<listing>,|/|&|;(?=\s)|\band\b)"
    r"|(?P<of>\bof\b|\bthe\b)")

# Nouns whose number is theirs and no day: "Question 12", "Study Groups 2 and 3".
NUMBERED = re.compile(
    r"(?:\b(?:SGs?|WPs?|Qs?|TDs?|No\.?|Nos\.?|Res\.?|Rec\.?|(?:Study\s|Focus\s|Working\s)?(?:Groups?|Part(?:y"
    r"|ies))|Questions?"
    r"|Resolutions?|Recommendations?|Items?|Clauses?|Versions?|Releases?|Annex(?:es)?|Chapters?|Phases?|Levels?"
    r"|Figures?"
    r"|Tables?|Articles?|Stages?|Sections?|Opinions?|Documents?|Steps?|Parts?|Tracks?|Days?|Rooms?|Pillars?|Goals?"
    r"|Sessions?|Objectives?)|§)\s?\Z", re.IGNORECASE)
# Nouns that a number of four digits counts: then it is no year.
COUNTED = re.compile(
    r"\s(?:registered\s|different\s|new\s|more\s|active\s|on-?line\s|remote\s)?(?:participants?|delegates?"
    r"|people|persons?|members?"
    r"|experts?|attendees|registrations?|entries|words|pages|documents|contributions|users|women|men|km|metres|meters"
    r"|standards|products|USD|CHF|EUR|Agenda)\b")

# Kinds of tokens that make no date by themselves.
NO_DATE_ALONE = frozenset({"range", "listing", "of", "weekday", "half", "day", "numbered"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a date: its kind, where it stands, its number (day, month or year) and its text."""

    kind: str
    start: int
    end: int
    number: int
    text: str


def groups(text: str) -> list[list[Token]]:
    """Runs of tokens between which only a little space stands, from left to right.

    >>> [[t.text for t in g] for g in groups("SG17 met on 27-28 May 2019 in Rome.")]
    [['27', '-', '28', 'May', '2019']]
    """
    found: list[list[Token]] = []
    for token in _tokens(text):
        gap = text[found[-1][-1].end:token.start] if found else "x"
        if len(gap) <= 3 and not gap.strip():
            found[-1].append(token)
        else:
            found.append([token])
    return [g for g in found if any(t.kind not in NO_DATE_ALONE for t in g)]


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        kind = "numeric" if kind == "point" else kind
        token = Token(kind, match.start(), match.end(), _number(kind, match.group()), match.group())
        if kind == "glyear":
            if tokens and tokens[-1].kind == "month" and tokens[-1].end == token.start:
                tokens.append(replace(token, kind="year"))
        elif kind == "years":
            tokens.extend(_two_years(token))
        elif kind == "day" and _is_numbered(text, tokens, token):
            tokens.append(replace(token, kind="numbered"))
        elif kind != "url" and not _is_excluded(text, tokens, token):
            tokens.append(token)
    return tokens


def _two_years(token: Token) -> list[Token]:
    """"2019-20" as "2019", "-" and "2020"."""
    middle, last = token.start + 4, int(token.text[5:])
    return [Token("year", token.start, middle, token.number, token.text[:4]),
            Token("range", middle, middle + 1, 0, "-"),
            Token("year", middle + 1, token.end, token.number // 100 * 100 + last, token.text[5:])]


def _is_numbered(text: str, tokens: list[Token], token: Token) -> bool:
    if NUMBERED.search(text, max(0, token.start - 16), token.start):
        return True
    return [t.kind for t in tokens[-2:]] == ["numbered", "listing"] and tokens[-1].text == "and"


def _is_excluded(text: str, tokens: list[Token], token: Token) -> bool:
    if token.kind in ("year", "iso", "yearmonth") and COUNTED.match(text, token.end):
        return True
    return token.kind in ("day", "year", "month") and _hangs_on_a_word(text, tokens, token)


def _hangs_on_a_word(text: str, tokens: list[Token], token: Token) -> bool:
    """Whether a hyphen or slash ties the token to something that is no part of a date: "ATU-1", "IMT-2020"."""
    if not tokens or tokens[-1].end != token.start or tokens[-1].text not in "-/–":
        return token.start > 0 and text[token.start - 1] in "-/"
    tie = tokens[-1]
    if tie.start == 0 or text[tie.start - 1].isspace():
        return False
    left = tokens[-2] if len(tokens) > 1 and tokens[-2].end == tie.start else None
    return left is None or left.kind not in ("day", "month", "year", "half")


def _number(kind: str, text: str) -> int:
    if kind == "month":
        word = text.rstrip(".").casefold()
        return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(word[:3]))
    digits = re.match(r"\d{1,4}", text)
    return int(digits.group()) if digits and kind in ("day", "year", "years", "glyear") else 0
