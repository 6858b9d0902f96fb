"""What stands inside a paragraph of a Word file: runs, fields, links, notes, symbols, tracked changes, drawings.

`Inline.children` walks a paragraph; each element meets its handler in `HANDLERS`, the tables of `elements`, or is
reported. Clauses are those of ECMA-376 Part 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.document import Place
from ingest.readers.drawings import choose_branch, description, text_boxes, what_is_lost
from ingest.readers.elements import MC, OFF, SILENT, TOLD, VAL, Findings, M, R, W, local, plain_text
from ingest.readers.fields import Field, form_field, link_target
from ingest.readers.markup import shown
from ingest.readers.numbering import NumPr, num_pr
from ingest.readers.package import Relationship
from ingest.readers.symbols import character

_TEXT, _RUN = W + "t", W + "r"
_STYLE, _NUMBERING, _MARK, _SECTION = W + "pStyle", W + "numPr", W + "rPr", W + "sectPr"


@dataclass(slots=True)
class Inline:
    """The paragraph being read. One object serves all paragraphs, since text boxes inside wait until it is done."""

    relationships: Mapping[str, Relationship]
    findings: Findings
    pieces: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    footnotes: list[tuple[int, str]] = field(default_factory=list)
    references: dict[str, Place] = field(default_factory=dict)  # every note referred to, and where first
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    counted: tuple[int, int] = (0, 0)
    marked: bool = False        # whether anything is in the four lists above, or may be
    instructing: int = 0        # fields that are still in their instruction: what stands there is not printed
    style: str = ""
    numbering: NumPr | None = None
    joined: bool = False        # the next paragraph continues it
    around: Place = field(default_factory=Place)
    ordinal: int = 0

    @property
    def place(self) -> Place:
        """Where this paragraph stands."""
        return self.around.child("paragraph", self.ordinal)

    def children(self, element: etree._Element) -> None:
        """Read what is inside `element`."""
        for child in element[:]:  # type: ignore[index]  # a list: see `word`
            tag = child.tag
            if tag == _RUN:
                for piece in child[:]:  # type: ignore[index]
                    if piece.tag == _TEXT and not self.instructing:  # as its handler does: most are w:r and w:t
                        self.pieces.append(piece.text or "")
                    else:
                        self._child(piece)
            else:
                self._child(child)

    def _child(self, element: etree._Element) -> None:
        handler = HANDLERS.get(element.tag)
        if handler is not None:
            handler(self, element)
        elif element.tag not in SILENT:
            self._other(element)

    def note(self, code: str, text: str, quote: str | etree._Element = "") -> None:
        """Report something about this paragraph."""
        self.findings.add(code, text, self.place, quote)

    def begin_story(self, relationships: Mapping[str, Relationship]) -> None:
        """Begin the body or a part with notes: neither fields nor bookmarks reach from one to the next."""
        self.relationships, self.fields = relationships, []
        self.forget_marks()

    def forget_marks(self) -> list[etree._Element]:
        """Empty what only few paragraphs have; gives the text boxes, which are still to be read."""
        boxes = self.boxes
        self.bookmarks, self.links, self.footnotes, self.boxes = [], [], [], []
        self.marked, self.counted = False, (0, 0)
        return boxes

    def length(self) -> int:
        """How long the text is so far; counts each piece once, since a hostile paragraph may have a million links."""
        self.marked = True
        pieces, length = self.counted
        length += sum(map(len, self.pieces[pieces:]))
        self.counted = len(self.pieces), length
        return length

    def add(self, text: str) -> None:
        """Append printed text."""
        if not self.instructing:
            self.pieces.append(text)

    def _other(self, element: etree._Element) -> None:
        if element.tag in TOLD:
            self.note(*TOLD[element.tag], element)
            return
        self.note("element-not-known", f"element {local(element)} not known, text kept")
        self.add((element.text or "").strip())
        for child in element:
            self._child(child)
            self.add((child.tail or "").strip())

    # Text (17.3.3)

    def _text(self, element: etree._Element) -> None:
        if not self.instructing:
            self.pieces.append(element.text or "")

    def _tab(self, element: etree._Element) -> None:
        self.add("\t")

    def _break(self, element: etree._Element) -> None:
        self.add("\n")

    def _no_break_hyphen(self, element: etree._Element) -> None:
        self.add("\N{NON-BREAKING HYPHEN}")

    def _symbol(self, element: etree._Element) -> None:
        font, position = element.get(W + "font", ""), element.get(W + "char", "")
        text = character(font, position)
        if not text:
            self.note("symbol-not-known", f"character {shown(position[:8])} of font {shown(font[:40])} not known")
        self.add(text or "\N{REPLACEMENT CHARACTER}")

    def _run_properties(self, element: etree._Element) -> None:
        vanish = element.find(W + "vanish")
        if vanish is not None and vanish.get(VAL, "1") not in OFF:
            run = element.getparent()
            self.note("hidden-text-read", "hidden text is read like any other", "" if run is None else run)

    def _formula(self, element: etree._Element) -> None:
        text = plain_text(element)
        self.note("formula-flattened", "formulas are read as a row of characters", text)
        self.add(text)

    # Properties of the paragraph (17.3.1)

    def _properties(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag == _STYLE:
                self.style = child.get(VAL, "")
            elif tag == _NUMBERING:
                self.numbering = num_pr(child)
            elif tag == _MARK:
                self._mark(child)
            elif tag == _SECTION:
                self.section(child)

    def _mark(self, element: etree._Element) -> None:
        """17.13.5.15: where the deletion of a paragraph's mark is tracked, the next paragraph continues it."""
        if element.find(W + "del") is not None or element.find(W + "moveFrom") is not None:
            self.joined = True
            self.note(*TOLD[W + "del"], "¶")

    def section(self, element: etree._Element) -> None:
        """Properties of a section name its headers and footers (17.10.5)."""
        if element.find(W + "headerReference") is not None or element.find(W + "footerReference") is not None:
            self.findings.add("header-left-out", "headers and footers are not read", self.around)

    # Anchors, links, notes

    def bookmark(self, element: etree._Element) -> None:
        """17.13.6.2."""
        self.marked = True
        self.bookmarks.append(element.get(W + "name", ""))

    def _hyperlink(self, element: etree._Element) -> None:
        """17.16.22: a relationship, a place in the target, or both."""
        start = self.length()
        self.children(element)
        relationship = self.relationships.get(element.get(R + "id", ""))
        target = relationship.target if relationship else ""
        if anchor := element.get(W + "anchor") or element.get(W + "docLocation"):
            target += f"#{anchor}"
        self._link(start, target)

    def _link(self, start: int, target: str) -> None:
        end = self.length()
        if target and end > start:
            self.links.append((start, end, target))

    def _footnote(self, element: etree._Element) -> None:
        """17.11.14; the text of the note stands elsewhere and the number printed here is not text."""
        self._note_reference(element.get(W + "id", ""))

    def _endnote(self, element: etree._Element) -> None:
        self._note_reference(endnote_id(element.get(W + "id", "")))

    def _note_reference(self, id_: str) -> None:
        self.footnotes.append((self.length(), id_))
        self.references.setdefault(id_, self.place)

    # Fields (17.16)

    def _field_character(self, element: etree._Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            for data in element.iterchildren(W + "ffData"):
                self.add(form_field(data))
            self.fields.append(Field())
            self.instructing += 1
        elif self.fields and kind == "separate":
            self._separate(self.fields[-1])
        elif self.fields and kind == "end":
            self._end(self.fields.pop())

    def _separate(self, field: Field) -> None:
        if not field.in_result:
            field.in_result = True
            self.instructing -= 1
            field.target = link_target("".join(field.instruction))
            field.start = self.length()

    def _end(self, field: Field) -> None:
        if field.in_result:
            self._link(field.start, field.target)
        else:
            self.instructing -= 1

    def _instruction(self, element: etree._Element) -> None:
        if self.fields and not self.fields[-1].in_result:
            self.fields[-1].instruction.append(element.text or "")

    def _simple_field(self, element: etree._Element) -> None:
        start = self.length()
        self.children(element)
        self._link(start, link_target(element.get(W + "instr", "")))

    def end_paragraph(self) -> None:
        """A link whose field goes on is closed here and opened again in the next paragraph."""
        for open_field in self.fields:
            if open_field.in_result:
                self._link(open_field.start, open_field.target)
                open_field.start = 0
            else:
                self.note("field-not-closed", "the instruction of a field does not end in its paragraph, read as text")
                open_field.in_result = True
        self.instructing = 0

    # Tracked changes (17.13.5), content controls, alternatives, drawings

    def _inserted(self, element: etree._Element) -> None:
        self.note("insertion-read", "tracked insertions are read as text", element)
        self.children(element)

    def _alternatives(self, element: etree._Element) -> None:
        branch = choose_branch(element)
        if branch is None:
            self.note("no-branch-known", "mc:AlternateContent without a known branch, left out", element)
        else:
            self.children(branch)

    def _drawing(self, element: etree._Element) -> None:
        boxes = text_boxes(element)
        self.boxes.extend(boxes)
        self.marked = True
        code, words = what_is_lost(element, boxes)
        if code:
            self.note(code, words, description(element))


def endnote_id(number: str) -> str:
    """Footnotes and endnotes are numbered apart (17.11.2): endnotes are "endnote 1" in `Paragraph.footnotes`."""
    return f"endnote {number}"


Handler = Callable[[Inline, etree._Element], None]
# What is inside these is read as if they were not there.
_TRANSPARENT = ("r", "smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase", "sdt", "sdtContent")
HANDLERS: dict[str, Handler] = {
    **{W + name: Inline.children for name in _TRANSPARENT},
    W + "t": Inline._text, W + "tab": Inline._tab, W + "ptab": Inline._tab,
    W + "br": Inline._break, W + "cr": Inline._break,
    W + "noBreakHyphen": Inline._no_break_hyphen, W + "sym": Inline._symbol, W + "rPr": Inline._run_properties,
    W + "pPr": Inline._properties, W + "bookmarkStart": Inline.bookmark, W + "hyperlink": Inline._hyperlink,
    W + "footnoteReference": Inline._footnote, W + "endnoteReference": Inline._endnote,
    W + "fldChar": Inline._field_character, W + "instrText": Inline._instruction, W + "fldSimple": Inline._simple_field,
    W + "ins": Inline._inserted, W + "moveTo": Inline._inserted,
    MC + "AlternateContent": Inline._alternatives, M + "oMath": Inline._formula, M + "oMathPara": Inline._formula,
    W + "drawing": Inline._drawing, W + "pict": Inline._drawing, W + "object": Inline._drawing,
}
