"""What the lines of a list of texts inherit from the line that governs them.

SG11 approved several new Recommendations, as follows:     status and doer
· ITU-T Q.3713: Requirements for a gateway pool;
The group produced technical reports:                      kind, for lines that are nothing but a title
· Scope and roles
The following work items are under development:            nominal heads as well
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.mention import Mention
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate import approval_products as products
from ingest.relate import approval_verbs as verbs
from ingest.relate.approval_products import Product
from ingest.relate.approval_verbs import Verb
from ingest.relate.approval_words import KIND, kind_of
from ingest.relate.doers import date_before, date_behind

_KIND = re.compile(rf"\b(?:{KIND})(?!\w)")
_NOMINAL = (
    (
        "approved",
        re.compile(
            r"\b(?:[Nn]ewly\s|[Rr]ecently\s)?[Aa]pproved\s(?:new\s|and\s|revised\s|ITU-T\s){0,3}(?:[Rr]ecommendations|[Ss]upplements|texts|work|standards)\b"
        ),
    ),
    (
        "under development",
        re.compile(
            r"\b(?:[Oo]ngoing|[Cc]urrent|[Dd]raft)\s(?:new\s|ITU-T\s|revised\s){0,3}(?:work\sitems|[Rr]ecommendations|[Ss]upplements|studies|drafts|work)\b"
        ),
    ),
    (
        "published",
        re.compile(r"\b[Pp]ublished\s(?:ITU-T\s)?(?:[Rr]ecommendations|[Ss]upplements|texts|standards|reports)\b"),
    ),
)
_BREAKS_OFF = re.compile(r"\b(?:includ(?:e|es|ing)|are|such\sas|as\sfollows|following|namely)\s{0,3}\Z")
_OPEN = re.compile(
    r":\s{0,5}\Z|\b(?:such\sas|as\sfollows|following)\b|\b(?:include|including|includes|are|namely)\s{0,3}\Z"
)


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a list line inherits: the status, the head it comes from with its verb, the date, and the kind of text."""

    status: str
    head: ReadParagraph
    verb: Verb
    date: Mention | None
    kind: str


def stays_open(paragraph: ReadParagraph) -> bool:
    """Whether a paragraph breaks off where a list begins: "… standards approved by SG13 include"."""
    return _BREAKS_OFF.search(paragraph.text, max(0, len(paragraph.text) - 40)) is not None


def leads_with_text(paragraph: ReadParagraph) -> bool:
    """Whether a paragraph begins with the identifier of a text, as the lines of such a list do."""
    return any(m.start <= 24 for m in paragraph.of("recommendation")[:1])


def inherited(
    read: ReadNarrative, paragraph: ReadParagraph, broken_off: ReadParagraph | None = None
) -> Inherited | None:
    """What a line inherits from the nearest head that brings texts to a status; None where none does."""
    for head in (broken_off,) if broken_off else read.heads(paragraph):
        found = _of_head(head)
        if found is not None:
            return found
        if not head.text.rstrip().endswith(":") and verbs.find(head, products.find(head)):
            return None
    return None


def _of_head(head: ReadParagraph) -> Inherited | None:
    if not head.sentences:
        return None
    last = head.sentences[-1]
    if re.search(r"\btable\sbelow\b", head.text[last.start :]):
        return None
    acting = [v for v in verbs.find(head, products.find(head)) if v.voice != "noun"]
    mine = [v for v in acting if v.start >= last.start]
    if not mine and re.match(r"(?:Among|Some\sof|These|They|Those|The\sfollowing|Examples)", head.text[last.start :]):
        mine = acting[-1:]
    kind = _kind(head, mine[-1].start if mine else last.start, last.start)
    if mine and _OPEN.search(head.text[last.start :]):
        verb = max(mine, key=lambda v: (v.rank, v.start))
        if verb.status != "established" or kind in ("Question", "work item"):
            return Inherited(verb.status, head, verb, _date(head, verb, last.start), kind)
    return _nominal(head, kind, last.start)


def _kind(head: ReadParagraph, verb: int, start: int) -> str:
    """The kind of text the head announces: the last one named in its last sentence, "" where it names none."""
    found = list(_KIND.finditer(head.text, min(start, verb)))
    return kind_of(found[-1]) if found else ""


def _nominal(head: ReadParagraph, kind: str, start: int) -> Inherited | None:
    for status, form in _NOMINAL:
        match = form.search(head.text, start)
        if match:
            verb = Verb(match.start(), match.end(), status, "noun")
            return Inherited(status, head, verb, _date(head, verb, start), kind or "Recommendation")
    return None


def _date(head: ReadParagraph, verb: Verb, start: int) -> Mention | None:
    return date_behind(head, verb.end, len(head.text)) or date_before(head, min(start, verb.start), verb.start)


def of_line(paragraph: ReadParagraph, found: list[Product], given: Inherited) -> list[Product]:
    """The products of a list line: those it begins with, joined ones too; else the line is a title."""
    text = paragraph.text
    if found and _leads(text, found[0]):
        taken = [found[0]]
        for product in found[1:]:
            if not re.fullmatch(r"[\s,;/]{0,4}(?:and\s|&\s)?", text[taken[-1].end : product.start]):
                break
            taken.append(product)
        return taken
    if found or not given.kind or given.kind in ("Recommendation", "Question", "work item", "Supplement", "Standard"):
        return []
    line = products.of_line(paragraph, given.kind)
    return [line] if line else []


def _leads(text: str, product: Product) -> bool:
    lead = text[: product.start]
    return (
        len(lead) <= 40
        and re.fullmatch(
            r"\s{0,5}(?:[·•*▪(-]\s{0,3}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s{0,3})?(?:(?:[Rr]evised|[Nn]ew|[Dd]raft|a|an|the|The|ITU-T|work\sitem|on|[Tt]echnical\s(?:[Rr]eport|[Pp]aper)|[Ss]upplement|Q\d{1,2}/\d{1,2}:?)\s){0,4}",
            lead,
        )
        is not None
    )
