"""What the script of the page draws, as JSON that cannot be markup, and the passages that page and tables tell."""

from __future__ import annotations

import json
from typing import Any

from kg.export.network.prepared import Prepared
from kg.network.graph import node_attributes
from kg.network.lines import bends, strokes_of, widths
from kg.network.model import Network, Relation, Value
from kg.network.palette import CORNERS

PASSAGES = 3


def with_passage(network: Network, tie: Relation) -> list[str]:
    """The records of a relation whose passage is known."""
    return [record for record in tie.records if record in network.passages]


def said(network: Network, record: str) -> str:
    """A place in a document, and the words there."""
    passage = network.passages[record]
    quote = f": “{cut(passage.quote)}”" if passage.quote else ""
    return f"{passage.document}, {passage.place}{quote}"


def cut(quote: str) -> str:
    """A quote on one line, not longer than a reader of a page wants."""
    line = " ".join(quote.split())
    return line if len(line) <= 240 else line[:239] + "…"


def page_data(prepared: Prepared) -> str:
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
    passages = [[found.document, found.place, cut(found.quote)] for found in (network.passages[record] for record in pool)]
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
    found: dict[str, Any] = {"i": node.iri, "l": node.label, "n": node.name, "k": kinds[node.kind], "x": x, "y": y,
                             "r": placed.radii[place], "w": prepared.measures.weighted_degree[place], "a": more}
    if node.colour:
        found["c"] = node.colour
    if node.iri in prepared.network.passages:
        found["p"] = pool.setdefault(node.iri, len(pool))
    return found


def _tie(network: Network, tie: Relation, words: dict[str, int], pool: dict[str, int]) -> dict[str, Any]:
    records = with_passage(network, tie)
    found: dict[str, Any] = {"l": words[tie.label], "w": tie.weight,
                             "p": [pool.setdefault(record, len(pool)) for record in records[:PASSAGES]]}
    optional = {"m": max(0, len(records) - PASSAGES), "f": tie.start, "u": tie.end, "c": tie.colour}
    return found | {name: value for name, value in optional.items() if value}
