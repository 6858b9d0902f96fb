"""Who is killed or refused while a release is replaced leaves the old one or the new one, never half of one."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.__main__ import main
from kg.messages import KgError
from kg.release import Version, exchange, release
from kg.release.draft import draft_of
from kg.saved import Library
from kg.store import writing
from tests.release.conftest import graph

NOVEMBER = Version(2026, 11)
NO_QUESTIONS = Library()  # nothing to draw: what is tested is how the folder gets its name
_KILLED = """
import os, signal, sys
from pathlib import Path
from kg.release import Version, exchange, release
from kg.saved import Library
from tests.release.conftest import graph
die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
{patch}
release(graph(), Version(2026, 11), Path(sys.argv[1]), site=False, force=True, library=Library())
"""
_AFTER_THE_EXCHANGE = "exchange.shutil.rmtree = die"
_BEFORE_IT = "exchange.exchanged = die"
_BETWEEN_TWO_RENAMES = """
exchange.exchanged = lambda *_: False
rename = Path.rename
Path.rename = lambda self, to: rename(self, to) if str(to).endswith('.old') else die()
"""


def killed(folder: Path, patch: str) -> None:
    ran = subprocess.run([sys.executable, "-c", _KILLED.format(patch=patch), str(folder)], cwd=Path(__file__).parents[2], timeout=120)
    assert ran.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL here")
@pytest.mark.parametrize("patch", [_BEFORE_IT, _AFTER_THE_EXCHANGE], ids=["before", "after"])
def test_a_kill_leaves_the_old_release_or_the_new_one(patch: str, tmp_path: Path) -> None:
    first = release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS).folder
    told = (first / "manifest.json").read_bytes()
    (first / "old.txt").write_text("only in the old one")
    killed(tmp_path, patch)
    assert (first / "manifest.json").read_bytes() == told
    can = exchange.exchanged(tmp_path, tmp_path)  # a file system that cannot leaves no choice but two renames
    assert (first / "old.txt").exists() == (patch == _BEFORE_IT or not can)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL here")
def test_what_a_kill_between_two_renames_left_aside_comes_back(tmp_path: Path) -> None:
    first = release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS).folder
    (first / "old.txt").write_text("only in the old one")
    killed(tmp_path, _BETWEEN_TWO_RENAMES)
    assert not first.exists()
    with pytest.raises(KgError, match="exists"):
        release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS)
    assert (first / "old.txt").exists()


def test_a_file_system_that_cannot_exchange_takes_two_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchanged", lambda *_: False)
    first = release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS).folder
    (first / "old.txt").write_text("only in the old one")
    release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS, force=True)
    assert not (first / "old.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["2026.11"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_one_message(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(KgError, match="cannot be written: Permission denied"):
            release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS)
    finally:
        tmp_path.chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL here")
def test_what_a_killed_draft_left_goes_with_the_next_release_of_that_version_and_no_other(tmp_path: Path) -> None:
    release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS)
    killed(tmp_path, _BEFORE_IT)
    second = tmp_path / ".2026.11.1-k3v9x2aa.old"
    second.mkdir()
    assert len([path for path in tmp_path.iterdir() if path.name.startswith(".2026.11-")]) == 1
    release(graph(), NOVEMBER, tmp_path, site=False, library=NO_QUESTIONS, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [second.name, "2026.11"]


def test_two_at_once_are_one_release_and_one_refusal(tmp_path: Path) -> None:
    with (draft_of(tmp_path / "2026.11", force=False), pytest.raises(KgError, match="being written by another process"),
          draft_of(tmp_path / "2026.11", force=True)):
        pytest.fail("both write")
    assert (tmp_path / "2026.11").is_dir()
    with pytest.raises(KgError, match="exists"), draft_of(tmp_path / "2026.11", force=False):
        pytest.fail("the first one was replaced")
    assert [path.name for path in tmp_path.iterdir()] == ["2026.11"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGTERM here")
def test_who_is_told_to_end_takes_the_draft_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = signal.getsignal(signal.SIGTERM)

    def told(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
    monkeypatch.setattr("kg.release.write.dumps", told)
    with writing(tmp_path / "store") as writer:
        writer.replace(graph())
    try:
        with pytest.raises(SystemExit, match="143"):
            main(["release", "--version", "2026.11", "-o", str(tmp_path / "out"), "--store", str(tmp_path / "store"), "--no-site"])
    finally:
        signal.signal(signal.SIGTERM, kept)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_is_no_folder_of_releases(tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    file.write_text("somebody's")
    with pytest.raises(KgError, match="it is a file, and releases go into a folder"):
        release(graph(), NOVEMBER, file, site=False, library=NO_QUESTIONS)
    assert file.read_text() == "somebody's"
