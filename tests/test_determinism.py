"""The same input gives the same bytes, whatever the hash seed, the time zone, the language and the folder of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kg.store import GraphStore
from tests.building.plan_files import TINY

ROOT = Path(__file__).resolve().parents[1]
WORLDS = ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
          {"PYTHONHASHSEED": "4711", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"})


def export(document: Path, folder: Path, world: dict[str, str]) -> bytes:
    """What `kg export` writes after `kg build DOCUMENT` in `folder` with the environment `world`."""
    folder.mkdir()
    environment = {**os.environ, **world, "PYTHONPATH": str(ROOT), "KG_STORE": str(folder / "store")}

    def kg(*arguments: str) -> bytes:
        ran = subprocess.run([sys.executable, "-m", "kg", *arguments], env=environment, cwd=folder, capture_output=True)
        assert ran.returncode == 0, ran.stderr.decode()
        return ran.stdout

    kg("build", os.path.relpath(document, folder))
    return kg("export", "--format", "nquads")


def assert_same_bytes(document: Path, folder: Path) -> None:
    folders = [folder / f"world-{n}" for n in range(len(WORLDS))]
    with ThreadPoolExecutor() as both:
        first, second = both.map(export, [document] * len(WORLDS), folders, WORLDS)
    assert first.count(b"\n") > 8000
    assert first == second


def test_two_builds_of_the_tiny_plan_give_the_same_bytes(tmp_path: Path) -> None:
    assert_same_bytes(TINY, tmp_path)


def test_a_build_of_the_real_plan_gives_the_bytes_of_this_process_in_another_world_too(tmp_path: Path, corpus: Path,
                                                                                      plan_graph: GraphStore) -> None:
    assert export(corpus / "wtsa16-action-plan.docx", tmp_path / "world", WORLDS[1]) == plan_graph.canonical()
