"""The wheel holds both packages and everything that travels with them; the facts that ship are small."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.making.shipped import shipped_files, shipped_quads, text_layer
from kg.saved import Library

ROOT = Path(__file__).resolve().parents[1]
MAX_SHIPPED = 6_000_000
_LOOK = """
import sys
sys.path.insert(0, sys.argv[1])
import kg, ingest
from kg.resources import folder
for module in (kg, ingest):
    assert module.__file__.startswith(sys.argv[1]), module.__file__
for name in ("ontology", "queries", "data"):
    print(folder(name).relative_to(sys.argv[1]).as_posix(), sum(file.is_file() for file in folder(name).rglob("*")))
from kg.__main__ import main
sys.exit(main(["query", "--list"]))
"""


def tracked(*folders: str) -> set[str]:
    """The files of the repository below `folders`."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout, so nobody knows which files belong to it")
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, check=True).stdout
    return {name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, made by the build backend; without the network when the backend is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if find_spec("hatchling") else []
    ran = subprocess.run([sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", *isolation, "-w", str(folder), str(ROOT)],
                         capture_output=True, text=True)
    if ran.returncode and not isolation:
        pytest.skip(f"the build backend cannot be had here: {ran.stderr.strip()[-200:]}")
    assert ran.returncode == 0, ran.stderr
    [file] = folder.glob("wtsa_kg-*.whl")
    return zipfile.ZipFile(file)


def test_the_wheel_holds_what_belongs_to_it_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    tree = {f"kg/{name}" if name.startswith(("ontology/", "queries/")) else name
            for name in tracked("kg", "ingest", "ontology", "queries")}
    assert tree - names == set()
    assert {name for name in names if not name.startswith(("kg/", "ingest/"))} == set()
    assert {name for name in names if name.endswith(".nq.gz")} == {f"kg/data/{file.name}" for file in shipped_files()}


def test_the_wheel_has_the_command_and_the_licences(wheel: zipfile.ZipFile) -> None:
    [entry] = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert "kg = kg.__main__:main" in wheel.read(entry).decode()
    assert {Path(name).name for name in wheel.namelist() if "/licenses/" in name} == {"LICENSE", "LICENSE-DATA"}


def test_an_unpacked_wheel_finds_its_own_folders(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHONPATH"))}
    ran = subprocess.run([sys.executable, "-c", _LOOK, str(tmp_path)], capture_output=True, text=True, env=environment,
                         cwd=tmp_path, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    ontology, queries, data, *listed = ran.stdout.splitlines()
    assert int(ontology.removeprefix("kg/ontology ")) >= len(tracked("ontology"))
    assert int(queries.removeprefix("kg/queries ")) >= len(tracked("queries"))
    assert int(data.removeprefix("kg/data ")) >= 1
    assert [name for name in Library.shipped().files() if not any(name in line for line in listed)] == []


def test_the_facts_that_ship_are_small_and_hold_no_text() -> None:
    assert "wtsa16-action-plan.nq.gz" in [file.name for file in shipped_files()]
    assert sum(file.stat().st_size for file in shipped_files()) <= MAX_SHIPPED
    predicates = {quad.predicate for quad in shipped_quads()}
    assert predicates & text_layer() == set()


def test_pytest_collects_every_folder_of_tests(pytestconfig: pytest.Config) -> None:
    left_out = [path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")
                if any(fnmatch(part, pattern) for part in path.relative_to(ROOT).parts for pattern in pytestconfig.getini("norecursedirs"))]
    assert left_out == []
