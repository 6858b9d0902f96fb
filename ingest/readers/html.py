"""Read a web page: its paragraphs, lists, headings, tables and footnotes; scripts and styles are no text. Nothing is fetched.

The rules, each seen in the wild:

- a block element begins a paragraph; so does a line break inside a cell of a table or of a list;
- a link or a superscript that is nothing but a number ("1", "[1]") is a footnote mark: at the start of a paragraph it says whose
  body the paragraph is, elsewhere it refers to one;
- `rowspan` moves the cells of the rows below to the right, so that each knows its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.document import Block, Cell, Document, Paragraph, Place, Row, Table
from ingest.readers.encodings import decode_page
from ingest.readers.rendered import Rendering
from kg.messages import Message, UnreadableDocument

NAME = "web page"

_HEADINGS = {f"h{n}": f"heading {n}" for n in range(1, 7)}
_BLOCKS = frozenset((*_HEADINGS, *"p div section article main header footer aside ul ol li dl dt dd blockquote pre figure figcaption"
                     " caption address details summary hr fieldset legend center body html".split()))
_LEFT_OUT = frozenset("script style template noscript nav svg math iframe object head form button select textarea canvas video audio"
                      " datalist map".split())
_MARK = re.compile(r"\s{0,3}\[?(?P<number>\d{1,3})\]?\s{0,3}")
_START = re.compile(rb"\s{0,200}(?:<!--.{0,500}?-->\s{0,200})?<(?:!doctype\s{1,9}html|html)\b", re.IGNORECASE | re.DOTALL)
_DEEPEST = 200  # levels of elements; below, only their text counts
_WIDEST = 100   # columns that a cell may claim


def accepts(name: str, head: bytes) -> bool:
    """Whether this is a web page: by its ending or its first tag."""
    bare = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").removeprefix(b"\xef\xbb\xbf")
    return name.lower().endswith((".html", ".htm", ".xhtml")) or _START.match(bare) is not None


def read(data: bytes) -> Document:
    """The document in `data`; raises UnreadableDocument when there is no text in it."""
    text, messages = decode_page(data)
    return from_markup(text, "html", messages)


def from_markup(markup: str, form: str, messages: tuple[Message, ...] = ()) -> Document:
    """The document that HTML in `markup` shows; `form` is its format."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    clean = markup.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(clean, parser) if clean.strip() else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableDocument("the page is empty", remedy="give the original document")
    builder = _Builder()
    builder.element(root, builder.body, 0)
    builder.flush(builder.body)
    if not builder.rendering.text.strip():
        raise UnreadableDocument("there is no text in the page", remedy="save the page as the browser shows it")
    return Document(builder.rendering.text, tuple(builder.body.blocks), form, builder.footnotes, messages)


@dataclass(slots=True)
class _Flow:
    """Where blocks go: the body, or a cell; with the place and the number of the last paragraph."""

    place: Place
    in_cell: bool = False
    blocks: list[Block] = field(default_factory=list)
    paragraphs: int = 0


