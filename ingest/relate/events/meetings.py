"""Meetings without a phrase of their own: bodies that met, were co-located, or have the dates of their meetings in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.clean import squeeze
from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.events.parties import is_acting
from ingest.relate.events.phrases import Phrase
from ingest.relate.events.record import Event
from ingest.relate.events.slots import Slot, is_covered, next_start, slots_behind

# Also "SG2RG-AMR and SG3RG-LAC were held back-to-back in March 2017", but not "… held back-to-back with SG3RG-LAC": `colocated`.
_MET = re.compile(
    r"\bmet\b(?!\s(?:three|four|five|two|several|regularly|during\sall))|\bwere\sheld\sback-to-back(?=\s(?:in|on|from)\s)")
_COLOCATED = re.compile(
    r"(?:(?:was|were)\s(?:also\s)?(?:co-?located|collocated)|(?:(?:was|were)\sheld\s|took\splace\s)?back-to-back)\swith\b")
_AT = re.compile(r"\b(?:at|during)\s(?:the\s)?\Z")
_PRECEDED = re.compile(r"\b(?:preceded|followed)\sby\s(?:the|an?)\s")
# What stands before the body of such a meeting: nothing, or first of all the noun of a meeting ("Good Committee of").
_SITS = re.compile(
    r"(?:(?:(?!(?:of|for|by|to|with|on|from|and|in)\b)[\w'-]{1,24}\s){0,6}?(?:meetings?|sessions?|plenary|assembly|committee|commission"
    r"|council|board|forum|symposium|conference|summit|congress|workshop|webinar|seminar|consultation|dialogue)"
    r"\s(?:(?:of|for|with|by|in)\s[^.;:()]{0,120})?)?\(?", re.I)
_ON = re.compile(r"\)?,?\s(?:held\s|which\smet\s)?(?:on|from)\s")
_BRACKET = re.compile(r"\s\((?P<inside>[^()]{4,80})\)")
_DATES_ONLY = re.compile(r"[\s,;]|\band\b")
_GROUP = re.compile(r"\b[Tt]he\s(?:\w+\s)?group\s\Z")


def met(paragraph: ReadParagraph, found: Sequence[Phrase]) -> Iterator[Event]:
    """"SG5RG-AP met in Wuxi, China, on 3 December 2018": a meeting for each date."""
    starts = [p.start for p in found]
    for verb in _MET.finditer(paragraph.text):
        sentence = paragraph.sentence_at(verb.start())
        before = bisect_left(starts, verb.end())
        behind = slots_behind(paragraph, verb.end(), next_start(starts, verb.end(), sentence.end))
        slots = [s for s in behind if s.date and (len(s.date.detail["start"]) > 4 or s.has_place)]
        floor = max([sentence.start, verb.start() - 400, *(p.end for p in found[max(0, before - 1):before])])
        subject = [m for m in paragraph.within(floor, verb.start(), "body", "question") if is_acting(m)]
        if not subject and _GROUP.search(paragraph.text[max(sentence.start, verb.start() - 40):verb.start()]):
            earlier = paragraph.within(max(0, sentence.start - 600), sentence.start, "body")
            subject = [m for m in earlier if is_acting(m)][-1:]
        elif not subject or verb.start() - subject[-1].end > 60:
            continue
        if not slots or not subject:
            continue
        bodies = tuple(dict.fromkeys(m.id for m in subject))
        for slot in slots:
            start = max(subject[0].start, sentence.start)
            yield Event(paragraph, start, slot.end, f"{', '.join(bodies)} meeting", "meeting", slot,
                        virtual=slot.virtual, bodies=bodies, rule="met")


def colocated(paragraph: ReadParagraph, found: Sequence[Phrase]) -> Iterator[Event]:
    """"SG5RG-AFR was co-located with SG20RG-AFR in Accra in May 2018": a meeting of both."""
    starts = [p.start for p in found]
    reached = 0
    for verb in _COLOCATED.finditer(paragraph.text):
        if verb.start() < reached:
            continue
        sentence = paragraph.sentence_at(verb.start())
        subject = [m for m in paragraph.within(max(sentence.start, verb.start() - 60), verb.start(), "body") if is_acting(m)]
        if not subject or paragraph.text[subject[-1].end:verb.start()].strip():
            continue
        if any(p.noun[0] >= sentence.start and p.end > subject[-1].start and p.start < verb.start() for p in found):
            continue
        limit = next_start(starts, verb.end(), sentence.end)
        beside = [m for m in paragraph.within(verb.end(), min(limit, verb.end() + 120), "body") if is_acting(m)]
        slots = slots_behind(paragraph, verb.end(), limit) if beside else []
        bodies = tuple(dict.fromkeys(m.id for m in (*subject[-1:], *beside)))
        reached = beside[-1].end if beside else verb.end()
        for slot in (s for s in slots if s.date and len(s.date.detail["start"]) > 4):
            yield Event(paragraph, subject[-1].start, slot.end, f"{', '.join(bodies)} meeting", "meeting", slot,
                        virtual=slot.virtual, bodies=bodies, rule="met")


def beside_another(paragraph: ReadParagraph, found: Sequence[Phrase]) -> Iterator[Event]:
    """"The forum was preceded by the Good Committee of ETSI on 9-10 May 2019": what comes before an event is one too.

    Counter-examples: "preceded by the agreement of SG16 on 9 May 2019", "followed by the chairman of SG5 on 9 May 2019".
    """
    starts = [p.start for p in found]
    for beside in _PRECEDED.finditer(paragraph.text):
        limit = next_start(starts, beside.end(), paragraph.sentence_at(beside.start()).end)
        date = next((d for d in paragraph.within(beside.end(), min(limit, beside.end() + 200), "date") if len(d.id) > 7), None)
        party = paragraph.within(beside.end(), date.start, "body", "organization")[-1:] if date else ()
        if date is None or not party or not _ON.fullmatch(paragraph.text, party[0].end, date.start):
            continue
        if not _SITS.fullmatch(paragraph.text, beside.end(), party[0].start):
            continue
        name = squeeze(paragraph.text[beside.end():party[0].end] + (")" if paragraph.text.startswith(")", party[0].end) else ""))
        yield Event(paragraph, beside.end(), date.end, name, "meeting", Slot(date, start=date.start, end=date.end), bodies=(party[0].id,),
                    rule="met")


def dated(paragraph: ReadParagraph, found: Sequence[Phrase]) -> Iterator[Event]:
    """"Updates were presented at TSAG 26 February - 2 March 2018": a body with a date right behind it is its meeting.

    Counter-examples: "sent to TSAG May 2018", "at the SG17 March 2018 meeting", which is a phrase of its own.
    """
    told = sorted((p.start, p.end) for p in found)
    for body in paragraph.of("body"):
        date = next(iter(paragraph.within(body.end + 1, body.end + 60, "date")), None)
        if date is None or date.start != body.end + 1 or len(date.id) <= len("2018") or not is_acting(body):
            continue
        if _AT.search(paragraph.text, max(0, body.start - 16), body.start) and not is_covered(told, date.start):
            yield Event(paragraph, body.start, date.end, f"{body.id} meeting", "meeting", Slot(date, start=date.start, end=date.end),
                        bodies=(body.id,), rule="met")


def in_brackets(paragraph: ReadParagraph, found: Sequence[Phrase], events: Sequence[Event]) -> Iterator[Event]:
    """Bodies with the dates of their meetings: "the meetings of TSAG (Sept. 2020 and Jan. 2021), SG3 (May 2021)"."""
    told = sorted((e.start, e.end) for e in events)
    meetings = [p for p in found if p.kind == "meeting" and p.plural]
    starts = [p.start for p in meetings]
    for phrase in meetings:
        end = next_start(starts, phrase.noun[1], paragraph.sentence_at(phrase.noun[0]).end)
        for body in paragraph.within(phrase.noun[1], end, "body"):
            bracket = _BRACKET.match(paragraph.text, body.end, end)
            if bracket is None or not is_acting(body) or is_covered(told, bracket.start("inside")):
                continue
            dates = [d for d in paragraph.within(*bracket.span("inside"), "date") if len(d.id) > 4]
            if not dates or _DATES_ONLY.sub("", _without_spans(paragraph.text, bracket.span("inside"), dates)):
                continue
            for date in dates:
                slot = Slot(date, start=body.start, end=date.end)
                yield Event(paragraph, body.start, date.end, f"{body.id} meeting", "meeting", slot, bodies=(body.id,),
                            rule="in-brackets")


def _without_spans(text: str, span: tuple[int, int], mentions: Sequence[Mention]) -> str:
    """The text of a span without the mentions in it."""
    at, pieces = span[0], []
    for mention in mentions:
        pieces.append(text[at:mention.start])
        at = mention.end
    return "".join((*pieces, text[at:span[1]]))
