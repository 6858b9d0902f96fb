"""Parts side by side: rows of boxes, the largest first, in about the shape of a page."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
_SHAPE = 1.45


def pack(boxes: Sequence[Box]) -> tuple[list[tuple[float, float]], float, float]:
    """How far each box (left, top, right, bottom) moves, and how wide and high all are together.

    >>> pack([(-5, -5, 5, 5)])
    ([(5.0, 5.0)], 10.0, 10.0)
    """
    if not boxes:
        return [], 0.0, 0.0
    sizes = [(box[2] - box[0], box[3] - box[1]) for box in boxes]
    width = max(max(w for w, _ in sizes), (sum(w * h for w, h in sizes) * _SHAPE) ** .5)
    order = sorted(range(len(boxes)), key=lambda n: (-sizes[n][1], n))
    moves: list[tuple[float, float]] = [(0.0, 0.0)] * len(boxes)
    x = y = row = widest = 0.0
    for n in order:
        if x and x + sizes[n][0] > width + .001:
            x, y, row = 0.0, y + row, 0.0
        moves[n] = (x - boxes[n][0], y - boxes[n][1])
        x += sizes[n][0]
        row = max(row, sizes[n][1])
        widest = max(widest, x)
    return moves, widest, y + row
