"""Find the texts that have an identifier, with their kind, parts and title.

    "revised Recommendation ITU-T E.156"          E.156, revised
    "Amendment 1 to Recommendation ITU-T E.802"   E.802 Amendment 1; so does "E.802 (2017) Amendment 1"
    "X.1 "Framework" and its Corrigendum 1"       X.1, X.1 Corrigendum 1
    "a Technical Report on KSTR.EMF_assess"       KSTR.EMF_assess
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ingest.clean import squeeze
from ingest.identifiers import InvalidIdentifier, recommendation
from ingest.mention import Mention
from ingest.relate import ReadParagraph, spans
from ingest.relate.approvals.titles import behind, in_bracket
from ingest.relate.approvals.words import KIND, MODIFIER, PART, PARTS, REVISED, kind_of

_KIND_BEFORE = re.compile(
    rf"{MODIFIER}(?:{KIND})\s{{1,3}}(?:on\s|titled\s|(?:\d{{4}}\s)?[–-]\s)?(?:ITU-T\s)?\(?\Z")
_PART_BEFORE = re.compile(
    rf"(?:\b(?P<part>{PART})\s?(?P<number>[A-Z]|\d{{1,2}})?\s(?:\"[^\"]{{1,120}}\"\s)?(?:to|of|in)\s(?:the\s)?)"
    rf"{MODIFIER}(?:(?:[Dd]raft\s)?(?:Recommendations?|Recs?\.|Supplement)\s)?(?:ITU-T\s)?\Z")
_MODIFIERS_BEFORE = re.compile(rf"\b{MODIFIER}\Z")
_VERB_INSIDE = re.compile(
    r"(?:\bSG\s?\d{1,2}|TSAG|CASC|\bhas|\bhave|\balso|[Gg]roup(?:\s\d{1,2})?|[Mm]eeting|\b[Ii]t|\b[Tt]hey|\"\sand"
    r"|\d\sand)"
    r"\s(?:revised|updated|amended)\s")
_BRACKET = re.compile(r"\s?\((?P<inside>[^()\n]{1,60})\)")
_EDITION_BEHIND = re.compile(r"\s?\((?P<inside>(?:[01]?\d/)?(?:\d\d|(?:19|20)\d\d))\)")
_NUMBER = rf"(?P<part>{PART})\s?(?P<number>[A-Z](?!\w)|\d{{1,2}})?(?!\s(?:to|of)\b)(?!\w)"
_PART_BEHIND = re.compile(rf"(?:\s?\([^()]{{1,20}}\)){{0,2}},?\s(?:its\s)?{_NUMBER}")
_OWN_PART = re.compile(rf"\b(?:its|an|the|new|and|,)\s{_NUMBER}")
_NOT_A_TEXT = re.compile(
    r"\s(?:qualification|procedures?|process|compliance|compliant|based\b|related\b|RGM|[Rr]apporteur"
    r"|meetings?|(?:[a-z][a-z-]{2,15}\s){0,2}(?:[Tt]ool[-\s]?kit|[Hh]andbook|[Mm]anual|[Rr]oadmap)\b"
    r"|experts)")
_FORMER = re.compile(r"\((?:ex|formerly|former|prev|was)\.?\s(?:ITU-T\s)?\Z")
_SAYS = re.compile(r"\b(?:approved|agreed|consented|determined|published|under|developed|completed|revised\sin|see|since|deleted)\b")
_EX = re.compile(r"(?:ex|formerly|former|prev)\.?\s")
_FORMER_UNCLOSED = re.compile(r"\s\((?:ex|formerly|former|prev|was)\.?\s(?:ITU-T\s)?[A-Z]\.[\w.-]{1,30}(?=\s\")")
_REVISION_BEHIND = re.compile(r"\srevision(?=\s(?:and|was|were|is|has|in)\b|[,;)])")
_THIS = re.compile(r"\bThis\s(?:ITU-T\s)?Recommendation(?=\s(?:was|has\sbeen)\s)")
_SERIES_END = re.compile(r"[\s-]ser?ies\Z")
_OPENS = re.compile(r"\((?:ITU-T\s)?\Z")


@dataclass(frozen=True, slots=True)
class Product:
    """A text that can be brought to a status, with its place; `mention` is that of its identifier, if it has one."""

    start: int
    end: int
    what: str
    kind: str
    title: str | None = None
    revised: bool = False
    mention: Mention | None = None
    brackets: tuple[str, ...] = ()


def find(paragraph: ReadParagraph) -> list[Product]:
    """The texts with an identifier that a paragraph names, in order, and their parts."""
    found = list(_numbered(paragraph))
    return sorted([*found, *_own_parts(paragraph, found), *_spoken_of(paragraph, found)], key=lambda p: p.start)


def in_title(paragraph: ReadParagraph, start: int, end: int) -> bool:
    """Whether [start, end) stands in a title between quotation marks."""
    titles = paragraph.within(max(0, start - 320), min(len(paragraph.text), end + 320), "title")
    return any(t.start <= start and end <= t.end for t in titles if t.rule != "after-identifier")


def behind_verb(text: str, start: int, end: int) -> int:
    """Where the name begins when "revised" in [start, end) is what was done: "SG11 revised Recommendations Q.731.3"."""
    verb = _VERB_INSIDE.search(text, max(0, start - 12), end)
    return verb.end() if verb and verb.end() > start else start


def _numbered(paragraph: ReadParagraph) -> Iterator[Product]:
    reached = 0
    for mention in _with_whole_series(paragraph.text, paragraph.of("recommendation", "question")):
        if mention.start < reached or in_title(paragraph, mention.start, mention.end):
            continue
        if _FORMER.search(paragraph.text, max(0, mention.start - 18), mention.start):
            continue
        if not _NOT_A_TEXT.match(paragraph.text, mention.end):
            product = _with_suffix(paragraph, _with_prefix(paragraph, mention, reached))
            reached = product.end
            yield product


def _with_whole_series(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions; the two ends of a range of series are one, as one series is: "H.810-H.850 series"; not "Y.3800-3806"."""
    for mention, following in zip_longest(mentions, mentions[1:]):
        ends = mention.detail.get("range")
        whole = following is not None and ends == following.detail.get("range") == (mention.id, following.id)
        if ends and whole and following and _SERIES_END.search(text, following.start, following.end):
            yield replace(mention, end=following.end, id=f"{mention.id}-{following.id}-series", rule="series", detail={"series": True})
        else:
            yield mention


