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

from ingest.mention import Mention
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.events.joins import slots_of
from ingest.relate.events.phrases import Phrase, phrases
from ingest.relate.events.words import FUTURE, OCCURS
from ingest.sentences import Sentence

_PREPOSITIONS = frozenset({"at", "in", "on", "of", "by", "during", "from", "for", "with", "to"})
_DAY = re.compile(r"\s{0,4}Day\s\d{1,2}\b")
_MET = re.compile(r"\b(?:have|has|had)\smet\b|\bmet\b")
_FOLLOWING = re.compile(r"\b(?:following|below|two|three|four|five|six|several|some\sof\sthe)\b", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\b(?:as\sfollows|as\sfollowing|as\sbelow|includ(?:e|ing|es)|such\sas|among\sthem\sare)\s?:?\s{0,3}\Z",
    re.IGNORECASE)
_GOES_ON = re.compile(r"(?:Which|They|These|All\sof\sthem)\s(?:were|was|are|have|took)\b")
_BESIDE = re.compile(
    r"\b(?:in\s(?:conjunction|collocation|co-location|parallel)\swith|alongside|during|back-to-back\swith"
    r"|(?:co-?located|collocated)\swith)\s(?:the\s)?\Z")
_PLURALS = re.compile(
    r"\b((?:[Ww]orkshop|[Mm]eeting|[Ww]ebinar|[Ff]orum|[Ss]ession|[Tt]raining|[Cc]onference|[Pp]anel|[Ss]eminar"
    r"|[Ee]vent"
    r"|[Dd]ialogue|[Ee]pisode|RGM|[Cc]linic))s\b")


@dataclass(frozen=True, slots=True)
class ListContext:
    """What a list line inherits.

    `parts` is set where the lines are parts of one event ("had the following structure"), `date` where the head gives
    one for all ("In May 2021, ITU organized two events:").
    """

    head: ReadParagraph
    kind: str
    name: str
    virtual: bool
    planned: bool
    parts: bool
    occurs: bool
    phrase: Phrase | None = None
    date: Mention | None = None


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
    if len(head.sentences) > 1 and _GOES_ON.match(head.text, last.start):
        last = Sentence(head.sentences[-2].start, last.end)
    clause = head.text[last.start:last.end]
    if _DAY.match(head.text):
        date = next(iter(head.of("date")), None)
        return ListContext(head, "", "", False, False, True, True, date=date)
    everything = phrases(head)
    found = [p for p in everything if p.start >= last.start]
    planned, occurs = FUTURE.search(clause) is not None, OCCURS.search(clause) is not None
    whole = (found or everything)[-1:] if "structure" in clause else []
    if whole:
        return ListContext(head, whole[0].kind, whole[0].name, whole[0].virtual, planned, True, occurs, whole[0])
    own = _without_beside(head, found, last.start)
    phrase = next((p for p in reversed(own) if _is_announced(p, clause, last.start)), None)
    if phrase is not None:
        slots = slots_of(head, everything)[everything.index(phrase)]
        date = slots[0].date if len(slots) == 1 and not phrase.words else None
        name = singular(phrase.name)
        return ListContext(head, phrase.kind, name, phrase.virtual, planned, False, occurs, phrase, date)
    if _MET.search(clause) and not found:
        return ListContext(head, "meeting", "meeting", False, planned, False, occurs)
    return None


def _without_beside(head: ReadParagraph, found: list[Phrase], start: int) -> list[Phrase]:
    """The phrases that can be what the lines are: "Workshops held in conjunction with meetings of SG9:" are workshops."""
    first = found[0] if found else None
    if first and first.plural and first.start <= start + 1 and OCCURS.match(head.text, first.noun[1] + 1):
        return [first]
    return [p for p in found if not _BESIDE.search(head.text, max(start, p.start - 40), p.start)] or found


def _is_announced(phrase: Phrase, clause: str, offset: int) -> bool:
    """Whether the lines below are such events: "the following workshops", "meetings took place as follows"."""
    if not phrase.plural and phrase.kind != "training" and "following" not in clause:
        return False
    before, behind = clause[:phrase.start - offset], clause[phrase.noun[1] - offset:]
    announced = re.search(r"\bfollowing\s", clause)
    if announced and before[announced.end():].strip():
        between = before[announced.end():].split()
        return len(between) < 4 and not _PREPOSITIONS & set(between)
    if phrase.before in ("following", "two", "three", "four", "five", "several", "these") or phrase.before.isdigit():
        return True
    if re.match(r"\s(?:below|listed)\b", behind) or not behind.strip(" :"):
        return True
    following = _FOLLOWING.search(before[-60:])
    if following and not re.search(r"[.;]", before[-60:][following.end():]):
        return True
    return _AFTERWARDS.search(clause) is not None or (OCCURS.search(behind) is not None and len(behind) < 160
                                                     and not re.search(r"\bfollowing\b", behind))


def singular(name: str) -> str:
    """The name of one of several events.

    >>> singular("virtual BSG training sessions"), singular("FIGI Symposia")
    ('virtual BSG training session', 'FIGI Symposium')
    """
    name = re.sub(r"\b([Ss]ymposi)(?:a|ums)\b", r"\1um", name)
    name = re.sub(r"\b([Ff])ora\b", r"\1orum", name)
    return _PLURALS.sub(r"\1", name)
