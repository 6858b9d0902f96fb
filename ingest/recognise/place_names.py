"""The names of places that we know: countries and cities from GeoNames, other names from a reviewed list.

The data stand in `ontology/vocab/places.*.tsv`; each file says where it comes from. Names are compared without case,
accents and punctuation; an abbreviation in capitals only as it is written ("US", not "us").
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.resources import folder

_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(r"[A-Z.]{2,8}\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A place as the gazetteer knows it; `inhabitants` in thousands, 0 for a country or where it is not known."""

    kind: str
    name: str
    code: str
    inhabitants: int = 0
    exact: str = ""


@dataclass(slots=True)
class Gazetteer:
    """Places by the folded words of their names; the names of countries by their codes."""

    by_words: dict[tuple[str, ...], list[Named]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, place: Named) -> None:
        """Make `place` known under `name`."""
        words = fold(name)
        if "and" in words:
            self._add(tuple(w for w in words if w != "and"), place)
        self._add(words, place)

    def _add(self, words: tuple[str, ...], place: Named) -> None:
        places = self.by_words.setdefault(words, [])
        if not any((p.kind, p.code, p.name) == (place.kind, place.code, place.name) for p in places):
            places.append(place)
        self.lengths[words[0]] = max(self.lengths.get(words[0], 0), len(words))

    def longest(self, words: Sequence[str], at: int) -> tuple[int, list[Named]]:
        """How many of `words` from `at` on are a name, and the places that bear it; (0, []) where none is.

        >>> gazetteer().longest(("buenos", "aires", "argentina"), 0)[0]
        2
        """
        for length in range(min(self.lengths.get(words[at], 0), len(words) - at), 0, -1):
            places = self.by_words.get(tuple(words[at:at + length]))
            if places:
                return length, places
        return 0, []


def fold(text: str) -> tuple[str, ...]:
    """The words of `text` without case, accents and punctuation.

    >>> fold("Côte d’Ivoire"), fold("N'Djamena")
    (('cote', 'd', 'ivoire'), ('n', 'djamena'))
    """
    plain = unicodedata.normalize("NFKD", text)
    return tuple(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold()))


@cache
def gazetteer() -> Gazetteer:
    """All places, read once when first asked for."""
    vocabulary = folder("ontology") / "vocab"
    known = Gazetteer()
    for kind, name, code, inhabitants in _rows(vocabulary / "places.geonames.tsv"):
        known.add(name, Named(kind, name, code, int(inhabitants)))
        if kind == "country":
            known.countries[code] = name
    sizes = {(p.name, p.code): p.inhabitants for places in known.by_words.values() for p in places}
    for alias, kind, name, code, _reason in _rows(vocabulary / "places.aliases.tsv"):
        exact = alias if _CAPITALS.match(alias) else ""
        known.add(alias, Named(kind, name, code, sizes.get((name, code), 0), exact))
    return known


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
