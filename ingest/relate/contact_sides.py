"""Who begins a contact: the subject of its verb, or who is meant where a noun tells it.

The rules, tried in this order, each with an example from the wild (`doers.subject` decides where none fits):

- *right-before*: "Q28/16 coordinates its work with …", "ITU is going to start collaboration with …": the Question, or the ITU, that
  nothing but auxiliaries parts from the verb; else both come after the other bodies of their sentence;
- *relative*: "TSAG RG-StdsStrat, which considered them and has worked with …": the name before ", which";
- *the-group*: "The Focus Group worked in close cooperation with …": the focus group that the text named last;
- *the-bureau*: "The secretariat partners and collaborates with …": that of ITU-T, the TSB;
- *its-own*: "SG16 hosted the JVET as part of its ongoing collaboration with …", "SG9 hosted meetings of IRG-AVA, to foster collaboration
  with …": a noun without a verb of its own belongs to the subject of the sentence, which stands first;
- *several*: "TSB, BDT and BR Directors informed …", "SG5 and SG20 liaised …": a coordinated subject is several.
"""

from __future__ import annotations

import re

from ingest.mention import Mention
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.doers import actor, subject

_REACH = 1500  # characters that we look back for a subject, so that the time stays linear
SIDES = ("body", "question", "organization")
_WHOLE = frozenset({"ITU", "ITU-T"})
# A person acts for nobody who is named: "The Chairman invited SG2 to …".
_SOMEBODY = re.compile(
    r"\b(?:[Cc]hair(?:man|men|person)?|[Cc]onvener|[Cc]o-chairs?|[Pp]articipants|[Aa]ttendees|[Mm]oderator)\s(?:also\s)?\Z")
_VERB_FOLLOWS = re.compile(
    r"(?:\s\([^()]{0,40}\))?(?:\s(?:experts?|members?|secretariat|management|Questions?|team))?"
    r"(?P<auxiliary>\s(?:is|are|was|were|has|have|had|been|also|now|then|will|regularly|closely|actively|currently|continues?|continued|to|further"
    r"|frequently|both|jointly|again|start|started|began|going|planning)){0,4}\s\Z")
_RELATIVE = re.compile(r"\s?(?:\([^()]{0,60}\)\s?)?,\swhich\s")
_THE_GROUP = re.compile(r"\b(?:The|This)\s(?:Focus\sGroup|FG)\s{1,2}[^.,;]{0,60}\Z")
_THE_BUREAU = re.compile(r"\bThe\s[Ss]ecretariat\s(?:\w+\s(?:and\s)?){0,3}\Z")
_OWN = re.compile(
    r"\b(?:as\spart\sof\s(?:its|their|the)|(?:in\sview\sof|through|under|within|by)\s(?:its|their)"
    r"|to\s(?:foster|facilitate|enhance|strengthen|promote|encourage|support|improve|increase))\s(?:[\w-]+\s(?:and\s)?){0,3}\Z"
    r"|\sand\s(?:ongoing|continued|further)\s\Z")
_JOINED = re.compile(r",?\s(?:and|&)\s(?:the\s|ITU-T\s){0,2}|/")
_LISTED = re.compile(r",\s(?:the\s|ITU-T\s){0,2}|,?\s(?:and|&)\s(?:the\s|ITU-T\s){0,2}|/")
_GOVERNED = re.compile(
    r"\b(?:of|with|from|to|by|for|in|on|at|between|among|under|than|via|through|within|about)\s(?:the\s|its\s|ITU-T\s|both\s){0,2}\Z", re.I)


def begins(read: ReadNarrative, paragraph: ReadParagraph, words: int, told_by_noun: bool = False) -> list[str]:
    """The codes of those who begin a contact whose words start at `words`; empty where nobody is named."""
    start = max(paragraph.sentence_at(words).start, words - _REACH)
    if _SOMEBODY.search(paragraph.text, max(start, words - 60), words):
        return []
    found = (_right_before(paragraph, start, words) or _relative(paragraph, start, words) or _the_group(read, paragraph, start, words)
             or _the_bureau(paragraph, start, words) or (told_by_noun and _its_own(paragraph, start, words))
             or subject(read, paragraph, paragraph.sentence_at(words).start, words))
    return _with_fellows(paragraph, start, words, found) if found else []


def _right_before(paragraph: ReadParagraph, start: int, words: int) -> str | None:
    """A Question, or ITU as a whole; another body there is the subject for `doers` as well."""
    named = [m for m in paragraph.within(max(start, words - 80), words, "question", "body") if m.kind == "question" or m.id in _WHOLE]
    last = named[-1] if named else None
    follows = _VERB_FOLLOWS.fullmatch(paragraph.text, last.end, words) if last else None
    if last is None or follows is None or _governed(paragraph, last) or (last.kind == "body" and not follows["auxiliary"]):
        return None
    return last.id


def _relative(paragraph: ReadParagraph, start: int, words: int) -> str | None:
    for mention in reversed(paragraph.within(max(start, words - 160), words, *SIDES)):
        which = _RELATIVE.match(paragraph.text, mention.end, words)
        if which and not paragraph.within(which.end(), words, *SIDES):
            return mention.id
    return None


def _the_group(read: ReadNarrative, paragraph: ReadParagraph, start: int, words: int) -> str | None:
    if not _THE_GROUP.search(paragraph.text, max(start, words - 100), words):
        return None
    for earlier in (paragraph, *reversed(read.paragraphs[max(0, paragraph.index - 6):paragraph.index])):
        groups = [m for m in earlier.within(0, start if earlier is paragraph else len(earlier.text), "body") if m.id.startswith("FG-")]
        if groups:
            return groups[-1].id
    return None


def _the_bureau(paragraph: ReadParagraph, start: int, words: int) -> str | None:
    return "TSB" if _THE_BUREAU.search(paragraph.text, max(start, words - 100), words) else None


def _its_own(paragraph: ReadParagraph, start: int, words: int) -> str | None:
    return actor(paragraph, start, words) if _OWN.search(paragraph.text, max(start, words - 60), words) else None


def _with_fellows(paragraph: ReadParagraph, start: int, words: int, found: str) -> list[str]:
    """`found` and those that are its subject together with it.

    Counter-example: "At the request of SG13, TSAG and SG5 agreed" has no SG13, since a preposition governs it.
    """
    named = paragraph.within(start, words, "body", "question")
    at = next((n for n in reversed(range(len(named))) if named[n].id == found), None)
    if at is None:
        return [found]
    first = last = at
    while first and _LISTED.fullmatch(paragraph.text, named[first - 1].end, named[first].start):
        first -= 1
    while last + 1 < len(named) and _LISTED.fullmatch(paragraph.text, named[last].end, named[last + 1].start):
        last += 1
    joined = last > first and _JOINED.fullmatch(paragraph.text, named[last - 1].end, named[last].start)
    if not joined or _governed(paragraph, named[first]):
        return [found]
    return list(dict.fromkeys(m.id for m in named[first:last + 1]))


def _governed(paragraph: ReadParagraph, mention: Mention) -> bool:
    return _GOVERNED.search(paragraph.text, max(0, mention.start - 40), mention.start) is not None
