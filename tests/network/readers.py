"""The readers of formats that are not ours: networkx, csv, pandas, Graphviz, lxml, pdfplumber; each gives a graph, or counts."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.export.network.formats import written
from kg.export.network.prepared import Prepared
from kg.network.lines import strokes_of
from kg.network.model import Network
from kg.network.palette import INK

SVG = "http://www.w3.org/2000/svg"
NEEDS = {"png": "matplotlib", "pdf": "matplotlib", "parquet": "pyarrow"}


def files(network: Network, form: str) -> dict[str, bytes]:
    if form in NEEDS:
        pytest.importorskip(NEEDS[form])
    return written(Prepared(network), form)


def one(network: Network, form: str) -> bytes:
    return files(network, form)[""]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def read_gexf(network: Network) -> nx.Graph:
    return nx.read_gexf(io.BytesIO(one(network, "gexf")))


def read_graphml(network: Network) -> nx.Graph:
    found = nx.read_graphml(io.BytesIO(one(network, "graphml")), force_multigraph=True)
    return nx.relabel_nodes(found, dict(found.nodes(data="iri")))


def read_json(network: Network) -> nx.Graph:
    return nx.node_link_graph(json.loads(one(network, "json")), edges="edges")


def read_cytoscape(network: Network) -> nx.Graph:
    return nx.cytoscape_graph(json.loads(one(network, "cytoscape")))


def read_csv(network: Network) -> nx.Graph:
    found = files(network, "csv")
    graph: nx.Graph = nx.MultiDiGraph() if network.directed else nx.MultiGraph()
    graph.add_nodes_from((row["Id"], {"label": row["Label"], **row}) for row in table(found["nodes.csv"]))
    graph.add_edges_from((row["Source"], row["Target"], {"label": row["Label"], **row}) for row in table(found["edges.csv"]))
    return graph


def read_neo4j(network: Network) -> nx.Graph:
    found = files(network, "neo4j")
    graph: nx.Graph = nx.MultiDiGraph()
    graph.add_nodes_from((row["iri:ID"], row) for row in table(found["nodes.csv"]))
    graph.add_edges_from((row[":START_ID"], row[":END_ID"], row) for row in table(found["edges.csv"]))
    assert all(re.fullmatch(r"\w+", row[":TYPE"]) for row in table(found["edges.csv"]))
    return graph


def read_parquet(network: Network) -> nx.Graph:
    found = files(network, "parquet")
    pandas = pytest.importorskip("pandas")
    nodes, edges = (pandas.read_parquet(io.BytesIO(found[name])) for name in ("nodes.parquet", "edges.parquet"))
    graph: nx.Graph = nx.MultiDiGraph()
    graph.add_nodes_from((row["iri"], row) for row in nodes.to_dict("records"))
    graph.add_edges_from((row["source"], row["target"], row) for row in edges.to_dict("records"))
    return graph


READERS: dict[str, Callable[[Network], nx.Graph]] = {
    "gexf": read_gexf, "graphml": read_graphml, "json": read_json, "cytoscape": read_cytoscape, "csv": read_csv, "neo4j": read_neo4j,
    "parquet": read_parquet}


def count_dot(network: Network) -> tuple[int, int]:
    """As Graphviz reads it."""
    found = graphviz(network)
    return len(found.get("objects", [])), len(found.get("edges", []))


def count_svg(network: Network) -> tuple[int, int]:
    """The marks and the lines that say what they are when one points at them."""
    root = etree.fromstring(one(network, "svg"))
    counts = [sum(1 for tag in tags for mark in root.iterfind(f"{{{SVG}}}{tag}") if mark.find(f"{{{SVG}}}title") is not None)
              for tags in (("circle", "polygon"), ("path",))]
    return counts[0], counts[1]


def count_pdf(network: Network) -> tuple[int, int]:
    """The marks with an edge of ink and the lines that are as broad as a relation, less those of the legend."""
    pdfplumber = pytest.importorskip("pdfplumber")
    with pdfplumber.open(io.BytesIO(one(network, "pdf"))) as pdf:
        [page] = pdf.pages
        drawn = [*page.curves, *page.rects, *page.lines]
    marks = [item for item in drawn if item["fill"] and item["stroke"] and is_ink(item["stroking_color"])]
    lines = [item for item in drawn if not item["fill"] and item["linewidth"] >= .8]
    return len(marks) - len({node.kind for node in network.nodes}), len(lines) - len(set(strokes_of(network.relations).values()))


def is_ink(colour: float | tuple[float, ...]) -> bool:
    """PDF has one number for a grey, three for a colour."""
    return all(abs(part - int(INK[1:3], 16) / 255) < .01 for part in (colour if isinstance(colour, tuple) else (colour,)))


def graphviz(network: Network) -> dict[str, Any]:
    program = shutil.which("dot")
    if not program:
        pytest.skip("Graphviz is not here")
    ran = subprocess.run([program, "-Tjson0"], input=one(network, "dot"), capture_output=True, check=True)
    assert ran.stderr == b""
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


COUNTS: dict[str, Callable[[Network], tuple[int, int]]] = {"dot": count_dot, "svg": count_svg, "pdf": count_pdf}
ELSEWHERE = {"html": "a browser counts it in test_page.py", "png": "pixels cannot be counted; Pillow opens it below"}
