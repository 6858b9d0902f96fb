"""Measure a view as a network: who has most relations, stands between others, belongs together, what holds it together.

Measures of things: degree, weighted-degree, betweenness, community; of relations: bridges. Without --measure all those of things.

example:
  kg network shared-responsibility --measure betweenness
  kg network who-instructs-whom -p resolution=R78
  kg network study-groups-and-organizations --measure bridges --format csv
"""

from __future__ import annotations

import argparse
import sys

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.commands.named import tell_alike_parameters
from kg.commands.opened import add_graph_options, opened
from kg.commands.query import library_of, parameters
from kg.export.table import Cell, Table
from kg.messages import KgError
from kg.nearest import did_you_mean
from kg.network.measures import MEASURES, Measures, measure
from kg.network.model import Network
from kg.network.project import project
from kg.network.view import view
from kg.output import add_output_options

_HEADS = {"degree": "Degree", "weighted-degree": "Weighted degree", "betweenness": "Betweenness", "community": "Community"}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("view", metavar="VIEW", help="a view; `kg views` lists them")
    parser.add_argument("--measure", metavar="MEASURE", help="; ".join(f"{name}: {words}" for name, words in MEASURES.items()))
    parser.add_argument("-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the view; may be repeated")
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own")
    add_output_options(parser, TABLE_FORMATS)
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Measure; raises KgError for an unknown measure, QueryError for an unknown view."""
    if args.measure and args.measure not in MEASURES:
        raise KgError(f"there is no measure {args.measure!r}{did_you_mean(args.measure, MEASURES)}",
                      remedy=f"measures: {', '.join(MEASURES)}")
    chosen = view(library_of(args), args.view)
    with opened(args) as store:
        network = project(chosen, store, given := parameters(args.param))
        tell_alike_parameters(args, store, chosen.query.parameters, given)
    measures = measure(network)
    if not args.quiet:
        _say(network, measures)
    return print_table(args, _bridges(network, measures) if args.measure == "bridges" else _things(network, measures, args.measure))


def _say(network: Network, measures: Measures) -> None:
    sys.stderr.write(f"{len(network.nodes)} things, {len(network.relations)} relations, {len(set(measures.community))} communities, "
                     f"{sum(measures.bridges)} bridges\n")
    if not measures.exact:
        sys.stderr.write("betweenness is an estimate from a sample of the things: the network is large\n")


def _things(network: Network, measures: Measures, wanted: str | None) -> Table:
    """The things with one measure, or all; the highest first, of communities the largest."""
    columns: dict[str, tuple[Cell, ...]] = {"degree": measures.degree, "weighted-degree": measures.weighted_degree,
                                            "betweenness": measures.betweenness, "community": measures.community}
    names = [wanted] if wanted else list(columns)
    up = -1 if names[0] != "community" else 1
    order = sorted(range(len(network.nodes)), key=lambda n: (up * _figure(columns[names[0]][n]), network.nodes[n].label))
    rows = tuple((network.nodes[n].label, network.nodes[n].kind, *(_short(columns[name][n]) for name in names)) for n in order)
    return Table(("Thing", "Kind", *(_HEADS[name] for name in names)), rows)


def _figure(cell: Cell) -> float:
    return float(cell or 0)


def _short(cell: Cell) -> Cell:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _bridges(network: Network, measures: Measures) -> Table:
    labels = {node.iri: node.label for node in network.nodes}
    rows = tuple((labels[tie.source], tie.label, labels[tie.target], _short(tie.weight))
                 for tie, bridge in zip(network.relations, measures.bridges, strict=True) if bridge)
    return Table(("From", "Relation", "To", "Weight"), rows)
