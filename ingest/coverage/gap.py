"""What was read and not understood: one gap, all gaps with their counts, and stretches of text that were taken."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands in the document and of which nothing, or only half, came.

    `kind` is a stable kebab-case name that can be counted, `quote` what stands there, `reason` why it is listed; `item` is
    the action item in whose narrative it stands, "" elsewhere.
    """

    place: str
    kind: str
    quote: str
    reason: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something; of how many in all, where that says more."""

    name: str
    number: int
    of: int | None = None

    @property
    def share(self) -> float | None:
        """The part of the whole in percent, None where there is no whole.

        >>> Count("with a fact", 3, 4).share
        75.0
        """
        return None if self.of is None else round(100 * self.number / self.of, 1) if self.of else 100.0

    def __str__(self) -> str:
        whole = "" if self.of is None else f" of {self.of:,} ({self.share} %)"
        return f"{self.name}: {self.number:,}{whole}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The gaps of a document in its order, and the counts that are watched."""

    gaps: tuple[Gap, ...]
    counts: tuple[Count, ...]

    def by_kind(self) -> tuple[Count, ...]:
        """How many gaps there are of each kind, by name."""
        return tuple(Count(kind, number) for kind, number in sorted(Counter(g.kind for g in self.gaps).items()))


class Taken:
    """Stretches of a text that something was made of; they may overlap and come in any order.

    >>> taken = Taken([(10, 20), (0, 5)])
    >>> taken.touches(4, 8), taken.touches(5, 10), taken.touches(19, 30)
    (True, False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(span for span in spans if span[0] < span[1]):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of [start, end) was taken."""
        before = bisect_right(self._starts, end - 1) - 1
        return end > start and before >= 0 and self._ends[before] > start
