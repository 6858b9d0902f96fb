"""The relation itself: see the package for its rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from ingest.clean import squeeze
from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.events.back import complete_by_pronoun, completes, counts_series
from ingest.relate.events.joins import is_statement, makes, slots_of
from ingest.relate.events.lines import abbreviated, assemblies, by_abbreviation, list_line, titled
from ingest.relate.events.lists import ListContext, context_of, singular
from ingest.relate.events.meetings import beside_another, colocated, dated, in_brackets, met
from ingest.relate.events.parties import bodies_of, organizers_of
from ingest.relate.events.phrases import Phrase, phrases
from ingest.relate.events.record import Event, merged
from ingest.relate.events.slots import Slot, one_span
from ingest.relate.events.titles import late_title
from ingest.relate.events.words import FUTURE, OCCURS

_WISH = re.compile(
    r"\b(?:to|should|could|can|may|would|encouraged?|invited?|tried\sto|try\sto|plans?\sto)\s(?:also\s|again\s)?"
    r"(?:organi[sz]e|host|hold|convene|attend|conduct)\s[^.;]{0,60}\Z|\b(?:possibility"
    r"|postponement)\sof\s[^.;]{0,60}\Z",
    re.IGNORECASE)
_HABIT = re.compile(r"\b(?:mostly|always|usually|regularly|often|every|each|whenever|systematically)\b", re.IGNORECASE)
_FRAME = re.compile(
    r"\b(?:during|within|at|of|for|with|alongside|to|after|before|following|since|from)\s(?:(?:the|its|this)\s)?\Z", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:preceded|followed)\sby\s(?:the\s|an?\s)?|\b(?:co-)?located\swith\s")
# A title makes one event also of "the": 'ITU organized the Task Force Forum on "Trees"', but not 'reported on the Forum on "Trees"'.
_MADE_THE = re.compile(r"\b(?:organi[sz]ed|held|hosted|convened)\s(?:the\s)?\Z")
_POINTS_BACK = frozenset({"the", "this", "that", "these", "both"})
_ACTS = re.compile(
    r",?\s(?:has\s|also\s)?(?:encouraged|recommended|gathered|brought|attracted|addressed|explored|examined|identified|showed"
    r"|showcased|highlighted|concluded|discussed|provided|presented|helped|raised|looked|focused)\b")
_AROUND = 300  # characters of a sentence that speak of a phrase
_MEMORY = 50  # events that a back reference can mean
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The events of a narrative, in the order in which they are told; the same one told twice is one fact."""
    events: list[Event] = []
    heads = {p.head for p in read.paragraphs}
    names = abbreviated(read)
    for paragraph in read.paragraphs:
        events += _of_paragraph(read, paragraph, events, paragraph.index in heads, names)
    return [event.fact() for event in merged(events)]


def _of_paragraph(
    read: ReadNarrative, paragraph: ReadParagraph, before: Sequence[Event], is_head: bool,
    names: Mapping[str, tuple[str, str]],
) -> list[Event]:
    found = phrases(paragraph)
    statement = is_statement(paragraph)
    context = context_of(read, paragraph) if not statement or not found else None
    events: list[Event] = []
    for phrase, slots in zip(found, slots_of(paragraph, found), strict=True):
        back = phrase.is_back_reference and phrase.before in _POINTS_BACK
        if slots and counts_series(phrase, events, slots[0]):
            continue
        if back and slots and completes(phrase, slots, islice(chain(reversed(events), reversed(before)), _MEMORY)):
            continue
        events += _told(read, phrase, slots, context)
    complete_by_pronoun(paragraph, found, events)
    events += met(paragraph, found)
    events += colocated(paragraph, found)
    events += beside_another(paragraph, found)
    events += dated(paragraph, found)
    events += by_abbreviation(paragraph, found, names)
    events += in_brackets(paragraph, found, events)
    events += titled(paragraph, found, events)
    events += assemblies(paragraph, found)
    if context is not None and not events and not is_head:
        events += list_line(read, paragraph, context)
    return sorted((_with_its_body(e) for e in events), key=lambda e: e.start)


def _with_its_body(event: Event) -> Event:
    """The event with its body in its name: "SG11 meeting", where the text has "its meeting"."""
    if event.bodies and not _mentions(event, event.name):
        event.name = f"{', '.join(event.bodies)} {event.name}"
    return event


def _mentions(event: Event, name: str) -> bool:
    inside = event.paragraph.within(event.start, event.end, "body", "question", "organization")
    written = [squeeze(event.paragraph.text[m.start:m.end]) for m in inside if m.id in event.bodies]
    return any(w in name for w in (*written, *event.bodies))


# --- which phrases tell of events -----------------------------------------------------------------------------------

