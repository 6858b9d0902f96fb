"""`kg validate`: exit codes, where the report goes, and what happens when something is not there."""

from __future__ import annotations

import builtins
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.__main__ import main

HEAD = "@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
SHAPES = (
    HEAD + "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P , ex:Q .\n"
    "ex:P sh:path ex:p ; sh:minCount 1 ; sh:message 'There is no p. Write one.'@en ; sh:name 'p missing' .\n"
    "ex:Q sh:path ex:q ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message 'There is no q. Write one.'@en ."
)


@pytest.fixture
def files(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """Arguments that validate a graph against the shapes above."""

    def write(graph: str, shapes: str = SHAPES) -> list[str]:
        (tmp_path / "data.ttl").write_text(HEAD + graph, encoding="utf-8")
        (tmp_path / "shapes.ttl").write_text(shapes, encoding="utf-8")
        return ["validate", "--data", str(tmp_path / "data.ttl"), "--shapes", str(tmp_path / "shapes.ttl")]

    return write


@pytest.mark.parametrize(
    ("graph", "options", "code"),
    [
        ("ex:a a ex:T ; ex:p 1 ; ex:q 1 .", [], 0),
        ("ex:a a ex:T ; ex:p 1 .", [], 0),
        ("ex:a a ex:T ; ex:p 1 .", ["--fail-on", "warning"], 1),
        ("ex:a a ex:T ; ex:p 1 .", ["--fail-on", "info"], 1),
        ("ex:a a ex:T ; ex:q 1 .", [], 1),
        ("ex:a a ex:T ; ex:q 1 .", ["--fail-on", "info", "--format", "json"], 1),
        ("ex:a a ex:T ; ex:q 1 .", ["--engine", "pyshacl"], 1),
        ("ex:a a ex:T ; ex:p 1 .", ["--engine", "pyshacl"], 0),
    ],
)
def test_exit_code_follows_the_gravest_finding(
    files: Callable[[str], list[str]], graph: str, options: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    if "pyshacl" in options:
        pytest.importorskip("pyshacl")
    assert main([*files(graph), *options]) == code
    assert capsys.readouterr().out


def test_both_engines_write_the_same_findings(
    files: Callable[[str], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyshacl")
    texts = []
    for engine in ("fast", "pyshacl"):
        main([*files("ex:a a ex:T ."), "--engine", engine, "--format", "json"])
        document = json.loads(capsys.readouterr().out)
        for rule in document["rules"]:
            for finding in rule["findings"]:
                finding.pop("detail")
        texts.append(document)
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.json", "{"), ("r.md", "# Validation"), ("r.ttl", "@prefix"), ("r.txt", "violation: p missing")],
)
def test_report_goes_to_a_file_in_the_format_of_its_name(
    files: Callable[[str], list[str]], tmp_path: Path, name: str, start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*files("ex:a a ex:T ."), "-o", str(tmp_path / name)]) == 1
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_shape_that_would_be_ignored_gives_exit_code_3_and_no_report(
    files: Callable[[str, str], list[str]], tmp_path: Path, engine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if engine == "pyshacl":
        pytest.importorskip("pyshacl")
    shapes = HEAD + "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:reifierShape ex:R ."
    assert main([*files("ex:a a ex:T .", shapes), "--engine", engine, "-o", str(tmp_path / "report.md")]) == 3
    message = capsys.readouterr().err
    assert "sh:reifierShape" in message
    assert "shapes.ttl" in message
    assert not (tmp_path / "report.md").exists()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"data.ttl": "no turtle"}, "data.ttl"),
        ({"shapes.ttl": "no turtle"}, "shapes.ttl"),
        ({"data.ttl": None}, "data.ttl"),
        ({"shapes.ttl": None}, "shapes.ttl"),
    ],
)
def test_file_that_cannot_be_read_gives_exit_code_2_and_its_name(
    files: Callable[[str], list[str]],
    tmp_path: Path,
    change: dict[str, str | None],
    named: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = files("ex:a a ex:T .")
    for name, text in change.items():
        (tmp_path / name).unlink() if text is None else (tmp_path / name).write_text(text)
    assert main(arguments) == 2
    assert named in capsys.readouterr().err


def test_data_of_an_unknown_kind_gives_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data.xyz").write_text("")
    assert main(["validate", "--data", str(tmp_path / "data.xyz")]) == 2
    assert "data.xyz" in capsys.readouterr().err


def test_report_that_cannot_be_written_gives_exit_code_2(
    files: Callable[[str], list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*files("ex:a a ex:T ."), "-o", str(tmp_path / "no" / "folder.md")]) == 2
    assert "folder.md" in capsys.readouterr().err


def test_missing_store_gives_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--store", str(tmp_path / "none")]) == 2
    assert "kg build" in capsys.readouterr().err


def test_missing_authority_is_said_with_the_way_to_install_it(
    files: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> object:
        if name == "pyshacl":
            raise ImportError("No module named 'pyshacl'", name="pyshacl")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "pyshacl", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    assert main([*files("ex:a a ex:T ."), "--engine", "pyshacl"]) == 2
    assert "pip install 'wtsa-kg[shacl]'" in capsys.readouterr().err


def test_fast_engine_imports_neither_rdflib_nor_pyshacl(files: Callable[[str], list[str]]) -> None:
    import subprocess

    code = (
        f"import sys; from kg.__main__ import main; main({files('ex:a a ex:T .')!r}); sys.exit('rdflib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
