"""Find regional groups of study groups.

The rules, each with an example from the wild:

- *regional-code*: "SG13RG-AFR", "SG5-RG-ARB", "SG17 RG-ARB", "SG20-AFR", typing errors "SG11-RGEECAT", "SG2RF-ARB";
- *regional-code-in-context*: "RG-AFR" alone belongs to the group the sentence or the paragraph is about;
- *regional-name*: "SG3 Regional Group for the Arab region (SG3RG-ARB)", "SG3 and SG5 regional groups for the Arab
  Region" (two), "Study Group 5 Regional Group for Africa, the Arab Region and Latin America" (three).

The Americas are called AMR, LATAM or LAC and Asia AP or AO, depending on the study group: where the words leave it
open, the reviewed data decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention
from ingest.recognise import directory
from ingest.recognise.context import Context
from ingest.recognise.enumeration import following
from ingest.recognise.nearest import study_group

REGION_CODES = ("AFR", "ARB", "AMR", "AP", "AO", "APT", "ASP", "EECAT", "EUR", "LATAM", "LAC", "RCC", "CIS")

# How the regions are written, and the codes that study groups give them.
_REGION_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:the\s)?Eastern\sEurope,?\sCentral\sAsia,?\s(?:and\s)?Trans-?[Cc]aucasia", ("EECAT",)),
    (r"(?:the\s)?Latin\sAmerica(?:n)?\sand\s(?:the\s)?Caribbean", ("LAC", "LATAM")),
    (r"(?:the\s)?Latin\sAmerican?", ("LATAM", "LAC")),
    (r"(?:the\s)?Americas?", ("AMR", "LATAM", "LAC")),
    (r"(?:the\s)?Asia(?:\sand\s|/|-|\sand\sthe\s)Oceania", ("AO",)),
    (r"(?:the\s)?Asia(?:\sand\s(?:the\s)?|/|-|\s)Pacific", ("AP", "AO")),
    (r"(?:the\s)?Arab(?:\s[Ss]tates)?", ("ARB",)),
    (r"(?:the\s)?Africa(?:n)?", ("AFR",)),
    (r"(?:the\s)?EECAT", ("EECAT",)),
    (r"(?:the\s)?LATAM", ("LATAM", "LAC")),
    (r"(?:the\s)?(?:RCC|CIS)", ("RCC", "EECAT")),
    (r"(?:the\s)?Europe", ("EUR",)),
)
_ANY_REGION = "|".join(f"(?:{words})" for words, _ in _REGION_WORDS)
_REGION = re.compile(rf"(?:{_ANY_REGION})(?:\s[Rr]egions?)?(?!\w)")
_CODE = "|".join(sorted(REGION_CODES, key=len, reverse=True))
_GROUP = r"(?:ITU-T\s)?(?:SG\s?|Study\sGroups?\s)"

_CODED = re.compile(
    rf"(?<![\w/])(?:ITU-T\s)?SG\s?(?P<group>\d{{1,2}})\s?-?\s?(?:R[GF]s?\s?-?\s?)?(?P<code>{_CODE})(?!\w)")
_BARE = re.compile(rf"(?<![\w/-])(?P<prefix>R[GF]\s?-\s?)(?P<code>{_CODE})(?!\w)")
_NAMED = re.compile(
    rf"(?<![\w/])(?P<groups>{_GROUP}\d{{1,2}}(?:(?:,\s|\sand\s|,\sand\s)(?:{_GROUP})?\d{{1,2}}){{0,4}})(?:'s)?\s"
    rf"(?P<apart>has\sa\s|and\sits\s)?"
    rf"[Rr]egional\s[Gg]roups?(?:\smeetings?)?\sfor\s(?=(?:the\s)?(?:{_ANY_REGION}))")
_NAMED_ALONE = re.compile(rf"(?<!\w)[Rr]egional\s[Gg]roups?(?:\smeetings?)?\sfor\s(?=(?:the\s)?(?:{_ANY_REGION}))")
_ABBREVIATED = re.compile(rf"\s?\(\s?(?:ITU-T\s)?(?:SG\s?\d{{1,2}}\s?-?\s?)?R[GF]s?\s?-?(?P<code>{_CODE})\s?\)")
_OWNERS = re.compile(
    rf"\s(?:of|for)\s(?P<groups>{_GROUP}\d{{1,2}}(?:(?:,\s|\sand\s|,\sand\s)(?:{_GROUP})?\d{{1,2}}){{0,4}})(?!\d)")
_NUMBER = re.compile(r"\d{1,2}")


def find(text: str, context: Context) -> list[Mention]:
    """The regional groups in `text`.

    >>> [m.id for m in find("SG3 and SG5 regional groups for the Arab Region; SG20-AFR; SG2RF-ARB", Context())]
    ['SG20RG-AFR', 'SG2RG-ARB', 'SG3RG-ARB', 'SG5RG-ARB']
    """
    found = [Mention("body", m.start(), m.end(), f"SG{int(m['group'])}RG-{m['code']}", "regional-code")
             for m in _CODED.finditer(text)]
    named = list(_named(text, context))
    found += _in_context(text, context, found + named)
    return found + named


def _in_context(text: str, context: Context, found: list[Mention]) -> Iterator[Mention]:
    taken = {position for m in found for position in range(m.start, m.end)}
    for match in _BARE.finditer(text):
        group = "" if match.start() in taken else study_group(text, match.start()) or context.group
        if group:
            yield Mention("body", match.start(), match.end(), f"{group}RG-{match['code']}", "regional-code-in-context")


def _named(text: str, context: Context) -> Iterator[Mention]:
    owned = {match.end(): match for match in _NAMED.finditer(text)}
    for match in _NAMED_ALONE.finditer(text):
        whole = owned.get(match.end())
        if whole:
            groups = [f"SG{int(n.group())}" for n in _NUMBER.finditer(whole["groups"])]
            yield from _regions(text, match.start() if whole["apart"] else whole.start(), match.end(), groups)
        else:
            yield from _regions(text, match.start(), match.end(), _owners(text, match, context))


def _owners(text: str, match: re.Match[str], context: Context) -> list[str]:
    """The study groups of a regional group: those behind its name ("for Africa for SG5 and SG20"), else one before."""
    region = _REGION.match(text, match.end())
    behind = _OWNERS.match(text, region.end()) if region else None
    if behind:
        return [f"SG{int(n.group())}" for n in _NUMBER.finditer(behind["groups"])]
    group = study_group(text, match.start()) or context.group
    return [group] if group else []


def _regions(text: str, start: int, position: int, groups: list[str]) -> Iterator[Mention]:
    """One mention for each group and region: the first region belongs to the name, further ones stand behind it."""
    first = _REGION.match(text, position)
    if not first:
        return
    for number, region in enumerate([first, *following(text, first.end(), _REGION)]):
        behind = _ABBREVIATED.match(text, region.end())
        end = behind.end() if behind else region.end()
        for group in groups:
            code = behind["code"] if behind else _code(group, region.group())
            yield Mention("body", region.start() if number else start, end, f"{group}RG-{code}", "regional-name")


def _code(group: str, words: str) -> str:
    """The code of a region for a study group: the one the reviewed data have, else the usual one."""
    codes = next((codes for form, codes in _REGION_WORDS if re.match(form, words)), ("",))
    known = directory.load("body").by_code
    return next((code for code in codes if f"{group}RG-{code}" in known), codes[0])
