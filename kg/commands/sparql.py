"""Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

The usual prefixes (wtsa:, skos:, prov:, oa: …) are known without declaring them, the default graph is the union of all
graphs unless FROM or FROM NAMED choose some (`kg stats` lists them), and nothing reaches the network. A word that neither the
ontology nor the graph has, such as a misspelt property, is named on standard error with the nearest one.

example:
  kg sparql 'SELECT ?r WHERE { ?r wtsa:actionBy <https://w3id.org/wtsa/id/body/sg17> }'
  kg sparql 'CONSTRUCT WHERE { ?s wtsa:actionBy ?o }' -o action-by.ttl
  kg sparql my-question.rq --format csv
"""

from __future__ import annotations

import argparse

from kg.commands.answers import FORMATS
from kg.commands.opened import add_graph_options
from kg.commands.query import ask_own
from kg.commands.time_limit import add_timeout_option
from kg.output import add_output_options


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("query", metavar="TEXT|FILE", help="the query, or a file with it; - is standard input")
    parser.add_argument("-p", "--param", action="append", default=[], metavar="NAME=VALUE",
                        help="a parameter that the file's header declares")
    parser.add_argument("--iris", action="store_true", help="show IRIs where a label would stand")
    add_output_options(parser, FORMATS)
    add_timeout_option(parser)
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Answer; raises QueryError and StoreError."""
    return ask_own(args)
