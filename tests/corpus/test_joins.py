"""Joins across documents and reviewed rows, against the verified answers, on the graph of the real documents."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kg.store import GraphStore
from tests.corpus.conftest import ask


def test_cq_42_plenipotentiary_resolutions_cited(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-42"]
    listed = {*expected["cited"], *expected["not_cited"]}
    rows = {r["instrumentLabel"].replace("PP-R", "PP-"): (r["under"] or "").split()
            for r in ask(plan_graph, "instruments-cited", body="PP")}
    assert {code: under for code, under in rows.items() if code in listed and under} == expected["cited"]
    assert sorted(code for code in listed if not rows[code]) == sorted(expected["not_cited"])


def test_every_place_that_cites_a_plenipotentiary_resolution_is_found(plan_graph: GraphStore) -> None:
    places = {r["instrumentLabel"]: r["places"] for r in ask(plan_graph, "instruments-cited", body="PP") if r["places"]}
    assert places["PP-R101"] == 5
    assert places["PP-R102"] == 6
    assert places["PP-R130"] == 3
    assert places["PP-R146"] == 5


def test_each_group_names_as_many_roles_as_it_states(plan_graph: GraphStore) -> None:
    rows = ask(plan_graph, "lead-role-counts")
    assert [r["stated"] for r in rows] == [r["rows"] for r in rows]
    assert sum(r["rows"] for r in rows) == 39


def test_who_leads_on_identification(plan_graph: GraphStore) -> None:
    rows = ask(plan_graph, "shared-lead-roles", topic="identification")
    assert [(r["studyGroupLabel"], r["topics"].split(", ")[0], r["status"]) for r in rows] == [
        ("SG2", rows[0]["topics"].split(", ")[0], "partly confirmed"), ("SG17", "Identity management", "unconfirmed"),
        ("SG20", "IoT identification", "unconfirmed")]


def test_same_titles_of_two_bodies(plan_graph: GraphStore) -> None:
    rows = ask(plan_graph, "same-title-resolutions")
    assert [(r["firstLabel"], r["secondLabel"]) for r in rows] == [("R44", "PP-R123"), ("R70", "PP-R175")]


def test_one_number_of_two_bodies(plan_graph: GraphStore) -> None:
    assert [r["instrumentLabel"] for r in ask(plan_graph, "resolutions-by-body", number="70")] == ["PP-R70", "R70"]


@pytest.mark.parametrize(("resolution", "day", "printed"), [
    ("R50", "2020-06-01", "Rev. Hammamet, 2016"), ("R2", "2014-01-01", "Rev. Dubai, 2012"), ("R2", "2022-03-09", "Rev. Geneva, 2022"),
    ("R2", "2022-03-08", "Rev. Hammamet, 2016"), ("PP-R130", "2016-01-01", "Rev. Busan, 2014"), ("R81", "2014-01-01", "Dubai, 2012"),
    ("R81", "2017-01-01", None), ("R98", "2016-01-01", None)])
def test_the_edition_in_force_on_a_day(plan_graph: GraphStore, resolution: str, day: str, printed: str | None) -> None:
    rows = ask(plan_graph, "editions", resolution=resolution, asOf=day)
    assert [r["printed"] for r in rows if r["inForce"]] == ([printed] if printed else [])


def test_cq_39_internet_resolutions(corpus_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-39"]
    rows = ask(corpus_graph, "who-acts-on-internet-resolutions", paper="https://w3id.org/wtsa/doc/isoc-wtsa20-background-paper")
    found = [{"issue_area": r["issueAreaLabel"].replace("’", "'"), "isoc_number": f"R{r['printed']}",
              "action_plan_resolution": r["resolutionLabel"],
              "all_sgs": r["allStudyGroups"], "study_groups_named": (r["studyGroups"] or "").split(), "TSAG": r["tsag"], "TSB": r["tsb"],
              "action_items": r["items"], "completed": (r["completed"] or "").split(), "not_completed": r["notCompleted"],
              "neither_box_ticked": (r["noBox"] or "").split()} for r in rows]
    assert sorted(found, key=str) == sorted(expected["resolutions"], key=str)
    assert sum(r["items"] for r in rows) == expected["totals"]["action_items"]
    assert sum(r["notCompleted"] for r in rows) == expected["totals"]["not_completed"]


def test_cq_39_as_printed(corpus_graph: GraphStore) -> None:
    rows = ask(corpus_graph, "who-acts-on-internet-resolutions", corrected="false")
    assert [r["resolutionLabel"] for r in rows if r["printed"] == "67"] == ["R67"]


def test_cq_40_the_wrong_number(corpus_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-40"]
    rows = ask(corpus_graph, "corrections", document="https://w3id.org/wtsa/doc/isoc-wtsa20-background-paper")
    row = next(r for r in rows if r["printed"] == "67")
    assert f"R{row['printed']}" == expected["isoc_label"]
    assert row["rightLabel"] == expected["title_belongs_to"]
    assert row["standsTitle"] == expected["real_R67_title"]
    assert expected["R69_revision"] in row["reads"]
    assert row["statements"] == 1
    items = {r["itemLabel"]: "completed" if r["completed"] else "periodic goals met" if r["periodicGoalsMet"] else "" for r in
             ask(corpus_graph, "items-of-resolution", resolution="R69")}
    assert items == expected["R69_action_items"]
    current = [r for r in ask(corpus_graph, "editions", resolution="R69", asOf="2020-01-01") if r["inForce"]]
    assert [r["printed"] for r in current] == [expected["R69_revision"]]


@pytest.mark.parametrize(("kind", "about"), [
    ("numbers", ["R67"]), ("titles", ["R64", "R67"]), ("group-dates", ["FG-AI4NDM"]), ("regional-group-counts", ["SG3"]),
    ("event-dates", ["CEPT", "CITEL", "RCC", "RCC", "WTSA-20"]), ("lead-role-counts", []), ("reviewed-rows", [])])
def test_what_contradicts_what(corpus_graph: GraphStore, kind: str, about: list[str]) -> None:
    assert [r["aboutLabel"] for r in ask(corpus_graph, f"contradictions/{kind}")] == about


def test_issue_areas_and_key_topics_have_topics(corpus_graph: GraphStore) -> None:
    rows = corpus_graph.select("""SELECT DISTINCT ?area ?name WHERE { ?listing wtsa:issueArea ?area . ?area skos:prefLabel ?name .
        FILTER NOT EXISTS { ?area wtsa:hasTopic ?topic } }""")
    assert [re.sub(r"\s+", " ", row["name"].value) for row in rows] == []
