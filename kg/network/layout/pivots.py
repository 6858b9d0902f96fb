"""First places from distances: PivotMDS (Brandes and Pich 2006, https://doi.org/10.1007/978-3-540-70904-6_6).

Some things far from each other are pivots; the distances of all to them, seen along the two directions in which they differ most, are a
picture of the network as a whole in time that grows with its size.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from random import Random

PIVOTS = 24
_ROUNDS = 60


def spread(size: int, pairs: Sequence[tuple[int, int, float]], length: float, random: Random) -> list[tuple[float, float]]:
    """Places for the `size` things of one connected part; neighbours are about `length` apart."""
    beside: list[list[int]] = [[] for _ in range(size)]
    for a, b, _ in pairs:
        beside[a].append(b)
        beside[b].append(a)
    columns = _distances(beside, min(PIVOTS, size))
    rows = _centred(columns, size)
    first = _direction(rows, None)
    second = _direction(rows, first)
    points = [(sum(map(_times, row, first)), sum(map(_times, row, second))) for row in rows]
    stretch = _stretch(points, pairs, length)
    return [(x * stretch + (random.random() - .5) * length * .6, y * stretch + (random.random() - .5) * length * .6) for x, y in points]


def _times(a: float, b: float) -> float:
    return a * b


def _distances(beside: Sequence[Sequence[int]], count: int) -> list[list[int]]:
    """The distances of all to each pivot: the first has the most neighbours, each further one is farthest from those before."""
    pivot = max(range(len(beside)), key=lambda n: (len(beside[n]), -n))
    nearest = [len(beside)] * len(beside)
    columns = []
    for _ in range(count):
        column = _from(pivot, beside)
        columns.append(column)
        nearest = [min(pair) for pair in zip(nearest, column, strict=True)]
        pivot = max(range(len(beside)), key=lambda n: (nearest[n], -n))
    return columns


def _from(start: int, beside: Sequence[Sequence[int]]) -> list[int]:
    steps = [-1] * len(beside)
    steps[start] = 0
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for other in beside[at]:
            if steps[other] < 0:
                steps[other] = steps[at] + 1
                waiting.append(other)
    return steps


def _centred(columns: Sequence[Sequence[int]], size: int) -> list[list[float]]:
    """Squared distances, less the mean of their row and of their column."""
    squares = [[-.5 * step * step for step in column] for column in columns]
    of_column = [sum(column) / size for column in squares]
    total = sum(of_column) / len(columns)
    rows = []
    for row in zip(*squares, strict=True):
        mean = sum(row) / len(row)
        rows.append([value - mean - other + total for value, other in zip(row, of_column, strict=True)])
    return rows


def _direction(rows: Sequence[Sequence[float]], besides: Sequence[float] | None) -> list[float]:
    """The direction in which the rows differ most, at right angles to `besides`: by repeated multiplication."""
    width = len(rows[0])
    square = [[sum(row[i] * row[j] for row in rows) for j in range(width)] for i in range(width)]
    found = [1.0 + i / width if besides is None else (-1.0) ** i * (1 + i / width) for i in range(width)]
    for _ in range(_ROUNDS):
        found = [sum(map(_times, line, found)) for line in square]
        if besides is not None:
            share = sum(map(_times, found, besides))
            found = [value - share * other for value, other in zip(found, besides, strict=True)]
        size = sum(value * value for value in found) ** .5
        if size < 1e-9:  # all in one line
            return [0.0] * width
        found = [value / size for value in found]
    return found


def _stretch(points: Sequence[tuple[float, float]], pairs: Sequence[tuple[int, int, float]], length: float) -> float:
    """What makes the mean line as long as is wanted."""
    total = sum(((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) ** .5 for a, b, _ in pairs)
    return length * len(pairs) / total if total > 1e-9 else 1.0
