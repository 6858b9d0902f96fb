"""Forces between things: lines pull, near things push (Fruchterman and Reingold 1991); and a last step that parts what still overlaps.

Only things within a few lengths push each other, found by a grid, so that a round takes time in proportion to the network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
_REACH, _REACH_OF_MANY = 2.6, 1.5
_MANY = 700
_WORK = 45_000
_CROWD = 40  # in one cell; those beyond are pushed when the cell has thinned out


def relax(points: Sequence[Point], pairs: Sequence[tuple[int, int, float]], length: float) -> list[Point]:
    """The places after some rounds, each with smaller steps than the one before."""
    size = len(points)
    rounds = max(24, min(220, _WORK // size))
    heaviest = max((weight for _, _, weight in pairs), default=1.0) or 1.0
    pulls = [(a, b, .5 + .5 * (max(weight, 0) / heaviest) ** .5) for a, b, weight in pairs]
    degrees = [1] * size
    for a, b, _ in pairs:
        degrees[a] += 1
        degrees[b] += 1
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for turn in range(rounds):
        fx, fy = [0.0] * size, [0.0] * size
        _push(xs, ys, fx, fy, length)
        _pull(xs, ys, fx, fy, pulls, degrees, length)
        _step(xs, ys, fx, fy, length * .9 * (1 - turn / rounds) + .5)
    return list(zip(xs, ys, strict=True))


def _push(xs: list[float], ys: list[float], fx: list[float], fy: list[float], length: float) -> None:
    reach = length * (_REACH if len(xs) <= _MANY else _REACH_OF_MANY)
    for a, b in _near(xs, ys, reach, 10 ** 9 if len(xs) <= _MANY else _CROWD):
        dx, dy = xs[a] - xs[b], ys[a] - ys[b]
        square = dx * dx + dy * dy
        if square < reach * reach:
            force = length * length / (square + 1)
            fx[a] += dx * force
            fy[a] += dy * force
            fx[b] -= dx * force
            fy[b] -= dy * force


def _near(xs: Sequence[float], ys: Sequence[float], reach: float, most: int) -> Iterator[tuple[int, int]]:
    """The pairs that share a cell of a grid or stand in cells side by side."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cell = cells[int(x // reach), int(y // reach)]
        if len(cell) < most:
            cell.append(n)
    for (column, row), members in cells.items():
        for place, a in enumerate(members):
            for b in members[place + 1:]:
                yield a, b
        for beside in ((column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
            for b in cells.get(beside, ()):
                for a in members:
                    yield a, b


def _pull(xs: list[float], ys: list[float], fx: list[float], fy: list[float], pulls: Sequence[tuple[int, int, float]],
          degrees: Sequence[int], length: float) -> None:
    for a, b, strength in pulls:
        dx, dy = xs[a] - xs[b], ys[a] - ys[b]
        distance = (dx * dx + dy * dy) ** .5
        force = distance / length * strength / (min(degrees[a], degrees[b]) ** .35)
        fx[a] -= dx * force
        fy[a] -= dy * force
        fx[b] += dx * force
        fy[b] += dy * force


def _step(xs: list[float], ys: list[float], fx: list[float], fy: list[float], most: float) -> None:
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    for n in range(len(xs)):
        dx, dy = fx[n] - (xs[n] - middle_x) * .04, fy[n] - (ys[n] - middle_y) * .04
        size = (dx * dx + dy * dy) ** .5
        if size > most:
            dx, dy = dx / size * most, dy / size * most
        xs[n] += dx
        ys[n] += dy


def with_room(points: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """The places, drawn apart as a whole where a crowd would not find room: most stand within twice the mean distance of the middle."""
    middle_x, middle_y = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    spread = (sum((x - middle_x) ** 2 + (y - middle_y) ** 2 for x, y in points) / len(points)) ** .5
    wanted = (sum((2 * radius + 14) ** 2 for radius in radii)) ** .5 * .62
    stretch = max(1.0, wanted / spread) if spread > 1e-9 else 1.0
    return [(x * stretch, y * stretch) for x, y in points]


def separate(points: Sequence[Point], radii: Sequence[float], gap: float = 7.0) -> list[Point]:
    """The places after parting things that lie on each other."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    reach = 2 * max(radii) + gap
    for _ in range(40 if len(points) <= _MANY else 14):
        moved = False
        for a, b in list(_near(xs, ys, reach, 10 ** 9)):
            dx, dy = xs[a] - xs[b], ys[a] - ys[b]
            distance = (dx * dx + dy * dy) ** .5
            wanted = radii[a] + radii[b] + gap
            if distance < wanted:
                moved = True
                if distance < 1e-6:
                    dx, dy, distance = 1.0, (a - b) % 7 - 3.0, 1.0
                shift = (wanted - distance) / 2 / distance
                xs[a], ys[a], xs[b], ys[b] = xs[a] + dx * shift, ys[a] + dy * shift, xs[b] - dx * shift, ys[b] - dy * shift
        if not moved:
            break
    return list(zip(xs, ys, strict=True))
