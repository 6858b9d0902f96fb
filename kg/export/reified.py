"""Evidence as RDF 1.2 has it: the place in the source reifies each triple that was read there.

    <…/evidence/07d5…> rdf:reifies <<( <…/action-item/wtsa-16/20-03> wtsa:completed false )>> .

A view for readers of RDF 1.2 beside the graph, never in it: the graph itself stays RDF 1.1, which every tool reads. A triple of a
record is reified by all the evidence of its record; a derived one by the derivation, which names the rule and the records.
RDF 1.2: https://www.w3.org/TR/rdf12-concepts/#section-reifying-triples (pyoxigraph 0.5 writes and reads it, but not in JSON-LD).
RDF/XML is left out: its reifying triples (rdf:parseType="Triple") make readers of RDF/XML 1.1, rdflib among them, refuse the whole file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.iri import DERIVED_GRAPH, hashed_record, rule
from kg.making.rules import derivations
from kg.messages import KgError
from kg.store import GraphStore
from kg.term import NamedNode, Quad
from kg.vocab import PROV, RDF, WTSA

FORMATS = ("turtle", "ntriples", "trig", "nquads")
REIFIES = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")


def check_form(form: str) -> None:
    """Raises KgError for a form that has no statements about statements."""
    if form not in FORMATS:
        raise KgError(f"{form} cannot hold evidence as reifying triples", remedy=f"formats here: {', '.join(FORMATS)}")


def reifying(store: GraphStore) -> Iterator[Quad]:
    """A quad `evidence rdf:reifies triple` for each triple of a record, and what reifies the derived ones."""
    evidence: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for quad in store.matching(None, WTSA.hasEvidence):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            evidence[quad.subject].append(quad.object)
    for record, places in evidence.items():
        for quad in store.stated(record):
            if quad.predicate not in (WTSA.hasEvidence, RDF.type) and quad.graph_name != NamedNode(DERIVED_GRAPH):
                yield from (Quad(place, REIFIES, quad.triple, quad.graph_name) for place in places)
    yield from _derivations(store)


def _derivations(store: GraphStore) -> Iterator[Quad]:
    graph = NamedNode(DERIVED_GRAPH)
    for name, triple, records in derivations(store):
        node = NamedNode(hashed_record("derivation", name, triple, *records))
        yield Quad(node, REIFIES, triple, graph)
        yield Quad(NamedNode(rule(name)), RDF.type, WTSA.Rule, graph)
        yield from (Quad(node, PROV.wasDerivedFrom, NamedNode(source), graph) for source in (rule(name), *records))


def described(store: GraphStore, found: set[Quad]) -> Iterator[Quad]:
    """`found` and what reifies the triples in it."""
    yield from found
    triples = {quad.triple for quad in found}
    kept: set[NamedNode] = set()
    waiting: list[Quad] = []
    for quad in reifying(store):
        if quad.predicate != REIFIES:
            waiting.append(quad)
        elif quad.object in triples and isinstance(quad.subject, NamedNode):
            kept.add(quad.subject)
            yield quad
    used = {quad.object for quad in waiting if quad.subject in kept}
    yield from (quad for quad in waiting if quad.subject in kept or quad.subject in used)
