"""The relation itself: see the package for its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.approvals.chain import listed
from ingest.relate.approvals.doers import doer
from ingest.relate.approvals.links import Link, links
from ingest.relate.approvals.lists import Lists
from ingest.relate.approvals.numbered import Product
from ingest.relate.approvals.products import find as find_products
from ingest.relate.approvals.ranges import between
from ingest.relate.approvals.titles import in_quotes
from ingest.relate.approvals.verbs import Verb
from ingest.relate.approvals.verbs import find as find_verbs
from ingest.relate.approvals.words import status_with
from ingest.relate.doers import date_before, date_behind, iso, period, tells_again

_RULES = {"active": "object", "passive": "subject", "noun": "nominal"}
_THOSE = re.compile(
    r"(?:Those|These|They|Among\s(?:them|these|those)|Some\sof\s(?:them|these|those|the\s[\w\s-]{3,40}))"
    r"\s(?:are|is|were|include)[:\s]")
_RETITLED = re.compile(
    r"(?:\s?\(|,\s)(?:(?:since|from|in|renamed|now|with|its|as\sof)\s){1,2}(?:[\w\s]{0,20}\s)?"
    r"(?:new\s|current\s|revised\s)?titles?(?:\sis|\swas\schanged\sto|:)?\s(?=\")")
_TITLE_CHANGED = re.compile(r"(?:'s)?\stitle\s(?:was|has\sbeen)\s(?:\w{3,12}ly\s)?(?:updated|changed|revised|modified)(?!\w)")
_EDITION = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)?\d\d)\Z|(?P<first>20\d\d)/(?P<then>0[1-9]|1[0-2])\Z")


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
    period: tuple[str, str] | None = None


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The approvals of a narrative, in the order in which they are told; the same one told twice is one fact."""
    letters = _letters(read)
    lists = Lists(read)
    told = (approval for paragraph in read.paragraphs for approval in _of_paragraph(read, paragraph, lists))
    return [_fact(approval, letters) for approval in _once(told)]


def _of_paragraph(read: ReadNarrative, paragraph: ReadParagraph, lists: Lists) -> Iterator[_Approval]:
    products = find_products(paragraph)
    verbs = find_verbs(paragraph, products)
    found = links(paragraph, products, verbs)
    linked = {link.product.start for link in found}
    acting = {link.verb.start: link.verb for link in found}
    by = {start: doer(read, paragraph, verb, verbs) for start, verb in acting.items()}
    for link in found:
        who = by[link.verb.start]
        yield _linked(paragraph, link, None if _is_in_its_name(paragraph, link, who) else who)
    for first, last in pairwise(found):
        for product in between(first.product, last.product) if first.verb == last.verb else ():
            yield replace(_linked(paragraph, replace(first, product=product), by[first.verb.start]), rule="range-expanded")
    yield from _continued(read, paragraph, [p for p in products if p.start not in linked], verbs)
    yield from _retitled(paragraph, products)
    given = lists.inherited(paragraph)
    if given is None:
        return
    for product in lists.of_line(paragraph, products, given):
        if product.start not in linked:
            yield _Approval(paragraph, product, given.status, given.by, given.date, product.start, product.end, "list-line")


def _is_in_its_name(paragraph: ReadParagraph, link: Link, by: str | None) -> bool:
    """Whether the body stands only in the name of what was done: "the outputs of FG-DFC were published"."""
    product, verb = link.product, link.verb
    if verb.voice != "passive" or product.mention or not paragraph.within(product.start, product.end, "body"):
        return False
    sentence = paragraph.sentence_at(verb.start)
    named = [m for m in paragraph.within(sentence.start, sentence.end, "body") if m.id == by]
    return bool(named) and all(product.start <= m.start and m.end <= product.end for m in named)


