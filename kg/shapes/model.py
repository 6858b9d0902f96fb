"""Shapes as frozen values: what `kg.shapes.read` makes of a shapes file and `kg.shapes.fast` runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.messages import KgError
from kg.shapes.finding import Severity
from kg.term import BlankNode, Literal, NamedNode

Node = NamedNode | BlankNode | Literal


class ShapeError(KgError):
    """A shapes file that is not well-formed SHACL: a missing path, a list that does not end, a shape within itself."""


@dataclass(frozen=True, slots=True)
class Select:
    """A SPARQL-based constraint (SHACL 5): the query as written, its prefixes, its own message and name."""

    iri: str
    query: str
    prefixes: tuple[tuple[str, str], ...] = ()
    message: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape (`path` is "") or a property shape (SHACL 2).

    `path` is a SPARQL property path. `targets` are pairs such as ("targetClass", <iri>). `parameters` maps the local
    name of a constraint parameter to its values, lists already taken apart: `{"minCount": (1,), "in": (a, b)}`.
    `closed_to` holds the properties that a closed shape allows. `rule` is what its findings are counted by, `name`
    what that rule is called.
    """

    iri: str
    path: str = ""
    targets: tuple[tuple[str, Node], ...] = ()
    severity: Severity = Severity.VIOLATION
    message: str = ""
    name: str = ""
    parameters: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    properties: tuple[Shape, ...] = ()
    nodes: tuple[Shape, ...] = ()
    negations: tuple[Shape, ...] = ()
    logic: tuple[tuple[str, tuple[Shape, ...]], ...] = ()
    selects: tuple[Select, ...] = ()
    closed_to: tuple[str, ...] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ShapesGraph:
    """All shapes of some files that have targets, in order, and the name of each rule that has one."""

    targeted: tuple[Shape, ...]
    names: dict[str, str]
