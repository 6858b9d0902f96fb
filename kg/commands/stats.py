"""Count what the graph holds: statements of each graph, things of each class in it.

example:
  kg stats
  kg stats --format csv -o counts.csv
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.config import add_store_option, store_path
from kg.export.table import Table, plain_value
from kg.iri import DERIVED_GRAPH, GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from kg.output import add_output_options
from kg.store import GraphStore, QuerySolution
from kg.vocab import compact

_STATEMENTS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_THINGS = "SELECT ?g ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?class } } GROUP BY ?g ?class"

_OURS = [graph.removeprefix(GRAPH) for graph in (DERIVED_GRAPH, REFERENCE_GRAPH, ONTOLOGY_GRAPH)]


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_output_options(parser, TABLE_FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the counts."""
    with GraphStore.open(store_path(args)) as store:
        table = Table(("Graph", "Class", "Count"), tuple(counts(store)))
    return print_table(args, table)


def counts(store: GraphStore) -> Iterator[tuple[str, str, int]]:
    """(graph, class, number of things); documents first, then what was derived and what is ours; of each first its statements."""
    rows = [_row(row, "(statements)") for row in store.select(_STATEMENTS)]
    rows += [_row(row, compact(str(plain_value(row["class"])))) for row in store.select(_THINGS)]
    yield from sorted(rows, key=lambda row: (_OURS.index(row[0]) + 1 if row[0] in _OURS else 0, row))


def _row(row: QuerySolution, kind: str) -> tuple[str, str, int]:
    count = plain_value(row["n"])
    return str(plain_value(row["g"])).removeprefix(GRAPH), kind, count if isinstance(count, int) else 0
