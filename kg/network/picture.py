"""A picture before it is a file: lines, shapes and words with their places, which each picture format draws in its own way."""

from __future__ import annotations

from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; a bent one has three, the middle one pulling it (a quadratic curve)."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    opacity: float = 1.0
    dashes: tuple[float, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str
    edge: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon."""

    points: tuple[Point, ...]
    colour: str
    edge: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` is start, middle or end, `halo` a ground that keeps it readable over lines."""

    text: str
    x: float
    y: float
    size: float
    anchor: str = "start"
    colour: str = "#1b1b1b"
    bold: bool = False
    halo: bool = False


Item = Line | Disc | Shape | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it, from back to front, with a title and a description for those who do not see it."""

    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...] = field(default_factory=tuple)