def _linked(paragraph: ReadParagraph, link: Link, by: str | None) -> _Approval:
    product, verb = link.product, link.verb
    rule = _RULES[verb.voice]
    if rule == "subject" and product.start > verb.end and link.date is not None and link.date.start > product.end:
        rule = "gapped"
    start, end = min(verb.start, product.start), max(verb.end, product.end)
    return _Approval(paragraph, product, verb.status, by, iso(link.date), start, end, rule, period(link.date))


def _continued(read: ReadNarrative, paragraph: ReadParagraph, products: Sequence[Product],
               verbs: Sequence[Verb]) -> Iterator[_Approval]:
    """"Two Recommendations were consented. Those are Y.3051 and Y.3052.": the sentence before has the verb."""
    for before, sentence in pairwise(paragraph.sentences):
        mark = _THOSE.match(paragraph.text, sentence.start)
        acting = [v for v in verbs if before.start <= v.start < before.end and v.voice != "noun"] if mark else ()
        if not mark or not acting or any(sentence.start <= v.start < mark.end() for v in verbs):
            continue
        verb = acting[-1]
        date = iso(date_behind(paragraph, verb.end, before.end) or date_before(paragraph, before.start, verb.start))
        by = doer(read, paragraph, verb, verbs)
        mine = [p for p in products if mark.end() <= p.start < sentence.end and p.mention]
        for product in listed(paragraph, mark.end(), mine):
            yield _Approval(paragraph, product, verb.status, by, date, sentence.start, product.end, "continued")


def _retitled(paragraph: ReadParagraph, products: Sequence[Product]) -> Iterator[_Approval]:
    """A new title in brackets behind a text, "Q1/13 (since 2021 title is “Networks”)"; or "Q6/17 title was updated"."""
    for product in products:
        changed = _TITLE_CHANGED.match(paragraph.text, product.end)
        if changed:
            date = iso(date_behind(paragraph, changed.end(), changed.end() + 30))
            yield _Approval(paragraph, product, "renamed", None, date, product.start, changed.end(), "retitled")
        mark = _RETITLED.match(paragraph.text, product.end)
        title, end = in_quotes(paragraph.text, mark.end()) if mark else (None, 0)
        if title is not None:
            date = iso(next(iter(paragraph.within(product.end, end, "date")), None))
            new = replace(product, title=title)
            yield _Approval(paragraph, new, "renamed", None, date, product.start, end, "retitled")


# --- one fact each ---------------------------------------------------------------------------------------------------


def _once(told: Iterable[_Approval]) -> list[_Approval]:
    """Each text and status once, by the telling that says most of its date; different dates stay side by side."""
    kept: dict[tuple[str, str], list[_Approval]] = {}
    for approval in told:
        same = kept.setdefault((approval.product.what.casefold(), approval.status), [])
        place = tells_again([_when(a) for a in same], _when(approval))
        if place is None:
            same.append(approval)
        elif len(_date(approval) or "") > len(_date(same[place]) or ""):
            same[place] = approval
    return [a for same in kept.values() for a in same]


def _when(approval: _Approval) -> str | None:
    """The date by which tellings are told apart; of a range over two years its first date."""
    return _date(approval) or (approval.period[0] if approval.period else None)


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
    values: dict[str, Any] = {
        "what": letters.get(product.what, product.what),
        "what_kind": product.kind,
        "by": approval.by,
        "status": status_with(approval.status, product.kind),
        "date": _date(approval),
        "title": product.title,
    }
    if product.revised:
        values["revised"] = True
    if approval.period and len(approval.date or "") < len(approval.period[0]):
        values["start"], values["end"] = approval.period
    return NarrativeFact("approval", values, approval.paragraph.paragraph, approval.start, approval.end, approval.rule)


def _date(approval: _Approval) -> str | None:
    """The date that the text gives, or that of the edition in brackets where it says more: "(5/2018)", "(05/18)" are 2018-05."""
    for inside in approval.product.brackets:
        match = _EDITION.match(inside.strip())
        if match and len(approval.date or "") <= len("2018"):
            return f"{match['first']}-{match['then']}" if match["first"] else f"20{match['year'][-2:]}-{match['month']:0>2}"
    return approval.date
