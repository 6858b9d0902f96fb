"""Whose meeting it is, and who organized the event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ingest.mention import Mention
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.events.lists import ListContext
from ingest.relate.events.phrases import Phrase

_MAKER = re.compile(r"\b(?:(?:co-)?organi[sz](?:ed|es|ing)|held|hosted|hosts|conducted|convened|convenes)\b"
                    r"(?!\s(?:by|in|on|from|at)\b)")
_BY = re.compile(r"\b(?:(?:co-|jointly\s)?organi[sz]ed\s(?:by|with|jointly\swith|together\swith)|jointly\s(?:with|by)"
                 r"|together\swith|sponsored\sby)\b")
_ENDS = re.compile(r"\s(?:in|on|during|at|from|which|that|was|were|took)\s|[.;]\s")
_RELATIVE = re.compile(r"\b(?:that|which|who|and\s(?:it|had|has))\b|,\sit\s")
_BY_WHOM = re.compile(r"\bby\s(?:the\s)?(?:ITU-T\s)?\Z")
_OWN = re.compile(r"\)?,?\s(?:(?:in|at|during|after|from)\s)?(?:its\s)?")
_REACH = 600  # characters before a phrase in which its subject stands
_TOGETHER = frozenset({"joint", "collocated", "co-located", "back-to-back", "these", "both", "their"})
_WHOLE = frozenset({"ITU", "ITU-T", "ITU-R", "ITU-D", "TSB", "BDT", "BR"})


def is_acting(mention: Mention) -> bool:
    """Whether the body is one that meets: not the Union, a Sector or a bureau."""
    return mention.id not in _WHOLE and not mention.id.endswith(("-Director", "-Office", "-Offices"))


def bodies_of(read: ReadNarrative, phrase: Phrase) -> tuple[str, ...]:
    """The bodies whose meeting the phrase names: in it, before it ("SG11, at its … meeting"), or above its list."""
    if phrase.kind != "meeting":
        return ()
    paragraph = phrase.paragraph
    own = paragraph.within(phrase.start, phrase.end, "body", "question", "organization")
    if not paragraph.text.startswith(" between ", phrase.noun[1]):
        own = tuple(m for m in own if is_acting(m))
    if own:
        return _ids(own)
    behind = paragraph.within(phrase.end, phrase.end + 30, "body")
    if behind and paragraph.text[phrase.end:behind[0].start] == " (":
        return (behind[0].id,)
    if any(w[0].isupper() or w[0] == "(" for w in phrase.words if w not in phrase.ordinals):
        return ()
    if paragraph.text[phrase.noun[1]:phrase.end].startswith((" of ", " with ", " between ")):
        return ()
    return _subject(read, phrase)


def _subject(read: ReadNarrative, phrase: Phrase) -> tuple[str, ...]:
    """The body that the sentence, the sentences before it or the heading speaks of."""
    paragraph = phrase.paragraph
    sentence = paragraph.sentence_at(phrase.noun[0])
    behind = _behind_comma(paragraph, phrase)
    if behind:
        return (behind.id,)
    here = _acting(paragraph.within(max(sentence.start, phrase.start - _REACH), phrase.start, "body", "question"))
    words = (*paragraph.text[phrase.start:phrase.noun[0]].split(), phrase.before)
    several = any(w.casefold() in _TOGETHER for w in words)
    if here:
        return _ids(here) if several else (_one(paragraph, here, phrase.start).id,)
    before = _acting(paragraph.within(max(0, sentence.start - _REACH), sentence.start, "body"))
    if before:
        last = paragraph.sentence_at(before[-1].start)
        return _ids([m for m in before if m.start >= last.start]) if several else (before[-1].id,)
    earlier = read.paragraphs[max(0, paragraph.index - 4):paragraph.index][::-1] if phrase.ordinals else ()
    for other in (*read.heads(paragraph), *earlier):
        found = _acting(other.within(0, _REACH, "body"))
        if found:
            return (found[0].id,)
    return ()


def _one(paragraph: ReadParagraph, here: list[Mention], end: int) -> Mention:
    """The subject is the first of several, unless a clause speaks of the last: "agreed by FG-DFS in its meeting"."""
    gap, before = paragraph.text[here[-1].end:end], paragraph.text[max(0, here[-1].start - 12):here[-1].start]
    return here[-1] if _RELATIVE.search(gap) or (_OWN.fullmatch(gap) and _BY_WHOM.search(before)) else here[0]


def _behind_comma(paragraph: ReadParagraph, phrase: Phrase) -> Mention | None:
    """The subject behind an opening phrase: "At its meeting in May 2019, SG5 created …"."""
    if phrase.before not in ("its", "their", "at"):
        return None
    sentence = paragraph.sentence_at(phrase.noun[0])
    opening = paragraph.text[max(sentence.start, phrase.start - _REACH):phrase.start]
    if not re.match(r"(?:At|During|In|After|Following|Since)\s", opening) and ", at its" not in opening[-12:]:
        return None
    for body in _acting(paragraph.within(phrase.end, min(sentence.end, phrase.end + 90), "body")):
        if paragraph.text[max(0, body.start - 12):body.start].rstrip().endswith((",", ", the", "ITU-T")):
            return body
    return None


def _acting(mentions: Iterable[Mention]) -> list[Mention]:
    return [m for m in mentions if is_acting(m)]


def organizers_of(phrase: Phrase, end: int, context: ListContext | None) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Who organized it, as the text says; and who does by the name alone ("ITU Workshop")."""
    paragraph = phrase.paragraph
    said = [*_makers(paragraph, phrase), *_named_by(paragraph, phrase, end)]
    if not said and context is not None and context.phrase is not None and context.phrase is not phrase:
        said = _makers(context.head, context.phrase)
    own = _ids(paragraph.within(phrase.start, phrase.noun[0], "body", "organization"))
    if said:
        return tuple(dict.fromkeys(said)), {}
    return (own, {}) if len(own) > 1 else ((), {"organizers": list(own)} if own else {})


def _makers(paragraph: ReadParagraph, phrase: Phrase) -> list[str]:
    """The subject of "organized", when the phrase is its object."""
    sentence = paragraph.sentence_at(phrase.noun[0])
    verbs = list(_MAKER.finditer(paragraph.text, max(sentence.start, phrase.start - 110), phrase.start))
    if not verbs:
        return []
    floor = max(sentence.start, verbs[-1].start() - 400)
    parties = paragraph.within(floor, verbs[-1].start(), "body", "organization")
    return [m.id for m in parties if verbs[-1].start() - m.end < 160]


def _named_by(paragraph: ReadParagraph, phrase: Phrase, end: int) -> list[str]:
    """Those behind "organized by"."""
    sentence = paragraph.sentence_at(phrase.noun[0])
    by = _BY.search(paragraph.text, phrase.end, min(sentence.end, max(end, phrase.end) + 160))
    if not by:
        return []
    named: list[Mention] = []
    for party in paragraph.within(by.end(), min(sentence.end, by.end() + 400), "body", "organization"):
        gap = paragraph.text[named[-1].end if named else by.end():party.start]
        if len(gap) > 90 or _ENDS.search(gap):
            break
        named.append(party)
    return [m.id for m in named]


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.id for m in mentions))
