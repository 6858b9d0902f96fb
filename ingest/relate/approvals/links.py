"""Which verb brings which text to its status: subjects before a passive, objects behind an active verb, lists and all.

    SG2 approved A "…", B and revised C.            the objects go on as long as only joints stand between them
    A and B were approved in 2019, C in 2020.       a plural takes the list; what follows with a date of its own goes on
    SG2 developed A, which was agreed in 2021.      both verbs speak of A; the further one tells the status
    L.dsa was approved as Recommendation L.110.     the name behind "as" is the one it has now
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.mention import Mention
from ingest.relate import ReadParagraph, spans
from ingest.relate.approvals.chain import JOINT, is_complement, objects
from ingest.relate.approvals.numbered import Product
from ingest.relate.approvals.verbs import Verb
from ingest.relate.approvals.words import KIND, STATUS_OF, status_with
from ingest.relate.doers import date_before, date_behind
from ingest.sentences import Sentence

# What may stand between a text and the verb that brings it to its status.
_SUBJECT_GAP = re.compile(
    r"(?:\s(?:to\s(?:the\s)?)?(?:ITU-T\s)?[A-Z\d][\d.]{0,6}[\s-]series(?:\sof\sRecommendations)?)?"   # " to the ITU-T Y.3500-series"
    r"(?:\s(?:was|were|been)\s[^.;:,()]{2,40}\sand)?"                                                   # " was revised in May and"
    r"[\s,)]{0,3}(?:\((?:[^()]|\([^()]{0,20}\)){0,80}\))?[\s,(]{0,3}"                                  # " (its title (2019)), "
    r"(?:(?:which|that|it|and|now|both|all"                                                             # "which has been "
    r"|developed\sby\s[\w/]{2,12}"                                                                      # "developed by Q5/17 "
    r"|(?:developed|produced|prepared|drafted)\sby\s[^.;:,()]{2,80}(?=\s(?:was|were)\b)"                # "drafted by experts" + " was"
    r"|already|has|have|had|been|was|were|is|are|being|also|then|finally)\s?){0,6}"
    r"(?:\w{3,12}ly\s|also\s|then\s|first\s|further\s|just\s){0,2}")                                    # "recently ", "first "
_AS = re.compile(
    rf"[^.;:]{{0,60}}\bas\s(?:an?\s|the\s)?(?:(?:new|revised|ITU-T)\s){{0,2}}(?:(?:{KIND})\s)?(?:ITU-T\s)?")
_TO = re.compile(r"\s(?:the\s)?(?:work\sitem\s)?")
_DATE_JOINT = re.compile(
    r"[\s,;(]{0,3}(?:and\s)?(?:was\s|were\s)?(?:[–-]\s)?(?:in|on|at|early|end\sof|by|during)?\s?(?:its\s)?")
_WHICH = re.compile(r"\b(?:which|that)\s")
_AT_ITS_MEETING = re.compile(r"\sat\s(?:its|their)\s(?:[\w-]+\s){0,2}(?:e-)?meeting\b")
_APART = re.compile(r"[;:]|\b(?:which|and|to)\b")
_QUESTION_STATUSES = frozenset({"established", "deleted", "deletion initiated", "merged", "renamed", "revised",
                                "approved", "agreed", "endorsed"})
_LONGEST_SUBJECT_GAP = 160
_LONGEST_LIST = 12
_NEAR = 6  # characters between verbs that are joined: "developed and approved"


@dataclass(slots=True)
class Link:
    """A product and the verb that brings it to its status, with the date that the clause gives."""

    product: Product
    verb: Verb
    date: Mention | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence with its products, and one of its verbs with the places where its neighbours stand."""

    paragraph: ReadParagraph
    sentence: Sentence
    products: Sequence[Product]
    verb: Verb
    active_before: int  # where the last active verb before ends, that is not joined; else where the sentence starts
    joined: Verb | None  # the verb right before: "developed" in "developed and approved"
    verb_behind: int  # where the next verb starts, that is not joined; else where the sentence ends
    active_behind: int  # where the next active verb starts


def links(paragraph: ReadParagraph, products: Sequence[Product], verbs: Sequence[Verb]) -> list[Link]:
    """The links in a paragraph; a product that several verbs of one sentence speak of has the furthest status."""
    found: list[Link] = []
    for sentence in paragraph.sentences:
        acting = spans.starting_in(verbs, sentence.start, sentence.end)
        mine = spans.starting_in(products, sentence.start, sentence.end) if acting else ()
        if mine:
            clauses = _clauses(paragraph, sentence, mine, acting)
            found += _furthest([link for clause in clauses for link in _of_clause(clause)])
    return found


