"""Colours and shapes of kinds of things: told apart also by who is colour-blind, and by shape where there is no colour.

The colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/) but for black, which is left to the text. Seven colours and
eight shapes are taken in step, so that fifty-six kinds look different.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "down", "star", "cross")
INK = "#1b1b1b"


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing looks."""

    colour: str
    shape: str

    @property
    def reach(self) -> float:
        """How far the shape reaches from its middle, upwards or aside, where its radius is 1."""
        return max((abs(part) for corner in CORNERS.get(self.shape, ()) for part in corner), default=1.0)


def looks(kinds: Iterable[str]) -> dict[str, Look]:
    """A look for each kind, the commonest first.

    >>> looks(["body", "resolution", "body"])
    {'body': Look(colour='#0072B2', shape='circle'), 'resolution': Look(colour='#E69F00', shape='square')}
    """
    counted = sorted(Counter(kinds).items(), key=lambda item: (-item[1], item[0]))
    return {kind: Look(COLOURS[place % len(COLOURS)], SHAPES[place % len(SHAPES)]) for place, (kind, _) in enumerate(counted)}


CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-.89, -.89), (.89, -.89), (.89, .89), (-.89, .89)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.3), (1.15, .8), (-1.15, .8)),
    "down": ((0, 1.3), (1.15, -.8), (-1.15, -.8)),
    "hexagon": ((-1.1, 0), (-.55, -.95), (.55, -.95), (1.1, 0), (.55, .95), (-.55, .95)),
    "star": ((0, -1.4), (.36, -.5), (1.33, -.43), (.59, .19), (.82, 1.13), (0, .62), (-.82, 1.13), (-.59, .19), (-1.33, -.43), (-.36, -.5)),
    "cross": ((-.4, -1.15), (.4, -1.15), (.4, -.4), (1.15, -.4), (1.15, .4), (.4, .4), (.4, 1.15), (-.4, 1.15), (-.4, .4), (-1.15, .4),
              (-1.15, -.4), (-.4, -.4)),
}
"""The corners of each shape about its middle; its area is about that of a circle of radius 1."""
