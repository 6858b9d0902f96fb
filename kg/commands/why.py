"""Show why something is in the graph: the sentence it rests on, or the rule and the premises it was derived from.

example:
  kg why https://w3id.org/wtsa/id/action-item/wtsa-16/20-03
  kg why 20-03
  kg why R20 wtsa:actionBy SG2
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from kg.config import add_store_option, store_path
from kg.lookup import expand, find
from kg.messages import KgError
from kg.store import GraphStore
from kg.why import Quote, Reason, why_record, why_statement


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", nargs="+", metavar="IRI", help="a record (IRI or code), or subject, predicate and object")
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the reasons; raises KgError for what the graph does not know."""
    with GraphStore.open(store_path(args)) as graph:
        sys.stdout.writelines(f"{line}\n" for line in explain(graph, args.what))
    return 0


def explain(graph: GraphStore, what: list[str]) -> Iterator[str]:
    """The lines that answer `kg why`: one record, or a statement in three words."""
    if len(what) == 1:
        yield from lines(why_record(graph, find(graph, what[0]).value))
    elif len(what) == 3:
        subject, predicate = find(graph, what[0]).value, expand(what[1]).value
        value = what[2] if what[2].startswith('"') else f"<{find(graph, what[2]).value}>"
        for reason in why_statement(graph, subject, predicate, value):
            yield from lines(reason)
    else:
        raise KgError("give one IRI, or a subject, a predicate and an object", remedy="see `kg why --help`")


def lines(reason: Reason, indent: str = "") -> Iterator[str]:
    """A reason as indented lines, premises below."""
    yield f"{indent}{reason.label}  <{reason.about}>"
    if reason.origin == "derived":
        yield f"{indent}  derived by the rule “{reason.rule}” from:"
    if reason.origin == "reference":
        yield f"{indent}  reviewed data: {reason.note}"
    for quote in reason.quotes:
        yield from _quote(quote, indent + "  ")
    for premise in reason.premises:
        yield from lines(premise, indent + "    ")


def _quote(quote: Quote, indent: str) -> Iterator[str]:
    yield f"{indent}{quote.document}, {quote.place}, characters {quote.start}–{quote.end} (rule {quote.rule})"
    if quote.quote is None:
        yield f"{indent}  [the graph holds facts only; build it from the document to see the quote]"
    else:
        text = f"…{quote.before}⟦{quote.quote}⟧{quote.after}…"
        yield from (f"{indent}  {line}" for line in text.replace("\t", " ").split("\n") if line.strip())
