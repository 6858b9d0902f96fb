"""What the tests of the corpus share: the verified answers, and a way to ask as `kg query` does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.export.table import plain_value
from kg.saved import Library
from kg.store import GraphStore
from tests.conftest import SHARED


@pytest.fixture(scope="session")
def answers() -> dict[str, Any]:
    """The answer of each competency question, by its number."""
    file = SHARED / "competency.jsonl"
    if not file.is_file():
        pytest.skip("the competency questions (../shared/competency.jsonl) are not here")
    lines = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    return {line["id"]: json.loads(line["answer"]) if isinstance(line["answer"], str) else line["answer"] for line in lines}


def ask(store: GraphStore, name: str, **given: str) -> list[dict[str, Any]]:
    """The rows of a saved question, plain values by column."""
    solutions = Library.shipped().get(name).answer(store, given)
    names = [v.value for v in solutions.variables]
    return [{n: plain_value(row[n]) for n in names} for row in solutions]
