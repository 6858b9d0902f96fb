"""Things and relations as a query says them, one row after the other, and settled into a network at the end.

Rows that say the same relation of the same two things are one relation: weights add up, dates span, records and attributes are
gathered. Without a weight a relation weighs as many records as it has, or as many rows where it has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.messages import printable
from kg.names.lookup import label
from kg.network.evidence import passages
from kg.network.model import Network, Node, Relation, Value, as_kind, columns_of
from kg.network.unread import told
from kg.store import GraphStore
from kg.term import Literal, NamedNode
from kg.vocab import RDF, RDFS, SKOS

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LARGEST = 2**63


@dataclass(slots=True)
class Said:
    """What has been said of one thing or relation so far."""

    label: str = ""
    kind: str = ""
    start: str = ""
    end: str = ""
    colour: str = ""
    weight: float | None = None
    unweighed: list[str] = field(default_factory=list)
    rows: int = 0
    records: list[str] = field(default_factory=list)
    attributes: dict[str, list[Value]] = field(default_factory=dict)

    def more(self, *, label: str = "", kind: str = "", start: str = "", end: str = "", colour: str = "") -> None:
        """Take what another row says; where two rows differ, the first word in the alphabet and the longest time stand."""
        self.label = min(filter(None, (self.label, label)), default="")
        self.kind = min(filter(None, (self.kind, kind)), default="")
        self.start = min(filter(None, (self.start, start)), default="")
        self.end = max(self.end, end)
        self.colour = self.colour or (colour if _COLOUR.fullmatch(colour) else "")
        self.rows += 1

    def weigh(self, weight: Value | None) -> None:
        """Add a weight; what is no number, or one too large to be added up, weighs nothing and is kept to be told."""
        if isinstance(weight, (int, float)) and -_LARGEST < weight < _LARGEST:
            self.weight = (self.weight or 0) + weight
        elif weight is not None:
            self.unweighed.append(str(weight))

    def attribute(self, name: str, value: Value | None) -> None:
        """Take the value of an attribute; a whole number that 64 bits cannot hold is a text, as no format has a type for it."""
        if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
            value = str(value)
        if value is not None and value != "":
            values = self.attributes.setdefault(name, [])
            if value not in values:
                values.append(value)


class Gathered:
    """The things and relations of one network while they come in."""

    def __init__(self, store: GraphStore, directed: bool) -> None:
        self._store = store
        self._directed = directed
        self._things: dict[str, Said] = {}
        self._ties: dict[tuple[str, str, str], Said] = {}

    def thing(self, iri: str) -> Said:
        """What has been said of the thing `iri`."""
        return self._things.setdefault(iri, Said())

    def tie(self, source: str, target: str, words: str) -> Said:
        """What has been said of the relation called `words`; without direction both ways are one."""
        if not self._directed and source > target:
            source, target = target, source
        return self._ties.setdefault((source, target, words), Said())

    def kind(self, term: object) -> str:
        """A class or property by its label, words as they stand."""
        if isinstance(term, NamedNode):
            return self._store.remembered(("label", term.value), lambda: label(self._store, term))
        return "" if term is None else str(getattr(term, "value", term))

    def network(self, name: str, summary: str) -> Network:
        """All of it, in order."""
        nodes = [self._node(iri, said) for iri, said in sorted(self._things.items())]
        ties = [_relation(key, said) for key, said in sorted(self._ties.items())]
        kinds, kinds_of_ties = columns_of(nodes), columns_of(ties)
        nodes = [replace(node, attributes=_of_kinds(node.attributes, kinds)) for node in nodes]
        ties = [replace(tie, attributes=_of_kinds(tie.attributes, kinds_of_ties)) for tie in ties]
        records = [*(node.iri for node in nodes), *(iri for tie in ties for iri in tie.records)]
        return Network(name, summary, self._directed, tuple(nodes), tuple(ties), passages(self._store, records), self._notes())

    def _notes(self) -> tuple[str, ...]:
        weights = [text for _, tie in sorted(self._ties.items()) for text in tie.unweighed]
        parts = (*sorted(self._things.items()), *sorted(self._ties.items()))
        return told(weights, ((said.start, said.end) for _, said in parts))

    def _node(self, iri: str, said: Said) -> Node:
        full = label(self._store, NamedNode(iri), otherwise=said.label)
        short = said.label or self._code(NamedNode(iri)) or full
        kind = said.kind or self._class_of(NamedNode(iri))
        return Node(iri, _line(short), _line(full), _line(kind), printable(said.start), printable(said.end), said.colour,
                    _settled(said.attributes))

    def _code(self, thing: NamedNode) -> str:
        """What a thing is called for short: "SG17", "R50"."""
        codes = [quad.object.value for quad in self._store.matching(thing, SKOS.notation) if isinstance(quad.object, Literal)]
        return min(codes, default="")

    def _class_of(self, thing: NamedNode) -> str:
        """The class of a thing in words, the narrowest where it has several; "thing" where the graph knows none."""
        found = {quad.object for quad in self._store.matching(thing, RDF.type) if isinstance(quad.object, NamedNode)}
        wider = {quad.object for kind in found for quad in self._store.matching(kind, RDFS.subClassOf)}
        return min((self.kind(kind) for kind in found - wider), default="thing")


def _relation(key: tuple[str, str, str], said: Said) -> Relation:
    source, target, words = key
    records = tuple(dict.fromkeys(said.records))
    weight = said.weight if said.weight is not None else len(records) or said.rows
    return Relation(source, target, _line(words), weight, printable(said.start), printable(said.end), said.colour, records,
                    _settled(said.attributes))


def _line(text: str) -> str:
    """Text on one line, without signs that no format can carry (XML 1.0 has no place for most control characters)."""
    return " ".join(printable(text).split())


def _settled(attributes: Mapping[str, Iterable[Value]]) -> dict[str, Value]:
    """One value for each attribute; several are joined in their order."""
    found: dict[str, Value] = {}
    for name, values in sorted(attributes.items()):
        several = list(values)
        found[name] = several[0] if len(several) == 1 else "; ".join(sorted(str(as_kind(value, str)) for value in several))
        if isinstance(found[name], str):
            found[name] = printable(str(found[name]))
    return found


def _of_kinds(attributes: Mapping[str, Value], kinds: Mapping[str, type]) -> dict[str, Value]:
    return {name: as_kind(value, kinds[name]) for name, value in attributes.items()}
