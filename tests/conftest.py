"""What many tests need: where the corpus is, documents read once, graphs built once."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents, which stays outside the repository."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the corpus (../shared/corpus) is not here")
    return folder
