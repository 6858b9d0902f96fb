"""What the graph knows about findings: the labels of what they name, and the evidence of what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from kg.report.model import Entry, Place, Report
from kg.shapes.finding import Finding
from kg.store import GraphStore
from kg.term import Literal, NamedNode

# Where evidence may hang, nearest first: on the node, the node itself, the records that the node is part of.
_EVIDENCE = ("?node wtsa:hasEvidence ?evidence", "BIND(?node AS ?evidence)",
             "?record ?part ?node . ?record wtsa:hasEvidence ?evidence")
_LABELS = ("rdfs:label", "skos:prefLabel", "dcterms:title", "wtsa:itemId", "skos:notation")


def report(findings: Iterable[Finding], store: GraphStore) -> Report:
    """`findings` with the labels and evidence that `store` holds."""
    found = tuple(sorted(findings, key=lambda finding: finding.order))
    focus = _iris(finding.focus for finding in found)
    labels = _labels(store, focus | _iris(finding.value for finding in found))
    places = _places(store, focus)
    return Report(tuple(
        Entry(finding, labels.get(_value(finding.focus), ""), labels.get(_value(finding.value), ""),
              places.get(_value(finding.focus), ()))
        for finding in found))


def _iris(nodes: Iterable[object]) -> set[str]:
    return {node.value for node in nodes if isinstance(node, NamedNode)}


def _value(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _labels(store: GraphStore, nodes: set[str]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for name in _LABELS:
        rows = store.select(f"SELECT ?node (MIN(STR(?text)) AS ?label) WHERE {{ {_one_of(nodes - labels.keys())} "
                            f"?node {name} ?text }} GROUP BY ?node")
        labels.update({row["node"].value: row["label"].value for row in rows if row["label"] is not None})
    return labels


def _places(store: GraphStore, nodes: set[str]) -> dict[str, tuple[Place, ...]]:
    """For each node the places where it stands, in the order of the documents."""
    places: dict[str, tuple[Place, ...]] = {}
    for pattern in _EVIDENCE:
        rows = store.select(
            f"SELECT DISTINCT ?node ?document ?start ?place ?quote WHERE {{ {_one_of(nodes - places.keys())} "
            f"{pattern} . ?evidence wtsa:place ?place . OPTIONAL {{ ?evidence oa:exact ?quote }} "
            "OPTIONAL { ?evidence oa:start ?start } "
            "OPTIONAL { ?evidence oa:hasSource/dcterms:isVersionOf/dcterms:identifier ?document } }")
        found = sorted((row["node"].value, _text(row["document"]), _text(row["start"]).rjust(12), _text(row["place"]),
                        _text(row["quote"])) for row in rows)
        for node, lines in groupby(found, key=lambda line: line[0]):
            places[node] = tuple(dict.fromkeys(Place(document, place, quote) for _, document, _, place, quote in lines))
    return places


def _one_of(nodes: Iterable[str]) -> str:
    return f"VALUES ?node {{ {' '.join(f'<{node}>' for node in sorted(nodes))} }}"


def _text(node: object) -> str:
    return node.value if isinstance(node, Literal) else ""
