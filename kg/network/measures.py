"""What people measure in a network: degree, weighted degree, betweenness, communities, bridges.

All are by networkx, on the same graph seen without direction and with one tie for each pair of things: a pair that is joined by
three words is one neighbour, and no bridge falls away because a second word joins the same two. Weights add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.network.model import Network, Value

MEASURES = {
    "degree": "with how many others a thing is joined",
    "weighted-degree": "the weight of all its relations",
    "betweenness": "the share of shortest paths between others that lead through it (0 to 1)",
    "community": "the group that it is more joined with than with the rest (Louvain), 1 being the largest",
    "bridges": "pairs of things without whose relations the network falls apart; each relation of such a pair has a line",
}
SEED = 2016
MOST_FOR_EXACT = 600
SAMPLE = 150


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures by the places of nodes and relations; `exact` is False where betweenness was reckoned from a sample."""

    degree: tuple[int, ...]
    weighted_degree: tuple[float, ...]
    betweenness: tuple[float, ...]
    community: tuple[int, ...]
    bridges: tuple[bool, ...]
    exact: bool

    def of_node(self, place: int) -> dict[str, Value]:
        """The measures of one thing under the names that files use."""
        return {"degree": self.degree[place], "weightedDegree": self.weighted_degree[place],
                "betweenness": self.betweenness[place], "community": self.community[place]}

    def of_some(self, nodes: Sequence[int], relations: Sequence[int]) -> Measures:
        """The measures of some things and relations, as they are in the whole network."""
        return Measures(tuple(self.degree[n] for n in nodes), tuple(self.weighted_degree[n] for n in nodes),
                        tuple(self.betweenness[n] for n in nodes), tuple(self.community[n] for n in nodes),
                        tuple(self.bridges[n] for n in relations), self.exact)

    def of_relation(self, place: int) -> dict[str, Value]:
        """Whether one relation is a bridge."""
        return {"bridge": self.bridges[place]}


def measure(network: Network) -> Measures:
    """All measures of `network`; the same network gives the same figures."""
    import networkx as nx

    ties: Any = nx.Graph()  # of places, not IRIs: sets of small numbers have one order everywhere
    ties.add_nodes_from(range(len(network.nodes)))
    strength = [0.0] * len(network.nodes)
    for source, target, weight in network.pairs():
        strength[source] += weight
        if source != target:
            strength[target] += weight
            before = ties.get_edge_data(source, target, {"weight": 0})["weight"]
            ties.add_edge(source, target, weight=before + max(weight, 0))
    exact = len(network.nodes) <= MOST_FOR_EXACT
    bridges = {frozenset(pair) for pair in nx.bridges(ties)} if len(ties) else set()
    return Measures(tuple(ties.degree(n) for n in ties), tuple(strength), _betweenness(ties, exact), _communities(ties),
                    tuple(frozenset((source, target)) in bridges for source, target, _ in network.pairs()), exact)


def _betweenness(ties: Any, exact: bool) -> tuple[float, ...]:
    import networkx as nx

    found = nx.betweenness_centrality(ties, k=None if exact else SAMPLE, seed=None if exact else SEED)
    return tuple(round(found[place], 6) for place in range(len(ties)))


def _communities(ties: Any) -> tuple[int, ...]:
    """Louvain with a fixed seed; the largest community is 1, of equal ones the one with the first thing.

    Where nothing weighs anything, or so little or much that its square is no number, every tie counts alike.
    """
    import networkx as nx

    if not len(ties):
        return ()
    heaviest = max((weight for _, _, weight in ties.edges(data="weight")), default=0)
    found = nx.community.louvain_communities(ties, weight="weight" if 1e-100 < heaviest < 1e100 else None, seed=SEED)
    numbers = [0] * len(ties)
    for number, members in enumerate(sorted(found, key=lambda members: (-len(members), min(members))), 1):
        for member in members:
            numbers[member] = number
    return tuple(numbers)
