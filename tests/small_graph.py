"""A graph small enough to know by heart: two study groups, one resolution, one assignment, one action item."""

from __future__ import annotations

from pathlib import Path

from kg.iri import DERIVED_GRAPH
from kg.making.reference import ontology_quads
from kg.store import GraphStore, RdfFormat, parse, writing
from kg.term import NamedNode, Quad

DOCUMENT_GRAPH = "https://w3id.org/wtsa/graph/small/0123456789ab"
ID = "https://w3id.org/wtsa/id/"

_STATED = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wtsa: <https://w3id.org/wtsa/ont#> .
@prefix id: <https://w3id.org/wtsa/id/> .
<https://w3id.org/wtsa/id/body/sg17> a wtsa:StudyGroup ; skos:notation "SG17" ;
  skos:prefLabel "ITU-T Study Group 17"@en ; skos:altLabel "Study Group 17"@en .
<https://w3id.org/wtsa/id/body/sg2> a wtsa:StudyGroup ; skos:notation "SG2" ; skos:prefLabel "ITU-T Study Group 2"@en .
<https://w3id.org/wtsa/id/organization/a> a wtsa:Organization ; skos:notation "A1" ; skos:prefLabel "Twin"@en .
<https://w3id.org/wtsa/id/organization/b> a wtsa:Organization ; skos:notation "B1" ; skos:prefLabel "Twin"@en .
<https://w3id.org/wtsa/id/resolution/wtsa/50> a wtsa:Resolution ; skos:notation "R50" ; rdfs:label "Cybersecurity"@en .
<https://w3id.org/wtsa/id/assignment/1> a wtsa:Assignment ; wtsa:role wtsa:ActionBy ; wtsa:asPrinted "SG17" ;
  wtsa:resolution <https://w3id.org/wtsa/id/resolution/wtsa/50> ; wtsa:actor <https://w3id.org/wtsa/id/body/sg17> .
<https://w3id.org/wtsa/id/action-item/wtsa-16/20-03> a wtsa:ActionItem ; wtsa:itemId "20-03" ;
  rdfs:label "Report | on <numbering>"@en ; wtsa:resolution <https://w3id.org/wtsa/id/resolution/wtsa/50> .
"""
_DERIVED = f"<{ID}resolution/wtsa/50> <https://w3id.org/wtsa/ont#actionBy> <{ID}body/sg17> ."


def small_graph() -> GraphStore:
    """The graph in memory, with the words of the ontology."""
    store = GraphStore.in_memory(ontology_quads())
    store.add(in_graph(_STATED, DOCUMENT_GRAPH))
    store.add(in_graph(_DERIVED, DERIVED_GRAPH))
    return store


def in_graph(turtle: str, graph: str) -> list[Quad]:
    """The triples of some Turtle as quads of one graph."""
    name = NamedNode(graph)
    return [Quad(t.subject, t.predicate, t.object, name) for t in parse(turtle, format=RdfFormat.TURTLE)]


def small_store(path: Path) -> Path:
    """The graph on disk at `path`."""
    with writing(path) as writer:
        writer.replace(small_graph())
    return path
