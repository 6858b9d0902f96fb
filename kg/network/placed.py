"""A network with a place, a size and a look for each thing: what pictures, the page and GEXF share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.network.layout import Layout, layout
from kg.network.measures import Measures
from kg.network.model import Network
from kg.network.palette import Look, looks


@dataclass(frozen=True, slots=True)
class Placed:
    """A network with a place, a size and a look for each thing: what pictures and the page share."""

    network: Network
    measures: Measures
    radii: tuple[float, ...]
    layout: Layout
    looks: dict[str, Look]

    def order(self) -> list[int]:
        """The things, those with the heaviest relations first."""
        return sorted(range(len(self.radii)), key=lambda n: (-self.measures.weighted_degree[n], -self.measures.degree[n], n))


def place(network: Network, measures: Measures) -> Placed:
    """Places for all things of a network."""
    radii = _radii(measures.weighted_degree)
    return Placed(network, measures, radii, layout(radii, network.pairs()), looks(node.kind for node in network.nodes))


def _radii(weights: Sequence[float]) -> tuple[float, ...]:
    heaviest = max(weights, default=0) or 1
    return tuple(round(5 + 13 * (max(weight, 0) / heaviest) ** .5, 2) for weight in weights)
