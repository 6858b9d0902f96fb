"""Find what was brought to a status: which text, by whom, to which status, when.

    read ── products, verbs ──> links ── lists ──> facts

One fact for each text and status. Rules, by the names that facts carry:

- `object`: a body does it ("SG11 approved Q.5050 “…” and agreed Supplement 75");
- `subject`: it is done ("E.156 was approved on 5 June 2020", "Y.4480 (agreed in July 2020)");
- `gapped`: a date goes on without its verb ("A was approved in 2019, B in 2020");
- `nominal`: a noun says it ("the revised version of K.83", "deletion of Q3/15");
- `continued`: the sentence before has the verb ("Two were consented. Those are Y.1 and Y.2.");
- `retitled`: it has a new title ("Q1/13 (since 2021 title is “…”)");
- `list-line`: a line inherits it from its head ("SG11 approved new Recommendations, such as:").

Not told, on purpose: what is only counted ("consented four Recommendations"), planned ("will be approved") or
described ("the Recommendation defines …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph, approval_lists, approval_products, approval_verbs
from ingest.relate.approval_links import Link, links, listed
from ingest.relate.approval_products import Product
from ingest.relate.approval_titles import in_quotes
from ingest.relate.approval_verbs import Verb
from ingest.relate.doers import actor, agent, carried, date_before, date_behind, iso, subject, tells_again

_RULES = {"active": "object", "passive": "subject", "noun": "nominal"}
# What is launched when it is ready: to launch these is to publish them.
_ISSUED = frozenset(
    {"Report", "White Paper", "Deliverable", "Toolkit", "Case study", "Guideline", "Article", "Handbook"}
)
_THOSE = re.compile(
    r"(?:Those|These|They|Among\s(?:them|these|those)|Some\sof\s(?:them|these|those|the\s[\w\s-]{3,40}))\s(?:are|is|were|include)[:\s]"
)
_RETITLED = re.compile(
    r"(?:\s?\(|,\s)(?:(?:since|from|in|renamed|now|with|its|as\sof)\s){1,2}(?:[\w\s]{0,20}\s)?(?:new\s|current\s|revised\s)?titles?(?:\sis|\swas\schanged\sto|:)?\s(?=\")"
)
_EDITION = re.compile(r"(?P<month>0[1-9]|1[0-2])/(?P<year>(?:19|20)?\d\d)\Z")


@dataclass(frozen=True, slots=True)
class _Approval:
    paragraph: ReadParagraph
    product: Product
    status: str
    by: str | None
    date: str | None
    start: int
    end: int
    rule: str


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The approvals of a narrative, in the order in which they are told; the same one told twice is one fact."""
    letters = _letters(read)
    return [_fact(a, letters) for a in _once(_told(read))]


def _told(read: ReadNarrative) -> Iterator[_Approval]:
    broken_off: ReadParagraph | None = None
    for paragraph in read.paragraphs:
        if broken_off is not None and not approval_lists.leads_with_text(paragraph):
            broken_off = None
        yield from _of_paragraph(read, paragraph, broken_off)
        if approval_lists.stays_open(paragraph):
            broken_off = paragraph


def _of_paragraph(
    read: ReadNarrative, paragraph: ReadParagraph, broken_off: ReadParagraph | None
) -> Iterator[_Approval]:
    products = approval_products.find(paragraph)
    verbs = approval_verbs.find(paragraph, products)
    found = links(paragraph, products, verbs)
    linked = {link.product.start for link in found}
    for link in found:
        yield _linked(read, paragraph, link, verbs)
    yield from _continued(read, paragraph, products, verbs, linked)
    yield from _retitled(paragraph, products)
    given = approval_lists.inherited(read, paragraph, broken_off)
    if given is not None:
        for product in approval_lists.of_line(paragraph, products, given):
            if product.start not in linked:
                by = _doer(read, given.head, given.verb, approval_verbs.find(given.head, []))
                yield _Approval(
                    paragraph, product, given.status, by, iso(given.date), product.start, product.end, "list-line"
                )


def _continued(
    read: ReadNarrative, paragraph: ReadParagraph, products: list[Product], verbs: list[Verb], linked: set[int]
) -> Iterator[_Approval]:
    """ "Two Recommendations were consented. Those are Y.3051 and Y.3052.": the sentence before has the verb."""
    for before, sentence in pairwise(paragraph.sentences):
        mark = _THOSE.match(paragraph.text, sentence.start)
        acting = [v for v in verbs if before.start <= v.start < before.end and v.voice != "noun"]
        if not mark or not acting or any(sentence.start <= v.start < mark.end() for v in verbs):
            continue
        verb = acting[-1]
        date = iso(date_behind(paragraph, verb.end, before.end) or date_before(paragraph, before.start, verb.start))
        mine = [p for p in products if mark.end() <= p.start < sentence.end and p.mention and p.start not in linked]
        for product in listed(paragraph, mark.end(), mine):
            yield _Approval(
                paragraph,
                product,
                verb.status,
                _doer(read, paragraph, verb, verbs),
                date,
                sentence.start,
                product.end,
                "continued",
            )


