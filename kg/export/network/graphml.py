"""GraphML (http://graphml.graphdrawing.org), by networkx: yEd, Gephi, igraph, Neo4j read it."""

from __future__ import annotations

import io

from kg.export.network.prepared import Prepared
from kg.network.graph import graph


def graphml(prepared: Prepared) -> bytes:
    """The network with its measures as attributes."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(graph(prepared.network, prepared.measures), out, edge_id_from_attribute="id")
    return out.getvalue() + b"\n"
