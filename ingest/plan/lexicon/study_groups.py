"""Study groups: by number, "SGs 3, 12, 17", and as sets, "other relevant ITU-T study groups"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.plan.lexicon.data import HOME, Name, code_of
from ingest.plan.lexicon.directors import sectors
from ingest.recognise.enumeration import following

_SECTOR = r"(?:(?P<sector>ITU-[TRD])[\s-])?"
_GROUP_WORD = r"(?P<word>[Ss]tudy\s[Gg]roups?|SGs?)"
_NUMBER = r"(?P<number>\d{1,2})(?![\w/]|-\w|[.,]\d)"
_NUMBERED = re.compile(rf"(?<![\w/-]){_SECTOR}{_GROUP_WORD}\s?{_NUMBER}")
_MEMBER = re.compile(rf"{_SECTOR}(?:{_GROUP_WORD}\s?)?{_NUMBER}")
_LONGEST_SECTOR = 80
_OF_SECTOR = re.compile(r"\sof\s(?:the\s)?(?=ITU|Tele|Radio|other\s|two\s)")


def numbered(text: str) -> Iterator[Name]:
    """Study groups by number, a list as one name.

    >>> [n.codes for n in numbered("SG11; ITU-T Study Groups 13, 16 and 17; ITU-D SG 2")]
    [('SG11',), ('SG13', 'SG16', 'SG17'), ('ITU-D-SG2',)]
    """
    reached = 0
    for head in _NUMBERED.finditer(text):
        if head.start() < reached:
            continue
        numbers = [head, *_members(text, head)]
        reached, sector = _with_sector(text, numbers[-1].end(), head["sector"])
        codes = tuple(dict.fromkeys(_study_group(sector, m["number"]) for m in numbers))
        yield Name(codes, head.start(), reached, "study-groups")


def _members(text: str, head: re.Match[str]) -> Iterator[re.Match[str]]:
    """The further numbers of a plural head: "SGs 3, 12" is two; "SG3, 12 meetings" is one."""
    if head["word"].endswith("s"):
        for member in following(text, head.end(), _MEMBER):
            if member["word"] or member["sector"]:
                return
            yield member


def _with_sector(text: str, end: int, sector: str | None) -> tuple[int, str]:
    """Where "… of the ITU Telecommunication Standardization Sector" ends, if that follows, and the Sector's code."""
    after, owners = _owners(text, end)
    return (after, owners[0]) if len(owners) == 1 else (end, sector or HOME)


def _study_group(sector: str, number: str) -> str:
    return f"SG{int(number)}" if sector == HOME else f"{sector}-SG{int(number)}"


# What makes a set of study groups one that is not named, and the label under which the data know it.
_QUALIFIERS = {
    "relevant": "relevant study groups", "concerned": "relevant study groups", "interested": "relevant study groups",
    "applicable": "relevant study groups", "appropriate": "relevant study groups", "lead": "lead study groups",
    "respective": "relevant study groups", "corresponding": "relevant study groups",
}
_QUALIFIER = "|".join(_QUALIFIERS)
_SET = re.compile(
    rf"(?<![\w-])(?:(?:all|other|the)\s){{0,3}}(?:(?P<before>{_QUALIFIER})\s)?(?:(?:all|other)\s)?"
    rf"(?:(?P<sectors>ITU(?:-[TRD])?(?:(?:,\s|\sand\s|\sor\s|/)ITU-[TRD]){{0,2}})\s)?"
    rf"(?P<word>[Ss]tudy\s[Gg]roups|SGs)(?!\s?\d|\s(?:chair|vice|manage|counsel))"
    rf"(?:\s(?P<after>concerned|interested)\b)?", re.IGNORECASE)


def sets(text: str) -> Iterator[Name]:
    """Study groups without number; those of another Sector are that Sector.

    >>> [n.codes for n in sets("All SGs; study groups concerned; relevant ITU-R and ITU-D study groups")]
    [('ALL-SGs',), ('RELEVANT-SGs',), ('ITU-R', 'ITU-D')]
    """
    for match in _SET.finditer(text):
        printed = re.findall(r"ITU-[TRD]", match["sectors"] or "")
        end, owners = _owners(text, match.end())
        others = tuple(s for s in (*printed, *owners) if s != HOME)
        qualifier = (match["before"] or match["after"] or "").lower()
        own = (code_of(_QUALIFIERS.get(qualifier, "all study groups")),)
        yield Name(others or own, match.start(), end, "study-group-set")


def _owners(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Where "… of the other two Sectors" ends, if that follows, and whose these study groups are."""
    tail = _OF_SECTOR.match(text, end)
    if tail is None:
        return end, ()
    owner = next(iter(sectors(text[tail.end():tail.end() + _LONGEST_SECTOR])), None)
    return (tail.end() + owner.end, owner.codes) if owner and owner.start == 0 else (end, ())
