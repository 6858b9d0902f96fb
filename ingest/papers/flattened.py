"""Rows of a table that a text export flattened into lines: label, first line and the others must be told apart by what they say.

Meetings, as a page prints them:

    Inter-American Telecommunication Commission (CITEL) PCC.I 5 May 2020, Lima, Peru;
    4 – 6 June 2020, Quito, Ecuador;
    Arab Standardization Team 8 – 10 July 2020, Tunis, Tunisia;

- *organization-begins-a-row*: a regional organization at the start of a line that is not that of the row it stands in; its name may
  have several lines, and the groups of it behind the name belong to the label;
- *name-in-brackets-begins-a-row*: the same for an organization that nobody knows, "Name of Several Words (ABBR)" before a date.

Listings of instruments:

    ITU-T Study
    Group Mandates
    Resolution 2 (Rev. Hammamet, 2016): Title
    Other issues Resolution 20 (Rev. Hammamet, 2016): Title Resolution 29 – Title

- *words-before-an-instrument*: what stands before the first instrument of a line, with the lines above that name none, is a label;
- *small-letters-go-on*: unless it begins with a small letter: then it is the rest of the title above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.clean import level_characters
from ingest.document import Paragraph
from ingest.mention import Mention
from ingest.papers.model import LabelledRow, joined, part
from ingest.recognise import dates, directory, organizations
from ingest.recognise.directory import Entry
from ingest.recognise.instruments import entries

_LONGEST_LABEL = 8  # lines
_UNKNOWN = re.compile(r"[A-Z][^;\d]{4,100}\([A-Z][A-Za-z-]{1,9}\)[\s,:]{0,3}")
_BETWEEN = re.compile(r"[\s(),:/–-]{0,4}(?:(?:of|and)\sthe\s|committee\b)?[\s(),:–-]{0,3}")


def regional(mention: Mention) -> Entry | None:
    """The regional organization that a mention names, or whose part it names."""
    if mention.kind != "organization":
        return None
    known = directory.load("organization")
    entry = known.by_code.get(mention.id) or next((h.entries[0] for h in known.find(mention.id) if h.start == 0), None)
    for _ in range(4):
        if entry is None or entry.is_a("RegionalOrganization"):
            return entry
        entry = known.by_iri.get(entry.parent)
    return None


def meeting_rows(lines: Sequence[Paragraph]) -> Iterator[LabelledRow]:
    """The rows of a table of meetings."""
    label: Paragraph | None = None
    content: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for line in lines:
        waiting.append(line)
        if not _dated(line.text):
            content += waiting[:-_LONGEST_LABEL]
            waiting = waiting[-_LONGEST_LABEL:]
            continue
        whole = joined(tuple(waiting))
        waiting = []
        cut = _label_end(whole, label)
        if cut:
            if label is not None or content:
                yield LabelledRow(label or part(content[0], 0, 0), tuple(content))
            label, content = part(whole, 0, cut), []
            cut = len(whole.text) - len(whole.text[cut:].lstrip(" ,:"))
            above = len(whole.text) - len(line.text)  # a meeting has the place of its own line, not that of the label above
            whole = part(line, cut - above, len(line.text)) if cut >= above else part(whole, cut, len(whole.text))
        content.append(whole)
    content += waiting
    if content:
        yield LabelledRow(label or part(content[0], 0, 0), tuple(content))


def _dated(text: str) -> bool:
    return any(len(d.detail["end"]) > len("2020") for d in dates.find(level_characters(text)))


def _label_end(line: Paragraph, current: Paragraph | None) -> int:
    """Where the label at the start of a line ends; 0 where it goes on with the row that it stands in."""
    text = level_characters(line.text)
    first = next(d.start for d in dates.find(text) if len(d.detail["end"]) > len("2020"))
    named = [m for m in organizations.find(text[:first]) if regional(m)]
    if named and named[0].start <= len("The "):
        before = _organization_of(current)
        if before is not None and before == regional(named[0]):
            return 0
        end = named[0].end
        for mention in named[1:]:
            if not _BETWEEN.fullmatch(text, end, mention.start):
                break
            end = mention.end
        closing = _BETWEEN.match(text, end)
        return min(closing.end() if closing and text[end:end + 1] in ") " else end, first)
    unknown = _UNKNOWN.fullmatch(text, 0, first)
    return unknown.end() if unknown else 0


def _organization_of(label: Paragraph | None) -> Entry | None:
    found = organizations.find(level_characters(label.text)) if label is not None else []
    return next((r for m in found if (r := regional(m))), None)


def listing_rows(lines: Sequence[Paragraph]) -> Iterator[LabelledRow]:
    """The rows of a table that lists instruments."""
    label: Paragraph | None = None
    content: list[list[Paragraph]] = []  # each begins with an instrument, so that its place is the line where that stands
    waiting: list[Paragraph] = []
    for line in lines:
        listed = entries(level_characters(line.text))
        first = listed[0][0].start if listed else len(line.text)
        goes_on = bool(content) and not waiting and line.text[:1].islower()
        if not listed and not goes_on:
            waiting.append(line)
            content += ([early] for early in waiting[:-_LONGEST_LABEL])
            waiting = waiting[-_LONGEST_LABEL:]
            continue
        before = [*waiting, part(line, 0, len(line.text[:first].rstrip()))] if first and not goes_on else waiting
        if before:
            if label is not None or content:
                yield _listing_row(label, content)
            label, content = joined(tuple(before)), []
        waiting = []
        if goes_on:
            content[-1].append(line)
        else:
            content.append([part(line, first, len(line.text)) if first else line])
    if waiting:
        content = [*content[:-1], [*(content[-1] if content else ()), *waiting]]
    if content:
        yield _listing_row(label, content)


def _listing_row(label: Paragraph | None, content: list[list[Paragraph]]) -> LabelledRow:
    lines = tuple(pieces[0] if len(pieces) == 1 else joined(tuple(pieces)) for pieces in content)
    return LabelledRow(label or part(lines[0], 0, 0), lines)
