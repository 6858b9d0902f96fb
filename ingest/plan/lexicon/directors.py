"""Sectors, and the Directors of their Bureaux: "other Sectors", "Directors of the other two Bureaux"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.plan.lexicon.data import HOME, Name, labels, of_class
from ingest.recognise.directory import Entry

_OTHER_SECTORS = re.compile(r"(?:the\s)?other\s(?:two\s)?(?:ITU\s)?Sectors", re.IGNORECASE)


def sectors(text: str) -> Iterator[Name]:
    """Sectors by name, and "other Sectors", which are those beside the home one."""
    for hit in labels().find(text):
        if hit.entries[0].is_a("Sector"):
            yield Name((hit.entries[0].code,), hit.start, hit.end, "label")
    for match in _OTHER_SECTORS.finditer(text):
        others = tuple(e.code for e in of_class("Sector") if e.code != HOME)
        yield Name(others, match.start(), match.end(), "sectors")


@cache
def _bureaux() -> dict[str, Entry]:
    """What a Bureau is called in a list, and its Director: "BR", "Radiocommunication Bureau", "Radiocommunication"."""
    posts = {post.parent: post for post in of_class("Post")}
    called: dict[str, Entry] = {}
    for bureau in of_class("Bureau"):
        if bureau.iri in posts:
            for label in (bureau.name, bureau.name.removesuffix(" Bureau"), bureau.code):
                called[label] = posts[bureau.iri]
    return called


@cache
def _director_rules() -> tuple[re.Pattern[str], ...]:
    one = "|".join(sorted(map(re.escape, _bureaux()), key=len, reverse=True))
    one = rf"(?:{one})(?:\s\(\w{{2,3}}\))?"
    several = rf"(?P<list>{one}(?:(?:,\s|,?\sand\s|/)(?:the\s)?{one}){{0,3}})"
    return (
        re.compile(rf"(?<![\w-]){several}\sDirectors?\b"),
        re.compile(rf"\b[Dd]irectors?\sof\s(?:the\s)?{several}(?:\sBureaux)?(?!\w)"),
        re.compile(rf"\b[Dd]irector,\s{several}(?=,|\s(?:to|shall|should)\b)"),
        re.compile(r"\b(?:the\s)?(?P<other>other)\s(?:two\s)?Directors\b(?!\sof)", re.IGNORECASE),
        re.compile(r"\bDirectors\sof\s(?:the\s)?(?P<other>other)\s(?:two\s)?Bureaux\b", re.IGNORECASE),
        re.compile(r"\bDirectors\sof\s(?:(?:all|the|three)\s){0,3}Bureaux(?:\sof\s(?:the\s)?three\sSectors)?\b", re.I),
        re.compile(r"\b(?:all|the)\s(?:three\s)?Directors\b(?!\sof)", re.IGNORECASE),
        re.compile(r"\b[Tt]he\s(?P<home>Director)\b(?!\sof|')"),
    )


def directors(text: str) -> Iterator[Name]:
    """Directors by the names of their Bureaux; "other Directors"; "the Director", who is the one at home."""
    one = re.compile("|".join(sorted(map(re.escape, _bureaux()), key=len, reverse=True)))
    for rule in _director_rules():
        for match in rule.finditer(text):
            groups = match.groupdict()
            if groups.get("list"):
                posts = [_bureaux()[m.group()].code for m in one.finditer(groups["list"])]
            else:
                posts = [p.code for p in _bureaux().values() if _fits(p, groups)]
            yield Name(tuple(dict.fromkeys(posts)), match.start(), match.end(), "directors")


def _fits(post: Entry, groups: dict[str, str | None]) -> bool:
    at_home = labels().by_iri[labels().by_iri[post.parent].parent].code == HOME
    return not at_home if groups.get("other") else at_home if groups.get("home") else True
