"""Read the plain-text export of a Word file, as the action plan is published.

The marks of the format, each seen in the wild:

- a cell starts at newline + TAB, further lines are further paragraphs of the cell;
- a row ends at a blank line;
- a line that starts with a space stands behind a table's end, where the export lost what separated them;
- a line that starts with a space + TAB is a row whose first cell was lost (a field that the export dropped);
- `[bookmark: Name]` is an anchor, `[footnoteRef:n]` a footnote reference: neither is text;
- `[n:  …]` at the end of a line is the body of footnote n, and the blank line behind it ends nothing;
- "· " is a bullet, "1. " before a bookmark an automatic number;
- nested tables have no mark at all: they are recognised by the shape of their rows (see `_Tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.document import Block, Cell, Document, Offsets, Paragraph, Place, Row, Table
from kg.messages import UnreadableDocument

NAME = "text"

_MARK = re.compile(r"\[bookmark: (?P<bookmark>[^\]\n]{0,100})\]|\[footnoteRef:(?P<note>\d{1,6})\]")
_FOOTNOTE_BODY = re.compile(r"\s{0,4}\[(?P<note>\d{1,6}):\s{1,4}(?P<body>.{1,10000})\]\s{0,4}$")
_LABEL = re.compile(r"\s{0,20}(?:(?P<bullet>·)\s{0,4}|(?P<number>\d{1,3})\.\s(?=\s{0,4}\[bookmark))")
_LOST_CELL = re.compile(r" {1,20}\t")


def accepts(name: str, head: bytes) -> bool:
    """Whether this looks like text: by its ending, and no NUL bytes unless they are UTF-16's."""
    return name.lower().endswith((".txt", ".text")) and (b"\0" not in head or head[:2] in (b"\xff\xfe", b"\xfe\xff"))


def read(data: bytes) -> Document:
    """The document in `data`; raises UnreadableDocument when the bytes are not text in a Unicode encoding."""
    text = decode(data)
    lines = list(_lines(text))
    footnotes: dict[str, tuple[Paragraph, ...]] = {
        body["note"]: (_footnote(line, body),) for line in lines if (body := _footnote_body(line.text))}
    assembler = _Tables()
    for element in _elements(lines):
        assembler.add(element)
    numbering = _Numbering()
    blocks = tuple(numbering.block(b, Place()) for b in assembler.finish())
    return Document(text=text, blocks=blocks, format="txt", footnotes=footnotes)


