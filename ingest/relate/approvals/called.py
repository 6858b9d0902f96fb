"""Find the texts without an identifier: they are called by their title.

    a new Guideline "How to appoint experts"                 between quotation marks
    a Supplement on The impact of exposure limits            running on to the end of the clause
    a new technical package "Orchestration"                  a noun that we do not know, in front of a title
    · Framework for trusted data.                            a line under a head that says what it is
    The methodology for tests was approved as a Recommendation    what it became says that it is a text
    The outputs of the Focus Group were published            all that a group has made
    the updated interim procedure for postal codes           a procedure by what it is for
    the Good Cable Glossary                                  a proper name that ends in the noun
    a new work item on the use of good cables                a work item by what it is on
    an article in the journal "Cables": "How they work"      the title behind that of the journal
    an ITU-T H.901 adoption toolkit                          a text about another one, by the identifier of that
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.clean import squeeze
from ingest.relate import ReadParagraph, spans
from ingest.relate.approvals.numbered import Product, behind_verb, in_title
from ingest.relate.approvals.titles import in_quotes, running
from ingest.relate.approvals.words import KIND, MODIFIER, REVISED, kind_of
from ingest.relate.events.words import NOUN

_CALLED = re.compile(
    rf"(?<![\w/-]){MODIFIER}(?:{KIND})"
    r"(?P<gap>(?:\s\([^()\n]{1,40}\))?\s(?:D\d(?:\.\d{1,2})?\s?:\s)?(?P<verb>(?:was|were)\spublished\s(?=on\s\"))?"
    r"(?:on\s|with\s(?:an?\s|its\s)?[a-z]{4,12}\son\s|in\sthe\sjournal\s\"[^\"\n]{2,80}\"[:,]\s(?:entitled\s|titled\s)?|for\s(?!the\sfirst|use\b)|entitled\s|titled\s|called\s|named\s)?(?:the\s|an?\s)?)(?=[\"A-Za-z])")
_QUOTED = re.compile(
    r"\b(?:an?|the|its|their)\s(?:[a-z][a-z-]{2,20}\s){1,3}(?:on\s|entitled\s|titled\s|called\s)?(?=\")")
_BECAME = re.compile(
    r"(?<![\w,] )(?<!\w )\b(?:The|An?)\s(?P<name>(?!(?:number|series|set|couple|list|few|lot|rest|majority)\sof\b)"
    r"[a-z][^.;:,\"()]{3,100}?)(?=\s(?:was|were|is|has\sbeen)\s(?:[^.;:\"]{2,60}\sand\s(?:was\s|were\s)?)?"
    r"(?:(?:subsequently|then|later|finally)\s)?(?:approved|agreed|adopted|published)\sas\s"
    rf"(?:an?\s)?(?:new\s)?(?:ITU-T\s)?(?:{KIND})(?!\w|\s(?:ITU-T\s)?[A-Z]+\.|\s\d))")
_OUTPUTS = re.compile(
    r"\b(?:[Tt]he\s)?(?P<name>(?:[Oo]utputs|[Dd]eliverables)\sof\s(?:the\s)?(?:ITU-T\s)?"
    r"(?:[Ff]ocus\s[Gg]roup|FG[\s-]?[A-Z]\w{1,11}|JCA-\w{1,12})(?:\s(?:on\s)?[A-Z][^.;:,\"()]{2,80}?)?),?"
    r"(?=\s(?:was|were|have\sbeen|has\sbeen)\s)")
_NOUN_LAST = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s(?:(?:new|revised|updated|joint|ITU-T)\s){0,3}"
    r"(?P<name>(?:[A-Z][\w-]{1,20}\s(?:of\s|and\s|for\s)?){1,6}(?P<noun>Glossary|Handbook|Manual|Compendium|Toolkit|Roadmap))"
    r"(?!\w|\s(?:on|for|of|entitled|titled|database|website|webpage|portal|project|tool)\b|\s\")")
_ABOUT_A_TEXT = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts)\s(?:(?:new|revised|updated|first|ITU-T)\s){0,3}"
    r"(?P<name>[A-Z]\.\d[\d.]{0,8}\s(?:[a-z][a-z-]{2,15}\s){0,2}(?P<noun>[Tt]ool[-\s]?kit|[Hh]andbook|[Mm]anual|[Rr]oadmap))(?!\w)")
_SEVERAL = re.compile(
    rf"{MODIFIER}(?P<noun>[Tt]echnical\s(?:[Rr]eports|[Pp]apers)|[Dd]eliverables|[Ss]upplements)\s(?:including\s)?on\s"
    r"(?P<list>(?:the\s)?[A-Z][^.;:()\"\n]{5,300}?)(?=\s(?:agreed|approved|published|developed|was|were|are|have)\b|\.(?!\w)|\Z)")
_NEXT_TITLE = re.compile(r",\s(?:and\s)?(?:the\s)?(?=[A-Z])|\sand\s(?:the\s)?(?=[A-Z])")
_ROADMAP = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his)\s)?(?P<name>[A-Z][\w-]{2,14}\s(?:[a-z]{4,16}\s){0,3}roadmap)"
    r"(?!\w|\s(?:on|for|of|database|website|webpage|portal)\b|\s\")")
_PROCEDURE = re.compile(
    r"\b(?:an?|the|its)\s(?:(?:new|revised|updated|amended)\s)?(?P<name>(?!deletion|approval)(?:[A-Za-z][\w-]{2,20}\s){0,3}"
    r"procedures?\s(?:for|on)\s(?:the\s)?)(?=[a-z])")
_THIS = re.compile(r"(?:this|that|these|those|it|them|its|such|which|each)\b", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:on|entitled|titled|called|named)\b|:")
_FURTHER = re.compile(r"\s{0,2}[,;]?\s{0,2}(?:and\s)?(?=\")")
# Of these only what has a title in quotation marks, or one that begins with a capital: "a report on its work" has none.
_LOOSE = frozenset(
    {"Report", "Standard", "Article", "Roadmap", "Deliverable", "Procedure", "work item", "Question", "other"})
# The noun belongs to the title: "Guidelines on establishing secretariats", "Toolkit for safe listening".
_NAMED_SO = frozenset({"Guideline", "Toolkit", "Handbook", "Roadmap", "Case study", "Implementers' Guide"})
_FOR_WHAT = frozenset({"Guideline", "Toolkit", "Handbook", "work item"})
_LABEL = re.compile(r"\s{0,3}(?:[·•*▪-]\s{0,3})?(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s{1,3})?")
_TAIL = re.compile(r"(?:\s?\([^()]{1,120}\))?[\s.;,]{0,4}(?:and)?\s?\Z")
# "(two technical reports)" counts texts, "(in Norway)" says where a town is: such lines are no titles.
_COUNTED = re.compile(
    r"\((?:(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s[^()]{3,40}|in\s[A-Z][^()]{2,40})\)[.;,\s]{0,3}\Z")
_NO_TITLE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|see)\b|\A(?:See|The|In)\b")
_LONGEST_LINE = 40  # words


def find(paragraph: ReadParagraph, numbered: Sequence[Product]) -> list[Product]:
    """The texts that a paragraph calls by a title, beside those with an identifier, in order."""
    found = [p for p in _several(paragraph) if not spans.overlapping(numbered, p.start, p.end)]
    found = _beside(found, [p for p in _called(paragraph, numbered) if not spans.overlapping(numbered, p.start, p.end)])
    found = _beside(found, [p for p in _unnamed(paragraph) if not spans.overlapping(numbered, p.start, p.end)])
    others = (*_became(paragraph), *_roadmaps(paragraph), *_procedures(paragraph, numbered))
    return _beside(found, [p for p in others if not spans.overlapping(numbered, p.start, p.end)])


def _beside(known: list[Product], others: Sequence[Product]) -> list[Product]:
    """The known ones and those of the others that do not overlap them, in order."""
    return sorted([*known, *(p for p in others if not spans.overlapping(known, p.start, p.end))], key=lambda p: p.start)


def _became(paragraph: ReadParagraph) -> Iterator[Product]:
    """What is no text by its noun, but was approved as one; the outputs of a group; a proper name that ends in a noun."""
    for match in _BECAME.finditer(paragraph.text):
        if not in_title(paragraph, match.start(), match.start()):
            yield Product(match.start(), match.end(), squeeze(match["name"]), kind_of(match), squeeze(match["name"]))
    for match in _OUTPUTS.finditer(paragraph.text):
        yield Product(match.start(), match.end(), squeeze(match["name"]), "Deliverable")
    for match in (*_NOUN_LAST.finditer(paragraph.text), *_ABOUT_A_TEXT.finditer(paragraph.text)):
        noun, name = re.search(KIND, match["noun"]), squeeze(match["name"])
        if noun and not in_title(paragraph, match.start(), match.start()):
            yield Product(match.start(), match.end(), name, kind_of(noun), name)


def _several(paragraph: ReadParagraph) -> Iterator[Product]:
    """The titles of several texts behind one noun: "Technical Papers on the Impact of cables, Good Words and the Uses of it"."""
    for match in _SEVERAL.finditer(paragraph.text):
        joints = list(_NEXT_TITLE.finditer(paragraph.text, match.start("list"), match.end("list")))
        noun = re.search(KIND, match["noun"])
        if not joints or noun is None or in_title(paragraph, match.start("list"), match.start("list")):
            continue
        starts = [match.start(), *(j.end() for j in joints)]
        ends = [*(j.start() for j in joints), match.end("list")]
        for start, end in zip(starts, ends, strict=True):
            title = squeeze(paragraph.text[max(start, match.start("list")):end]).removeprefix("the ")
            yield Product(start, end, title, kind_of(noun), title)


def _roadmaps(paragraph: ReadParagraph) -> Iterator[Product]:
    """A roadmap that is called by its subject: "SG9 updated the IMT-2020 roadmap"."""
    for match in _ROADMAP.finditer(paragraph.text):
        if not in_title(paragraph, match.start(), match.start()):
            name = squeeze(match["name"])
            yield Product(match.start(), match.end(), name, "Roadmap", name)


def _procedures(paragraph: ReadParagraph, numbered: Sequence[Product]) -> Iterator[Product]:
    """A procedure that is called by what it is for."""
    for match in _PROCEDURE.finditer(paragraph.text):
        title, end = running(paragraph.text, match.end(), 1, _next_start(numbered, match.end(), len(paragraph.text)))
        if title is not None and not in_title(paragraph, match.start(), match.start()) and not _THIS.match(title):
            name = squeeze(f"{match['name']} {title}")
            revised = REVISED.search(paragraph.text, match.start(), match.start("name")) is not None
            yield Product(match.start(), end, name, "Procedure", name, revised)


def _called(paragraph: ReadParagraph, numbered: Sequence[Product]) -> Iterator[Product]:
    text = paragraph.text
    reached = 0
    for match in _CALLED.finditer(text):
        if match.start() < reached or in_title(paragraph, match.start(), match.start()):
            continue
        kind = kind_of(match)
        title, end = _title_of(text, match, kind, _next_start(numbered, match.end(), len(text)))
        if title is None:
            continue
        start = match.end() if match["verb"] else behind_verb(text, match.start(), match.start("gap"))
        yield Product(start, end, title, kind, title, REVISED.search(text, start, match.end()) is not None)
        for further in _further(text, end, kind):
            end = further.end
            yield further
        reached = end


def _next_start(numbered: Sequence[Product], position: int, end: int) -> int:
    at = spans.before(numbered, position) + 1
    return numbered[at].start if at < len(numbered) else end


def _title_of(text: str, match: re.Match[str], kind: str, reach: int) -> tuple[str | None, int]:
    if text.startswith('"', match.end()):
        return in_quotes(text, match.end())
    noun, gap = text[match.start():match.start("gap")], match["gap"]
    if kind == "work item" and gap == " " and text[match.end()].isupper():
        return running(text, match.end(), 3, reach)
    named = _NAMES.search(gap) is not None or (kind in _FOR_WHAT and " for " in gap)
    plural = noun.casefold().endswith("s") and kind != "Guideline"
    loose = kind in _LOOSE and "urvey" not in noun and not _is_new_item(text, match, kind, noun)
    if plural or not named or (loose and not text[match.end()].isupper()):
        return None, match.end()
    title, end = running(text, match.end(), 1, reach)
    if title is None or (kind not in _NAMED_SO and "urvey" not in noun):
        return title, end
    return squeeze(f"{noun[_noun_start(noun, kind):]}{gap}{title}"), end


def _is_new_item(text: str, match: re.Match[str], kind: str, noun: str) -> bool:
    """Whether it is a new work item on a subject: "a new work item on the use of good cables"; none "on this topic"."""
    return kind == "work item" and re.match(r"(?:an?\snew|new)\s", noun) is not None and not _THIS.match(text, match.end())


def _noun_start(phrase: str, kind: str) -> int:
    found = [m for m in re.finditer(KIND, phrase) if kind_of(m) == kind]
    return found[-1].start() if found else 0


def _further(text: str, position: int, kind: str) -> Iterator[Product]:
    """Further titles of a list: "Technical Reports "One", "Two" and "Three""."""
    while True:
        gap = _FURTHER.match(text, position)
        title, end = in_quotes(text, gap.end()) if gap else (None, position)
        if gap is None or title is None:
            return
        yield Product(gap.end(), end, title, kind, title)
        position = end


def _unnamed(paragraph: ReadParagraph) -> Iterator[Product]:
    """A title behind a noun that is neither a text we know nor an event."""
    for match in _QUOTED.finditer(paragraph.text):
        title, end = (None, 0) if NOUN.search(match.group()) else in_quotes(paragraph.text, match.end())
        if title is not None and len(title.split()) > 1:
            yield Product(match.start(), end, title, "other", title)


def of_line(paragraph: ReadParagraph, kind: str) -> Product | None:
    """A list line that is nothing but the title of a text, under a head that says of what kind."""
    text = paragraph.text
    label = _LABEL.match(text)
    start = label.end() if label else 0
    tail = _TAIL.search(text, max(0, len(text) - 160))
    stop = tail.start() if tail else len(text)
    title = squeeze(text[start:stop]).strip(' "')
    if not 2 <= len(title.split()) <= _LONGEST_LINE or paragraph.of("document", "url") or _COUNTED.search(text[-80:]):
        return None
    if _NO_TITLE.search(title) or any(place.start <= start + 2 for place in paragraph.of("place")[:1]):
        return None
    return Product(start, stop, title, kind, title)
