"""A graph as a file: sorted before it is written, so that the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from kg.messages import KgError
from kg.store import GraphStore, RdfFormat, canonical_names, serialize
from kg.term import Quad, Triple
from kg.vocab import prefixes

_FORMATS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD,
            "turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
DATASET_FORMATS = ("nquads", "trig", "jsonld")
TRIPLE_FORMATS = ("turtle", "ntriples", "rdfxml", "jsonld")
EXTENSIONS = {"nq": "nquads", "ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml"}


def triples_as(triples: Iterable[Triple], form: str) -> bytes:
    """Triples in one of `TRIPLE_FORMATS`."""
    quads = canonical_names(Quad(triple.subject, triple.predicate, triple.object) for triple in set(triples))
    ordered = sorted((quad.triple for quad in quads), key=_triple_order)
    return _serialized(ordered, form)


def store_as(store: GraphStore, form: str, graphs: Iterable[str] | None = None) -> bytes:
    """The whole store, or some of its graphs; a form that knows no named graphs gets their union, without superseded editions.

    Raises KgError for a graph that the store does not have.
    """
    known = sorted((*store.graphs(), *store.superseded()))
    every = known if form in DATASET_FORMATS else store.graphs()
    chosen = every if graphs is None else sorted(set(graphs))
    for graph in chosen:
        if graph not in known:
            raise KgError(f"the store has no graph {graph}", remedy="`kg stats` lists its graphs")
    if form == "nquads" and graphs is None:
        return store.canonical()
    quads = canonical_names(quad for graph in chosen for quad in store.quads(graph))
    if form not in DATASET_FORMATS:
        return triples_as((quad.triple for quad in quads), form)
    if form == "nquads":
        return b"".join(sorted(f"{quad} .\n".encode() for quad in quads))
    ordered = sorted(quads, key=_quad_order)
    return _serialized(ordered, form)


def _serialized(ordered: list[Triple] | list[Quad], form: str) -> bytes:
    """The engine's serialization, its prefixes sorted (it writes them in the order of a hash table)."""
    if form not in ("turtle", "trig"):
        return serialize(ordered, format=_FORMATS[form]) or b""
    lines = (serialize(ordered, format=_FORMATS[form], prefixes=prefixes()) or b"").splitlines(keepends=True)
    heads = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return b"".join(sorted(lines[:heads]) + lines[heads:])


def _triple_order(triple: Triple) -> tuple[str, bool, str, str]:
    """By subject, its type first."""
    predicate = str(triple.predicate)
    return str(triple.subject), not predicate.endswith("#type>"), predicate, str(triple.object)


def _quad_order(quad: Quad) -> tuple[str, tuple[str, bool, str, str]]:
    return str(quad.graph_name), _triple_order(quad.triple)
