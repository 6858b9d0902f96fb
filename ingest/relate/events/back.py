"""What is told of an event later: its date and place, in a sentence that points back at it.

    ITU organized a Forum on Trees. [This forum] took place on 21 June 2021.          a phrase
    ITU organized the first Tree Week in Rome. [It] took place from 27 to 30 August.  a pronoun
    TSB organized a Tree webinar series. [Ten webinars] were held between May and July 2020.  a number of its parts
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.relate import ReadParagraph
from ingest.relate.events.phrases import Phrase
from ingest.relate.events.record import Event
from ingest.relate.events.slots import Slot, slots_behind

_SERIES = re.compile(r"\bseries\b", re.I)
_COUNTS = re.compile(r"\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the|several|these")
_IT = re.compile(
    r"(?<=[.;]\s)It\s(?:(?:was|will\sbe)\s(?:also\s)?(?:held|organi[sz]ed|convened|hosted)|took\splace|will\stake\splace)\b")


def completes(phrase: Phrase, slots: list[Slot], latest: Iterable[Event]) -> bool:
    """"This forum took place on 21 June 2021": the date of the event named before, which has none yet."""
    index = phrase.paragraph.index
    last = next((e for e in latest if e.kind == phrase.kind and e.paragraph.index >= index - 1), None)
    if last is None:
        return False
    if last.slot.date is None and slots[0].date is not None:
        end = last.end
        _fill(last, slots[0])
        last.end = last.end if last.paragraph is phrase.paragraph else end
    return True


def counts_series(phrase: Phrase, told: Sequence[Event], slot: Slot) -> bool:
    """"Ten webinars were held between May and July 2020": the dates of the series named before; not of any other event."""
    last = told[-1] if told else None
    if last is None or last.kind != phrase.kind or last.slot.date is not None or not _SERIES.search(last.name):
        return False
    counted = phrase.words or (phrase.before,)  # a number with a capital, "Ten", is a word of the name
    if not phrase.plural or phrase.titles or slot.date is None or not all(_COUNTS.fullmatch(w.casefold()) for w in counted):
        return False
    end = last.end
    _fill(last, slot)
    last.end = end
    return True


def complete_by_pronoun(paragraph: ReadParagraph, found: Sequence[Phrase], events: Sequence[Event]) -> None:
    """"ITU organized a Forum on Trees. It took place in Rome on 21 June 2021": the date of the event just named."""
    for it in _IT.finditer(paragraph.text):
        sentence = paragraph.sentence_at(it.start())
        before = paragraph.sentence_at(max(0, sentence.start - 2))
        named = [e for e in events if before.start <= e.start < it.start()]
        limit = min([sentence.end, *(p.start for p in found if p.start > it.end())])
        slots = slots_behind(paragraph, it.end(), limit)
        if len(named) == 1 and named[0].slot.date is None and len(slots) == 1 and slots[0].date is not None:
            _fill(named[0], slots[0])


def _fill(event: Event, slot: Slot) -> None:
    """Give an event without a date what is told of it later."""
    old = event.slot
    event.slot = replace(slot, city=old.city or slot.city, country=old.country or slot.country)
    event.virtual, event.end = event.virtual or slot.virtual, max(event.end, slot.end)
