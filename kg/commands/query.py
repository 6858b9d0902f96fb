"""Ask a saved question, or one of your own, and print its answer.

`--list` shows each question with its parameters: NAME=EXAMPLE, in brackets where it may be left out. They are given as people say
them: a code (SG17, R50, 20-03), a name or number, a prefixed name or an IRI; a day is 2022-01-15 or today, never a year or month alone.
The formats table, md and xlsx show names, csv, tsv, srj and xml are those of the W3C with full IRIs, json is a list of plain objects;
turtle, ntriples, rdfxml and jsonld are for queries of your own that CONSTRUCT or DESCRIBE.

example:
  kg query --list
  kg query what-a-body-owes -p body=SG17
  kg query overdue-items -p asOf=2022-01-15 -o overdue.xlsx
  kg query -q 'SELECT ?r WHERE { ?r a wtsa:Resolution }' --format csv
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.commands.answers import FORMATS, print_answer
from kg.commands.catalogue import print_list
from kg.commands.named import tell_alike_parameters
from kg.commands.opened import add_graph_options, opened
from kg.commands.time_limit import add_timeout_option
from kg.config import setting, store_path
from kg.messages import KgError, QueryError
from kg.output import add_output_options
from kg.saved import Library, SavedQuery, parse
from kg.saved.parameters import terms
from kg.store import Answer, GraphStore
from kg.unknown_words import unknown_words


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("name", nargs="?", metavar="NAME|FILE.rq", help="the saved question, or a file with your own (FILE.rq)")
    what.add_argument("-q", "--query", metavar="TEXT|FILE", help="SPARQL, or a file with it; - is standard input")
    what.add_argument("-l", "--list", action="store_true", help="show the saved questions and their parameters")
    parser.add_argument("-p", "--param", action="append", default=[], metavar="NAME=VALUE",
                        help="a parameter of the question; may be repeated")
    parser.add_argument("--iris", action="store_true", help="show IRIs where a label would stand")
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own")
    add_output_options(parser, FORMATS)
    add_timeout_option(parser)
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Answer; raises QueryError and StoreError."""
    library = library_of(args)
    if args.list:
        return print_list(args, library)
    given = parameters(args.param)
    if args.name and (args.name == "-" or args.name.endswith(".rq")):  # no saved question is called so
        args.query = args.name
    elif args.name:
        return _ask_saved(args, library.get(args.name), given)
    if args.query:
        return ask_own(args)
    raise KgError("which question?", remedy="`kg query --list` shows the saved ones; -q asks your own")


def library_of(args: argparse.Namespace) -> Library:
    """The saved queries that ship and those of the user."""
    more = setting(args, "queries")
    if more and not Path(more).is_dir():
        raise KgError("there is no such folder of queries", place=more)
    return Library.shipped(Path(more) if more else None)


def parameters(words: list[str]) -> dict[str, str]:
    """`["sg=SG17"]` as a dictionary.

    Raises QueryError for a word without `=` and for a parameter that is given twice.
    """
    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise QueryError(f"a parameter is written NAME=VALUE, not {word!r}")
        if name in found:
            raise QueryError(f"parameter {name} is given twice")
        found[name] = value
    return found


def _ask_saved(args: argparse.Namespace, query: SavedQuery, given: dict[str, str]) -> int:
    with opened(args) as store:
        return _print_saved(args, query, store, given)


def _print_saved(args: argparse.Namespace, query: SavedQuery, store: GraphStore, given: dict[str, str]) -> int:
    sparql = query.bind(terms(query.parameters, given, store))
    tell_alike_parameters(args, store, query.parameters, given)
    _tell_unknown(args, store, query.text)
    if args.verbose:
        sys.stderr.write(f"asking {store_path(args)}:\n{sparql}\n")
    return print_answer(args, lambda: store.query(sparql), query.columns, lambda: _why_none(query, store, given))


def _why_none(query: SavedQuery, store: GraphStore, given: dict[str, str]) -> str:
    from kg.saved.known_values import hint  # only who finds nothing pays for it

    return hint(store, query.parameters, given)


def ask_own(args: argparse.Namespace) -> int:
    """Answer the query that the user wrote; with a header it is a saved query that has not been saved."""
    given = parameters(args.param)
    text, file = _own_text(args.query)
    if not text.strip():
        raise QueryError("the query is empty", place=str(file), remedy="give SPARQL, a file with it, or - for standard input")
    with opened(args) as store:
        if text.lstrip().startswith("#+"):
            return _print_saved(args, parse(text, file, file.stem), store, given)
        if given:
            raise QueryError("this query declares no parameters", remedy="declare them in a header: `#+ params:`")
        _tell_unknown(args, store, text)
        return print_answer(args, lambda: _located(store, text, file), {})


def _tell_unknown(args: argparse.Namespace, store: GraphStore, sparql: str) -> None:
    """Say on standard error which words of the query the graph does not have, unless --quiet."""
    if not args.quiet:
        sys.stderr.writelines(f"{words}\n" for words in unknown_words(store, sparql))


def _own_text(text_or_file: str) -> tuple[str, Path]:
    """The query itself and a name for it: words with a space or a brace are a query, all else names a file."""
    if text_or_file == "-":
        return sys.stdin.read(), Path("standard input")
    if not text_or_file or any(sign in text_or_file for sign in "{ \n"):
        return text_or_file, Path("the query")
    try:
        return Path(text_or_file).read_text("utf-8"), Path(text_or_file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise QueryError(f"cannot read the query: {reason}", place=text_or_file) from error


def _located(store: GraphStore, text: str, file: Path) -> Answer:
    try:
        return store.query(text)
    except QueryError as error:
        raise QueryError(error.text, place=f"{file}: {error.place}", remedy=error.remedy) from error
