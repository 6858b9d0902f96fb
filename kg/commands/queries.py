"""The saved questions themselves: list them, show one, test them, export them for other tools.

`list` and `show` need no graph. `test` asks each with the examples of its header and compares the answer with the `expect` of the header
and with NAME.expected.csv, where there is one: in tests/queries of a checkout, or in the folder that --expected names. It tells of each
whether it is ok, failed (the exit code is 1), or runs, with nothing to compare with.
`export` writes each as a plain SPARQL file, its parameters filled by their examples, and all of them as queries.ttl
(sh:SPARQLExecutable), into a folder.

example:
  kg queries list
  kg queries show what-a-body-owes
  kg queries test
  kg queries export sparql-files
  kg queries test overdue-items --expected tests/queries
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.commands.catalogue import print_list
from kg.commands.query import library_of
from kg.config import add_store_option, store_path
from kg.export.queries import TURTLE, export_queries
from kg.export.table import Table
from kg.messages import KgError
from kg.output import add_output_options, write_result
from kg.resources import folder
from kg.saved import Library, SavedQuery
from kg.saved.expectations import Verdict, verdict
from kg.store import GraphStore


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", choices=("list", "show", "test", "export"), help="what to do")
    parser.add_argument("names", nargs="*", metavar="NAME|FOLDER",
                        help="the questions to show, or to test (default: all); the folder to export to")
    parser.add_argument("--expected", type=Path, metavar="FOLDER", help="where the files NAME.expected.csv are")
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own")
    add_output_options(parser, TABLE_FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when a test fails; raises QueryError for an unknown name or a file with a mistake."""
    library = library_of(args)
    if args.what == "list":
        return print_list(args, library)
    if args.what == "show":
        return _show(args, library)
    if args.what == "export":
        return _export(args, library)
    return _test(args, library)


def _show(args: argparse.Namespace, library: Library) -> int:
    if not args.names:
        raise KgError("which question?", remedy="`kg queries list` shows them")
    texts = [_shown(library.get(name)) for name in args.names]
    write_result("\n".join(texts).encode(), args.output)
    return 0


def _export(args: argparse.Namespace, library: Library) -> int:
    if len(args.names) != 1:
        raise KgError("into which folder?", remedy="for example `kg queries export sparql-files`")
    with GraphStore.open(store_path(args)) as store:
        files = export_queries(library, store, Path(args.names[0]))
    if not args.quiet:
        sys.stderr.write(f"{len(files) - 1} queries and {TURTLE} in {args.names[0]}\n")
    return 0


def _shown(query: SavedQuery) -> str:
    call = [f"kg query {query.name}", *(f"-p {name}={shlex.quote(value)}" for name, value in query.example().items())]
    lines = [query.name, query.summary, *([query.description] if query.description else []), " ".join(call)]
    return "\n".join([*lines, f"{query.file}:{query.line}", "", query.text])


def _test(args: argparse.Namespace, library: Library) -> int:
    expected = args.expected or _beside_queries()
    if expected and not expected.is_dir():
        raise KgError("there is no such folder of expected answers", place=str(expected))
    with GraphStore.open(store_path(args)) as store:
        queries = [library.get(name) for name in args.names] if args.names else list(library)
        verdicts = [verdict(query, store, expected) for query in queries]
    rows = tuple(_row(found) for found in verdicts)
    table = Table(("Name", "Outcome", "Rows", "ms", "Held against", "Failures"), rows)
    print_table(args, table)
    failed = sum(1 for found in verdicts if found.failures)
    if not args.quiet:
        unchecked = sum(1 for found in verdicts if not found.checked and not found.failures)
        sys.stderr.write(f"{len(verdicts)} questions, {failed} failed, {unchecked} without expectation\n")
    return 1 if failed else 0


def _row(found: Verdict) -> tuple[str, str, int, float, str, str]:
    outcome = "failed" if found.failures else "ok" if found.checked else "runs"
    shown = "; ".join(found.failures[:5]) + (f"; and {len(found.failures) - 5} more" if len(found.failures) > 5 else "")
    return found.name, outcome, found.rows, round(found.milliseconds, 1), found.checked, shown


def _beside_queries() -> Path | None:
    """In a checkout the expected answers stand under `tests/queries`; an installed wheel has none."""
    path = folder("queries").parent / "tests" / "queries"
    return path if path.is_dir() else None
