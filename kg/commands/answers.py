"""What `kg query` and `kg sparql` share: print any kind of answer in the form that was asked for."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Mapping

from kg.export import rdf
from kg.export.table import formats, solutions_as
from kg.messages import KgError
from kg.output import chosen_format, write_result
from kg.store import Answer, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples

FORMATS = (*formats(), *rdf.TRIPLE_FORMATS)


def print_answer(args: argparse.Namespace, answer: Answer, columns: Mapping[str, str]) -> int:
    """Write the answer where `args` says; raises KgError for a form that this kind of answer cannot have."""
    if isinstance(answer, QuerySolutions):
        form = chosen_format(args, FORMATS, "table")
        _refuse(form, rdf.TRIPLE_FORMATS, "rows")
        data = solutions_as(answer, form, columns, iris=args.iris, width=terminal_width(args.output))
    elif isinstance(answer, QueryBoolean):
        data = _truth(answer, chosen_format(args, FORMATS, "table"))
    else:
        data = _triples(args, answer)
    write_result(data, args.output)
    return 0


def terminal_width(output: str) -> int | None:
    """How wide the terminal is that the result goes to, None for a pipe or a file."""
    if output != "-" or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


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


def colour() -> bool:
    """Whether standard output may be coloured: a terminal, and https://no-color.org not asked for."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
