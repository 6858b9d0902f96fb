"""Read a PDF file by pdfplumber: paragraphs from the lines of its pages, tables from their ruled lines; the page is in each place.

A PDF has letters at places, no paragraphs. The rules: a wider gap, another size of letters, or a bullet begins a paragraph; larger or
bold letters in a short one make a heading; digits far smaller than the text around them are marks of footnotes and left out; a line
that is only a number at the foot of a page is its page number. A file whose pages are pictures has no text: nothing is guessed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from ingest.document import Block, Cell, Document, Place, Row, Table
from ingest.readers.rendered import Rendering
from kg.messages import Message, UnreadableDocument

NAME = "PDF"

_BULLET = re.compile(r"(?P<mark>[•◦▪■●‣·\uf0b7]|o(?=\s)|\d{1,2}[.)](?=\s))\s{0,3}(?=\S)")
_PAGE_NUMBER = re.compile(r"(?:[Pp]age\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?")
_WIDE_GAP = 0.6    # of a line's height, between two lines: then another paragraph begins
_SUPERSCRIPT = 0.7  # of the usual size: a digit that is smaller is a mark
_LARGER = 1.1      # of the usual size: then it is a heading
_LONGEST_HEADING = 14  # words
_MOST_PAGES = 2000


def accepts(name: str, head: bytes) -> bool:
    """Whether this is a PDF file: by its ending, or by its first bytes."""
    return name.lower().endswith(".pdf") or head[:1024].lstrip().startswith(b"%PDF-")


def read(data: bytes) -> Document:
    """The document in `data`; raises UnreadableDocument when it is damaged, locked, or has no text."""
    try:
        import pdfplumber
    except ImportError:
        raise UnreadableDocument("reading PDF files takes pdfplumber, which is not installed",
                                 remedy="pip install 'wtsa-kg[pdf]'") from None
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument("it is called a PDF, but does not begin as one", remedy="give the original file")
    reader = _Reader()
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            for number, page in enumerate(file.pages[:_MOST_PAGES], 1):
                reader.page(page, number)
                page.close()
    except Exception as error:  # noqa: BLE001 - pdfminer raises some twenty kinds for a damaged file, none of them documented
        raise _refusal(error) from None
    if not reader.rendering.text.strip():
        raise UnreadableDocument("there is no text in it: its pages are pictures or empty",
                                 remedy="make the text readable first, with ocrmypdf for example")
    return Document(reader.rendering.text, tuple(reader.blocks), "pdf", {}, tuple(reader.messages))


def _refusal(error: Exception) -> UnreadableDocument:
    if "Password" in type(error).__name__ or "Password" in repr(error) or "Encryption" in repr(error):
        return UnreadableDocument("it is locked with a password", remedy="save it without the password")
    return UnreadableDocument("the PDF file is damaged or cut short", remedy="give the original file")


@dataclass(slots=True)
class _Line:
    """A line of a page: its text, where it stands, how large its letters are, whether they are bold."""

    text: str
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(slots=True)
class _Reader:
    rendering: Rendering = field(default_factory=Rendering)
    blocks: list[Block] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    tables: int = 0

    def page(self, page: Any, number: int) -> None:
        """The blocks of one page, from top to bottom."""
        place = Place().child("page", number)
        if not page.chars:
            self.messages.append(Message("page-without-text", "the page has no text; it may be a picture", str(place)))
            return
        usual = median(char["size"] for char in page.chars)
        bare = page.filter(lambda o: not (o.get("object_type") == "char" and o["text"].isdigit() and o["size"] < _SUPERSCRIPT * usual))
        tables = [t for t in bare.find_tables() if len(t.rows) > 1 and len(t.columns) > 1]
        outside = bare.filter(lambda o: not any(_inside(o, t.bbox) for t in tables))
        groups = list(_paragraphs(_lines(outside), page.height))
        paragraphs = 0
        for _, entry in sorted([*((g[0].top, g) for g in groups), *((t.bbox[1], t) for t in tables)], key=lambda pair: pair[0]):
            if isinstance(entry, list):
                paragraphs += 1
                self.paragraph(entry, place.child("paragraph", paragraphs), usual)
            else:
                self.table(entry, place)

    def paragraph(self, lines: list[_Line], place: Place, usual: float) -> None:
        text = " ".join(line.text for line in lines)
        bullet = _BULLET.match(text)
        short = len(text.split()) <= _LONGEST_HEADING and not text.endswith((".", ";", ","))
        heading = not bullet and short and (lines[0].size > _LARGER * usual or all(line.bold for line in lines))
        mark = "•" if bullet and not bullet["mark"][0].isdigit() else bullet["mark"] if bullet else ""
        self.blocks.append(self.rendering.paragraph(text[bullet.end():] if bullet else text, place, label=mark,
                                                    style="heading" if heading else ""))

    def table(self, table: Any, page: Place) -> None:
        self.tables += 1
        place = page.child("table", self.tables)
        rows = [self.row(cells, place.child("row", n)) for n, cells in enumerate(table.extract(), 1)]
        self.blocks.append(Table(tuple(rows), place))

    def row(self, texts: list[str | None], place: Place) -> Row:
        cells = []
        for column, text in enumerate(texts):
            where = place.child("cell", column + 1)
            words = " ".join((text or "").split())
            inner = (self.rendering.paragraph(words, where.child("paragraph", 1)),) if words else ()
            cells.append(Cell(inner, where, column))
        return Row(tuple(cells), place)


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _lines(page: Any) -> list[_Line]:
    lines = []
    for line in page.extract_text_lines(strip=True, return_chars=True):
        chars = [c for c in line["chars"] if not c["text"].isspace()]
        if chars and line["text"].strip():
            lines.append(_Line(" ".join(line["text"].split()), line["top"], line["bottom"], max(c["size"] for c in chars),
                               all("bold" in str(c.get("fontname", "")).lower() for c in chars)))
    return sorted(lines, key=lambda line: line.top)


def _paragraphs(lines: list[_Line], height: float) -> Iterator[list[_Line]]:
    """Lines that belong together, without the page number at the foot."""
    if lines and lines[-1].top > height * 0.85 and _PAGE_NUMBER.fullmatch(lines[-1].text):
        lines = lines[:-1]
    group: list[_Line] = []
    for line in lines:
        if group and _begins(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(before: _Line, line: _Line) -> bool:
    gap = line.top - before.bottom
    return (gap > _WIDE_GAP * (line.bottom - line.top) or abs(line.size - before.size) > 0.5 or line.bold != before.bold
            or _BULLET.match(line.text) is not None)
