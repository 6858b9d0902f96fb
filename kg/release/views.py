"""Views of the graph as files: drawn and written by the part that knows networks, where this installation has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from kg.release.source import File, Source


@dataclass(frozen=True, slots=True)
class Drawn:
    """A view: its name, its sentence, and its files by ending (`svg` is the picture)."""

    name: str
    summary: str
    files: dict[str, bytes]


def drawn(source: Source) -> list[Drawn]:
    """Every view of the graph in every form; none where there are no views."""
    if find_spec("kg.export.views") is None:
        return []
    return [Drawn(name, summary, files) for name, summary, files in import_module("kg.export.views").all_views(
        source.store, source.library)]


def views(found: list[Drawn]) -> Iterator[File]:
    """The files of all views, below `views/`."""
    for view in found:
        for ending, data in sorted(view.files.items()):
            yield f"views/{view.name}.{ending}", data