def _retitled(paragraph: ReadParagraph, products: list[Product]) -> Iterator[_Approval]:
    """A new title in brackets behind a text: "Q1/13 (since 2021 title is “Networks”)"."""
    for product in products:
        mark = _RETITLED.match(paragraph.text, product.end)
        title, end = in_quotes(paragraph.text, mark.end()) if mark else (None, 0)
        if title is not None:
            date = iso(next(iter(paragraph.within(product.end, end, "date")), None))
            new = replace(product, title=title)
            yield _Approval(paragraph, new, "renamed", None, date, product.start, end, "retitled")


def _linked(read: ReadNarrative, paragraph: ReadParagraph, link: Link, verbs: list[Verb]) -> _Approval:
    start, end = min(link.verb.start, link.product.start), max(link.verb.end, link.product.end)
    rule = _RULES[link.verb.voice]
    if (
        rule == "subject"
        and link.product.start > link.verb.end
        and link.date is not None
        and link.date.start > link.product.end
    ):
        rule = "gapped"
    return _Approval(
        paragraph,
        link.product,
        link.verb.status,
        _doer(read, paragraph, link.verb, verbs),
        iso(link.date),
        start,
        end,
        rule,
    )


def _doer(read: ReadNarrative, paragraph: ReadParagraph, verb: Verb, verbs: list[Verb]) -> str | None:
    sentence = paragraph.sentence_at(verb.start)
    if verb.voice == "active":
        floor = max([sentence.start, *(v.end for v in verbs if v.end <= verb.start - 30 and v.start >= sentence.start)])
        return subject(read, paragraph, floor, verb.start)
    named = agent(paragraph, verb.end, sentence.end)
    if named:
        return named
    if verb.voice == "noun":
        return actor(paragraph, sentence.start, verb.start)
    joined = [v for v in verbs if v.voice == "passive" and sentence.start <= v.start < sentence.end]
    by_others = next((who for v in joined if (who := agent(paragraph, v.end, sentence.end))), None)
    if by_others:
        return by_others
    acting = [v for v in verbs if v.voice == "active" and sentence.start <= v.start < verb.start]
    if acting:
        return subject(read, paragraph, sentence.start, acting[-1].start)
    meeting = re.search(r"\b(?:[Mm]eeting|session)\b", paragraph.text[sentence.start : sentence.end])
    if meeting:
        return subject(read, paragraph, sentence.start, sentence.end)
    return carried(read, paragraph, sentence.start)


# --- one fact each ---------------------------------------------------------------------------------------------------


def _once(told: Iterable[_Approval]) -> list[_Approval]:
    """Each text and status once, by the telling that says most of its date; different dates stay side by side."""
    kept: dict[tuple[str, str], list[_Approval]] = {}
    for approval in told:
        same = kept.setdefault((approval.product.what.casefold(), approval.status), [])
        place = tells_again([_date(a) for a in same], _date(approval))
        if place is None:
            same.append(approval)
        elif len(_date(approval) or "") > len(_date(same[place]) or ""):
            same[place] = approval
    return [a for same in kept.values() for a in same]


def _letters(read: ReadNarrative) -> dict[str, str]:
    """The one Supplement of a series that the narrative names by each number, for "Supplement 71" without a series."""
    named: dict[str, set[str]] = {}
    for paragraph in read.paragraphs:
        for mention in paragraph.of("recommendation"):
            head, mark, number = mention.id.partition(".Suppl.")
            if mark:
                named.setdefault(number, set()).add(head)
    return {
        f"Supplement {number}": f"{next(iter(heads))}.Suppl.{number}"
        for number, heads in named.items()
        if len(heads) == 1
    }


def _fact(approval: _Approval, letters: dict[str, str]) -> NarrativeFact:
    product = approval.product
    status = "published" if approval.status == "established" and product.kind in _ISSUED else approval.status
    values: dict[str, Any] = {
        "what": letters.get(product.what, product.what),
        "what_kind": product.kind,
        "by": approval.by,
        "status": status,
        "date": _date(approval),
        "title": product.title,
    }
    if product.revised:
        values["revised"] = True
    return NarrativeFact("approval", values, approval.paragraph.paragraph, approval.start, approval.end, approval.rule)


def _date(approval: _Approval) -> str | None:
    """The date that the text gives, or that of the edition in brackets where it says more: "(05/2018)" is 2018-05."""
    for inside in approval.product.brackets:
        match = _EDITION.match(inside.strip())
        if match and len(approval.date or "") <= len("2018"):
            return f"20{match['year'][-2:]}-{match['month']}"
    return approval.date
