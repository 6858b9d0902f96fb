"""Look up what stands where among things sorted by their start, without reading all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a start and an end in the text of a paragraph."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends."""


S = TypeVar("S", bound=Spanned)


def starting_in(items: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those that start in [start, end)."""
    return items[bisect_left(items, start, key=lambda s: s.start):bisect_left(items, end, key=lambda s: s.start)]


def covering(items: Sequence[S], position: int) -> S | None:
    """The one that covers `position`, where none overlaps another; None where none does."""
    at = bisect_right(items, position, key=lambda s: s.start) - 1
    return items[at] if at >= 0 and items[at].end > position else None


def overlapping(items: Sequence[S], start: int, end: int) -> bool:
    """Whether one of them shares a character with [start, end), where none overlaps another."""
    at = bisect_left(items, end, key=lambda s: s.start) - 1
    return at >= 0 and items[at].end > start


def before(items: Sequence[S], position: int) -> int:
    """The place of the last one that starts before `position`; -1 where none does."""
    return bisect_left(items, position, key=lambda s: s.start) - 1
