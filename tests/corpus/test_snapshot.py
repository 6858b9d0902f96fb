"""Which facts of the real plan a change gains and loses; how the snapshot itself works is tested without the plan."""

from __future__ import annotations

import pytest

from ingest.pipeline import Ingested
from kg.facts import facts
from kg.store import GraphStore
from tests.corpus import snapshot

LEAD = {"type": "lead", "iri": "a", "item": "02-01", "who": "SG17", "topic": "security", "evidence": [{"place": "p"}]}
LATER = {"type": "lead", "iri": "b", "item": "02-01", "who": "SG2", "topic": "numbering", "evidence": []}
CELL = {"type": "assignment", "iri": "c", "resolution": "R2", "actor": "SG2", "evidence": []}


def test_the_plan_says_what_the_snapshot_says(plan_graph: GraphStore, plan_as_word: Ingested) -> None:
    if not snapshot.FILE.is_file():
        pytest.skip(f"there is no snapshot yet; `{snapshot.COMMAND}` makes it")
    found = facts(plan_graph, plan_as_word.edition.name)
    changed = snapshot.report(list(snapshot.differences(snapshot.FILE.read_text("utf-8"), found)))
    assert not changed, changed


def test_a_snapshot_is_a_table_of_counts_and_digests() -> None:
    table = snapshot.written([LATER, CELL, LEAD])
    assert [line.split("\t")[:3] for line in table.splitlines()] == [
        ["item", "kind", "count"], ["R2", "assignment", "1"], ["02-01", "lead", "2"]]
    assert "security" not in table
    assert snapshot.written([LEAD, LATER, CELL]) == table


def test_the_same_facts_elsewhere_are_no_difference() -> None:
    moved = LEAD | {"iri": "z", "evidence": [{"place": "q"}]}
    assert list(snapshot.differences(snapshot.written([LEAD, CELL]), [CELL, moved])) == []


def test_gains_and_losses_are_told_by_item_and_the_gains_in_words() -> None:
    table = snapshot.written([LEAD, CELL])
    assert list(snapshot.differences(table, [LATER, LEAD])) == [
        "R2 assignment: 1 -> 0 (gained 0, lost 1)",
        "02-01 lead: 1 -> 2 (gained 1, lost 0)\n    + item 02-01: lead gained: who SG2, numbering"]


def test_the_same_fact_twice_counts_twice() -> None:
    table = snapshot.written([LEAD, LEAD])
    assert list(snapshot.differences(table, [LEAD])) == ["02-01 lead: 2 -> 1 (gained 0, lost 1)"]


def test_the_report_names_the_command_and_is_cut_with_a_count() -> None:
    told = snapshot.report([f"item {n}" for n in range(100)])
    assert "… and 40 more" in told
    assert told.endswith(snapshot.COMMAND)
    assert snapshot.report([]) == ""
