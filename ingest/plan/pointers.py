"""What a status narrative says at first sight: which items it points to, and whether it reports anything itself."""

from __future__ import annotations

import re

from ingest.clean import level_characters, squeeze
from ingest.document import Paragraph, Span
from ingest.plan.items import ITEM_NUMBER

# The words of a narrative that does nothing but point: "SG5, SG9: see 76-02.", "Implemented in the context of Action Item
# 44-24 (see below)." One more word, and it reports.
_POINTING_WORDS = frozenset(
    ("see also above below please refer to action item items and the in of under context implemented covered addressed for more "
     "details response reply sg sgs tsb tsag study group groups itu itu-t director").split())
# "see 92-02", "(see AI69-01)"; the number of a Council document ("C19-44") or a date ("2019-09") is none.
_POINTER = re.compile(rf"(?<![\w-])(?:AI\s?)?(?P<id>{ITEM_NUMBER})(?![\w-])")
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_NOTHING = re.compile(
    r"[^.]{0,120}\b(?:nothing\b[^.]{0,40}\breport|no\b[^.]{0,20}\bcontributions?\b[^.]{0,40}\breceived"
    r"|no (?:activity|progress) (?:so far|yet))[^.]{0,40}\.?", re.I)


def pointers(narrative: tuple[Paragraph, ...], own: str, known: frozenset[str]) -> tuple[tuple[str, Span], ...]:
    """The other items of the plan that `narrative` names, with the place of their first mention.

    A number that is no item of this plan ("2019-09", a telephone code) is no pointer.
    """
    found: dict[str, Span] = {}
    for paragraph in narrative:
        for match in _POINTER.finditer(level_characters(paragraph.text)):
            if match["id"] in known and match["id"] != own:
                found.setdefault(match["id"], paragraph.span(match.start("id"), match.end("id")))
    return tuple(found.items())


def narrative_state(narrative: tuple[Paragraph, ...], points: bool) -> str:
    """The name of a `wtsa:NarrativeState`: does it report, only point elsewhere, say that there is nothing, or is it empty?"""
    text = squeeze(level_characters(" ".join(p.text for p in narrative)))
    if not text:
        return "EmptyNarrative"
    if points and all(word.casefold() in _POINTING_WORDS for word in _WORD.findall(text)):
        return "PointerOnly"
    return "NothingToReport" if not points and _NOTHING.fullmatch(text) else "Reported"
