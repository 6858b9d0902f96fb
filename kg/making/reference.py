"""What the project itself brings into the graph: the words, the reviewed data, the short labels of action items."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from pyoxigraph import RdfFormat, parse

from kg.iri import ONTOLOGY_GRAPH, REFERENCE_GRAPH, action_item
from kg.resources import folder
from kg.term import NamedNode, Quad, english
from kg.vocab import RDFS, ontology_files

_REFERENCE, _ONTOLOGY = NamedNode(REFERENCE_GRAPH), NamedNode(ONTOLOGY_GRAPH)


def own_quads() -> Iterator[Quad]:
    """The ontology graph and the reference graph."""
    yield from ontology_quads()
    yield from reference_quads()


def ontology_quads() -> Iterator[Quad]:
    """The words, in the ontology graph."""
    for file in ontology_files():
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, _ONTOLOGY)


def reference_quads() -> Iterator[Quad]:
    """The reviewed data (bodies, organizations, assemblies …) and the labels, in the reference graph."""
    words = set(ontology_files())
    for file in sorted((folder("ontology") / "vocab").glob("*.ttl")):
        if file not in words:
            for quad in parse(path=str(file), format=RdfFormat.TURTLE):
                yield Quad(quad.subject, quad.predicate, quad.object, _REFERENCE)
    for iri, label in item_labels().items():
        yield Quad(NamedNode(iri), RDFS.label, english(label), _REFERENCE)


def item_labels() -> dict[str, str]:
    """Our own short label of each action item, by the item's IRI."""
    with (folder("ontology") / "labels" / "action-items.csv").open(encoding="utf-8", newline="") as file:
        return {action_item(row["assembly"], row["item"]): row["label"] for row in csv.DictReader(file)}
