"""A network as a graph of networkx, for its measures, for its formats, and for whoever goes on in Python.

Nodes are IRIs; relations are keyed by their words, so that two of different meaning stand side by side. Attributes are texts, numbers
and truth values only, which every format of networkx can write (https://networkx.org/documentation/stable/reference/readwrite/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.model import Network, Node, Relation, Value

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.measures import Measures


def graph(network: Network, measures: Measures | None = None) -> nx.MultiGraph[str]:
    """A MultiDiGraph, or a MultiGraph where relations have no direction; with `measures` these are attributes as well."""
    import networkx as nx  # a third of a second that only networks need

    made: Any = (nx.MultiDiGraph if network.directed else nx.MultiGraph)(name=network.name, summary=network.summary)
    for place, node in enumerate(network.nodes):
        made.add_node(node.iri, **node_attributes(node), **(measures.of_node(place) if measures else {}))
    for place, relation in enumerate(network.relations):
        made.add_edge(relation.source, relation.target, key=relation.label or "related", id=f"e{place}",
                      **relation_attributes(relation), **(measures.of_relation(place) if measures else {}))
    return made


def node_attributes(node: Node) -> dict[str, Value]:
    """What is known of a thing, by the names that every format uses; attributes of the view stand behind our own names."""
    own: dict[str, Value] = {"label": node.label, "name": node.name, "kind": node.kind}
    return _with_times(own, node.start, node.end) | _beside(own, node.attributes)


def relation_attributes(relation: Relation) -> dict[str, Value]:
    """The same of a relation; `records` are IRIs joined by spaces."""
    own: dict[str, Value] = {"label": relation.label, "weight": relation.weight, "records": " ".join(relation.records)}
    return _with_times(own, relation.start, relation.end) | _beside(own, relation.attributes)


def _with_times(own: dict[str, Value], start: str, end: str) -> dict[str, Value]:
    return own | ({"start": start} if start else {}) | ({"end": end} if end else {})


RESERVED = frozenset("id iri label name kind start end weight records source target degree weightedDegree betweenness community bridge key "
                     "size colour x y shape".split())


def _beside(own: dict[str, Value], attributes: Any) -> dict[str, Value]:
    """Attributes of the view; one that is called like ours gets a stroke behind its name."""
    return {f"{name}_" if name in RESERVED or name in own else name: value for name, value in attributes.items()}
