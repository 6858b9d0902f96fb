"""What commands that answer share: print a table, or any kind of answer to a query, in the form that was asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from kg.commands.time_limit import time_limit, timeout_of
from kg.config import ANSWERS
from kg.export import rdf
from kg.export.table import Table, solutions_as, table_as, table_of
from kg.messages import KgError
from kg.output import chosen_format, terminal, write_result
from kg.store import Answer, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples

FORMATS = (*ANSWERS, *rdf.TRIPLE_FORMATS)
_FOR_PEOPLE = ("table", "md", "xlsx")
TABLE_FORMATS = ("table", "csv", "tsv", "json", "md", "xlsx")


def print_table(args: argparse.Namespace, table: Table) -> int:
    """Write a table of our own (not the answer to a query) where and as `args` says."""
    form = chosen_format(args, TABLE_FORMATS, "table")
    write_result(table_as(table, form, terminal(args.output)), args.output)
    return 0


def print_answer(args: argparse.Namespace, ask: Callable[[], Answer], columns: Mapping[str, str],
                 hint: Callable[[], str] = str) -> int:
    """Ask, within the time that `args` allows, and write the answer where it says; `hint` tells why there may be no rows.

    Raises KgError for a form that this kind of answer cannot have.
    """
    with time_limit(timeout_of(args)):  # rows are found while they are written down
        data = _as_bytes(args, ask(), columns, hint)
    write_result(data, args.output)
    return 0


def _as_bytes(args: argparse.Namespace, answer: Answer, columns: Mapping[str, str], hint: Callable[[], str]) -> bytes:
    if isinstance(answer, QuerySolutions):
        form = chosen_format(args, FORMATS, "table")
        _refuse(form, rdf.TRIPLE_FORMATS, "rows")
        return _for_people(args, answer, form, columns, hint) if form in _FOR_PEOPLE else solutions_as(answer, form)
    if isinstance(answer, QueryBoolean):
        return _truth(answer, chosen_format(args, FORMATS, "table"))
    return _triples(args, answer)


def _for_people(args: argparse.Namespace, answer: QuerySolutions, form: str, columns: Mapping[str, str],
                hint: Callable[[], str]) -> bytes:
    table = table_of(answer, columns, iris=args.iris)
    if not table.rows and not args.quiet:
        sys.stderr.write(f"no rows{hint()}\n")
    return table_as(table, form, terminal(args.output))


def _refuse(form: str, refused: tuple[str, ...], what: str) -> None:
    if form in refused:
        raise KgError(f"{form} cannot hold {what}")


def _truth(answer: QueryBoolean, form: str) -> bytes:
    _refuse(form, (*rdf.TRIPLE_FORMATS, "xlsx", "md"), "a yes or no")
    if form in ("srj", "xml"):
        return answer.serialize(format=QueryResultsFormat.JSON if form == "srj" else QueryResultsFormat.XML) or b""
    return b"true\n" if answer else b"false\n"


def _triples(args: argparse.Namespace, answer: QueryTriples) -> bytes:
    form = chosen_format(args, FORMATS, "turtle", rdf.EXTENSIONS)
    if form not in rdf.TRIPLE_FORMATS:
        if args.format:
            raise KgError(f"{form} cannot hold triples", remedy=f"formats here: {', '.join(rdf.TRIPLE_FORMATS)}")
        form = "turtle"
    return rdf.triples_as(answer, form)
