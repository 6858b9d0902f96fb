"""A static site of the graph: a page for everything that has a name, every word, every saved question and every view.

    Places   which thing has which page, and what it is called
    things, vocabulary, questions, views, index    what stands on a page, as plain values (its `.json`)
    render   values into HTML, with the page's `.ttl`, `.jsonld` and `.json` beside it

Links are relative, nothing is fetched, no script is needed to read: it works from any host and from a folder on disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.release.source import File, Source
from kg.release.views import Drawn
from kg.site.index import index_pages
from kg.site.places import Places
from kg.site.questions import question_pages
from kg.site.render import Renderer
from kg.site.things import thing_pages
from kg.site.view_pages import view_pages
from kg.site.vocabulary import vocabulary_pages

__all__ = ["pages"]


def pages(source: Source, drawn: list[Drawn]) -> Iterator[File]:
    """All files of the site, below `site/`."""
    places = Places(source)
    renderer = Renderer(source, places, bool(drawn))
    yield from renderer.fixed()
    yield from thing_pages(places, renderer)
    yield from vocabulary_pages(places, renderer)
    yield from question_pages(source, places, renderer)
    yield from view_pages(source, drawn, renderer)
    yield from index_pages(source, places, renderer, drawn)
