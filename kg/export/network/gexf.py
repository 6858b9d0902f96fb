"""GEXF 1.3 (https://gexf.net/schema.html), which Gephi reads with places, colours, sizes and times.

networkx writes version 1.2 and the day of writing into it; this one is the same bytes each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from lxml import etree

from kg.export.network.columns import kinds_of, spelled
from kg.export.network.prepared import Prepared
from kg.network.dates import span
from kg.network.graph import node_attributes, relation_attributes
from kg.network.model import Node, Relation, Value, as_kind

_GEXF, _VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
_SPACES: dict[Any, str] = {None: _GEXF, "viz": _VIZ}
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_SHAPES = {"circle": "disc", "square": "square", "triangle": "triangle", "diamond": "diamond"}


def gexf(prepared: Prepared) -> bytes:
    """The network as GEXF; dynamic where anything in it has a date that is one."""
    network = prepared.network
    root = etree.Element(f"{{{_GEXF}}}gexf", nsmap=_SPACES, version="1.3")
    meta = etree.SubElement(root, f"{{{_GEXF}}}meta")
    etree.SubElement(meta, f"{{{_GEXF}}}creator").text = "wtsa-kg"
    etree.SubElement(meta, f"{{{_GEXF}}}description").text = network.summary
    graph = etree.SubElement(root, f"{{{_GEXF}}}graph", defaultedgetype="directed" if network.directed else "undirected",
                             idtype="string", mode="dynamic" if network.is_timed() else "static")
    if network.is_timed():
        graph.set("timeformat", "date")
        graph.set("timerepresentation", "interval")
    nodes = [_without(node_attributes(node) | prepared.measures.of_node(place), "label") for place, node in enumerate(network.nodes)]
    ties = [_without(relation_attributes(tie) | prepared.measures.of_relation(place), "label", "weight")
            for place, tie in enumerate(network.relations)]
    columns = _declare(graph, "node", nodes)
    columns_of_ties = _declare(graph, "edge", ties)
    _write_nodes(graph, prepared, nodes, columns)
    _write_ties(graph, network.relations, ties, columns_of_ties)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _without(attributes: dict[str, Value], *names: str) -> dict[str, Value]:
    """What is not said by GEXF's own attributes; dates as they were written stand beside its days."""
    renamed = {"start": "startAsWritten", "end": "endAsWritten"}
    return {renamed.get(name, name): value for name, value in attributes.items() if name not in names}


def _declare(graph: etree._Element, of: str, rows: Iterable[Mapping[str, Value]]) -> dict[str, type]:
    columns = kinds_of(rows)
    declared = etree.SubElement(graph, f"{{{_GEXF}}}attributes", {"class": of, "mode": "static"})
    for name, kind in columns.items():
        etree.SubElement(declared, f"{{{_GEXF}}}attribute", id=name, title=name, type=_TYPES[kind])
    return columns


def _write_nodes(graph: etree._Element, prepared: Prepared, rows: list[dict[str, Value]], columns: Mapping[str, type]) -> None:
    parent = etree.SubElement(graph, f"{{{_GEXF}}}nodes")
    placed = prepared.placed
    for place, (node, row) in enumerate(zip(prepared.network.nodes, rows, strict=True)):
        element = etree.SubElement(parent, f"{{{_GEXF}}}node", id=node.iri, label=node.label)
        _times(element, node)
        _values(element, row, columns)
        look = placed.looks[node.kind]
        colour = node.colour or look.colour
        red, green, blue = (str(int(colour[at:at + 2], 16)) for at in (1, 3, 5))
        x, y = placed.layout.points[place]
        etree.SubElement(element, f"{{{_VIZ}}}color", r=red, g=green, b=blue)
        etree.SubElement(element, f"{{{_VIZ}}}position", x=f"{x:g}", y=f"{-y:g}", z="0")  # upwards, as Gephi has it
        etree.SubElement(element, f"{{{_VIZ}}}size", value=f"{placed.radii[place]:g}")
        etree.SubElement(element, f"{{{_VIZ}}}shape", value=_SHAPES.get(look.shape, "disc"))


def _write_ties(graph: etree._Element, ties: Iterable[Relation], rows: list[dict[str, Value]], columns: Mapping[str, type]) -> None:
    parent = etree.SubElement(graph, f"{{{_GEXF}}}edges")
    for place, (tie, row) in enumerate(zip(ties, rows, strict=True)):
        element = etree.SubElement(parent, f"{{{_GEXF}}}edge", id=f"e{place}", source=tie.source, target=tie.target, label=tie.label,
                                   weight=spelled(tie.weight))
        if tie.label:
            element.set("kind", tie.label)  # Gephi keeps parallel relations apart by their kind
        _times(element, tie)
        _values(element, row, columns)


def _times(element: etree._Element, thing: Node | Relation) -> None:
    for name, day in zip(("start", "end"), span(thing.start, thing.end), strict=True):
        if isinstance(day, date):
            element.set(name, day.isoformat())


def _values(element: etree._Element, row: Mapping[str, Value], columns: Mapping[str, type]) -> None:
    values = etree.SubElement(element, f"{{{_GEXF}}}attvalues")
    for name, value in row.items():
        etree.SubElement(values, f"{{{_GEXF}}}attvalue", {"for": name, "value": spelled(as_kind(value, columns[name]))})
