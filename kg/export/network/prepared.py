"""A network with what formats want of it, each worked out when a format first asks and then kept."""

from __future__ import annotations

from functools import cached_property

from kg.network import draw
from kg.network.measures import Measures, measure
from kg.network.model import Network
from kg.network.picture import Picture
from kg.network.placed import Placed, place


class Prepared:
    """One network on its way into files."""

    def __init__(self, network: Network) -> None:
        self.network = network

    @cached_property
    def measures(self) -> Measures:
        """Degrees, betweenness, communities, bridges."""
        return measure(self.network)

    @cached_property
    def placed(self) -> Placed:
        """Where its things stand."""
        return place(self.network, self.measures)

    @cached_property
    def picture(self) -> Picture:
        """The static picture."""
        if len(self.network.nodes) <= draw.MOST_THINGS and len(self.network.relations) <= draw.MOST_RELATIONS:
            return draw.draw(self.placed)  # which other formats have worked out as well
        return draw.picture(self.network, self.measures)
