"""The formats of networks by name: what each writes, by which endings it is known, and how much it can hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.export.network.dot import dot
from kg.export.network.gexf import gexf
from kg.export.network.graphml import graphml
from kg.export.network.html import html
from kg.export.network.json_forms import cytoscape, node_link
from kg.export.network.prepared import Prepared
from kg.export.network.raster import raster
from kg.export.network.svg import svg
from kg.export.network.tables import gephi, neo4j, parquet
from kg.messages import KgError
from kg.network.draw import MOST_THINGS
from kg.network.model import Network

Files = dict[str, bytes]
"""The files of a format by what comes behind the name: `{"": …}` where there is one, `{"nodes.csv": …, "edges.csv": …}`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how to write it, the endings that mean it, and the most things and relations it is good for (0: any)."""

    write: Callable[[Prepared], Files]
    endings: tuple[str, ...] = ()
    most: int = 0


def _one(write: Callable[[Prepared], bytes]) -> Callable[[Prepared], Files]:
    return lambda prepared: {"": write(prepared)}


_PLACED = 60_000
"""Things and relations that can be laid out in some minutes; formats without places have no such limit."""

FORMATS: dict[str, Format] = {
    "gexf": Format(_one(gexf), ("gexf",), _PLACED),
    "graphml": Format(_one(graphml), ("graphml",)),
    "cytoscape": Format(_one(cytoscape), ("cyjs",), _PLACED),
    "json": Format(_one(node_link), ("json",)),
    "csv": Format(gephi, ("csv",)),
    "neo4j": Format(neo4j),
    "parquet": Format(parquet, ("parquet",)),
    "dot": Format(_one(dot), ("dot", "gv"), _PLACED),
    "svg": Format(_one(lambda prepared: svg(prepared.picture)), ("svg",), _PLACED),
    "png": Format(_one(lambda prepared: raster(prepared.picture, "png")), ("png",), _PLACED),
    "pdf": Format(_one(lambda prepared: raster(prepared.picture, "pdf")), ("pdf",), _PLACED),
    "html": Format(_one(html), ("html", "htm"), _PLACED),
}
EXTENSIONS = {ending: name for name, known in FORMATS.items() for ending in known.endings}


def check_size(network: Network, form: str) -> None:
    """Raises KgError, before anything is worked out, when the network is too large for the format."""
    size, most = len(network.nodes) + len(network.relations), FORMATS[form].most
    if most and size > most:
        raise KgError(f"{len(network.nodes):,} things and {len(network.relations):,} relations are too many for {form} (at most {most:,})",
                      remedy="narrow the view with its parameters, or choose graphml, json, csv or parquet")


_SLOW = 5_000
_TOLD = {"html": "the page has all of them, which makes it large and slow to draw", **dict.fromkeys(
    ("svg", "png", "pdf"), f"the picture shows the {MOST_THINGS:,} most joined things and says what it leaves out")}


def notice(network: Network, form: str) -> str:
    """What to expect of a large network in a format that people look at, to be said before the work begins; nothing of others.

    >>> notice(Network("x", "x", True, (), ()), "svg")
    ''
    """
    things = len(network.nodes)
    return f"{things:,} things are many for {form}: {_TOLD[form]}" if things > _SLOW and form in _TOLD else ""


def written(prepared: Prepared, form: str) -> Files:
    """The files of a network in one of `FORMATS`. Raises KgError when it is too large, or when an extra is not installed."""
    check_size(prepared.network, form)
    return FORMATS[form].write(prepared)
