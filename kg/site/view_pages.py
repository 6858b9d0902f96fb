"""Pages of the views: the picture, and the same network in every form."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.queries import executable
from kg.release.source import File, Source
from kg.release.views import Drawn
from kg.site.render import Renderer
from kg.term import Triple


def view_pages(source: Source, drawn: list[Drawn], renderer: Renderer) -> Iterator[File]:
    """A page for each view, its files beside it, and one that lists them; what RDF says of a view is the query that it is made with."""
    triples: list[Triple] = []
    for view in drawn:
        files = dict(sorted(view.files.items()))
        for ending, data in files.items():
            yield f"site/views/{view.name}.{_beside(ending)}", data
        query = list(executable(view.query, source.store))
        told = {"name": view.name, "summary": view.query.summary, "text": view.query.text,
                "files": [f"{view.name}.{_beside(ending)}" for ending in files]}
        values = {"title": view.query.summary, "view": told, "picture": "svg" in files}
        yield from renderer.page(f"views/{view.name}", "view", values, query, there=("json",) if "json" in files else ())
        triples += query
    if drawn:
        listed = [{"name": view.name, "summary": view.query.summary} for view in drawn]
        yield from renderer.page("views/index", "views", {"title": "Views", "views": listed}, triples, listed)


def _beside(ending: str) -> str:
    """The page itself is NAME.html, so the interactive one is NAME.interactive.html."""
    return "interactive.html" if ending == "html" else ending
