"""Write the graph to a file that other programs read; the same graph gives the same bytes.

nquads, trig and jsonld keep the named graphs; turtle, ntriples and rdfxml hold their union.

example:
  kg export --format nquads -o graph.nq
  kg export --graph reference -o reference.ttl
"""

from __future__ import annotations

import argparse

from kg.config import add_store_option, store_path
from kg.export.rdf import DATASET_FORMATS, EXTENSIONS, TRIPLE_FORMATS, store_as
from kg.iri import GRAPH
from kg.output import add_output_options, chosen_format, write_result
from kg.store import GraphStore

FORMATS = tuple(dict.fromkeys((*DATASET_FORMATS, *TRIPLE_FORMATS)))


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--graph", action="append", metavar="GRAPH",
                        help="only this named graph, by IRI or by the name that `kg stats` shows; may be repeated")
    add_output_options(parser, FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write; raises StoreError and KgError."""
    form = chosen_format(args, FORMATS, "nquads", EXTENSIONS)
    with GraphStore.open(store_path(args)) as store:
        graphs = None if args.graph is None else [name if "://" in name else GRAPH + name for name in args.graph]
        write_result(store_as(store, form, graphs), args.output)
    return 0
