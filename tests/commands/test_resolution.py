"""`kg resolution`: which instrument, which edition on which day, and what to say when nobody has the number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.making.reference import own_quads
from kg.making.rules import derive
from kg.store import GraphStore, writing
from tests.commands.conftest import Kg


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the reviewed data alone and what follows from it."""
    path = tmp_path_factory.mktemp("reviewed") / "s"
    graph = GraphStore.in_memory(own_quads())
    graph.add(list(derive(graph)))
    with writing(path) as writer:
        writer.replace(graph)
    return path


@pytest.fixture
def ask(kg: Kg, reviewed: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    monkeypatch.setenv("KG_STORE", str(reviewed))
    return kg


def test_the_edition_in_force_is_marked_and_each_row_has_its_status(ask: Kg) -> None:
    ran = ask("resolution", "R2", "--as-of", "2020-06-01", "--format", "json")
    rows = json.loads(ran.out)
    assert [(row["Edition"], row["In force"]) for row in rows] == [
        ("Rev. Dubai, 2012", False), ("Rev. Hammamet, 2016", True), ("Rev. Geneva, 2022", False), ("Rev. New Delhi, 2024", False)]
    assert all(row["Status"] for row in rows)
    assert "in force on 2020-06-01: Rev. Hammamet, 2016 (confirmed)" in ran.err


@pytest.mark.parametrize("name", ["R50", "wtsa/50", "WTSA 50", "https://w3id.org/wtsa/id/resolution/wtsa/50"])
def test_an_instrument_is_called_by_code_or_by_body_and_number(ask: Kg, name: str) -> None:
    ran = ask("resolution", name, "--as-of", "2020-06-01")
    assert ran.code == 0
    assert "Rev. Hammamet, 2016" in ran.out


def test_later_conferences_that_may_have_revised_it_are_named(ask: Kg) -> None:
    assert "not known: whether WTSA-20 revised or suppressed it" in ask("resolution", "R50", "--as-of", "2023-01-01").err


def test_the_saved_question_names_them_too_and_takes_body_and_number(ask: Kg) -> None:
    row = json.loads(ask("query", "editions", "-p", "resolution=wtsa/50", "-p", "asOf=2023-01-01", "--format", "json").out)[-1]
    assert "WTSA-20" in row.values()
    assert "several bodies" in ask("query", "editions", "-p", "resolution=70").err


def test_a_study_group_is_described_with_its_titles(ask: Kg) -> None:
    lines = ask("describe", "SG17").out.splitlines()
    assert any("Security (confirmed)" in line for line in lines[:8])


def test_a_suppressed_resolution_says_so_with_the_status_of_the_row(ask: Kg) -> None:
    ran = ask("resolution", "R81", "--as-of", "2020-01-01")
    assert "WTSA-16 suppressed it, by a row that is confirmed" in ran.err
    assert "no edition is known to be in force" in ran.err


@pytest.mark.parametrize(("name", "says"), [
    ("70", "several bodies: PP-R70, R70"), ("wtsa/130", "there is no 'wtsa/130'; of the number 130 there is PP-R130"),
    ("9999", "no body has an instrument with the number 9999"), ("R50000", "no wtsa:Instrument called 'R50000'")])
def test_what_is_not_one_instrument_is_explained(ask: Kg, name: str, says: str) -> None:
    ran = ask("resolution", name)
    assert ran.code == 2
    assert says in ran.err


def test_a_day_that_does_not_exist_is_refused(ask: Kg) -> None:
    ran = ask("resolution", "R50", "--as-of", "2021-02-30")
    assert (ran.code, "a date such as" in ran.err) == (2, True)


def test_a_topic_is_called_by_any_of_its_names(ask: Kg) -> None:
    by_name = ask("query", "shared-lead-roles", "-p", "topic=NNAI", "--format", "csv").out
    assert by_name == ask("query", "shared-lead-roles", "-p", "topic=Identification", "--format", "csv").out
    assert "did you mean" in ask("query", "shared-lead-roles", "-p", "topic=identificaton").err
