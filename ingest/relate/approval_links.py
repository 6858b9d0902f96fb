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

from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.approval_products import Product
from ingest.relate.approval_verbs import Verb
from ingest.relate.approval_words import KIND, NOUN_STATUS
from ingest.relate.doers import date_before, date_behind
from ingest.sentences import Sentence

_BLOCK = re.compile(
    r"\b(?:which|that|where|who|whose|according|pursuant|in\s(?:order|line|accordance|response|addition|particular)|so\sas|contains?|contained|defin(?:es?|ing)|specif(?:y|ies|ied)"
    r"|provid(?:es?|ing)|describ(?:es?|ing)|address(?:es)?|is|are|was|were|has|have|will|should|can|see|ref|deal(?:s)?|tak(?:es?|ing)|liaison|request(?:ed|s)?|sent|invited"
    r"|contributions?|questionnaire|meetings?\son|workshops?|held|organi[sz]ed|participants?|under|baseline|to\s[a-z]{3,12}\s(?:an?|the))\b|;\s(?=SG)"
)
_NO_OBJECT = re.compile(
    r"\b(?:in|on|with|of|to|for|from|under|by|per|than|like|using|following|regarding|concerning|about|within|into|via|as|against|implementing|through|see|ref\.?|between"
    r"|at|considering|supporting|towards|and\sits|beyond|after|before|both|including|during|addressing|related)\s(?:(?:the|its|this|these|their|an?)\s)?\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[\s,;]{0,4}(?:(?:and|as\swell\sas|or|plus|together\swith|along\swith|&)\s)?(?:(?:also|the|an?|its|another|further|respectively|new|revised|draft|two|three|(?:its|the)\srevision\sof)\s){0,4}\Z|\s?(?:-|–|…|to)\s?\Z"
)
_VERSION = re.compile(
    r"\b(?:(?:version|edition|revision|update|set|series|text|drafts?|number|list|maintenance)\s(?:of|to)|on\sa\srevision\s(?:of|to)|in\swork\sitem)"
    r"\s(?:the\s)?\Z"
)
_RESET = re.compile(
    rf"(?:(?:{KIND}|items?|follow(?:s|ing)|texts|namely|issues|e\.g\.|i\.e\.)[^:(]{{0,120}}(?::|\()|(?::))\s{{0,2}}(?:[·•-]\s)?\Z"
)
_SUBJECT_GAP = re.compile(
    r"[\s,)]{0,3}(?:\((?:[^()]|\([^()]{0,20}\)){0,80}\))?[\s,(]{0,3}(?:(?:which|that|it|and|now|both|all|developed\sby\s[\w/]{2,12}|already|has|have|had|been|was|were|is|are|being|also|then|finally)\s?){0,6}"
    r"(?:\w{3,12}ly\s|also\s|then\s|first\s|further\s|just\s){0,2}\Z"
)
_OF = re.compile(r"\b(?:of|with|to|from|in|on|for|under|by)\s(?:the\s)?\Z", re.IGNORECASE)
_INCLUDING = re.compile(r"\b(?:including(?:\s[a-z\s]{1,20},)?|such\sas|namely|e\.g\.,?|i\.e\.,?)\s(?:the\s)?\Z")
_OTHER_VERB = re.compile(r"\b(?:sent|liaison|working|studying|developing|collaborat|organi[sz]|was|were|see|request)")
_LIST_GOES_ON = re.compile(r",\s(?:and\s)?\Z")
_PARTICLES = frozenset({"on", "to", "of", "the", "its", "a", "an"})
_IN_BRACKET = re.compile(r"\s\((?:Recommendation\s)?(?:ITU-T\s)?")
_AS = re.compile(
    rf"(?:[^.;:]{{0,60}})\bas\s(?:an?\s|the\s)?(?:new\s|revised\s|ITU-T\s)*(?:(?:{KIND})\s)?(?:ITU-T\s)?\Z"
)
_DATE_JOINT = re.compile(
    r"[\s,;]{0,3}(?:and\s)?(?:was\s|were\s)?(?:[–-]\s)?(?:in|on|at|early|end\sof|by|since|during)?\s?(?:its\s)?\Z"
)
_QUESTION_STATUSES = frozenset(
    {"established", "deleted", "deletion initiated", "merged", "renamed", "revised", "approved", "agreed", "endorsed"}
)


@dataclass(slots=True)
class Link:
    """A product and the verb that brings it to its status, with the date that the clause gives."""

    product: Product
    verb: Verb
    date: Mention | None = None


def links(paragraph: ReadParagraph, products: Sequence[Product], verbs: Sequence[Verb]) -> list[Link]:
    """The links in a paragraph; a product that several verbs of one sentence speak of has the furthest status."""
    found: list[Link] = []
    for sentence in paragraph.sentences:
        mine = [p for p in products if sentence.start <= p.start < sentence.end]
        acting = [v for v in verbs if sentence.start <= v.start < sentence.end]
        if mine and acting:
            found += _furthest(list(_of_sentence(paragraph, sentence, mine, acting)))
    return found


