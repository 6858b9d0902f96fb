"""SHACL property paths (SHACL 2.3.1) as SPARQL property paths, which mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.shapes.model import Node, ShapeError
from kg.term import NamedNode

if TYPE_CHECKING:
    from kg.shapes.graph import ShapesSource

SUFFIXES = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def sparql_path(source: ShapesSource, node: Node, seen: frozenset[Node] = frozenset()) -> str:
    """The path at `node` in SPARQL: `<p>`, `^<p>`, `(<p>/<q>)`, `(<p>|<q>)`, `(<p>)*`.

    Raises ShapeError where `node` is no path or contains itself.
    """
    if isinstance(node, NamedNode):
        return str(node)
    if node in seen:
        raise ShapeError("a path contains itself", place=source.place_of(node), remedy="break the circle of blank nodes")
    inner = seen | {node}
    if source.is_list(node):
        return _joined(source, node, "/", inner)
    for alternatives in source.take(node, "alternativePath"):
        return _joined(source, alternatives, "|", inner)
    for inverted in source.take(node, "inversePath"):
        return f"^{_grouped(sparql_path(source, inverted, inner))}"
    for name, suffix in SUFFIXES.items():
        for repeated in source.take(node, name):
            return f"({sparql_path(source, repeated, inner)}){suffix}"
    raise ShapeError(f"{node} is no property path", place=source.place_of(node),
                     remedy="sh:path takes a property, or a blank node with sh:inversePath, sh:alternativePath or a list")


def _joined(source: ShapesSource, node: Node, sign: str, seen: frozenset[Node]) -> str:
    members = source.list_at(node)
    if len(members) < 2:
        raise ShapeError("a path in brackets needs at least two members", place=source.place_of(node),
                         remedy="write the single property without a list")
    return "(" + sign.join(sparql_path(source, member, seen) for member in members) + ")"


def _grouped(path: str) -> str:
    return path if path.startswith(("<", "(")) and not path.endswith(tuple(SUFFIXES.values())) else f"({path})"
