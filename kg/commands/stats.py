"""Count what the graph holds: statements of each graph, things of each class in it.

A document has a graph for each of its editions, NAME/HASH. Questions see the current ones; the older ones are kept beside them.

example:
  kg stats
  kg stats --format csv -o counts.csv
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.config import add_store_option, store_path
from kg.editions import chains, edition_name
from kg.export.table import Table, plain_value
from kg.iri import DERIVED_GRAPH, EDITIONS_GRAPH, GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from kg.output import add_output_options
from kg.store import GraphStore, QuerySolution
from kg.vocab import compact

_STATEMENTS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_THINGS = "SELECT ?g ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?class } } GROUP BY ?g ?class"

_OURS = [graph.removeprefix(GRAPH) for graph in (DERIVED_GRAPH, REFERENCE_GRAPH, ONTOLOGY_GRAPH, EDITIONS_GRAPH)]


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_output_options(parser, TABLE_FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the counts."""
    with GraphStore.open(store_path(args)) as store:
        table = Table(("Graph", "Class", "Count", "Edition"), tuple(counts(store)))
    return print_table(args, table)


def counts(store: GraphStore) -> Iterator[tuple[str, str, int, str]]:
    """(graph, class, number of things, "current" or "older"); documents first, of each its newest edition and its statements
    first, then what was derived and what is ours."""
    every = [*store.graphs(), *store.superseded()]
    rows = [_row(row, "(statements)") for row in store.select(_STATEMENTS, graphs=every)]
    rows += [_row(row, compact(str(plain_value(row["class"])))) for row in store.select(_THINGS, graphs=every)]
    ages = {edition_name(graph): age for chain in chains(store).values() for age, graph in enumerate(reversed(chain))}
    for graph, kind, count in sorted(rows, key=lambda row: _order(row, ages)):
        yield graph, kind, count, ("older" if ages[graph] else "current") if graph in ages else ""


def _order(row: tuple[str, str, int], ages: Mapping[str, int]) -> tuple[int, str, int, str]:
    graph, kind, _ = row
    return _OURS.index(graph) + 1 if graph in _OURS else 0, graph.partition("/")[0], ages.get(graph, 0), kind


def _row(row: QuerySolution, kind: str) -> tuple[str, str, int]:
    count = plain_value(row["n"])
    return str(plain_value(row["g"])).removeprefix(GRAPH), kind, count if isinstance(count, int) else 0
