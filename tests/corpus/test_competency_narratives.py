"""The questions on approvals and on the lives of groups, asked of the graph that is built from the corpus."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from kg.store import GraphStore
from tests.corpus.conftest import ask

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def test_cq_33_approvals_by_year(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    for item, key in (("95-08", "QoS_95-08"), ("77-01", "softwarization_77-01")):
        found: dict[str, list[str]] = defaultdict(list)
        for row in ask(plan_graph, "approvals-in-item", item=item, body="SG13"):
            if row["status"] == "approved":
                when = f"{row['from']} to {row['until']}" if row["from"] and not row["date"] else str(row["year"])
                found[when].append(row["what"] + (" (revision)" if row["revision"] else ""))
        assert {when: sorted(texts) for when, texts in found.items()} == answers["CQ-33"][key]


def _dates(printed: str) -> list[str]:
    """The dates of an answer as ISO: "18 December 2021 as printed; first meeting March 2021" is two."""
    found = re.findall(rf"(?:(\d{{1,2}})(?:-\d{{1,2}})? )?(?:({'|'.join(_MONTHS)}) )?(20\d\d)", printed)
    return ["-".join(part for part in (year, f"{_MONTHS.index(month) + 1:02}" if month else "", day.zfill(2) if day else "") if part)
            for day, month, year in found]


def test_cq_52_lives_of_focus_groups(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-52"]
    rows = {row["groupLabel"]: row for row in ask(plan_graph, "focus-group-lives")}
    assert sorted(rows) == sorted(name for name, *_ in expected["focus_groups"])
    for name, parent, begun, concluded in expected["focus_groups"]:
        row = rows[name]
        assert row["parentLabel"] == (parent.partition(" ")[0] if parent else None), name
        for date in _dates(begun or ""):
            told = (row["created"], row["createdFrom"], row["firstMet"], (row["worked"] or "").partition("/")[0])
            assert any(value and value.startswith(date) for value in told), (name, date, told)
        assert row["isConcluded"] == (concluded is not None), name
        for date in _dates(concluded or ""):
            assert (row["concluded"] or row["lastMet"]).startswith(date), name
        outputs = re.search(r"\((\d+) ", concluded or "")
        assert row["outputs"] == (int(outputs[1]) if outputs else None), name
    assert [name for name, row in rows.items() if row["contradictory"]] == expected["contradictory"]
    assert [name for name, row in rows.items() if "FG-Network2030" in row["aliases"].split(", ")] == [expected["isoc_FG-Network2030"]]


def test_cq_53_lives_of_joint_coordination_activities(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-53"]
    rows = {row["groupLabel"]: row for row in ask(plan_graph, "joint-coordination-activity-lives")}
    sdn = rows["JCA-SDN"]
    assert {"established_by": sdn["createdBy"], "established": sdn["created"], "parent_from_2015": sdn["parentLabel"],
            "closed": f"end of {sdn['concluded']}", "succeeded_by": sdn["successor"]} == expected["JCA-SDN"]
    assert sdn["parentSince"] == "2015"
    imt = rows["JCA-IMT2020"]
    years = [int(year) for year in imt["continuedFor"].split()]
    assert {"created_by": imt["createdBy"], "created": _month(imt["created"]), "continued_for": years,
            "revised_title": imt["newName"]} == expected["JCA-IMT2020"]
    for name in ("JCA-MMeS", "JCA-DCC"):
        assert {"created_by": rows[name]["createdBy"], "created": _month(rows[name]["created"])} == expected[name]
    assert f"{_month(rows['JCA-AHF']['termsRevised'])} TSAG" == expected["JCA-AHF"]["terms_of_reference_revised"]
    assert rows["JCA-IoT and SC&C"]["lastMet"] == "2021-10-07"
    assert rows["JCA-IdM"]["meetsWith"] == expected["JCA-IdM"]["meets_with"]
    assert rows["JCA-ICT&CC"]["concluded"] == expected["JCA on ICT and climate change"]["concluded"]
    assert len(rows) == len([name for name in expected if name.startswith("JCA")])


def test_cq_53_activities_that_still_act_though_closed(plan_graph: GraphStore, answers: dict[str, Any]) -> None:
    """The operative part of R77 names JCA-SDN too; the answer lists it once, with Table 1."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for row in ask(plan_graph, "closed-but-assigned"):
        found[row["where"]].append([row["resolutionLabel"], row["groupLabel"]])
    assert found["table 1"] == answers["CQ-53"]["in_table1_though_closed"]
    only = [row for row in found["operative part"] if row not in found["table 1"]]
    assert [[resolution, "JCA on ICT and climate change"] for resolution, group in only if group == "JCA-ICT&CC"] == (
        answers["CQ-53"]["in_operative_text_though_concluded"])


def _month(date: str) -> str:
    """"2017-02" as the answers write it: "February 2017"."""
    return f"{_MONTHS[int(date[5:7]) - 1]} {date[:4]}"
