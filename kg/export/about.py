"""One thing with its neighbourhood: what is said of it, the records about it with their evidence, and the names of all they name.

    about(store, <…/body/sg17>)    the group, the assignments and items that name it, where they stand, what the others are called
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.iri import ONTOLOGY_GRAPH
from kg.store import GraphStore
from kg.term import NamedNode, Quad
from kg.vocab import DCTERMS, OA, PROV, RDF, RDFS, SKOS, WTSA

# What every piece of evidence says of its edition, its rule, its reading: who wants all of that wants the graph of the document.
POINTS_BY_THE_THOUSAND = (OA.hasSource, PROV.wasGeneratedBy, WTSA.foundBy)


def about(store: GraphStore, thing: NamedNode) -> set[Quad]:
    """The quads about `thing`, in the graphs where they stand.

    A record that names the thing comes whole; another thing that names it only with that one statement.
    """
    found = set(store.stated(thing))
    pointing = [quad for quad in store.stated(None, None, thing)
                if quad.graph_name != NamedNode(ONTOLOGY_GRAPH) and quad.predicate not in POINTS_BY_THE_THOUSAND]
    found.update(pointing)
    for record in _records(store, (quad.subject for quad in pointing)):
        found.update(store.stated(record))
    found.update(quad for evidence in _objects(found, WTSA.hasEvidence) for quad in store.stated(evidence))
    for edition in _objects(found, PROV.wasGeneratedBy) | _objects(found, WTSA.foundBy):
        found.update(store.stated(edition))
    return found | set(_named(store, found))


def _records(store: GraphStore, subjects: Iterable[object]) -> Iterator[NamedNode]:
    """Those that have evidence."""
    for subject in {s for s in subjects if isinstance(s, NamedNode)}:
        if any(True for _ in store.matching(subject, WTSA.hasEvidence)):
            yield subject


def _objects(quads: Iterable[Quad], predicate: NamedNode) -> set[NamedNode]:
    return {quad.object for quad in quads if quad.predicate == predicate and isinstance(quad.object, NamedNode)}


def _named(store: GraphStore, found: Iterable[Quad]) -> Iterator[Quad]:
    """Class and names of everything that is only pointed to."""
    named = (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.notation, DCTERMS.title)
    for term in {term for quad in found for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}:
        for predicate in named:
            yield from (quad for quad in store.stated(term, predicate) if quad.graph_name != NamedNode(ONTOLOGY_GRAPH))
