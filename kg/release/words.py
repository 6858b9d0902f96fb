"""What travels with the graph as it stands: ontology, shapes, mappings, saved questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.export.queries import TURTLE, query_files
from kg.release.source import File, Source
from kg.resources import folder


def words(source: Source) -> Iterator[File]:
    """`ontology/` and `queries/` as they are, and the questions as sh:SPARQLExecutable in `queries.ttl`."""
    for name in ("ontology", "queries"):
        yield from _tree(folder(name), name)
    yield TURTLE, dict(query_files(source.library, source.store))[TURTLE]


def _tree(root: Path, name: str) -> Iterator[File]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(root).parts):
            yield f"{name}/{path.relative_to(root).as_posix()}", path.read_bytes()
