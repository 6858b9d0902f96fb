"""Read a Word file (.docx, .docm, .dotx, .dotm) through its XML tree into the neutral document.

What holds for the result, beside what `ingest.document` says:

- Places: tables are numbered in the order in which they begin in the whole document, nested ones and those of notes
  included; a paragraph of the body is "paragraph n", one of a cell "table t, row r, cell c, paragraph n".
- A cell that continues the one above it (w:vMerge) or beside it (w:hMerge) is a `Cell` without blocks. No other cell
  has none: an empty cell holds an empty paragraph.
- The text is that of a reader who accepts all tracked changes: insertions read, deletions left out, both reported.
- The text of text boxes stands behind the paragraph that anchors them, the text of footnotes behind the body.
- `Paragraph.style` is the name that Word shows ("Heading 2", "List Bullet").

Clauses are those of ECMA-376 Part 1. Where most of the time goes, `element[:]` stands instead of `element`: its
children as a list, which lxml makes a third faster than it iterates (and lxml-stubs does not know).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ingest.document import Block, Cell, Document, Offsets, Paragraph, Place, Row, Table, paragraphs_of
from ingest.readers import collector
from ingest.readers.drawings import choose_branch
from ingest.readers.elements import MC, SILENT, TOLD, VAL, Findings, W, local, number, plain_text
from ingest.readers.frozen import maker
from ingest.readers.markup import RESAVE, parse, shown
from ingest.readers.numbering import Numbering, read_numbering, read_styles, without_table_styles
from ingest.readers.package import Package, open_package
from ingest.readers.runs import HANDLERS as INLINE
from ingest.readers.runs import Inline, endnote_id
from kg.messages import UnreadableDocument

NAME = "word"
MAX_PARAGRAPHS = 250_000  # the action plan has 7,205; each takes some 600 bytes

_CELL_PROPERTIES, _GRID_SPAN, _CELL_DELETED = W + "tcPr", W + "gridSpan", W + "cellDel"
_ROW_PROPERTIES, _CELL = W + "trPr", W + "tc"
_MERGES = (W + "vMerge", W + "hMerge")
_paragraph, _cell, _row = maker(Paragraph), maker(Cell), maker(Row)
_ENDINGS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot")
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")


def accepts(name: str, head: bytes) -> bool:
    """Whether this looks like a Word file: by its ending, or as a zip or OLE file, which `read` can explain."""
    return name.lower().endswith(_ENDINGS) or head.startswith(_MAGIC)


def read(data: bytes) -> Document:
    """The document in `data`; raises UnreadableDocument when it is no Word file or a dangerous one."""
    package = open_package(data)
    try:
        with collector.paused():
            return _Reader.of(package).document()
    except RecursionError:  # 256 levels, the most that the parser lets through, fit unless the caller is deep itself
        raise UnreadableDocument("it nests elements too deep", remedy=RESAVE) from None


@dataclass(slots=True)
class _Blocks:
    """A place that holds paragraphs and tables: the body, a cell, a footnote."""

    place: Place
    blocks: list[Block]
    paragraphs: int = 0


@dataclass(slots=True)
class _Rows:
    place: Place
    rows: list[Row]


@dataclass(slots=True)
class _Cells:
    place: Place
    cells: list[Cell]
    column: int = 0


_Into = _Blocks | _Rows | _Cells


@dataclass(slots=True)
class _Reader:
    """Walks the tree once, in reading order, and keeps what depends on the order: offsets and numbers."""

    package: Package
    main: str
    numbering: Numbering
    inline: Inline
    findings: Findings
    texts: list[str] = field(default_factory=list)
    length: int = 0
    tables: int = 0

    @classmethod
    def of(cls, package: Package) -> _Reader:
        """A reader of the main part of `package`, knowing its styles and lists."""
        main, findings = package.main(), Findings()
        part = package.related(main, "styles")
        styles = read_styles(parse(without_table_styles(package.read(part)), part)) if part else {}
        part = package.related(main, "numbering")
        numbering = read_numbering(package.xml(part), styles) if part else Numbering(styles)
        return cls(package, main, numbering, Inline(package.relationships(main), findings), findings)

    def document(self) -> Document:
        """The whole document."""
        root = self.package.xml(self.main)
        body = root.find(W + "body")
        if root.tag != W + "document" or body is None:
            raise UnreadableDocument(f"its main part {self.main} is no Word document but <{local(root)}>",
                                     remedy=RESAVE)
        blocks = self._blocks(body, Place())
        footnotes = dict(self._notes("footnote", str) + self._notes("endnote", endnote_id))
        for name in sorted(self.numbering.unknown):
            self.findings.add("number-format-not-known", f"number format {shown(name)} is read as decimal", Place())
        for id_, place in self.inline.references.items():
            if id_ not in footnotes:
                self.findings.add("footnote-without-body", f"there is no footnote {shown(id_)}", place)
        self.texts.append("")
        return Document("\n".join(self.texts), blocks, "docx", footnotes, self.findings.messages())

    # Places that hold blocks

    def _blocks(self, children: Iterable[etree._Element], place: Place) -> tuple[Block, ...]:
        into = _Blocks(place, [])
        self._each(children, into)
        if self.inline.joined:
            self._close(into)
        return tuple(into.blocks)

    def _each(self, children: Iterable[etree._Element], into: _Into) -> None:
        handlers = _HANDLERS[type(into)]
        for child in children:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(self, child, into)
            elif child.tag not in SILENT:
                self._other(child, into)

    def _other(self, element: etree._Element, into: _Into) -> None:
        """What the schema does not allow here: runs straight in the body, or an element nobody knows."""
        if element.tag in TOLD:
            self.findings.add(*TOLD[element.tag], into.place, element)
        elif next(element.iter(W + "p", W + "tbl", W + "tr", W + "tc"), None) is not None:
            self.findings.add("element-not-known", f"element {local(element)} not known here, text kept", into.place)
            self._each(element, into)
        elif isinstance(into, _Blocks):
            self._stray(element, into)
        else:
            self.findings.add("element-not-known", f"element {local(element)} not known here, left out", into.place,
                              element)

    def _stray(self, element: etree._Element, into: _Blocks) -> None:
        """Text outside any paragraph becomes a paragraph."""
        paragraph = etree.Element(W + "p")
        paragraph.append(deepcopy(element))
        if plain_text(element) or element.tag not in INLINE:
            self.findings.add("text-outside-paragraph", f"element {local(element)} outside any paragraph", into.place)
            self.paragraph(paragraph, into)

    def unwrap(self, element: etree._Element, into: _Into) -> None:
        """A content control or custom XML element is transparent (17.5)."""
        self._each(element, into)

    def inserted(self, element: etree._Element, into: _Into) -> None:
        """17.13.5.18."""
        self.findings.add("insertion-read", "tracked insertions are read as text", into.place, element)
        self._each(element, into)

    def alternatives(self, element: etree._Element, into: _Into) -> None:
        """One branch of mc:AlternateContent."""
        branch = choose_branch(element)
        if branch is None:
            self.findings.add("no-branch-known", "mc:AlternateContent without a known branch", into.place, element)
        else:
            self._each(branch, into)

    def bookmark(self, element: etree._Element, into: _Into) -> None:
        """A bookmark between blocks belongs to the paragraph that comes next."""
        self.inline.bookmark(element)

    def section(self, element: etree._Element, into: _Into) -> None:
        """17.6.17: the properties of the last section."""
        self.inline.around = into.place
        self.inline.section(element)

    # Paragraphs

    def paragraph(self, element: etree._Element, into: _Blocks) -> None:
        """17.3.1.22."""
        inline = self.inline
        if inline.joined:
            inline.joined, inline.style, inline.numbering = False, "", None
        inline.around, inline.ordinal = into.place, into.paragraphs + 1
        if len(element):
            inline.children(element)
        if not inline.joined:
            self._finish(into)

    def _finish(self, into: _Blocks) -> None:
        """Make a paragraph of what the inline reader has gathered, and empty it."""
        inline, start = self.inline, self.length
        if inline.fields:
            inline.end_paragraph()
        if len(self.texts) == MAX_PARAGRAPHS:
            raise UnreadableDocument(f"it has more than {MAX_PARAGRAPHS:,} paragraphs", remedy="split it in parts")
        text = "".join(inline.pieces)
        inline.pieces.clear()
        self.texts.append(text)
        self.length = start + len(text) + 1
        into.paragraphs += 1
        place = Place((*into.place.steps, ("paragraph", into.paragraphs)))
        style, label = self.numbering.of(inline.style, inline.numbering)
        if not inline.marked:
            into.blocks.append(_paragraph(text, place, Offsets(((0, start),)), label, style, (), (), ()))
        else:
            into.blocks.append(_paragraph(text, place, Offsets(((0, start),)), label, style, tuple(inline.bookmarks),
                                          tuple(inline.links), tuple(inline.footnotes)))
            self._boxes(inline.forget_marks(), into)
        inline.style, inline.numbering, inline.joined = "", None, False

    def _close(self, into: _Blocks) -> None:
        """No paragraph follows that could continue the last one: it stands for itself, if anything is left of it."""
        if self.inline.length() or self.inline.bookmarks or self.inline.boxes:
            self._finish(into)
        self.inline.style, self.inline.numbering, self.inline.joined = "", None, False

    def _boxes(self, boxes: list[etree._Element], into: _Blocks) -> None:
        """Text boxes stand where they are anchored; fields do not reach into them."""
        self.inline.style, self.inline.numbering, self.inline.joined = "", None, False
        fields, self.inline.fields = self.inline.fields, []
        for box in boxes:
            self._each(box, into)
            if self.inline.joined:
                self._close(into)
        self.inline.fields = fields

    # Tables (17.4)

    def table(self, element: etree._Element, into: _Blocks) -> None:
        """17.4.37."""
        if self.inline.joined:
            self._close(into)
        self.tables += 1
        rows = _Rows(Place((("table", self.tables),)), [])
        self._each(element, rows)
        into.blocks.append(Table(tuple(rows.rows), rows.place))

    def row(self, element: etree._Element, into: _Rows) -> None:
        """17.4.78; a row whose insertion is tracked is read, one whose deletion is tracked is not."""
        cells = _Cells(Place((*into.place.steps, ("row", len(into.rows) + 1))), [])
        children: list[etree._Element] = element[:]  # type: ignore[index,assignment]
        for properties in element.iterchildren(_ROW_PROPERTIES) if children and children[0].tag != _CELL else ():
            if properties.find(W + "del") is not None:
                self.findings.add(*TOLD[W + "del"], cells.place, element)
                return
            before = properties.find(W + "gridBefore")
            cells.column = 0 if before is None else max(0, number(before.get(VAL), 0))
        self._each(children, cells)
        if len(into.rows) == MAX_PARAGRAPHS:
            raise UnreadableDocument(f"a table has more than {MAX_PARAGRAPHS:,} rows", remedy="split it in parts")
        into.rows.append(_row(tuple(cells.cells), cells.place))

    def cell(self, element: etree._Element, into: _Cells) -> None:
        """17.4.65; a cell whose deletion is tracked is left out."""
        place = Place((*into.place.steps, ("cell", len(into.cells) + 1)))
        children: list[etree._Element] = element[:]  # type: ignore[index,assignment]
        span, covered = 1, False
        if children and children[0].tag == _CELL_PROPERTIES:
            for prop in children.pop(0)[:]:  # type: ignore[index]
                tag = prop.tag
                if tag == _GRID_SPAN:
                    span = max(1, number(prop.get(VAL), 1))
                elif tag in _MERGES and prop.get(VAL, "continue") == "continue":
                    covered = covered or _has_neighbour(tag, into)
                elif tag == _CELL_DELETED:
                    self.findings.add(*TOLD[W + "del"], place, element)
                    return
        blocks = () if covered else self._blocks(children, place) or self._blocks([etree.Element(W + "p")], place)
        into.cells.append(_cell(blocks, place, into.column, span))
        into.column += span
        if covered and plain_text(element):
            self.findings.add("covered-text-left-out", "text of a cell merged into another is left out", place, element)

    # Footnotes (17.11)

    def _notes(self, kind: str, name: Callable[[str], str]) -> list[tuple[str, tuple[Paragraph, ...]]]:
        """The bodies of all notes of a kind; separators between text and notes are no notes (17.18.33)."""
        part = self.package.related(self.main, f"{kind}s")
        if not part:
            return []
        self.inline.begin_story(self.package.relationships(part))
        notes: list[tuple[str, tuple[Paragraph, ...]]] = []
        for element in self.package.xml(part).iterchildren(W + kind):
            if element.get(W + "type", "normal") == "normal":
                id_ = element.get(W + "id", "")
                blocks = self._blocks(element, Place().child(kind, number(id_, len(notes) + 1)))
                notes.append((name(id_), tuple(paragraphs_of(blocks))))
        return notes


def _has_neighbour(merge: str, cells: _Cells) -> bool:
    """Whether there is a cell that this one could continue: in a row above, or before it in its own."""
    return bool(cells.cells) if merge == W + "hMerge" else cells.place.steps[-1][1] > 1


_Handler = Callable[[_Reader, etree._Element, Any], None]
_EVERYWHERE: dict[str, _Handler] = {
    **{W + name: _Reader.unwrap for name in ("sdt", "sdtContent", "customXml", "smartTag")},
    W + "ins": _Reader.inserted, W + "moveTo": _Reader.inserted, W + "bookmarkStart": _Reader.bookmark,
    MC + "AlternateContent": _Reader.alternatives,
}
_HANDLERS: dict[type, dict[str, _Handler]] = {
    _Blocks: {**_EVERYWHERE, W + "p": _Reader.paragraph, W + "tbl": _Reader.table, W + "sectPr": _Reader.section},
    _Rows: {**_EVERYWHERE, W + "tr": _Reader.row},
    _Cells: {**_EVERYWHERE, W + "tc": _Reader.cell},
}
