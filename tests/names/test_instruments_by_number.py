"""How people call Resolutions, Opinions and Decisions, and what they hear where several or none are called so."""

from __future__ import annotations

import pytest

from kg.iri import ID
from kg.making.reference import own_quads
from kg.messages import QueryError
from kg.names.lookup import find
from kg.store import GraphStore


@pytest.fixture(scope="module")
def reviewed() -> GraphStore:
    """The reviewed data and the words of the ontology."""
    return GraphStore.in_memory(own_quads())


@pytest.mark.parametrize(("text", "iri"), [
    ("Resolution 50", "resolution/wtsa/50"), ("WTSA Resolution 50", "resolution/wtsa/50"), ("Res. 50", "resolution/wtsa/50"),
    ("RES: 50", "resolution/wtsa/50"), ("res.50", "resolution/wtsa/50"), ("Resolution No. 50", "resolution/wtsa/50"),
    ("R 50", "resolution/wtsa/50"), ("resolution/wtsa/50", "resolution/wtsa/50"), ("pp/130", "resolution/pp/130"),
    ("resolution 78 (Rev. Hammamet, 2016)", "resolution/wtsa/78"), ("Resolution 130 (Rev. Busan, 2014)", "resolution/pp/130"),
    ("Resolution 70 (Rev. Dubai 2012)", "resolution/wtsa/70"), ("Resolution 70 of the Plenipotentiary Conference", "resolution/pp/70"),
    ("WTSA-16 Resolution 70", "resolution/wtsa/70"), ("PP-18 Res. 70", "resolution/pp/70"), ("Opinion 1", "opinion/wtsa/1"),
    ("Decision 608 of the Council", "decision/council/608"), ("council decision 608", "decision/council/608")])
def test_an_instrument_is_called_by_kind_body_number_and_edition(reviewed: GraphStore, text: str, iri: str) -> None:
    assert find(reviewed, text).value == find(reviewed, text, "wtsa:Instrument").value == ID + iri


@pytest.mark.parametrize(("text", "of_class", "iri"), [
    ("50", "wtsa:Instrument", "resolution/wtsa/50"), ("wtsa/1", "wtsa:Opinion", "opinion/wtsa/1"),
    ("wtsa/1", "wtsa:Resolution", "resolution/wtsa/1")])
def test_the_class_that_is_asked_for_tells_the_kind(reviewed: GraphStore, text: str, of_class: str, iri: str) -> None:
    assert find(reviewed, text, of_class).value == ID + iri


@pytest.mark.parametrize(("text", "iri"), [
    ("Study Group 17", "body/sg17"), ("ITU-T SG17", "body/sg17"), ("ITU-T Study Group 17", "body/sg17"), ("sg 17", "body/sg17"),
    ("SG-17", "body/sg17")])
def test_a_study_group_is_no_instrument_though_a_number_stands_behind_it(reviewed: GraphStore, text: str, iri: str) -> None:
    assert find(reviewed, text).value == ID + iri
    with pytest.raises(QueryError, match="is of class wtsa:StudyGroup, not wtsa:Instrument"):
        find(reviewed, text, "wtsa:Instrument")


@pytest.mark.parametrize(("text", "of_class", "message"), [
    ("Resolution 70", "", "several bodies: PP-R70, R70"), ("70", "wtsa:Instrument", "several bodies: PP-R70, R70"),
    ("wtsa/1", "", "several kinds: O1, R1"), ("50", "", "no thing called '50'; did you mean R50?"),
    ("Resolution 70 (Rev. Dubia, 2012)", "", "no conference is cited as 'Dubia, 2012'; did you mean Dubai, 2012?"),
    ("WTSA Resolution 130", "", "there is no 'WTSA Resolution 130'; of the number 130 there is PP-R130"),
    ("Resolution 9999", "", "no body has an instrument with the number 9999"),
    ("Opinion 1", "wtsa:Resolution", "'Opinion 1' is of class wtsa:Opinion, not wtsa:Resolution"),
    ("Resolutoin 50", "wtsa:Instrument", "'Resolutoin' is neither a body"),
    ("Recommendation 5", "", "no thing called 'Recommendation 5'"), ("Question 4/17", "", "no thing called 'Question 4/17'")])
def test_what_is_not_one_instrument_is_explained(reviewed: GraphStore, text: str, of_class: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        find(reviewed, text, of_class)
    assert message in caught.value.text
