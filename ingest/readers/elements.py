"""The elements of a Word file that are knowingly left out, each with its reason, and how findings about them are kept.

Every element meets one of three fates: it is read (the handlers in `word` and `runs`), it is left out because a table
below says why, or it is reported and its text kept. The names are those of ECMA-376 Part 1, clause 17.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.document import Place
from ingest.readers.markup import shown
from kg.messages import Level, Message

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = W + "val"
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
OFF = ("0", "false", "off", "none")  # 22.9.2.7 ST_OnOff

# Left out in silence: they hold no text that is printed where they stand. Name → reason.
SILENT = {
    W + name: reason
    for names, reason in {
        "pPr rPr tblPr tblPrEx tblGrid tcPr trPr sectPr sdtPr sdtEndPr customXmlPr smartTagPr rubyPr":
            "how something looks; what bears on reading is taken from it where it belongs",
        "proofErr lastRenderedPageBreak noProof": "a note of Word's to itself",
        "softHyphen": "printed only where a line happens to break (17.3.3.29)",
        "bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd": "an end or a range, not text",
        "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd":
            "the range of a move, whose content is read",
        "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
        "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd":
            "a tracked change of a content control's border",
        "footnoteRef endnoteRef annotationRef separator continuationSeparator":
            "the mark of a note inside the note, the line above notes",
        "instrText delInstrText fldData ffData": "what a field should show, not what it shows (17.16)",
        "delText": "deleted text outside of a deletion, which Word does not print either",
        "dayShort monthShort yearShort dayLong monthLong yearLong pgNum":
            "today's date and the page: not the author's text",
    }.items()
    for name in names.split()
}

# Left out and told: they hold something that people see but we do not read. Name → (code, what it is, in the plural).
TOLD = {
    W + "comment": ("comment-left-out", "comments are not part of the text"),
    W + "commentReference": ("comment-left-out", "comments are not part of the text"),
    W + "del": ("deletion-left-out", "tracked deletions are left out"),
    W + "moveFrom": ("deletion-left-out", "tracked deletions are left out"),
    W + "rt": ("phonetic-guide-left-out", "phonetic guides are left out, their base text is read"),
    W + "altChunk": ("import-left-out", "embedded files of other formats are not read"),
    W + "subDoc": ("import-left-out", "embedded files of other formats are not read"),
    W + "contentPart": ("drawing-left-out", "drawings are not read"),
    W + "control": ("object-left-out", "embedded objects are not read"),
    W + "movie": ("object-left-out", "embedded objects are not read"),
}
# Findings that people should look at; all others are notes.
WARNINGS = frozenset({
    "import-left-out", "element-not-known", "covered-text-left-out", "field-not-closed", "symbol-not-known",
    "text-outside-paragraph", "number-format-not-known", "footnote-without-body", "no-branch-known"})


def local(element: etree._Element) -> str:
    """The name of `element` as people write it: `w:p`."""
    name = str(element.tag).rpartition("}")[2]
    return shown(f"{element.prefix}:{name}" if element.prefix else name)


def number(value: str | None, default: int) -> int:
    """An integer attribute (ST_DecimalNumber), or `default` where it is absent or absurd.

    >>> number("3", 1), number(None, 1), number("9" * 5000, 1), number("x", 1)
    (3, 1, 1, 1)
    """
    return int(value) if value is not None and _INTEGER.fullmatch(value) else default


def plain_text(element: etree._Element) -> str:
    """The text below `element`, deleted text included: to show what was left out."""
    return "".join(t.text or "" for t in element.iter(W + "t", W + "delText", M + "t"))


@dataclass(slots=True)
class _Finding:
    text: str
    place: Place
    quote: str
    count: int = 1


@dataclass(slots=True)
class Findings:
    """What was noticed, one finding a kind: its first place and how often. So a hostile file cannot flood anyone."""

    kinds: dict[tuple[str, str], _Finding] = field(default_factory=dict)

    def add(self, code: str, text: str, place: Place, quote: str | etree._Element = "") -> None:
        """Note one more case of `text`; the first one is quoted, by the text of an element if that is given."""
        known = self.kinds.get((code, text))
        if known is not None:
            known.count += 1
        elif len(self.kinds) < 1000:
            words = quote if isinstance(quote, str) else plain_text(quote)
            self.kinds[code, text] = _Finding(text, place, shown(words))

    def messages(self) -> tuple[Message, ...]:
        """All findings, in the order in which each kind was first met."""
        return tuple(
            Message(code, f.text + (f" ({f.count} times, first here)" if f.count > 1 else ""), place=str(f.place),
                    quote=f.quote, level=Level.WARNING if code in WARNINGS else Level.NOTE)
            for (code, _), f in self.kinds.items())
