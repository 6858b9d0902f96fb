"""Say in words what the graph knows of a thing: what it is, what is said of it, what points to it.

The thing is called by its code (SG17, R50, 20-03), by a name or number, by a prefixed name or by its IRI. Where a name is that of several
things, one is described and the others are named, or none where none is likelier.

example:
  kg describe R50
  kg describe "Study Group 17" --all
  kg describe "Resolution 78 (Rev. Hammamet, 2016)"
  kg describe 20-03 --format turtle
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.commands.named import tell_alike
from kg.commands.opened import add_graph_options, opened
from kg.export.rdf import TRIPLE_FORMATS, triples_as
from kg.export.table import Cell, plain_value
from kg.facts import natural
from kg.iri import DERIVED_GRAPH
from kg.messages import shorten
from kg.names.lookup import find, label, printed_title
from kg.output import add_output_options, chosen_format, for_terminal, write_result
from kg.store import GraphStore
from kg.term import Iri, Literal, NamedNode, Quad
from kg.vocab import DCTERMS, RDF, WTSA, compact

FORMATS = ("text", *TRIPLE_FORMATS)
SHOWN = 8  # values of one kind before "and … more"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("thing", metavar="THING", help="what to describe: its code, name or IRI")
    parser.add_argument("--all", action="store_true", help=f"list everything, not only {SHOWN} of each kind")
    add_output_options(parser, FORMATS)
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the description; raises QueryError for what the graph does not know."""
    form = chosen_format(args, FORMATS, "text", {"ttl": "turtle", "txt": "text", "nt": "ntriples", "rdf": "rdfxml"})
    with opened(args) as store:
        thing = find(store, args.thing)
        tell_alike(args, store, args.thing)
        if form == "text":
            data = "".join(f"{for_terminal(line)}\n" for line in lines(store, thing, None if args.all else SHOWN)).encode()
        else:
            data = triples_as((quad.triple for quad in store.matching(thing)), form)
        write_result(data, args.output)
    return 0


def lines(store: GraphStore, thing: NamedNode, shown: int | None = SHOWN) -> Iterator[str]:
    """The description of `thing`, at most `shown` values of each kind."""
    outgoing = list(store.matching(thing))
    yield " – ".join(part for part in (label(store, thing), printed_title(store, thing)) if part)
    yield f"<{thing.value}>"
    yield f"kind: {', '.join(_values(store, (q.object for q in outgoing if q.predicate == RDF.type))) or 'not stated'}"
    yield from _section("titles", _titles(store, thing), shown)
    derived = list(store.matching(thing, graph=DERIVED_GRAPH))
    inferred = {quad.triple for quad in derived}
    yield from _section("stated", _facts(store, (q for q in outgoing if q.triple not in inferred)), shown)
    yield from _section("derived by a rule", _facts(store, derived), shown)
    yield from _section("what points here", _incoming(store, thing), shown)
    if any(quad.predicate == WTSA.hasEvidence for quad in outgoing):
        yield ""
        yield f"`kg why {compact(thing.value)}` shows where it is said."


def _titles(store: GraphStore, group: NamedNode) -> list[tuple[str, list[str]]]:
    """What a study group is called in each study period, with the status of the reviewed row that says so."""
    rows = [quad.subject for quad in store.matching(None, WTSA.studyGroup, group)
            if isinstance(quad.subject, NamedNode) and any(store.matching(quad.subject, RDF.type, WTSA.GroupMandate))]
    named = ((_objects(store, row, WTSA.inStudyPeriod), f"{title} ({status})") for row in rows
             for title, status in zip(_objects(store, row, DCTERMS.title), _objects(store, row, WTSA.status), strict=False))
    return sorted((period, [words]) for periods, words in named for period in periods)


def _objects(store: GraphStore, subject: NamedNode, predicate: Iri) -> list[str]:
    return _values(store, (quad.object for quad in store.matching(subject, predicate)))


def _section(title: str, groups: Iterable[tuple[str, list[str]]], shown: int | None) -> Iterator[str]:
    """A title and under it each group: its name, then its values, one a line."""
    filled = [(name, values) for name, values in groups if values]
    if filled:
        yield ""
        yield title
    width = max((len(name) for name, _ in filled), default=0) + 2
    for name, values in filled:
        listed = values if shown is None else values[:shown]
        for position, value in enumerate(listed):
            yield f"  {name if position == 0 else '':{width}}{value}"
        if len(listed) < len(values):
            yield f"  {'':{width}}and {len(values) - len(listed)} more (--all)"


def _facts(store: GraphStore, quads: Iterable[Quad]) -> list[tuple[str, list[str]]]:
    """Values by the name of their property; class, label and evidence have places of their own."""
    groups: dict[NamedNode, list[object]] = defaultdict(list)
    for quad in quads:
        if quad.predicate not in (RDF.type, WTSA.hasEvidence):
            groups[quad.predicate].append(quad.object)
    named = ((label(store, predicate), _values(store, values)) for predicate, values in groups.items())
    return sorted(named)


def _incoming(store: GraphStore, thing: NamedNode) -> list[tuple[str, list[str]]]:
    """What points to `thing`, by kind and property: `action item, actor`."""
    groups: dict[str, list[object]] = defaultdict(list)
    for quad in store.matching(None, None, thing):
        if isinstance(quad.subject, NamedNode):
            kinds = sorted(label(store, q.object) for q in store.matching(quad.subject, RDF.type)
                           if isinstance(q.object, NamedNode))
            groups[f"{kinds[0] if kinds else 'thing'}, {label(store, quad.predicate)}"].append(quad.subject)
    return sorted((f"{name} ({len(set(found))})", _values(store, found)) for name, found in groups.items())


def _values(store: GraphStore, terms: Iterable[object]) -> list[str]:
    """Terms in words, each once, in natural order."""
    return sorted({_in_words(store, term) for term in terms}, key=natural)


def _as_record(store: GraphStore, record: NamedNode) -> str:
    """What a record without a name says and where: `“Council 2020”, table 7, row 6, cell 3`; "" for what is no record."""
    printed = (quad.object.value for quad in store.matching(record, WTSA.asPrinted) if isinstance(quad.object, Literal))
    places = (quad.object.value for link in store.matching(record, WTSA.hasEvidence)
              if isinstance(link.object, NamedNode) for quad in store.matching(link.object, WTSA.place)
              if isinstance(quad.object, Literal))
    words, place = shorten(min(printed, default=""), 60), min(places, default="")
    return ", ".join(part for part in (f"“{words}”" if words else "", place) if part)


def _in_words(store: GraphStore, term: object) -> str:
    if isinstance(term, NamedNode):
        return label(store, term, _as_record(store, term))
    value: Cell = plain_value(term)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else shorten(str(value), 200)
