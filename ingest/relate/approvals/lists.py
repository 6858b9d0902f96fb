"""What the lines of a list of texts inherit from the line that governs them.

    SG11 approved several new Recommendations, as follows:        status, doer and date
    · ITU-T Q.3713: Requirements for a gateway pool;
    The group produced technical reports:                         kind, for lines that are nothing but a title
    · Scope and roles
    SG17 has produced publications including:                     what is produced as a publication is published
    Current work items:                                           a noun will do
    Standards developed by SG13 and approved since 2017 include   a line that breaks off, above lines without a bullet
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.approvals.called import of_line as called_of_line
from ingest.relate.approvals.doers import doer
from ingest.relate.approvals.numbered import Product
from ingest.relate.approvals.products import find as find_products
from ingest.relate.approvals.verbs import Verb
from ingest.relate.approvals.verbs import find as find_verbs
from ingest.relate.approvals.words import KIND, kind_of
from ingest.relate.doers import date_before, date_behind, iso

_KIND = re.compile(rf"\b(?:{KIND})(?!\w)")
_NOMINAL = (
    ("approved", re.compile(
        r"\b[Aa]pproved\s(?:(?:new|and|revised|ITU-T)\s){0,3}(?:[Rr]ecommendations|[Ss]upplements|texts|work"
        r"|standards)\b")),
    ("under development", re.compile(
        r"\b(?:[Oo]ngoing|[Cc]urrent|[Dd]raft)\s(?:(?:new|ITU-T|revised)\s){0,3}(?:work\sitems|[Rr]ecommendations"
        r"|[Ss]upplements|studies|drafts|work)\b")),
    ("published", re.compile(
        r"\b[Pp]ublished\s(?:ITU-T\s)?(?:[Rr]ecommendations|[Ss]upplements|texts|standards|reports)\b")),
)
_BREAKS_OFF = re.compile(r"\b(?:includ(?:e|es|ing)|are|such\sas|as\sfollows|following|namely)\s{0,3}\Z")
_OPEN = re.compile(
    r":\s{0,5}\Z|\b(?:such\sas|as\sfollows|following)\b|\b(?:include|including|includes|are|namely)\s{0,3}\Z")
_PUBLICATIONS = re.compile(r"\b[Pp]ublications\b")
_MADE = frozenset({"developed", "completed"})
_TABLE = re.compile(r"\btable\sbelow\b")
_REFERS_BACK = re.compile(r"(?:Among|Some\sof|These|They|Those|The\sfollowing|Examples)\b")
_LEAD = re.compile(
    r"\s{0,5}(?:[·•*▪(-]\s{0,3}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s{0,3})?(?:(?:[Rr]evised|[Nn]ew|[Dd]raft|an?|[Tt]he"
    r"|ITU-T|work\sitem|on|[Tt]echnical\s(?:[Rr]eport|[Pp]aper)|[Ss]upplement|Q\d{1,2}/\d{1,2}:?)\s){0,4}")
_LONGEST_LEAD = 40
_AND = re.compile(r"[\s,;/]{0,4}(?:(?:and|&)\s)?")
# Texts of these kinds have identifiers: a line without one is none of them.
_NUMBERED = frozenset({"Recommendation", "Question", "Supplement", "Standard"})


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a list line inherits: status, doer and date, and the kind of text where the head names one."""

    status: str
    by: str | None
    date: str | None
    kind: str


class Lists:
    """The lists of a narrative, asked paragraph by paragraph from its beginning; each head is read once."""

    def __init__(self, read: ReadNarrative) -> None:
        self._read = read
        self._known: dict[int, Inherited | None] = {}
        self._broken_off: ReadParagraph | None = None

    def inherited(self, paragraph: ReadParagraph) -> Inherited | None:
        """What a line inherits from the nearest head that brings texts to a status; None where none does."""
        if self._broken_off is not None and not _begins_with_text(paragraph):
            self._broken_off = None
        above = (self._broken_off,) if self._broken_off else self._read.heads(paragraph)
        found = next((given for head in above if (given := self._of_head(head))), None)
        if _BREAKS_OFF.search(paragraph.text, max(0, len(paragraph.text) - 40)):
            self._broken_off = paragraph
        return found

    def _of_head(self, head: ReadParagraph) -> Inherited | None:
        if head.index not in self._known:
            self._known[head.index] = _of_head(self._read, head)
        return self._known[head.index]

    def of_line(self, paragraph: ReadParagraph, found: Sequence[Product], given: Inherited) -> list[Product]:
        """The products of a list line: those it begins with, joined ones too; else the line is a title."""
        text = paragraph.text
        if found and found[0].start <= _LONGEST_LEAD and _LEAD.fullmatch(text, 0, found[0].start):
            taken = [found[0]]
            for product in found[1:]:
                if not _AND.fullmatch(text, taken[-1].end, product.start):
                    break
                taken.append(product)
            return taken
        line = None if found or not given.kind or given.kind in _NUMBERED else called_of_line(paragraph, given.kind)
        return [line] if line else []


def _begins_with_text(paragraph: ReadParagraph) -> bool:
    return any(m.start <= _LONGEST_LEAD for m in paragraph.of("recommendation")[:1])


def _of_head(read: ReadNarrative, head: ReadParagraph) -> Inherited | None:
    last = head.sentences[-1] if head.sentences else None
    if last is None or _TABLE.search(head.text, last.start):
        return None
    found = find_verbs(head, find_products(head))
    acting = [v for v in found if v.voice != "noun"]
    mine = [v for v in acting if v.start >= last.start]
    if not mine and _REFERS_BACK.match(head.text, last.start):
        mine = acting[-1:]
    begin = min(last.start, mine[-1].start) if mine else last.start
    kind = _kind(head, begin)
    if mine and _OPEN.search(head.text, last.start):
        verb = max(mine, key=lambda v: (v.rank, v.start))
        if not kind and verb.status in _MADE and _PUBLICATIONS.search(head.text, begin):
            kind, verb = "other", replace(verb, status="published")
        if verb.status != "established" or kind in ("Question", "work item"):
            return _inherited(read, head, verb, found, kind)
    for status, form in _NOMINAL:
        match = form.search(head.text, last.start)
        if match:
            verb = Verb(match.start(), match.end(), status, "noun")
            return _inherited(read, head, verb, found, kind or "Recommendation")
    return None


def _inherited(read: ReadNarrative, head: ReadParagraph, verb: Verb, verbs: Sequence[Verb], kind: str) -> Inherited:
    start = head.sentence_at(verb.start).start
    date = date_behind(head, verb.end, len(head.text)) or date_before(head, start, verb.start)
    return Inherited(verb.status, doer(read, head, verb, verbs), iso(date), kind)


def _kind(head: ReadParagraph, start: int) -> str:
    """The kind of text the head announces: the last one named from `start` on, "" where it names none."""
    found = list(_KIND.finditer(head.text, start))
    return kind_of(found[-1]) if found else ""
