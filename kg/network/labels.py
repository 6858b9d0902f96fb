"""Labels beside things, none on another: the most joined things choose first, and who finds no room goes without.

    >>> [place.anchor for place in place_labels([(50, 50)], [8], ["SG17"], [0], (100, 100)) if place]
    ['start']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.messages import shorten
from kg.network.picture import Point
from kg.network.text_width import text_width

SIZE = 11.5
SURE = 20
LONGEST, LONGEST_WITH_ROOM = 30, 60
_CELL, _HALF = 60.0, SIZE * .36
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


def place_labels(points: Sequence[Point], reaches: Sequence[float], texts: Sequence[str], order: Sequence[int],
                 size: tuple[float, float], arrows: Sequence[Point] = ()) -> list[Label | None]:
    """A label, or none, for each thing; those that `order` names first choose first, and no label lies on a thing.

    Of several places near a thing the one over the fewest `arrows` is taken. The first twenty, where all near places are taken, get one
    farther away with a leader; of them alone a label may lie on a thing, if it finds no other place and the thing is none of the twenty.
    Long labels are cut, and told in full in the end where there is room for it.
    """
    ground = _Ground(points, reaches, order[:SURE], arrows, size)
    found: list[Label | None] = [None] * len(points)
    for rank, n in enumerate(order):
        if texts[n]:
            found[n] = ground.label(n, shorten(texts[n], LONGEST), sure=rank < SURE)
    for n in order:
        label = found[n]
        if label and label.text != texts[n]:
            found[n] = ground.longer(n, label, shorten(texts[n], LONGEST_WITH_ROOM))
    return found


class _Ground:
    """What lies on the picture: things, those of them that nothing may cover, labels and the tips of arrows."""

    def __init__(self, points: Sequence[Point], reaches: Sequence[float], surest: Sequence[int], arrows: Sequence[Point],
                 size: tuple[float, float]) -> None:
        self._at = list(zip(points, reaches, strict=True))
        self._size = size
        self._labels, self._things, self._surest, self._arrows = _Taken(), _Taken(), _Taken(), _Taken()
        for n, ((x, y), reach) in enumerate(self._at):
            self._things.add((x - reach, y - reach, x + reach, y + reach), n)
        for n in surest:
            (x, y), reach = self._at[n]
            self._surest.add((x - reach, y - reach, x + reach, y + reach), n)
        for x, y in arrows:
            self._arrows.add((x, y, x, y), -1)

    def label(self, n: int, text: str, *, sure: bool) -> Label | None:
        """A label in the best place that is free, which is then taken."""
        near, far = self._near(n, text), list(self._inside(_far(*self._at[n], text))) if sure else []
        label = (self._best(self._free(n, near, self._things)) or next(self._free(n, far, self._things), None) or (
            (self._best(self._free(n, near, self._surest)) or next(self._free(n, far, self._surest), None)) if sure else None))
        if label:
            self._labels.add(label.box, n)
        return label

    def longer(self, n: int, label: Label, text: str) -> Label:
        """The label with more of its words, where that is free and over no more arrows."""
        longer = self._best(self._free(n, [] if label.leader else self._near(n, text), self._things))
        if longer is None or self._covered(longer) > self._covered(label):
            return label
        self._labels.add(longer.box, n)
        return longer

    def _near(self, n: int, text: str) -> list[Label]:
        return list(self._inside(_near(*self._at[n], text)))

    def _inside(self, labels: Iterable[Label]) -> Iterator[Label]:
        width, height = self._size
        return (label for label in labels
                if label.box[0] >= 0 and label.box[1] >= 0 and label.box[2] <= width and label.box[3] <= height)

    def _free(self, n: int, labels: Iterable[Label], things: _Taken) -> Iterator[Label]:
        return (label for label in labels if not self._labels.under(label.box, n) and not things.under(label.box, n))

    def _best(self, labels: Iterable[Label]) -> Label | None:
        return min(labels, key=self._covered, default=None)

    def _covered(self, label: Label) -> int:
        return self._arrows.under(label.box)


def _near(point: Point, reach: float, text: str) -> Iterator[Label]:
    """Places beside a thing, the best first: right, left, below, above, aslant."""
    x, y = point
    near, slant = reach + 4, reach * .75 + 3
    for dx, dy, anchor in ((near, _HALF, "start"), (-near, _HALF, "end"), (0, near + SIZE * .8, "middle"), (0, -near, "middle"),
                           (slant, slant + SIZE * .5, "start"), (-slant, slant + SIZE * .5, "end"), (slant, -slant, "start"),
                           (-slant, -slant, "end")):
        yield _made(text, x + dx, y + dy, anchor)


def _far(point: Point, reach: float, text: str) -> Iterator[Label]:
    """Places in rings about a thing, the nearest first."""
    x, y = point
    for step in range(2, 14):
        for dx, dy, anchor in ((13, 0, "start"), (-13, 0, "end"), (9, 11, "start"), (-9, 11, "end"), (9, -11, "start"), (-9, -11, "end"),
                               (0, 14, "middle"), (0, -14, "middle")):
            yield _made(text, x + dx * step, y + dy * step + _HALF, anchor, leader=True)


def _made(text: str, left: float, base: float, anchor: str, *, leader: bool = False) -> Label:
    width = text_width(text, SIZE)
    start = left if anchor == "start" else left - width if anchor == "end" else left - width / 2
    box = (start - 1.5, base - SIZE * .82, start + width + 1.5, base + SIZE * .28)
    return Label(text, round(left, 2), round(base, 2), anchor, box, leader)


class _Taken:
    """Boxes that are taken, by the cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)

    def add(self, box: Box, owner: int) -> None:
        for cell in _cells(box):
            self._cells[cell].append((box, owner))

    def under(self, box: Box, owner: int = -2) -> int:
        """How many things of other owners lie under `box`."""
        return len({(other, taken) for cell in _cells(box) for taken, other in self._cells.get(cell, ())
                    if other != owner and _overlap(box, taken)})


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
