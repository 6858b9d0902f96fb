"""An answer that names what only an unconfirmed row of the reviewed data tells says so: every question is walked."""

from __future__ import annotations

import pytest

from kg.iri import REFERENCE_GRAPH
from kg.saved import Library, SavedQuery
from kg.store import GraphStore, QuerySolutions
from kg.term import NamedNode
from kg.vocab import WTSA

# A contradiction shows the status of the rows on its sides (`Side.reviewed`).
QUERIES = [query for query in Library.shipped() if not query.name.startswith("contradictions/")]


def unconfirmed(graph: GraphStore) -> frozenset[NamedNode]:
    """The things whose reviewed row is not confirmed, or confirmed in part only."""
    return frozenset(q.subject for q in graph.matching(None, WTSA.status, graph=REFERENCE_GRAPH)
                     if q.object != WTSA.Confirmed and isinstance(q.subject, NamedNode))


def without_status(answer: QuerySolutions, doubtful: frozenset[NamedNode]) -> list[str]:
    """The columns with such things whose status the answer has no column for: `status`, or `nodeStatus` for the nodes of a view."""
    names = [variable.value for variable in answer.variables]
    if "status" in names:
        return []
    found = {name for row in answer for name in names if row[name] in doubtful}
    return sorted(name for name in found if f"{name}Status" not in names)


@pytest.mark.parametrize("query", QUERIES, ids=[q.name for q in QUERIES])
@pytest.mark.parametrize("narrow", [True, False], ids=["example", "everything"])
def test_rows_that_are_not_confirmed_say_so(query: SavedQuery, narrow: bool, corpus_graph: GraphStore) -> None:
    given = {p.name: p.example for p in query.parameters if p.example and (narrow or p.required)}
    answer = query.answer(corpus_graph, given)
    if isinstance(answer, QuerySolutions):
        assert not without_status(answer, unconfirmed(corpus_graph))


def test_an_answer_without_status_is_found(corpus_graph: GraphStore) -> None:
    answer = corpus_graph.select("SELECT ?organization WHERE { ?organization skos:notation 'AST' }")
    assert without_status(answer, unconfirmed(corpus_graph)) == ["organization"]
