"""What is not handed to the engine, and what the engine refuses, said with its place in the text as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.messages import QueryError
from kg.store.joins import too_many_joins
from kg.tokens import (
    line_and_column,
    mentions_service,
    offset_of,
    service_call,
    tokens,
    too_complex,
    undeclared_prefix,
    without_comments,
)
from kg.vocab import prefixes

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def harmless(sparql: str) -> tuple[str, list[int]]:
    """The text to hand to the engine, and where line breaks were added to it.

    Raises QueryError for what would reach the network or exhaust the engine's stack.
    """
    if place := too_complex(sparql):
        raise _error_at(sparql, place.start, "the query nests too deep or says too much from here on",
                        "ask it in parts; long lists of values belong in VALUES")
    if place := too_many_joins(sparql):
        raise _error_at(sparql, place.start, "the query joins too many patterns from here on, and planning it would take very long",
                        "ask it in parts, or in subqueries; alternatives belong in UNION or VALUES")
    if not mentions_service(sparql):
        return sparql, []
    if call := service_call(sparql):
        raise _error_at(sparql, call.start, "SERVICE is refused: queries do not use the network")
    return without_comments(sparql)


def syntax_error(sparql: str, read: str, breaks: list[int], complaint: str) -> QueryError:
    """The engine's complaint about the text it `read`: an unknown prefix by its name, else the place in `sparql`."""
    if unknown := undeclared_prefix(sparql, prefixes()):
        return _error_at(sparql, unknown.start, f"the prefix of {unknown.text} is not declared")
    if update := next((t for t in tokens(sparql) if t.is_word(*_UPDATES)), None):
        return _error_at(sparql, update.start, "updates are refused: only `kg build` and `kg ingest` change the graph")
    found = _POSITION.fullmatch(complaint)
    if not found:
        return QueryError(f"syntax error: {complaint}")
    expected = f": {found[3]}" if len(found[3]) < 80 else " here"  # a longer list is for grammarians
    offset = offset_of(read, int(found[1]), int(found[2]))
    return _error_at(sparql, offset - bisect_left(breaks, offset), f"syntax error{expected}")


def _error_at(sparql: str, offset: int, text: str, remedy: str = "") -> QueryError:
    line, column = line_and_column(sparql, offset)
    begin = max(0, column - 60)  # of a line that was never meant to be read
    excerpt = sparql.split("\n")[line - 1][begin:begin + 100]
    return QueryError(f"{text}\n  {excerpt}\n  {' ' * (column - 1 - begin)}^", place=f"line {line}, column {column}", remedy=remedy)
