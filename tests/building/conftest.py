"""The tiny action plan in both formats, and a way to run `kg` as from a shell, in the same process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.__main__ import main
from tests.building.plan_files import TINY, Blocks, as_text, as_word, parts


@pytest.fixture
def tiny() -> Blocks:
    """The parts of the tiny plan, to be changed at will."""
    return parts(TINY.read_text("utf-8"))


@pytest.fixture(scope="session")
def tiny_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The tiny plan as files `plan.txt` and `plan.docx`."""
    folder = tmp_path_factory.mktemp("tiny")
    blocks = parts(TINY.read_text("utf-8"))
    files = {"txt": folder / "plan.txt", "docx": folder / "plan.docx"}
    files["txt"].write_bytes(as_text(blocks))
    files["docx"].write_bytes(as_word(blocks))
    return files


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`kg("build", "plan.txt")` in an empty folder whose store is `store`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", str(tmp_path / "store"))

    def run(*arguments: str | Path) -> Ran:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as end:  # argparse
            code = int(end.code or 0)
        return Ran(code, *capfd.readouterr())

    return run
