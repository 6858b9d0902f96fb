"""A store with the small graph, and a way to run `kg` as from a shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.__main__ import main
from tests.small_graph import small_store


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str
    data: bytes


Kg = Callable[..., Ran]


@pytest.fixture(scope="session")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_store(tmp_path_factory.mktemp("store") / "s")


@pytest.fixture
def kg(shared_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
       capfdbinary: pytest.CaptureFixture[bytes]) -> Kg:
    """`kg("query", "--list")` in an empty folder, with the small graph as its store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", str(shared_store))
    for name in ("KG_FORMAT", "KG_QUERIES", "KG_TIMEOUT", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as end:  # argparse
            code = int(end.code or 0)
        data, err = capfdbinary.readouterr()
        return Ran(code, data.decode("utf-8", "replace"), err.decode(), data)

    return run