def _told(read: ReadNarrative, phrase: Phrase, slots: list[Slot], context: ListContext | None) -> list[Event]:
    """The events that a phrase tells of; none where it only mentions some."""
    told = [s for s in slots if not _is_no_occurrence(phrase, s, len(slots))]
    if slots and not told and phrase.before in ("during", "at", "for"):
        return []
    slots = told
    if phrase.is_generic or _heads_a_list(phrase):
        return []
    if context is not None and context.date is not None and all(_is_coarser(s, context.date.id) for s in slots):
        slots = [replace(s, date=context.date) for s in slots or [Slot()]]
    if any(s.date for s in slots):
        if phrase.is_back_reference and not bodies_of(read, phrase):
            return []
        dated = [s for s in slots if s.date]
        leads = dated[0].date is not None and 0 <= dated[0].start < phrase.start and not phrase.dates
        return [*_occurrences(read, phrase, dated, context, "date-before" if leads else "phrase-with-date"),
                *_enumerated(read, phrase, dated[-1], context)]
    if _is_wish(phrase) or not _is_named(read, phrase, slots, context):
        return []
    return _occurrences(read, phrase, slots or [Slot()] * max(1, len(phrase.ordinals)), context, "named")


def _is_coarser(slot: Slot, date: str) -> bool:
    return slot.date is None or (len(slot.date.id) < len(date) and date.startswith(slot.date.id))


def _heads_a_list(phrase: Phrase) -> bool:
    """Whether it only announces the lines below: "ITU organized two events:", "the 6th and 7th Weeks were held:", "1st Tree Week:"."""
    behind = phrase.paragraph.text[phrase.end:phrase.end + 300].rstrip()
    if behind.strip() == ":" and not phrase.paragraph.text[:phrase.start].strip() and not phrase.titles and not phrase.dates:
        return True
    several = len(phrase.ordinals) > 1 and not phrase.paragraph.within(phrase.end, phrase.end + 300, "date", "place")
    bare = several or (phrase.plural and not phrase.words and not phrase.titles)
    return bare and phrase.paragraph.text[-9:].rstrip().endswith(":") and behind.endswith(":") and "." not in behind


def _is_no_occurrence(phrase: Phrase, slot: Slot, count: int) -> bool:
    """Years and long spans that several events share: "workshops in 2019", "trainings from March 2020 to May 2021"."""
    if slot.date is None:
        return False
    start, end = slot.date.detail["start"], slot.date.detail["end"]
    if len(start) > 4:
        return phrase.plural and len(start) == 7 and _months(end) - _months(start) > 1
    if start != end:
        return not phrase.is_series
    if phrase.plural:
        return not phrase.words or not _has_enough(phrase, count)
    if phrase.before in ("during", "at", "for", "in") and not phrase.titles and phrase.kind != "session":
        return not any(w[0].isupper() for w in phrase.words)
    return not (phrase.titles or slot.has_place or phrase.dates or any(w[0].isupper() for w in phrase.words))


def _has_enough(phrase: Phrase, years: int) -> bool:
    """Whether each of several events has a year: "three Symposia in 2017, 2019 and 2021", "the 6th and 7th Weeks in 2019"."""
    numbers = len(phrase.ordinals)
    if numbers > 1 and phrase.before not in _COUNTS:
        return years in (1, numbers)
    return years == _COUNTS.get(phrase.before, years if phrase.titles else 1)


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7]) if date[:4].isdigit() else 0


def _is_wish(phrase: Phrase) -> bool:
    paragraph = phrase.paragraph
    start = paragraph.sentence_at(phrase.noun[0]).start
    return _WISH.search(paragraph.text, max(start, phrase.start - 90), phrase.start) is not None


def _is_named(read: ReadNarrative, phrase: Phrase, slots: list[Slot], context: ListContext | None) -> bool:
    """Whether a phrase without a date names one event all the same."""
    paragraph = phrase.paragraph
    if phrase.is_back_reference:
        return False
    placed = sum(1 for s in slots if s.city or s.country)
    if phrase.plural and placed > 1 and phrase.kind != "event":
        return True
    if phrase.plural and len(phrase.ordinals) > 1:
        return phrase.kind != "meeting" or bool(bodies_of(read, phrase))
    sentence = paragraph.sentence_at(phrase.noun[0])
    around = max(sentence.start, phrase.start - _AROUND), min(sentence.end, phrase.end + _AROUND)
    if _HABIT.search(paragraph.text, *around):
        return False
    named = bool(phrase.titles or phrase.words)
    if phrase.is_series:
        return named and _takes_place(phrase)
    if context is not None and phrase.start <= 30 and named and (context.occurs or context.parts):
        return True
    framed = _FRAME.search(paragraph.text[max(0, phrase.start - 30):phrase.start]) is not None
    if phrase.plural:
        return placed == 1 and phrase.kind != "event" and _takes_place(phrase)
    if phrase.ordinals:
        return bool(bodies_of(read, phrase)) if phrase.kind == "meeting" else not framed and _takes_place(phrase)
    beside = _BESIDE.search(paragraph.text[max(0, phrase.start - 20):phrase.start]) is not None
    made = _MADE_THE.search(paragraph.text[max(0, phrase.start - 30):phrase.start]) is not None
    one = phrase.before not in ("the", "this", "and", "or") or beside or made
    return bool(phrase.titles) and one and not framed and (_takes_place(phrase) or _acts(phrase))


