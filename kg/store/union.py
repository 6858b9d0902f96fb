"""The default graph: the union of all named graphs but those of superseded editions.

The union is written out: where two documents say the same triple, it is there once, while the engine's own union would answer it
once for each graph and every count would be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad

from kg.iri import DOC, EDITIONS_GRAPH, GRAPH
from kg.vocab import WTSA


def with_union(quads: Iterable[Quad], superseded: set[str]) -> Iterator[Quad]:
    """The quads, and each triple in the default graph as well, but for those of superseded graphs."""
    apart = {NamedNode(graph) for graph in superseded}
    for quad in quads:
        yield quad
        if quad.graph_name not in apart:
            yield Quad(quad.subject, quad.predicate, quad.object)


def superseded_graphs(quads: Iterable[Quad]) -> set[str]:
    """The graphs of the editions that others replace, by what the graph of editions among `quads` says."""
    return {quad.object.value.replace(DOC, GRAPH, 1) for quad in quads
            if quad.predicate == WTSA.replacesEdition and quad.graph_name == NamedNode(EDITIONS_GRAPH)
            and isinstance(quad.object, NamedNode)}


def canonical_names(quads: Iterable[Quad]) -> list[Quad]:
    """The same quads; blank nodes, if any, named by what is said of them (https://www.w3.org/TR/rdf-canon/).

    Our own data has none; what others write may.
    """
    named: list[Quad] = []
    blank: list[Quad] = []
    for quad in quads:
        (blank if BlankNode in (type(quad.subject), type(quad.object)) else named).append(quad)
    if blank:
        dataset = Dataset(blank)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        named += dataset
    return named
