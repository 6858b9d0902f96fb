"""The floors and peers that the benchmarks compare with."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from kg.editions import OWN_GRAPHS
from kg.iri import ONTOLOGY_GRAPH, REFERENCE_GRAPH
from kg.saved import SavedQuery
from kg.saved.parameters import terms
from kg.store import GraphStore
from kg.term import Quad


def walk_xml(data: bytes) -> int:
    """The floor of reading a Word file: unzip its document, parse it, visit every element."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return sum(1 for _ in root.iter())


def bound_by_hand(query: SavedQuery, graph: GraphStore) -> str:
    """The text that the query layer would send to the engine."""
    return query.bind(terms(query.parameters, query.example(), graph))


def bare_query(graph: GraphStore, sparql: str) -> list[object]:
    """The engine alone."""
    from kg.vocab import prefixes

    return list(graph._engine.query(sparql, prefixes=prefixes(), use_default_graph_as_union=True))


def sample(graph: GraphStore, records: int) -> GraphStore:
    """The reference data and the first quads of the documents, so that pyshacl ends in a minute."""
    own = [q for name in (REFERENCE_GRAPH, ONTOLOGY_GRAPH) for q in graph.quads(name)]
    rest: list[Quad] = sorted((q for name in graph.graphs() if name not in OWN_GRAPHS for q in graph.quads(name)), key=str)
    return GraphStore.in_memory([*own, *rest[:records]])


def pyshacl(graph: GraphStore) -> None:
    """The authority on the same data."""
    from kg.shapes import shapes_files
    from kg.shapes.authority import validate_with_authority

    validate_with_authority(graph, shapes_files())
