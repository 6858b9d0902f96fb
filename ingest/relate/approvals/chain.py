"""The objects of a verb, behind it: from the first one, as long as what stands between joins them.

    approved A "…", B and C
    published three reports on trust and six Recommendations (A, B, C)     a list in brackets or behind a colon
    approved A (09/18) that looks into prediction, B (04/2019) and C       a list goes on behind a relative clause
    approved it in March 2020 as A                                         "it" is the text
    transposed ISO 1 as A; produced a specification found in A             the text that something became or stands in
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.relate import ReadParagraph
from ingest.relate.approvals.numbered import Product
from ingest.relate.approvals.verbs import Verb
from ingest.relate.approvals.words import KIND, NOUN_STATUS

# What ends the reach of a verb: a clause of its own, another act, a text that is only spoken of.
_BLOCK = re.compile(
    r"\b(?:which|that|where|who|whose|according|pursuant|in\s(?:order|line|accordance|response|addition"
    r"|particular)|so\sas"
    r"|contain(?:s|ed)?|defin(?:es?|ing)|specif(?:y|ies|ied)|provid(?:es?|ing)|describ(?:es?|ing)|address(?:es)?"
    r"|is|are|was"
    r"|were|has|have|will|should|can|see|ref|deals?|tak(?:es?|ing)|liaison|request(?:ed|s)?|sent|invited|contributions?"
    r"|questionnaire|meetings?\son|workshops?|held|organi[sz]ed|participants?|under|baseline"
    r"|to\s[a-z]{3,12}\s(?:an?|the))\b"
    r"|;\s(?=SG)")
_NO_OBJECT = re.compile(
    r"\b(?:in|on|with|of|to|for|from|under|by|per|than|like|using|following|regarding|concerning|about|within|into"
    r"|via|as"
    r"|against|implementing|through|see|ref\.?|between|at|considering|supporting|towards|and\sits|beyond|after"
    r"|before|both"
    r"|including|during|addressing|related)\s(?:(?:the|its|this|these|their|an?)\s)?\Z", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:(?:version|edition|revision|update|set|series|text|drafts?|number|list|maintenance)\s(?:of|to)"
    r"|on\sa\srevision\s(?:of|to)|in\swork\sitem)\s(?:the\s)?\Z")
JOINT = re.compile(
    r"[\s,;]{0,4}(?:(?:and|as\swell\sas|or|plus|together\swith|along\swith|&)\s)?(?:(?:also|the|an?|its|another|further"
    r"|respectively|new|revised|draft|two|three|(?:its|the)\srevision\sof)\s){0,4}\Z|\s?(?:-|–|…|to)\s?\Z")
_WORK_ON = re.compile(r"\b(?:work|items?)\s(?:on|for)\s(?:the\s|an?\s)?\Z")
_OPENS_LIST = re.compile(
    rf"(?:(?:{KIND}|items?|follow(?:s|ing)|texts|namely|issues|e\.g\.|i\.e\.)[^:(]{{0,120}}[:(]"
    rf"|:)\s{{0,2}}(?:[·•-]\s)?\Z")
_INCLUDING = re.compile(
    r"\b(?:including(?:\s[a-z][a-z\s]{0,19},)?|such\sas|namely|e\.g\.,?|i\.e\.,?)\s(?:the\s)?\Z")
_IN_BRACKET = re.compile(r"\s\((?:Recommendation\s)?(?:ITU-T\s)?")
_IT_AS = re.compile(r"\sit\s(?:[^.;]{0,30}\s)?as\s(?:an?\s|the\s)?")
# The text that one became, or in which it stands: "transposed ISO 1 as twin text in T.1", "produced a specification found in H.1".
_BECAME = re.compile(
    r"\s[^.;:\"]{2,80}\s(?:as|in|into)\s(?:[a-z]{3,10}\stexts?\s(?:in|as)\s)?(?:Recommendation\s)?(?:ITU-T\s)?\Z")
_FOUND_IN = re.compile(
    r"\s(?:an?|the|its)\s(?:[\w-]{1,20}\s){0,4}(?:specification|standard|text|guide|document|method|methodology)s?\s"
    r"(?:found|contained|given|described|documented|published|available)\s(?:in|as)\s(?:Recommendation\s)?(?:ITU-T\s)?\Z")
_NAMED_BY_TOPIC = re.compile(r"\)?,?\s(?:and\s[a-z\s]{3,60}|[a-z][a-z,\s-]{3,90})\(")
_LIST_GOES_ON = re.compile(r"[,;]\s(?:and\s)?\Z")
_LIST_OF = re.compile(r"(?:,|:|\s\(|,\snamely)\s?")
_PLACE = re.compile(r"\s(?:at|in|by|under|within)\s(?:the\s)?")
_RELATIVE = re.compile(r",\s(?:which|that)\s[^.;:]{0,160}\b(?:with|to|of|in|for)\s(?:the\s)?\Z")
_OTHER_VERB = re.compile(r"\b(?:sent|liaison|working|studying|developing|collaborat|organi[sz]|was|were|see|request)")
_COUNTED = re.compile(
    rf"\b(?:\d{{1,3}}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|new)\s[^.;:]{{0,60}}?(?:{KIND})(?!\w)")
_TEXTS_BEFORE = re.compile(rf"(?:{KIND})\s(?:(?:are|were|is|still|remain|continue|currently|now)\s){{0,2}}\Z")
_CONTINUES = re.compile(r"\s?,?\s{0,2}(?:and|or|but)\s|\s?,")
_PLANS = re.compile(r"\b(?:plans?|planned|intends?|expects?)\sto\s")
_PARTICLES = frozenset({"on", "to", "of", "the", "its", "a", "an"})
_LONGEST_GAP = 260


def objects(paragraph: ReadParagraph, verb: Verb, products: Sequence[Product]) -> Iterator[Product]:
    """Those of `products`, all behind `verb`, that it brings to its status."""
    text = paragraph.text
    position = verb.end
    if len(products) > 1 and _IN_BRACKET.fullmatch(text, products[0].end, products[1].start) and not _is_first(
            paragraph, verb, products[0].start):
        products, position = products[1:], products[1].start  # "a guide for P.863 (Recommendation P.863.1)"
    named = False
    if products and products[0].kind == "Question" and _PLACE.fullmatch(text, verb.end, products[0].start):
        products, position = products[1:], products[0].end  # "two work items are studied at Q26/16, H.ACC-x and H.ACC-y"
        named = bool(products) and _LIST_OF.fullmatch(text, position, products[0].start) is not None and _is_counted(
            paragraph, verb)
    last = products[0] if products else None
    for number, product in enumerate(products):
        if product.start - position > _LONGEST_GAP or last is None:
            return
        if number == 0 and not named and not _is_first(paragraph, verb, product.start, position):
            return
        gap = text[position:product.start]
        if number > 0 and _RELATIVE.fullmatch(gap):
            continue  # only spoken of: "approved A, which tells how to comply with B; and C"
        if number > 0 and not _goes_on(verb, gap, last, product):
            return
        yield product
        position, last = product.end, product


def listed(paragraph: ReadParagraph, position: int, products: Sequence[Product]) -> Iterator[Product]:
    """The products that stand at `position` and those joined to them."""
    for number, product in enumerate(products):
        if product.start - position > (_LONGEST_GAP if number else 4):
            return
        if number and not JOINT.fullmatch(paragraph.text, position, product.start):
            return
        yield product
        position = product.end


def is_complement(text: str, product: Product) -> bool:
    """Whether a product is no subject: "the status of Recommendation D.98, issued in …"."""
    before = text[max(0, product.start - 60):product.start]
    if not re.search(r"\b(?:of|with|to|from|in|on|for|under|by)\s(?:the\s)?\Z", before, re.IGNORECASE):
        return False
    return _VERSION.search(before) is None and _WORK_ON.search(before) is None


def _is_first(paragraph: ReadParagraph, verb: Verb, start: int, position: int | None = None) -> bool:
    """Whether the object that starts at `start` can be the first one of `verb`."""
    gap = paragraph.text[verb.end if position is None else position:start]
    if len(gap) > _LONGEST_GAP or (verb.voice == "passive" and _CONTINUES.match(gap)):
        return False
    if _OPENS_LIST.search(gap) and (verb.voice != "noun" or gap.rstrip().endswith(":")):
        return _BLOCK.search(gap) is None or gap.rstrip().endswith(":")
    if gap.endswith("("):
        return ((len(gap) <= 120 and verb.status != "established") or gap == " (") and _is_counted(paragraph, verb)
    if _IT_AS.fullmatch(gap) or _FOUND_IN.fullmatch(gap):
        return True
    if paragraph.text[verb.start:verb.end].endswith("ransposed") and _BECAME.fullmatch(gap):
        return True
    near = gap.strip()
    if near and _NO_OBJECT.search(gap) and not _VERSION.search(gap) and not _is_particle(near, verb):
        return _INCLUDING.search(gap) is not None and _BLOCK.search(gap) is None and " to " not in gap
    if _BLOCK.search(gap):
        return False
    return len(gap) <= (30 if verb.voice == "noun" and not _INCLUDING.search(gap) else 160)


def _is_counted(paragraph: ReadParagraph, verb: Verb) -> bool:
    """Whether the subject counts texts that a bracket behind names: "Three work items were agreed … (A, B and C)"."""
    start = max(paragraph.sentence_at(verb.start).start, verb.start - 200)
    return any(form.search(paragraph.text, start, verb.start) for form in (_COUNTED, _TEXTS_BEFORE))


def _is_particle(near: str, verb: Verb) -> bool:
    """Whether all that stands between is a little word of the verb: "studying in D.98", "agreed on the"."""
    return near.casefold() in _PARTICLES or (near == "in" and verb.status == "under development")


def _goes_on(verb: Verb, gap: str, last: Product, product: Product) -> bool:
    """Whether a list goes on over what stands between two products."""
    if last.mention and product.mention and product.title and _LIST_GOES_ON.search(gap) and not _OTHER_VERB.search(gap):
        return True
    if len(gap) > 200 or _BLOCK.search(gap) or _PLANS.search(gap) or (verb.voice == "noun" and NOUN_STATUS.search(gap)):
        return False
    if JOINT.fullmatch(gap) or _OPENS_LIST.search(gap) or _NAMED_BY_TOPIC.fullmatch(gap):
        return True
    near = re.search(r"(?:,|;|\band)\s(?:\w{1,20}\s){0,4}\Z", gap)
    return near is not None and (not _NO_OBJECT.search(gap) or _VERSION.search(gap) is not None)
