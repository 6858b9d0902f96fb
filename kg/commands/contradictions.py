"""Report where two statements cannot both be true: titles, numbers, editions, dates, counts; with the evidence on both sides.

Each kind is a saved query in queries/contradictions/, and a new kind is a new file there (with `--queries`, of your own). A query may
narrow a side to passages (?oneEvidence, ?otherEvidence: IRIs of evidence with spaces between), where its record has others too. Nothing is
decided: what the sources say stays as it is, and corrections stand beside it (`kg query corrections`).

example:
  kg contradictions
  kg contradictions --kind titles --kind group-dates
  kg contradictions --format md -o contradictions.md
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from kg.commands.opened import add_graph_options, opened
from kg.commands.query import library_of
from kg.export.table import plain_value
from kg.messages import KgError, shorten
from kg.nearest import did_you_mean
from kg.output import add_output_options, chosen_format, write_result
from kg.saved import Library, SavedQuery
from kg.store import GraphStore, QuerySolution, QuerySolutions
from kg.why import Quote, Reason, why_record

FORMATS = ("text", "json", "md")
_FOLDER = "contradictions/"
_COLUMNS = ("about", "aboutLabel", "one", "oneSays", "other", "otherSays")
_EVIDENCE = ("oneEvidence", "otherEvidence")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: document, place, characters, rule, and what stands there (None where the graph holds facts only)."""

    document: str
    place: str
    start: int
    end: int
    rule: str
    quote: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements: its record or row, what it says, and where; `reviewed` has source and status of a row."""

    record: str
    says: str
    evidence: tuple[Place, ...]
    reviewed: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements about one thing that cannot both be true; `summary` says of what kind this is."""

    kind: str
    summary: str
    about: str
    label: str
    one: Side
    other: Side


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--kind", action="append", default=[], metavar="KIND", help="only this kind; may be given several times")
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own; kinds are those in contradictions/")
    add_output_options(parser, FORMATS)
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Write the report; raises KgError for an unknown kind."""
    queries = kinds(library_of(args), args.kind)
    with opened(args) as graph:
        found = [item for query in queries for item in contradictions(query, graph)]
    form = chosen_format(args, FORMATS, "text", {"txt": "text"})
    write_result({"text": as_text, "json": as_json, "md": as_markdown}[form](found).encode(), args.output)
    if not found and not args.quiet:
        sys.stderr.write("no contradictions\n")
    return 0


def kinds(library: Library, wanted: Sequence[str]) -> list[SavedQuery]:
    """The queries of the kinds that are wanted, or of all.

    Raises KgError for a kind that has no file, and for a file that does not answer with both sides.
    """
    names = [name.removeprefix(_FOLDER) for name in library.files() if name.startswith(_FOLDER)]
    for kind in wanted:
        if kind not in names:
            raise KgError(f"there is no kind of contradiction {kind!r}{did_you_mean(kind, names)}", remedy=f"kinds: {', '.join(names)}")
    return [library.get(_FOLDER + name) for name in names if not wanted or name in wanted]


def contradictions(query: SavedQuery, graph: GraphStore) -> Iterator[Contradiction]:
    """What one kind of contradiction finds in `graph`."""
    answer = query.answer(graph, {})
    names = [variable.value for variable in answer.variables] if isinstance(answer, QuerySolutions) else []
    missing = [name for name in _COLUMNS if name not in names]
    if missing or not isinstance(answer, QuerySolutions):
        raise KgError(f"a kind of contradiction selects ?{' ?'.join(_COLUMNS)}; ?{missing[0]} is missing", place=str(query.file))
    for row in answer:
        about, label, one, one_says, other, other_says = (str(plain_value(row[name])) for name in _COLUMNS)
        one_stands, other_stands = (_passages(row, name) if name in names else [] for name in _EVIDENCE)
        yield Contradiction(query.name.removeprefix(_FOLDER), query.summary, about, label,
                            _side(graph, one, one_says, one_stands), _side(graph, other, other_says, other_stands))


def _passages(row: QuerySolution, name: str) -> list[str]:
    """The evidence that a row names for a side; none where all that the record has belongs to it."""
    return str(plain_value(row[name]) or "").split()


def _side(graph: GraphStore, record: str, says: str, passages: Sequence[str]) -> Side:
    reasons: list[Reason] = [why_record(graph, iri) for iri in passages or [record]]
    places = sorted((_place(quote) for reason in reasons for quote in reason.quotes), key=lambda place: (place.document, place.start))
    return Side(record, says, tuple(dict.fromkeys(places)), reasons[0].note)


def _place(quote: Quote) -> Place:
    return Place(quote.document, quote.place, quote.start, quote.end, quote.rule, quote.quote)


def as_json(found: Sequence[Contradiction]) -> str:
    """A list of objects with all that is known of both sides."""
    return json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=2) + "\n"


def as_text(found: Sequence[Contradiction]) -> str:
    """Kinds with their contradictions, each side with its places below."""
    return "\n".join(_text_lines(found)) + "\n" if found else ""


def _text_lines(found: Sequence[Contradiction]) -> Iterator[str]:
    for kind, items in groupby(found, key=lambda item: (item.kind, item.summary)):
        listed = list(items)
        yield f"{kind[0]} ({len(listed)}): {kind[1]}"
        for item in listed:
            yield f"  {item.label}"
            for side in (item.one, item.other):
                yield f"    {shorten(side.says, 160)}"
                yield from (f"      {words}" for words in _where(side))
        yield ""


def _where(side: Side) -> Iterator[str]:
    """The places of a side in words, each once."""
    if side.reviewed:
        yield f"reviewed data: {side.reviewed}"
    for place in side.evidence:
        quote = f": “{shorten(place.quote, 90)}”" if place.quote else ""
        yield f"{place.document}, {place.place}, characters {place.start}–{place.end} (rule {place.rule}){quote}"


def as_markdown(found: Sequence[Contradiction]) -> str:
    """A section for each kind, with a table of both sides."""
    lines = ["# Contradictions", ""]
    for kind, items in groupby(found, key=lambda item: (item.kind, item.summary)):
        lines += [f"## {kind[0]}", "", f"{kind[1]}.", "", "| About | One | Where | Other | Where |", "|---|---|---|---|---|"]
        lines += [f"| {' | '.join(map(_cell, _row(item)))} |" for item in items]
        lines.append("")
    return "\n".join(lines)


def _row(item: Contradiction) -> tuple[str, ...]:
    return (item.label, item.one.says, "; ".join(_where(item.one)), item.other.says, "; ".join(_where(item.other)))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
