"""Show an instrument: its title, the edition in force on a day, who adopted it, and the editions before and after it.

A number alone is ambiguous where several bodies have it; a body in front tells which is meant: wtsa/50, pp/130, council/1379.
An edition is in force from the end of the conference that adopted it until the next one that is known, or until the
instrument is suppressed. Each row says whether it is confirmed, partly confirmed, unconfirmed, or stated in a document.

example:
  kg resolution R50 --as-of 2020-06-01
  kg resolution pp/102
  kg resolution 70
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.config import add_store_option, store_path
from kg.export.table import Cell, Table, plain_value
from kg.lookup import find
from kg.messages import KgError, QueryError
from kg.nearest import did_you_mean
from kg.output import add_output_options
from kg.parameters import Parameter, terms, value_of
from kg.saved import Library
from kg.store import GraphStore, QuerySolution
from kg.term import Iri, Literal, NamedNode
from kg.vocab import DCTERMS, SKOS, WTSA

_NUMBERED = re.compile(r"(?:(?P<body>[A-Za-z][A-Za-z-]*)[/ ])?(?P<number>\d{1,4})")
_HEADINGS = ("Edition", "Adopted by", "In force from", "Until", "In force", "Status", "Reason")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition with the days on which it is in force, as ISO dates; "" where no source has them."""

    printed: str
    adopted_by: str
    since: str
    until: str
    in_force: bool
    status: str
    reason: str


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", metavar="RESOLUTION", help="a code (R50), body and number (pp/130), a title, or an IRI")
    parser.add_argument("--as-of", metavar="DATE", default="today", help="a day such as 2020-06-01 (default: today)")
    add_output_options(parser, TABLE_FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the editions; raises KgError for what the graph does not know, and for a date that is none."""
    day = value_of(Parameter("as-of", "xsd:date"), args.as_of).value
    with GraphStore.open(store_path(args)) as graph:
        instrument = instrument_called(graph, args.what)
        found = editions(graph, instrument, day)
        if not args.quiet:
            sys.stderr.writelines(f"{line}\n" for line in summary(graph, instrument, found, day))
    rows = tuple((e.printed, e.adopted_by, e.since, e.until, e.in_force, e.status, e.reason) for e in found)
    return print_table(args, Table(_HEADINGS, rows))


def instrument_called(graph: GraphStore, text: str) -> NamedNode:
    """The instrument that a person calls `text`.

    Raises QueryError: several bodies have the number (with their names), or none has it (with the nearest).
    """
    numbered = _NUMBERED.fullmatch(text.strip())
    if not numbered:
        return find(graph, text, "wtsa:Instrument")
    fitting = [row for row in _with_number(graph, numbered["number"]) if _is_of(row, numbered["body"] or "")]
    if len(fitting) == 1:
        return NamedNode(fitting[0].iri)
    if fitting:
        raise QueryError(f"{text!r} is an instrument of several bodies: {', '.join(row.code for row in fitting)}",
                         remedy=f"say which: `kg resolution {fitting[0].path}`")
    raise _unknown(graph, text, numbered["body"] or "", numbered["number"])


@dataclass(frozen=True, slots=True)
class _Numbered:
    iri: str
    code: str
    body: str

    @property
    def path(self) -> str:
        """Body and number as people type them: "pp/130"."""
        return "/".join(self.iri.rsplit("/", 2)[1:])


def _with_number(graph: GraphStore, number: str) -> list[_Numbered]:
    rows = _rows(graph, "resolutions-by-body", number=number)
    found = {_Numbered(_text(row["instrument"]), _text(row["instrumentLabel"]), _text(row["bodyLabel"])) for row in rows}
    return sorted(found, key=lambda row: (row.body, row.code))


def _is_of(row: _Numbered, body: str) -> bool:
    """Whether an instrument was issued by `body`; without a body only Resolutions count, since people mean them."""
    return row.body.casefold() == body.casefold() if body else "/resolution/" in row.iri


def _unknown(graph: GraphStore, text: str, body: str, number: str) -> KgError:
    others = _with_number(graph, number)
    if others:
        return QueryError(f"{body} has no instrument with the number {number}; {', '.join(row.body for row in others)} "
                          f"{'has' if len(others) == 1 else 'have'} one", remedy=f"for example `kg resolution {others[0].path}`")
    known = [quad.object.value for quad in graph.matching(None, WTSA.number) if isinstance(quad.object, Literal)]
    return QueryError(f"no body has an instrument with the number {number}{did_you_mean(number, known)}",
                      remedy="`kg query resolutions-by-body` shows them all")


def editions(graph: GraphStore, instrument: NamedNode, day: str) -> list[Edition]:
    """The editions of `instrument` that the graph knows, oldest first, with the one in force on `day` marked."""
    rows = _rows(graph, "editions", resolution=instrument.value, asOf=day)
    return [Edition(_text(row["printed"]), _text(row["adoptedByLabel"]), _text(row["inForceFrom"]), _text(row["inForceUntil"]),
                    plain_value(row["inForce"]) is True, _text(row["status"]), _text(row["reason"])) for row in rows]


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
    later = [name for name, end in _conferences(graph, instrument) if current.since < end <= day]
    if later and not current.until:
        lines.append(f"not known: whether {' or '.join(later)} revised or suppressed it")
    return lines


def _values(graph: GraphStore, thing: NamedNode, of: Iri) -> list[str]:
    return [quad.object.value for quad in graph.matching(thing, of) if isinstance(quad.object, Literal)]


def _changes(graph: GraphStore, instrument: NamedNode) -> list[tuple[str, ...]]:
    """What the reviewed rows say that conferences did to the instrument: code, "suppressed" and the like, subject, status."""
    rows = graph.select("SELECT ?code ?kind ?about ?status ?end WHERE { ?change wtsa:resolution <" + instrument.value + "> ; "
                        "wtsa:instrumentChange/skos:notation ?kind ; wtsa:topicAsPrinted ?about ; wtsa:status/skos:prefLabel ?status ; "
                        "wtsa:event ?event . ?event skos:notation ?code ; wtsa:endDate ?end } ORDER BY ?end")
    words = {"new": "adopted", "not carried over": "did not carry over"}
    found = [tuple(_text(row[name]) for name in ("code", "kind", "about", "status")) for row in rows]
    return [(code, words.get(kind, kind), about, status) for code, kind, about, status in dict.fromkeys(found)]


def _conferences(graph: GraphStore, instrument: NamedNode) -> list[tuple[str, str]]:
    """The conferences of the issuing body by code and last day, oldest first."""
    rows = graph.select("SELECT DISTINCT ?code ?end WHERE { ?event wtsa:sessionOf/^wtsa:issuingBody <" + instrument.value + "> ; "
                        "skos:notation ?code ; wtsa:endDate ?end } ORDER BY ?end")
    return [(_text(row["code"]), _text(row["end"])) for row in rows]
