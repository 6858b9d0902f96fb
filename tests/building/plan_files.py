"""Small action plans for tests: from the text of a plan to its parts, and from parts to text or to a Word file.

    blocks = parts(TINY.read_text("utf-8"))      # lines and tables, to be changed as a test likes
    as_text(blocks), as_word(blocks)             # bytes of the same plan in both formats
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from tests.readers.word_files import word_file

TINY = Path(__file__).parents[1] / "cases" / "tiny-plan" / "plan.txt"
MATRIX_GROUPS = {"action by": 5, "collaboration with": 2, "report to": 2}  # columns under each: the text export loses the spans

_BULLET = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
           '<w:lvlText w:val="·"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
_BOOKMARK = re.compile(r"\[bookmark: ([^\]]+)\]")


@dataclass
class Rows:
    """A table: rows of cells; a cell's paragraphs are its lines."""

    rows: list[list[str]] = field(default_factory=list)

    def column(self, heading: str) -> int:
        return self.rows[0].index(heading)


Blocks = list[str | Rows]


def parts(text: str) -> Blocks:
    """The lines and tables of a plan's text; knows nothing of nested tables or blank lines in cells."""
    blocks: Blocks = []
    open_row = False
    for line in text.split("\n"):
        if line.startswith("\t"):
            if not open_row:
                if not (blocks and isinstance(blocks[-1], Rows)):
                    blocks.append(Rows())
                _last(blocks).rows.append([])
            _last(blocks).rows[-1].append(line[1:])
            open_row = True
        elif not line:
            open_row = False
        elif open_row:
            _last(blocks).rows[-1][-1] += "\n" + line
        else:
            blocks.append(line.removeprefix(" "))
    return blocks


def _last(blocks: Blocks) -> Rows:
    table = blocks[-1]
    assert isinstance(table, Rows)
    return table


def tables(blocks: Blocks) -> list[Rows]:
    """The tables among `blocks`: Table 1, then those of the items."""
    return [block for block in blocks if isinstance(block, Rows)]


def as_text(blocks: Blocks) -> bytes:
    """The plan as its text export: a line behind a table begins with a space."""
    written, after_table = "", False
    for block in blocks:
        if isinstance(block, Rows):
            written += "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in block.rows)
        else:
            written += f"{' ' if after_table else ''}{block}\n"
        after_table = isinstance(block, Rows)
    return written.encode()


def as_word(blocks: Blocks) -> bytes:
    """The plan as a Word file: the cells of a short row span what its table's other rows have."""
    body = "".join(_table(block) if isinstance(block, Rows) else _paragraph(block) for block in blocks)
    return word_file(body, numbering=_BULLET)


def _table(table: Rows) -> str:
    width = max(map(len, table.rows))
    rows = "".join(f"<w:tr>{_cells(row, width)}</w:tr>" for row in table.rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


def _cells(row: list[str], width: int) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(map(_paragraph, cell.split(chr(10))))}</w:tc>'
        for cell, span in zip(row, _spans(row, width), strict=True))


def _spans(row: list[str], width: int) -> list[int]:
    groups = [MATRIX_GROUPS.get(cell.casefold(), 1) for cell in row]
    if max(groups) > 1:
        return groups
    return [1, width - 1] if len(row) == 2 and not row[0] else groups  # a narrative stands beside an empty cell


def _paragraph(line: str) -> str:
    bullet = line.startswith("· ")
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if bullet else ""
    names = _BOOKMARK.findall(line)
    marks = "".join(f'<w:bookmarkStart w:id="{n}" w:name="{name}"/><w:bookmarkEnd w:id="{n}"/>' for n, name in enumerate(names))
    text = escape(_BOOKMARK.sub("", line).removeprefix("· ")).replace("\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">")
    return f'<w:p><w:pPr>{properties}</w:pPr>{marks}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
