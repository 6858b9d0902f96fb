"""Where the name of an event ends behind its noun, and the title in it.

    workshop [on Economic and Policy aspects of IoT] during …      Forum [for CIS countries on "Internet of Things"], …
    meeting [of the U4SSC] was held on …                           Session [406 "Combating counterfeit devices"] …
"""

from __future__ import annotations

import re

from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.events.words import NAME_END

_LONGEST = 240
_NUMBER = re.compile(
    r"\s(?:No\.?\s)?#?\d{1,4}(?=[\s:,.;(]|\Z)(?!\s(?:January|February|March|April|May|June|July|August"
    r"|September|October"
    r"|November|December|to\s\d|and\s\d|[-–]\s?\d))")
_ACRONYM = re.compile(r"\s\([A-Z][\w&-]{1,14}\)(?=[\s:,])")
_INNER_BRACKET = re.compile(r"\([A-Z][\w&/-]{1,14}\)(?=\s[a-z]|,\s)")
_AT = re.compile(r"(?:\bin\s|\bat\s|\(in\s|\()\Z")
_WITH_OTHERS = re.compile(
    r"\s(?:together|jointly|in\s(?:collaboration|cooperation|partnership))\swith\s[^,;.]{2,60}?\s(?=on\s)"
    r"|\swith\s(?:the\s)?[A-Z][\w\s]{2,50}?\s(?=on\s)")
_LOST_MARK = re.compile(r"(?P<gap>\s(?:on\s)?)\"(?=\w)")
_LATE = re.compile(
    r"(?:\s(?:is|was|were|will\sbe)(?:\salso)?\s(?:planned|held|organi[sz]ed|conducted))?,?\s(?:on|entitled"
    r"|titled|named)\s\"")
_ENDS_LOOSELY = re.compile(
    r"(?:\s(?:in|on|at|from|of|to|by|for|and|the|an?|its|with|since|until|between|held|preceding|following)"
    r"|[\s,:–\"-]){1,4}\Z")
_NO_TITLE_BEHIND_COMMA = re.compile(
    r"(?:and\s)?(?:in|on|at|the|a|an|from|with|it|this|which|where|who|held|organi[sz]ed|hosted|during|as|to|by"
    r"|SG\d|ITU|TSB|\d"
    r"|and\s(?:the|a|an)\s|[Vv]irtual|online|see|was|were|is|has|one)\b|\Z")


def name_end(paragraph: ReadParagraph, end: int, ceiling: int) -> tuple[int, tuple[str, ...]]:
    """Where the name ends that the noun at `end` belongs to, and the titles in it."""
    text = paragraph.text
    number = _NUMBER.match(text, end, ceiling)
    if number:
        end = number.end()
    acronym = _ACRONYM.match(text, end, ceiling)
    if acronym and not paragraph.within(*acronym.span(), "place"):
        end = acronym.end()
    quoted = _quoted_title(paragraph, end, ceiling)
    if quoted:
        return quoted.detail["outer"][1], (quoted.id,)
    return _plain_title(paragraph, end, ceiling)


def late_title(paragraph: ReadParagraph, end: int) -> Mention | None:
    """A title behind date and place or verb: 'a workshop on 26 May 2017 in Hangzhou on "TV and content delivery"'."""
    opened = _LATE.match(paragraph.text, end)
    if opened is None:
        return None
    titles = paragraph.within(opened.end(), min(len(paragraph.text), opened.end() + 300), "title")
    return next((t for t in titles if t.rule.endswith("quoted") and t.detail["outer"][0] == opened.end() - 1), None)


def _quoted_title(paragraph: ReadParagraph, end: int, ceiling: int) -> Mention | None:
    """The title in quotation marks that follows, after a few words at most ('Forum for Africa on "X"')."""
    for title in paragraph.within(end, min(ceiling, end + 400), "title"):
        if not title.rule.endswith("quoted"):
            continue
        gap = _WITH_OTHERS.sub(" ", paragraph.text[end:title.detail["outer"][0]])
        near = len(gap) <= 80 and "," not in gap and not NAME_END.search(gap)
        return title if near and not paragraph.within(end, title.start, "date", "place") else None
    return None


