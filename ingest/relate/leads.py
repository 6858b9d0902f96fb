"""Who leads on what: "SG11 is the lead study group on …", "As the lead study group on security, SG17 …", "BDT is taking the lead"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.mention import Mention, NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph

# A designation names a topic; "lead study group activities", "its lead SG roles" designate nobody.
_DESIGNATION = re.compile(
    r"\blead (?:study )?(?:group|SG)(?: (?:at|in|of|within) ITU-T)? (?:on|for|in the area of|in the field of)"
    r"(?: activities (?:relating|related) to)? (?P<topic>[^.,;:]{3,200})", re.I)
_TAKES = re.compile(r"\b(?:is taking|takes|took|has taken|will take) the lead\b(?: (?:on|in|for) (?P<topic>[^.,;:]{3,200}))?", re.I)
# Where a topic ends before its clause does: a citation in brackets, a verb of the sentence.
_TOPIC_END = re.compile(
    r"\s\((?:resolves|i\.|i$|f\.i|f$|clause|see)|\s(?:has|have|is|are|was|were|will|shall|should|approved|agreed|developed|develops|published|sent"
    r"|organized|held|continues?|started)\b|\sand (?:will|has|have|is|are)\b", re.I)


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead found in a text: who (a code), on what as worded ("" where it is not said), and where."""

    who: str
    topic: str
    start: int
    end: int
    rule: str


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The lead statements of a narrative, as facts of kind `lead` with keys who, topic."""
    return [NarrativeFact("lead", {"who": lead.who, "topic": lead.topic or None}, p.paragraph, lead.start, lead.end, lead.rule)
            for p in read.paragraphs for lead in leads(p)]


def leads(paragraph: ReadParagraph, default: str = "") -> Iterator[Lead]:
    """The leads in one paragraph; `default` leads where a designation names nobody (the addressee of a clause)."""
    for match in _DESIGNATION.finditer(paragraph.text):
        topic = _topic(match["topic"])
        who = _leader(paragraph, match.start(), match.end()) or default
        if who and topic:
            end = match.start("topic") + len(topic)
            yield Lead(who, topic, match.start(), end, "lead-designated")
    for match in _TAKES.finditer(paragraph.text):
        leader = _before(paragraph, match.start(), ("body", "question", "organization"))
        if leader:
            yield Lead(leader.id, _topic(match["topic"] or ""), leader.start, match.end(), "lead-taken")


def _topic(worded: str) -> str:
    """The topic as worded, up to where the sentence goes on.

    >>> _topic("QoS approved Recommendation"), _topic("IMT (especially IMT-2020)"), _topic("device theft (resolves 3)")
    ('QoS', 'IMT (especially IMT-2020)', 'device theft')
    """
    end = _TOPIC_END.search(worded)
    return (worded[:end.start()] if end else worded).rstrip(" )") + (")" if _open(worded[:end.start()] if end else worded) else "")


def _open(text: str) -> bool:
    """Whether stripping took the parenthesis that closes an open one."""
    stripped = text.rstrip(" )")
    return stripped.count("(") > stripped.count(")") and ")" in text


def _leader(paragraph: ReadParagraph, start: int, end: int) -> str:
    """The study group before the designation in its sentence, else the one right behind it ("As the lead …, SG17 …")."""
    before = _before(paragraph, start, ("body",))
    if before is not None:
        return before.id
    sentence = paragraph.sentence_at(start)
    behind = [m for m in paragraph.within(end, min(sentence.end, end + 60), "body") if _study_group(m)]
    return behind[0].id if behind else ""


def _before(paragraph: ReadParagraph, position: int, kinds: tuple[str, ...]) -> Mention | None:
    """The nearest mention before `position` in its sentence; a designation is made of study groups only."""
    sentence = paragraph.sentence_at(position)
    found = [m for m in paragraph.within(sentence.start, position, *kinds) if len(kinds) > 1 or _study_group(m)]
    return found[-1] if found else None


def _study_group(mention: Mention) -> bool:
    return re.fullmatch(r"SG\d{1,2}", mention.id) is not None