def _acts(phrase: Phrase) -> bool:
    """Whether an event with a title begins its sentence and does something: "SG5 Workshop on “Cables” encouraged SG5 to"."""
    paragraph = phrase.paragraph
    sentence = paragraph.sentence_at(phrase.noun[0])
    opening = paragraph.text[sentence.start:phrase.start].strip(" ·•*-")
    quoted = paragraph.text.startswith('"', phrase.end - 1)
    return opening.casefold() in ("", "a", "an") and quoted and _ACTS.match(paragraph.text, phrase.end) is not None


def _takes_place(phrase: Phrase) -> bool:
    paragraph = phrase.paragraph
    sentence = paragraph.sentence_at(phrase.noun[0])
    before = paragraph.text[max(sentence.start, phrase.start - 120):phrase.start]
    behind = paragraph.text[phrase.end:min(sentence.end, phrase.end + 80)]
    return makes(before) or OCCURS.search(behind) is not None or _BESIDE.search(before) is not None


# --- from a phrase to its occurrences -------------------------------------------------------------------------------

def _occurrences(
    read: ReadNarrative, phrase: Phrase, slots: list[Slot], context: ListContext | None, rule: str,
) -> list[Event]:
    if len(phrase.ordinals) > 1 == len(slots):
        slots = slots * len(phrase.ordinals)
    elif not phrase.plural and len(phrase.ordinals) < 2:
        slots = one_span(slots)
    bodies = bodies_of(read, phrase)
    sentence = phrase.paragraph.sentence_at(phrase.noun[0])
    around = max(sentence.start, phrase.start - 60), min(sentence.end, slots[-1].end + 60)
    planned = FUTURE.search(phrase.paragraph.text, *around) is not None or (context is not None and context.planned)
    organizers, inferred = organizers_of(phrase, slots[-1].end, context)
    inherited = context is not None and context.virtual and not context.parts
    return [
        Event(phrase.paragraph, min(phrase.start, slot.start) if slot.start >= 0 else phrase.start,
              max(phrase.end, slot.end), name, phrase.kind, slot, virtual=slot.virtual or phrase.virtual or inherited,
              organizers=() if bodies else organizers, bodies=bodies, planned=planned, rule=rule, inferred=inferred)
        for name, slot in zip(_names(phrase, len(slots), slots[-1].end), slots, strict=True)]


def _full_name(phrase: Phrase, end: int) -> str:
    """The name with a title that stands elsewhere: behind date and place, or before the bracket it is in."""
    name, paragraph = singular(phrase.name) if phrase.plural else phrase.name, phrase.paragraph
    if phrase.titles:
        return name
    late = late_title(paragraph, end) or late_title(paragraph, phrase.end)
    if late is not None:
        return f'{name} on "{late.id}"'
    before = paragraph.text[:phrase.start] if phrase.start < _AROUND else ""
    opened = before.rfind("(")
    in_bracket = opened > 20 and ")" not in before[opened:] and paragraph.text[-9:].rstrip(" .").endswith(")")
    return f"{name} on {squeeze(before[:opened])}" if in_bracket and not is_statement(paragraph) else name


def _names(phrase: Phrase, count: int, end: int) -> list[str]:
    """A name for each occurrence: numbers and titles pair up with them where there are as many."""
    name = _full_name(phrase, end)
    if len(phrase.ordinals) == count > 1:
        first = name.index(phrase.ordinals[0]) if phrase.ordinals[0] in name else 0
        last = name.index(phrase.ordinals[-1]) + len(phrase.ordinals[-1])
        return [squeeze(f"{name[:first]}{ordinal}{name[last:]}") for ordinal in phrase.ordinals]
    if len(phrase.titles) == count > 1:
        head = name.partition(phrase.titles[0])[0]
        return [squeeze(head + title) for title in phrase.titles]
    return [name] * count


_MEMBER = re.compile(r"\)?\s?(?:,|;|,?\sand)\s{1,2}(?P<name>[A-Z0-9][^(),;.]{2,70}?)\s\(")


def _enumerated(read: ReadNarrative, phrase: Phrase, last: Slot, context: ListContext | None) -> list[Event]:
    """The further members of "…, such as Blockchain (March 2017), ITS (August 2017), 5G security (March 2018)"."""
    if not phrase.plural or last.date is None:
        return []
    paragraph, at, events = phrase.paragraph, last.end, []
    while (member := _MEMBER.match(paragraph.text, at)) is not None:
        date = next(iter(paragraph.within(member.end(), member.end() + 40, "date")), None)
        if date is None or date.start != member.end():
            break
        if phrase.kind == "meeting" and any(b.end == member.end("name") for b in paragraph.within(*member.span("name"), "body")):
            break  # the meeting of another body: rule "in-brackets"
        slot = Slot(date, start=member.start("name"), end=date.end)
        event = _occurrences(read, phrase, [slot], context, "enumerated")[0]
        kind_of_name = squeeze(paragraph.text[phrase.start:phrase.noun[1]])
        event.name = f"{singular(kind_of_name)} on {member['name']}"
        events.append(event)
        at = date.end
    return events
