"""Read the committees that stand behind an organization, and those whose organization stands further before.

Their names are those of `identifiers/committee.py`; the forms that are read are listed in `organizations.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.identifiers.committee import child
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


_JTC = re.compile(r"(?:\s?/\s?|\s|-)JTC\s?(?P<number>\d)(?!\d)")
_STEP = re.compile(r"(?:\s?/\s?|\s)(?P<kind>SC|WG|AG|JWG|MT|TA|AHG)\s?(?P<number>\d{1,3}[A-Z]?|[A-Z](?!\w))(?!\w)")
_PLURAL = re.compile(r"(?:\s?/\s?|\s)(?P<kind>SC|WG|AG|TC)s\s(?P<number>\d{1,3}[A-Z]?)(?!\w)")
_MEMBER = re.compile(r"(?:(?P<kind>TC|SC|WG|AG)\s?)?(?P<number>\d{1,3}[A-Z]?)(?!\w|\.\d)")
_MISSING_COMMA = re.compile(r"\s(?P<kind>)(?P<number>\d{1,3})(?=[,.;])")
_TECHNICAL = re.compile(
    r"(?:\s?/\s?|\s|-)(?P<kind>TC|SC|PC|SyC(?=[\s-][A-Z])|CASCO|COPOLCO|DEVCO|TMB|SMB|CAB|CISPR|ACEC|SMCC)"
    r"(?:[\s-]?(?P<number>\d{1,3}[A-Z]?|(?<=SyC.)[A-Z]{2,6}))?(?!\w)")
_NAMED = re.compile(r"(?:\s?/\s?|\s)(?P<kind>TC|ISG|EP|TF)\s(?P<name>[A-Z][A-Za-z0-9]{1,9})(?!\w)")
_NAMED_MEMBER = re.compile(r"(?P<kind>TC|ISG|EP|TF)\s(?P<name>[A-Z][A-Za-z0-9]{1,9})(?!\w)")
_GROUP = re.compile(r"\s(?P<name>(?:[A-Z][\w-]{1,20}\s){0,4}?(?:WG|SG|TF))(?!\w|\s?-|\s?\d)")
_3GPP = re.compile(r"\s(?P<name>(?:TSG[\s-])?(?:SA|CT|RAN|GERAN)(?:\s?WG)?(?:\s?\d)?)(?!\w)")
_802 = re.compile(r"\s(?P<name>802(?:\.\d{1,2}[a-z]{0,2})?)(?!\w)")
_802_MEMBER = re.compile(r"(?P<name>802\.\d{1,2}[a-z]{0,2})(?!\w)")
_BRACKET = re.compile(r"\s?\([^()\n]{1,80}\)")
_GOES_ON = re.compile(r"\s{0,2}(?:[.,;:)]|$|\d|(?:and|on|in|to|for|about|with|regarding|at|by|as|of)\s)")
_LONE = re.compile(
    r"(?<![\w/.-])(?:(?P<jtc>JTC\s?1)(?!\d)|(?P<kind>SC|TC|AG)\s?(?P<number>\d{1,3}[A-Z]?)(?=\s?/\s?WG|[\s,.;)]|$))")
_SINGLE = re.compile(r"(?:ISO|IEC)(?:$|[\s/](?!IEC|JTC))")
_TECHNICAL_HEADS = ("ISO", "IEC", "CEN", "CENELEC")
HEADS = (*_TECHNICAL_HEADS, "ISO/IEC", "3GPP", "IEEE")  # the organizations whose committees have a form of their own


def behind(text: str, position: int, head: str) -> Iterator[Branch]:
    """The committees of `head` that are written from `position` on.

    >>> [b.name for b in behind("ISO/IEC JTC1/SCs 6, 27 and 38", 7, "ISO/IEC")]
    ['ISO/IEC JTC 1/SC 6', 'ISO/IEC JTC 1/SC 27', 'ISO/IEC JTC 1/SC 38']
    >>> [b.name for b in behind("ETSI TC Cable and TC ATTM", 4, "ETSI")]
    ['ETSI TC Cable', 'ETSI TC ATTM']
    """
    if head == "ISO/IEC":
        jtc = _JTC.match(text, position)
        return _below(text, position, jtc.end(), child(head, "JTC", jtc["number"])) if jtc else iter(())
    if head in _TECHNICAL_HEADS:
        return _technical(text, position, head)
    if head == "3GPP":
        return _plain(text, position, head, _3GPP)
    if head == "IEEE" and _802.match(text, position):
        return _plain(text, position, head, _802, _802_MEMBER)
    return _named(text, position, head)


def in_context(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Committees whose organization stands further before: "JTC 1/SC 6", "SC 35", "TC100 TA16"."""
    taken = sorted((m.start, m.end, m.id) for m in found)
    more: list[Mention] = []
    reached = i = 0
    heads = _Heads()
    for match in _LONE.finditer(text):
        while i < len(taken) and taken[i][0] <= match.start():
            reached = max(reached, taken[i][1])
            heads.note(taken[i][2])
            i += 1
        if match.start() < reached:
            continue
        for branch in _lone(text, match, heads):
            more.append(Mention("organization", branch.start, branch.end, branch.name, "committee-in-context",
                                {"parent": branch.parent}))
            reached = max(reached, branch.end)
    return more


