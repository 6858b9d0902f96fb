"""Read Table 1: who acts on each resolution, with whom, and to whom they report; also the empty cells."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from ingest.clean import level_characters, squeeze
from ingest.document import Cell, Row, Table
from ingest.plan.actors import cell_actors
from ingest.plan.layout import ROLE_HEADINGS, key
from ingest.plan.model import Instrument, MatrixCell, MatrixRow
from kg.messages import Message, Result

# Which columns each group of Table 1 has had in practice: settles the groups where spans are lost (text export).
_MEMBERS = {
    "": ("",),  # the titles
    "action_by": ("sgs", "tsag", "tsb", "membership", "gensec"),
    "collaboration_with": ("gensec", "bdt itu-d", "br itu-r"),
    "report_to": ("tsag", "council", "wtsa", "pp"),
}
_MAX_COLUMNS = 60
_ROW_TITLE = re.compile(r"\s*(?P<kind>Resolution|Opinion)\s+(?P<number>\d{1,3}[A-Za-z]?)\s*[-–—]?\s*(?P<title>.*)", re.S)


def read_matrix(table: Table) -> Result[tuple[MatrixRow, ...]]:
    """The rows of Table 1 and what was noticed: rows with too few cells, rows that name no resolution."""
    columns, messages = _columns(table)
    rows: list[MatrixRow] = []
    for row in table.rows[2:]:
        titles = [cell for cell, (role, _) in zip(row.cells, columns, strict=False) if not role]
        match = _ROW_TITLE.fullmatch(titles[0].text) if titles else None
        if match is None:
            if any(c.text for c in row.cells):
                messages.append(Message("row-without-resolution", "the row names no Resolution or Opinion",
                                        place=str(row.place), quote=row.cells[0].text))
            continue
        if len(row) < len(columns):
            messages.append(Message("row-too-short", f"the row has {len(row)} cells, the table {len(columns)}",
                                    place=str(row.place), remedy="the cells that are there were read"))
        rows.append(_row(row, titles[0], match, columns))
    return Result(tuple(rows), tuple(messages))


def _columns(table: Table) -> tuple[list[tuple[str, str]], list[Message]]:
    """(role, heading as printed) of each column; the column of the titles has the role ""."""
    roles = [ROLE_HEADINGS.get(key(c.text), "") for c in table.rows[0].cells]
    spans = [c.columns for c in table.rows[0].cells]
    headings = [_heading(c) for c in table.rows[1].cells]
    messages = [Message("column-missing", f"Table 1 has no group headed “{heading.capitalize()}”",
                        place=str(table.rows[0].place))
                for heading, role in ROLE_HEADINGS.items() if role not in roles]
    spread = _spread(roles, spans) if sum(spans) == len(headings) else _segment(roles, headings)
    return list(zip(spread, headings, strict=True)), messages


def _heading(cell: Cell) -> str:
    """A column's heading on one line: "BDT" over "ITU-D" is "BDT/ITU-D"."""
    return "/".join(squeeze(p.text) for p in cell.paragraphs if p.text.strip())


def _spread(roles: list[str], spans: list[int]) -> list[str]:
    return [role for role, span in zip(roles, spans, strict=True) for _ in range(span)]


def _segment(roles: list[str], headings: list[str]) -> list[str]:
    """The role of each heading where spans are lost: the cut into groups that fits most columns' usual group.

    >>> _segment(["", "action_by", "report_to"], ["", "SGs", "TSAG", "TSAG", "Council"])
    ['', 'action_by', 'action_by', 'report_to', 'report_to']
    """
    if not len(roles) <= len(headings) <= _MAX_COLUMNS:  # no cut is possible, or nobody prints such a table
        return [*roles, *[roles[-1]] * len(headings)][:len(headings)]

    @cache
    def best(start: int, group: int) -> tuple[int, int]:
        """The score of the best cut of what begins at `start` into the groups from `group` on, and where its first ends."""
        if group == len(roles) - 1:
            return _fit(headings[start:], roles[group]), len(headings)
        ends = range(start + 1, len(headings) - (len(roles) - group - 1) + 1)
        scores = [_fit(headings[start:end], roles[group]) + best(end, group + 1)[0] for end in ends]
        return max(scores), ends[scores.index(max(scores))]

    edges = [0]
    for group in range(len(roles)):
        edges.append(best(edges[-1], group)[1])
    return _spread(roles, [b - a for a, b in pairwise(edges)])


def _fit(headings: list[str], role: str) -> int:
    """How many of a group's columns are usual in it, less those that stand twice: no table has that."""
    return sum(_usual(heading, role) for heading in headings) - (len(headings) - len(set(headings)))


def _usual(heading: str, role: str) -> bool:
    plain = re.sub(r"[-\s]?\d{2,4}$", "", key(heading.replace("/", " ")))
    return plain in _MEMBERS.get(role, ())


def _row(row: Row, title: Cell, match: re.Match[str], columns: list[tuple[str, str]]) -> MatrixRow:
    instrument = Instrument(match["kind"].lower(), match["number"].upper())
    cells = tuple(_cell(cell, role, heading)
                  for cell, (role, heading) in zip(row.cells, columns, strict=False) if role)
    return MatrixRow(instrument, squeeze(match["title"]), title.span(), cells)


def _cell(cell: Cell, role: str, heading: str) -> MatrixCell:
    text = cell.text
    return MatrixCell(role, heading, text, cell.span(), cell_actors(level_characters(text), role, heading))
