"""The examples run as they stand, in an interpreter of their own, on a release they have never seen."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def run(name: str, released: Path) -> str:
    """What an example prints; it must not import this package."""
    guarded = (f"import sys, runpy; sys.modules['kg'] = None; sys.argv = {[name, str(released)]!r}; "
               f"runpy.run_path({str(EXAMPLES / name)!r}, run_name='__main__')")
    ran = subprocess.run([sys.executable, "-c", guarded], capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_rdflib_alone_loads_the_dump(released: Path) -> None:
    lines = run("with_rdflib.py", released).splitlines()
    assert int(lines[0].split()[0]) > 1000
    assert "R50\tSG17" in lines


def test_pandas_alone_reads_the_tables(released: Path) -> None:
    if not find_spec("pandas"):
        pytest.skip("the extra `pandas` is not installed")
    out = run("with_pandas.py", released)
    assert "SG17" in out


def test_plain_json_is_enough(released: Path) -> None:
    assert run("plain_json.py", released) == "20-03\tReport | on <numbering>\ttable 7, row 6, cell 1\n"


@pytest.mark.parametrize("name", ["plain_json.py", "with_pandas.py", "with_rdflib.py"])
def test_a_reader_who_leaves_early_is_no_error(released: Path, name: str) -> None:
    if name == "with_pandas.py" and not find_spec("pandas"):
        pytest.skip("the extra `pandas` is not installed")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ran = subprocess.run([sys.executable, str(EXAMPLES / name), str(released)], stdout=closed, stderr=subprocess.PIPE, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
