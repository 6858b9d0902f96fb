"""One self-contained page: the network on a canvas, a legend that filters, a search, and both tables for who reads rather than looks.

The page asks nothing of any network and forbids it to itself (its Content-Security-Policy lets in only its own script and style, by
their hashes). Words of the graph stand in it as text; in the data no `<` does, so no label can end the script.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from kg.export.network.prepared import Prepared
from kg.network.draw import bends, strokes_of, widths
from kg.network.graph import node_attributes
from kg.network.model import Network, Relation, Value
from kg.network.palette import CORNERS, Look

_PAGE = Path(__file__).with_name("page")
_PASSAGES = 3


def html(prepared: Prepared) -> bytes:
    """The page."""
    css, script = (_PAGE / "page.css").read_text("utf-8"), (_PAGE / "page.js").read_text("utf-8")
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
        "</section>", f'<script type="application/json" id="data">{_data(prepared)}</script>', f"<script>{script}</script>",
        "</body>", "</html>", "")).encode()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _nothing(network: Network) -> str:
    return "" if network.nodes else " The graph has no answer to this view."


def _bar() -> str:
    return ('<div class="bar"><label for="search">Search</label><input id="search" type="search" autocomplete="off" aria-describedby="hits">'
            '<span id="hits" aria-live="polite"></span><button type="button" id="in" aria-label="Zoom in">+</button>'
            '<button type="button" id="out" aria-label="Zoom out">−</button><button type="button" id="all">Show all</button>'
            '<label for="theme">Theme</label><select id="theme"><option value="auto">as the system</option>'
            '<option value="light">light</option><option value="dark">dark</option></select></div>')


def _legend(prepared: Prepared) -> str:
    kinds = Counter(node.kind for node in prepared.network.nodes)
    things = "".join(f'<li><label><input type="checkbox" checked data-kind="{place}">{_mark(look)}<span>{escape(kind)} ({kinds[kind]})</span>'
                     "</label></li>" for place, (kind, look) in enumerate(prepared.placed.looks.items()))
    words = Counter(tie.label for tie in prepared.network.relations)
    lines = "".join(f'<li><label><svg width="34" height="10" aria-hidden="true"><line x1="0" y1="5" x2="34" y2="5" stroke="currentColor" '
                    f'stroke-width="2.5"{_dashes(dashes)}{_tint(colour)}/></svg><span>{escape(word or "related")} ({words[word]})</span></label></li>'
                    for word, (colour, dashes) in strokes_of(prepared.network.relations).items())
    return f'<ul class="legend">{things}</ul><ul class="legend">{lines}</ul>'


def _dashes(dashes: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(f"{dash:g}" for dash in dashes)}"' if dashes else ""


def _tint(colour: str) -> str:
    return f' color="{colour}"' if colour else ""


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
        places = "<br>".join(escape(_said(prepared.network, record)) for record in _with_passage(prepared.network, tie)[:_PASSAGES])
        yield (f'<tr data-t="{place}"><td>{escape(labels[tie.source])}</td><td>{escape(tie.label)}</td><td>{escape(labels[tie.target])}</td>'
               f'<td class="number">{tie.weight:g}</td><td>{escape(_when(tie.start, tie.end))}</td><td>{places}</td></tr>')
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


def _with_passage(network: Network, tie: Relation) -> list[str]:
    return [record for record in tie.records if record in network.passages]


def _said(network: Network, record: str) -> str:
    passage = network.passages[record]
    quote = f": “{_cut(passage.quote)}”" if passage.quote else ""
    return f"{passage.document}, {passage.place}{quote}"


def _cut(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= 240 else line[:239] + "…"


def _data(prepared: Prepared) -> str:
    """What the script draws, as JSON without `<`, `>` and `&`, which then cannot be markup."""
    network, placed = prepared.network, prepared.placed
    pool: dict[str, int] = {}
    kinds = {kind: place for place, kind in enumerate(placed.looks)}
    strokes = strokes_of(network.relations)
    words = {word: place for place, word in enumerate(strokes)}
    ties = [_tie(network, tie, words, pool) | {"d": bend, "b": width}
            for tie, bend, width in zip(network.relations, bends(network), widths(network.relations), strict=True)]
    at = network.places()
    for tie, drawn in zip(network.relations, ties, strict=True):
        drawn |= {"s": at[tie.source], "t": at[tie.target]}
    nodes = [_node(prepared, place, kinds, pool) for place in range(len(network.nodes))]
    passages = [[network.passages[record].document, network.passages[record].place, _cut(network.passages[record].quote)] for record in pool]
    data = {"width": placed.layout.width, "height": placed.layout.height, "directed": network.directed, "nodes": nodes, "ties": ties,
            "kinds": [{"text": kind, "colour": look.colour, "corners": CORNERS.get(look.shape)} for kind, look in placed.looks.items()],
            "words": [{"text": word, "dashes": dashes, "brown": place >= 4} for place, (word, (_, dashes)) in enumerate(strokes.items())],
            "passages": passages}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _node(prepared: Prepared, place: int, kinds: dict[str, int], pool: dict[str, int]) -> dict[str, Any]:
    node, placed = prepared.network.nodes[place], prepared.placed
    x, y = placed.layout.points[place]
    more: dict[str, Value] = {name: value for name, value in (node_attributes(node) | prepared.measures.of_node(place)).items()
                              if name not in ("label", "name", "kind")}
    found: dict[str, Any] = {"i": node.iri, "l": node.label, "n": node.name, "k": kinds[node.kind], "x": x, "y": y, "r": placed.radii[place],
                             "w": prepared.measures.weighted_degree[place], "a": more}
    if node.colour:
        found["c"] = node.colour
    if node.iri in prepared.network.passages:
        found["p"] = pool.setdefault(node.iri, len(pool))
    return found


def _tie(network: Network, tie: Relation, words: dict[str, int], pool: dict[str, int]) -> dict[str, Any]:
    records = _with_passage(network, tie)
    found: dict[str, Any] = {"l": words[tie.label], "w": tie.weight,
                             "p": [pool.setdefault(record, len(pool)) for record in records[:_PASSAGES]]}
    optional = {"m": max(0, len(records) - _PASSAGES), "f": tie.start, "u": tie.end, "c": tie.colour}
    return found | {name: value for name, value in optional.items() if value}
