"""GraphML (http://graphml.graphdrawing.org/specification.html), which yEd, Gephi, igraph and Neo4j read.

The schema lets no IRI be the id of a node (an NMTOKEN has no slash), so nodes are `n0`, `n1` … and their IRIs stand in the attribute `iri`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from kg.export.network.columns import kinds_of, spelled
from kg.export.network.prepared import Prepared
from kg.export.network.tables import Rows, rows_of_relations, rows_of_things
from kg.network.model import Value, as_kind

_GRAPHML, _INSTANCE = "http://graphml.graphdrawing.org/xmlns", "http://www.w3.org/2001/XMLSchema-instance"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_SPACES: dict[Any, str] = {None: _GRAPHML, "xsi": _INSTANCE}
_NOT_IN_A_TOKEN = re.compile(r"[^A-Za-z0-9_.:À-ÖØ-öø-ɏ-]")


def graphml(prepared: Prepared) -> bytes:
    """The network with its measures as attributes."""
    network = prepared.network
    root = etree.Element(f"{{{_GRAPHML}}}graphml", nsmap=_SPACES)
    root.set(f"{{{_INSTANCE}}}schemaLocation", f"{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd")
    about: Rows = [{"name": network.name, "summary": network.summary}]
    things = rows_of_things(prepared)
    relations = [_without(row, "id", "source", "target") for row in rows_of_relations(prepared)]
    keys = _Keys(root)
    of_graph, of_nodes, of_edges = keys.declare("graph", about), keys.declare("node", things), keys.declare("edge", relations)
    graph = etree.SubElement(root, f"{{{_GRAPHML}}}graph", edgedefault="directed" if network.directed else "undirected")
    of_graph.write(graph, about[0])
    for place, row in enumerate(things):
        of_nodes.write(etree.SubElement(graph, f"{{{_GRAPHML}}}node", id=f"n{place}"), row)
    at = network.places()
    for place, (tie, row) in enumerate(zip(network.relations, relations, strict=True)):
        of_edges.write(etree.SubElement(graph, f"{{{_GRAPHML}}}edge", id=f"e{place}", source=f"n{at[tie.source]}",
                                        target=f"n{at[tie.target]}"), row)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _without(row: Mapping[str, Value], *names: str) -> dict[str, Value]:
    return {name: value for name, value in row.items() if name not in names}


class _Columns:
    """The keys of one kind of element, by the names of attributes."""

    def __init__(self, ids: Mapping[str, str], kinds: Mapping[str, type]) -> None:
        self._ids = ids
        self._kinds = kinds

    def write(self, element: etree._Element, row: Mapping[str, Value]) -> None:
        """Put the values of `row` below `element`."""
        for name, value in row.items():
            etree.SubElement(element, f"{{{_GRAPHML}}}data", key=self._ids[name]).text = spelled(as_kind(value, self._kinds[name]))


class _Keys:
    """The keys of a document, which stand before its graph; their ids count on."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._count = 0

    def declare(self, of: str, rows: Rows) -> _Columns:
        """A key for each attribute that `rows` have."""
        kinds = kinds_of(rows)
        ids: dict[str, str] = {}
        names: set[str] = set()
        for name, kind in kinds.items():
            ids[name] = f"d{self._count}"
            self._count += 1
            title = token(name)
            while title in names:  # two names may differ only in what a token cannot hold
                title += "_"
            names.add(title)
            etree.SubElement(self._root, f"{{{_GRAPHML}}}key",
                             {"id": ids[name], "for": of, "attr.name": title, "attr.type": _TYPES[kind]})
        return _Columns(ids, kinds)


def token(name: str) -> str:
    """A name as an NMTOKEN (https://www.w3.org/TR/xml/#NT-Nmtoken): without the signs that it may not have.

    >>> token("dueYear"), token("a?b=c")
    ('dueYear', 'a_b_c')
    """
    return _NOT_IN_A_TOKEN.sub("_", name) or "_"
