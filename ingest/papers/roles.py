"""Find the standing of members: "X is a Sector Member of ITU-T and ITU-D", "As a Sector Member of ITU-T, X will participate".

Rules: `member-is` and `as-a-member`; every body behind "of" is a standing of its own, up to the verb or the comma. Not
found: "Sector Members have a limited role" (a category, not a member), "Member States" as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.papers.model import Paper, PaperFact
from ingest.relate import ReadParagraph

_IS = re.compile(r"\b(?:is|are|became|has\sbeen)\s(?:also\s)?(?:an?\s)?\Z")
_AS = re.compile(r"\b[Aa]s\s(?:an?\s)?\Z")
_OF = re.compile(r"\s(?:of|in)\s(?:the\s)?(?:ITU\s)?")
_ENDS = re.compile(r"[.;]\s|\Z|\s(?:and|which|who)\s(?:will|has|have|is|participates?|follows?)\b")
_COMMA = re.compile(r",\s")
_LONGEST = 160  # characters of the bodies behind "of", and between the member and its standing


def find(paper: Paper) -> Iterator[PaperFact]:
    """The standings, in order."""
    for paragraph in paper.body:
        for category in paragraph.of("collective"):
            if category.id in ("Sector-Members", "Associates", "Academia", "Member-States") and _OF.match(paragraph.text, category.end):
                yield from _standing(paragraph, category.start, category.end, category.id)


def _standing(paragraph: ReadParagraph, start: int, end: int, category: str) -> Iterator[PaperFact]:
    sentence = paragraph.sentence_at(start)
    first = max(sentence.start, start - _LONGEST)
    if _IS.search(paragraph.text, first, start):
        who = paragraph.within(first, start, "organization")[-1:]
        stop, rule = _ENDS.search(paragraph.text, end, min(sentence.end, end + _LONGEST)), "member-is"
    elif _AS.search(paragraph.text, first, start):
        stop, rule = _COMMA.search(paragraph.text, end, min(sentence.end, end + _LONGEST)), "as-a-member"
        behind = stop.end() if stop else end
        who = paragraph.within(behind, min(sentence.end, behind + _LONGEST), "organization")[:1]
    else:
        return
    last = min(stop.start() if stop else sentence.end, end + _LONGEST)
    bodies = list(dict.fromkeys(m.id for m in paragraph.within(end, last, "body")))
    for body in bodies if who else ():
        yield PaperFact("role", {"who": who[0].id, "standing": category, "in": body},
                        (paragraph.paragraph.span(min(who[0].start, start), max(last, who[0].end)),), rule)
