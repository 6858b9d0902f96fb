"""What the lines of a list of events inherit from the line that governs them.

    SG11 also organized the following virtual BSG training sessions:      kind, name, organizer, virtual
    · 16 March 2021
    The following regional groups have met since WTSA-16:                 kind
    ITU-T Study Group 3                                                   body
    · SG3RG-AO: virtual, 12-14 April 2021
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.event_phrases import Phrase, phrases
from ingest.relate.event_words import FUTURE, OCCURS

_MET = re.compile(r"\b(?:have|has|had)\smet\b|\bmet\b")
_ANNOUNCES = re.compile(r"\b(?:following|below|as\sfollows|includ(?:e|ing|es)|such\sas|structure)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListContext:
    """What a list line inherits. `parts` is set where the lines are parts of one event ("had the following structure")."""

    head: ReadParagraph
    kind: str
    name: str
    virtual: bool
    planned: bool
    parts: bool
    occurs: bool
    phrase: Phrase | None = None


def context_of(read: ReadNarrative, paragraph: ReadParagraph) -> ListContext | None:
    """The context that a line gets from the nearest governing line that speaks of events; None where none does."""
    for head in read.heads(paragraph):
        context = _context(head)
        if context is not None:
            return context
    return None


def _context(head: ReadParagraph) -> ListContext | None:
    last = head.sentences[-1] if head.sentences else None
    if last is None:
        return None
    clause = head.text[last.start:last.end]
    found = [p for p in phrases(head) if p.start >= last.start]
    planned = FUTURE.search(clause) is not None
    occurs = OCCURS.search(clause) is not None
    parts = "structure" in clause
    plural = [p for p in found if p.plural]
    if plural or (found and (parts or _ANNOUNCES.search(clause))):
        phrase = plural[-1] if plural else found[-1]
        name = singular(phrase.name) if plural else phrase.name
        return ListContext(head, phrase.kind, name, phrase.virtual, planned, parts, occurs, phrase)
    if _MET.search(clause) and not found:
        return ListContext(head, "meeting", "meeting", False, planned, False, occurs)
    return None


def singular(name: str) -> str:
    """The name of one of several events.

    >>> singular("virtual BSG training sessions"), singular("FIGI Symposia")
    ('virtual BSG training session', 'FIGI Symposium')
    """
    name = re.sub(r"\b([Ss]ymposi)(?:a|ums)\b", r"\1um", name)
    name = re.sub(r"\b([Ff])ora\b", r"\1orum", name)
    return re.sub(r"\b((?:[Ww]orkshop|[Mm]eeting|[Ww]ebinar|[Ff]orum|[Ss]ession|[Tt]raining|[Cc]onference|[Pp]anel|[Ss]eminar|[Ee]vent"
                  r"|[Dd]ialogue|[Ee]pisode|RGM|[Cc]linic))s\b", r"\1", name)
