"""Whether two editions of a document say the same and differ only in where it stands: one text in two file formats, or saved anew.

The Word file of an action plan and its text export are two editions, since their bytes and their places differ, but whoever puts in the
second has nothing new to read. It is said, and the one that came last answers all the same: its quotes are what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.editions import Chains
from kg.making.shipped import text_layer
from kg.term import NamedNode, Quad, graph_of
from kg.vocab import RDF, WTSA

_OF_THE_READING = frozenset({WTSA.Evidence, WTSA.SourceEdition, WTSA.Extraction, WTSA.Rule})


def same_statements(chains: Chains, quads: Iterable[Quad], new: Iterable[str]) -> Mapping[str, str]:
    """Those of the `new` graphs that say the same as an edition of their document next to them, and its graph.

    The running text is compared where both editions have theirs; facts that ship have none.
    """
    pairs = {graph: near for chain in chains.values() for graph in new if graph in chain and (near := _next_to(chain, graph))}
    graphs = {*pairs, *pairs.values()}
    found: dict[str, list[Quad]] = {graph: [] for graph in graphs}
    for quad in quads:
        if graph_of(quad) in graphs:
            found[graph_of(quad)].append(quad)
    return {graph: near for graph, near in pairs.items() if says_the_same(found[graph], found[near])}


def says_the_same(one: list[Quad], other: list[Quad]) -> bool:
    """Whether the records of two graphs have the same values, wherever they stand."""
    texts = text_layer()
    with_text = all(any(quad.predicate in texts for quad in quads) for quads in (one, other))
    left_out = frozenset[NamedNode]() if with_text else texts
    return _statements(one, left_out) == _statements(other, left_out)


def _next_to(chain: tuple[str, ...], graph: str) -> str:
    """The edition before one, else the one behind it; "" where it is the only one."""
    position = chain.index(graph)
    return chain[position - 1] if position else (*chain, "")[1]


def _statements(quads: list[Quad], left_out: frozenset[NamedNode]) -> frozenset[tuple[object, ...]]:
    reading = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object in _OF_THE_READING}
    return frozenset((quad.subject, quad.predicate, quad.object) for quad in quads
                     if quad.subject not in reading and quad.predicate != WTSA.hasEvidence and quad.predicate not in left_out)