@dataclass(slots=True)
class _Builder:
    rendering: Rendering = field(default_factory=Rendering)
    footnotes: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    body: _Flow = field(default_factory=lambda: _Flow(Place()))
    tables: int = 0
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    space: bool = False
    label: str = ""
    style: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    lists: list[tuple[str, int]] = field(default_factory=list)

    def element(self, element: etree._Element, flow: _Flow, depth: int) -> None:
        """What stands inside `element`, and no text behind it."""
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if tag in _LEFT_OUT or not tag or element.get("hidden") is not None:
            return
        if depth > _DEEPEST:
            self.say("".join(str(piece) for piece in element.itertext()))
        elif tag == "table":
            self.table(element, flow, depth)
        elif tag == "br":
            self.flush(flow) if flow.in_cell or self.lists else self.say(" ")
        elif tag in ("ul", "ol"):
            self.list(element, flow, depth, tag)
        elif tag in _BLOCKS:
            self.block(element, flow, depth, tag)
        else:
            self.inline(element, flow, depth, tag)

    def block(self, element: etree._Element, flow: _Flow, depth: int, tag: str) -> None:
        self.flush(flow)
        outer = self.style
        self.style = _HEADINGS.get(tag, "caption" if tag in ("caption", "figcaption") else outer)
        if tag == "li":
            self.label = self.bullet()
        self.children(element, flow, depth)
        self.flush(flow)
        self.label, self.style = "", outer

    def bullet(self) -> str:
        """The bullet or number of the next point of the innermost list."""
        if not self.lists:
            return "•"
        kind, count = self.lists[-1]
        self.lists[-1] = kind, count + 1
        if kind == "ol":
            return f"{count + 1}."
        return "•" if sum(k == "ul" for k, _ in self.lists) == 1 else "◦"

    def list(self, element: etree._Element, flow: _Flow, depth: int, tag: str) -> None:
        self.flush(flow)
        self.lists.append((tag, 0))
        self.children(element, flow, depth)
        self.flush(flow)
        self.lists.pop()

    def inline(self, element: etree._Element, flow: _Flow, depth: int, tag: str) -> None:
        if tag in ("sup", "a") and (mark := _MARK.fullmatch("".join(str(t) for t in element.itertext()))):
            self.marks.append((self.length, mark["number"]))
            return
        start = self.length + (1 if self.space and self.length else 0)
        self.children(element, flow, depth)
        target = element.get("href", "") if tag == "a" else ""
        if target and self.length > start:
            self.links.append((start, self.length, target))

    def children(self, element: etree._Element, flow: _Flow, depth: int) -> None:
        self.say(element.text or "")
        for child in element:
            self.element(child, flow, depth + 1)
            self.say(child.tail or "")

    def say(self, text: str) -> None:
        """Add text to the paragraph, with single spaces and none at its ends."""
        words = text.split()
        if text[:1].isspace():
            self.space = True
        for word in words:
            piece = f" {word}" if self.space and self.length else word
            self.pieces.append(piece)
            self.length += len(piece)
            self.space = True
        if words:
            self.space = text[-1:].isspace()

    def flush(self, flow: _Flow) -> None:
        """End the paragraph; a footnote goes to the footnotes, the rest to `flow`."""
        text = "".join(self.pieces)
        if text:
            body = self.marks[0][1] if self.marks and self.marks[0][0] == 0 else ""
            links = tuple(link for link in self.links if link[1] <= len(text))
            if body and body not in self.footnotes:
                place = Place().child("footnote", int(body)).child("paragraph", 1)
                self.footnotes[body] = (self.rendering.paragraph(text, place, links=links),)
            else:
                flow.paragraphs += 1
                flow.blocks.append(self.rendering.paragraph(
                    text, flow.place.child("paragraph", flow.paragraphs), label=self.label, style=self.style, links=links,
                    footnotes=tuple(self.marks)))
            self.label = ""
        self.pieces, self.length, self.space, self.links, self.marks = [], 0, False, [], []

    def table(self, element: etree._Element, flow: _Flow, depth: int) -> None:
        self.flush(flow)
        for caption in element.findall("caption"):
            self.element(caption, flow, depth + 1)
        self.tables += 1
        place = Place().child("table", self.tables)
        outer, self.lists = self.lists, []
        below: dict[int, int] = {}
        rows = [self.row(row, place.child("row", n), depth, below) for n, row in enumerate(_rows(element), 1)]
        self.lists = outer
        if rows:
            flow.blocks.append(Table(tuple(rows), place))

    def row(self, element: etree._Element, place: Place, depth: int, below: dict[int, int]) -> Row:
        """A row; `below` knows how many rows each column is still taken by cells from above, this one included."""
        cells: list[Cell] = []
        column = 0
        taken = {c: n - 1 for c, n in below.items() if n > 1}
        for cell in (c for c in element if c.tag in ("td", "th")):
            while below.get(column, 0) > 0:
                column += 1
            wide, high = _number(cell.get("colspan")), _number(cell.get("rowspan"))
            inner = _Flow(place.child("cell", len(cells) + 1), in_cell=True)
            self.style = ""
            self.children(cell, inner, depth + 3)
            self.flush(inner)
            cells.append(Cell(tuple(inner.blocks), inner.place, column, wide))
            taken |= {c: high - 1 for c in range(column, column + wide) if high > 1}
            column += wide
        below.clear()
        below.update(taken)
        return Row(tuple(cells), place)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _number(text: str | None) -> int:
    """What `colspan` and `rowspan` say: 1 where they say nothing that can be."""
    return min(max(int(text), 1), _WIDEST) if text and text.isascii() and text.isdigit() else 1
