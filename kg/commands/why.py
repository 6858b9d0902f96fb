"""Show why something is in the graph: the sentence it rests on, or the rule and the premises it was derived from.

Of a thing (a resolution, a body) it lists the records that speak of it, a few of each kind. Three words are a statement: subject,
predicate and object, which is a thing or a text in quotes.

example:
  kg why R50
  kg why https://w3id.org/wtsa/id/action-item/wtsa-16/20-03
  kg why 20-03
  kg why R20 wtsa:actionBy SG2
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from kg.commands.named import tell_alike
from kg.commands.opened import add_graph_options, opened
from kg.messages import KgError
from kg.names.lookup import find, label
from kg.output import for_terminal
from kg.store import GraphStore
from kg.term import NamedNode
from kg.why import NoStatement, Quote, Reason, property_called, records_about, why_record, why_statement

SHOWN = 3  # records of one kind before "and … more"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", nargs="+", metavar="THING",
                        help="a record or a thing by its code, name or IRI; or subject, predicate and object")
    parser.add_argument("--all", action="store_true", help=f"of a thing, list every record, not only {SHOWN} of each kind")
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the reasons; raises KgError for what the graph does not know."""
    with opened(args) as graph:
        for word in (args.what[0], *args.what[2:3]):
            if not word.startswith('"'):
                tell_alike(args, graph, word)
        sys.stdout.writelines(f"{for_terminal(line)}\n" for line in explain(graph, args.what, None if args.all else SHOWN))
    return 0


def explain(graph: GraphStore, what: list[str], shown: int | None = SHOWN) -> Iterator[str]:
    """The lines that answer `kg why`: one record, the records about a thing, or a statement in three words."""
    if len(what) == 1:
        yield from _about_one(graph, find(graph, what[0]), shown)
    elif len(what) == 3:
        subject, predicate = find(graph, what[0]).value, property_called(graph, what[1])
        value = what[2] if what[2].startswith('"') else f"<{find(graph, what[2]).value}>"
        for reason in why_statement(graph, subject, predicate, value):
            yield from lines(reason)
    else:
        raise KgError("give one thing, or a subject, a predicate and an object", remedy="see `kg why --help`")


def _about_one(graph: GraphStore, thing: NamedNode, shown: int | None) -> Iterator[str]:
    """Why a record is there; of a thing, reviewed or not, the records that speak of it.

    Raises KgError for what no record speaks of either.
    """
    try:
        reason = why_record(graph, thing.value)
    except NoStatement:
        groups = records_about(graph, thing.value)
        if not groups:
            raise
        yield f"{label(graph, thing)}  <{thing.value}>"
        yield "  is a thing, not a statement; these records speak of it:"
        yield from _groups(graph, groups, shown)
        return
    yield from lines(reason)
    if reason.origin == "reference" and (groups := records_about(graph, thing.value)):  # R50 is reviewed, and spoken of
        yield "  these records speak of it:"
        yield from _groups(graph, groups, shown)


def _groups(graph: GraphStore, groups: dict[str, list[NamedNode]], shown: int | None) -> Iterator[str]:
    for kind, records in groups.items():
        yield from _group(graph, kind, records, shown)
    yield ""
    yield "`kg why` with one of these shows the sentence it rests on."


def _group(graph: GraphStore, kind: str, records: list[NamedNode], shown: int | None) -> Iterator[str]:
    yield ""
    yield f"  {kind} ({len(records)})"
    for record in records[:shown]:
        quote = why_record(graph, record.value).quotes[0]
        name = label(graph, record)
        yield f"    {name if name != record.value else f'<{record.value}>'}  {quote.document}, {quote.place}"
    if shown is not None and len(records) > shown:
        yield f"    and {len(records) - shown} more (--all)"


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
