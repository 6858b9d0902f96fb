"""The graph that a release draws: all that ships, without the sentences of the sources. It needs no document."""

from __future__ import annotations

import pytest

from kg.making.reference import own_quads
from kg.making.rules import derive
from kg.making.shipped import shipped_quads
from kg.store import GraphStore


@pytest.fixture(scope="session")
def facts_graph() -> GraphStore:
    graph = GraphStore.in_memory([*own_quads(), *shipped_quads()])
    graph.add(list(derive(graph)))
    return graph
