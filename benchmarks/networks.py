"""Graphs made to measure: resolutions that name bodies, so many times a first graph, and their way into files."""

from __future__ import annotations

from pathlib import Path

from kg.export.network.formats import written
from kg.export.network.prepared import Prepared
from kg.network.project import project
from kg.network.view import View, view_of
from kg.saved import parse
from kg.store import GraphStore
from kg.term import Literal, NamedNode, Quad
from kg.vocab import RDF, SKOS, WTSA

FORMS = ("gexf", "graphml", "json", "csv", "svg", "html")
_VIEW = """#+ summary: Which resolutions name whom
SELECT ?node ?linkedNode ?edgeLabel WHERE { ?node wtsa:actionBy ?linkedNode . BIND("names" AS ?edgeLabel) }
"""


def view() -> View:
    """The view that is measured."""
    return view_of(parse(_VIEW, Path("benchmark.rq"), "benchmark"), "benchmark")


def graph_with(resolutions: int) -> GraphStore:
    """A graph of `resolutions` resolutions, each with three of a fifth as many bodies; a few bodies are named by many."""
    graph = NamedNode("urn:graph")
    bodies = max(1, resolutions // 5)
    quads = [fact for n in range(bodies) for fact in _thing(_body(n), WTSA.StudyGroup, f"SG{n}", graph)]
    for n in range(resolutions):
        name = NamedNode(f"https://w3id.org/wtsa/id/resolution/made/{n}")
        quads += _thing(name, WTSA.Resolution, f"R{n}", graph)
        quads += [Quad(name, WTSA.actionBy, _body((n * step) ** 2 % bodies), graph) for step in (1, 7, 11)]
    return GraphStore.in_memory(quads)


def _body(n: int) -> NamedNode:
    return NamedNode(f"https://w3id.org/wtsa/id/body/made-{n}")


def _thing(name: NamedNode, kind: NamedNode, code: str, graph: NamedNode) -> list[Quad]:
    return [Quad(name, RDF.type, kind, graph), Quad(name, SKOS.notation, Literal(code), graph)]


def export(store: GraphStore, view: View) -> int:
    """Ask, measure, lay out, write in every format that needs no extra; the bytes written."""
    prepared = Prepared(project(view, store, {}))
    return sum(len(data) for form in FORMS for data in written(prepared, form).values())
