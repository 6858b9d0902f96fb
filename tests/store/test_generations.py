"""Old or new, never half: whatever kills a writer, whoever else writes or reads, whatever is wrong with the folder."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.messages import StoreError
from kg.store import GraphStore, writing
from kg.store.generations import FORMAT, Generations
from kg.term import Literal, NamedNode, Quad
from tests.small_graph import small_store

EX = NamedNode("urn:x")
SIZE = 3000  # as in write_for_ever.py
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def quads(text: str) -> list[Quad]:
    return [Quad(EX, EX, Literal(text), EX)]


def write(path: Path, text: str) -> None:
    with writing(path) as writer:
        writer.replace(quads(text))


def text_in(path: Path) -> str:
    with GraphStore.open(path) as store:
        return next(quad.object.value for quad in store.quads())


def writer_process(path: Path) -> subprocess.Popen[str]:
    script = Path(__file__).with_name("write_for_ever.py")
    return subprocess.Popen([sys.executable, script, path], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)


def whole_state(path: Path) -> int:
    """The number of the state on disk, after a check that all of its quads are of one state."""
    with GraphStore.open(path) as store:
        found = [int(quad.object.value) for quad in store.quads()]
    assert len(found) == SIZE
    assert len(set(found)) == 1
    return found[0]


def test_whenever_a_writer_is_killed_one_whole_state_stands(tmp_path: Path) -> None:
    path, last = tmp_path / "s", 0
    for moment in range(12):
        process = writer_process(path)
        assert process.stdout
        process.stdout.readline()  # one state is written; from now on it is in the middle of something
        time.sleep(moment * 0.012)
        process.send_signal(signal.SIGKILL) if os.name == "posix" else process.kill()
        reported = [int(line) for line in process.communicate()[0].split()]
        state = whole_state(path)
        assert state >= max(reported, default=1)  # what was reported as written is written
        last = state
    assert last
    write(path, "after")  # and the next writer goes on and tidies
    assert text_in(path) == "after"
    assert len([p for p in (path / "generations").iterdir() if p.is_dir()]) <= 2


def test_a_reader_goes_on_while_others_write(tmp_path: Path) -> None:
    path = tmp_path / "s"
    process = writer_process(path)
    assert process.stdout
    process.stdout.readline()
    try:
        seen = {whole_state(path) for _ in range(60)}
    finally:
        process.kill()
        process.communicate()
    assert len(seen) > 1


def test_what_a_reader_opened_stays_the_same_under_it(tmp_path: Path) -> None:
    path = tmp_path / "s"
    write(path, "first")
    with GraphStore.open(path) as store:
        for text in ("second", "third", "fourth"):
            write(path, text)
        assert [quad.object.value for quad in store.quads()] == ["first"]
        assert text_in(path) == "fourth"
    write(path, "fifth")
    assert not (path / "generations" / "1").exists()  # nobody reads it any more


def test_a_second_writer_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s"
    write(path, "first")
    started = time.monotonic()
    with writing(path), pytest.raises(StoreError, match="another kg process is writing") as caught, writing(path):
        pass
    assert time.monotonic() - started < 0.5
    assert "--store" in caught.value.remedy
    write(path, "free again")


def test_the_lock_ends_with_a_killed_writer(tmp_path: Path) -> None:
    path = tmp_path / "s"
    process = writer_process(path)
    assert process.stdout
    process.stdout.readline()
    process.kill()
    process.communicate()
    write(path, "mine")
    assert text_in(path) == "mine"


def test_a_failure_in_the_middle_leaves_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "s"
    write(path, "old")

    def broken() -> object:
        yield from quads("new")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"), writing(path) as writer:
        writer.replace(broken())  # type: ignore[arg-type]
    assert text_in(path) == "old"
    assert sorted(p.name for p in (path / "generations").iterdir()) == ["1", "1.reading"]


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")
def test_a_full_disk_leaves_the_old_state_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "s"
    write(path, "old")
    script = f"""
import resource, sys
from pathlib import Path
from kg.messages import StoreError
from kg.store import writing
from kg.term import Literal, NamedNode, Quad
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
ex = NamedNode("urn:x")
try:
    with writing(Path({str(path)!r})) as writer:
        writer.replace(Quad(ex, ex, Literal(str(n) * 50), ex) for n in range(20_000))
except StoreError as error:
    print(error)
"""
    found = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert "the store cannot be written" in found.stdout
    assert text_in(path) == "old"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs a user to become")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s"
    script = f"""
import os
from pathlib import Path
from kg.messages import StoreError
from kg.store import writing
os.setuid(65534)
try:
    with writing(Path({str(path)!r})) as writer:
        writer.replace([])
except StoreError as error:
    print(error)
"""
    found = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert f"{path}: the store cannot be written: Permission denied" in found.stdout


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="the store cannot be written"), writing(tmp_path / "file"):
        pass
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("mine")
    with pytest.raises(StoreError, match=r"this folder is no store; it holds 'letter\.docx'"), writing(tmp_path):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["letter.docx"]


@pytest.mark.parametrize(("content", "words"), [
    (json.dumps({"format": FORMAT + 1, "generation": 1}), f"the store has format {FORMAT + 1}"),
    (json.dumps({"format": None}), "the store has format None"), ("[]", "the store has format None"),
    (json.dumps({"format": FORMAT, "generation": 77}), "it has no generation 77"),
    (json.dumps({"format": FORMAT, "generation": "1/../1"}), "it has no generation"),
    ("{", "current.json is no JSON"), ("", "current.json is no JSON")])
def test_a_store_that_cannot_be_read_says_rebuild_and_can_be_rebuilt(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "s"
    write(path, "old")
    (path / "current.json").write_text(content)
    with pytest.raises(StoreError, match=words) as caught:
        GraphStore.open(path)
    assert "kg build" in caught.value.remedy
    with writing(path) as writer:
        with pytest.raises(StoreError, match=words):
            writer.kept(lambda graph: True)
        writer.replace(quads("new"))
    assert text_in(path) == "new"


def test_damaged_files_of_the_engine_are_a_message(tmp_path: Path) -> None:
    path = small_store(tmp_path / "s")
    for file in (path / "generations" / "1").glob("MANIFEST*"):
        file.write_bytes(b"garbage")
    with pytest.raises(StoreError, match="the store cannot be opened"):
        GraphStore.open(path)


def test_leftovers_of_a_killed_writer_are_tidied(tmp_path: Path) -> None:
    path = tmp_path / "s"
    write(path, "old")
    (path / "generations" / "9").mkdir()
    (path / "generations" / "9.reading").touch()
    (path / "current.json.new").write_text("{")
    assert text_in(path) == "old"
    write(path, "new")
    assert text_in(path) == "new"
    assert sorted(p.name for p in path.iterdir()) == ["current.json", "generations", "lock"]
    assert not (path / "generations" / "9").exists()


def test_a_copied_store_without_lock_files_is_read(tmp_path: Path) -> None:
    path = small_store(tmp_path / "s")
    shutil.copytree(path, tmp_path / "copy", ignore=shutil.ignore_patterns("*.reading", "lock"))
    with GraphStore.open(tmp_path / "copy") as store:
        assert len(store) > 0


def test_generation_numbers_never_come_back_while_a_reader_may_hold_them(tmp_path: Path) -> None:
    path = tmp_path / "s"
    for text in "abc":
        write(path, text)
    assert Generations(path).current() == 3
