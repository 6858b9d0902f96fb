"""Pages of the views: the picture, and the same network in every form."""

from __future__ import annotations

from collections.abc import Iterator

from kg.release.source import File
from kg.release.views import Drawn
from kg.site.render import Renderer


def view_pages(drawn: list[Drawn], renderer: Renderer) -> Iterator[File]:
    """A page for each view, its files beside it, and one that lists them."""
    for view in drawn:
        files = dict(sorted(view.files.items()))
        for ending, data in files.items():
            yield f"site/views/{view.name}.{_beside(ending)}", data
        told = {"name": view.name, "summary": view.summary, "files": [f"{view.name}.{_beside(ending)}" for ending in files]}
        yield from renderer.page(f"views/{view.name}", "view", {"title": view.summary, "view": told, "picture": "svg" in files})
    if drawn:
        listed = [{"name": view.name, "summary": view.summary} for view in drawn]
        yield from renderer.page("views/index", "views", {"title": "Views", "views": listed}, None, listed)


def _beside(ending: str) -> str:
    """The page itself is NAME.html, so the interactive one is NAME.interactive.html."""
    return "interactive.html" if ending == "html" else ending
