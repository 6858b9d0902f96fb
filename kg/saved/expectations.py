"""Whether a saved query still answers what a person has verified.

What is expected stands in the header (`#+ expect: {min_rows: 1, max_rows: 9, rows: 5, fixture: FILE}`) or in a file
`<name>.expected.csv`. The parameters are the declared examples. A fixture may have fewer columns than the answer; rows
count in their order where the query has one, else in any.
"""

from __future__ import annotations

import csv
import io
import operator
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kg.messages import KgError, QueryError
from kg.nearest import did_you_mean
from kg.saved import SavedQuery
from kg.store import GraphStore, QueryResultsFormat, QuerySolutions, QueryTriples
from kg.tokens import tokens

_KEYS = ("rows", "min_rows", "max_rows", "fixture")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one query: `failures` is empty when all is well, `checked` says against what it was held."""

    name: str
    checked: str
    rows: int
    milliseconds: float
    failures: tuple[str, ...]


def verdict(query: SavedQuery, store: GraphStore, fixtures: Path | None) -> Verdict:
    """Ask `query` with its examples and compare; a mistake in a query or its header is a failure, not an exception."""
    started = perf_counter()
    try:
        answer = query.answer(store, query.example())
        data = answer.serialize(format=QueryResultsFormat.CSV) if isinstance(answer, QuerySolutions) else None
        rows = list(csv.reader(io.StringIO((data or b"").decode(), newline="")))
        count = sum(1 for _ in answer) if isinstance(answer, QueryTriples) else max(len(rows) - 1, 0)
        elapsed = (perf_counter() - started) * 1000
        expected = _fixture(query, fixtures)
        failures = [*_counted(query, count), *(_compared(query, rows, expected) if expected else ())]
    except KgError as error:
        return Verdict(query.name, "", 0, (perf_counter() - started) * 1000, (str(error),))
    checked = [*(["file"] if expected else []), *(key for key in _KEYS[:3] if key in query.expect)]
    return Verdict(query.name, ", ".join(checked), count, elapsed, tuple(failures))


def _fixture(query: SavedQuery, fixtures: Path | None) -> Path | None:
    """The file with the expected rows.

    Raises QueryError when the header names one that is not there.
    """
    for key in query.expect:
        if key not in _KEYS:
            raise QueryError(f"unknown expectation {key}{did_you_mean(key, _KEYS)}", place=f"{query.file}:{query.line}")
    named = query.expect.get("fixture")
    if fixtures is None:
        return None
    path = fixtures / (Path(str(named)).name if named else f"{query.name.replace('/', '-')}.expected.csv")
    if named and not path.is_file():
        raise QueryError(f"there is no expected answer {path}", place=f"{query.file}:{query.line}")
    return path if path.is_file() else None


def _counted(query: SavedQuery, rows: int) -> list[str]:
    checks = (("rows", operator.eq, "exactly"), ("min_rows", operator.ge, "at least"),
              ("max_rows", operator.le, "at most"))
    return [f"{rows} rows, expected {words} {query.expect[key]}" for key, holds, words in checks
            if key in query.expect and not holds(rows, int(query.expect[key]))]


def _compared(query: SavedQuery, rows: list[list[str]], expected: Path) -> list[str]:
    """How the rows differ from those of the file, in words."""
    wanted = list(csv.reader(io.StringIO(expected.read_text("utf-8-sig"), newline="")))
    if not rows or not wanted:
        return [f"{expected.name} is empty" if rows else "the answer is no table"]
    missing_columns = [name for name in wanted[0] if name not in rows[0]]
    if missing_columns:
        return [f"the answer has no column {name}{did_you_mean(name, rows[0])}" for name in missing_columns]
    positions = [rows[0].index(name) for name in wanted[0]]
    found = [tuple(row[position] for position in positions) for row in rows[1:]]
    hoped = [tuple(row) for row in wanted[1:]]
    if found == hoped:
        return []
    missing, extra = Counter(hoped) - Counter(found), Counter(found) - Counter(hoped)
    failures = [f"missing: {', '.join(row)}" for row in missing]
    failures += [f"not expected: {', '.join(row)}" for row in extra]
    if not failures and _is_ordered(query.text):
        failures = ["the rows are right but in another order"]
    return failures


def _is_ordered(sparql: str) -> bool:
    """Whether the query itself, not a subquery, sorts its rows."""
    depth, ordered = 0, False
    for token in tokens(sparql):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        ordered = ordered or (depth == 0 and token.is_word("ORDER"))
    return ordered
