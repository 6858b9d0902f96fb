"""Which dates and places belong to which phrase of a paragraph, where several share them.

Rules, each with an example:

- *behind*: what stands behind a phrase, up to the next one ("a workshop on X in Dakar, 19-20 March 2018");
- *inside*: dates in the name ("the May 2017 and December 2018 TSAG meetings"), with a place behind it;
- *joined*: "a Forum on X and a Session on Y took place on 6 May in Cairo": both on that day, in that city;
- *beside*: "a session was held during the SG16 meeting (16-27 January) in Geneva": the place is that of the meeting,
  and the date too where there is no other; one day behind "during the … meeting on" is the session's alone;
- *leading*: "In March 2021, SG11 organized a workshop"; "During the March 2018 meeting, Q5/17 held a joint session";
  "on 11 December 2019 at the Telecom Review Summit".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.events.phrases import Phrase
from ingest.relate.events.slots import Slot, slots_behind

_JOINED = re.compile(r"\)?[,\s]{0,2}(?:and|plus|as\swell\sas)\s(?:(?:a|an|the|its|another)\s)?\Z")
_BESIDE = re.compile(
    r"\b(?:during|at|alongside|in\s(?:conjunction|collocation|co-location|parallel)\swith|(?:co-?located"
    r"|collocated)(?:\sin\stime)?\swith"
    r"|back-to-back\swith)\s(?:the\s|its\s|their\s|an?\s)?\Z")
_DURING = re.compile(r"\bduring\s(?:the\s|its\s|their\s|an?\s)?\Z")
_LEADS = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|where|that)\s)(?:(?:Also|Finally|Furthermore|Additionally|In\saddition),?\s)?"
    r"(?:[Ii]n|[Oo]n|[Dd]uring)\s(?:Fall\s)?\Z|\b(?:(?:co-)?organi[sz]ed|held|hosted|conducted|convened"
    r"|carried\sout)\s(?:on|in)\s\Z")
_MAKES = re.compile(
    r"\b(?:(?:co-)?organi[sz](?:ed|es|ing)|held|hold|hosted|hosts|conducted|convened|convenes|carried\sout"
    r"|planning|launched|ran"
    r"|took\splace|had|delivered|participated|attended|presented)\b")
_STATES = re.compile(
    r"\b(?<!which\s)(?:was|were|is|are|has|have|had|will|took|takes|held|met|agreed|approved|discussed"
    r"|presented|created|organi[sz]ed"
    r"|established|attended|organi[sz]es|participated|conducted)\b")
_OPENS_A_LINE = re.compile(r"(?:Day\s\d{1,2}\s?[:–-]\s?)?(?:\w{3,6}day,?\s)?")
_DETERMINER = re.compile(r"[\s,:–-]{0,3}(?:an?|the|its|No\.|#)?\s?", re.IGNORECASE)
_FRAME = re.compile(r"(?:[Dd]uring|[Aa]t|[Ii]n|[Oo]n|Also,\sin|(?:ITU-T\s)?[A-Z]{2,4}\d{0,2},?\s(?:at|in|during)\sits)\s")
_ON_A_DAY_OF = re.compile(r",?\s(?:during|at)\s(?:the\s)?")
_FARTHEST_LEAD = 160
_LINE = 1500  # characters in which a line shows that it is a sentence
_MOST_TITLES = 50
_NEIGHBOURS = 8  # phrases of a sentence that can share a date


def slots_of(paragraph: ReadParagraph, found: Sequence[Phrase]) -> list[list[Slot]]:
    """The slots of each phrase of the paragraph."""
    line = not is_statement(paragraph)
    slots: list[list[Slot]] = []
    for i, phrase in enumerate(found):
        limit = _limit(paragraph, found, i)
        lenient = line and i == 0
        if lenient and len(found) == 1:
            limit = len(paragraph.text)
        behind = _with_inner_dates(phrase, slots_behind(paragraph, phrase.end, limit, lenient=lenient))
        slots.append(behind if any(s.date for s in behind) else _year_in_name(phrase, behind))
    for i in range(len(found) - 2, -1, -1):
        _share(paragraph, found, slots, i)
    for i in range(len(found)):
        _lead(paragraph, found, slots, i)
    return slots


def is_statement(paragraph: ReadParagraph) -> bool:
    """Whether the paragraph has a verb outside its titles, so that it speaks for itself; else it is a line of a list."""
    text = paragraph.text[:_LINE].partition(", which")[0]
    titles = paragraph.within(0, _LINE, "title")
    covered = [m.detail["outer"] for m in titles if m.rule.endswith("quoted")][:_MOST_TITLES]
    return any(not any(s <= verb.start() < e for s, e in covered) for verb in _STATES.finditer(text))


def makes(text: str) -> bool:
    """Whether somebody organizes, holds or attends something in `text`."""
    return _MAKES.search(text) is not None


def _limit(paragraph: ReadParagraph, found: Sequence[Phrase], i: int) -> int:
    """How far the slots of phrase `i` may reach: to the next phrase outside brackets, to the end of its own bracket."""
    end = paragraph.sentence_at(found[i].end - 1).end
    beside = _BESIDE.search(paragraph.text[max(0, found[i].start - 40):found[i].start]) is not None
    if i and beside and _enclosed(paragraph.text, found[i - 1].end, found[i]):
        return min(end, _closing(paragraph.text, found[i].end))
    for following in found[i + 1:i + 4]:
        if not _enclosed(paragraph.text, found[i].end, following):
            return min(end, following.start)
    return end


def _enclosed(text: str, start: int, phrase: Phrase) -> bool:
    before = text[start:phrase.start]
    return len(before) < 300 and before.rfind("(") > before.rfind(")") and ")" in text[phrase.end:phrase.end + 60]


def _closing(text: str, at: int) -> int:
    """Where the bracket closes that is open at `at`."""
    depth = 1
    for mark in re.compile(r"[()]").finditer(text, at, at + 400):
        depth += 1 if mark.group() == "(" else -1
        if depth == 0:
            return mark.start()
    return at + 400


def _with_inner_dates(phrase: Phrase, behind: list[Slot]) -> list[Slot]:
    if not phrase.dates:
        return behind
    year = phrase.dates[0].id
    if len(phrase.dates) == 1 and len(year) == 4 and any(s.date and s.date.id.startswith(year) for s in behind):
        return behind
    place = next((s for s in behind if s.date is None and (s.city or s.country)), Slot())
    return [replace(place, date=d, start=d.start, end=max(d.end, place.end)) for d in phrase.dates]


def _year_in_name(phrase: Phrase, slots: list[Slot]) -> list[Slot]:
    """The slots with the year that stands right behind the noun: "FIGI Symposium 2021"."""
    inside = phrase.paragraph.within(phrase.noun[1], min(phrase.end, phrase.noun[1] + 6), "date")
    year = next((d for d in inside if len(d.id) == 4), None)
    if year is None:
        return slots
    return [replace(s, date=year) for s in slots] or [Slot(year, start=year.start, end=year.end)]


def _share(paragraph: ReadParagraph, found: Sequence[Phrase], slots: list[list[Slot]], i: int) -> None:
    """Give phrase `i` what it shares with the next one."""
    mine, others = slots[i], slots[i + 1]
    end = max((s.end for s in mine), default=found[i].end)
    gap = paragraph.text[max(end, found[i].end):found[i + 1].start]
    if not others or len(gap) > 120 or paragraph.sentence_at(found[i].end) != paragraph.sentence_at(found[i + 1].start):
        return
    joined = len(gap) < 24 and _JOINED.fullmatch(gap) is not None
    if not joined and (not _BESIDE.search(gap) or len(others) > 1):
        return
    if not any(s.date for s in mine) and (joined or _may_borrow(found[i])):
        own = mine[0] if mine else Slot()
        slots[i] = [replace(s, city=own.city or s.city, country=own.country or s.country) for s in others]
        if _DURING.search(gap) and _on_a_day(paragraph, found[i + 1], others[0]):
            slots[i + 1] = [replace(others[0], date=None)]
    elif not any(s.has_place for s in mine) and len(others) == 1:
        slots[i] = [replace(s, city=others[0].city, country=others[0].country) for s in mine]


def _on_a_day(paragraph: ReadParagraph, phrase: Phrase, slot: Slot) -> bool:
    """Whether "on" and one day follow a phrase: "during the assembly on 28 September", but not "during the assembly (28 September)"."""
    day = slot.date is not None and len(slot.date.id) == len("2021-09-28")
    return day and slot.date is not None and paragraph.text[phrase.end:slot.date.start] == " on "


def _may_borrow(phrase: Phrase) -> bool:
    """Whether an event without a date of its own can have that of the event beside it."""
    return not phrase.plural and not phrase.is_back_reference and not phrase.is_generic


def _lead(paragraph: ReadParagraph, found: Sequence[Phrase], slots: list[list[Slot]], i: int) -> None:
    """Give phrase `i` the date that its sentence begins with, or that of the meeting during which it was held."""
    phrase = found[i]
    if any(s.date for s in slots[i]) or phrase.is_back_reference:
        return
    sentence = paragraph.sentence_at(phrase.noun[0])
    earlier = [j for j in range(max(0, i - _NEIGHBOURS), i) if found[j].start >= sentence.start]
    taken = max([sentence.start, *(s.end for j in earlier for s in slots[j]), *(found[j].end for j in earlier)])
    taken = max(taken, phrase.start - 2 * _FARTHEST_LEAD)
    for date in reversed(paragraph.within(taken, phrase.start, "date")):
        if _leads(paragraph, date, phrase, sentence.start):
            slots[i] = [replace(s, date=date) for s in slots[i]] or [Slot(date, start=date.start, end=phrase.end)]
            return
    one = not phrase.plural and phrase.before in ("a", "an")
    if earlier and one and _is_frame(paragraph, found[earlier[0]], sentence.start):
        frame = [s for s in slots[earlier[0]] if s.date]
        since = max(found[earlier[0]].end, phrase.start - 120)
        if len(frame) == 1 and makes(paragraph.text[since:phrase.start]):
            slots[i] = [replace(frame[0], start=frame[0].start, end=phrase.end)]


def _leads(paragraph: ReadParagraph, date: Mention, phrase: Phrase, start: int) -> bool:
    if phrase.start - date.end > _FARTHEST_LEAD:
        return False
    gap, floor = paragraph.text[date.end:phrase.start], max(start, date.start - 80)
    before = ("" if floor == start else "…") + paragraph.text[floor:date.start]
    right_before = _DETERMINER.fullmatch(gap) is not None
    if right_before and (_OPENS_A_LINE.fullmatch(before) or _in_one_bracket(paragraph, date, phrase)):
        return True
    if _ON_A_DAY_OF.fullmatch(gap) and phrase.kind not in ("meeting", "session"):
        return len(date.id) > 4 and any(w[0].isupper() for w in phrase.words)
    return _LEADS.search(before) is not None and (right_before or makes(gap))


def _in_one_bracket(paragraph: ReadParagraph, date: Mention, phrase: Phrase) -> bool:
    """"(15-16 March 2021, joint ITU/ETSI Workshop)"."""
    return paragraph.text.startswith("(", date.start - 1) and ")" in paragraph.text[phrase.end:phrase.end + 3]


def _is_frame(paragraph: ReadParagraph, phrase: Phrase, start: int) -> bool:
    """Whether the sentence begins with "During the … meeting", "SG13 at its … meeting" or "In November 2021, …"."""
    opening = paragraph.text[start:min(phrase.start, start + 60)]
    return _FRAME.match(opening) is not None and len(opening) < 60
