"""From what a person types to a term, or to a message that helps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.messages import QueryError
from kg.names.lookup import find, label
from kg.saved.parameters import Parameter, known_type, terms, type_names, value_of
from kg.term import Literal, NamedNode
from tests.small_graph import ID, small_graph


def complaint(call: Callable[[], object]) -> QueryError | None:
    try:
        call()
    except QueryError as error:
        return error
    return None


STORE = small_graph()
SG17 = NamedNode(ID + "body/sg17")


@pytest.mark.parametrize(("kind", "text", "value"), [
    ("string", "x ", "x "), ("string", "", ""), ("xsd:string", "é", "é"), ("xsd:integer", "-3", "-3"),
    ("integer", "007", "007"), ("xsd:decimal", "1.5", "1.5"), ("xsd:boolean", "Yes", "true"),
    ("xsd:boolean", "0", "false"), ("xsd:date", "2024-02-29", "2024-02-29"), ("xsd:gYear", "2021", "2021"),
    ("xsd:gYearMonth", "2021-09", "2021-09")])
def test_values_of_each_type(kind: str, text: str, value: str) -> None:
    found = value_of(Parameter("p", kind), text)
    assert (found.value, found.datatype.value.rpartition("#")[2]) == (value, kind.removeprefix("xsd:"))


def test_today_is_today() -> None:
    assert value_of(Parameter("p", "xsd:date"), "today").value == datetime.now(UTC).date().isoformat()


@pytest.mark.parametrize(("kind", "text"), [
    ("xsd:integer", "three"), ("xsd:integer", "1.5"), ("xsd:integer", ""), ("xsd:integer", "٣"), ("xsd:integer", "1\n"),
    ("xsd:decimal", "1e3"), ("xsd:boolean", "maybe"), ("xsd:date", "2023-02-29"), ("xsd:date", "20230201"),
    ("xsd:date", "2020-08-36"), ("xsd:date", "2020-W01-1"), ("xsd:gYear", "21"), ("xsd:gYearMonth", "2021-13"),
    ("string", "\ud800"), ("string@en", "\ud800")])
def test_a_value_of_another_type_is_refused_by_name(kind: str, text: str) -> None:
    with pytest.raises(QueryError, match="parameter due wants"):
        value_of(Parameter("due", kind), text)


@pytest.mark.parametrize(("text", "remedy"), [
    ("2022-01", "give a whole day: 2022-01 begins on 2022-01-01 and ends on 2022-01-31"),
    ("2020-02", "give a whole day: 2020-02 begins on 2020-02-01 and ends on 2020-02-29"),
    ("2022", "give a whole day: 2022 begins on 2022-01-01 and ends on 2022-12-31"),
    ("2022-13", ""), ("0000", ""), ("22", ""), ("2022-01-32", "")])
def test_a_part_of_a_date_is_refused_with_the_days_it_may_mean(text: str, remedy: str) -> None:
    with pytest.raises(QueryError, match="parameter due wants a date such as 2022-01-15, or today") as caught:
        value_of(Parameter("due", "xsd:date"), text)
    assert caught.value.remedy == remedy


@given(st.sampled_from([name for name in type_names() if name != "iri"]), st.text())
def test_any_text_gives_a_value_or_a_message(kind: str, text: str) -> None:
    error = complaint(lambda: value_of(Parameter("p", kind), text))
    assert error is None or error.text.startswith("parameter p wants")


@pytest.mark.parametrize("text", [
    "SG17", "sg17", "Study Group 17", "ITU-T  study group 17", "https://w3id.org/wtsa/id/body/sg17",
    "<https://w3id.org/wtsa/id/body/sg17>"])
def test_a_body_is_found_by_code_name_or_iri(text: str) -> None:
    assert find(STORE, text, "wtsa:Body") == SG17


@pytest.mark.parametrize(("text", "iri"), [
    ("R50", ID + "resolution/wtsa/50"), ("20-03", ID + "action-item/wtsa-16/20-03"),
    ("wtsa:StudyGroup", "https://w3id.org/wtsa/ont#StudyGroup"), ("Cybersecurity", ID + "resolution/wtsa/50")])
def test_other_things_are_found_too(text: str, iri: str) -> None:
    assert find(STORE, text).value == iri


@pytest.mark.parametrize(("text", "of_class", "message"), [
    ("SG71", "wtsa:Body", "the graph has no wtsa:Body called 'SG71'; did you mean SG17?"),
    ("Study Grup 17", "", "did you mean Study Group 17?"),
    ("https://w3id.org/wtsa/id/body/sg18", "wtsa:Body", "did you mean SG17?"),
    ("R50", "wtsa:Body", "'R50' is of class wtsa:Resolution, not wtsa:Body"),
    ("Twin", "", "'Twin' may be 2 things"),
    ("http://a b", "", "this is not an IRI: 'http://a b'"), ("", "wtsa:Body", "the graph has no wtsa:Body called ''"),
    ("SG17", "wsta:Body", "unknown prefix in 'wsta:Body'; did you mean wtsa?"), ("\ud800", "", "this is no text"),
    ('SG17" } #', "wtsa:Body", "did you mean SG17?")])
def test_what_is_not_found_is_explained(text: str, of_class: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        find(STORE, text, of_class)
    assert message in caught.value.text


@given(st.text())
def test_any_name_is_found_or_explained(text: str) -> None:
    error = complaint(lambda: find(STORE, text, "wtsa:Body"))
    assert error is None or error.text


def test_labels_say_code_and_name_once() -> None:
    assert label(STORE, NamedNode(ID + "resolution/wtsa/50")) == "R50 Cybersecurity"
    assert label(STORE, SG17) == "SG17 ITU-T Study Group 17"
    assert label(STORE, NamedNode(ID + "assignment/1"), "table 1") == "table 1"


DECLARED = (Parameter("sg", "iri", "wtsa:StudyGroup", required=True, example="SG17"), Parameter("year", "xsd:gYear"),
            Parameter("atLeast", "xsd:integer", default="2"))


def test_defaults_fill_in_and_optional_ones_stay_away() -> None:
    found = terms(DECLARED, {"sg": "SG17"}, STORE)
    assert found == {"sg": SG17, "atLeast": value_of(DECLARED[2], "2")}


def test_unknown_and_missing_parameters_are_named() -> None:
    with pytest.raises(QueryError, match="there is no parameter 'yaer'; did you mean year"):
        terms(DECLARED, {"sg": "SG17", "yaer": "2021"}, STORE)
    with pytest.raises(QueryError, match="parameter sg is missing") as caught:
        terms(DECLARED, {}, STORE)
    assert caught.value.remedy == "for example -p sg=SG17"
    with pytest.raises(QueryError, match="parameter sg: 'R50' is of class wtsa:Resolution, not wtsa:StudyGroup"):
        terms(DECLARED, {"sg": "R50"}, STORE)


def test_known_types() -> None:
    assert all(known_type(name) for name in type_names())
    assert not known_type("xsd:dat")
    assert Literal("x").value == "x"
