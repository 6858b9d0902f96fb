"""Every saved question has an expected answer, and the graph of the four documents gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.saved import Library, SavedQuery
from kg.saved.expectations import verdict
from kg.store import GraphStore

QUERIES = list(Library.shipped())
EXPECTED = Path(__file__).resolve().parents[1] / "queries"


@pytest.mark.parametrize("query", QUERIES, ids=[q.name for q in QUERIES])
def test_the_question_is_answered_as_expected(query: SavedQuery, corpus_graph: GraphStore) -> None:
    found = verdict(query, corpus_graph, EXPECTED)
    assert not found.failures, found.failures
    assert found.checked, "give it `expect` in its header or a file tests/queries/NAME.expected.csv"