def _plain_title(paragraph: ReadParagraph, end: int, ceiling: int) -> tuple[int, tuple[str, ...]]:
    """The words behind the noun that belong to the name, and what follows "on" or a colon in them as title."""
    text = paragraph.text
    others = _WITH_OTHERS.match(text, end, ceiling)
    begin = others.end() - 1 if others else end
    lost = _LOST_MARK.match(text, begin, ceiling)
    begin = lost.end() if lost else begin
    stop = _stop(paragraph, begin, min(ceiling, end + _LONGEST, _first_slot(paragraph, begin, ceiling)))
    piece = _ENDS_LOOSELY.sub("", text[begin:stop])
    if lost:
        return begin + len(piece), (piece.strip(),)
    if not _continues(piece):
        return end, ()
    at = _title_start(piece)
    titles = tuple(t.strip() for t in re.split(r"\sand\son\s", piece[at:]) if t.strip()) if at else ()
    return begin + len(piece), titles


def _stop(paragraph: ReadParagraph, start: int, stop: int) -> int:
    """The first place where the name cannot go on; a bracket with an acronym inside the title is no such place."""
    text = paragraph.text
    for found in NAME_END.finditer(text, start, stop):
        if found.group() in "()" and _in_bracket(paragraph, found.start()):
            continue
        stop = found.start()
        break
    for comma in re.finditer(r",(?=\s|\Z)", text[start:stop]):
        at = start + comma.end()
        if _NO_TITLE_BEHIND_COMMA.match(text[at:at + 40].lstrip()) or at >= stop:
            return start + comma.start()
    return stop


def _in_bracket(paragraph: ReadParagraph, at: int) -> bool:
    opened = paragraph.text.rfind("(", max(0, at - 16), at + 1)
    bracket = _INNER_BRACKET.match(paragraph.text, opened) if opened >= 0 else None
    return bracket is not None and bracket.end() > at and not paragraph.within(*bracket.span(), "place", "date")


def _continues(piece: str) -> bool:
    """Whether the words behind the noun go on with its name: "of the U4SSC", "for Africa on …", " – Arab Region"."""
    return re.match(r"\s(?:of|for|between|on|entitled|titled|called|about|addressing|in|and|with|to\s(?:the|celebrate"
        r"|mark|raise))\s|\s?:\s|\s[–-]\s|\s[A-Z]", piece) is not None


def _title_start(piece: str) -> int:
    found = re.search(r"\s(?:on(?:\son)?|entitled|titled|called|about|addressing)\s|:\s|\A\s(?=[A-Z])", piece)
    return found.end() if found else 0


def _first_slot(paragraph: ReadParagraph, end: int, ceiling: int) -> int:
    """Where the first date or place behind the noun stands."""
    for mention in paragraph.within(end, min(ceiling, end + _LONGEST), "date", "place"):
        if mention.kind == "date":
            if not _is_year_of_a_name(paragraph, mention):
                return mention.start
        elif mention.detail["type"] != "country" or _AT.search(
                paragraph.text, max(0, mention.start - 5), mention.start):
            return mention.start
    return ceiling


def _is_year_of_a_name(paragraph: ReadParagraph, date: Mention) -> bool:
    """Whether a year ends a name: "e-Government 2018", "Emerging Technology Week 2021: …"."""
    before = paragraph.text[max(0, date.start - 30):date.start]
    word = before.rstrip().rpartition(" ")[2]
    if len(date.id) != 4 or not before.endswith(" ") or not word or not word[-1].isalnum():
        return False
    return any(c.isupper() for c in word) and not paragraph.within(date.start - len(word) - 1, date.start, "place")
