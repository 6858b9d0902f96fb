"""How relations are drawn: broader where they weigh more, dashed by their words, bent aside where several join the same two things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.network.model import Network, Relation
from kg.network.picture import Item, Line, Point, Shape

_HEAVY = 10.0  # where all relations weigh little, none is drawn as if it weighed much
_DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 3.0), (2.0, 3.0), (9.0, 3.0, 2.0, 3.0))
GREY, _BROWN = "#6b7280", "#8c510a"
_STROKES = tuple((colour, dashes) for colour in (GREY, _BROWN) for dashes in _DASHES)
Stroke = tuple[str, tuple[float, ...]]


def strokes_of(relations: Sequence[Relation]) -> dict[str, Stroke]:
    """A colour and a way of drawing for each word of a relation; the commonest has an unbroken line, the eighth and later ones share."""
    words = sorted(Counter(relation.label for relation in relations).items(), key=lambda item: (-item[1], item[0]))
    return {word: _STROKES[min(place, len(_STROKES) - 1)] for place, (word, _) in enumerate(words)}


def strokes_told(relations: Sequence[Relation]) -> dict[Stroke, list[str]]:
    """What a legend tells of each way of drawing: the words that share it, each with its number."""
    words = Counter(relation.label for relation in relations)
    shared: dict[Stroke, list[str]] = {}
    for word, stroke in strokes_of(relations).items():
        shared.setdefault(stroke, []).append(f"{word or 'related'} ({words[word]})")
    return shared


def bends(network: Network) -> list[float]:
    """How far each relation is bent aside, so that several between the same two things lie side by side; the first is straight."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for tie in network.relations:
        pair = (min(tie.source, tie.target), max(tie.source, tie.target))
        turn = seen[pair]
        seen[pair] += 1
        found.append(0.0 if turn == 0 else (14.0 if turn % 2 else -14.0) * ((turn + 1) // 2) * (1 if tie.source < tie.target else -1))
    return found


def widths(relations: Sequence[Relation]) -> list[float]:
    """How broad each relation is drawn, by its weight."""
    heaviest = max([_HEAVY, *(relation.weight for relation in relations)])
    return [round(.8 + 4.2 * (max(relation.weight, 0) / heaviest) ** .5, 2) for relation in relations]


def drawn(relation: Relation, source: tuple[Point, float], target: tuple[Point, float], side: float, width: float,
          stroke: Stroke, *, directed: bool) -> list[Item]:
    """The line of a relation between two places with their radii, with an arrow where relations have a direction."""
    (ax, ay), first = source
    (bx, by), second = target
    about = f"{relation.label or 'related'}, weight {relation.weight:g}"
    colour, dashes = relation.colour or stroke[0], stroke[1]
    if source == target:
        r = first
        return [Line(((ax - r * .6, ay - r * .6), (ax, ay - r * 3.4), (ax + r * .6, ay - r * .6)), colour, width, .55, dashes, about)]
    dx, dy = bx - ax, by - ay
    distance = (dx * dx + dy * dy) ** .5 or 1.0
    middle = ((ax + bx) / 2 - dy / distance * side * 2, (ay + by) / 2 + dx / distance * side * 2)
    start, end = _towards((ax, ay), middle, first), _towards((bx, by), middle, second + (3 if directed else 0))
    items: list[Item] = [Line((start, rounded(middle), end) if side else (start, end), colour, width, .55, dashes, about)]
    if directed:
        items.append(_arrow(middle, _towards((bx, by), middle, second + 1), 5 + width, colour))
    return items


def _towards(point: Point, other: Point, distance: float) -> Point:
    dx, dy = other[0] - point[0], other[1] - point[1]
    size = (dx * dx + dy * dy) ** .5 or 1.0
    share = min(distance, size / 2) / size
    return rounded((point[0] + dx * share, point[1] + dy * share))


def _arrow(back: Point, tip: Point, size: float, colour: str) -> Shape:
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    length = (dx * dx + dy * dy) ** .5 or 1.0
    dx, dy = dx / length * size, dy / length * size
    base = (tip[0] - dx, tip[1] - dy)
    return Shape((tip, rounded((base[0] - dy * .4, base[1] + dx * .4)), rounded((base[0] + dy * .4, base[1] - dx * .4))), colour)


def rounded(point: Point) -> Point:
    """A place to the hundredth: all that a picture can show."""
    return round(point[0], 2), round(point[1], 2)