def _furthest(found: Sequence[Link]) -> list[Link]:
    best: dict[tuple[int, str], Link] = {}
    for link in found:
        key = (link.product.start, link.product.what)
        known = best.get(key)
        if known is None or link.verb.rank > known.verb.rank:
            if known is not None and link.date is None and _joined_verbs(known.verb, link.verb):
                link.date = known.date
            best[key] = link
    return sorted(best.values(), key=lambda k: k.product.start)


def _joined_verbs(one: Verb, other: Verb) -> bool:
    return 0 <= other.start - one.end <= 6 or 0 <= one.start - other.end <= 6


def _of_sentence(
    paragraph: ReadParagraph, sentence: Sentence, products: list[Product], verbs: list[Verb]
) -> Iterator[Link]:
    for i, verb in enumerate(verbs):
        following = next(
            (v.start for v in verbs[i + 1 :] if v.voice != "noun" and v.start - verb.end > 6), sentence.end
        )
        if verb.voice == "passive":
            previous = max((v.end for v in verbs[:i] if v.voice == "active"), default=sentence.start)
            taken = _subjects(paragraph, verb, products, previous, verbs[:i])
            named = _named_as(paragraph, verb, products, following)
            for product in named or taken:
                if _fits(product, verb):
                    yield Link(product, verb, _passive_date(paragraph, sentence, verb, following))
            if not named and not taken:
                yield from _objects(paragraph, sentence, verb, products, following, verbs[:i])
            else:
                yield from _gapped(paragraph, verb, products, sentence.end)
        else:
            yield from _objects(paragraph, sentence, verb, products, _reach(verbs, i, sentence), verbs[:i])


def _reach(verbs: list[Verb], i: int, sentence: Sentence) -> int:
    """How far the objects of an active verb can go: to the next active verb that is not joined to it."""
    verb = verbs[i]
    return next((v.start for v in verbs[i + 1 :] if v.voice == "active" and v.start - verb.end > 6), sentence.end)


def _fits(product: Product, verb: Verb) -> bool:
    return product.kind != "Question" or verb.status in _QUESTION_STATUSES


# --- the passive -----------------------------------------------------------------------------------------------------


def _subjects(
    paragraph: ReadParagraph, verb: Verb, products: list[Product], floor: int, before: Sequence[Verb]
) -> list[Product]:
    """The products before a passive verb that it speaks of: the last one, and with a plural those joined to it."""
    text = paragraph.text
    ahead = [p for p in products if p.end <= verb.start]
    if ahead and _is_complement(text, ahead[-1]):
        return []
    if not ahead or not _SUBJECT_GAP.fullmatch(_without_dates(paragraph, ahead[-1].end, verb, before)):
        return []
    taken = [ahead[-1]]
    for product in reversed(ahead[:-1]):
        gap = text[product.end : taken[0].start]
        if (
            not verb.plural
            or len(gap) > 60
            or not _JOINT.fullmatch(gap)
            or (product.start < floor and not verb.relative)
        ):
            break
        taken.insert(0, product)
    return taken


def _is_complement(text: str, product: Product) -> bool:
    """Whether a product is no subject: "the status of Recommendation D.98, issued in …"."""
    before = text[max(0, product.start - 60) : product.start]
    return (
        _OF.search(before) is not None
        and _VERSION.search(before) is None
        and not re.search(r"\b(?:work|items?)\s(?:on|for)\s(?:the\s|an?\s)?\Z", before)
    )


def _without_dates(paragraph: ReadParagraph, start: int, verb: Verb, before: Sequence[Verb]) -> str:
    """What stands between a product and its verb, without a joined verb ("was developed and approved")."""
    gap = paragraph.text[start : verb.start]
    for other in before:
        if start <= other.start and other.end <= verb.start and verb.start - other.end <= 6:
            return paragraph.text[start : other.start]
    return gap if len(gap) <= 160 else "x" * 8


def _named_as(paragraph: ReadParagraph, verb: Verb, products: list[Product], limit: int) -> list[Product]:
    """ "was approved as Recommendation ITU-T L.110": the product behind "as"."""
    following = next((p for p in products if p.start >= verb.end and p.start < limit), None)
    if following is None or following.start - verb.end > 80:
        return []
    return [following] if _AS.fullmatch(paragraph.text[verb.end : following.start]) else []


def _passive_date(paragraph: ReadParagraph, sentence: Sentence, verb: Verb, following: int) -> Mention | None:
    behind = date_behind(paragraph, verb.end, min(following, sentence.end, verb.end + 120))
    if behind is not None and ":" not in paragraph.text[verb.end : behind.start]:
        return behind
    return date_before(paragraph, sentence.start, verb.start)


def _gapped(paragraph: ReadParagraph, verb: Verb, products: list[Product], limit: int) -> Iterator[Link]:
    """ "A was approved in 2019, B in 2020": what follows the date of a passive and has a date right behind it."""
    first = date_behind(paragraph, verb.end, min(limit, verb.end + 40))
    position = first.end if first else limit
    waiting: list[Product] = []
    for product in (p for p in products if p.start >= position):
        if not _JOINT.fullmatch(paragraph.text[position : product.start].removeprefix(" revision")):
            return
        waiting.append(product)
        date = date_behind(paragraph, product.end, min(limit, product.end + 30))
        position = product.end
        if date is not None and _DATE_JOINT.fullmatch(paragraph.text[product.end : date.start]):
            yield from (Link(p, verb, date) for p in waiting)
            waiting, position = [], date.end


