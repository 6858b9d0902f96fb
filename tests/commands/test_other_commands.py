"""`kg stats`, `describe`, `export`, `config`, `queries`."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.iri import REFERENCE_GRAPH
from kg.store import writing
from tests.commands.conftest import Kg
from tests.small_graph import DOCUMENT_GRAPH, ID, in_graph, small_graph

ROOT = Path(__file__).resolve().parents[2]


def test_stats_count_classes_and_graphs(kg: Kg) -> None:
    rows = list(csv.reader(io.StringIO(kg("stats", "--format", "csv").out)))
    assert rows[0] == ["Graph", "Class", "Count", "Edition"]
    assert ["derived", "(statements)", "1", ""] in rows
    assert ["small/0123456789ab", "wtsa:StudyGroup", "2", "current"] in rows
    assert ["small/0123456789ab", "(statements)", str(len(list(small_graph().quads(DOCUMENT_GRAPH)))), "current"] in rows


def test_a_description_is_in_words(kg: Kg) -> None:
    out = kg("describe", "r50").out
    assert out.startswith(f"R50 Cybersecurity\n<{ID}resolution/wtsa/50>\nkind: resolution\n")
    assert "derived by a rule" in out
    assert "SG17 ITU-T Study Group 17" in out
    assert "20-03 Report | on <numbering>" in out
    assert "assignment, resolution (1)   “SG17”" in out
    assert "http" not in out.split("\n", 2)[2]


def test_stats_begin_with_the_documents(kg: Kg) -> None:
    rows = json.loads(kg("stats", "--format", "json").out)
    assert list(dict.fromkeys(row["Graph"] for row in rows)) == ["small/0123456789ab", "derived", "ontology"]
    assert rows[0]["Class"] == "(statements)"


def told_in(folder: Path, reviewed: str = "") -> str:
    """A store with a Resolution whose title only the entry of a plan tells, and four records with evidence that speak of it."""
    store = small_graph()
    records = "".join(f"""s:c{n} a wtsa:MatrixCell ; wtsa:resolution r:51 ; wtsa:hasEvidence s:e{n} .
        s:e{n} oa:hasSource s:edition ; wtsa:place "table 1, row {n}" ; oa:start {n} ; oa:end {n + 1} ; wtsa:foundBy s:rule .
        """ for n in range(1, 5))
    store.add(in_graph(f"""@prefix wtsa: <https://w3id.org/wtsa/ont#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix s: <https://example.org/> . @prefix r: <{ID}resolution/wtsa/> .
        r:51 a wtsa:Resolution ; skos:notation "R51" ; rdfs:label "WTSA Resolution 51" . s:rule rdfs:label "cell" .
        s:entry a wtsa:InstrumentEntry ; wtsa:resolution r:51 ; wtsa:titleInTable1 "The counting of keys" .
        s:edition dcterms:isVersionOf s:document . s:document dcterms:identifier "small" . {records}""", DOCUMENT_GRAPH))
    if reviewed:
        store.add(in_graph(reviewed, REFERENCE_GRAPH))
    with writing(folder) as writer:
        writer.replace(store)
    return str(folder)


def test_a_description_begins_with_the_title(kg: Kg, tmp_path: Path) -> None:
    out = kg("describe", "R51", "--store", told_in(tmp_path / "told")).out
    assert out.startswith("R51 WTSA Resolution 51 – The counting of keys\n")


def test_why_of_a_thing_lists_the_records_that_speak_of_it(kg: Kg, tmp_path: Path) -> None:
    store = told_in(tmp_path / "told")
    ran = kg("why", "R51", "--store", store)
    assert (ran.code, ran.err) == (0, "")
    assert "matrix cell, resolution (4)" in ran.out.lower()
    assert "small, table 1, row 3\n    and 1 more (--all)" in ran.out
    assert "table 1, row 4" in kg("why", "R51", "--all", "--store", store).out
    assert "is a thing, not a statement" in kg("why", "R50").err  # no record with evidence speaks of it


def test_why_names_a_property_that_is_none(kg: Kg) -> None:
    ran = kg("why", "R50", "wtsa:actionByy", "SG17")
    assert (ran.code, ran.out) == (2, "")
    assert "no property 'wtsa:actionByy'; did you mean wtsa:actionBy?" in ran.err


def test_why_of_a_reviewed_thing_lists_the_records_too(kg: Kg, tmp_path: Path) -> None:
    row = f'<{ID}resolution/wtsa/51> <https://w3id.org/wtsa/ont#number> "51" .'
    out = kg("why", "R51", "--store", told_in(tmp_path / "told", reviewed=row)).out
    assert "reviewed data" in out
    assert "matrix cell, resolution (4)" in out.lower()


def test_facts_have_one_format_and_say_so(kg: Kg) -> None:
    ran = kg("facts", "--format", "xml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "kg: unknown format 'xml'\n  formats: jsonl\n"


@pytest.mark.parametrize("thing", ["SG17", "Study Group 17", ID + "body/sg17"])
def test_a_thing_is_described_by_any_of_its_names(kg: Kg, thing: str) -> None:
    assert kg("describe", thing).out.startswith("SG17 ITU-T Study Group 17\n")


def test_a_description_as_turtle(kg: Kg) -> None:
    out = kg("describe", "SG17", "--format", "ntriples").out
    assert f'<{ID}body/sg17> <http://www.w3.org/2004/02/skos/core#notation> "SG17" .' in out


def test_a_long_description_is_cut_and_says_so(kg: Kg) -> None:
    assert "more (--all)" in kg("describe", "owl:Class").out
    assert "more (--all)" not in kg("describe", "owl:Class", "--all").out


def test_what_is_unknown_is_not_described(kg: Kg) -> None:
    ran = kg("describe", "SG71")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "kg: the graph has no thing called 'SG71'; did you mean SG17?\n"


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld", "turtle", "ntriples", "rdfxml"])
def test_an_export_can_be_read_back_and_is_the_same_each_time(kg: Kg, form: str) -> None:
    from kg.export.rdf import _FORMATS
    from kg.store import GraphStore, parse

    first, second = kg("export", "--format", form), kg("export", "--format", form)
    assert first.code == 0
    assert first.data == second.data
    back = list(parse(first.data, format=_FORMATS[form]))
    assert len(GraphStore.in_memory(back)) in (len(small_graph()), len({quad.triple for quad in small_graph().quads()}))


def test_exports_do_not_depend_on_hash_seed_time_zone_or_folder(shared_store: Path, tmp_path: Path) -> None:
    def export(form: str, seed: str, zone: str, folder: Path) -> bytes:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone}
        return subprocess.run([sys.executable, "-m", "kg", "export", "--format", form, "--store", str(shared_store)],
                              capture_output=True, check=True, env=environment, cwd=folder).stdout

    for form in ("nquads", "trig", "jsonld", "turtle"):
        assert export(form, "1", "UTC", ROOT) == export(form, "2", "Asia/Tokyo", tmp_path)


def test_one_graph_can_be_exported(kg: Kg) -> None:
    short, full = kg("export", "--graph", "small/0123456789ab").out, kg("export", "--graph", DOCUMENT_GRAPH).out
    assert short == full != ""
    assert all(line.endswith(f"<{DOCUMENT_GRAPH}> .") for line in full.splitlines())
    assert "the store has no graph" in kg("export", "--graph", "nope").err


def test_the_file_says_the_format_of_an_export(kg: Kg) -> None:
    kg("export", "-o", "x.ttl")
    assert Path("x.ttl").read_text().startswith("@prefix")
    kg("export", "-o", "x.nq")
    assert Path("x.nq").read_bytes() == small_graph().canonical()


def test_settings_say_where_they_come_from(kg: Kg, shared_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("below").mkdir()
    Path("kg.toml").write_text('store = "from-file"\nformat = "md"\n')
    monkeypatch.chdir("below")

    def found(*words: str) -> dict[str, tuple[str, str]]:
        rows = json.loads(kg("config", "--format", "json", *words).out)
        return {row["Setting"]: (row["Value"], row["From"]) for row in rows}

    assert found()["store"] == (str(shared_store), "environment variable KG_STORE")
    assert found("--store", "x")["store"] == ("x", "flag --store")
    monkeypatch.delenv("KG_STORE")
    file = Path("..").resolve() / "kg.toml"
    assert found()["store"] == (str(file.parent / "from-file"), str(file))
    file.unlink()
    assert found()["store"][1] == "default"


def test_settings_of_a_project_file_count_too(kg: Kg) -> None:
    Path("pyproject.toml").write_text('[tool.kg]\nformat = "json"\n[tool.other]\nx = 1\n')
    assert kg("stats").out.startswith("[")
    assert kg("stats", "--format", "csv").out.startswith("Graph,")


@pytest.mark.parametrize(("file", "text", "message"), [
    ("kg.toml", "stroe = 'x'", "unknown setting stroe; did you mean store?"), ("kg.toml", "store = ", "no TOML"),
    ("pyproject.toml", "[tool.kg]\nfromat = 'x'", "unknown setting fromat; did you mean format?")])
def test_a_mistake_in_the_settings_is_named(kg: Kg, file: str, text: str, message: str) -> None:
    Path(file).write_text(text)
    ran = kg("stats")
    assert ran.code == 2
    assert message in ran.err
    assert file in ran.err


QUESTION = """#+ summary: Bodies
{}SELECT ?body ?code WHERE {{ ?body a wtsa:StudyGroup ; skos:notation ?code }} ORDER BY ?code
"""


def outcome(kg: Kg, expect: str, fixture: str | None) -> tuple[int, str]:
    """Exit code and the one row of `kg queries test bodies`."""
    for name in ("mine", "expected"):
        Path(name).mkdir(exist_ok=True)
    Path("mine/bodies.rq").write_text(QUESTION.format(expect))
    if fixture is not None:
        Path("expected/bodies.expected.csv").write_text(fixture)
    ran = kg("queries", "test", "bodies", "--queries", "mine", "--expected", "expected", "--format", "json")
    row = json.loads(ran.out)[0]
    return ran.code, f"{row['Outcome']} {row['Rows']} {row['Failures']}".strip()


@pytest.mark.parametrize(("expect", "fixture", "code", "row"), [
    ("", None, 0, "runs 2"), ("#+ expect: {min_rows: 1, max_rows: 2, rows: 2}\n", None, 0, "ok 2"),
    ("#+ expect: {rows: 3}\n", None, 1, "failed 2 2 rows, expected exactly 3"),
    ("#+ expect: {min_rows: 3}\n", None, 1, "failed 2 2 rows, expected at least 3"),
    ("#+ expect: {rosw: 3}\n", None, 1, "unknown expectation rosw; did you mean rows?"),
    ("", "code\nSG17\nSG2\n", 0, "ok 2"), ("", "code\r\nSG17\r\nSG2\r\n", 0, "ok 2"),
    ("", "code\nSG2\nSG17\n", 1, "failed 2 the rows are right but in another order"),
    ("", "code\nSG17\nSG3\n", 1, "failed 2 missing: SG3; not expected: SG2"),
    ("", "cdoe\nSG17\n", 1, "failed 2 the answer has no column cdoe; did you mean code?"),
    ("#+ expect: {fixture: tests/queries/nope.csv}\n", None, 1, "there is no expected answer"),
])
def test_expectations(kg: Kg, expect: str, fixture: str | None, code: int, row: str) -> None:
    found = outcome(kg, expect, fixture)
    assert found[0] == code
    assert row in found[1]


def test_a_question_is_shown_with_its_file_and_text(kg: Kg) -> None:
    out = kg("queries", "show", "what-a-body-owes").out
    assert "kg query what-a-body-owes -p body=" in out
    assert "what-a-body-owes.rq:1" in out
    assert "SELECT" in out


def test_questions_are_listed_and_unknown_ones_named(kg: Kg) -> None:
    assert kg("queries", "list").out == kg("query", "--list").out
    assert "which question?" in kg("queries", "show").err
    assert "did you mean resolutions?" in kg("queries", "show", "resolutoins").err
    assert "no such folder" in kg("queries", "test", "--expected", "nowhere").err
