"""Read plain text as people save it from a web page or a paper: paragraphs, bullets, headings by their shape, footnotes.

The shapes, each seen in the wild:

- a blank line ends a paragraph; lines without one between them are one paragraph, wrapped;
- a line that begins with a bullet ("•", "◦", "-", "1.") is a point of a list; further to the right, of a list inside it;
- a short line by itself that no full stop ends is a heading;
- "[1]" in the text refers to a footnote, at the start of a line it is its body;
- behind a line "Table 1 – …", or where they end in semicolons, lines are those of a table that lost its cells: a table of one column,
  a row a line. What its cells were is for those to say who know the language.

The export of a Word file has TABs for its cells; that is another format (see `text.py`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.document import Block, Cell, Document, Offsets, Paragraph, Place, Row, Table
from ingest.readers.encodings import decode_text

NAME = "plain text"

_OF_WORD = re.compile(rb"(?:^|\n)[ ]{0,20}\t|\[(?:bookmark: |footnoteRef:)")
_BULLET = re.compile(r"(?P<indent>[ \t]{0,40})(?P<mark>[•◦▪■●‣·*o–-]|\d{1,2}[.)])[ \t]{1,10}(?=\S)")
_NOTE = re.compile(r"\[(?P<number>\d{1,3})\]\s{0,3}")
_CAPTION = re.compile(r"Table\s{1,2}[A-Z]?\d{1,3}(?:\s{0,3}[–—:.-]|\s{0,3}$)")
_ENDS = (".", ",", ";", ":", "!", "?")
_LONGEST_HEADING = 14  # words


def accepts(name: str, head: bytes) -> bool:
    """Whether this is plain text: by its ending, and without the marks of a Word file's export."""
    bare = head.replace(b"\0", b"") if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else head
    return name.lower().endswith((".txt", ".text")) and b"\0" not in bare and bool(bare.strip()) and not _OF_WORD.search(bare)


def read(data: bytes) -> Document:
    """The document in `data`; raises UnreadableDocument when the bytes are no text."""
    text, messages = decode_text(data)
    reader = _Reader()
    for run in _runs(text):
        reader.add(run)
    return Document(text, tuple(reader.blocks), "txt", reader.footnotes, messages)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    text: str


def _runs(text: str) -> Iterator[list[_Line]]:
    """Lines that no blank line parts; every point of a list is a run of its own."""
    run: list[_Line] = []
    start = 0
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip()
        if run and (not bare or _BULLET.match(raw) or _NOTE.match(bare)):
            yield run
            run = []
        if bare:
            run.append(_Line(number, start + raw.index(bare[0]), bare) if not _BULLET.match(raw) else _Line(number, start, raw.rstrip()))
        start += len(raw) + 1
    if run:
        yield run


@dataclass(slots=True)
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    footnotes: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    tables: int = 0
    indents: list[int] = field(default_factory=list)

    def add(self, run: list[_Line]) -> None:
        """One more run of lines; afterwards it is a footnote, a table or a paragraph."""
        bullet = _BULLET.match(run[0].text)
        note = _NOTE.match(run[0].text)
        if note and note["number"] not in self.footnotes:
            place = Place().child("footnote", int(note["number"])).child("line", run[0].number)
            self.footnotes[note["number"]] = (_paragraph(run, place, note.end()),)
        elif bullet:
            self.blocks.append(_paragraph(run, _place(run[0]), bullet.end(), label=self.label(bullet)))
        elif self.is_table(run):
            self.table(run)
        else:
            self.indents.clear()
            style = "caption" if _CAPTION.match(run[0].text) and len(run) == 1 else "heading" if _is_heading(run) else ""
            self.blocks.append(_paragraph(run, _place(run[0]), 0, style=style))

    def label(self, bullet: re.Match[str]) -> str:
        """The mark of a point; of a list inside another one "◦", whatever mark it has."""
        indent = len(bullet["indent"].expandtabs(8))
        self.indents = [i for i in self.indents if i < indent] + [indent]
        if bullet["mark"][0].isdigit():
            return bullet["mark"]
        return "•" if len(self.indents) == 1 else "◦"

    def is_table(self, run: list[_Line]) -> bool:
        """Whether lines are those of a table without cells."""
        captioned = bool(self.blocks) and isinstance(self.blocks[-1], Paragraph) and self.blocks[-1].style == "caption"
        listed = sum(line.text.endswith(";") for line in run) * 5 >= len(run) * 2
        return len(run) > 2 and (captioned or listed)

    def table(self, run: list[_Line]) -> None:
        self.tables += 1
        place = Place().child("table", self.tables)
        rows = []
        for n, line in enumerate(run, 1):
            where = place.child("line", line.number)
            rows.append(Row((Cell((_paragraph([line], where, 0),), where, 0),), place.child("row", n)))
        self.blocks.append(Table(tuple(rows), place))


def _place(line: _Line) -> Place:
    return Place().child("line", line.number)


def _is_heading(run: list[_Line]) -> bool:
    text = run[0].text
    return (len(run) == 1 and not text.endswith(_ENDS) and (text[0].isupper() or text[0].isdigit())
            and len(text.split()) <= _LONGEST_HEADING)


def _paragraph(run: list[_Line], place: Place, skip: int, *, label: str = "", style: str = "") -> Paragraph:
    """The lines as one paragraph from character `skip` of the first on, a space where one ended, without marks of footnotes."""
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = []
    notes: list[tuple[int, str]] = []
    length = 0
    for n, line in enumerate(run):
        begin = skip if n == 0 else 0
        for mark in [*_NOTE.finditer(line.text, begin), None]:
            end = mark.start() if mark else len(line.text)
            piece = line.text[begin:end]
            if piece:
                offsets.append((length, line.start + begin))
                pieces.append(piece)
                length += len(piece)
            if mark:
                notes.append((length, mark["number"]))
                begin = mark.start() + len(f"[{mark['number']}]")
        if n + 1 < len(run):
            offsets.append((length, line.start + len(line.text)))
            pieces.append(" ")
            length += 1
    return Paragraph("".join(pieces), place, Offsets(tuple(offsets) or ((0, run[0].start + skip),)), label, style,
                     footnotes=tuple(notes))
