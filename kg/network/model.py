"""A network: things with attributes and the relations between them, each with the records it rests on.

It is what a view gives, what `kg.network.graph` hands to networkx and what every format is written from. Nodes and relations stand
in an order of their own, so the same graph gives the same bytes. `notes` say what of the view could not be taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.network.dates import span

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: what it is called on a picture (`label`), in full (`name`), and what kind of thing it is."""

    iri: str
    label: str
    name: str
    kind: str
    start: str = ""
    end: str = ""
    colour: str = ""
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two things; `records` are the IRIs of what it rests on, dates stand as precisely as they were written."""

    source: str
    target: str
    label: str
    weight: float = 1
    start: str = ""
    end: str = ""
    colour: str = ""
    records: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a record stands in its document, and the words there where the graph holds them."""

    document: str
    place: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Things and relations under a name and a sentence; `passages` are kept by the IRI of a record or a thing."""

    name: str
    summary: str
    directed: bool
    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]
    passages: Mapping[str, Passage] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def places(self) -> dict[str, int]:
        """The place of each node in `nodes`, by its IRI."""
        return {node.iri: place for place, node in enumerate(self.nodes)}

    def pairs(self) -> list[tuple[int, int, float]]:
        """The relations as pairs of places in `nodes`, with their weights."""
        at = self.places()
        return [(at[relation.source], at[relation.target], relation.weight) for relation in self.relations]

    def is_timed(self) -> bool:
        """Whether anything in it has a date that is one: "soon" is none."""
        times = [*((node.start, node.end) for node in self.nodes), *((tie.start, tie.end) for tie in self.relations)]
        return any(day for start, end in times for day in span(start, end))


def columns_of(things: Iterable[Node] | Iterable[Relation]) -> dict[str, type]:
    """The names of the attributes, sorted, and one type for each: a file format wants a column to be of one kind.

    >>> columns_of([Node("a", "a", "a", "", attributes={"n": 1}), Node("b", "b", "b", "", attributes={"n": 1.5, "t": "x"})])
    {'n': <class 'float'>, 't': <class 'str'>}
    """
    found: dict[str, set[type]] = {}
    for thing in things:
        for name, value in thing.attributes.items():
            found.setdefault(name, set()).add(type(value))
    return {name: common_kind(kinds) for name, kinds in sorted(found.items())}


def common_kind(kinds: set[type]) -> type:
    """The one type that values of several can be: a number with a fraction for numbers, else a text; a text for none."""
    if len(kinds) == 1:
        return next(iter(kinds))
    return float if kinds == {int, float} else str


def as_kind(value: Value, kind: type) -> Value:
    """`value` as the type of its column."""
    if kind is str:
        return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    return float(value) if kind is float else value
