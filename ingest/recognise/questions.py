"""Find Questions of study groups.

The rules, each with an example from the wild:

- *numbered*: "Q4/17", "Question 22/16", "Q.23/13", "ITU-D Q22/1"; a list keeps its head and its Sector:
  "Questions 17/13, 18/13 and 19/13", "ITU-D Q3/2 and Q9/2";
- *group-behind*: the study group stands at the last of them only: "Q6, Q7/15";
- *group-before*: "SG12 Question 12"; with a list "SG5 and revised text of Questions 6, 7 and 9": the group named
  before in the sentence, else the one that the paragraph is about;
- *bracketed*: "rapporteur groups (4/17, 16/13)";
- *sector-behind*: "Q22/ITU-D".

A number of a group that ITU-T does not have is one of ITU-D ("Q3/1"). Not found, on purpose: "802.1/802.3", "50/50",
"Questions" without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention
from ingest.recognise.context import Context
from ingest.recognise.enumeration import following
from ingest.recognise.nearest import study_group

_NUMBER = r"0{0,2}(?P<number>[1-9]\d{0,2}[A-Z]?)"
_GROUP = r"\s?/\s?(?P<group>[1-9]\d?)(?![\d/]|\.\d)"
_HEAD = re.compile(
    rf"(?<![\w/-])(?<![A-Z\d]\.)(?:(?P<sector>ITU-?[TDR])[\s-])?(?:SG\s?(?P<sg>\d{{1,2}})\s)?(?P<word>Questions?"
    rf"|Qs?\.?)\s?{_NUMBER}(?![\w.])(?:{_GROUP})?")
_MEMBER = re.compile(
    rf"(?:(?P<sector>ITU-?[TDR])\s)?(?P<word>Questions?\s|Q\.?\s?)?{_NUMBER}(?!\w|\.\d|-)(?:{_GROUP})?(?!\s?[%€$])")
_SECTOR_BEHIND = re.compile(r"(?<![\w/.-])Q\s?(?P<number>\d{1,2})/(?P<sector>ITU-[DR])(?!\w)")
_BRACKETED = re.compile(r"(?<!\w)(?:rapporteur\sgroups?|Questions?|rapporteurs?)\s?\((?=\d{1,2}/\d)", re.IGNORECASE)
_PAIR = re.compile(rf"{_NUMBER}{_GROUP}")


def find(text: str, context: Context) -> list[Mention]:
    """The Questions in `text`, in order.

    >>> [m.id for m in find("Q6, Q7/15 met with ITU-D Q3/2 and Q9/2.", Context())]
    ['Q6/15', 'Q7/15', 'ITU-D-Q3/2', 'ITU-D-Q9/2']
    """
    found: list[Mention] = []
    reached = 0
    for head in _HEAD.finditer(text):
        if head.start() >= reached:
            members = [head, *_members(text, head)]
            reached = members[-1].end()
            found += _list(text, members, context)
    found += _bracketed(text) + [
        Mention("question", m.start(), m.end(), f"{m['sector']}-Q{m['number']}", "sector-behind")
        for m in _SECTOR_BEHIND.finditer(text)]
    return sorted(found, key=lambda m: m.start)


def _members(text: str, head: re.Match[str]) -> Iterator[re.Match[str]]:
    """The further members: with "Q" each, bare numbers only behind a plural or between pairs ("Q1/13, 2/13")."""
    bare_allowed = head["word"] in ("Questions", "Qs")
    for member in following(text, head.end(), _MEMBER):
        if not (member["word"] or bare_allowed or member["group"]):
            return
        yield member


def _list(text: str, members: list[re.Match[str]], context: Context) -> Iterator[Mention]:
    groups = _groups(members)
    before = "" if all(groups) else _group_before(text, members[0], context)
    sector = ""
    for member, group in zip(members, groups, strict=True):
        sector = (member["sector"] or sector).replace("ITUD", "ITU-D").replace("ITUR", "ITU-R")
        rule = "numbered" if member["group"] else "group-behind" if group else "group-before"
        if group or before:
            yield _mention(member, sector, group or before, rule, context)


def _groups(members: list[re.Match[str]]) -> list[str]:
    """For each member its own study group, else that of the next which has one, else that of the last: "Q6, Q7/15"."""
    groups: list[str] = []
    later = next((m["group"] for m in reversed(members) if m["group"]), "")
    for member in reversed(members):
        later = member["group"] or later
        groups.append(later)
    return groups[::-1]


def _group_before(text: str, head: re.Match[str], context: Context) -> str:
    return head["sg"] or (study_group(text, head.start()) or context.group).removeprefix("SG")


def _mention(member: re.Match[str], sector: str, group: str, rule: str, context: Context) -> Mention:
    sector = sector or context.sector_of(group)
    other = sector if sector in ("ITU-D", "ITU-R") else ""
    identifier = f"Q{member['number']}/{group}"
    start = member.start("word") if member["word"] else member.start("number")
    return Mention("question", start, member.end(), f"{other}-{identifier}" if other else identifier, rule,
                   {"group": f"{other}-SG{group}" if other else f"SG{group}"})


def _bracketed(text: str) -> list[Mention]:
    found = []
    for bracket in _BRACKETED.finditer(text):
        first = _PAIR.match(text, bracket.end())
        pairs = [first, *following(text, first.end(), _PAIR)] if first else []
        found += [Mention("question", m.start(), m.end(), f"Q{m['number']}/{m['group']}", "bracketed",
                          {"group": f"SG{m['group']}"}) for m in pairs]
    return found
