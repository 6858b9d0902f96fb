"""`kg query` and `kg sparql`: rows in every form, and messages that help."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.commands.conftest import Kg
from tests.small_graph import ID

BODIES = """SELECT ?body ?bodyLabel ?n WHERE { ?body a wtsa:StudyGroup ; skos:notation ?bodyLabel BIND(1.5 AS ?n) }
ORDER BY ?body"""
QUESTION = """#+ summary: What names a body
#+ params:
#+   body: {type: iri, class: wtsa:Body, required: true, example: SG17}
#+ columns: {resolution: Resolution}
SELECT ?resolution ?resolutionLabel WHERE { ?resolution wtsa:actionBy $body ; rdfs:label ?resolutionLabel }
"""


def test_a_table_shows_labels_for_people(kg: Kg) -> None:
    assert kg("query", "-q", BODIES).out == "body  n\n----  ---\nSG17  1.5\nSG2   1.5\n"


def test_iris_are_shown_when_asked_for(kg: Kg) -> None:
    out = kg("query", "-q", BODIES, "--iris").out
    assert out.startswith("body  ".ljust(len(ID + "body/sg17") + 2) + "bodyLabel  n\n")
    assert ID + "body/sg17  SG17" in out


def test_csv_and_tsv_are_those_of_the_w3c(kg: Kg) -> None:
    rows = list(csv.reader(io.StringIO(kg("query", "-q", BODIES, "--format", "csv").out)))
    assert rows == [["body", "bodyLabel", "n"], [ID + "body/sg17", "SG17", "1.5"], [ID + "body/sg2", "SG2", "1.5"]]
    out = kg("query", "-q", BODIES, "--format", "tsv").out
    assert out.startswith(f'?body\t?bodyLabel\t?n\n<{ID}body/sg17>\t"SG17"\t1.5')


def test_json_is_a_list_of_objects_with_plain_values(kg: Kg) -> None:
    assert json.loads(kg("query", "-q", BODIES, "--format", "json").out)[0] == {
        "body": ID + "body/sg17", "bodyLabel": "SG17", "n": 1.5}


@pytest.mark.parametrize(("expression", "value"), [
    ("true", True), ("5", 5), ("1e400", "INF"), ("'NaN'^^xsd:double", "NaN"), ("'x'^^xsd:integer", "x"),
    ("'2021'^^xsd:gYear", "2021"), ("'é'@fr", "é"), ("wtsa:Body", "https://w3id.org/wtsa/ont#Body")])
def test_json_values(kg: Kg, expression: str, value: object) -> None:
    out = kg("sparql", f"SELECT ({expression} AS ?x) {{}}", "--format", "json").out
    assert json.loads(out, parse_constant=lambda name: pytest.fail(name)) == [{"x": value}]


def test_srj_and_xml_are_those_of_the_w3c(kg: Kg) -> None:
    found = json.loads(kg("query", "-q", BODIES, "--format", "srj").out)
    assert found["head"]["vars"] == ["body", "bodyLabel", "n"]
    assert found["results"]["bindings"][0]["body"] == {"type": "uri", "value": ID + "body/sg17"}
    root = ElementTree.fromstring(kg("query", "-q", BODIES, "--format", "xml").out)  # noqa: S314  # our own output
    assert len(root[1]) == 2


def test_markdown_escapes_what_would_break_the_table(kg: Kg) -> None:
    out = kg("sparql", "SELECT ?x { ?i wtsa:itemId '20-03' ; rdfs:label ?x }", "--format", "md").out
    assert out == "| x |\n| --- |\n| Report \\| on &lt;numbering> |\n"


def test_excel_has_values_no_formulas_and_the_same_bytes(kg: Kg) -> None:
    from openpyxl import load_workbook

    words = ("sparql", "SELECT ('=1+1' AS ?a) (2 AS ?b) ('a\\u0001b' AS ?c) (true AS ?d) {}", "-o")
    kg(*words, "one.xlsx")
    kg(*words, "two.xlsx")
    assert Path("one.xlsx").read_bytes() == Path("two.xlsx").read_bytes()
    sheet = load_workbook("one.xlsx").active
    assert [cell.value for cell in sheet[2]] == ["=1+1", 2, "a�b", True]
    assert sheet["A2"].data_type == "s"
    assert zipfile.is_zipfile("one.xlsx")


def test_a_table_in_a_pipe_is_aligned_and_whole(kg: Kg) -> None:
    out = kg("sparql", "SELECT ('日本' AS ?a) ('x' AS ?b) ('" + "long " * 60 + "' AS ?c) {}").out
    assert out.splitlines()[2].startswith("日本  x  long long")
    assert out.count("long") == 60


@pytest.mark.parametrize(("query", "out"), [("ASK { ?s ?p ?o }", "true\n"), ("ASK { <urn:x> ?p ?o }", "false\n")])
def test_ask_prints_true_or_false(kg: Kg, query: str, out: str) -> None:
    assert kg("sparql", query) == kg("sparql", query).__class__(0, out, "", out.encode())


def test_construct_and_describe_give_triples(kg: Kg) -> None:
    query = "CONSTRUCT WHERE { ?r wtsa:actionBy ?b }"
    triple = f"<{ID}resolution/wtsa/50> <https://w3id.org/wtsa/ont#actionBy> <{ID}body/sg17> .\n"
    assert kg("sparql", query, "--format", "ntriples").out == triple
    assert "wtsa:actionBy" in kg("sparql", query).out
    assert kg("sparql", query, "-o", "x.nt").code == 0
    assert Path("x.nt").read_text() == triple
    assert kg("sparql", f"DESCRIBE <{ID}body/sg17>", "--format", "rdfxml").out.startswith("<?xml")


@pytest.mark.parametrize(("query", "form", "message"), [
    ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "csv cannot hold triples"), (BODIES, "turtle", "turtle cannot hold rows"),
    ("ASK {}", "xlsx", "xlsx cannot hold a yes or no"), (BODIES, "cvs", "unknown format 'cvs'; did you mean csv?")])
def test_a_form_that_does_not_fit_is_refused(kg: Kg, query: str, form: str, message: str) -> None:
    ran = kg("sparql", query, "--format", form)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_output_goes_to_a_file_whose_name_says_the_format(kg: Kg) -> None:
    ran = kg("query", "-q", BODIES, "-o", "bodies.csv")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert Path("bodies.csv").read_text().startswith("body,bodyLabel,n\n")
    assert [p.name for p in Path().iterdir()] == ["bodies.csv"]


def test_a_failing_query_leaves_the_old_file(kg: Kg) -> None:
    Path("old.csv").write_text("mine")
    assert kg("query", "-q", "SELECT {", "-o", "old.csv").code == 2
    ran = kg("query", "-q", BODIES, "-o", "no-folder/x.csv")
    assert ran.err == "kg: no-folder/x.csv: cannot be written: No such file or directory\n"
    assert kg("query", "-q", BODIES, "-o", ".").code == 2
    assert Path("old.csv").read_text() == "mine"


def test_a_saved_question_of_ones_own(kg: Kg) -> None:
    Path("mine").mkdir()
    Path("mine/names.rq").write_text(QUESTION)
    out = "Resolution\n-------------\nCybersecurity\n"
    assert kg("query", "names", "-p", "body=SG17", "--queries", "mine").out == out
    assert kg("query", "-q", "mine/names.rq", "-p", "body=Study Group 17").out == out
    assert kg("query", "mine/names.rq", "-p", "body=SG17").out == out
    assert "cannot read the query: No such file" in kg("query", "mine/nmaes.rq").err
    assert kg("sparql", "mine/names.rq", "-p", f"body={ID}body/sg17").out == out
    assert kg("query", "names", "-p", "body=SG2", "--queries", "mine").out == "Resolution\n----------\n"


@pytest.mark.parametrize(("words", "message"), [
    (("names",), "parameter body is missing\n  for example -p body=SG17"),
    (("names", "-p", "bdoy=SG17"), "there is no parameter 'bdoy'; did you mean body?"),
    (("names", "-p", "body=SG71"), "parameter body: the graph has no wtsa:Body called 'SG71'; did you mean SG17?"),
    (("names", "-p", "body=R50"), "parameter body: 'R50' is of class wtsa:Resolution, not wtsa:Body"),
    (("names", "-p", "body"), "a parameter is written NAME=VALUE, not 'body'"),
    (("names", "-p", "body=SG17", "-p", "body=SG2"), "parameter body is given twice"),
    (("nmaes",), "there is no saved query 'nmaes'; did you mean names?"),
    (("names", "-p", "body=} UNION { SERVICE <http://127.0.0.1:9/> {?s ?p ?o}} #"), "parameter body: the graph has no"),
])
def test_a_wrong_parameter_is_named(kg: Kg, words: tuple[str, ...], message: str) -> None:
    Path("mine").mkdir()
    Path("mine/names.rq").write_text(QUESTION)
    ran = kg("query", *words, "--queries", "mine")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize(("query", "message"), [
    ("SELECT * {", "kg: the query: line 1, column 11: syntax error"),
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is refused"),
    ("LOAD <http://127.0.0.1:9/> ", "updates are refused"), ("nothing.rq", "kg: nothing.rq: cannot read the query"),
    ("", "kg: which question?"), (".", "kg: .: cannot read the query: Is a directory"),
    ("binary.rq", "kg: binary.rq: cannot read the query: it is not UTF-8 text")])
def test_a_query_that_cannot_run_is_explained(kg: Kg, query: str, message: str) -> None:
    Path("binary.rq").write_bytes(b"\xff\x00")
    ran = kg("query", "-q", query)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize(("query", "place"), [("", "the query"), (" \n", "the query"), ("empty.rq", "empty.rq")])
def test_an_empty_query_is_said_to_be_empty(kg: Kg, query: str, place: str) -> None:
    Path("empty.rq").write_text("\n")
    ran = kg("sparql", query)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"kg: {place}: the query is empty\n")


def test_no_rows_are_said_to_be_none(kg: Kg) -> None:
    query = "SELECT ?s { ?s a <urn:nothing> }"
    assert kg("sparql", query).err == "no rows\n"
    assert kg("sparql", query, "--quiet").err == ""
    assert kg("sparql", query, "--format", "csv").err == ""


COUNTRIES = """#+ summary: Countries
#+ params:
#+   code: {type: string, values: skos:notation, example: SG17}
SELECT ?thing WHERE { ?thing skos:notation $code . FILTER(ISIRI(?thing)) }
"""


@pytest.mark.parametrize(("value", "rows", "message"), [
    ("SG17", 1, ""), ("sg17", 1, ""),  # capitals do not matter
    ("SG71", 0, "no rows; code is never 'SG71', did you mean 'SG17'?\n"),
    ("France", 0, "no rows; code has values such as Handbook, Report, ")])
def test_a_value_that_the_graph_does_not_have_is_named(kg: Kg, value: str, rows: int, message: str) -> None:
    Path("codes.rq").write_text(COUNTRIES)
    ran = kg("query", "-q", "codes.rq", "-p", f"code={value}")
    assert (ran.code, len(ran.out.splitlines()) - 2) == (0, rows)
    assert ran.err.startswith(message)
    assert bool(ran.err) == bool(message)


def test_verbose_shows_the_query_as_it_is_asked(kg: Kg) -> None:
    Path("names.rq").write_text(QUESTION)
    assert f"wtsa:actionBy  <{ID}body/sg17> " in kg("query", "-v", "-q", "names.rq", "-p", "body=SG17").err


def test_a_query_without_header_takes_no_parameters(kg: Kg) -> None:
    assert "declares no parameters" in kg("sparql", BODIES, "-p", "a=b").err


def test_the_list_names_every_question(kg: Kg) -> None:
    from kg.saved import Library

    out = kg("query", "--list").out
    assert all(f"\n{name} " in out for name in Library.shipped().files())
    assert json.loads(kg("query", "--list", "--format", "json").out)[0].keys() >= {"Name", "Question"}


@pytest.mark.parametrize("command", [("sparql",), ("query", "-q")])
def test_a_word_that_the_graph_does_not_have_is_told_and_the_query_asked(kg: Kg, command: tuple[str, ...], tmp_path: Path) -> None:
    ran = kg(*command, "SELECT ?r { ?r wtsa:actionby ?o }")
    assert (ran.code, ran.err) == (0, "line 1, column 16: the graph has no wtsa:actionby; did you mean wtsa:actionBy?\nno rows\n")
    own = tmp_path / "own.rq"
    own.write_text("#+ summary: Mine\nSELECT ?r { ?r wtsa:actionby ?o }\n")
    assert kg("query", str(own), "--format", "csv").err.startswith("line 2, column 16: the graph has no wtsa:actionby")
    assert kg(*command, "ASK { ?r wtsa:actionby ?o }", "--quiet").err == ""
