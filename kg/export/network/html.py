"""One self-contained page: the network on a canvas, a legend that filters, a search, and both tables for who reads rather than looks.

The page asks nothing of any network and forbids it to itself (its Content-Security-Policy lets in only its own script and style, by
their hashes). Words of the graph stand in it as text; in the data no `<` does, so no label can end the script.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from kg.export.network.page_data import PASSAGES, page_data, said, with_passage
from kg.export.network.prepared import Prepared
from kg.network.lines import GREY, strokes_told
from kg.network.model import Network
from kg.network.palette import CORNERS, Look

_PAGE = Path(__file__).with_name("page")
SCRIPTS = ("network", "places", "drawing", "labels", "pointer", "details", "controls", "tables", "start")
"""The parts of the script, in the order in which they stand in the page: the last begins with what the others declare."""


def html(prepared: Prepared) -> bytes:
    """The page."""
    css, script = (_PAGE / "page.css").read_text("utf-8"), _script()
    network = prepared.network
    title = escape(network.name.replace("-", " ").capitalize())
    policy = (f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(css)}'; img-src data:; "
              "base-uri 'none'; form-action 'none'")
    return "\n".join((
        "<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">', '<link rel="icon" href="data:,">',
        f"<title>{title}</title>", f"<style>{css}</style>", "</head>", "<body>",
        f"<header><h1>{title}</h1><p>{escape(network.summary)}</p>",
        f"<p>{len(network.nodes):,} things, {len(network.relations):,} relations.{_nothing(network)}</p></header>",
        _bar(), '<div class="main"><div class="view">',
        '<canvas id="canvas" tabindex="0" role="application" aria-label="The network. Arrow keys go from thing to thing, plus and minus '
        'zoom, 0 shows all, Escape lets go. The tables below say the same."></canvas>',
        '<div id="tip" hidden></div></div>', f'<aside><div id="details"></div><h2>Legend</h2>{_legend(prepared)}</aside></div>',
        '<div id="live" class="quiet" aria-live="polite"></div>', '<section class="tables">', *_things(prepared), *_relations(prepared),
        "</section>", f'<script type="application/json" id="data">{page_data(prepared)}</script>', f"<script>{script}</script>",
        "</body>", "</html>", "")).encode()


def _script() -> str:
    """All parts in one function, so that their names are their own."""
    parts = "\n".join((_PAGE / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _nothing(network: Network) -> str:
    return "" if network.nodes else " The graph has no answer to this view."


def _bar() -> str:
    return ('<div class="bar"><label for="search">Search</label><input id="search" type="search" autocomplete="off" '
            'aria-describedby="hits"><span id="hits" aria-live="polite"></span><button type="button" id="in" aria-label="Zoom in">+'
            '</button><button type="button" id="out" aria-label="Zoom out">−</button><button type="button" id="all">Show all</button>'
            '<label for="theme">Theme</label><select id="theme"><option value="auto">as the system</option>'
            '<option value="light">light</option><option value="dark">dark</option></select></div>')


def _legend(prepared: Prepared) -> str:
    kinds = Counter(node.kind for node in prepared.network.nodes)
    things = "".join(f'<li><label><input type="checkbox" checked data-kind="{place}">{_mark(look)}<span>{escape(kind)} '
                     f"({kinds[kind]})</span></label></li>" for place, (kind, look) in enumerate(prepared.placed.looks.items()))
    lines = "".join(f"<li><label>{_stroke(dashes, brown=colour != GREY)}<span>{escape(', '.join(said))}</span></label></li>"
                    for (colour, dashes), said in strokes_told(prepared.network.relations).items())
    return f'<ul class="legend">{things}</ul><ul class="legend">{lines}</ul>'


def _stroke(dashes: tuple[float, ...], *, brown: bool) -> str:
    return (f'<svg class="{"brown" if brown else "grey"}" width="34" height="10" aria-hidden="true"><line x1="0" y1="5" x2="34" y2="5" '
            f'stroke="currentColor" stroke-width="2.5"{_dashes(dashes)}/></svg>')


def _dashes(dashes: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(f"{dash:g}" for dash in dashes)}"' if dashes else ""


def _mark(look: Look) -> str:
    if look.shape == "circle":
        drawn = f'<circle cx="9" cy="9" r="6" fill="{look.colour}" stroke="currentColor"/>'
    else:
        points = " ".join(f"{9 + x * 6:g},{9 + y * 6:g}" for x, y in CORNERS[look.shape])
        drawn = f'<polygon points="{points}" fill="{look.colour}" stroke="currentColor"/>'
    return f'<svg width="18" height="18" aria-hidden="true">{drawn}</svg>'


def _things(prepared: Prepared) -> Iterator[str]:
    yield '<h2>Things</h2><div class="scroll" tabindex="0"><table id="things"><thead><tr>'
    yield _head("Label") + _head("Name") + _head("Kind") + "".join(_head(word, number=True) for word in
                                                                    ("Degree", "Weighted degree", "Betweenness", "Community"))
    yield "</tr></thead><tbody>"
    for place, node in enumerate(prepared.network.nodes):
        figures = "".join(f'<td class="number">{value:g}</td>' for value in prepared.measures.of_node(place).values()
                          if isinstance(value, (int, float)))
        yield (f'<tr data-n="{place}"><td><button type="button">{escape(node.label)}</button></td><td>{_link(node.iri, node.name)}</td>'
               f"<td>{escape(node.kind)}</td>{figures}</tr>")
    yield "</tbody></table></div>"


def _relations(prepared: Prepared) -> Iterator[str]:
    labels = {node.iri: node.label for node in prepared.network.nodes}
    yield '<h2>Relations</h2><div class="scroll" tabindex="0"><table id="relations"><thead><tr>'
    yield _head("From") + _head("Relation") + _head("To") + _head("Weight", number=True) + _head("When") + _head("Said in")
    yield "</tr></thead><tbody>"
    for place, tie in enumerate(prepared.network.relations):
        places = "<br>".join(escape(said(prepared.network, record)) for record in with_passage(prepared.network, tie)[:PASSAGES])
        yield (f'<tr data-t="{place}"><td>{escape(labels[tie.source])}</td><td>{escape(tie.label)}</td>'
               f'<td>{escape(labels[tie.target])}</td><td class="number">{tie.weight:g}</td>'
               f"<td>{escape(_when(tie.start, tie.end))}</td><td>{places}</td></tr>")
    yield "</tbody></table></div>"


def _head(word: str, *, number: bool = False) -> str:
    return f'<th scope="col"{" class=number" if number else ""}><button type="button">{word}</button></th>'


def _link(iri: str, name: str) -> str:
    """A link to a thing; only to addresses that a browser may open without harm."""
    if iri.startswith(("https://", "http://")):
        return f'<a href="{escape(iri)}" rel="noreferrer">{escape(name)}</a>'
    return escape(name)


def _when(start: str, end: str) -> str:
    return f"{start} – {end}" if start and end and start != end else start or end
