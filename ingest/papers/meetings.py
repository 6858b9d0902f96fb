"""Find preparatory meetings: rows of a table of meetings, and points of a list that are nothing but a meeting each.

Rules: `meeting-row` (a line of a row; the label of the row says whose meetings they are: an organization, and the group of it that
meets), `meeting-point` (a point of a list with a name, a date and no sentence; its name says whose meeting it is; a conference itself
may be such a point).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.clean import level_characters
from ingest.document import Paragraph
from ingest.mention import Mention
from ingest.papers.flattened import regional
from ingest.papers.meeting_line import MeetingLine, meeting_lines
from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import sittings
from ingest.papers.tables import with_labels
from ingest.recognise import directory, organizations
from ingest.recognise import mentions as all_mentions
from ingest.regions import regions
from ingest.relate import ReadParagraph
from kg.messages import Level, Message

_SENTENCE = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can|should|may|must|would)\b")
_DURING = re.compile(r"\bduring\s(?:the\s)?(?P<name>[^,;()]{4,80})")
_LABEL_END = re.compile(r"[\s,:;(–-]+\Z")
_LONGEST_POINT = 320  # characters
_AROUND = 3           # lines before and behind one without a year, in which its year may stand


def find(paper: Paper) -> Iterator[PaperFact]:
    """The meetings, in order of the paper."""
    for table in paper.tables:
        if table.kind == "meetings":
            for row in with_labels(table):
                yield from _row(paper, row.label, row.content)
    for paragraph in paper.body:
        yield from _point(paper, paragraph)


def messages(paper: Paper) -> Iterator[Message]:
    """Lines of rows in which no meeting was recognised, dates without a year, dates that cannot be."""
    for table in paper.tables:
        for row in with_labels(table) if table.kind == "meetings" else ():
            for paragraph in row.content:
                found = list(meeting_lines(paragraph))
                if not found and paragraph.text.strip(" ;,."):
                    yield Message("meeting-not-understood", "no date was recognised in it", str(paragraph.place), paragraph.text)
                yield from (m for line in found for m in _doubts(line))


def _doubts(line: MeetingLine) -> Iterator[Message]:
    if line.problem:
        yield Message("impossible-date", f"{line.problem}: {line.start}", str(line.span.place), line.dates)
    if line.start.startswith("--"):
        yield Message("year-missing", "the date has no year; it was kept without one", str(line.span.place), line.dates, level=Level.NOTE)


def _row(paper: Paper, label: Paragraph, content: Sequence[Paragraph]) -> Iterator[PaperFact]:
    named = organizations.find(level_characters(label.text))
    lines = [line for paragraph in content for line in meeting_lines(paragraph)]
    for n, line in enumerate(lines):
        own = _whose(organizations.find(level_characters(line.name)))
        whose = _whose(named) or dict(own)
        if not whose and label.text.strip() and not _names_a_region(label.text):
            whose["organizer"] = _LABEL_END.sub("", label.text)
        if own.get("meeting_of") and own.get("organizer") == whose.get("organizer"):
            whose["meeting_of"] = own["meeting_of"]
        note = _year_note(lines, n)
        spans = (line.span, label.span(0, len(label.text.rstrip()))) if label.text.strip() else (line.span,)
        yield PaperFact("meeting", _values(paper, line, note) | whose | {"label": " ".join(label.text.split())}, spans, "meeting-row")


def _names_a_region(label: str) -> bool:
    """Whether a label is the name of a region, which holds no meetings itself."""
    return label.strip() in regions()


def _whose(named: Sequence[Mention]) -> dict[str, Any]:
    """The regional organization that is named first, and the last group of it that is named with it."""
    organizer = next((r for m in named if (r := regional(m))), None)
    if organizer is None:
        return {}
    groups = [m.id for m in named if (entry := directory.load("organization").by_code.get(m.id)) and entry.is_a("Committee")
              and regional(m) == organizer]
    return {"organizer": organizer.code, **({"meeting_of": groups[0]} if groups else {})}


def _year_note(lines: Sequence[MeetingLine], n: int) -> str:
    """What the lines around one without a year say about its year; it is a note, since lists are not always in order."""
    if not lines[n].start.startswith("--"):
        return ""
    years = sorted({line.start[:4] for line in lines[max(0, n - _AROUND):n + _AROUND + 1] if line.start[:4].isdigit()})
    return f"no year is printed; the lines around it are of {', '.join(years)}" if years else "no year is printed"


def _point(paper: Paper, paragraph: ReadParagraph) -> Iterator[PaperFact]:
    text = paragraph.text
    if not paragraph.paragraph.label or len(text) > _LONGEST_POINT or _SENTENCE.search(text):
        return
    for line in meeting_lines(paragraph.paragraph):
        if not line.name:
            continue
        known = tuple(all_mentions(level_characters(line.name)))
        whose = _whose(known)
        conference = _conference(line.name, known)
        if conference:
            values = _values(paper, line, "") | {"sitting": conference, "state": "planned"}
            yield PaperFact("conference", values, (line.span,), "meeting-point")
        elif whose:
            yield PaperFact("meeting", _values(paper, line, "") | whose, (line.span,), "meeting-point")


def _conference(name: str, known: tuple[Mention, ...]) -> str:
    """The sitting, where the name is nothing but its name."""
    found = sittings(name, known)
    alone = found and name.strip() in (name[found[0].start:found[0].end], found[0].id)
    return found[0].id if alone else ""


def _values(paper: Paper, line: MeetingLine, note: str) -> dict[str, Any]:
    known = tuple(all_mentions(level_characters(line.name)))
    during = _DURING.search(line.name)
    prepared = [s.id for s in sittings(line.name, known) if not during or not during.start() <= s.start < during.end()]
    inside = next((s.id for s in sittings(line.name, known) if during and during.start() <= s.start < during.end()), "")
    return {"name": line.name, "edition": line.edition, "start": line.start, "end": line.end, "dates": line.dates, "city": line.city,
            "country": line.country, "place": line.place, "mode": line.mode, "tentative": line.tentative, "note": note,
            "prepares": list(dict.fromkeys(prepared)) or [paper.about.code], "during_sitting": inside,
            "during": during["name"].strip() if during and not inside else ""}
