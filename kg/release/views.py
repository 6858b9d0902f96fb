"""Views of the graph as files, drawn and written by the part that knows networks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.export.network.formats import FORMATS, written
from kg.export.network.prepared import Prepared
from kg.messages import KgError
from kg.network.model import Network
from kg.network.project import project
from kg.network.view import views as known_views
from kg.release.source import File, Source
from kg.saved import SavedQuery


@dataclass(frozen=True, slots=True)
class Drawn:
    """A view: its name, its query, and its files by ending (`svg` is the picture)."""

    name: str
    query: SavedQuery
    files: dict[str, bytes]


def drawn(source: Source) -> list[Drawn]:
    """Every view of the graph in every form that it and this installation allow."""
    found = []
    for view in known_views(source.library):
        try:
            network = project(view, source.store, view.query.example())
        except KgError:  # a graph of other documents may not have the thing of the example
            continue
        found.append(Drawn(view.name, view.query, _files(network)))
    return found


def _files(network: Network) -> dict[str, bytes]:
    """The network in each form, by the ending of the file."""
    prepared = Prepared(network)
    found: dict[str, bytes] = {}
    for name, form in FORMATS.items():
        try:
            written_files = written(prepared, name)
        except KgError:  # too large for the form, or an extra is not installed
            continue
        ending = form.endings[0] if form.endings else name
        for behind, data in written_files.items():
            found[behind if behind and form.endings else f"{name}.{behind}" if behind else ending] = data
    return found


def views(found: list[Drawn]) -> Iterator[File]:
    """The files of all views, below `views/`."""
    for view in found:
        for ending, data in sorted(view.files.items()):
            yield f"views/{view.name}.{ending}", data
