"""Find what a paper says about when and where conferences sit: as planned, as moved, as held.

Rules, by the words of the sentence around a date:

- `conference-planned`: "is scheduled to be held on 1 to 9 March", "will be held from 26 September", "happening on 15 October in New Delhi";
- `conference-in-month`: the same with a month and no day, in a sentence that names one year: "In 2024, …, happening in October";
- `conference-held`: "was held in 2022", "took place from …";
- `conference-moved`: "Date and location changed from 28 February to 5 March 2021, Hyderabad": that is where it was moved from.

Whose date it is: the conference named nearest before it in the sentence, else behind it; in a footnote, in the sentence that refers to
it; "it" is the one named last; a series without a year is the sitting that the paper deals with, or the one that the reviewed data have
in the year named.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from ingest.conferences import sat_in
from ingest.mention import Mention
from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import series_of, sittings_within
from ingest.relate import ReadParagraph
from ingest.sentences import Sentence

_STATES = (
    ("rescheduled", "conference-moved", re.compile(
        r"\b(?:changed|moved|postponed|rescheduled|deferred|relocated)\sfrom\b"
        r"|\b(?:originally|initially|previously|first)\s(?:scheduled|planned|to\sbe\sheld)\b", re.IGNORECASE)),
    ("cancelled", "conference-cancelled", re.compile(r"\b(?:was|were|been)\scancell?ed\b", re.IGNORECASE)),
    ("held", "conference-held", re.compile(r"\b(?:was|were|has\sbeen|have\sbeen)\sheld\b|\btook\splace\b", re.IGNORECASE)),
    ("planned", "conference-planned", re.compile(
        r"\b(?:to|will|shall|is|are)\s(?:be\s|now\s|being\s)?(?:held|take\splace|convene|meet)\b|\btakes?\splace\b"
        r"|\bscheduled\b|\bhappening\b|\bplanned\sfor\b", re.IGNORECASE)),
)
_IT = re.compile(r"(?:It|The\s(?:[Cc]onference|[Aa]ssembly|[Ee]vent))\s")
_MONTHS = {name: f"{number:02}" for number, name in enumerate(calendar.month_name) if name}
_IN_MONTH = re.compile(rf"\bin\s(?P<month>{'|'.join(_MONTHS)})\b(?!,?\s\d)")
_UNSAID = {"mode": "not stated", "tentative": False, "name": "", "edition": "", "note": "", "during": "", "during_sitting": ""}
_BACK = 1000  # characters in which a conference stands that is spoken of as "it"
_AROUND = 60  # characters between a date and its place
_REACH = 120  # characters between the words and the date


def find(paper: Paper) -> Iterator[PaperFact]:
    """The statements, in order; each sitting of a sentence has its own."""
    for paragraph in paper.body:
        yield from _in(paper, paragraph, None)
    for number, note in paper.notes.items():
        yield from _in(paper, note, _referring(paper, number))


def _referring(paper: Paper, number: str) -> tuple[ReadParagraph, int] | None:
    """The paragraph that refers to a footnote, and where."""
    return next(((p, at) for p in paper.body for at, n in p.paragraph.footnotes if n == number), None)


def _in(paper: Paper, paragraph: ReadParagraph, referring: tuple[ReadParagraph, int] | None) -> Iterator[PaperFact]:
    for sentence in paragraph.sentences:
        text = paragraph.text[sentence.start:sentence.end]
        for state, rule, words in _STATES:
            said = words.search(text)
            date = _date(paragraph, sentence.start + said.start(), sentence.end) if said else None
            if said and not date:
                date, rule = _month(paragraph, sentence, sentence.start + said.start()), "conference-in-month"
            if said and date:
                for whose in _whose(paper, paragraph, sentence.start, sentence.end, date, referring):
                    yield PaperFact("conference", _values(paragraph, date, sentence) | {"sitting": whose, "state": state},
                                    (paragraph.paragraph.span(sentence.start, sentence.end),), rule)
                break


def _date(paragraph: ReadParagraph, start: int, end: int) -> Mention | None:
    """The first date behind the words that is as precise as any there, within reach."""
    found = [d for d in paragraph.within(start, end, "date") if d.start - start <= _REACH and not d.detail.get("qualifier")]
    return max(found, key=lambda d: (len(d.detail["end"]), -d.start), default=None)


def _month(paragraph: ReadParagraph, sentence: Sentence, start: int) -> Mention | None:
    """The month behind the words, of the only year that the sentence names; a year is never taken from another sentence."""
    years = {d.id for d in paragraph.within(sentence.start, sentence.end, "date")}
    found = _IN_MONTH.search(paragraph.text, start, min(sentence.end, start + _REACH))
    if found is None or len(years) != 1 or not re.fullmatch(r"\d{4}", min(years)):
        return None
    month = f"{min(years)}-{_MONTHS[found['month']]}"
    return Mention("date", found.start("month"), found.end("month"), month, "conference-in-month", {"start": month, "end": month})


def _values(paragraph: ReadParagraph, date: Mention, sentence: Sentence) -> dict[str, object]:
    # The place behind the date counts before the one that stands before it.
    near = (*paragraph.within(date.end, min(sentence.end, date.end + _AROUND), "place"),
            *paragraph.within(max(sentence.start, date.start - _AROUND), date.start, "place"))
    sure = ("city-in-country", "city-state", "before-country")
    city = next((p for p in near if p.detail["type"] != "country" and p.rule in sure), None)
    countries = (p for p in near if p.detail["type"] == "country")
    country = next((p for p in countries if city is None or 0 <= p.start - city.end < 8), None)
    first, last = city or country, country or city
    printed = paragraph.text[first.start:last.end] if first and last else ""
    return {**_UNSAID, "start": date.detail["start"], "end": date.detail["end"], "dates": paragraph.text[date.start:date.end],
            "city": city.detail["written"] if city else "", "country": country.detail["written"] if country else "", "place": printed}


def _whose(paper: Paper, paragraph: ReadParagraph, start: int, end: int, date: Mention,
           referring: tuple[ReadParagraph, int] | None) -> list[str]:
    """The sittings that a date in a sentence is of."""
    named = [m for m in paragraph.within(start, end, "conference") if series_of(m)]
    exact = sittings_within(paragraph, start, end)
    if exact:
        return [max(exact, key=lambda s: (s.end <= date.start, s.start if s.end <= date.start else -s.start)).id]
    if len(named) > 1 and (year := date.detail["end"][:4]).isdigit() and all(m.start > date.end for m in named):
        return list(dict.fromkeys(code for m in named if (code := sat_in(series_of(m), year))))
    if any(series_of(m) == paper.about.series for m in named):
        return [paper.about.code]
    if named:
        return [code for code in (sat_in(series_of(named[0]), date.detail["end"][:4]),) if code]
    return _spoken_of(paper, paragraph, start) or _referred(paper, referring)


def _spoken_of(paper: Paper, paragraph: ReadParagraph, start: int) -> list[str]:
    """The sitting that a sentence speaks of as "it": the one named last before it, or that of the paper."""
    if not _IT.match(paragraph.text, start):
        return []
    before = [s.id for s in sittings_within(paragraph, max(0, start - _BACK), start)]
    return before[-1:] or [paper.about.code]


def _referred(paper: Paper, referring: tuple[ReadParagraph, int] | None) -> list[str]:
    """The sitting named nearest before the mark of a footnote."""
    if referring is None:
        return []
    paragraph, at = referring
    before = [s.id for s in sittings_within(paragraph, max(0, at - _BACK), at)]
    return before[-1:] or [paper.about.code]
