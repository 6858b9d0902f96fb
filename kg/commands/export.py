"""Write the graph to a file that other programs read; the same graph gives the same bytes.

The whole graph: nquads, trig and jsonld keep the named graphs; turtle, ntriples and rdfxml hold their union.
A view (--view, see `kg views`) as a network: gexf, graphml, cytoscape (.cyjs), json, csv (two files, for Gephi), neo4j (two CSV files),
parquet (two files), dot, and to look at svg, png, pdf, html; with --timeline a picture of what it dates.
Events (--calendar) as ics, or as a timeline in svg, png or pdf.

example:
  kg export --format nquads -o graph.nq
  kg export --graph reference -o reference.ttl
  kg export --view shared-responsibility -o shared.gexf
  kg export --view resolution-neighbourhood -p resolution=R78 -o r78.html
  kg export --view lineage --timeline -o lineage.svg
  kg export --calendar -o events.ics
  kg export --calendar calendar-of-body -p body=SG20 -o sg20.ics
"""

from __future__ import annotations

import argparse

from kg.config import add_store_option, store_path
from kg.export.rdf import DATASET_FORMATS, EXTENSIONS, TRIPLE_FORMATS, store_as
from kg.iri import GRAPH
from kg.messages import KgError
from kg.output import add_output_options, chosen_format, write_result
from kg.store import GraphStore

FORMATS = tuple(dict.fromkeys((*DATASET_FORMATS, *TRIPLE_FORMATS)))


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--graph", action="append", metavar="GRAPH",
                      help="only this named graph, by IRI or by the name that `kg stats` shows; may be repeated")
    what.add_argument("--view", metavar="VIEW", help="a view, or any saved query with its columns, as a network")
    what.add_argument("--calendar", nargs="?", const="events", metavar="QUERY", help="the events of a saved query (default: events)")
    parser.add_argument("--timeline", action="store_true", help="with --view: a picture of what has dates")
    parser.add_argument("--facts-only", action="store_true", help="with --view: without quotes, which belong to the sources' publishers")
    parser.add_argument("-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the view or query")
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own")
    add_output_options(parser, FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write; raises StoreError and KgError."""
    if args.view or args.calendar:
        from kg.commands.drawing import export_calendar, export_view  # networks are slow to import

        return export_view(args) if args.view else export_calendar(args)
    if args.timeline or args.param or args.facts_only:
        raise KgError("--timeline, --facts-only and -p belong to a view", remedy="name it: --view VIEW; `kg views` lists them")
    form = chosen_format(args, FORMATS, "nquads", EXTENSIONS)
    with GraphStore.open(store_path(args)) as store:
        graphs = None if args.graph is None else [name if "://" in name else GRAPH + name for name in args.graph]
        write_result(store_as(store, form, graphs), args.output)
    return 0
