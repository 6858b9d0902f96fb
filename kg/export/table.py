"""Answers as tables: rows in, bytes out, in each form that people and programs ask for.

Forms for people (table, md, xlsx) show labels: a variable `?x` that has a companion `?xLabel` shows that instead of its
IRI. Forms for programs (csv, tsv, srj, xml: the W3C's; json: a list of objects) keep every variable and full IRIs.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.messages import KgError
from kg.output import Terminal
from kg.store import QueryResultsFormat, QuerySolutions
from kg.term import XSD, Literal, NamedNode
from kg.vocab import compact

Cell = str | int | float | bool | None

_W3C = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "srj": QueryResultsFormat.JSON,
        "xml": QueryResultsFormat.XML}
_MARK = {True: "yes", False: "no", None: ""}


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of plain values."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def formats() -> tuple[str, ...]:
    """The forms a table can have."""
    return ("table", "csv", "tsv", "json", "srj", "xml", "md", "xlsx")


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
    """A table in one of `formats()` but for those of the W3C that only a query has (srj, xml)."""
    if form == "table" and terminal:
        return _for_terminal(table, terminal).encode()
    writers: dict[str, Callable[[Table], bytes]] = {
        "table": _aligned, "md": _markdown, "xlsx": _xlsx, "csv": lambda t: _separated(t, ","),
        "tsv": lambda t: _separated(t, "\t"), "json": _objects}
    if form not in writers:
        raise KgError(f"{form} is for the answers of queries", remedy=f"formats here: {', '.join(writers)}")
    return writers[form](table)


def _text(cell: Cell) -> str:
    return _MARK[cell] if isinstance(cell, bool) or cell is None else str(cell)


def _lines_of(table: Table, escape: Callable[[str], str]) -> Iterator[list[str]]:
    for row in (table.headings, *table.rows):
        yield [escape(" ".join(_text(cell).split())) for cell in row]


def _aligned(table: Table) -> bytes:
    """Columns aligned by spaces, nothing cut: for pipes and files."""
    lines = list(_lines_of(table, _printable))
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    padded = ("  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
              for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in padded).encode()


def _printable(text: str) -> str:
    """`text` without signs that steer a terminal."""
    return "".join("�" if unicodedata.category(sign) == "Cc" else sign for sign in text)


def _width(text: str) -> int:
    """How many columns a terminal needs for `text`."""
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
               for sign in text)


def _for_terminal(table: Table, terminal: Terminal) -> str:
    from rich import box  # rich is slow to import and only a terminal needs it
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    out = io.StringIO()
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for position, heading in enumerate(table.headings):
        numbers = [row[position] for row in table.rows]
        numeric = any(numbers) and all(isinstance(n, (int, float)) and not isinstance(n, bool) for n in numbers)
        grid.add_column(Text(_printable(heading)), overflow="fold", justify="right" if numeric else "left")
    for row in table.rows:
        grid.add_row(*(Text(_printable(_text(cell))) for cell in row))
    console = Console(file=out, width=terminal.width, force_terminal=terminal.colour, legacy_windows=False)
    console.print(grid)
    return out.getvalue()


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
