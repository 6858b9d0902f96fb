"""A plan that a person can check in five minutes gives the facts that a person found in it, from both formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.pipeline import Source, ingest, load
from kg.facts import facts
from kg.making.reference import own_quads
from kg.making.rules import derive
from kg.rdf import document_quads
from kg.shapes import Severity, validate
from kg.store import GraphStore
from tests.building.plan_files import TINY, Blocks, Rows, as_text, as_word, parts, tables

FORMATS = {"plan.txt": as_text, "plan.docx": as_word}
STRUCTURED = frozenset({"resolution", "assignment", "action_item", "clause"})  # the rules of narratives have tests of their own


def graph_of(source: Source) -> GraphStore:
    one = ingest(source)
    graph = GraphStore.in_memory(own_quads())
    graph.add(document_quads(one.edition, one.records))
    graph.add(list(derive(graph)))
    return graph


def facts_of(blocks: Blocks, file_name: str) -> list[dict[str, Any]]:
    """The facts of a plan without their places, in an order that places do not decide."""
    graph = graph_of(Source("plan", file_name, FORMATS[file_name](blocks)))
    lines = [{key: value for key, value in fact.items() if key != "evidence"} for fact in facts(graph, "plan", STRUCTURED)]
    return sorted(lines, key=lambda fact: json.dumps(fact, ensure_ascii=False, sort_keys=True))


def expected() -> list[dict[str, Any]]:
    lines = TINY.with_name("expected.jsonl").read_text("utf-8").splitlines()
    return sorted(map(json.loads, lines), key=lambda fact: json.dumps(fact, ensure_ascii=False, sort_keys=True))


@pytest.mark.parametrize("file_name", FORMATS)
def test_the_facts_are_those_that_a_person_found(file_name: str) -> None:
    assert facts_of(parts(TINY.read_text("utf-8")), file_name) == expected()


def test_the_builder_writes_the_text_that_it_read(tiny: Blocks) -> None:
    assert as_text(tiny) == TINY.read_bytes()


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_the_graph_conforms_but_for_the_item_number_that_is_lost(tiny_files: dict[str, Path], kind: str) -> None:
    source = load(tiny_files[kind])
    assert [m.code for m in ingest(source).messages] == ["item-id-lost"]
    assert [f.message for f in validate(graph_of(source)) if f.severity >= Severity.VIOLATION] == []


@pytest.mark.parametrize("file_name", FORMATS)
def test_a_plan_that_ends_too_early_is_noticed(tiny: Blocks, file_name: str) -> None:
    """The last section is lost, but Table 1 names it."""
    end = next(n for n, block in enumerate(tiny) if isinstance(block, str) and block.startswith("Resolution 78"))
    found = [m for m in ingest(Source("plan", file_name, FORMATS[file_name](tiny[:end]))).messages if m.code == "sections-missing"]
    assert [m.place for m in found] == ["table 1, row 5, cell 1, paragraph 1"]
    assert found[0].text.startswith("Table 1 names 3 Resolutions, without a section are: R78; the last section read is R50")


@pytest.mark.parametrize("file_name", FORMATS)
def test_columns_in_another_order_give_the_same_facts(tiny: Blocks, file_name: str) -> None:
    for table in tables(tiny)[1:]:
        _reorder(table, [2, 0, 4, 1, 3])
    assert facts_of(tiny, file_name) == expected()


def _reorder(table: Rows, order: list[int]) -> None:
    width = len(table.rows[0])
    table.rows = [[row[n] for n in order] if len(row) == width else row for row in table.rows]


@pytest.mark.parametrize("file_name", FORMATS)
def test_groups_of_table_1_in_another_order_give_the_same_facts(tiny: Blocks, file_name: str) -> None:
    table = tables(tiny)[0]
    title, acts, collaborates, reports = table.rows[0]
    table.rows[0] = [title, reports, collaborates, acts]
    table.rows[1:] = [[row[0], *row[8:10], *row[6:8], *row[1:6]] for row in table.rows[1:]]
    assert facts_of(tiny, file_name) == expected()


@pytest.mark.parametrize("file_name", FORMATS)
def test_columns_of_one_group_in_another_order_give_the_same_facts(tiny: Blocks, file_name: str) -> None:
    table = tables(tiny)[0]
    table.rows[1:] = [[row[0], *reversed(row[1:6]), *row[6:]] for row in table.rows[1:]]
    assert facts_of(tiny, file_name) == expected()
