"""Events without a phrase of their own: an abbreviation, a title, a line of a list, an assembly by its code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ingest.clean import squeeze
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.events.lists import ListContext
from ingest.relate.events.parties import bodies_of, is_acting, organizers_of
from ingest.relate.events.phrases import Phrase, phrases
from ingest.relate.events.record import Event
from ingest.relate.events.slots import Slot, first_slot, is_covered, next_start, one_span, slots_behind
from ingest.relate.events.words import FUTURE, NOUN, OCCURS, kind_of

_CODE = re.compile(r"(?<![\w(-])[A-Z]{2,8}-(?:\d\d|20\d\d)(?![\w-])")
_ABBREVIATED = re.compile(rf"{NOUN.pattern}\s\((?P<code>[A-Z]{{2,8}}-(?:\d\d|20\d\d))\)")
_ASSEMBLY = re.compile(r"\b(?:WTSA(?:-?\d\d)?|(?:PP|WRC|WTDC|WCIT|GSS)-?\d\d)(?![\w-])")
_TAKES_PLACE = re.compile(r"\s(?:(?:finally\s)?(?:takes|took)\splace\b|(?:was|is|will\sbe|has\sbeen|to\sbe)\b"
    r"[^.;]{0,60}?\b(?:take\splace|held|planned|rescheduled|convened)\b)")
_TAIL = re.compile(r"(?:\s(?:took\splace|(?:was|were|will\sbe)\s(?:held|organi[sz]ed)|held))?(?:\s(?:on|in|at"
    r"|from))?\Z")
_DAY = re.compile(r"(?:Day\s\d{1,2}\s?[:–-]?\s?)?(?:\w{3,6}day,?)?")
_STATES = re.compile(r"\b(?:was|were|is|are|has|have|will|approved|agreed|created)\b")


def abbreviated(read: ReadNarrative) -> dict[str, tuple[str, str]]:
    """The names and kinds of events by the abbreviation behind them: "the 7th Green Cable Week (GCW-17)"."""
    named: dict[str, tuple[str, str]] = {}
    for paragraph in read.paragraphs:
        matches = {m["code"]: m for m in reversed(list(_ABBREVIATED.finditer(paragraph.text)))}
        found = phrases(paragraph) if matches else []
        starts = [p.start for p in found]
        for code, match in matches.items():
            at = bisect_right(starts, match.start()) - 1
            if at >= 0 and match.start() < found[at].end and found[at].words:
                named.setdefault(code, (squeeze(paragraph.text[starts[at]:match.end()]), found[at].kind))
    return named


def by_abbreviation(
    paragraph: ReadParagraph, found: Sequence[Phrase], named: Mapping[str, tuple[str, str]],
) -> Iterator[Event]:
    """"GCW-17 was held in Rome, 3-5 April 2017", where the narrative says what GCW-17 is."""
    starts = [p.start for p in found]
    for match in _CODE.finditer(paragraph.text) if named else ():
        limit = next_start(starts, match.end(), paragraph.sentence_at(match.start()).end)
        if match.group() in named and OCCURS.match(paragraph.text, match.end() + 1, min(limit, match.end() + 40)):
            name, kind = named[match.group()]
            for slot in (s for s in slots_behind(paragraph, match.end(), limit) if s.date):
                yield Event(paragraph, match.start(), slot.end, name, kind, slot, virtual=slot.virtual, rule="named")


def titled(paragraph: ReadParagraph, found: Sequence[Phrase], events: Sequence[Event]) -> Iterator[Event]:
    """A title in quotation marks that takes place itself: '"Breakfast on 5G" held on 20 June 2018'."""
    starts = [p.start for p in found]
    spans = sorted([*((p.start, p.end) for p in found), *((e.start, e.end) for e in events)])
    for title in paragraph.of("title"):
        if not title.rule.endswith("quoted"):
            continue
        start, end = title.detail["outer"]
        if is_covered(spans, start):
            continue
        sentence = paragraph.sentence_at(start)
        noun = NOUN.search(title.id)
        takes_place = OCCURS.match(paragraph.text, end + 1, min(sentence.end, end + 40)) or (
            noun and paragraph.text.startswith(" (", end))
        slots = slots_behind(paragraph, end, next_start(starts, end, sentence.end)) if takes_place else []
        for slot in (s for s in slots if s.date):
            kind = kind_of(noun) if noun else "other"
            yield Event(paragraph, start, slot.end, title.id, kind, slot, virtual=slot.virtual, rule="titled")


def assemblies(paragraph: ReadParagraph, found: Sequence[Phrase]) -> Iterator[Event]:
    """An assembly by its code: "WTSA-20 was deferred to take place at Hyderabad, India, from 1 to 9 March 2022"."""
    starts = [p.start for p in found]
    for code in _ASSEMBLY.finditer(paragraph.text):
        limit = next_start(starts, code.end(), paragraph.sentence_at(code.start()).end)
        takes_place = _TAKES_PLACE.match(paragraph.text, code.end(), min(limit, code.end() + 200))
        slots = slots_behind(paragraph, takes_place.end(), limit) if takes_place else []
        planned = FUTURE.search(paragraph.text, code.end(), min(limit, code.end() + 200)) is not None
        for slot in (s for s in slots if s.date and len(s.date.id) > 4):
            yield Event(paragraph, code.start(), slot.end, code.group(), "conference", slot, virtual=slot.virtual,
                        planned=planned, rule="assembly")


def list_line(read: ReadNarrative, paragraph: ReadParagraph, context: ListContext) -> Iterator[Event]:
    """A line that says only when and where, or the bare name of an event, under a head that says what it is."""
    text = paragraph.text
    first = first_slot(paragraph)
    name = squeeze(_TAIL.sub("", text[:first].rstrip(" ,;:(–-")).strip(" ,;:(–-"))
    slots = slots_behind(paragraph, first, len(text), lenient=True) if first < len(text) else []
    dated = one_span([s for s in slots if s.date and len(s.date.detail["start"]) > 4])
    day = _DAY.fullmatch(name) is not None and context.parts
    only_day = day and not (dated and _title_behind(text, dated[-1].end))
    name = "" if day and not only_day else name
    if not context.kind or only_day or len(name) > 220 or _STATES.search(name):
        return
    if not dated and not (first and _is_bare_name(text, context)):
        return
    bodies: tuple[str, ...] = ()
    if context.kind == "meeting":
        own = [m for m in paragraph.within(0, first, "body", "question", "organization") if is_acting(m)]
        bodies = tuple(dict.fromkeys(m.id for m in own))
        bodies = bodies or (bodies_of(read, context.phrase) if context.phrase and not name else ())
    organizers, inferred = organizers_of(context.phrase, 0, context) if context.phrase and not bodies else ((), {})
    if name.startswith("on "):
        name = f"{context.name} {name}"
    behind = _title_behind(text, dated[-1].end) if not name and dated else ""
    name = name or behind
    full = name if name and (bodies or len(name.split()) > 1) else squeeze(f"{name} {context.name}")
    if context.kind == "meeting" and not dated and not bodies:
        return
    kind = "session" if context.parts and context.kind == "conference" else context.kind  # a day of a Week
    for slot in dated or [Slot(virtual=bool(slots and slots[0].virtual))]:
        end = len(text.rstrip()) if behind else max(slot.end, min(first, len(text.rstrip())))
        yield Event(paragraph, 0, end, full, kind, slot,
                    virtual=slot.virtual or context.virtual, organizers=organizers, bodies=bodies,
                    planned=context.planned, rule="list-line", inferred=inferred)


def _title_behind(text: str, end: int) -> str:
    """The title of a line that begins with its date: "22 April 2020: Insights on digital payments"."""
    opened = re.compile(r"\s?(?:[:–-]|,)?\s{0,2}[\"']?(?=[A-Z0-9])").match(text, end)
    return squeeze(text[opened.end():]).strip(" .;,\"'") if opened else ""


def _is_bare_name(text: str, context: ListContext) -> bool:
    words = text.split()
    return context.occurs and 2 <= len(words) <= 25 and not text.rstrip().endswith(":") and "://" not in text