def _clauses(paragraph: ReadParagraph, sentence: Sentence, products: Sequence[Product],
             verbs: Sequence[Verb]) -> Iterator[_Clause]:
    behind = _behind(sentence, verbs)
    active = sentence.start
    for i, verb in enumerate(verbs):
        joined = verbs[i - 1] if i and verb.start - verbs[i - 1].end <= _NEAR else None
        yield _Clause(paragraph, sentence, products, verb, active, joined, *behind[i])
        if verb.voice == "active" and (i + 1 == len(verbs) or verbs[i + 1].start - verb.end > _NEAR):
            active = verb.end


def _behind(sentence: Sentence, verbs: Sequence[Verb]) -> list[tuple[int, int]]:
    """For each verb where the next one starts, and the next active one; those joined to it do not count."""
    found: list[tuple[int, int]] = []
    any_verb = active = sentence.end
    for i in range(len(verbs) - 1, -1, -1):
        following = verbs[i + 1] if i + 1 < len(verbs) else None
        if following is not None and following.start - verbs[i].end > _NEAR:
            any_verb = following.start if following.voice != "noun" else any_verb
            active = following.start if following.voice == "active" else active
        found.append((any_verb, active))
    return found[::-1]


def _furthest(found: Sequence[Link]) -> list[Link]:
    best: dict[tuple[int, str], Link] = {}
    for link in found:
        key = (link.product.start, link.product.what)
        known = best.get(key)
        if known is None or _rank(link) > _rank(known):
            if known is not None and link.date is None and abs(link.verb.start - known.verb.end) <= _NEAR:
                link.date = known.date
            best[key] = link
    return sorted(best.values(), key=lambda k: k.product.start)


def _rank(link: Link) -> int:
    return STATUS_OF[status_with(link.verb.status, link.product.kind)]


def _of_clause(clause: _Clause) -> Iterator[Link]:
    found = _passive(clause) if clause.verb.voice == "passive" else _active(clause, clause.active_behind)
    for link in found:
        if link.product.kind != "Question" or clause.verb.status in _QUESTION_STATUSES:
            yield link


# --- the passive -----------------------------------------------------------------------------------------------------

def _passive(clause: _Clause) -> Iterator[Link]:
    subjects = _subjects(clause)
    named = _named_as(clause)
    if not named and not subjects:
        yield from _active(clause, clause.verb_behind)
        return
    date = _passive_date(clause)
    for product in named or subjects:
        yield Link(product, clause.verb, date)
    yield from _gapped(clause)


def _subjects(clause: _Clause) -> list[Product]:
    """The products before a passive verb that it speaks of: the last one, and with a plural those joined to it."""
    text, products, verb = clause.paragraph.text, clause.products, clause.verb
    at = spans.before(products, verb.start)
    if at < 0 or _is_beside(clause, at):
        return []
    end = clause.joined.start if clause.joined and clause.joined.start >= products[at].end else verb.start
    if end - products[at].end > _LONGEST_SUBJECT_GAP or not _SUBJECT_GAP.fullmatch(text, products[at].end, end):
        return []
    first = at
    while first > 0 and verb.plural and _is_joined(clause, products[first - 1], products[first]):
        first -= 1
    return list(products[first:at + 1])


def _is_beside(clause: _Clause, at: int) -> bool:
    """Whether the list that ends with this product is only spoken of: "a questionnaire on D.98 and D.97, issued in May"."""
    text, products = clause.paragraph.text, clause.products
    if _WHICH.search(text, products[at].end, clause.verb.start):
        return False
    first, joins = at, clause.verb.plural or clause.verb.relative
    while joins and first > max(0, at - _LONGEST_LIST) and products[first].start - products[first - 1].end <= _NEAR and JOINT.fullmatch(
            text, products[first - 1].end, products[first].start):
        first -= 1
    return is_complement(text, products[first])


def _is_joined(clause: _Clause, one: Product, other: Product) -> bool:
    if other.start - one.end > 60 or not JOINT.fullmatch(clause.paragraph.text, one.end, other.start):
        return False
    return one.start >= clause.active_before or clause.verb.relative


