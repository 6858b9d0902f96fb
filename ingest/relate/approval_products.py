"""Find the texts that can be approved: by their identifier, or by what they are called and their title.

"revised Recommendation ITU-T E.156"             E.156, revised
"Amendment 1 to Recommendation ITU-T E.802"      E.802 Amendment 1; so does "E.802 (2017) Amendment 1"
"X.1 "Framework" and its Corrigendum 1"          X.1, X.1 Corrigendum 1
"a Technical Report on KSTR.EMF_assess"          KSTR.EMF_assess
"a Supplement on The impact of exposure limits"  what has no number is called by its title
"two new Recommendations"                        nothing: only counted
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clean import squeeze
from ingest.identifiers import InvalidIdentifier, recommendation
from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.approval_titles import behind, in_quotes, running
from ingest.relate.approval_words import KIND, PART, PARTS, kind_of
from ingest.relate.event_words import NOUN

_MODIFIER = (
    r"(?:(?:an?|the|its|their|this|new|[Rr]evised|updated|amended|[Dd]raft|first|joint|final|existing|ITU-T|SG\d{1,2}|non-normative"
    r"|complete)\s){0,6}"
)
_KIND_BEFORE = re.compile(rf"{_MODIFIER}(?:{KIND})\s{{1,3}}(?:on\s|titled\s|(?:\d{{4}}\s)?[–-]\s)?(?:ITU-T\s)?\(?\Z")
_PART_BEFORE = re.compile(
    rf"(?:\b(?P<part>{PART})\s?(?P<number>[A-Z]|\d{{1,2}})?\s(?:\"[^\"]{{1,120}}\"\s)?(?:to|of|in)\s(?:the\s)?)"
    rf"{_MODIFIER}(?:(?:[Dd]raft\s)?(?:Recommendations?|Recs?\.|Supplement)\s)?(?:ITU-T\s)?\Z"
)
_MODIFIERS_BEFORE = re.compile(rf"\b{_MODIFIER}\Z")
_REVISED = re.compile(r"\b(?:revised|updated|amended)\b", re.IGNORECASE)
_VERB_INSIDE = re.compile(
    r"(?:\bSG\s?\d{1,2}|TSAG|CASC|\bhas|\bhave|\balso|[Gg]roup(?:\s\d{1,2})?|[Mm]eeting|\b[Ii]t|\b[Tt]hey|\"\sand|\d\sand)\s(?:revised|updated|amended)\s"
)
_BRACKET = re.compile(r"\s?\((?P<inside>[^()\n]{1,60})\)")
_EDITION_BEHIND = re.compile(r"\s?\((?P<inside>(?:[01]\d/)?(?:\d\d|(?:19|20)\d\d))\)")
_BEHIND_NUMBER = rf"(?P<part>{PART})\s?(?P<number>[A-Z](?!\w)|\d{{1,2}})?(?!\s(?:to|of)\b)(?!\w)"
_PART_BEHIND = re.compile(rf"(?:\s?\([^()]{{1,20}}\)){{0,2}},?\s(?:its\s)?{_BEHIND_NUMBER}")
_OWN_PART = re.compile(rf"\b(?:its|an|the|new|and|,)\s{_BEHIND_NUMBER}")
_CALLED = re.compile(
    rf"(?<![\w/-]){_MODIFIER}(?:{KIND})(?P<gap>\s(?:D\d(?:\.\d{{1,2}})?\s?:\s)?(?:(?:was|were)\spublished\s(?=on\s\"))?(?:on\s|entitled\s|titled\s|called\s|named\s)?(?:the\s|a\s)?)"
    r"(?=[\"A-Za-z])"
)
_QUOTED = re.compile(
    r"\b(?:an?|the|its|their)\s(?:[a-z][a-z-]{2,20}\s){1,3}(?:on\s|entitled\s|titled\s|called\s)?(?=\")"
)
_NAMES = re.compile(r"\b(?:on|entitled|titled|called|named)\b|:")
_LOOSE = frozenset(
    {
        "Report",
        "Standard",
        "Article",
        "Roadmap",
        "Question",
        "work item",
        "Deliverable",
        "Case study",
        "Procedure",
        "other",
    }
)
# The noun belongs to the title: "Guidelines on establishing secretariats".
_NAMED_SO = frozenset({"Guideline", "Toolkit", "Handbook", "Roadmap", "Case study", "Implementers' Guide"})
_TITLE_OF_NUMBER = re.compile(r"\s?(?:\(|in\s|as\s|[:,–-]\s)?(?:[Dd]raft\s|new\s)?\(?\Z")
_NOT_A_TEXT = re.compile(
    r"\s(?:qualification|procedures?|process|standard\b|compliance|compliant|based\b|related\b|RGM|[Rr]apporteur|meetings?|experts)"
)
_COUNTED = re.compile(r"\((?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s[^()]{3,40}\)[.;,\s]{0,3}\Z")
_FORMER = re.compile(r"\((?:ex|formerly|former|prev|was)\.?\s(?:ITU-T\s)?\Z")
_EX = re.compile(r"(?:ex|formerly|former|prev)\.?\s")


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
    """The products that a paragraph names, in order."""
    numbered = list(_numbered(paragraph))
    numbered = sorted([*numbered, *_own_parts(paragraph, numbered)], key=lambda p: p.start)
    called = [p for p in _called(paragraph) if not any(q.start < p.end and p.start < q.end for q in numbered)]
    joined = list(_joined(paragraph.text, numbered, called))
    return sorted([*joined, *_unnamed(paragraph, joined)], key=lambda p: p.start)


def _joined(text: str, numbered: Sequence[Product], called: Sequence[Product]) -> Iterator[Product]:
    """ "a Recommendation on slicing (Y.3112)" is one text: the title before belongs to the number behind it."""
    follows = {p.start: p for p in called}
    for product in numbered:
        before = [c for c in called if c.end <= product.start <= c.end + 24]
        title = before[-1] if before and _TITLE_OF_NUMBER.match(text, before[-1].end, product.start) else None
        if title is not None:
            follows.pop(title.start, None)
            yield replace(product, start=title.start, title=product.title or title.title)
        else:
            yield product
    yield from follows.values()


# --- by their identifier ---------------------------------------------------------------------------------------------


def _numbered(paragraph: ReadParagraph) -> Iterator[Product]:
    reached = 0
    for mention in paragraph.of("recommendation", "question"):
        if mention.start < reached or mention.detail.get("series") or in_title(paragraph, mention.start, mention.end):
            continue
        if _FORMER.search(paragraph.text[max(0, mention.start - 18) : mention.start]):
            continue
        product = _with_suffix(paragraph, _with_prefix(paragraph, mention, reached))
        if not _NOT_A_TEXT.match(paragraph.text, mention.end):
            reached = product.end
            yield product


def in_title(paragraph: ReadParagraph, start: int, end: int) -> bool:
    """Whether [start, end) stands in a title between quotation marks."""
    titles = paragraph.within(max(0, start - 320), min(len(paragraph.text), end + 320), "title")
    return any(t.start <= start and end <= t.end for t in titles if t.rule != "after-identifier")


def _with_prefix(paragraph: ReadParagraph, mention: Mention, floor: int) -> Product:
    text = paragraph.text
    window = text[max(floor, mention.start - 160) : mention.start]
    part = _PART_BEFORE.search(window)
    if part and mention.kind == "recommendation":
        start = mention.start - (len(window) - part.start())
        return Product(start, mention.end, _named_part(mention.id, part), _part_kind(part), mention=mention)
    kind = _KIND_BEFORE.search(window)
    before = kind or _MODIFIERS_BEFORE.search(window)
    start = mention.start - (len(window) - before.start()) if before else mention.start
    start = _behind_verb(text, start, mention.start)
    revised = _REVISED.search(text, start, mention.start) is not None
    return Product(
        start, mention.end, mention.id, _kind(mention, kind_of(kind) if kind else ""), revised=revised, mention=mention
    )


def _behind_verb(text: str, start: int, end: int) -> int:
    """Where the name begins when "revised" in [start, end) is what was done: "SG11 revised Recommendations Q.731.3"."""
    verb = _VERB_INSIDE.search(text, max(0, start - 12), end)
    return verb.end() if verb and verb.end() > start else start


def _kind(mention: Mention, word: str) -> str:
    """The kind of what has this identifier: its form tells, or the word before it where the form leaves it open."""
    if mention.kind == "question":
        return "Question"
    try:
        form = recommendation.kind(mention.id)
    except InvalidIdentifier:
        form = "Supplement" if "upp" in mention.id else "work item"
    if form == "report":
        paper = "STP" in mention.id.partition("-")[0]
        return (
            word
            if word.startswith("Technical") or word == "work item"
            else "Technical Paper"
            if paper
            else "Technical Report"
        )
    if form == "work item" and word and word not in ("Recommendation", "Question"):
        return word
    return form


def _with_suffix(paragraph: ReadParagraph, product: Product) -> Product:
    """The product with the brackets, the part and the title that follow its identifier."""
    text = paragraph.text
    part = _PART_BEHIND.match(text, product.end) if product.kind == "Recommendation" else None
    if part and product.mention:
        product = replace(product, end=part.end(), what=_named_part(product.what, part), kind=_part_kind(part))
    brackets: list[str] = []
    end = product.end
    if text.startswith(")", end) and _opens_bracket(text, product):
        end += 1
    for _ in range(3):
        bracket = _BRACKET.match(text, end)
        if not bracket or _has_list(bracket["inside"]):
            break
        brackets.append(bracket["inside"])
        end = bracket.end()
    revised = product.revised or any(re.match(r"rev", b, re.IGNORECASE) for b in brackets)
    title, stop = behind(paragraph, end, product.kind == "Question")
    end = max(end, stop)
    edition = _EDITION_BEHIND.match(text, end) if title else None
    if edition:
        brackets.append(edition["inside"])
        end = edition.end()
    return replace(product, title=title, end=end, brackets=tuple(brackets), revised=revised)


def _opens_bracket(text: str, product: Product) -> bool:
    """Whether the identifier stands in a bracket of its own: "Supplement (Q.Sup.CFS-AFR)"."""
    start = product.mention.start if product.mention else product.start
    return re.search(r"\((?:ITU-T\s)?\Z", text[max(0, start - 7):start]) is not None


def _has_list(inside: str) -> bool:
    return re.search(r"\b[A-Z]\.\d", inside) is not None and not _EX.match(inside)


# --- parts of a text -------------------------------------------------------------------------------------------------


def _named_part(base: str, part: re.Match[str]) -> str:
    """`E.218 Annex B`: the part with its full word behind the identifier of the text it belongs to."""
    return squeeze(f"{base} {_part_kind(part)} {part['number'] or ''}")


def _part_kind(part: re.Match[str]) -> str:
    word = part["part"].casefold().rstrip(".")
    return (
        PARTS.get(word) or PARTS.get(word.rstrip("s")) or ("Corrigendum" if word.startswith("corrig") else "Amendment")
    )


def _own_parts(paragraph: ReadParagraph, numbered: Sequence[Product]) -> Iterator[Product]:
    """ "… and its Amendment 1 "Guidelines"": a part of the text named before it in the sentence."""
    for part in _OWN_PART.finditer(paragraph.text):
        start = part.start("part")
        if any(p.start <= start < p.end for p in numbered):
            continue
        sentence = paragraph.sentence_at(start)
        base = [p for p in numbered if sentence.start <= p.start and p.end <= start and p.kind == "Recommendation"]
        if base and start - base[-1].end <= 60:
            product = Product(
                start, part.end(), _named_part(base[-1].what, part), _part_kind(part), mention=base[-1].mention
            )
            title, end = behind(paragraph, product.end)
            yield replace(product, title=title, end=max(end, product.end))


# --- by what they are called -----------------------------------------------------------------------------------------


def _called(paragraph: ReadParagraph) -> Iterator[Product]:
    text = paragraph.text
    reached = 0
    for match in _CALLED.finditer(text):
        if match.start() < reached or in_title(paragraph, match.start(), match.start()):
            continue
        kind = kind_of(match)
        title, end = _title_of(text, match, kind)
        if title is None:
            continue
        start = _behind_verb(text, match.start(), match.start("gap"))
        if "published" in match["gap"]:
            start = match.end()
        revised = _REVISED.search(text, start, match.end()) is not None
        reached = end
        yield Product(start, end, title, kind, title, revised)
        yield from _further(text, end, kind)


def _unnamed(paragraph: ReadParagraph, taken: Sequence[Product]) -> Iterator[Product]:
    """What has a title and a noun that we do not know: "a new technical package "Orchestration""."""
    for match in _QUOTED.finditer(paragraph.text):
        if any(p.start < match.end() and match.start() < p.end for p in taken) or NOUN.search(match.group()):
            continue
        title, end = in_quotes(paragraph.text, match.end())
        if title is not None and len(title.split()) > 1:
            yield Product(match.start(), end, title, "other", title)


def _title_of(text: str, match: re.Match[str], kind: str) -> tuple[str | None, int]:
    if text.startswith('"', match.end()):
        return in_quotes(text, match.end())
    noun = text[match.start() : match.start("gap")]
    plural = noun.casefold().endswith("s") and kind != "Guideline"
    if kind == "work item" and match["gap"] == " " and text[match.end()].isupper():
        return running(text, match.end(), words=3)
    if plural or not _NAMES.search(match["gap"]) or (kind in _LOOSE and not text[match.end()].isupper()):
        return None, match.end()
    title, end = running(text, match.end(), words=1)
    return (
        squeeze(f"{noun[_noun_start(noun, kind) :]}{match['gap']}{title}") if title and kind in _NAMED_SO else title
    ), end


def _noun_start(phrase: str, kind: str) -> int:
    found = [m for m in re.compile(KIND).finditer(phrase) if kind_of(m) == kind]
    return found[-1].start() if found else 0


def _further(text: str, position: int, kind: str) -> Iterator[Product]:
    """Further titles of a list: "Technical Reports "One", "Two" and "Three""."""
    joint = re.compile(r"\s{0,2}[,;]?\s{0,2}(?:and\s)?(?=\")")
    while True:
        gap = joint.match(text, position)
        title, end = in_quotes(text, gap.end()) if gap else (None, position)
        if gap is None or title is None:
            return
        yield Product(gap.end(), end, title, kind, title)
        position = end


def of_line(paragraph: ReadParagraph, kind: str) -> Product | None:
    """A list line that is nothing but the title of a text, under a head that says of what kind."""
    text = paragraph.text
    label = re.match(r"\s{0,3}(?:[·•*▪-]\s{0,3})?(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s{1,3})?", text)
    start = label.end() if label else 0
    tail = re.search(r"(?:\s?\([^()]{1,120}\))?[\s.;,]{0,4}(?:and)?\s?\Z", text[-160:])
    stop = len(text) - (len(text[-160:]) - tail.start()) if tail else len(text)
    title = squeeze(text[start:stop]).strip(' "')
    if not 2 <= len(title.split()) <= 40 or paragraph.of("document", "url") or _COUNTED.search(text):
        return None
    if any(place.start <= start + 2 for place in paragraph.of("place")):
        return None
    if re.search(r"\b(?:was|were|is|are|has|have|had|will|see)\b|\A(?:See|The|In)\b", title):
        return None
    return Product(start, stop, title, kind, title)
