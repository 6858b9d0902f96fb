"""DOT (https://graphviz.org/doc/info/lang.html), with the colours, shapes and places of our own picture."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.network.prepared import Prepared

_SHAPES = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle": "triangle", "hexagon": "hexagon",
           "down": "invtriangle", "star": "star", "cross": "Msquare"}
_PALE = "#F0E442"


def dot(prepared: Prepared) -> bytes:
    """The network; `neato -n` draws it with our places, every other program of Graphviz with its own."""
    return ("\n".join(_lines(prepared)) + "\n").encode()


def _lines(prepared: Prepared) -> Iterator[str]:
    network, placed = prepared.network, prepared.placed
    arrow = "->" if network.directed else "--"
    yield f"{'digraph' if network.directed else 'graph'} {quoted(network.name)} {{"
    yield f'  graph [label={quoted(network.summary)}, labelloc="t", charset="UTF-8", overlap="false", fontname="sans-serif"];'
    yield '  node [style="filled", fontname="sans-serif", fontsize="10"];'
    yield '  edge [color="#6b7280", fontname="sans-serif", fontsize="8"];'
    for place, node in enumerate(network.nodes):
        look = placed.looks[node.kind]
        x, y = placed.layout.points[place]
        ink = "#000000" if look.colour == _PALE else "#1b1b1b"
        yield (f"  {quoted(node.iri)} [label={quoted(node.label)}, tooltip={quoted(node.name)}, class={quoted(node.kind)}, "
               f'shape="{_SHAPES[look.shape]}", fillcolor="{node.colour or look.colour}", fontcolor="{ink}", pos="{x:g},{-y:g}"];')
    for place, tie in enumerate(network.relations):
        yield (f"  {quoted(tie.source)} {arrow} {quoted(tie.target)} [id=\"e{place}\", label={quoted(tie.label)}, "
               f'weight="{max(1, round(tie.weight))}", penwidth="{min(8, 1 + max(tie.weight, 0) ** .5):.2f}"];')
    yield "}"


def quoted(text: str) -> str:
    """A text as DOT quotes it.

    >>> quoted('a "b" \\\\N')
    '"a \\\\"b\\\\" \\\\\\\\N"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", " ")
    return f'"{escaped}"'