@dataclass(slots=True)
class _Heads:
    """The organizations named so far that a lone committee can belong to."""

    joint: bool = False
    single: str = ""

    def note(self, name: str) -> None:
        """Remember `name` if committees can belong to it."""
        self.joint = self.joint or name.startswith("ISO/IEC JTC 1")
        if _SINGLE.match(name):
            self.single = name[:3]

    def parent(self, kind: str, number: str) -> str:
        """ISO/IEC JTC 1 for its own kinds of committee where the text names it, else the last of ISO and IEC."""
        if kind in ("SC", "AG") and self.joint and not number[-1].isalpha():
            return "ISO/IEC JTC 1"
        return self.single if kind != "AG" else ""


def _lone(text: str, match: re.Match[str], heads: _Heads) -> Iterator[Branch]:
    if match["jtc"]:
        heads.note("ISO/IEC JTC 1")
        yield from _below(text, match.start(), match.end(), "ISO/IEC JTC 1")
        return
    parent = heads.parent(match["kind"], match["number"])
    if parent:
        name, above, end = _steps(text, match.end(), child(parent, match["kind"], match["number"]), parent)
        yield Branch(match.start(), end, name, above)


def _below(text: str, start: int, position: int, parent: str) -> Iterator[Branch]:
    """What stands from `position` on behind a JTC that began at `start`."""
    listed = _PLURAL.match(text, position)
    if listed:
        yield from _numbers(text, start, listed, parent)
        return
    name, upper, end = _steps(text, position, parent, "ISO/IEC")
    yield Branch(start, end, name, upper)
    if name != parent:
        yield from _further(text, _over_bracket(text, end), parent, name)
    else:
        yield from _further(text, end, parent, "")


def _steps(text: str, position: int, name: str, upper: str) -> tuple[str, str, int]:
    """Walk down "/SC 27/WG 1": the name, its parent, and where it ends."""
    while step := _STEP.match(text, position):
        name, upper, position = child(name, step["kind"], step["number"]), name, step.end()
    return name, upper, position


def _further(text: str, end: int, parent: str, last: str) -> Iterator[Branch]:
    """What goes on with its own kind ("SC 29, SC 29/WG 1") or with bare numbers ("SC 6, 7 and 17")."""
    while member := next(following(text, end, _MEMBER), None):
        if not member["kind"] and not (last and _GOES_ON.match(text, member.end())):
            return
        above, kind = (parent, member["kind"]) if member["kind"] else _stem(last)
        if kind == "TC":
            return
        name, upper, stop = _steps(text, member.end(), child(above, kind, member["number"]), above)
        yield Branch(member.start(), stop, name, upper, False)
        end, last = _over_bracket(text, stop), name


def _stem(name: str) -> tuple[str, str]:
    """What a bare number is put behind.

    >>> _stem("ISO/IEC JTC 1/SC 27/WG 1")
    ('ISO/IEC JTC 1/SC 27', 'WG')
    """
    above, _, last = name.rpartition("/")
    return above, last.partition(" ")[0]


def _over_bracket(text: str, position: int) -> int:
    """Behind a bracket that explains a committee: "SC 29/WG 1 (JPEG), SC 29/WG 11"."""
    bracket = _BRACKET.match(text, position)
    return bracket.end() if bracket else position


def _numbers(text: str, start: int, head: re.Match[str], parent: str) -> Iterator[Branch]:
    """A list behind a plural: "SCs 6, 27 and 38", also where a comma was forgotten ("32, 38 42")."""
    yield Branch(start, head.end(), child(parent, head["kind"], head["number"]), parent)
    end = head.end()
    while number := (next(following(text, end, _MEMBER), None) or _MISSING_COMMA.match(text, end)):
        name = child(parent, number["kind"] or head["kind"], number["number"])
        name, upper, end = _steps(text, number.end(), name, parent)
        yield Branch(number.start(), end, name, upper, False)


def _technical(text: str, position: int, head: str) -> Iterator[Branch]:
    listed = _PLURAL.match(text, position)
    if listed:
        yield from _numbers(text, position, listed, head)
        return
    first = _TECHNICAL.match(text, position)
    if not first:
        return
    own = child(head, first["kind"], first["number"] or "")
    name, upper, end = _steps(text, first.end(), own, head)
    yield Branch(position, end, name, upper)
    while member := next(following(text, end, _MEMBER), None) if first["number"] else None:
        if not member["kind"] and not _GOES_ON.match(text, member.end()):
            return
        above = own if member["kind"] in ("SC", "WG") and first["kind"] == "TC" else head
        stem = child(above, member["kind"] or first["kind"], member["number"])
        name, upper, end = _steps(text, member.end(), stem, above)
        yield Branch(member.start(), end, name, upper, False)


def _plain(text: str, position: int, head: str, form: re.Pattern[str], member: re.Pattern[str] | None = None
           ) -> Iterator[Branch]:
    first = form.match(text, position)
    if not first:
        return
    yield Branch(position, first.end(), f"{head} {' '.join(first['name'].split())}", head)
    for other in following(text, first.end(), member) if member else ():
        yield Branch(other.start(), other.end(), f"{head} {other['name']}", head, False)


def _named(text: str, position: int, head: str) -> Iterator[Branch]:
    first = _NAMED.match(text, position)
    if first:
        yield Branch(position, first.end(), f"{head} {first['kind']} {first['name']}", head)
        for other in following(text, first.end(), _NAMED_MEMBER):
            yield Branch(other.start(), other.end(), f"{head} {other['kind']} {other['name']}", head, False)
        return
    group = _GROUP.match(text, position)
    if group:
        yield Branch(position, group.end(), f"{head} {' '.join(group['name'].split())}", head)
