"""A graph as a file: sorted before it is written, so that the same graph gives the same bytes.

JSON-LD is written with the context of the project (`kg.export.jsonld`), all else by the engine. Statements about statements
(RDF 1.2, see `kg.export.reified`) fit every form but JSON-LD and those of RDF 1.1 readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.messages import KgError
from kg.store import GraphStore, RdfFormat, canonical_names, serialize
from kg.term import Quad, Triple
from kg.vocab import prefixes

_FORMATS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD,
            "turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
# Signs that XML 1.0 cannot hold, not even escaped (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
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
    if form == "nquads" and graphs is None:
        return store.canonical()
    if graphs is None and form in DATASET_FORMATS:
        graphs = (*store.graphs(), *store.superseded())
    return quads_as(quads_of(store, graphs), form)


def quads_of(store: GraphStore, graphs: Iterable[str] | None = None) -> Iterator[Quad]:
    """The quads of some graphs, or of all that are in force. Raises KgError for a graph that the store does not have."""
    known = {*store.graphs(), *store.superseded()}
    chosen = store.graphs() if graphs is None else sorted(set(graphs))
    for graph in chosen:
        if graph not in known:
            raise KgError(f"the store has no graph {graph}", remedy="`kg stats` lists its graphs")
    return (quad for graph in chosen for quad in store.quads(graph))


def quads_as(found: Iterable[Quad], form: str) -> bytes:
    """Quads in one of the forms; one that knows no named graphs gets their union."""
    quads = canonical_names(found)
    if form not in DATASET_FORMATS:
        return triples_as((quad.triple for quad in quads), form)
    if form == "nquads":
        return b"".join(sorted(f"{quad} .\n".encode() for quad in quads))
    return _serialized(sorted(quads, key=_quad_order), form)


def _serialized(ordered: list[Triple] | list[Quad], form: str) -> bytes:
    """The engine's serialization, its prefixes sorted (it writes them in the order of a hash table)."""
    if form == "jsonld":
        from kg.export import jsonld  # the only form that has to read the ontology first

        return (jsonld.dataset(quad for quad in ordered if isinstance(quad, Quad)) if ordered and isinstance(ordered[0], Quad)
                else jsonld.triples(triple for triple in ordered if isinstance(triple, Triple)))
    if form == "rdfxml":
        return _NO_XML.sub("�", (serialize(ordered, format=_FORMATS[form]) or b"").decode()).encode()
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
