"""Which operative clauses an action item cites: "(resolves 1, 4)", "(i. TSBDir 2)", "(f.i. SGs 1)", "(i. SGs + TSAG 3)".

The bracket abbreviates a heading and numbers the clauses under it. It is resolved only where exactly one heading of the
resolution fits; anything else stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean import level_characters
from ingest.plan.model import OperativeSection, distinct

# The verb that an abbreviation stands for, tried in this order; the heading must begin with it.
_VERBS: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(p, re.I), verb) for p, verb in (
    (r"resolves\s+further\b", "resolves further"),
    (r"resolves\s+i\.", "resolves to instruct"),
    (r"resolves\b", "resolves"),
    (r"f\.?\s?i\.{1,2}", "further instructs"),
    (r"c\.?\s?u\.", "calls upon"),
    (r"i\.{1,2}", "instructs"),
    (r"instructs?\b", "instructs"),
    (r"further\s+invites?\b", "further invites"),
    (r"invites?\b", "invites"),
    (r"encourages?\b", "encourages"),
    (r"requests?\b", "requests"),
))
# What an abbreviation calls those addressed, as codes of bodies; a study group is read by its number.
_ADDRESSEES: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(p, re.I), code) for p, code in (
    (r"T[SB]{2}\s?Dir", "TSB-Director"), (r"TSAG", "TSAG"), (r"SGs(?!\s?\d)", "ALL-SGs"), (r"RGs", "Regional-Groups"),
    (r"Sec-?\s?Gen", "Secretary-General"), (r"Council", "Council"), (r"SCV", "SCV"), (r"CASC", "ITU-T-CASC"),
))
_STUDY_GROUP = re.compile(r"SGs?\s?(\d{1,2}(?:\s?[+,&]\s?\d{1,2}(?!\s?[),]|$))*)")
_NUMBER = re.compile(r"(?<![\w.])\d{1,2}(?:\.\d{1,3})*(?![\w.]*\d)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause by its section (index) and number."""

    section: int
    number: str


def cited_clauses(bracket: str, sections: tuple[OperativeSection, ...]) -> tuple[Citation, ...]:
    """The clauses of `sections` that `bracket` surely cites."""
    text = level_characters(bracket).strip("()[] ")
    found = [c for part in re.split(r";|\band\s+(?=i\.|resolves|f\.)", text) for c in _part(part.strip(), sections)]
    return tuple(dict.fromkeys(found))


def _part(text: str, sections: tuple[OperativeSection, ...]) -> Iterator[Citation]:
    for pattern, verb in _VERBS:
        match = pattern.match(text)
        if match:
            yield from _under(verb, text[match.end():], sections)
            return


def _under(verb: str, rest: str, sections: tuple[OperativeSection, ...]) -> Iterator[Citation]:
    codes, numbers = _addressees(rest)
    fitting = [n for n, s in enumerate(sections) if _fits(s, verb, codes)]
    if len(fitting) != 1:
        return
    section = sections[fitting[0]]
    printed = [c.number for c in section.clauses]
    if not numbers and len(section.clauses) == 1:
        numbers = [section.clauses[0].number]
    for number in numbers:
        if printed.count(number) == 1:
            yield Citation(fitting[0], number)


def _addressees(rest: str) -> tuple[tuple[str, ...], list[str]]:
    """The bodies named and the clause numbers behind them.

    >>> _addressees(" TSBDir 2, 3"), _addressees(" SG11 1"), _addressees(" 1, 4")
    ((('TSB-Director',), ['2', '3']), (('SG11',), ['1']), ((), ['1', '4']))
    """
    codes: list[str] = []
    for group in _STUDY_GROUP.finditer(rest):
        codes += [f"SG{number}" for number in re.findall(r"\d{1,2}", group[1])]
    rest = _STUDY_GROUP.sub(" ", rest)
    for pattern, code in _ADDRESSEES:
        if pattern.search(rest):
            codes.append(code)
            rest = pattern.sub(" ", rest)
    return distinct(codes), _NUMBER.findall(rest)


def _fits(section: OperativeSection, verb: str, codes: tuple[str, ...]) -> bool:
    heading = level_characters(section.heading).casefold()
    if verb == "resolves" and heading.startswith("resolves further"):
        return False
    if not heading.startswith(verb) and not (codes and verb == "instructs" and heading.startswith("resolves to instruct")):
        return False
    return not codes or set(codes) <= set(section.addressees) or (
        "ALL-SGs" in codes and any(c in section.addressees for c in ("ALL-SGs", "RELEVANT-SGs")))
