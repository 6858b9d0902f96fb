"""Read the committees that stand behind an organization: "ISO/IEC JTC 1/SC 27", "ETSI TC EE", "3GPP TSG SA 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.mention import Mention
from ingest.recognise.enumeration import following


@dataclass(frozen=True, slots=True)
class Branch:
    """A committee at [start, end) with its full name and parent; `joined` where it stands right behind its head."""

    start: int
    end: int
    name: str
    parent: str
    joined: bool = True


_GAP = r"(?:\s?/\s?|\s|-)"
_JTC = re.compile(rf"{_GAP}JTC\s?(?P<number>\d)(?!\d)")
_STEP = re.compile(r"(?:\s?/\s?|\s|,\s)(?P<kind>SC|WG|AG|JWG|MT|TA|AHG|SyC)\s?-?(?P<number>\d{1,3}[A-Z]?|[A-Z](?!\w))(?!\w)")
_STEPS = re.compile(r"(?:\s?/\s?|\s)(?P<kind>SC|WG|AG|TC)s\s(?P<number>\d{1,3}[A-Z]?)(?!\w)")
_NUMBER = re.compile(r"(?P<number>\d{1,3}[A-Z]?)(?!\w|\.\d|\s(?:January|February|March|April|May|June|July|August|September|October|November|December))")
_TC = re.compile(rf"(?P<gap>{_GAP})(?P<kind>TC|SC|CASCO|COPOLCO|TMB|SMB|CAB|PC|SyC|CISPR|ACEC|SMCC)(?:[\s-]?(?P<number>\d{{1,3}}[A-Z]?|(?<=SyC-)[A-Z]{{2,4}}|(?<=SyC\s)[A-Z]{{2,4}}))?(?![\w])")
_TC_MEMBER = re.compile(r"(?P<kind>TC|SC)\s?(?P<number>\d{1,3}[A-Z]?)(?!\w)")
_BODY_OF = re.compile(r"(?:\s?/\s?|\s)(?P<kind>TC|ISG|TG|EE|SC|WG)\s(?P<name>[A-Z][A-Za-z0-9]{1,9})(?![\w])")
_BODY_MEMBER = re.compile(r"(?P<kind>TC|ISG|TG|WG)\s(?P<name>[A-Z][A-Za-z0-9]{1,9})(?![\w])")
_3GPP = re.compile(r"\s(?P<tsg>TSG\s)?(?:TSG-)?(?P<name>(?:SA|CT|RAN|GERAN)(?:\sWG)?\s?\d?)(?!\w)")
_802 = re.compile(r"\s(?P<name>802(?:\.\d{1,2})?(?:[a-z]{0,2}))(?!\w)")
_802_MEMBER = re.compile(r"(?P<name>802\.\d{1,2}[a-z]{0,2})(?!\w)")
_NAMED_GROUP = re.compile(r"\s(?P<name>(?:[A-Z][\w-]{1,20}\s){0,4}?(?:WG|SG|TF|RG|Working\sGroup|Task\sForce))(?!\w|\s?-)")


def behind(text: str, position: int, head: str) -> Iterator[Branch]:
    """The committees of `head` that are written from `position` on.

    >>> [b.name for b in behind("ISO/IEC JTC1/SCs 6, 27 and 38", 7, "ISO/IEC")]
    ['ISO/IEC JTC 1/SC 6', 'ISO/IEC JTC 1/SC 27', 'ISO/IEC JTC 1/SC 38']
    >>> [b.name for b in behind("ETSI TC Cable and TC ATTM", 4, "ETSI")]
    ['ETSI TC Cable', 'ETSI TC ATTM']
    """
    if head == "ISO/IEC":
        yield from _joint(text, position)
    elif head in ("ISO", "IEC", "CEN", "CENELEC"):
        yield from _technical(text, position, head)
    elif head == "3GPP":
        yield from _plain(text, position, head, _3GPP, None)
    elif head == "IEEE" and _802.match(text, position):
        yield from _plain(text, position, head, _802, _802_MEMBER)
    else:
        yield from _bodies(text, position, head)


def _joint(text: str, position: int) -> Iterator[Branch]:
    jtc = _JTC.match(text, position)
    if jtc:
        yield from _below(text, position, jtc.end(), f"ISO/IEC JTC {jtc['number']}")


def _below(text: str, start: int, position: int, parent: str) -> Iterator[Branch]:
    """What stands from `position` on behind a JTC that began at `start`."""
    listed = _STEPS.match(text, position)
    if listed:
        yield from _numbers(text, start, listed, parent)
        return
    name, upper, end = _steps(text, position, parent, "ISO/IEC")
    yield Branch(start, end, name, upper)
    yield from _further(text, end, parent, name)


def _steps(text: str, position: int, name: str, upper: str) -> tuple[str, str, int]:
    """Walk down "/SC 27/WG 1"."""
    while step := _STEP.match(text, position):
        if step.group().startswith(","):
            break
        name, upper, position = f"{name}/{step['kind']} {step['number']}", name, step.end()
    return name, upper, position


def _further(text: str, end: int, parent: str, name: str) -> Iterator[Branch]:
    """What goes on with its own kind ("SC 29, SC 29/WG 1") or with numbers ("SC 6, 7 and 17")."""
    kind = re.compile(r"(?:and\s)?(?P<kind>SC|WG|AG)\s?(?P<number>\d{1,3}[A-Z]?)(?!\w)")
    numbered = name != parent
    above, _, last = name.rpartition("/")
    while True:
        member = next(following(text, end, kind), None)
        if member:
            start, (sub, upper, end) = member.start(), _steps(text, member.end(), f"{parent}/{member['kind']} {member['number']}", parent)
            end = _over_bracket(text, end)
            above, _, last = sub.rpartition("/")
            yield Branch(start, end, sub, upper, False)
            continue
        number = next(following(text, end, _NUMBER), None) if numbered else None
        if not number or not _ends_well(text, number.end()):
            return
        end = number.end()
        yield Branch(number.start(), end, f"{above}/{last.split()[0]} {number['number']}", above, False)


def _over_bracket(text: str, position: int) -> int:
    """Behind a bracket that explains a committee: "SC 29/WG 1 (JPEG), SC 29/WG 11"."""
    bracket = _BRACKET.match(text, position)
    return bracket.end() if bracket else position


def _ends_well(text: str, position: int) -> bool:
    """A bare number belongs to the list if the list or the sentence goes on behind it."""
    return bool(re.match(r"\s{0,2}(?:[.,;:)]|$|\d|and\s|on\s|in\s|to\s|for\s|about\s|with\s|regarding\s)", text[position:position + 12]))


def _numbers(text: str, start: int, head: re.Match[str], parent: str) -> Iterator[Branch]:
    yield Branch(start, head.end(), f"{parent}/{head['kind']} {head['number']}", parent)
    end = head.end()
    member = re.compile(r"(?:(?P<kind>SC|WG|AG)\s?)?(?P<number>\d{1,3}[A-Z]?)(?!\w|\.\d)")
    while number := (next(following(text, end, member), None) or re.compile(r"\s(?P<kind>)(?P<number>\d{2})(?=[,.;])").match(text, end)):
        end = number.end()
        yield Branch(number.start(), end, f"{parent}/{number['kind'] or head['kind']} {number['number']}", parent, False)


def _technical(text: str, position: int, head: str) -> Iterator[Branch]:
    listed = _STEPS.match(text, position)
    if listed:
        gap = "/" if "/" in listed.group() else " "
        for branch in _numbers(text, position, listed, head):
            yield Branch(branch.start, branch.end, branch.name.replace("/", gap, 1), head, branch.joined)
        return
    first = _TC.match(text, position)
    if not first:
        return
    gap = "/" if "/" in first["gap"] else " "
    own = f"{head}{gap}{first['kind']}" + (f" {first['number']}" if first["number"] else "")
    name, upper, end = _steps(text, first.end(), own, head)
    yield Branch(position, end, name, upper)
    member = re.compile(r"(?:(?P<kind>TC|SC|WG)\s?)?(?P<number>\d{1,3}[A-Z]?)(?!\w|\.\d)")
    while number := next(following(text, end, member), None) if first["number"] else None:
        if not number["kind"] and not _ends_well(text, number.end()):
            return
        kind = number["kind"] or first["kind"]
        base = own if kind in ("SC", "WG") and first["kind"] == "TC" and number["kind"] else head
        stem = f"{base}/{kind} {number['number']}" if base == own else f"{head}{gap}{kind} {number['number']}"
        sub, above, end = _steps(text, number.end(), stem, base)
        yield Branch(number.start(), end, sub, above, False)


def _plain(text: str, position: int, head: str, form: re.Pattern[str], member: re.Pattern[str] | None) -> Iterator[Branch]:
    first = form.match(text, position)
    if not first:
        return
    yield Branch(position, first.end(), f"{head} {' '.join(first.group().split())}", head)
    for other in following(text, first.end(), member) if member else ():
        yield Branch(other.start(), other.end(), f"{head} {other['name']}", head, False)


def _bodies(text: str, position: int, head: str) -> Iterator[Branch]:
    first = _BODY_OF.match(text, position)
    if first:
        yield Branch(position, first.end(), f"{head} {first['kind']} {first['name']}", head)
        for other in following(text, first.end(), _BODY_MEMBER):
            yield Branch(other.start(), other.end(), f"{head} {other['kind']} {other['name']}", head, False)
        return
    group = _NAMED_GROUP.match(text, position)
    if group:
        yield Branch(position, group.end(), f"{head} {' '.join(group['name'].split())}", head)


_BRACKET = re.compile(r"\s?\([^()\n]{1,80}\)")
_LONE = re.compile(
    r"(?<![\w/.-])(?:(?P<jtc>JTC\s?1)(?!\d)|(?P<kind>SC|TC)\s?(?P<number>\d{1,3}[A-Z]?)(?=\s?/\s?WG|[\s,.;)]|$))")


def in_context(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Committees whose organization stands further before: "JTC 1/SC 6", "SC 35", "TC100 TA16"."""
    taken = [(m.start, m.end) for m in found]
    more: list[Mention] = []
    for match in _LONE.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        for branch in _lone(text, match, [*found, *more]):
            more.append(Mention("organization", branch.start, branch.end, branch.name, "committee-in-context", {"parent": branch.parent}))
            taken.append((branch.start, branch.end))
    return more


def _lone(text: str, match: re.Match[str], found: Sequence[Mention]) -> Iterator[Branch]:
    if match["jtc"]:
        yield from _below(text, match.start(), match.end(), "ISO/IEC JTC 1")
        return
    parent = _parent(text, match, found)
    if parent:
        gap = "/" if parent.startswith("ISO/IEC JTC") or match["kind"] == "SC" else " "
        stem = f"{parent}{gap}{match['kind']} {match['number']}"
        name, above, end = _steps(text, match.end(), stem, parent)
        yield Branch(match.start(), end, name, above)


def _parent(text: str, match: re.Match[str], found: Sequence[Mention]) -> str:
    """JTC 1 for a subcommittee, IEC or ISO for a technical committee: the one named last before it."""
    before = [m for m in found if m.end <= match.start()]
    for mention in sorted(before, key=lambda m: -m.end):
        if match["kind"] == "SC" and mention.id.startswith("ISO/IEC JTC 1"):
            return "ISO/IEC JTC 1"
        if mention.id in ("ISO", "IEC") or mention.id.startswith(("ISO ", "IEC ", "ISO/TC", "IEC/")):
            return mention.id[:3]
    return "ISO/IEC JTC 1" if match["kind"] == "SC" and "JTC" in text else ""