def _named_as(clause: _Clause) -> list[Product]:
    """"was approved as Recommendation ITU-T L.110", "was agreed to be changed to M.somm": the product behind "as", "to"."""
    text, verb = clause.paragraph.text, clause.verb
    ahead = spans.starting_in(clause.products, verb.end, min(clause.verb_behind, verb.end + 80))
    form = _TO if text.endswith("changed to", verb.start, verb.end) else _AS
    return list(ahead[:1]) if ahead and form.fullmatch(text, verb.end, ahead[0].start) else []


def _passive_date(clause: _Clause) -> Mention | None:
    paragraph, verb = clause.paragraph, clause.verb
    behind = date_behind(paragraph, verb.end, min(clause.verb_behind, verb.end + 120))
    if behind is not None and ":" not in paragraph.text[verb.end:behind.start]:
        return behind
    return _not_edition(clause, date_before(paragraph, clause.sentence.start, verb.start))


def _not_edition(clause: _Clause, date: Mention | None) -> Mention | None:
    """The date, unless it is that of the edition of a text: "Y.4211 (12/2020) was approved"."""
    return None if date and spans.covering(clause.products, date.start) else date


def _gapped(clause: _Clause) -> Iterator[Link]:
    """"A was approved in 2019, B in 2020": what follows the date of a passive and has a date right behind it."""
    paragraph, limit = clause.paragraph, clause.sentence.end
    first = date_behind(paragraph, clause.verb.end, min(limit, clause.verb.end + 40))
    if first is None:
        return
    position, waiting = first.end, list[Product]()
    for product in spans.starting_in(clause.products, position, limit):
        gap = paragraph.text[position:product.start][:200]
        if not JOINT.fullmatch(gap):
            return
        waiting.append(product)
        date = date_behind(paragraph, product.end, min(limit, product.end + 30))
        position = product.end
        if date is not None and _DATE_JOINT.fullmatch(paragraph.text, product.end, date.start):
            yield from (Link(p, clause.verb, date) for p in waiting)
            position, waiting = date.end, []


# --- the active ------------------------------------------------------------------------------------------------------

def _active(clause: _Clause, limit: int) -> Iterator[Link]:
    taken = list(objects(clause.paragraph, clause.verb, spans.starting_in(clause.products, clause.verb.end, limit)))
    if not taken:
        return
    if clause.paragraph.text.startswith("be ", clause.verb.start):
        taken = taken[:1]  # "agreed that M.one be changed to M.two"
    date = _active_date(clause, taken, limit)
    for product, following in pairwise(taken):
        if _WHICH.match(clause.paragraph.text, product.end + 2):
            own = date_behind(clause.paragraph, product.end, following.start)  # "A, which tells X, in July; and B in May"
            yield Link(product, clause.verb, own)
        else:
            yield Link(product, clause.verb, _own_date(clause.paragraph, product, limit) or date)
    own = _own_date(clause.paragraph, taken[-1], limit) if len(taken) > 1 else None
    yield Link(taken[-1], clause.verb, own or date)


def _own_date(paragraph: ReadParagraph, product: Product, limit: int) -> Mention | None:
    """A date right behind one of several objects: "A in May 2018 and B in June 2018"."""
    date = date_behind(paragraph, product.end, min(limit, product.end + 24))
    return date if date and _DATE_JOINT.fullmatch(paragraph.text, product.end, date.start) else None


def _active_date(clause: _Clause, taken: Sequence[Product], limit: int) -> Mention | None:
    """The date of an active verb: between it and its object, right behind the last object, else before the verb."""
    paragraph, verb, last = clause.paragraph, clause.verb, taken[-1].end
    between = date_behind(paragraph, verb.end, taken[0].start)
    if between is not None:
        return between
    trailing = date_behind(paragraph, last, min(limit, last + 90))
    if trailing is not None and not _APART.search(paragraph.text, last, trailing.start):
        return trailing
    ahead = date_before(paragraph, clause.active_before, verb.start) or date_before(
        paragraph, clause.sentence.start, verb.start)
    if ahead:
        return None if ";" in paragraph.text[ahead.end:verb.start] else _not_edition(clause, ahead)
    return _of_meeting(clause, last)


def _of_meeting(clause: _Clause, start: int) -> Mention | None:
    """The date of the one meeting with which the sentence ends: "approved A and agreed B at its meeting of 3 to 11 June 2021"."""
    paragraph, end = clause.paragraph, clause.sentence.end
    meeting = _AT_ITS_MEETING.search(paragraph.text, start, end)
    dates = paragraph.within(start, end, "date")
    if meeting is None or ";" in paragraph.text[start:end] or not dates or end - dates[0].end > _NEAR:
        return None
    return date_behind(paragraph, meeting.end(), end)
