"""Values into HTML by templates in which everything is escaped, and the files that stand beside a page."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.export import jsonld
from kg.export.rdf import triples_as
from kg.release.describe import TITLE
from kg.release.source import File, Source
from kg.site.places import Places
from kg.term import NamedNode, Triple

_TEMPLATES = Path(__file__).parent / "templates"
# What no HTML may hold (https://html.spec.whatwg.org/#valid-character-references).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Renderer:
    """Writes pages; every one knows the version and the way to the others."""

    def __init__(self, source: Source, places: Places, has_views: bool) -> None:
        self._places = places
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
            finalize=_printable)
        self._environment.globals.update(site=TITLE, version=str(source.version), date=source.date, with_text=source.with_text,
                                         has_views=has_views)

    def page(self, path: str, template: str, values: Mapping[str, Any], triples: Iterable[Triple] | None = None,
             plain: object = None, there: tuple[str, ...] = ()) -> Iterator[File]:
        """`site/PATH.html` and beside it `.ttl`, `.jsonld` (where there are triples) and `.json`; `there` are those that others write."""
        formats = [*(("ttl", "jsonld") if triples is not None else ()), *(("json",) if plain is not None else ()), *there]
        html = self._environment.get_template(f"{template}.html").render(
            values, formats=formats, stem=quote(path.rpartition("/")[2]), to=partial(relative, path),
            home=lambda iri: relative(path, self._places.home(NamedNode(iri))) if iri else "")
        yield f"site/{path}.html", html.encode()
        if triples is not None:
            said = list(triples)
            yield f"site/{path}.ttl", triples_as(said, "turtle")
            yield f"site/{path}.jsonld", jsonld.triples(said)
        if plain is not None:
            yield f"site/{path}.json", _json(plain)

    def fixed(self) -> Iterator[File]:
        """The style sheet and the script of the search."""
        for name in ("style.css", "search.js"):
            yield f"site/{name}", (_TEMPLATES / name).read_bytes()


def _json(plain: object) -> bytes:
    """JSON with a line for each key of an object, or for each member of a list."""
    if isinstance(plain, dict):
        lines = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in plain.items()]
        return ("{\n" + ",\n".join(lines) + "\n}\n").encode()
    members = [json.dumps(member, ensure_ascii=False) for member in plain] if isinstance(plain, list) else [json.dumps(plain)]
    return ("[\n" + ",\n".join(members) + "\n]\n").encode()


def _printable(value: Any) -> Any:
    """A text without the signs that no HTML may hold; what a macro has made is finished (a subclass of `str`)."""
    return _FORBIDDEN.sub("�", value) if type(value) is str else value


def relative(page: str, target: str) -> str:
    """The link from one page to another place of the site; "" stays "".

    >>> relative("id/body/sg17", "id/resolution/wtsa/50.html#assignment-1"), relative("index", "style.css")
    ('../resolution/wtsa/50.html#assignment-1', 'style.css')
    """
    if not target:
        return ""
    file, sharp, fragment = target.partition("#")
    return quote(posixpath.relpath(file, posixpath.dirname(page) or ".")) + sharp + quote(fragment)
