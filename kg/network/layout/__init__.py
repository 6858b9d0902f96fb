"""Where the things of a network stand on a picture: the same network gives the same places on every machine.

Only +, -, *, / and square roots are used (which IEEE 754 rounds in one way) and a generator with a fixed seed, no library whose results
depend on the processor. Each connected part is spread by itself, first by its distances (`pivots`), then by forces between
neighbours (`springs`); the parts are packed side by side (`packing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kg.network.layout.packing import pack
from kg.network.layout.parts import parts
from kg.network.layout.pivots import spread
from kg.network.layout.springs import relax, separate, with_room

SEED = 2016
LENGTH = 92.0
_NAME = 60.0  # room for a name to the right of a part


@dataclass(frozen=True, slots=True)
class Layout:
    """The middle of each thing and the size of the whole."""

    points: tuple[tuple[float, float], ...]
    width: float
    height: float


def layout(radii: Sequence[float], pairs: Sequence[tuple[int, int, float]], length: float = LENGTH) -> Layout:
    """Places for things of these radii, joined by these pairs with their weights; `length` is what a line wants to be.

    >>> layout([5, 5], [(0, 1, 1)]) == layout([5, 5], [(0, 1, 1)])
    True
    """
    random = Random(SEED)  # noqa: S311  # no secret, but a scatter that is the same each time
    found: list[tuple[float, float]] = [(0.0, 0.0)] * len(radii)
    boxes = []
    groups = parts(len(radii), pairs)
    for members, inner in groups:
        points = _part([radii[member] for member in members], inner, length, random)
        for member, point in zip(members, points, strict=True):
            found[member] = point
        margin = max(radii[member] for member in members) + 22
        boxes.append((min(x for x, _ in points) - margin, min(y for _, y in points) - margin,
                      max(x for x, _ in points) + margin + _NAME, max(y for _, y in points) + margin))
    moves, width, height = pack(boxes)
    for (members, _), (dx, dy) in zip(groups, moves, strict=True):
        for member in members:
            x, y = found[member]
            found[member] = (round(x + dx, 2), round(y + dy, 2))
    return Layout(tuple(found), round(width, 2), round(height, 2))


def _part(radii: Sequence[float], pairs: Sequence[tuple[int, int, float]], length: float, random: Random) -> list[tuple[float, float]]:
    if len(radii) == 1:
        return [(0.0, 0.0)]
    if len(radii) == 2:
        return [(0.0, 0.0), (0.0, length)]  # one above the other: names stand beside things
    points = relax(spread(len(radii), pairs, length, random), pairs, length)
    return separate(with_room(points, radii), radii)
