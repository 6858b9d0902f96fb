"""SHACL property paths (SHACL 2.3.1) as SPARQL property paths, which mean the same.

>>> from kg.term import NamedNode
>>> from kg.shapes.graph import ShapesSource
>>> sparql_path(ShapesSource(), NamedNode("https://example.org/p"))
'<https://example.org/p>'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.messages import UnsupportedShape
from kg.shapes.model import Node, ShapeError
from kg.term import NamedNode

if TYPE_CHECKING:
    from kg.shapes.graph import ShapesSource

SUFFIXES = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def sparql_path(source: ShapesSource, node: Node, seen: frozenset[Node] = frozenset()) -> str:
    """The path at `node` in SPARQL: `<p>`, `^<p>`, `(<p>/<q>)`, `(<p>|<q>)`, `(<p>)*`.

    Raises ShapeError where `node` is no path or contains itself, UnsupportedShape for the inverse of a longer path.
    """
    if isinstance(node, NamedNode):
        return str(node)
    if node in seen:
        raise ShapeError("a path contains itself", place=source.place_of(node), remedy="break the circle")
    inner = seen | {node}
    if source.is_list(node):
        return _joined(source, node, "/", inner)
    for alternatives in source.take(node, "alternativePath"):
        return _joined(source, alternatives, "|", inner)
    for inverted in source.take(node, "inversePath"):
        return _inverse(source, node, inverted)
    for name, suffix in SUFFIXES.items():
        for repeated in source.take(node, name):
            return f"({sparql_path(source, repeated, inner)}){suffix}"
    raise ShapeError(f"{node} is no property path", place=source.place_of(node),
                     remedy="sh:path takes a property, a list, or a node with sh:inversePath or sh:alternativePath")


def _joined(source: ShapesSource, node: Node, sign: str, seen: frozenset[Node]) -> str:
    members = source.list_at(node)
    if len(members) < 2:
        raise ShapeError("a path in brackets needs at least two members", place=source.place_of(node),
                         remedy="write the single property without a list")
    return "(" + sign.join(sparql_path(source, member, seen) for member in members) + ")"


def _inverse(source: ShapesSource, node: Node, inverted: Node) -> str:
    """The way back along a property. pyshacl 0.40 walks a longer path back in the wrong order, so none is taken."""
    if not isinstance(inverted, NamedNode):
        raise UnsupportedShape("sh:inversePath of more than a property is not supported", place=source.place_of(node),
                               remedy="write a list of inverse paths, last step first")
    return f"^{inverted}"
