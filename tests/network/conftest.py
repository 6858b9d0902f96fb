"""The graph that a release draws: all that ships, without the sentences of the sources. It needs no document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import GraphStore


@pytest.fixture(scope="session")
def facts_graph(shipped_store: Path) -> Iterator[GraphStore]:
    with GraphStore.open(shipped_store) as store:
        yield store
