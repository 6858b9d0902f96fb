"""Validation: SHACL shapes compiled into SPARQL queries over the whole graph, milliseconds instead of a minute.

`kg.shapes.read` says which part of SHACL is understood; everything else in a shapes file is an error, never ignored.
pyshacl is the authority that the tests hold this engine against, and that `kg validate --engine pyshacl` runs.

>>> from kg.shapes import validate
>>> from kg.term import NamedNode, Quad
>>> from kg.vocab import RDF, WTSA
>>> item = NamedNode("https://w3id.org/wtsa/id/action-item/wtsa-16/20-03")
>>> findings = validate([Quad(item, RDF.type, WTSA.ActionItem)])
>>> any(finding.path.endswith("hasEvidence>") for finding in findings if finding.focus == item)
True
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.making.reference import own_quads
from kg.resources import folder
from kg.shapes.fast import evaluate
from kg.shapes.finding import Finding, Severity
from kg.shapes.model import ShapeError, ShapesGraph
from kg.shapes.read import read_shapes
from kg.store import GraphStore
from kg.term import Quad

__all__ = ["Finding", "Severity", "ShapeError", "ShapesGraph", "evaluate", "load", "read_shapes", "shapes_files",
           "validate"]


def shapes_files(chosen: Sequence[Path] = ()) -> list[Path]:
    """The files to read: those `chosen`, else ours; always with the prefixes that their queries name."""
    root = folder("ontology")
    return [*(chosen or sorted((root / "shapes").glob("*.ttl"))), root / "prefixes.ttl"]


def load(quads: Iterable[Quad]) -> GraphStore:
    """`quads` in memory, together with the ontology and the reviewed data.

    A graph that lacks them cannot show that SG2 is a body.
    """
    store = GraphStore.in_memory(quads)
    store.add(own_quads())
    return store


def validate(data: GraphStore | Iterable[Quad], shapes: ShapesGraph | None = None) -> tuple[Finding, ...]:
    """What does not conform to `shapes` (ours where none are given), gravest first.

    A store is taken as it is, all its graphs as one; quads are first put together with the ontology and the reviewed
    data.
    Raises UnsupportedShape or ShapeError when our own shapes cannot be read.
    """
    store = data if isinstance(data, GraphStore) else load(data)
    return evaluate(shapes or read_shapes(shapes_files()), store)