def _with_prefix(paragraph: ReadParagraph, mention: Mention, floor: int) -> Product:
    text = paragraph.text
    window = text[max(floor, mention.start - 160):mention.start]
    part = _PART_BEFORE.search(window)
    if part and mention.kind == "recommendation":
        start = mention.start - (len(window) - part.start())
        return Product(start, mention.end, _named_part(mention.id, part), _part_kind(part), mention=mention)
    kind = _KIND_BEFORE.search(window)
    before = kind or _MODIFIERS_BEFORE.search(window)
    start = mention.start - (len(window) - before.start()) if before else mention.start
    start = behind_verb(text, start, mention.start)
    revised = REVISED.search(text, start, mention.start) is not None
    word = kind_of(kind) if kind else ""
    return Product(start, mention.end, mention.id, _kind(mention, word), revised=revised, mention=mention)


def _kind(mention: Mention, word: str) -> str:
    """The kind of what has this identifier: its form tells, or the word before it where the form leaves it open."""
    if mention.kind == "question":
        return "Question"
    if mention.detail.get("series"):
        return "Recommendation"
    try:
        form = recommendation.kind(mention.id)
    except InvalidIdentifier:
        form = "Supplement" if "upp" in mention.id else "work item"
    if form == "report":
        if word.startswith("Technical") or word == "work item":
            return word
        return "Technical Paper" if mention.id[1:4] in ("STP", "TSP") else "Technical Report"
    if form == "work item" and word and word not in ("Recommendation", "Question"):
        return word
    return form


