"""Write the graph, or a part of it, to a file that other programs read; the same graph gives the same bytes.

The whole graph or a part of it: nquads, trig and jsonld keep the named graphs; turtle, ntriples and rdfxml hold their union. JSON-LD
carries the words of the project's context, so that it can be read as plain JSON.
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
  kg export --document wtsa16-action-plan --facts-only -o plan.nq
  kg export --about SG17 -o sg17.jsonld
  kg export --frame ActionItem -o items.jsonld
  kg export --edition wtsa16-action-plan/HASH -o as-it-was.nq
  kg export --reified -o with-evidence.ttl
  kg export --context -o context.jsonld
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from kg.commands.opened import add_graph_options, opened
from kg.export.rdf import DATASET_FORMATS, EXTENSIONS, TRIPLE_FORMATS, quads_as, quads_of, store_as
from kg.iri import GRAPH
from kg.messages import KgError
from kg.output import add_output_options, chosen_format, write_result
from kg.store import GraphStore
from kg.term import Quad
from kg.vocab import prefixes

FORMATS = tuple(dict.fromkeys((*DATASET_FORMATS, *TRIPLE_FORMATS)))


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--graph", action="append", metavar="GRAPH",
                      help="only this named graph, by IRI or by the name that `kg stats` shows; may be repeated")
    part.add_argument("--document", metavar="NAME", help="only what this document says")
    part.add_argument("--about", metavar="THING", help="one thing and the records about it, by code, name or IRI")
    part.add_argument("--view", metavar="VIEW", help="a view, or any saved query with its columns, as a network")
    part.add_argument("--calendar", nargs="?", const="events", metavar="QUERY", help="the events of a saved query (default: events)")
    parser.add_argument("--facts-only", action="store_true", help="without the running text of the sources")
    parser.add_argument("--timeline", action="store_true", help="with --view: a picture of what has dates")
    parser.add_argument("-p", "--param", action="append", default=[], metavar="NAME=VALUE",
                        help="a parameter of the view or query; may be repeated")
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--reified", action="store_true", help="also the evidence of each triple as a reifying triple (RDF 1.2)")
    how.add_argument("--frame", metavar="CLASS", help="JSON-LD: the members of this class, each with its evidence inside")
    how.add_argument("--context", action="store_true", help="only the JSON-LD context; no graph is read")
    add_output_options(parser, FORMATS, "; those of a view and of events are told above")
    add_graph_options(parser)


def run(args: argparse.Namespace) -> int:
    """Write; raises StoreError and KgError."""
    if args.view or args.calendar:
        _only_triples(args)
        from kg.commands.drawing import export_calendar, export_view  # networks are slow to import

        return export_view(args) if args.view else export_calendar(args)
    if args.timeline or args.param:
        raise KgError("--timeline and -p belong to a view", remedy="name it: --view VIEW; `kg views` lists them")
    if args.context:
        from kg.export import context

        write_result(context.as_text({"@context": context.context()}).encode(), args.output)
        return 0
    form = chosen_format(args, FORMATS, "jsonld" if args.frame else "nquads", EXTENSIONS)
    _check(args, form)
    with opened(args) as store:
        write_result(_written(args, store, form), args.output)
    return 0


def _only_triples(args: argparse.Namespace) -> None:
    """A network has no JSON-LD and no reifiers. Raises KgError for options that would be forgotten in silence."""
    for name in ("frame", "reified", "context"):
        if getattr(args, name):
            raise KgError(f"--{name} belongs to the graph, not to a view or a calendar", remedy="leave one of the two out")


def _check(args: argparse.Namespace, form: str) -> None:
    """What cannot be written is said before the graph is read."""
    if args.frame:
        class_iri(args.frame)
        if form != "jsonld":
            raise KgError(f"{form} knows no frames", remedy="frames are for JSON-LD: --format jsonld")
    if args.reified:
        from kg.export import reified

        reified.check_form(form)


def _written(args: argparse.Namespace, store: GraphStore, form: str) -> bytes:
    if not (args.about or args.document or args.graph or args.facts_only or args.reified or args.frame):
        return store_as(store, form)
    found = _chosen(args, store)
    if args.facts_only:
        from kg.making.shipped import facts_only

        found = facts_only(found)
    if args.frame:
        from kg.export import jsonld

        return jsonld.framed(jsonld.nodes(quad.triple for quad in found), class_iri(args.frame))
    return quads_as(_with_evidence(store, set(found)) if args.reified else found, form)


def _chosen(args: argparse.Namespace, store: GraphStore) -> Iterable[Quad]:
    """The quads of the part that is asked for."""
    if args.about:
        from kg.commands.named import tell_alike
        from kg.export.about import about
        from kg.names.lookup import find

        tell_alike(args, store, args.about)
        return about(store, find(store, args.about))
    return quads_of(store, _graphs(args, store))


def _graphs(args: argparse.Namespace, store: GraphStore) -> list[str] | None:
    if args.graph:
        return [name if "://" in name else GRAPH + name for name in args.graph]
    if not args.document:
        return None
    from kg.editions import document_of

    found = [graph for graph in store.graphs() if document_of(graph) == args.document]
    if not found:
        from kg.nearest import did_you_mean

        known = sorted({document_of(graph) for graph in store.graphs()} - {""})
        raise KgError(f"the graph has no document called {args.document!r}{did_you_mean(args.document, known)}",
                      remedy=f"documents: {', '.join(known) or 'none'}")
    return found


def _with_evidence(store: GraphStore, found: set[Quad]) -> Iterable[Quad]:
    """`found`, and the reifying triples of those triples that are in it."""
    from kg.export.reified import described

    return described(store, found)


def class_iri(name: str) -> str:
    """The IRI of a class of the ontology, from its name with or without the prefix. Raises KgError with the nearest name."""
    from kg.nearest import did_you_mean
    from kg.vocab import declared_terms

    local = name.removeprefix("wtsa:")
    space = prefixes()["wtsa"]
    known = [term.removeprefix(space) for term in declared_terms() if term.startswith(space)]
    if local not in known or not local[:1].isupper():
        classes = [word for word in known if word[:1].isupper()]
        raise KgError(f"the ontology has no class {name!r}{did_you_mean(local, classes)}", remedy="see ontology/wtsa.ttl")
    return space + local