def decode(data: bytes) -> str:
    """`data` as text: UTF-8, or UTF-16 when it says so at its start. Nothing is guessed.

    >>> decode("Résolution".encode("utf-16"))
    'Résolution'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableDocument(
            f"not {encoding.removesuffix('-sig').upper()} text: byte {data[error.start]:#04x} cannot be read",
            place=f"line {line}", remedy="save the file as UTF-8 and try again") from None
    if "\0" in text:
        raise UnreadableDocument("holds NUL characters, so it is no text file", remedy="give the original file")
    if not text.strip():
        raise UnreadableDocument("the file is empty", remedy="give the original document")
    return text


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _Line(start, line.removesuffix("\r"))
        start += len(line) + 1


@dataclass(slots=True)
class _RawCell:
    lines: list[_Line | _RawTable]


@dataclass(slots=True)
class _RawRow:
    cells: list[_RawCell]

    def texts(self) -> tuple[str, ...]:
        return tuple("\n".join(line.text for line in cell.lines if isinstance(line, _Line)).strip()
                     for cell in self.cells)


@dataclass(slots=True)
class _RawTable:
    rows: list[_RawRow]

    def lengths(self) -> set[int]:
        return {len(row.cells) for row in self.rows}


def _footnote_body(line: str) -> re.Match[str] | None:
    """The body of a footnote at the end of `line`, if its reference stands before it on the line."""
    if "[footnoteRef:" not in line:
        return None
    body = _FOOTNOTE_BODY.search(line, line.rindex("[footnoteRef:"))
    return body if body and f"[footnoteRef:{body['note']}]" in line else None


def _footnote(line: _Line, body: re.Match[str]) -> Paragraph:
    place = Place().child("footnote", int(body["note"])).child("paragraph", 1)
    return Paragraph(body["body"], place, Offsets(((0, line.start + body.start("body")),)))


def _elements(lines: list[_Line]) -> Iterator[_Line | _RawRow]:
    """Lines outside cells and flat rows, in order."""
    row: _RawRow | None = None
    after_footnote = False
    for line in lines:
        if after_footnote and not line.text:
            after_footnote = False
            continue
        after_footnote = _footnote_body(line.text) is not None
        lost = _LOST_CELL.match(line.text)
        if line.text.startswith("\t") or lost:
            if row is not None and lost:
                yield row
                row = None
            if row is None:
                row = _RawRow([])
            if lost:
                row.cells.append(_RawCell([_Line(line.start, line.text[: lost.end() - 1])]))
            skip = lost.end() if lost else 1
            row.cells.append(_RawCell([_Line(line.start + skip, line.text[skip:])]))
        elif not line.text:
            if row is not None:
                yield row
                row = None
        elif row is not None and not _ends_table(line):
            row.cells[-1].lines.append(line)
        else:
            if row is not None:
                yield row
                row = None
            yield line
    if row is not None:
        yield row


def _ends_table(line: _Line) -> bool:
    return line.text.startswith(" ") and not line.text.isspace()


def _shape(text: str) -> str:
    """What kind of text this is: digits as 9, words as a. "20-03" and "92-02" are alike, "D2.1 - Data" is not.

    >>> _shape("20-03"), _shape("D2.1 - Data processing")
    ('9-9', 'a9.9 - a a')
    """
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", _MARK.sub("", text[:200]).strip()))[:40]


@dataclass(slots=True)
class _Tables:
    """Puts flat rows and the lines between them together again as tables, nested ones included.

    A row belongs to the table before it when nothing but rows lies between, or when what lies between is a cell's text
    that had a blank line in it: then the row looks like the table's earlier rows and is not its heading again. A
    nested table begins where a row is longer than any of its table's rows allow: what is too much is the first row of the
    nested one, which lasts until a row looks like one of the outer table again.
    """

    done: list[_Line | _RawTable] = field(default_factory=list)
    table: _RawTable | None = None
    nested: _RawTable | None = None
    between: list[_Line] = field(default_factory=list)
    headings: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, element: _Line | _RawRow) -> None:
        if isinstance(element, _Line):
            self._add_line(element)
        else:
            self._add_row(element)

    def finish(self) -> list[_Line | _RawTable]:
        self._close()
        return self.done

    def _add_line(self, line: _Line) -> None:
        if _ends_table(line):
            self._close()
        if self.table is None:
            self.done.append(line)
        else:
            self.between.append(line)

    def _add_row(self, row: _RawRow) -> None:
        if self.table is not None and self.between:
            if self._looks_like_outer(row) and not self._is_heading(row):
                self._last_cell().lines.extend(self.between)
                self.between, self.nested = [], None
            else:
                self._close()
        if self.table is None:
            self._begin(row)
        elif self.nested is not None and not self._looks_like_outer(row):
            self._add_nested(row)
        elif self._holds_nested(row):
            self._split(row)
        else:
            self.nested = None
            self.table.rows.append(row)

    def _begin(self, row: _RawRow) -> None:
        """A new table; cells before what heads an earlier table are lines of text that began with a TAB."""
        for length in sorted({len(h) for h in self.headings if len(h) < len(row.cells)}):
            if row.texts()[-length:] in self.headings:
                for cell in row.cells[:-length]:
                    first, *rest = (line for line in cell.lines if isinstance(line, _Line))
                    self.done += [_Line(first.start - 1, "\t" + first.text), *rest]
                row = _RawRow(row.cells[-length:])
                break
        self.headings.add(row.texts())
        self.table = _RawTable([row])
        self.done.append(self.table)

    def _close(self) -> None:
        self.done.extend(self.between)
        self.table, self.nested, self.between = None, None, []

    @property
    def _open(self) -> _RawTable:
        """The table that rows go into; who asks has seen to it that there is one."""
        assert self.table is not None  # noqa: S101 - states what the callers guarantee, for the type checker
        return self.table

    def _last_cell(self) -> _RawCell:
        return self._open.rows[-1].cells[-1]

    def _is_heading(self, row: _RawRow) -> bool:
        first, this = self._open.rows[0].texts(), row.texts()
        return len(first) == len(this) and sum(a == b for a, b in zip(first, this, strict=True)) * 2 > len(first)

    def _looks_like_outer(self, row: _RawRow) -> bool:
        shape = _shape(row.texts()[0])
        return any(len(r.cells) == len(row.cells) and _shape(r.texts()[0]) == shape for r in self._open.rows)

    def _holds_nested(self, row: _RawRow) -> bool:
        lengths = self._open.lengths()
        return (len(self._open.rows) > 2 and len(row.cells) not in lengths
                and any(n < len(row.cells) and self._looks_like_outer(_RawRow(row.cells[:n])) for n in lengths))

    def _split(self, row: _RawRow) -> None:
        length = max(n for n in self._open.lengths()
                     if n < len(row.cells) and self._looks_like_outer(_RawRow(row.cells[:n])))
        self._open.rows.append(_RawRow(row.cells[:length]))
        self._add_nested(_RawRow(row.cells[length:]))

    def _add_nested(self, row: _RawRow) -> None:
        if self.nested is None or len(row.cells) not in self.nested.lengths():
            self.nested = _RawTable([])
            self._last_cell().lines.append(self.nested)
        self.nested.rows.append(row)


@dataclass(slots=True)
class _Numbering:
    """Turns raw lines and tables into blocks with places, counting as people count."""

    tables: int = 0
    body_paragraphs: int = 0

    def block(self, raw: _Line | _RawTable, place: Place) -> Block:
        if isinstance(raw, _RawTable):
            return self._table(raw)
        self.body_paragraphs += 1
        return paragraph(raw.text, raw.start, place.child("paragraph", self.body_paragraphs))

    def _table(self, raw: _RawTable) -> Table:
        self.tables += 1
        place = Place().child("table", self.tables)
        rows = tuple(self._row(row, place.child("row", n)) for n, row in enumerate(raw.rows, 1))
        return Table(rows, place)

    def _row(self, raw: _RawRow, place: Place) -> Row:
        return Row(tuple(self._cell(cell, place.child("cell", n), n - 1) for n, cell in enumerate(raw.cells, 1)), place)

    def _cell(self, raw: _RawCell, place: Place, column: int) -> Cell:
        blocks: list[Block] = []
        for n, line in enumerate(raw.lines, 1):
            if isinstance(line, _RawTable):
                blocks.append(self._table(line))
            else:
                blocks.append(paragraph(line.text, line.start, place.child("paragraph", n)))
        return Cell(tuple(blocks), place, column)


def paragraph(raw: str, start: int, place: Place) -> Paragraph:
    """The paragraph that the line `raw` at offset `start` holds, without the marks of the format.

    >>> p = paragraph("· [bookmark: A]SG17 agreed", 100, Place())
    >>> p.label, p.text, p.bookmarks, p.source_span(0, 4)
    ('·', 'SG17 agreed', ('A',), (115, 119))
    """
    label = _LABEL.match(raw)
    begin = label.end() if label else 0
    body = _footnote_body(raw)
    stop = body.start() if body else len(raw)
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    bookmarks: list[str] = []
    footnotes: list[tuple[int, str]] = []
    length = 0
    for mark in [*_MARK.finditer(raw, begin, stop), None]:
        end = mark.start() if mark else stop
        if end > begin or (not mark and not runs):
            runs.append((length, start + begin))
            pieces.append(raw[begin:end])
            length += end - begin
        if mark is None:
            break
        if mark["bookmark"] is not None:
            bookmarks.append(mark["bookmark"])
        else:
            footnotes.append((length, mark["note"]))
        begin = mark.end()
    return Paragraph(
        text="".join(pieces), place=place, offsets=Offsets(tuple(runs)),
        label=(label["bullet"] or f"{label['number']}.") if label else "",
        bookmarks=tuple(bookmarks), footnotes=tuple(footnotes))
