"""A network as a picture: things sized by the weight of their relations, labels kept apart, a legend, and a line on what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.network.labels import Label, place_labels
from kg.network.lines import GREY, bends, drawn, rounded, strokes_of, strokes_told, widths
from kg.network.measures import Measures
from kg.network.model import Network, Relation
from kg.network.palette import CORNERS, INK, Look
from kg.network.picture import Disc, Item, Line, Picture, Point, Shape, Words
from kg.network.placed import Placed, place
from kg.network.text_width import fitted, text_width

MOST_THINGS, MOST_RELATIONS = 400, 1200
_HEAD, _FOOT_LINE, _NARROWEST = 54.0, 15.0, 520.0
_MARGIN, _LEGEND_LINE, _WIDEST_FOR_WORDS = 26.0, 19.0, 760.0


def picture(network: Network, measures: Measures) -> Picture:
    """The picture; of a large network only the most joined things, and it says so."""
    if len(network.nodes) <= MOST_THINGS and len(network.relations) <= MOST_RELATIONS:
        return draw(place(network, measures))
    order = sorted(range(len(network.nodes)), key=lambda n: (-measures.weighted_degree[n], -measures.degree[n], n))
    kept = sorted(order[:MOST_THINGS])
    iris = {network.nodes[n].iri for n in kept}
    inside = [n for n, tie in enumerate(network.relations) if tie.source in iris and tie.target in iris]
    ties = sorted(sorted(inside, key=lambda n: (-network.relations[n].weight, n))[:MOST_RELATIONS])
    small = replace(network, nodes=tuple(network.nodes[n] for n in kept), relations=tuple(network.relations[n] for n in ties))
    left_out = (f"Left out: {len(network.nodes) - len(kept):,} of {len(network.nodes):,} things and "
                f"{len(network.relations) - len(ties):,} of {len(network.relations):,} relations; the HTML page has all.")
    return draw(place(small, measures.of_some(kept, ties)), left_out)


def draw(placed: Placed, left_out: str = "") -> Picture:
    """All of a network as a picture; `left_out` is a line on what is not in it."""
    network = placed.network
    kept = range(len(network.nodes))
    relations = list(enumerate(network.relations))
    width = max(placed.layout.width + 2 * _MARGIN, _NARROWEST, min(_WIDEST_FOR_WORDS, text_width(network.summary, 11.5) + 2 * _MARGIN + 1))
    bottom = _HEAD + placed.layout.height + 2 * _MARGIN
    left = (width - placed.layout.width) / 2
    points = {n: (placed.layout.points[n][0] + left, placed.layout.points[n][1] + _MARGIN + _HEAD) for n in kept}
    lines = _lines(placed, relations, points)
    labels = _labels(placed, kept, points, (width, bottom), [_middle(item) for item in lines if isinstance(item, Shape)])
    legend = _legend(placed, kept, relations, _MARGIN, bottom)
    note = _note(network, sum(1 for n in kept if labels[n] is None), left_out)
    foot = bottom + _legend_height(legend) + _FOOT_LINE
    items = (Words(fitted(network.name.replace("-", " ").capitalize(), 17, width - 2 * _MARGIN), _MARGIN, 28, 17, bold=True),
             Words(fitted(network.summary, 11.5, width - 2 * _MARGIN), _MARGIN, 46, 11.5, colour=GREY),
             *lines, *_things(placed, kept, points), *_leaders(labels, points),
             *(Words(label.text, label.x, label.y, 11.5, label.anchor, halo=True) for label in labels.values() if label),
             *legend, *(Words(line, _MARGIN, foot + _FOOT_LINE * row, 11, colour=GREY) for row, line in enumerate(note)))
    return Picture(round(width, 1), round(foot + _FOOT_LINE * len(note) + 8, 1), network.name.replace("-", " "),
                   f"{network.summary}. {len(network.nodes)} things, {len(network.relations)} relations.", items)


def _labels(placed: Placed, kept: Sequence[int], points: dict[int, Point], size: tuple[float, float],
            arrows: Sequence[Point]) -> dict[int, Label | None]:
    rank = {n: row for row, n in enumerate(kept)}
    order = [rank[n] for n in placed.order() if n in rank]
    nodes = [placed.network.nodes[n] for n in kept]
    reaches = [placed.radii[n] * placed.looks[node.kind].reach for n, node in zip(kept, nodes, strict=True)]
    found = place_labels([points[n] for n in kept], reaches, [node.label for node in nodes], order, size, arrows)
    return dict(zip(kept, found, strict=True))


def _middle(arrow: Shape) -> Point:
    return sum(x for x, _ in arrow.points) / len(arrow.points), sum(y for _, y in arrow.points) / len(arrow.points)


def _lines(placed: Placed, relations: Sequence[tuple[int, Relation]], points: dict[int, Point]) -> list[Item]:
    at = placed.network.places()
    strokes, bent, wide = strokes_of([tie for _, tie in relations]), bends(placed.network), widths(placed.network.relations)
    items: list[Item] = []
    for n, tie in sorted(relations, key=lambda pair: (-pair[1].weight, pair[0])):
        a, b = at[tie.source], at[tie.target]
        items += drawn(tie, (points[a], placed.radii[a]), (points[b], placed.radii[b]), bent[n], wide[n], strokes[tie.label],
                       directed=placed.network.directed)
    return items


def _things(placed: Placed, kept: Sequence[int], points: dict[int, Point]) -> list[Item]:
    return [_thing(placed, n, points[n]) for n in kept]


def _thing(placed: Placed, n: int, point: Point) -> Item:
    node = placed.network.nodes[n]
    look = placed.looks[node.kind]
    return _mark(replace(look, colour=node.colour or look.colour), point, placed.radii[n], f"{node.name} ({node.kind})")


def _mark(look: Look, point: Point, radius: float, about: str = "") -> Item:
    x, y = point
    if look.shape == "circle":
        return Disc(round(x, 2), round(y, 2), radius, look.colour, INK, about)
    return Shape(tuple(rounded((x + dx * radius, y + dy * radius)) for dx, dy in CORNERS[look.shape]), look.colour, INK, about)


def _leaders(labels: dict[int, Label | None], points: dict[int, Point]) -> list[Item]:
    return [Line((points[n], (label.x, round(label.y - 4, 2))), INK, .6, .6) for n, label in labels.items() if label and label.leader]


def _legend(placed: Placed, kept: Sequence[int], relations: Sequence[tuple[int, Relation]], x: float, y: float) -> list[Item]:
    """Kinds of things, then kinds of relations, each with its number."""
    kinds = Counter(placed.network.nodes[n].kind for n in kept)
    items: list[Item] = []
    row = 0
    for kind, look in placed.looks.items():
        if kinds[kind]:
            base = y + row * _LEGEND_LINE
            items += [_mark(look, (x + 7, base), 6), Words(fitted(f"{kind} ({kinds[kind]})", 11, 190), x + 22, base + 4, 11)]
            row += 1
    return [*items, *_legend_of_relations(relations, x + 230, y)]


def _legend_of_relations(relations: Sequence[tuple[int, Relation]], x: float, y: float) -> list[Item]:
    """A line for each word of a relation; those that share a way of drawing share a line."""
    items: list[Item] = []
    for row, ((colour, dashes), said) in enumerate(strokes_told([tie for _, tie in relations]).items()):
        base = y + row * _LEGEND_LINE
        items += [Line(((x, base), (x + 30, base)), colour, 2, 1, dashes),
                  Words(fitted(", ".join(said), 11, _NARROWEST - x - 64), x + 38, base + 4, 11)]
    return items


def _legend_height(legend: Sequence[Item]) -> float:
    rows = [item.y for item in legend if isinstance(item, Words)]
    return max(rows) - min(rows) + _LEGEND_LINE if rows else 0.0


def _note(network: Network, unlabelled: int, left_out: str) -> list[str]:
    """What the picture does not show."""
    notes = [] if network.nodes else ["Nothing to show: the graph has no answer to this view."]
    notes += [left_out] if left_out else []
    if unlabelled:
        notes.append(f"{unlabelled} label{'s' if unlabelled > 1 else ''} found no room; the HTML page and the tables name every thing.")
    return notes
