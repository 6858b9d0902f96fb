"""Show an instrument: its title, the edition in force on a day, who adopted it, and the editions before and after it.

A number alone is ambiguous where several bodies have it; a body, or the place and year of an edition, tells which is meant: pp/130,
"Resolution 70 of WTSA", "Res. 70 (Rev. Hammamet, 2016)".
An edition is in force from the end of the conference that adopted it until the next one that is known, or until the
instrument is suppressed. Each row says whether it is confirmed, partly confirmed, unconfirmed, or stated in a document.

example:
  kg resolution R50 --as-of 2020-06-01
  kg resolution pp/102
  kg resolution 70
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.commands.named import tell_alike
from kg.commands.opened import add_graph_options, opened
from kg.export.table import Cell, Table, plain_value
from kg.names.lookup import find
from kg.output import add_output_options
from kg.saved import Library
from kg.saved.parameters import Parameter, terms, value_of
from kg.store import GraphStore, QuerySolution
from kg.term import Iri, Literal, NamedNode
from kg.vocab import DCTERMS, SKOS

_HEADINGS = ("Edition", "Adopted by", "In force from", "Until", "In force", "Not known whether revised by", "Status", "Reason")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition with the days on which it is in force, as ISO dates; "" where no source has them.

    `not_known_of` names the conferences since of which nobody knows whether they revised it.
    """

    printed: str
    adopted_by: str
    since: str
    until: str
    in_force: bool
    not_known_of: str
    status: str
    reason: str


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", metavar="RESOLUTION", help="a code (R50), a number (pp/130, \"Resolution 50\"), a title, or an IRI")
    parser.add_argument("--as-of", metavar="DATE", default="today", help="a day such as 2020-06-01 (default: today)")
    add_output_options(parser, TABLE_FORMATS)
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the editions; raises KgError for what the graph does not know, and for a date that is none."""
    day = value_of(Parameter("as-of", "xsd:date"), args.as_of).value
    with opened(args) as graph:
        instrument = find(graph, args.what, "wtsa:Instrument")
        tell_alike(args, graph, args.what, "wtsa:Instrument")
        found = editions(graph, instrument, day)
        if not args.quiet:
            sys.stderr.writelines(f"{line}\n" for line in summary(graph, instrument, found, day))
    rows = tuple((e.printed, e.adopted_by, e.since, e.until, e.in_force, e.not_known_of, e.status, e.reason) for e in found)
    return print_table(args, Table(_HEADINGS, rows))


def editions(graph: GraphStore, instrument: NamedNode, day: str) -> list[Edition]:
    """The editions of `instrument` that the graph knows, oldest first, with the one in force on `day` marked."""
    rows = _rows(graph, "editions", resolution=instrument.value, asOf=day)
    return [Edition(_text(row["printed"]), _text(row["adoptedByLabel"]), _text(row["inForceFrom"]), _text(row["inForceUntil"]),
                    plain_value(row["inForce"]) is True, _text(row["notKnownOf"]),
                    _text(row["status"]), _text(row["reason"])) for row in rows]


def _rows(graph: GraphStore, query: str, **given: str) -> Iterator[QuerySolution]:
    """The rows of a saved question."""
    saved = Library.shipped().get(query)
    yield from graph.select(saved.bind(terms(saved.parameters, given, graph)))


def _text(term: object) -> str:
    value: Cell = plain_value(term)
    return "" if value is None else str(value)


def summary(graph: GraphStore, instrument: NamedNode, found: Sequence[Edition], day: str) -> list[str]:
    """The sentences that say what the table means.

    The last known edition may not be the last one: a later conference of the body may have revised the instrument.
    """
    code = min(_values(graph, instrument, SKOS.notation), default=instrument.value)
    lines = [f"{code}: {min(_values(graph, instrument, DCTERMS.title), default='no title is known')}"]
    lines += [f"{conference} {kind} it, by a row that is {status}: {about}"
              for conference, kind, about, status in _changes(graph, instrument)]
    current = next((e for e in found if e.in_force), None)
    if current is None:
        return [*lines, f"no edition is known to be in force on {day}"]
    lines.append(f"in force on {day}: {current.printed} ({current.status})")
    if current.not_known_of:
        lines.append(f"not known: whether {' or '.join(current.not_known_of.split())} revised or suppressed it")
    return lines


def _values(graph: GraphStore, thing: NamedNode, of: Iri) -> list[str]:
    return [quad.object.value for quad in graph.matching(thing, of) if isinstance(quad.object, Literal)]


def _changes(graph: GraphStore, instrument: NamedNode) -> list[tuple[str, ...]]:
    """What the reviewed rows say that conferences did to the instrument: code, "suppressed" and the like, subject, status."""
    rows = _rows(graph, "changes-of-instrument", resolution=instrument.value)
    words = {"new": "adopted", "not carried over": "did not carry over"}
    found = [tuple(_text(row[name]) for name in ("eventLabel", "change", "about", "status")) for row in rows]
    return [(code, words.get(kind, kind), about, status) for code, kind, about, status in dict.fromkeys(found)]
