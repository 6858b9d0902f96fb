"""The questions with verified answers, asked of the graph that is built from the corpus."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pytest

from kg.store import GraphStore
from tests.corpus.conftest import ask


def test_cq_02_rows_that_name_each_study_group(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    rows = ask(plan_graph, "study-groups-in-table1")
    found = {r["studyGroupLabel"]: {"count": r["count"], "rows": (r["resolutions"] or "").split()} for r in rows}
    assert found == answers["CQ-02"]["by_study_group"]
    assert [r["studyGroupLabel"] for r in rows if not r["count"]] == answers["CQ-02"]["never_named"]


def test_cq_04_resolutions_without_a_study_group(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    rows = ask(plan_graph, "resolutions-without-study-group")
    assert [r["resolutionLabel"] for r in rows if r["empty"]] == answers["CQ-04"]["empty_cell"]
    assert {r["resolutionLabel"]: r["printed"] for r in rows if not r["empty"]} == answers["CQ-04"]["cell_without_study_group"]


def test_cq_09_items_by_box_and_resolution(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-09"]
    rows = ask(plan_graph, "items-by-status")
    found = {(r["periodicGoalsMet"], r["completed"]): r["items"] for r in rows}
    assert found == {(True, False): expected["periodic_only"], (True, True): expected["periodic_and_completed"],
                     (False, True): expected["completed_only"], (False, False): expected["neither"]}
    assert sum(r["items"] for r in rows) == expected["action_items"]
    assert sum(r["items"] - r["idsInferred"] for r in rows) == expected["numbered"]
    most = [[r["resolutionLabel"], r["items"]] for r in ask(plan_graph, "items-per-resolution")[:5]]
    assert most == expected["resolutions_with_most_items"]


def test_cq_10_items_without_a_tick(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    found = {r["itemLabel"]: r["reportLabel"] for r in ask(plan_graph, "items-without-tick")}
    assert list(found) == [item for item, _ in answers["CQ-10"]]
    assert [item for item, report in found.items() if report == "empty"] == [i for i, says in answers["CQ-10"] if "empty" in says]


def test_cq_14_overdue_items(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-14"]
    overdue = ask(plan_graph, "overdue-items", asOf="2022-01-31")
    assert [[r["itemLabel"], r["milestone"]] for r in overdue] == expected["overdue"]
    assert all(r["periodicGoalsMet"] for r in overdue) == expected["all_have_periodic_goals_met_ticked"]
    borderline = [r["itemLabel"] for r in ask(plan_graph, "overdue-borderline", asOf="2022-01-31")]
    assert sorted(borderline) == sorted("44-36" if item.startswith("R44@") else item for item, _ in expected["borderline_open"])


def test_cq_16_pointers(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    rows = ask(plan_graph, "pure-pointers")
    assert {r["itemLabel"]: sorted(r["pointsTo"].split()) for r in rows} == {k: sorted(v) for k, v in answers["CQ-16"]["redirects"].items()}
    chained = [[r["itemLabel"], r["pointsTo"], r["leadsOn"]] for r in rows if r["leadsOn"]]
    assert chained == answers["CQ-16"]["chained"]


def test_cq_20_shared_rows(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    rows = ask(plan_graph, "shared-rows-of-study-groups", atLeast="3")
    found = [[r["firstLabel"], r["secondLabel"], r["rows"], r["resolutions"].split()] for r in rows]
    assert found == answers["CQ-20"]["pairs"]
    assert len(ask(plan_graph, "shared-rows-of-study-groups", atLeast="1")) == answers["CQ-20"]["number_of_pairs_sharing_at_least_one_row"]


def test_cq_22_who_acts_on_e_health(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-22"]
    by_part: dict[tuple[str, str], set[str]] = defaultdict(set)
    items: set[str] = set()
    for row in ask(plan_graph, "who-must-act", resolution="R78"):
        if row["bodyLabel"].startswith("SG"):
            by_part[row["source"], row["part"]].add(row["bodyLabel"])
            items |= {row["where"]} if row["source"] == "action item" else set()
    assert by_part["operative part", "acts"] == set(expected["primary"])
    assert by_part["operative part", "collaborates"] == set(expected["collaborating"])
    assert items == set(expected["action_items"])
    assert by_part["table 1", "action by"] == set(expected["table1_flat_list"])


def test_cq_56_titles_that_differ(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for row in ask(plan_graph, "title-differences"):
        by_kind[row["difference"]].append(row["resolutionLabel"])
    assert by_kind["heading lost"] == answers["CQ-56"]["heading_missing_in_section_II"]
    assert by_kind["wording"] == answers["CQ-56"]["wording_differs"]
    assert by_kind["capitals only"] == answers["CQ-56"]["capitalization_only"]


def test_cq_25_lead_roles(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    found = {r["studyGroupLabel"]: r["roles"] for r in ask(plan_graph, "lead-roles-stated")}
    assert found == answers["CQ-25"]["lsg_roles"]
    assert sum(found.values()) == answers["CQ-25"]["total"]


def test_cq_26_lead_groups(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    """Each designation is found where it is made; the gold names a resolution (R96) or items (40-02, 75-01)."""
    rows = ask(plan_graph, "lead-statements")
    for group, topic, where in answers["CQ-26"]["lead"]:
        matching = [r for r in rows if r["whoLabel"] == group and r["topic"] and (topic in r["topic"] or r["topic"] == "QoS")]
        places = {r["where"] for r in matching}
        assert set(re.findall(r"R\d+|\d\d-\d\d", where)) <= places, (group, places)
    designated = {r["whoLabel"] for r in rows if r["topic"] and r["whoLabel"].startswith("SG")}
    assert designated == {group for group, *_ in answers["CQ-26"]["lead"]}


@pytest.mark.parametrize("organization", ["ETSI", "IEEE", "3GPP", "BBF", "TM Forum", "CableLabs"])
def test_cq_28_study_groups_that_report_collaboration(organization: str, plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    rows = ask(plan_graph, "groups-working-with", organization=organization, item="01-05")
    groups = {r["studyGroupLabel"] for r in rows if r["studyGroupLabel"]}
    assert sorted(groups, key=lambda group: int(group[2:])) == answers["CQ-28"][organization]


def test_cq_32_what_sg2_approved_on_a_day(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    rows = ask(plan_graph, "approvals", body="SG2", year="2020")
    found = {r["what"] for r in rows if r["date"] == "2020-06-05" and r["status"] == "approved"}
    assert found == {re.sub(r" \((?:revised|\d{4})\)", "", what) for what in answers["CQ-32"]}


def test_cq_50_regional_groups(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-50"]
    rows = ask(plan_graph, "regional-groups")
    # The reviewed data call two regions by other names than the plan does.
    assert sorted(r["studyGroups"].split() for r in rows) == sorted(expected["by_region"].values())
    assert sum(r["count"] for r in rows) == expected["count"]
    groups = {r["studyGroupLabel"]: r for r in ask(plan_graph, "study-groups-and-regions")}
    assert {g: r["listed"] for g, r in groups.items() if r["listed"]} == expected["per_study_group"]
    assert [g for g, r in groups.items() if r["listed"] == len(rows)] == expected["in_every_region"]
    assert [g for g, r in groups.items() if not r["listed"]] == expected["without_regional_group"]
    contradicting = {g: (r["stated"], r["listed"]) for g, r in groups.items() if r["differs"]}
    assert contradicting == {"SG3": (expected["contradicting_statement"]["stated"], expected["contradicting_statement"]["list"])}


def test_cq_54_contributions_to_the_assembly(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-54"]
    by_item: dict[str, set[int]] = defaultdict(set)
    for row in ask(plan_graph, "documents-cited", group="WTSA"):
        for item in row["items"].split():
            by_item[item].add(int(row["documentLabel"].removeprefix("WTSA-C")))
    wanted = {item: {int(n) for n in re.findall(r"\d+", " ".join(cited))} for item, cited in expected["by_action_item"].items()}
    wanted["01-09"] = set(range(1, 23))
    assert by_item == wanted
    cited = set().union(*by_item.values())
    assert [f"C{n}" for n in range(1, 33) if n not in cited] == expected["never_cited"]
    twice = [n for n in sorted(cited) if sum(n in numbers for numbers in by_item.values()) > 1]
    assert [f"C{n}" for n in twice] == expected["cited_by_two_items"]
