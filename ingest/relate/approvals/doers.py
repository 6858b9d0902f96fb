"""Who brings a text to its status: the doer of an approval's verb, in each voice that it can have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.relate import ReadNarrative, ReadParagraph, spans
from ingest.relate.approvals.verbs import Verb
from ingest.relate.doers import actor, agent, carried, led_by, subject

_BUREAUX = frozenset({"TSB", "BDT", "BR", "ITU", "TSB-Director"})
_GENERAL = _BUREAUX | {"ITU-T", "ITU-R", "ITU-D"}
_BY = re.compile(r"\s(?:jointly\s)?by\s")
_MEETING = re.compile(r"\b(?:[Mm]eeting|session)\b")
_WHERE = re.compile(r"\s(?:in|at|within)\s(?:the\s)?")
_HANDED = re.compile(
    r"\b(?:submitted|sent|forwarded|transferred|passed|handed(?:\sover)?|transmitted)\sto\s(?:the\s)?(?:ITU-T\s)?\Z")
_SINCE = re.compile(r"\bnow\sthat\s[^.;]{0,230}\Z")  # a clause of its own: "SG2 updates it now that E.1 was approved"
_TAKEN = re.compile(r"\s?(?:\([^()]{1,20}\))?,?\s(?:and|which|who)\s(?:(?:was|were|is|has|have|been|it|subsequently|then|later)\s){0,4}")
_REACH = 1500
_NEAR = 30  # a verb as near as this shares its subject: "developed and then approved"


def doer(read: ReadNarrative, paragraph: ReadParagraph, verb: Verb, verbs: Sequence[Verb]) -> str | None:
    """The code of the body that acts, None where the text names none; `verbs` are those of the paragraph."""
    sentence = paragraph.sentence_at(verb.start)
    begin, end = max(sentence.start, verb.start - _REACH), min(sentence.end, verb.start + _REACH)
    around = spans.starting_in(verbs, begin, end)
    inside = paragraph.within(verb.start, verb.end, "body")
    if inside:
        return inside[0].id  # "work is ongoing at SG16 to update …"
    if verb.voice == "active" and _BY.match(paragraph.text, verb.end):
        led = agent(paragraph, verb.end, end, several=True)
        if led:
            return led  # "Developed by SG12, Recommendation Y.1550 …"
    if verb.voice == "active":
        floor = max([sentence.start, *(v.end for v in around if v.end <= verb.start - _NEAR)])
        return subject(read, paragraph, floor, verb.start, several=True)
    named = agent(paragraph, verb.end, end, several=True)
    if named:
        return named
    if verb.voice == "noun":
        found = actor(paragraph, begin, verb.start)
        return found or led_by(paragraph, sentence.start) or (
            _approver(read, paragraph, sentence.start) if verb.lists else None)
    return _of_passive(read, paragraph, verb, around, end)


def _of_passive(read: ReadNarrative, paragraph: ReadParagraph, verb: Verb, around: Sequence[Verb], end: int) -> str | None:
    """The doer of a verb joined to this one, the body whose meeting it was, or the one spoken of before."""
    start = paragraph.sentence_at(verb.start).start
    for other in around:
        named = agent(paragraph, other.end, end, several=True) if other.voice == "passive" else None
        if named:
            return named
    receiver = _receiver(paragraph, start, verb)
    if receiver:
        return receiver
    if _SINCE.search(paragraph.text, max(start, verb.start - 240), verb.start):
        return None
    behind = _WHERE.match(paragraph.text, verb.end)
    near = paragraph.within(verb.end, behind.end() + 16, "body", "question")[:1] if behind else ()
    if near and behind and near[0].start - behind.end() <= 1:
        return near[0].id  # "has been started in SG13"
    acting = [v for v in around if v.voice == "active" and v.start < verb.start]
    if acting:
        return subject(read, paragraph, start, acting[-1].start, several=True)
    here = actor(paragraph, max(start, verb.start - _REACH), verb.start)
    if here and here not in _GENERAL:
        return here
    if _MEETING.search(paragraph.text, max(start, verb.start - _REACH), end):
        return subject(read, paragraph, start, end, several=True)
    return _approver(read, paragraph, start)


def _receiver(paragraph: ReadParagraph, start: int, verb: Verb) -> str | None:
    """The body that it was handed to right before: "was submitted to SG12 and was subsequently approved"."""
    before = paragraph.within(max(start, verb.start - 120), verb.start, "body")
    body = before[-1] if before else None
    if body and _HANDED.search(paragraph.text, max(start, body.start - 40), body.start) and _TAKEN.fullmatch(
            paragraph.text, body.end, verb.start):
        return body.id
    return None


def _approver(read: ReadNarrative, paragraph: ReadParagraph, position: int) -> str | None:
    """The body spoken of before, if it is one that approves: no bureau, and of a regional group its study group."""
    found = carried(read, paragraph, position)
    return None if found in _BUREAUX else found.partition("RG-")[0] if found else None