def _with_suffix(paragraph: ReadParagraph, product: Product) -> Product:
    """The product with the brackets, the part and the title that follow its identifier."""
    text = paragraph.text
    part = _PART_BEHIND.match(text, product.end) if product.kind == "Recommendation" else None
    if part:
        product = replace(product, end=part.end(), what=_named_part(product.what, part), kind=_part_kind(part))
    end = product.end + (text.startswith(")", product.end) and _opens_bracket(text, product))
    inside, end = (None, end) if product.kind == "Question" else in_bracket(text, end)
    brackets, end = _brackets(text, end)
    former = _FORMER_UNCLOSED.match(text, end)
    end = former.end() if former else end
    revised = product.revised or any(re.match(r"rev", b, re.IGNORECASE) for b in brackets)
    again = _REVISION_BEHIND.match(text, end)
    revised, end = revised or again is not None, again.end() if again else end
    title, stop = (inside, end) if inside else behind(paragraph, end, product.kind == "Question")
    end = max(end, stop)
    edition = _EDITION_BEHIND.match(text, end) if title else None
    if edition:
        brackets.append(edition["inside"])
        end = edition.end()
    return replace(product, title=title, end=end, brackets=tuple(brackets), revised=revised)


def _brackets(text: str, end: int) -> tuple[list[str], int]:
    """What stands in brackets behind an identifier, and where they end: "(revised)", "(2016)", "(ex F.DLT)"."""
    found: list[str] = []
    for _ in range(3):
        bracket = _BRACKET.match(text, end)
        if not bracket or _has_list(bracket["inside"]) or _SAYS.search(bracket["inside"]):
            break
        found.append(bracket["inside"])
        end = bracket.end()
    return found, end


def _opens_bracket(text: str, product: Product) -> bool:
    """Whether the identifier stands in a bracket of its own: "Supplement (Q.Sup.CFS-AFR)"."""
    start = product.mention.start if product.mention else product.start
    return _OPENS.search(text, max(0, start - 7), start) is not None


def _has_list(inside: str) -> bool:
    return re.search(r"\b[A-Z]\.\d", inside) is not None and not _EX.match(inside)


def _spoken_of(paragraph: ReadParagraph, numbered: Sequence[Product]) -> Iterator[Product]:
    """"This Recommendation was revised": the one that the sentence before names, if it is the only one there."""
    for this in _THIS.finditer(paragraph.text):
        at = spans.before(paragraph.sentences, this.start() + 1)
        before = paragraph.sentences[at - 1] if at > 0 else None
        named = [p for p in spans.starting_in(numbered, before.start, before.end) if p.kind == "Recommendation"] if before else []
        if len(named) == 1:
            yield replace(named[0], start=this.start(), end=this.end(), brackets=())


# --- parts of a text -------------------------------------------------------------------------------------------------

def _named_part(base: str, part: re.Match[str]) -> str:
    """`E.218 Annex B`: the part with its full word behind the identifier of the text it belongs to."""
    return squeeze(f"{base} {_part_kind(part)} {part['number'] or ''}")


def _part_kind(part: re.Match[str]) -> str:
    word = part["part"].casefold().rstrip(".")
    return PARTS.get(word) or PARTS.get(word.rstrip("s")) or "Corrigendum"


def _own_parts(paragraph: ReadParagraph, numbered: Sequence[Product]) -> Iterator[Product]:
    """"… and its Amendment 1 "Guidelines"": a part of the text named right before it in the sentence."""
    for part in _OWN_PART.finditer(paragraph.text):
        start = part.start("part")
        at = spans.before(numbered, start)
        base = numbered[at] if at >= 0 else None
        if base is None or base.kind != "Recommendation" or not 0 <= start - base.end <= 60:
            continue
        if base.start >= paragraph.sentence_at(start).start:
            title, end = behind(paragraph, part.end())
            yield Product(start, max(end, part.end()), _named_part(base.what, part), _part_kind(part), title,
                          mention=base.mention)
