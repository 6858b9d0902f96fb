"""Find the parts of an action plan by their headings, never by their number: other plans have other tables.

Table 1 is the table whose head names who acts, with whom and to whom they report; an item table's head names action,
milestone and the two boxes; a section begins where a paragraph is just "Resolution NN", with or without its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean import level_characters, squeeze
from ingest.document import Document, Paragraph, Row, Span, Table
from ingest.plan.model import Instrument
from kg.messages import Message, UnreadableDocument

# The groups of Table 1 (first heading row) and the columns of an item table, by what their headings say.
ROLE_HEADINGS = {"action by": "action_by", "collaboration with": "collaboration_with", "report to": "report_to"}
ITEM_COLUMNS = {"action item": "id", "action": "action", "milestone": "milestone",
                "periodic goals met": "periodic_goals_met", "completed": "completed"}

_SECTION = re.compile(
    r"\s*(?P<kind>Resolution|Opinion)\s+(?P<number>\d{1,3}[A-Za-z]?)\s*(?:[-–—]\s*(?P<title>\S.{0,400}))?\s*")
# What ends a section without beginning another one: the plan's appendix, a next part.
PART = re.compile(r"\s*(?:Appendix|Annex|Section\s+[IVX]{1,4})\b\s*(?:\d{1,2}\s*)?[-–—].{0,300}")
_ASSEMBLY = re.compile(r"\b(?:WTSA|PP|WTDC)-\d{2}\b")
_NO_ASSEMBLY = "WTSA-00"


@dataclass(frozen=True, slots=True)
class ItemTable:
    """A table of action items and where its columns are: column name → index in a full row; `section` is
    the number of its resolution as item ids begin with it ("07")."""

    table: Table
    columns: dict[str, int]
    head: Row
    section: str = "00"


@dataclass(frozen=True, slots=True)
class SectionLayout:
    """A section's parts before they are read."""

    instrument: Instrument
    title: str | None
    title_span: Span | None
    heading_span: Span
    operative: tuple[Paragraph, ...]
    tables: tuple[ItemTable, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a plan: its assembly, Table 1 with its two heading rows, the sections."""

    assembly: str
    matrix: Table | None
    sections: tuple[SectionLayout, ...]
    messages: tuple[Message, ...]


def find_layout(document: Document) -> Layout:
    """The parts of the plan in `document`.

    Raises UnreadableDocument when no table of a plan is in it, saying what was looked for.
    """
    matrix = next((t for t in document.tables() if is_matrix(t)), None)
    messages: list[Message] = []
    sections = tuple(_sections(document, messages))
    if matrix is None and not any(s.tables for s in sections):
        raise UnreadableDocument(
            "no table of an action plan was found: neither one headed "
            f"“{'”, “'.join(h.capitalize() for h in ROLE_HEADINGS)}” nor one headed "
            f"“{'”, “'.join(h.capitalize() for h in ITEM_COLUMNS)}”",
            remedy="give the action plan with its tables; `kg inspect` shows what was read")
    if matrix is None:
        messages.append(Message("no-table-1", "the plan has no table of who acts, collaborates and is reported to"))
    assembly = _assembly(document)
    if assembly == _NO_ASSEMBLY:
        messages.append(Message("assembly-not-named", "its beginning names no assembly that it is the plan of, such as “WTSA-20”",
                                remedy=f"its items are kept as those of {_NO_ASSEMBLY}; write the assembly into its title"))
    return Layout(assembly, matrix, sections, tuple(messages))


def key(text: str) -> str:
    """A heading as it is compared: levelled characters, one space, lower case, no asterisks.

    >>> key("Periodic\\u00a0goals  met*")
    'periodic goals met'
    """
    return squeeze(level_characters(text)).replace("*", "").strip().casefold()


def is_matrix(table: Table) -> bool:
    """Whether a table's first row names at least two of the three groups of Table 1."""
    if len(table.rows) < 2:
        return False
    return sum(key(c.text) in ROLE_HEADINGS for c in table.rows[0].cells) >= 2


def item_columns(row: Row) -> dict[str, int] | None:
    """Where the columns of an item table are, if `row` is its head: by heading, whatever the order.

    The heading of the id column may be lost: then it is the first column without a heading.
    """
    columns = {ITEM_COLUMNS[key(c.text)]: n for n, c in enumerate(row.cells) if key(c.text) in ITEM_COLUMNS}
    if "action" not in columns or len(columns) < 3:
        return None
    if "id" not in columns:
        blank = next((n for n, c in enumerate(row.cells) if not c.text), None)
        if blank is None:
            return None
        columns["id"] = blank
    return columns


def _assembly(document: Document) -> str:
    """The assembly that the plan's opening names most often; `_NO_ASSEMBLY` where it names none."""
    names = _ASSEMBLY.findall(level_characters(document.text[:5000]))
    return max(names, key=names.count) if names else _NO_ASSEMBLY


def section_heading(paragraph: Paragraph) -> tuple[Instrument, str | None] | None:
    """What a paragraph that begins a section names; None for any other paragraph.

    Wild: "Resolution 7 - Collaboration with …", "Resolution 34" (its title was lost). Counter-example: a sentence that
    begins with "Resolution 44 (Rev. Hammamet, 2016) on …".
    """
    match = _SECTION.fullmatch(paragraph.text)
    if match is None:
        return None
    return Instrument(match["kind"].lower(), match["number"].upper()), match["title"]


def _sections(document: Document, messages: list[Message]) -> Iterator[SectionLayout]:
    builder: _Builder | None = None
    for block in document.blocks:
        heading = section_heading(block) if isinstance(block, Paragraph) else None
        if isinstance(block, Paragraph) and heading is not None:
            instrument, title = heading
            if builder is None or builder.instrument != instrument:
                if builder is not None:
                    yield builder.done()
                builder = _Builder(instrument, block)
            builder.name(block, title)
        elif builder is not None and isinstance(block, Paragraph) and PART.fullmatch(block.text):
            yield builder.done()
            builder = None
        elif builder is not None:
            builder.add(block, messages)
    if builder is not None:
        yield builder.done()


class _Builder:
    """Collects the blocks of one section."""

    def __init__(self, instrument: Instrument, heading: Paragraph) -> None:
        self.instrument = instrument
        self._heading = heading
        self._title: str | None = None
        self._title_span: Span | None = None
        self._operative: list[Paragraph] = []
        self._tables: list[ItemTable] = []

    def name(self, paragraph: Paragraph, title: str | None) -> None:
        if title is not None and self._title is None:
            start = paragraph.text.index(title)
            self._title = squeeze(title)
            self._title_span = paragraph.span(start, start + len(title.rstrip()))

    def add(self, block: Paragraph | Table, messages: list[Message]) -> None:
        if isinstance(block, Paragraph):
            if not self._tables:
                self._operative.append(block)
            return
        columns = item_columns(block.rows[0]) if block.rows else None
        if columns is None:
            messages.append(Message("table-not-understood", "a table of this section has no known heading row",
                                    place=str(block.place), quote=" | ".join(c.text for c in block.rows[0].cells)))
            return
        missing = set(ITEM_COLUMNS.values()) - set(columns)
        messages.extend(Message("column-missing", f"the table has no column for {name.replace('_', ' ')}",
                                place=str(block.rows[0].place), remedy="its values are left unknown")
                        for name in sorted(missing))
        messages.extend(Message("column-not-read", "no column of an item table has this heading",
                                place=str(block.rows[0].place), quote=cell.text)
                        for n, cell in enumerate(block.rows[0].cells) if n not in columns.values())
        self._tables.append(ItemTable(block, columns, block.rows[0], self.instrument.number.zfill(2)))

    def done(self) -> SectionLayout:
        return SectionLayout(self.instrument, self._title, self._title_span, self._heading.span(),
                             tuple(self._operative), tuple(self._tables))
