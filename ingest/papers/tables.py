"""The tables of a paper as rows with a label, whatever its format left of them.

    Table with cells ──────────────┐
    lines of a flattened table ──> rows with a label and lines ── same header again ──> one table over all its pages

What a table lists shows in its header and caption, and in the rows themselves: `listings` of instruments, `meetings` with dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.clean import level_characters, squeeze
from ingest.document import Cell, Document, Offsets, Paragraph, Row, Table
from ingest.papers.flattened import listing_rows, meeting_rows
from ingest.papers.model import LabelledRow, PaperTable, joined
from ingest.recognise import dates
from ingest.recognise.instruments import bare_entries, entries
from kg.messages import Level, Message, Result

_LEADERS = re.compile(r"[.·…\s]{0,40}\d{0,4}\s{0,3}")
_CAPTION = re.compile(r"Table\s{1,2}[A-Z]?\d{1,3}\b")
_LONGEST_CAPTION = 20  # words of a line above a table that is its caption
_LISTS = re.compile(r"\b(?:resolutions?|opinions?|decisions?)\b", re.IGNORECASE)


def paper_tables(document: Document, own: Iterable[Paragraph]) -> Result[tuple[PaperTable, ...]]:
    """The tables that list something known; of the others a message each."""
    tables: list[PaperTable] = []
    messages: list[Message] = []
    caption = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            caption = _caption(block, caption)
            continue
        found = _read(block, caption, tables[-1] if tables else None, messages)
        if found is None:
            continue
        if tables and _goes_on(tables[-1], found):
            tables[-1] = PaperTable(found.kind, tables[-1].caption, found.header, (*tables[-1].rows, *found.rows), tables[-1].place)
        else:
            tables.append(found)
        caption = ""
    return Result(tuple(tables), tuple(messages))


def _caption(paragraph: Paragraph, before: str) -> str:
    """The caption for the next table: "Table 2 – …", or the line right above."""
    text = squeeze(level_characters(paragraph.text))
    if not text:
        return before
    if _CAPTION.match(text):
        return text
    return before if _CAPTION.match(before) else text if len(text.split()) <= _LONGEST_CAPTION else ""


def _read(table: Table, caption: str, before: PaperTable | None, messages: list[Message]) -> PaperTable | None:
    rows = [row for row in table.rows if any(cell.text for cell in row.cells)]
    if len(rows) < 2 and not (before and rows):
        return None
    header = squeeze(level_characters(" | ".join(filter(None, (cell.text for cell in rows[0].cells)))))
    flat = all(len(row.cells) == 1 for row in rows)
    kind = _kind(rows, f"{caption} {header}")
    if not kind:
        if not is_contents(rows):
            messages.append(Message("table-not-understood", "it lists neither instruments nor meetings that could be recognised",
                                    str(table.place), header, level=Level.NOTE))
        return None
    if flat:
        lines = [paragraph for row in rows[1:] for paragraph in row.cells[0].paragraphs]
        labelled = list(listing_rows(lines) if kind == "listings" else meeting_rows(lines))
    else:
        first = 0 if before and kind == before.kind and header != before.header and _is_row(rows[0], kind) else 1
        labelled = list(_rows(rows[first:]))
        header = before.header if not first and before else header
    return PaperTable(kind, caption, header, tuple(labelled), table.place)


def _kind(rows: list[Row], headed: str) -> str:
    texts = [level_characters(cell.text) for row in rows[1:] or rows for cell in row.cells]
    listed = sum(len(entries(text)) for text in texts)
    dated = sum(any(len(d.detail["end"]) > len("2020") for d in dates.find(text)) for text in texts)
    if listed and (_LISTS.search(headed) or listed > dated):
        return "listings"
    if _LISTS.search(headed) and not dated and sum(bool(bare_entries(text)) for text in texts) * 3 >= len(texts):
        return "listings"
    return "meetings" if dated else ""


def _is_row(row: Row, kind: str) -> bool:
    """Whether a first row is no header: it lists something itself."""
    text = level_characters(" ".join(cell.text for cell in row.cells))
    return bool(entries(text) if kind == "listings" else dates.find(text))


def is_contents(rows: Sequence[Row]) -> bool:
    """Whether a table is one of contents: each row ends in a page number. It is left out on purpose."""
    return all(row.cells and _LEADERS.fullmatch(row.cells[-1].text) for row in rows)


def _rows(rows: Iterable[Row]) -> Iterator[LabelledRow]:
    """Rows with cells: the first column is the label, unless the cell above reaches down; the others are lines."""
    for row in rows:
        labels = tuple(p for cell in row.cells if cell.column == 0 for p in cell.paragraphs if p.text.strip())
        cells = [cell for cell in row.cells if cell.column > 0 and cell.text]
        label = joined(labels) if labels else Paragraph("", row.place, Offsets(((0, 0),)))
        yield LabelledRow(label, tuple(_lines(cells)))


def _lines(cells: list[Cell]) -> Iterator[Paragraph]:
    if len(cells) == 1:
        yield from (p for p in cells[0].paragraphs if p.text.strip())
    elif cells:
        yield joined(tuple(p for cell in cells for p in cell.paragraphs if p.text.strip()))


def _goes_on(before: PaperTable, found: PaperTable) -> bool:
    """Whether a table is the rest of the one before: the same header, and no caption of its own."""
    return before.kind == found.kind and before.header == found.header and not _CAPTION.match(found.caption)


def with_labels(table: PaperTable) -> Iterator[LabelledRow]:
    """Its rows, those without a label under the label above them: "a table goes on over the page"."""
    label: Paragraph | None = None
    for row in table.rows:
        label = row.label if row.label.text.strip() else label
        yield LabelledRow(label or row.label, row.content)
