"""The neutral document between the readers, who know formats, and everybody else, who knows language.

    Document ── blocks ──> Paragraph | Table ── rows ──> Row ── cells ──> Cell ── blocks ──> Paragraph | Table

Every paragraph knows its place ("table 4, row 9, cell 2, paragraph 3") and, character by character, where it stands in
`Document.text`, so that each fact can show its quote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.messages import Message


@dataclass(frozen=True, slots=True)
class Place:
    """A path of (kind, number) steps, counted from 1 as people count.

    >>> str(Place().child("table", 1).child("row", 8).child("cell", 2))
    'table 1, row 8, cell 2'
    """

    steps: tuple[tuple[str, int], ...] = ()

    def child(self, kind: str, number: int) -> Place:
        """The place one step further in."""
        return Place((*self.steps, (kind, number)))

    def __str__(self) -> str:
        return ", ".join(f"{kind} {number}" for kind, number in self.steps)


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the characters of a string stand in `Document.text`: runs of (own start, source start), ascending.

    Between two runs characters of the source were left out (a bookmark, a bullet); inside a run both count alike.

    >>> Offsets(((0, 100), (5, 120))).source(3), Offsets(((0, 100), (5, 120))).source(5)
    (103, 120)
    """

    runs: tuple[tuple[int, int], ...]

    def source(self, position: int) -> int:
        """The position in `Document.text` of the character at `position`."""
        own, source = self.runs[bisect_right(self.runs, (position, 1 << 60)) - 1]
        return source + position - own

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the characters [start, end); it covers what was left out between them."""
        return (self.source(start), self.source(end - 1) + 1) if end > start else (self.source(start),) * 2


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document: where it begins as people say it, and its characters in `Document.text`."""

    place: Place
    start: int
    end: int

    def to(self, last: Span) -> Span:
        """From where this one starts to where `last` ends."""
        return Span(self.place, self.start, last.end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, without the marks of its format; `label` is its bullet or list number ("·", "1", "a)").

    `links` are (start, end, target) of hyperlinks; `bookmarks` the names of the anchors in it; `footnotes` the
    (position, id) of footnote references. `style` is the name of the paragraph's style where the format has one.
    """

    text: str
    place: Place
    offsets: Offsets
    label: str = ""
    style: str = ""
    bookmarks: tuple[str, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    footnotes: tuple[tuple[int, str], ...] = ()

    def source_span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Where the characters [start, end) stand in the text of the document."""
        return self.offsets.span(start, len(self.text) if end is None else end)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The characters [start, end) as a stretch of the document."""
        return Span(self.place, *self.source_span(start, end))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its first grid column (from 0) and the number of grid columns it spans."""

    blocks: tuple[Block, ...]
    place: Place
    column: int
    columns: int = 1

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its own paragraphs, without those of nested tables."""
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))

    @property
    def text(self) -> str:
        """The text of its own paragraphs, one a line, without surrounding space."""
        return "\n".join(p.text for p in self.paragraphs).strip()

    def span(self) -> Span:
        """From its first character to its last that is no space; empty for an empty cell."""
        filled = [p for p in self.paragraphs if p.text.strip()]
        if not filled:
            return self.paragraphs[0].span(0, 0) if self.paragraphs else Span(self.place, 0, 0)
        first, last = filled[0], filled[-1]
        start = len(first.text) - len(first.text.lstrip())
        return first.span(start).to(last.span(0, len(last.text.rstrip())))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    place: Place

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, numbered in the order in which tables begin, nested ones included."""

    rows: tuple[Row, ...]
    place: Place


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its blocks in reading order, its footnotes by id, and the text that all offsets refer to."""

    text: str
    blocks: tuple[Block, ...]
    format: str
    footnotes: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()

    def tables(self) -> Iterator[Table]:
        """All tables of the body in reading order, without nested ones."""
        return (b for b in self.blocks if isinstance(b, Table))


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph below `blocks` in reading order, nested tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
