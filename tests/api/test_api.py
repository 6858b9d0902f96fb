"""`from kg import Graph`: the documented examples run, the notebook runs, mistakes are one message."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

import kg.api
from kg import Graph
from kg.messages import KgError, QueryError, StoreError
from tests.small_graph import small_graph, small_store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Graph]:
    with Graph.open(small_store(tmp_path / "s")) as graph:
        yield graph


def test_the_examples_of_the_documentation_run(shipped_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(shipped_store))
    ran = doctest.testmod(kg.api)
    assert ran.attempted > 10
    assert ran.failed == 0


def test_the_notebook_runs_from_top_to_bottom(shipped_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(shipped_store))
    notebook = json.loads((ROOT / "examples" / "graph.ipynb").read_text("utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 5
    assert [cell for cell in notebook["cells"] if cell.get("outputs")] == []
    names: dict[str, object] = {}
    for number, cell in enumerate(cells):
        exec(compile(cell, f"cell {number}", "exec"), names)  # noqa: S102  # our own file


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, kg; print(sorted({'pyoxigraph', 'rdflib', 'pandas', 'lxml', 'yaml', 'jinja2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT).stdout == "[]\n"


def test_rows_have_names_types_and_values(small: Graph) -> None:
    rows = small.sparql("""SELECT ?x ?day ?n ?none {
        VALUES (?x ?day ?n) { (<urn:a> "2020-06-05"^^xsd:date 3) (<urn:b> "2020-02-30"^^xsd:date 4) } }""")
    assert rows.names == ("x", "day", "n", "none")
    assert rows.types == {"x": "iri", "day": "xsd:date", "n": "xsd:integer", "none": ""}
    assert rows[0] == {"x": "urn:a", "day": date(2020, 6, 5), "n": 3, "none": None}
    assert rows[1]["day"] == "2020-02-30"
    assert rows[:1] == [rows[0]]
    assert len(list(rows)) == 2


def test_construct_and_ask_are_rows_too(small: Graph) -> None:
    assert small.sparql("ASK { ?s a wtsa:StudyGroup }")[0]["answer"] is True
    rows = small.sparql("CONSTRUCT { ?s a wtsa:Body } WHERE { ?s a wtsa:StudyGroup }")
    assert rows.names == ("subject", "predicate", "object")
    assert len(rows) == 2


def test_parameters_may_be_python_values(small: Graph) -> None:
    assert small.query("overdue-items", asOf=date(2022, 1, 15)).names[0] == "item"


def test_pandas_has_the_same_columns(small: Graph) -> None:
    if not find_spec("pandas"):
        pytest.skip("the extra `pandas` is not installed")
    frame = small.sparql("SELECT ?s ?code { ?s a wtsa:StudyGroup ; skos:notation ?code } ORDER BY ?code").to_pandas()
    assert list(frame.columns) == ["s", "code"]
    assert list(frame["code"]) == ["SG17", "SG2"]


def test_rdflib_gets_every_quad(small: Graph) -> None:
    assert sum(1 for _ in small.rdflib().quads()) == len(small)


def test_a_property_may_be_given_by_its_iri(shipped_store: Path) -> None:
    with Graph.open(shipped_store) as graph:
        assert graph.why("R50", "<https://w3id.org/wtsa/ont#actionBy>", "SG17") == graph.why("R50", "wtsa:actionBy", "SG17")


def test_mistakes_are_one_message(small: Graph, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="did you mean who-must-act"):
        small.query("who-must-akt")
    with pytest.raises(QueryError, match="parameter"):
        small.query("who-must-act", resolution="R999")
    with pytest.raises(QueryError, match="did you mean SG17"):
        small.find("SG71")
    with pytest.raises(KgError, match="does not hold"):
        small.why("R50", "wtsa:actionBy", "SG2")
    for half in (("", "SG17"), ("wtsa:actionBy", "")):
        with pytest.raises(KgError, match="is missing"):
            small.why("R50", *half)
    for wrong in ("wtsa:actionByy", "actionBy", "wtsaa:actionBy"):
        with pytest.raises(KgError, match=f"no property '{wrong}'; did you mean wtsa:actionBy"):
            small.why("R50", wrong, "SG17")
    with pytest.raises(StoreError):
        Graph.open(tmp_path / "nowhere")
    with pytest.raises(KgError):
        small.network("no-such-view")
    with pytest.raises(AttributeError):
        _ = kg.Grap  # type: ignore[attr-defined]


def test_a_misspelt_word_is_a_warning_and_no_error() -> None:
    with Graph(small_graph()) as graph, pytest.warns(UserWarning, match="no wtsa:actionby; did you mean wtsa:actionBy"):
        assert len(graph.sparql("SELECT ?r { ?r wtsa:actionby ?o }")) == 0


def test_a_closed_graph_answers_nothing(small: Graph) -> None:
    with small as graph:
        assert graph.queries()
    graph.close()
    for asked in (lambda: graph.sparql("ASK {}"), lambda: graph.query("resolutions"), lambda: graph.network("topics"), lambda: len(graph)):
        with pytest.raises(KgError, match="the graph is closed"):
            asked()