# --- the active ------------------------------------------------------------------------------------------------------


def _objects(
    paragraph: ReadParagraph,
    sentence: Sentence,
    verb: Verb,
    products: list[Product],
    limit: int,
    before: Sequence[Verb],
) -> Iterator[Link]:
    taken = list(_chain(paragraph, verb, [p for p in products if verb.end <= p.start < limit]))
    if not taken:
        return
    date = _active_date(paragraph, sentence, verb, taken, limit, before)
    for product in taken:
        if _fits(product, verb):
            yield Link(product, verb, _own_date(paragraph, product, taken, limit) or date)


def _chain(paragraph: ReadParagraph, verb: Verb, products: list[Product]) -> Iterator[Product]:
    """The objects of a verb: from the first one, as long as what stands between joins them."""
    text = paragraph.text
    position = verb.end
    if (
        len(products) > 1
        and not _is_first(text[position : products[0].start], verb)
        and _IN_BRACKET.fullmatch(text[products[0].end : products[1].start])
    ):
        products, position = products[1:], products[1].start
    for number, product in enumerate(products):
        gap = text[position : product.start]
        if number == 0 and not _is_first(gap, verb):
            return
        listed = (
            number > 0
            and product.mention
            and products[number - 1].mention
            and product.title
            and _LIST_GOES_ON.search(gap)
        )
        if listed and len(gap) <= 260 and not _OTHER_VERB.search(gap):
            pass
        elif number > 0 and (not _goes_on(gap) or (verb.voice == "noun" and NOUN_STATUS.search(gap))):
            return
        yield product
        position = product.end


def listed(paragraph: ReadParagraph, position: int, products: Sequence[Product]) -> Iterator[Product]:
    """The products that stand at `position` and those joined to them."""
    for number, product in enumerate(products):
        gap = paragraph.text[position : product.start]
        if (number == 0 and len(gap) > 4) or (number > 0 and not _JOINT.fullmatch(gap)):
            return
        yield product
        position = product.end


def _is_first(gap: str, verb: Verb) -> bool:
    if len(gap) > 260:
        return False
    if _RESET.search(gap):
        return _BLOCK.search(gap) is None or gap.rstrip().endswith(":")
    near = gap.strip()
    if re.fullmatch(r"\sit\s(?:[^.;]{0,30}\s)?as\s(?:an?\s|the\s)?", gap):
        return True
    if (
        near
        and _NO_OBJECT.search(gap)
        and not _VERSION.search(gap)
        and (
            len(near.split()) > 1
            or near.casefold()
            not in _PARTICLES | ({"in"} if verb.status == "under development" and verb.voice == "active" else set())
        )
    ):
        return False
    if _INCLUDING.search(gap):
        return _BLOCK.search(gap) is None
    if verb.voice == "noun":
        return len(gap) <= 30
    return _BLOCK.search(gap) is None and len(gap) <= 160


def _goes_on(gap: str) -> bool:
    if len(gap) > 200 or _BLOCK.search(gap):
        return False
    if _JOINT.fullmatch(gap) or _RESET.search(gap) or re.fullmatch(r"\)?,?\sand\s[a-z\s]{3,60}\(", gap):
        return True
    return re.search(r"(?:,|;|\band)\s(?:\w{1,20}\s){0,4}\Z", gap) is not None and (
        not _NO_OBJECT.search(gap) or _VERSION.search(gap) is not None
    )


def _own_date(paragraph: ReadParagraph, product: Product, taken: list[Product], limit: int) -> Mention | None:
    """A date right behind one of several objects: "A in May 2018 and B in June 2018"."""
    if len(taken) == 1:
        return None
    date = date_behind(paragraph, product.end, min(limit, product.end + 24))
    if date is None or not _DATE_JOINT.fullmatch(paragraph.text[product.end : date.start].lstrip("(")):
        return None
    return date


def _active_date(
    paragraph: ReadParagraph, sentence: Sentence, verb: Verb, taken: list[Product], limit: int, before: Sequence[Verb]
) -> Mention | None:
    last = taken[-1].end
    between = date_behind(paragraph, verb.end, taken[0].start)
    if between is not None:
        return between
    trailing = date_behind(paragraph, last, min(limit, last + 90))
    if trailing is not None and not re.search(r"[;:]|\b(?:which|and|to)\b", paragraph.text[last : trailing.start]):
        return trailing
    floor = max([sentence.start, *(v.end for v in before if v.voice == "active" and verb.start - v.end > 6)])
    before_it = date_before(paragraph, floor, verb.start) or date_before(paragraph, sentence.start, verb.start)
    return None if before_it and ";" in paragraph.text[before_it.end : verb.start] else before_it
