"""JSON for programs: node-link as networkx and D3 read it, and the form of Cytoscape with the places of things."""

from __future__ import annotations

import json
from typing import Any

from kg.export.network.prepared import Prepared
from kg.network.graph import graph


def node_link(prepared: Prepared) -> bytes:
    """`{"nodes": […], "edges": […]}`, which networkx reads back."""
    import networkx as nx

    return _written(nx.node_link_data(graph(prepared.network, prepared.measures), edges="edges"))


def cytoscape(prepared: Prepared) -> bytes:
    """`{"elements": {"nodes": […], "edges": […]}}` (https://js.cytoscape.org/#notation/elements-json)."""
    import networkx as nx

    data = nx.cytoscape_data(graph(prepared.network, prepared.measures))
    for node, (x, y) in zip(data["elements"]["nodes"], prepared.placed.layout.points, strict=True):
        node["position"] = {"x": x, "y": y}
    return _written(data)


def _written(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
