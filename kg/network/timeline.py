"""A timeline as a picture: a bar for each span of time, in as few rows as their names allow.

What is known only by its month or year is drawn pale over the whole of it; what has no end stays open to the right. Of more kinds than
there are colours, the rarest share one. A crowd gets a wider picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.messages import shorten
from kg.network.dates import span
from kg.network.model import Network, Node
from kg.network.palette import COLOURS, INK, Look, looks
from kg.network.picture import Disc, Item, Line, Picture, Shape, Words
from kg.network.text_width import fitted, text_width

MOST = 1500
_CROWD, _NAMED_ROWS = 120, 170
_WIDTH, _WIDTH_OF_CROWD, _LEFT, _TOP, _ROW, _SIZE = 1500.0, 2800.0, 26.0, 92.0, 17.0, 10.5
_HIGH = 900.0
_GREY, _PALE = "#6b7280", "#d7dbe2"


@dataclass(frozen=True, slots=True)
class Span:
    """What lasts from a first to a last day; `last` is None where it is open, `vague` where days are not known."""

    label: str
    kind: str
    first: date
    last: date | None
    vague: bool = False
    about: str = ""
    begun_before: bool = False  # only its end is known


def spans_of(network: Network) -> tuple[list[Span], int]:
    """The things of a network that have dates, else its relations; and how many of them have none that can be drawn."""
    labels = {node.iri: node.label for node in network.nodes}
    owners = _owners(network)
    things = [_owned(node, owners.get(node.iri, [])) for node in network.nodes if node.start or node.end]
    ties = [(f"{labels[tie.source]} {tie.label} {labels[tie.target]}", tie.label, tie.start, tie.end) for tie in network.relations
            if tie.start or tie.end]
    found = [made for label, kind, start, end in things or ties if (made := span_of(label, kind, start, end))]
    return found, len(things or ties) - len(found)


def _owners(network: Network) -> dict[str, list[str]]:
    """Whom the dated things belong to, where none of their relations joins two of them: the undated things at the other end."""
    dated = {node.iri for node in network.nodes if node.start or node.end}
    undated = {node.iri: node.label for node in network.nodes if node.iri not in dated}
    if not all(tie.source in undated and tie.target in dated and (tie.start or tie.end) for tie in network.relations):
        return {}
    found: dict[str, list[str]] = {}
    for tie in network.relations:
        found.setdefault(tie.target, []).append(undated[tie.source])
    return {iri: sorted(set(names)) for iri, names in found.items()}


def _owned(node: Node, owners: Sequence[str]) -> tuple[str, str, str, str]:
    """A dated thing as "ATU: 4–7 March 2019, Rabat", its kind being whom it belongs to."""
    whose = ", ".join(owners)
    return f"{whose}: {node.label}" if whose else node.label, whose or node.kind, node.start, node.end


def span_of(label: str, kind: str, start: str, end: str) -> Span | None:
    """A span from dates as written; None where neither is one, or the end lies before the start.

    >>> span_of("x", "event", "2019-03", "2019-03").vague
    True
    """
    first, last = span(start or end, end)
    if first is None:
        return None
    vague = len(start or end) < 10 or (bool(end) and len(end) < 10)
    return Span(label, kind, first, last, vague, f"{label}: {' – '.join(dict.fromkeys(filter(None, (start, end))))}",
                begun_before=not start)


def timeline(title: str, summary: str, spans: Iterable[Span], undated: int = 0) -> Picture:
    """The picture; of very many spans the first, and it says so."""
    every = sorted(spans, key=lambda found: (found.first, found.last or date.max, found.label))
    shown, look = _coloured(every[:MOST])
    crowd = len(shown) > _CROWD
    scale = _Scale(shown, _WIDTH_OF_CROWD if crowd else _WIDTH)
    rows = _Rows(scale.width, crowd=crowd)
    bars = [item for found in shown for item in rows.bar(found, scale, look[found.kind])]
    bars += [item for found in rows.unnamed for item in rows.bar(found, scale, look[found.kind], named=False)]
    bottom = _TOP + len(rows.filled) * _ROW
    notes = _notes(shown, len(every), undated, len(rows.unnamed))
    legend = _legend(shown, look, bottom + 34)
    height = bottom + 48 + max(1, len(legend) // 2) * 18 + 16 * len(notes)
    items = (Words(fitted(title, 17, _WIDTH - 2 * _LEFT), _LEFT, 28, 17, bold=True),
             Words(fitted(summary, 11.5, _WIDTH - 2 * _LEFT), _LEFT, 46, 11.5, colour=_GREY),
             *scale.lines(bottom), *bars, *legend,
             *(Words(note, _LEFT, height - 8 - 16 * row, 11, colour=_GREY) for row, note in enumerate(reversed(notes))))
    return Picture(scale.width, round(height, 1), title, f"{summary}. {len(every)} spans of time.", items)


def _coloured(spans: Sequence[Span]) -> tuple[list[Span], dict[str, Look]]:
    """The spans with no more kinds than there are colours, the rarest being one kind that names them; and how each kind looks."""
    look = looks(found.kind for found in spans)
    if len(look) <= len(COLOURS):
        return list(spans), look
    *common, last = list(look)[:len(COLOURS)]
    rare = {kind: ", ".join(list(look)[len(common):]) for kind in list(look)[len(common):]}
    shown = [replace(found, kind=rare.get(found.kind, found.kind)) for found in spans]
    return shown, {**{kind: look[kind] for kind in common}, rare[last]: look[last]}


class _Scale:
    """From days to places in a picture of some width."""

    def __init__(self, spans: Sequence[Span], width: float) -> None:
        self.width = width
        days = [day for found in spans for day in (found.first, found.last) if day] or [date(2016, 1, 1)]
        self.first = date(min(days).year, 1, 1).toordinal()
        self.last = date(max(days).year, 12, 31).toordinal() + 1
        self.years = range(min(days).year, max(days).year + 1)

    def at(self, day: date) -> float:
        """The place of the morning of `day`."""
        return round(_LEFT + (day.toordinal() - self.first) / (self.last - self.first) * (self.width - 2 * _LEFT), 2)

    def bar(self, found: Span) -> tuple[float, float]:
        """Where the bar of a span begins and ends; a day is a dot wide."""
        left = self.at(found.first)
        end = self.width - _LEFT
        return left, max(left + 6, min(end, self.at(found.last) + 2) if found.last else end)

    def lines(self, bottom: float) -> list[Item]:
        """A line and a number for each year; of a century for some of them. Of a high picture the number stands below, too."""
        step = max(1, len(self.years) // 25 + 1)
        items: list[Item] = []
        for year in self.years[::step]:
            x = self.at(date(year, 1, 1))
            items.append(Line(((x, _TOP - 22), (x, bottom + 12)), _PALE, 1))
            items += [Words(str(year), x + 4, y, 11, colour=_GREY) for y in (_TOP - 12, bottom + 12)[:1 if bottom < _HIGH else 2]]
        return items


class _Rows:
    """The rows that bars and their names are put into, and how far each is filled.

    Of a crowd only those are named that find room in the first rows; the others follow below, by their marks alone.
    """

    def __init__(self, width: float, *, crowd: bool) -> None:
        self._width = width
        self.filled: list[float] = []
        self.unnamed: list[Span] = []
        self._most = _NAMED_ROWS if crowd else 10**9
        self._longest = 32 if crowd else 44

    def bar(self, found: Span, scale: _Scale, look: Look, *, named: bool = True) -> list[Item]:
        """The mark and name of a span, in the first row with room; nothing, but a place in `unnamed`, where a crowd leaves none."""
        left, right = scale.bar(found)
        label = shorten(found.label, self._longest) if named else ""
        wide = text_width(label, _SIZE) + 5 if label else 0.0
        before = right + wide > self._width - 4
        start, end = (left - wide if before else left), (right if before else right + wide)
        first = 0 if named else min(self._most, len(self.filled))
        row = next((n for n in range(first, len(self.filled)) if self.filled[n] + (10 if named else 1) < start), len(self.filled))
        if named and row >= self._most:
            self.unnamed.append(found)
            return []
        self.filled[row:row + 1] = [end]
        middle = _TOP + row * _ROW + _ROW / 2
        mark = _mark(found, left, right, middle, _lighter(look.colour) if found.vague else look.colour)
        words = Words(label, left - 5 if before else right + 5, middle + 3.6, _SIZE, "end" if before else "start", halo=True)
        return [mark, words] if label else [mark]


def _mark(found: Span, left: float, right: float, middle: float, colour: str) -> Item:
    """A dot for some days, a bar for longer, with a point where it is open."""
    if found.last and right - left <= 8 and not found.begun_before:
        return Disc(round((left + right) / 2, 2), middle, 4.2, colour, INK, found.about)
    point = () if found.last else ((right + 6, middle),)
    before = ((left - 6, middle),) if found.begun_before else ()
    low, high = middle + 4.5, middle - 4.5
    return Shape(((left, high), (right, high), *point, (right, low), (left, low), *before), colour, INK, found.about)


def _lighter(colour: str) -> str:
    parts = (int(colour[at:at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{(part + 2 * 255) // 3:02x}" for part in parts)


def _legend(shown: Sequence[Span], look: dict[str, Look], top: float) -> list[Item]:
    counted = Counter(found.kind for found in shown)
    items: list[Item] = []
    for row, (kind, found) in enumerate(look.items()):
        y = top + row * 18
        items += [Shape(((_LEFT, y - 5), (_LEFT + 16, y - 5), (_LEFT + 16, y + 5), (_LEFT, y + 5)), found.colour, INK),
                  Words(fitted(f"{kind} ({counted[kind]})", 11, _WIDTH - 90), _LEFT + 24, y + 4, 11)]
    return items


def _notes(shown: Sequence[Span], every: int, undated: int, unnamed: int) -> list[str]:
    """What the marks mean, as far as there are such, and what the picture does not show."""
    notes = [] if shown else ["Nothing to show: the graph has no dated answer to this view."]
    if any(found.vague for found in shown):
        notes.append("Pale: only the month or the year is known.")
    if any(found.last is None for found in shown):
        notes.append("A point to the right: no end is dated.")
    if any(found.begun_before for found in shown):
        notes.append("A point to the left: only the end is dated.")
    if len(shown) < every:
        notes.append(f"Left out: the last {every - len(shown):,} of {every:,} spans.")
    if unnamed:
        notes.append(f"{unnamed:,} names found no room: those marks stand below the others; in SVG they are told when pointed at.")
    if undated:
        notes.append(f"Left out: {undated:,} with a date that no line of time can show.")
    return notes
