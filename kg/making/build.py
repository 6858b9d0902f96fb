"""Make the graph: own data and documents in, derived facts and findings out, the store replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.editions import OWN_GRAPHS, Chains, document_of, edition_quads, ordered, placed, stated_dates
from kg.iri import EDITIONS_GRAPH
from kg.making.reference import own_quads
from kg.making.rules import derive
from kg.making.same_statements import same_statements
from kg.report import Report, report
from kg.shapes import validate
from kg.store import GraphStore, writing
from kg.term import Quad, graph_of


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: number of quads, the named graphs, and the report of the validation.

    `editions` are the graphs of each document, the current one last; `known` are those that were there before, and whether
    they say the same as they did; `same` are the new ones that say what an edition next to them says, and that edition.
    """

    quads: int
    graphs: tuple[str, ...]
    report: Report
    editions: Chains = field(default_factory=dict)
    known: Mapping[str, bool] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)


def build(store: Path, documents: Iterable[Quad], *, keep: bool, older: bool = False, without: frozenset[str] = frozenset(),
          step: Callable[[str], None] = lambda text: None) -> Built:
    """Put `documents` (quads of document graphs) into the store at `store`, with all that follows from them.

    With `keep` the documents that are there stay, and other editions of these are kept beside them: newest is what states a
    later date of itself, else what came later; `older` says that the new ones are older. `without` names graphs that go.
    Whatever happens, the store holds either the old graph or the new one. `step` hears what is being done. Raises StoreError
    (busy, full, not writable).
    """
    with writing(store) as writer:
        step("collecting")
        new = list(documents)
        old = writer.kept(lambda iri: iri not in (OWN_GRAPHS - {EDITIONS_GRAPH}) | without) if keep else []
        editions = _editions(old, new, older=older)
        again = _graphs(new)
        quads = [*new, *(quad for quad in old if graph_of(quad) not in (again | {EDITIONS_GRAPH}))]
        graph = GraphStore.in_memory([*edition_quads(editions, quads), *own_quads()])
        graph.add(quads)
        step("deriving")
        graph.add(list(derive(graph)))
        step("validating")
        found = report(validate(graph), graph)
        step("storing")
        writer.replace(graph)
        known = _known(old, new)
        return Built(len(graph), (*graph.graphs(), *graph.superseded()), found, editions, known,
                     same_statements(editions, quads, again - known.keys()))


def _editions(old: list[Quad], new: list[Quad], *, older: bool) -> Chains:
    """The editions of every document in their order: those that were there, and the new ones where they belong."""
    present = _graphs(old)
    chains = {name: tuple(graph for graph in chain if graph in present) for name, chain in ordered(present, old).items()}
    dates = stated_dates([*old, *new])
    for graph in dict.fromkeys(graph_of(quad) for quad in new):
        name = document_of(graph)
        chains[name] = placed(chains.get(name, ()), graph, dates, older=older)
    return {name: chain for name, chain in sorted(chains.items()) if chain}


def _known(old: list[Quad], new: list[Quad]) -> dict[str, bool]:
    """The graphs among the new ones that were there before, and whether they say the same."""
    again = sorted(_graphs(old) & _graphs(new))
    return {graph: _of_graph(old, graph) == _of_graph(new, graph) for graph in again}


def _of_graph(quads: list[Quad], graph: str) -> set[Quad]:
    return {quad for quad in quads if graph_of(quad) == graph}


def _graphs(quads: Iterable[Quad]) -> frozenset[str]:
    return frozenset(graph_of(quad) for quad in quads)
