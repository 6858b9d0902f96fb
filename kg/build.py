"""Make the graph: own data and documents in, derived facts and findings out, the store replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.iri import DERIVED_GRAPH, GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from kg.reference import own_quads
from kg.report import Report, report
from kg.rules import derive
from kg.shapes import validate
from kg.store import GraphStore, writing
from kg.term import Quad

OWN_GRAPHS = frozenset({REFERENCE_GRAPH, ONTOLOGY_GRAPH, DERIVED_GRAPH})


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: number of quads, the named graphs, and the report of the validation."""

    quads: int
    graphs: tuple[str, ...]
    report: Report


def document_of(graph: str) -> str:
    """The name of the document that a graph holds, "" for a graph of our own.

    >>> document_of("https://w3id.org/wtsa/graph/wtsa16-action-plan/3f9c00000000")
    'wtsa16-action-plan'
    """
    return "" if graph in OWN_GRAPHS else graph.removeprefix(GRAPH).partition("/")[0]


def build(store: Path, documents: Iterable[Quad], *, replacing: frozenset[str] | None,
          step: Callable[[str], None] = lambda text: None) -> Built:
    """Put `documents` (quads of document graphs) into the store at `store`, with all that follows from them.

    `replacing` names the documents whose graphs give way; None means all of them. Whatever happens, the store holds
    either the old graph or the new one. `step` hears what is being done. Raises StoreError (busy, full, not writable).
    """
    with writing(store) as writer:
        step("collecting")
        graph = GraphStore.in_memory(own_quads())
        if replacing is not None:
            graph.add(writer.kept(lambda iri: iri not in OWN_GRAPHS and document_of(iri) not in replacing))
        graph.add(documents)
        step("deriving")
        graph.add(list(derive(graph)))
        step("validating")
        found = report(validate(graph), graph)
        step("storing")
        writer.replace(graph)
        return Built(len(graph), tuple(graph.graphs()), found)
