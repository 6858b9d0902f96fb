"""Views of the graph as files: drawn and written by the part that knows networks, where this installation has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from kg.messages import KgError
from kg.release.source import File, Source
from kg.saved import SavedQuery


@dataclass(frozen=True, slots=True)
class Drawn:
    """A view: its name, its query, and its files by ending (`svg` is the picture)."""

    name: str
    query: SavedQuery
    files: dict[str, bytes]


def drawn(source: Source) -> list[Drawn]:
    """Every view of the graph in every form that it and this installation allow; none where there are no views."""
    if find_spec("kg.network") is None:
        return []
    known, project = import_module("kg.network.view"), import_module("kg.network.project").project
    found = []
    for name in known.names(source.library):
        view = known.view(source.library, name)
        try:
            network = project(view, source.store, view.query.example())
        except KgError:  # a graph of other documents may not have the thing of the example
            continue
        found.append(Drawn(name, view.query, _files(network)))
    return found


def _files(network: object) -> dict[str, bytes]:
    """The network in each form, by the ending of the file."""
    formats, prepared = import_module("kg.export.network.formats"), import_module("kg.export.network.prepared").Prepared(network)
    found: dict[str, bytes] = {}
    for name, form in formats.FORMATS.items():
        try:
            written = formats.written(prepared, name)
        except KgError:  # too large for the form, or an extra is not installed
            continue
        ending = form.endings[0] if form.endings else name
        for behind, data in written.items():
            found[behind if behind and form.endings else f"{name}.{behind}" if behind else ending] = data
    return found


def views(found: list[Drawn]) -> Iterator[File]:
    """The files of all views, below `views/`."""
    for view in found:
        for ending, data in sorted(view.files.items()):
            yield f"views/{view.name}.{ending}", data
