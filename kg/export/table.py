"""Answers as tables: rows in, bytes out, in each form that people and programs ask for.

Forms for people (table, md, xlsx) show labels: a variable `?x` that has a companion `?xLabel` shows that instead of its
IRI. Forms for programs (csv, tsv, srj, xml: the W3C's; json: a list of objects) keep every variable and full IRIs.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kg.export.layout import GAP, column_widths, padded, wrapped
from kg.messages import KgError
from kg.output import Terminal, for_terminal
from kg.store import QueryResultsFormat, QuerySolutions
from kg.term import XSD, Literal, NamedNode
from kg.vocab import compact

Cell = str | int | float | bool | None

_W3C = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "srj": QueryResultsFormat.JSON,
        "xml": QueryResultsFormat.XML}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_MARK = {True: "yes", False: "no", None: ""}


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of plain values."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def solutions_as(answer: QuerySolutions, form: str) -> bytes:
    """The solutions of a SELECT in a form for programs: every variable, IRIs in full."""
    return _json(answer) if form == "json" else answer.serialize(format=_W3C[form]) or b""


def table_of(answer: QuerySolutions, columns: Mapping[str, str], *, iris: bool = False) -> Table:
    """Solutions for people: `columns` are headings by variable; `iris` shows IRIs where a label would stand."""
    names = [variable.value for variable in answer.variables]
    shown = [name for name in names if iris or not _is_companion(name, names)]
    sources = [name if iris or f"{name}Label" not in names else f"{name}Label" for name in shown]
    rows = tuple(tuple(_cell(row[source]) if row[source] is not None or source == name else _cell(row[name])
                       for name, source in zip(shown, sources, strict=True)) for row in answer)
    return Table(tuple(columns.get(name, name) for name in shown), rows)


def _is_companion(name: str, names: Sequence[str]) -> bool:
    return name.endswith("Label") and name.removesuffix("Label") in names


def _cell(term: object) -> Cell:
    """A term as people read it: an IRI with its prefix, numbers and truth values as such."""
    if isinstance(term, NamedNode):
        return compact(term.value)
    return plain_value(term)


def plain_value(term: object) -> Cell:
    """A term as JSON has it; an IRI in full."""
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(getattr(term, "value", term))
    kind = term.datatype.value.removeprefix(XSD)
    try:
        convert = _CONVERSIONS.get(kind, str)
        return convert(term.value)
    except ValueError:  # "abc"^^xsd:integer is legal RDF
        return term.value


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:  # INF and NaN are no JSON
        raise ValueError(text)
    return number


_CONVERSIONS: dict[str, Callable[[str], Cell]] = {
    "integer": int, "int": int, "long": int, "nonNegativeInteger": int,
    "decimal": _finite, "double": _finite, "float": _finite,
    "boolean": lambda text: {"true": True, "1": True, "false": False, "0": False}.get(text, text),
}


def _json(answer: QuerySolutions) -> bytes:
    names = [variable.value for variable in answer.variables]
    rows = [{name: plain_value(row[name]) for name in names if row[name] is not None} for row in answer]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def table_as(table: Table, form: str, terminal: Terminal | None = None) -> bytes:
    """A table in one of `kg.config.ANSWERS` but for those of the W3C that only a query has (srj, xml)."""
    if form == "table":
        return _aligned(table, terminal)
    writers: dict[str, Callable[[Table], bytes]] = {
        "md": _markdown, "xlsx": _xlsx, "csv": lambda t: _separated(t, ","),
        "tsv": lambda t: _separated(t, "\t"), "json": _objects}
    if form not in writers:
        raise KgError(f"{form} is for the answers of queries", remedy=f"formats here: table, {', '.join(writers)}")
    return writers[form](table)


def _text(cell: Cell) -> str:
    return _MARK[cell] if isinstance(cell, bool) or cell is None else str(cell)


def _lines_of(table: Table, escape: Callable[[str], str]) -> Iterator[list[str]]:
    for row in (table.headings, *table.rows):
        yield [escape(" ".join(_text(cell).split())) for cell in row]


def _aligned(table: Table, terminal: Terminal | None = None) -> bytes:
    """Columns aligned by spaces; wrapped at spaces to the width of a terminal, whole for pipes and files."""
    cells = list(_lines_of(table, for_terminal))
    columns = list(zip(*cells, strict=True))
    widths = column_widths(columns, terminal.width if terminal else None)
    rights = [terminal is not None and _is_numeric([row[position] for row in table.rows]) for position in range(len(columns))]
    lines = [_row_lines(row, widths, rights) for row in cells]
    head = [f"{_BOLD}{line}{_PLAIN}" for line in lines[0]] if terminal and terminal.colour else lines[0]
    rule = (" " * GAP).join("-" * width for width in widths)
    return "".join(f"{line}\n" for line in (*head, rule, *(line for row in lines[1:] for line in row))).encode()


def _row_lines(row: list[str], widths: list[int], rights: list[bool]) -> list[str]:
    """The lines of one row, as many as its tallest cell has."""
    cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    return [(" " * GAP).join(padded(part, width, right=right) for part, width, right in zip(parts, widths, rights, strict=True)).rstrip()
            for parts in zip_longest(*cells, fillvalue="")]


def _is_numeric(values: list[Cell]) -> bool:
    return any(values) and all(isinstance(n, (int, float)) and not isinstance(n, bool) for n in values if n is not None)


def _markdown(table: Table) -> bytes:
    first, *rest = _lines_of(table, lambda text: text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;"))
    lines = [first, ["---"] * len(first), *rest]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).encode()


def _separated(table: Table, separator: str) -> bytes:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows([table.headings, *table.rows])
    return out.getvalue().encode()


def _objects(table: Table) -> bytes:
    rows = [{h: cell for h, cell in zip(table.headings, row, strict=True) if cell is not None} for row in table.rows]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _xlsx(table: Table) -> bytes:
    from kg.export.xlsx import workbook

    return workbook(table.headings, table.rows)
