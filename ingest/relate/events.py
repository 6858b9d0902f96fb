"""Find the events that a narrative tells of: what, when, where, by whom; plain meetings of a body too.

    read ── phrases ──> candidates ── slots ──> occurrences ── merge ──> facts

One fact for each coordinated date or place. Rules, by the names that facts carry:

- `phrase-with-date`: a phrase and a date or place that belong together ("ITU Workshop on X, Dakar, 19-20 March 2018");
- `date-before`: the date leads ("In March 2021, SG11 organized a joint workshop on X");
- `named`: no date, but a title or a number that names one event ("a Forum on X", "the 5th regional workshop");
- `met`: a body that met ("SG5RG-AP met in Wuxi, China, on 3 December 2018");
- `titled`: the title is all there is ('"Breakfast on 5G" held on 20 June 2018');
- `list-line`: a line whose head says what it is ("· 16 March 2021").

Not told, on purpose: what only looks back ("the workshop discussed"), speaks of all such events ("at each meeting"),
counts several without saying when each was ("14 trainings since March 2020"), or is wished for ("to host a workshop").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.clean import squeeze
from ingest.mention import Mention, Narrative, NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.event_lists import ListContext, context_of, singular
from ingest.relate.event_parties import bodies_of, organizers_of
from ingest.relate.event_phrases import Phrase, phrases
from ingest.relate.event_record import Event, merged
from ingest.relate.event_slots import Slot, slots_behind
from ingest.relate.event_words import FUTURE, OCCURS

_JOINED = re.compile(r"[,\s]{0,2}(?:and|plus|as\swell\sas)\s(?:(?:a|an|the|its|another)\s)?\Z")
_WISH = re.compile(
    r"\b(?:to|should|could|can|may|would|encouraged?|invited?|tried\sto|try\sto|plans?\sto)\s(?:also\s|again\s)?(?:organi[sz]e|host|hold|convene|attend|conduct)"
    r"\s[^.;]{0,60}\Z|\bpossibility\sof\s[^.;]{0,60}\Z|\bpostponement\sof\s[^.;]{0,30}\Z", re.IGNORECASE)
_LEADS = re.compile(r"(?:\A|[.;:,]|\b(?:and|where|that|Also|also))\s{0,3}(?:Also,?\s|Finally,\s|[Ii]n\s|[Oo]n\s|[Dd]uring\s|[Ii]n\sFall\s)[^.;]{0,12}\Z")
_MAKES = re.compile(r"\b(?:(?:co-)?organi[sz](?:ed|es|ing)|held|hold|hosted|hosts|conducted|convened|convenes|planning|launched|ran|took\splace|had|delivered"
                    r"|participated|attended|presented)\b")
_MET = re.compile(r"\bmet\b(?!\s(?:three|four|five|two|several|regularly|during\sall))")


def find(narrative: Narrative, read: ReadNarrative) -> list[NarrativeFact]:
    """The events of `narrative`, in the order in which they are told; the same one told twice is one fact."""
    events: list[Event] = []
    for paragraph in read.paragraphs:
        events += _of_paragraph(read, paragraph, events)
    return [event.fact() for event in merged(events)]


def _of_paragraph(read: ReadNarrative, paragraph: ReadParagraph, before: Sequence[Event]) -> list[Event]:
    context = context_of(read, paragraph)
    found = phrases(paragraph)
    slots = _slots_of(paragraph, found)
    events: list[Event] = []
    for i, phrase in enumerate(found):
        told = _told(read, phrase, slots[i], context)
        if phrase.is_back_reference and slots[i] and _completes(paragraph, phrase, slots[i], [*before, *events]):
            continue
        events += told
    events += _met(read, paragraph, found)
    events += _titled(paragraph, found, events)
    if context is not None and not events:
        events += _list_line(read, paragraph, context)
    return sorted(events, key=lambda e: e.start)


# --- the slots of phrases --------------------------------------------------------------------------------------------

def _slots_of(paragraph: ReadParagraph, found: Sequence[Phrase]) -> list[list[Slot]]:
    slots: list[list[Slot]] = []
    for i, phrase in enumerate(found):
        sentence = paragraph.sentence_at(phrase.noun[0])
        following = found[i + 1].start if i + 1 < len(found) else sentence.end
        behind = slots_behind(paragraph, phrase.end, min(following, sentence.end))
        slots.append(_with_inner_dates(phrase, behind))
    _share(paragraph, found, slots)
    _lead(paragraph, found, slots)
    return slots


def _with_inner_dates(phrase: Phrase, behind: list[Slot]) -> list[Slot]:
    """Dates inside the name come first: "the May 2017 and February 2018 TSAG meetings"; a place behind serves them."""
    if not phrase.dates:
        return behind
    if behind and any(s.date for s in behind) and all(len(d.id) == 4 for d in phrase.dates):
        return behind
    place = next((s for s in behind if s.date is None), Slot())
    return [replace(place, date=d, start=d.start, end=max(d.end, place.end)) for d in phrase.dates]


def _share(paragraph: ReadParagraph, found: Sequence[Phrase], slots: list[list[Slot]]) -> None:
    """What follows two joined phrases belongs to both: "a forum on X and a session on Y took place on 6 May in Cairo"."""
    for i in range(len(found) - 2, -1, -1):
        mine = slots[i][-1].end if slots[i] else found[i].end
        gap = paragraph.text[mine:found[i + 1].start]
        if not slots[i + 1] or len(gap) > 24 or not _JOINED.fullmatch(gap.lstrip(")")):
            continue
        if not slots[i]:
            slots[i] = list(slots[i + 1])
        elif len(slots[i]) == 1 and not slots[i][0].has_place and len(slots[i + 1]) == 1:
            shared = slots[i + 1][0]
            slots[i] = [replace(slots[i][0], city=shared.city, country=shared.country)]


def _lead(paragraph: ReadParagraph, found: Sequence[Phrase], slots: list[list[Slot]]) -> None:
    """A date at the beginning belongs to the first phrase behind it that has none: "In March 2021, SG11 organized …"."""
    for i, phrase in enumerate(found):
        if any(s.date for s in slots[i]) or phrase.is_back_reference:
            continue
        sentence = paragraph.sentence_at(phrase.noun[0])
        floor = max([sentence.start, *(p.end for p in found[:i])])
        taken = max((s.end for group in slots[:i] for s in group), default=0)
        for date in reversed(paragraph.within(max(floor, taken), phrase.start, "date")):
            if _leads(paragraph, date, phrase, sentence.start):
                slots[i] = [replace(s, date=date) for s in slots[i]] or [Slot(date, start=date.start, end=phrase.end)]
                break


def _leads(paragraph: ReadParagraph, date: Mention, phrase: Phrase, start: int) -> bool:
    gap = paragraph.text[date.end:phrase.start]
    if len(gap) > 160 or len(date.id) == 4:
        return False
    return _LEADS.search(paragraph.text, start, date.start) is not None and (
        _MAKES.search(gap) is not None or not gap.strip(" ,:–-atheNo#."))


# --- from phrases to events ------------------------------------------------------------------------------------------

def _told(read: ReadNarrative, phrase: Phrase, slots: list[Slot], context: ListContext | None) -> list[Event]:
    """The events that a phrase tells of; none where it only mentions some."""
    slots = [s for s in slots if not _is_no_occurrence(phrase, s)]
    if phrase.is_generic:
        return []
    if any(s.date for s in slots):
        if phrase.is_back_reference and not bodies_of(read, phrase):
            return []
        rule = "phrase-with-date"
        if slots[0].date and slots[0].date.end <= phrase.start:
            rule = "date-before"
        return _occurrences(read, phrase, [s for s in slots if s.date], context, rule)
    if _is_wish(phrase) or not _is_named(read, phrase, slots, context):
        return []
    return _occurrences(read, phrase, slots or [Slot()], context, "named")


def _is_no_occurrence(phrase: Phrase, slot: Slot) -> bool:
    """Years and long spans that several events share: "workshops in 2019", "trainings from March 2020 to May 2021"."""
    if slot.date is None:
        return False
    start, end = slot.date.detail["start"], slot.date.detail["end"]
    if len(start) == 4:
        proper = any(w[0].isupper() for w in phrase.words) or phrase.titles
        context = phrase.before in ("during", "at", "for", "in") and phrase.kind != "session"
        return start != end or not proper or (context and not phrase.titles)
    return phrase.plural and start != end and start[:7] != end[:7] and len(start) == 7


def _is_wish(phrase: Phrase) -> bool:
    paragraph = phrase.paragraph
    start = paragraph.sentence_at(phrase.noun[0]).start
    return _WISH.search(paragraph.text, max(start, phrase.start - 90), phrase.start) is not None


def _is_named(read: ReadNarrative, phrase: Phrase, slots: list[Slot], context: ListContext | None) -> bool:
    """Whether a phrase without a date names one event all the same."""
    paragraph = phrase.paragraph
    if phrase.is_back_reference or phrase.before in ("each", "every"):
        return False
    if context is not None and phrase.start <= 30 and (phrase.titles or phrase.words) and context.occurs | context.parts:
        return True
    if phrase.plural:
        return bool(slots) and _takes_place(paragraph, phrase)
    if phrase.ordinals:
        return phrase.kind != "meeting" or bool(bodies_of(read, phrase))
    return bool(phrase.titles) and phrase.before not in ("the", "this") and _takes_place(paragraph, phrase)


def _takes_place(paragraph: ReadParagraph, phrase: Phrase) -> bool:
    sentence = paragraph.sentence_at(phrase.noun[0])
    before = paragraph.text[max(sentence.start, phrase.start - 120):phrase.start]
    behind = paragraph.text[phrase.end:min(sentence.end, phrase.end + 80)]
    return (_MAKES.search(before) is not None or OCCURS.search(behind) is not None
            or re.search(r"\b(?:preceded|followed)\sby\s|\bcollocated\swith\s", before) is not None)


def _occurrences(read: ReadNarrative, phrase: Phrase, slots: list[Slot], context: ListContext | None, rule: str) -> list[Event]:
    slots = _one_span(phrase, slots)
    names = _names(phrase, len(slots))
    bodies = bodies_of(read, phrase)
    sentence = phrase.paragraph.sentence_at(phrase.noun[0])
    around = phrase.paragraph.text[sentence.start:sentence.end]
    planned = FUTURE.search(around) is not None or (context is not None and context.planned)
    organizers, inferred = organizers_of(phrase, slots[-1].end, context)
    events = []
    for name, slot in zip(names, slots, strict=True):
        virtual = slot.virtual or phrase.virtual or (context is not None and context.virtual and not context.parts)
        start = min(phrase.start, slot.start) if slot.start >= 0 else phrase.start
        events.append(Event(phrase.paragraph, start, max(phrase.end, slot.end), name, phrase.kind, slot, virtual,
                            () if bodies else organizers, bodies, planned, rule, inferred))
    return events


def _one_span(phrase: Phrase, slots: list[Slot]) -> list[Slot]:
    """One event on several days of a month is one occurrence: "a webinar held on 14 and 16 April 2020"."""
    if phrase.plural or len(slots) < 2 or len(phrase.ordinals) > 1 or any(s.date is None for s in slots):
        return slots
    dates = [s.date for s in slots if s.date]
    same_month = {d.detail["start"][:7] for d in dates} | {d.detail["end"][:7] for d in dates}
    if len(same_month) > 1 or len(dates[0].detail["start"]) < 10 or any(s.city for s in slots[1:]):
        return slots
    first, last = dates[0], dates[-1]
    date = replace(first, end=last.end, detail={**first.detail, "end": last.detail["end"]})
    return [replace(slots[0], date=date, end=slots[-1].end)]


def _names(phrase: Phrase, count: int) -> list[str]:
    """A name for each occurrence: numbers and titles pair up with them where there are as many."""
    name = singular(phrase.name) if phrase.plural else phrase.name
    if len(phrase.ordinals) == count > 1:
        bare = re.sub(r"\b(?:and|[,])\s", "", name)
        for ordinal in phrase.ordinals:
            bare = bare.replace(ordinal, "").strip()
        return [squeeze(f"{ordinal} {bare}") for ordinal in phrase.ordinals]
    if len(phrase.titles) == count > 1:
        head = name.partition(phrase.titles[0])[0]
        return [squeeze(head + title) for title in phrase.titles]
    return [name] * count


def _completes(paragraph: ReadParagraph, phrase: Phrase, slots: list[Slot], events: list[Event]) -> bool:
    """"This forum took place on 21 June 2021": the date of the event named before, which has none yet."""
    last = next((e for e in reversed(events) if e.kind == phrase.kind and e.paragraph.index >= paragraph.index - 1), None)
    if last is None or last.slot.date is not None or slots[0].date is None:
        return last is not None and last.slot.date is not None
    last.slot = replace(slots[0], city=last.slot.city or slots[0].city, country=last.slot.country or slots[0].country)
    last.virtual = last.virtual or slots[0].virtual
    if last.paragraph is paragraph:
        last.end = max(last.end, slots[0].end)
    return True


# --- met, titled, list lines -----------------------------------------------------------------------------------------

def _met(read: ReadNarrative, paragraph: ReadParagraph, found: Sequence[Phrase]) -> Iterator[Event]:
    for verb in _MET.finditer(paragraph.text):
        sentence = paragraph.sentence_at(verb.start())
        following = min((p.start for p in found if p.start >= verb.end()), default=sentence.end)
        slots = [s for s in slots_behind(paragraph, verb.end(), min(following, sentence.end)) if s.date and len(s.date.id) > 4]
        floor = max([sentence.start, *(p.end for p in found if p.end <= verb.start())])
        subject = paragraph.within(floor, verb.start(), "body", "question")
        if not slots or not subject or verb.start() - subject[-1].end > 40:
            continue
        bodies = tuple(dict.fromkeys(m.id for m in subject))
        name = f"{', '.join(bodies)} meeting"
        for slot in slots:
            yield Event(paragraph, subject[0].start, slot.end, name, "meeting", slot, slot.virtual, (), bodies, False, "met", {})


def _titled(paragraph: ReadParagraph, found: Sequence[Phrase], events: Sequence[Event]) -> Iterator[Event]:
    """A title in quotation marks that takes place itself."""
    for title in paragraph.of("title"):
        if not title.rule.endswith("quoted"):
            continue
        start, end = title.detail["outer"]
        if any(p.start <= start and end <= p.end for p in found) or any(e.start <= start < e.end for e in events):
            continue
        sentence = paragraph.sentence_at(start)
        following = min((p.start for p in found if p.start >= end), default=sentence.end)
        behind = OCCURS.match(paragraph.text, end + 1, min(sentence.end, end + 40))
        slots = [s for s in slots_behind(paragraph, end, min(following, sentence.end)) if s.date] if behind else []
        for slot in slots:
            yield Event(paragraph, start, slot.end, title.id, "other", slot, slot.virtual, (), (), False, "titled", {})


def _list_line(read: ReadNarrative, paragraph: ReadParagraph, context: ListContext) -> Iterator[Event]:
    """A line that says only when and where, or the bare name of an event, under a head that says what it is."""
    text = paragraph.text
    first = min((m.start for m in paragraph.of("date", "place")), default=len(text))
    name_end = len(text[:first].rstrip(" ,;:(–-"))
    name = squeeze(re.sub(r"\b[Vv]irtual\Z", "", text[:name_end]).strip(" ,;:(–-"))
    slots = slots_behind(paragraph, name_end, len(text)) if first < len(text) else []
    dated = [s for s in slots if s.date and len(s.date.detail["start"]) > 4]
    if re.fullmatch(r"(?:Day\s\d{1,2}\s?[:–-]?\s?)?(?:\w{3,6}day,?)?", name) and context.parts:
        return
    if not dated and not _is_bare_name(text, context):
        return
    if len(name) > 220 or (name and re.search(r"\b(?:was|were|is|are|has|have|will|approved|agreed|created)\b", name)):
        return
    bodies = tuple(dict.fromkeys(m.id for m in paragraph.within(0, name_end, "body", "question"))) if context.kind == "meeting" else ()
    bodies = bodies or (bodies_of(read, context.phrase) if context.phrase and context.kind == "meeting" and not name else ())
    organizers, inferred = organizers_of(context.phrase, 0, context) if context.phrase else ((), {})
    full = name if name and (bodies or len(name.split()) > 1) else f"{name} {context.name}".strip()
    for slot in dated or [Slot(virtual=bool(slots and slots[0].virtual))]:
        yield Event(paragraph, 0, max(slot.end, name_end), full, context.kind, slot, slot.virtual or context.virtual,
                    () if bodies else organizers, bodies, context.planned, "list-line", inferred)


def _is_bare_name(text: str, context: ListContext) -> bool:
    words = text.split()
    return context.occurs and context.kind != "meeting" and 2 <= len(words) <= 25 and not text.rstrip().endswith(":")
