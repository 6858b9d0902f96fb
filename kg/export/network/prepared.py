"""A network with what formats want of it, each worked out when a format first asks and then kept."""

from __future__ import annotations

from functools import cached_property

from kg.network.draw import Placed, draw, place
from kg.network.measures import Measures, measure
from kg.network.model import Network
from kg.network.picture import Picture


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
        return draw(self.placed)
