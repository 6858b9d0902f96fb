"""Find bodies of ITU: study groups and their parts, advisory groups, bureaux, Sectors, focus groups, joint groups.

The rules, each with an example from the wild:

- *study-group*: "ITU-T SG17", "Study Groups 2, 3 and 5", "ITU-R SG1, 5 and 6": a list keeps its head and its Sector;
- *working-party*: "WP1/20", "SG3/WP1", "ITU-R WP 5D and WP 5B";
- *focus-group*, *joint-activity*: "FG-AI4EE", "FG ML5G", "A new FG (NET2030)", "JCA on IoT and SC&C";
- *coded-group*: "TSAG RG-StdsStrat", "IRG-AVA", "CWG-Internet", "CG-AIoT", "AHG-GME";
- *named*: a label of the reviewed data: "TSB", "Council", "Telecommunication Standardization Advisory Group"; kind
  "conference" for WTSA and the like, "collective" for "Member States", "all study groups", "other SDOs";
- *joint-name*: the same for groups with others, whose names hold organizations: "ITU/WMO/UNESCO IOC Joint Task Force";
- *sector*: "ITU", "ITU-T", "ITU-D": detail `role` tells whether it acts.

The names of regional groups are in `regional_groups.py`. Not found, on purpose: the study group inside "Q4/17",
"SG2-C23", "SG13RG-AFR" (the caller settles overlaps), "FG" and "JCA" without a name, "Council of Europe".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention
from ingest.recognise import directory, regional_groups, sectors
from ingest.recognise.context import Context
from ingest.recognise.directory import Entry
from ingest.recognise.enumeration import following

_SECTOR = r"(?:(?P<sector>ITU-?[TDR])[\s-]{1,2})?"
_HEAD = re.compile(
    rf"(?<![\w@])(?<!\d/){_SECTOR}(?P<word>Study\s?Groups?|study\sgroups?|SGs?)[\s.]{{0,2}}(?P<number>\d{{1,2}})"
    rf"(?![\d\w])(?!/\d|-TD|-C\d|-RG|-LS|\.\d)")
_MEMBER = re.compile(
    rf"{_SECTOR}(?P<word>(?:and\s)?(?:Study\s?Groups?\s|SGs?\s?))?(?P<number>\d{{1,2}})(?![\w%]|[.,]\d|-TD|-C\d"
    rf"|-?\s?RG|/\d|(?:st|nd|rd|th)\b)")
_BARE_GOES_ON = re.compile(
    r"\s{0,2}(?:[.,;:)\]&+/]|$|and\d|(?:and|or|on|in|to|of|for|at|by|from|with|which|have|has|are|is|were|was|will|also"
    r"|as|about|that|should|may|each|jointly"
    r"|respectively|are|regarding|under|within|during|concerning|met|held|sent|led|agreed|approved|decided)\b)")
_PARTY = re.compile(
    r"(?<![\w/@-])(?:(?P<sector>ITU-[TR])\s?-?)?(?:WP|Working\sPart(?:y|ies))\s?(?:(?P<own>\d)\s?/\s?"
    r"(?P<group>\d{1,2})|(?P<letter>\d[A-D]))(?!\w)")
_PARTY_OF = re.compile(r"(?<![\w/@-])(?:ITU-T\s)?SG\s?(?P<group>\d{1,2})/WP\s?(?P<own>\d)(?!\w)")
_PARTY_MEMBER = re.compile(
    r"(?:(?P<sector>ITU-[TR])\s?-?)?(?:WP\s?)?(?:(?P<own>\d)\s?/\s?(?P<group>\d{1,2})|(?P<letter>\d[A-D]))(?!\w)")
_FOCUS = re.compile(
    r"(?<![\w/@-])(?:ITU-?T?\s)?(?:FG|FGs)(?:[\s-]{1,2}\(?|\(|\s\()(?P<name>"
    r"(?=[A-Za-z0-9]{0,9}[A-Z0-9])[A-Z][A-Za-z0-9]{1,14}(?:-\d{2,4})?)(?!\w)")
_JOINT = re.compile(
    r"(?<![\w/@-])(?:ITU-?T?\s)?JCAs?(?:\s?-\s?|\s(?:on\s)?)(?P<name>[A-Z][A-Za-z0-9]{1,14}(?:&[A-Z]{1,4})?"
    r"(?:\sand\s(?:SC&C|C&I))?)(?!\w)")
_CODED = re.compile(
    r"(?<![\w/@-])(?:ITU-T\s)?(?P<code>(?:TSAG[\s-])?RG-[A-Z][A-Za-z]{1,14}|(?:IRG|CWG|AHG|CG|EG|IAG"
    r"|TSAG-RG)-[A-Z][A-Za-z0-9]{1,14})(?![\w&-])(?!\s?\d{1,2}/)(?!-\d)")
_OWN = "ITU-T "
_OTHERS = re.compile(r"(?<![\w-])(?!ITU|TSB)[A-Z]{2,10}(?:'s)?\s(?:the\s)?\Z")  # "ISO Secretary General" is not ours
_SITTING = re.compile(r"-\d{2}(?:\d{2})?(?!\d)")  # "WTSA-16"
_BY_RULE = ("StudyGroup", "RegionalGroup", "WorkingParty", "Question")  # their forms are regular: rules above find them
_REGIONS = frozenset(regional_groups.REGION_CODES)


def find(text: str, context: Context) -> list[Mention]:
    """The bodies of ITU in `text`; overlaps are left for the caller to settle.

    >>> [m.id for m in find("ITU-R SG1, 5 and 6 met; FG ML5G, JCA-IMT2020 and WP1/20 too.", Context())]
    ['ITU-R-SG1', 'ITU-R-SG5', 'ITU-R-SG6', 'WP1/20', 'FG-ML5G', 'JCA-IMT2020', 'FG-ML5G', 'JCA-IMT2020', 'ITU-R']
    """
    regional = regional_groups.find(text, context)
    own = [*_study_groups(text), *_parties(text), *_focus_groups(text), *_joint(text), *_coded(text)]
    return [*regional, *own, *_named(text), *sectors.find(text)]


def _study_groups(text: str) -> Iterator[Mention]:
    reached = 0
    for head in _HEAD.finditer(text):
        if head.start() < reached:
            continue
        sector = ""
        for match in (head, *_members(text, head)):
            sector = match["sector"] or sector
            reached = match.end()
            prefix = f"{sector}-" if sector in ("ITU-R", "ITU-D") else ""
            yield Mention("body", match.start(), match.end(), f"{prefix}SG{int(match['number'])}", "study-group")


def _members(text: str, head: re.Match[str]) -> Iterator[re.Match[str]]:
    plural = head["word"].lower().endswith("s")
    for member in following(text, head.end(), _MEMBER):
        if not member["word"] and not plural and not _BARE_GOES_ON.match(text, member.end()):
            return
        plural = plural or (bool(member["word"]) and member["word"].strip().lower().endswith("s"))
        yield member


def _parties(text: str) -> Iterator[Mention]:
    for match in _PARTY_OF.finditer(text):
        yield Mention("body", match.start(), match.end(), f"WP{match['own']}/{match['group']}", "working-party")
    for head in _PARTY.finditer(text):
        sector = ""
        for match in (head, *following(text, head.end(), _PARTY_MEMBER)):
            sector = match["sector"] or sector
            party = f"WP{match['own']}/{match['group']}" if match["own"] else f"ITU-R-WP{match['letter']}"
            yield Mention("body", match.start(), match.end(), party, "working-party")


def _focus_groups(text: str) -> Iterator[Mention]:
    for match in _FOCUS.finditer(text):
        end = match.end() + ("(" in match.group() and text.startswith(")", match.end()))
        yield Mention("body", match.start(), end, _known(f"FG-{match['name']}"), "focus-group")


def _joint(text: str) -> Iterator[Mention]:
    for match in _JOINT.finditer(text):
        yield Mention("body", match.start(), match.end(), _known(f"JCA-{match['name']}"), "joint-activity")


def _coded(text: str) -> Iterator[Mention]:
    for match in _CODED.finditer(text):
        code = re.sub(r"^TSAG[\s-]", "", match["code"])
        if code.removeprefix("RG-") not in _REGIONS:
            full = f"TSAG-{code}" if code.startswith("RG-") else code
            yield Mention("body", match.start(), match.end(), _known(full), "coded-group")


def _known(code: str) -> str:
    """The code under which the reviewed data know this one ("JCA-MmeS" is "JCA-MMeS"), else itself."""
    entry = directory.load("body").named(code)
    return entry.code if entry else code


def _named(text: str) -> Iterator[Mention]:
    for hit in directory.load("body").find(text):
        entry = hit.entries[0]
        if entry.is_a(*_BY_RULE) or (entry.is_a("Sector", "Union") and text.startswith(entry.code, hit.start)):
            continue
        if entry.is_a("Post") and _OTHERS.search(text, max(0, hit.start - 12), hit.start):
            continue
        kind, rule = _kind(entry)
        sitting = _SITTING.match(text, hit.end) if kind == "conference" else None
        start = hit.start - len(_OWN) if text.endswith(_OWN, 0, hit.start) else hit.start
        end, code = (sitting.end(), entry.code + sitting.group()) if sitting else (hit.end, entry.code)
        also = tuple(dict.fromkeys(e.code for e in hit.entries if e.code != entry.code))
        yield Mention(kind, start, end, code, rule, _detail(entry, text, start, end), also)


def _kind(entry: Entry) -> tuple[str, str]:
    """The kind of a mention and its rule: conferences, and groups of unnamed ones, are no bodies of ITU."""
    if entry.is_a("ConferenceSeries", "ConferenceSitting"):
        return "conference", "named"
    if entry.is_a("CollectiveBody", "MembershipCategory", "UnnamedOrganizations"):
        return "collective", "named"
    return "body", "joint-name" if entry.is_a("JointGroup") else "named"


def _detail(entry: Entry, text: str, start: int, end: int) -> dict[str, str]:
    if entry.is_a("Sector", "Union"):
        return {"iri": entry.iri, "role": sectors.role(text, start, end)}
    if entry.is_a("Post"):
        return {"iri": entry.iri, "body": entry.code.removesuffix("-Director")}
    return {"iri": entry.iri}
