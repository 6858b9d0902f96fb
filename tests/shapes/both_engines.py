"""One graph, two engines: the fast one and pyshacl, and what they have to agree on."""

from __future__ import annotations

from pathlib import Path

from kg.shapes import Finding, evaluate, read_shapes
from kg.shapes.authority import validate_with_authority
from kg.store import GraphStore, RdfFormat, parse

HEAD = """
@prefix ex: <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

# Focus, path, value, component, shape, severity and rule; the words may differ.
Key = tuple[str, str, str, str, str, str, str]


def key(finding: Finding) -> Key:
    return (
        str(finding.focus),
        finding.path,
        str(finding.value),
        finding.component,
        finding.shape,
        finding.severity.name,
        finding.rule,
    )


def turtle(text: str) -> GraphStore:
    return GraphStore.in_memory(parse((HEAD + text).encode(), format=RdfFormat.TURTLE))


def shapes_file(folder: Path, text: str, name: str = "shapes.ttl") -> Path:
    file = folder / name
    file.write_text(HEAD + text, encoding="utf-8")
    return file


def agreed(store: GraphStore, files: list[Path]) -> set[Key]:
    """What both engines find; fails where they differ."""
    fast = set(map(key, evaluate(read_shapes(files), store)))
    authority = set(map(key, validate_with_authority(store, files)))
    assert fast == authority
    return fast
