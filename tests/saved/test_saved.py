"""Query files: what loads, and where a mistake is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.messages import QueryError
from kg.saved import Library, load, parse
from kg.saved.header import read_header
from tests.small_graph import ID, small_graph

GOOD = """\
#+ summary: Resolutions that name a study group
#+ description: >-
#+   One row for each,
#+   by number.
#+ tags: [resolutions, study-groups]
#+ competency: CQ-02
#+ params:
#+   sg: {type: iri, class: wtsa:StudyGroup, required: true, example: SG17, label: {en: Study group, fr: Commission}}
#+   since: {type: xsd:date, default: 2016-10-25}
#+ columns: {resolution: Resolution}
#+ expect: {min_rows: 1}
#defaultView:Table
PREFIX wtsa: <https://w3id.org/wtsa/ont#>
SELECT ?resolution ?resolutionLabel WHERE {
  ?resolution wtsa:actionBy $sg . OPTIONAL { ?resolution rdfs:label ?resolutionLabel } FILTER($since != "")
}
"""


def saved(tmp_path: Path, text: str, name: str = "q.rq") -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_file_is_a_question(tmp_path: Path) -> None:
    query = load(saved(tmp_path, GOOD), "q")
    assert query.summary == "Resolutions that name a study group"
    assert query.description == "One row for each, by number."
    assert query.tags == ("resolutions", "study-groups")
    assert [(p.name, p.type, p.of_class, p.required, p.default, p.example, p.label) for p in query.parameters] == [
        ("sg", "iri", "wtsa:StudyGroup", True, None, "SG17", "Study group"),
        ("since", "xsd:date", "", False, "2016-10-25", "", "since")]
    assert query.columns == {"resolution": "Resolution"}
    rows = list(query.answer(small_graph(), {"sg": "Study Group 17"}))  # type: ignore[arg-type]
    assert [row["resolution"].value for row in rows] == [ID + "resolution/wtsa/50"]


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert load(path, "q").columns == {"resolution": "Resolution"}


def complaint(call: Callable[[], object]) -> QueryError | None:
    try:
        call()
    except QueryError as error:
        return error
    return None


HEAD = "#+ summary: x\n"


@pytest.mark.parametrize(("text", "place", "words"), [
    ("SELECT * { ?s ?p ?o }", "1:1", "the query has no header"),
    ("#+ tags: [a]\nSELECT * { ?s ?p ?o }", "1:1", "the header has no summary"),
    (HEAD + "#+ sumary: y\nSELECT * { ?s ?p ?o }", "2:1", "unknown header key sumary; did you mean summary?"),
    (HEAD + "#+ tags: [a\nSELECT * { ?s ?p ?o }", "2:", "the header is no YAML"),
    ("#+ just words\nSELECT * { ?s ?p ?o }", "1:1", "not a list of `key: value`"),
    (HEAD + "#+ params: [a]\nSELECT * { ?s ?p ?o }", "2:1", "params must be `name: value` pairs"),
    (HEAD + "#+ tags: a\nSELECT * { ?s ?p ?o }", "2:1", "tags must be a list"),
    (HEAD + "#+ params:\n#+   a: {type: xsd:dat}\nSELECT * { ?s ?p $a }", "3:1",
     "unknown type xsd:dat; did you mean xsd:date?"),
    (HEAD + "#+ params:\n#+   a: {typ: iri}\nSELECT * { ?s ?p $a }", "3:1",
     "unknown key of parameter a: typ; did you mean type?"),
    (HEAD + "#+ params: {a: iri}\nSELECT * { ?s ?p $a }", "2:1", "parameter a needs"),
    (HEAD + "#+ params: {a b: {type: iri}}\nSELECT * { ?s ?p $a }", "2:1", "a parameter cannot be called 'a b'"),
    (HEAD + "SELECT * {\n  ?s ?p }", "3:10", "syntax error"),
    (HEAD + "SELECT * { ?s nope:p ?o }", "2:15", "the prefix of nope:p is not declared"),
    (HEAD + "SELECT * {\n  SERVICE <urn:x> { ?s ?p $o } }", "3:27", "parameter $o is not declared"),
    (HEAD + "SELECT * {\n  SERVICE <urn:x> { ?s ?p ?o } }", "3:3", "SERVICE is refused"),
    (HEAD + "#+ params: {groups: {type: iri}}\nSELECT * { ?s ?p $group }", "3:18",
     "parameter $group is not declared; did you mean groups?"),
    (HEAD + "#+ params:\n#+   a: {type: iri}\n#+   b: {type: iri}\nSELECT * { ?s ?p $a } # $b", "4:1",
     "parameter b is declared but the query does not use it"),
    (HEAD + "#+ params: {a: {type: iri}}\nSELECT * { BIND(1 AS $a) }", "3:22", "gives a value to its parameter $a"),
    (HEAD + "#+ params: {a: {type: string}}\nSELECT * { ?s $a ?o }", "3:",
     "parameter a (string) stands where it cannot"),
    (HEAD + "#+ columns: {sa: Subject}\nSELECT ?s { ?s ?p ?o }", "2:1", "column sa is not among the variables"),
    (HEAD + "DELETE WHERE { ?s ?p ?o }", "2:1", "updates are refused"),
])
def test_a_mistake_has_file_line_and_column(tmp_path: Path, text: str, place: str, words: str) -> None:
    path = saved(tmp_path, text)
    with pytest.raises(QueryError) as caught:
        load(path, "q")
    assert caught.value.place.startswith(f"{path}:{place}")
    assert words in caught.value.text


@given(st.text(alphabet="#+ :{}[]ab\n-\"'|>&*!%@`", max_size=60))
def test_any_header_is_read_or_explained(text: str) -> None:
    error = complaint(lambda: read_header("#+ " + text.replace("\n", "\n#+ "), "q.rq"))
    assert error is None or error.place.startswith("q.rq:")


@given(st.text(max_size=80))
def test_any_query_loads_or_is_explained(text: str) -> None:
    error = complaint(lambda: parse(HEAD + text, Path("q.rq"), "q"))
    assert error is None or error.place.startswith("q.rq")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match="cannot read the query"):
        load(path, "q")


def test_a_library_knows_its_names(tmp_path: Path) -> None:
    saved(tmp_path, GOOD, "theme/one-question.rq")
    saved(tmp_path, GOOD, "another.rq")
    saved(tmp_path, "not read", "notes.txt")
    assert list(Library(tmp_path).files()) == ["another", "theme/one-question"]
    with pytest.raises(QueryError, match="there is no saved query 'anothr'; did you mean another"):
        Library(tmp_path).get("anothr")


def test_a_taken_or_impossible_name_is_refused(tmp_path: Path) -> None:
    saved(tmp_path, GOOD, "a/q.rq")
    saved(tmp_path, GOOD, "b/q.rq")
    with pytest.raises(QueryError, match="the name q is taken by"):
        Library(tmp_path / "a", tmp_path / "b").files()
    saved(tmp_path, GOOD, "c/Two_Words.rq")
    with pytest.raises(QueryError, match="lower-case words joined by hyphens"):
        Library(tmp_path / "c").files()


def test_only_the_asked_file_is_read(tmp_path: Path) -> None:
    saved(tmp_path, "broken", "broken.rq")
    saved(tmp_path, GOOD, "good.rq")
    assert Library(tmp_path).get("good").name == "good"


def test_all_shipped_queries_load_and_have_what_people_need() -> None:
    for query in Library.shipped():
        assert query.summary
        assert not query.summary.endswith(".")
        for parameter in query.parameters:
            assert parameter.example or not parameter.required, f"{query.name}: {parameter.name} has no example"


GRLC = """\
#+ summary: A file written for grlc
#+ endpoint: https://example.org/sparql
#+ method: GET
#+ pagination: 100
#+ defaults:
#+   - kind: wtsa:Resolution
#+ enumerate:
#+   - kind:
#+     - wtsa:Resolution
#+     - wtsa:Opinion
SELECT ?thing WHERE { ?thing a ?_kind_iri ; rdfs:label ?name . FILTER(!BOUND(?__name_en) || ?name = ?__name_en) }
"""


def test_files_for_grlc_are_read_with_the_names_of_basil() -> None:
    query = parse(GRLC, Path("q.rq"), "q")
    assert [(p.name, p.type, p.required, p.default, p.choices) for p in query.parameters] == [
        ("kind", "iri", False, "wtsa:Resolution", ("wtsa:Resolution", "wtsa:Opinion")), ("name", "string@en", False, None, ())]
    store = small_graph()
    assert len(list(query.answer(store, {}))) == 1  # type: ignore[arg-type]
    assert len(list(query.answer(store, {"name": "Cybersecurity"}))) == 1  # type: ignore[arg-type]
    assert len(list(query.answer(store, {"name": "nothing"}))) == 0  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="parameter kind cannot be 'wtsa:Opinoin'; did you mean wtsa:Opinion"):
        query.answer(store, {"kind": "wtsa:Opinoin"})


def test_an_unknown_type_is_answered_with_those_there_are() -> None:
    with pytest.raises(QueryError) as caught:
        parse("#+ summary: x\n#+ params:\n#+   a: {type: zzz}\nSELECT * { ?s ?p $a }", Path("x.rq"), "x")
    assert "iri, string, xsd:integer" in caught.value.remedy
