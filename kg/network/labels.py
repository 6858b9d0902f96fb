"""Labels beside things, none on another: the most joined things choose first, and who finds no room goes without.

    >>> [place.anchor for place in place_labels([(50, 50)], [8], ["SG17"], [0], (100, 100)) if place]
    ['start']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.network.text_width import text_width

SIZE = 11.5
SURE = 20
LONGEST = 30
_CELL = 60.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its words, where its line begins (or is centred), and whether a leader to the thing is wanted."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box
    leader: bool = False


def place_labels(points: Sequence[tuple[float, float]], radii: Sequence[float], texts: Sequence[str], order: Sequence[int],
                 size: tuple[float, float]) -> list[Label | None]:
    """A label, or none, for each thing; those that `order` names first choose first.

    The first twenty always get one: where all near places are taken, farther away with a leader.
    """
    taken = _Taken()
    things = _Taken()
    for n, ((x, y), radius) in enumerate(zip(points, radii, strict=True)):
        things.add((x - radius, y - radius, x + radius, y + radius), n)
    found: list[Label | None] = [None] * len(points)
    for rank, n in enumerate(order):
        if not texts[n]:
            continue
        sure = rank < SURE
        label = next((label for label in _candidates(points[n], radii[n], texts[n], sure, size)
                      if taken.free(label.box) and (label.leader or things.free(label.box, n))), None)
        if label is None and sure:
            label = next((label for label in _candidates(points[n], radii[n], texts[n], sure, size) if taken.free(label.box)), None)
        if label:
            taken.add(label.box, n)
            found[n] = label
    return found


def _candidates(point: tuple[float, float], radius: float, text: str, sure: bool, size: tuple[float, float]) -> Iterator[Label]:
    """Places for a label, the best first: right, left, below, above, aslant, and for the surest farther off."""
    x, y = point
    width = text_width(text, SIZE)
    near = radius + 4
    half = SIZE * .36
    slant = radius * .75 + 3
    spots = [(x + near, y + half, "start"), (x - near, y + half, "end"), (x, y + near + SIZE * .8, "middle"), (x, y - near, "middle"),
             (x + slant, y + slant + SIZE * .5, "start"), (x - slant, y + slant + SIZE * .5, "end"),
             (x + slant, y - slant, "start"), (x - slant, y - slant, "end")]
    far = [(x + dx * step, y + dy * step + half, anchor) for step in range(2, 14) for dx, dy, anchor in
           ((13, 0, "start"), (-13, 0, "end"), (9, 11, "start"), (-9, 11, "end"), (9, -11, "start"), (-9, -11, "end"), (0, 14, "middle"),
            (0, -14, "middle"))] if sure else []
    for place, (left, base, anchor) in enumerate([*spots, *far]):
        start = left if anchor == "start" else left - width if anchor == "end" else left - width / 2
        box = (start - 1.5, base - SIZE * .82, start + width + 1.5, base + SIZE * .28)
        if box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]:
            yield Label(text, round(left, 2), round(base, 2), anchor, box, place >= len(spots))


class _Taken:
    """Boxes that are taken, by the cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)

    def add(self, box: Box, owner: int) -> None:
        for cell in _cells(box):
            self._cells[cell].append((box, owner))

    def free(self, box: Box, owner: int = -1) -> bool:
        """Whether nothing of another owner lies under `box`."""
        return not any(other != owner and _overlap(box, taken) for cell in _cells(box) for taken, other in self._cells.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
