"""Rows of an item table: numbers printed, second and lost; short rows; narratives; boxes; brackets that cite."""

from __future__ import annotations

import pytest

from ingest import readers
from ingest.plan.items import read_items
from ingest.plan.layout import find_layout
from ingest.plan.model import ActionItem
from kg.messages import Message
from tests.building.plan_files import Rows, as_text, as_word

HEAD = ["Action Item", "Action", "Milestone", "Periodic goals met", "Completed"]
FORMATS = {"txt": as_text, "docx": as_word}


def items(*rows: list[str], head: list[str] = HEAD, kind: str = "txt",
          known: frozenset[str] = frozenset()) -> tuple[tuple[ActionItem, ...], list[Message]]:
    data = FORMATS[kind](["Plan of WTSA-16", "Resolution 9 - Tea", "resolves", Rows([head, *rows])])
    [table] = find_layout(readers.read(f"plan.{kind}", data)).sections[0].tables
    read = read_items(table, known)
    return read.value, list(read.messages)


def row(id_: str, action: str = "TSB to act", goals: str = "", done: str = "") -> list[str]:
    return [id_, action, "2020", goals, done]


@pytest.mark.parametrize(("printed", "id_", "others"), [
    ("09-01", "09-01", ()), ("OP-01-01", "OP-01-01", ()), ("09-01\nOP-01-02", "09-01", ("OP-01-02",)),
    ("09-01 (09-07)", "09-01", ("09-07",)),
    ("09\u201101", "09-01", ()), ("109-101", "109-101", ()), ("09-01, 09-01", "09-01", ())])
def test_numbers_as_printed(printed: str, id_: str, others: tuple[str, ...]) -> None:
    [item], messages = items(row(printed))
    assert (item.id, item.other_ids, item.id_inferred) == (id_, others, False)
    assert messages == []


@pytest.mark.parametrize(("printed", "inferred"), [
    (("09-01", "", "09-03"), "09-02"), (("09-01", "09-02", ""), "09-03"), (("", "09-02"), "09-01"), (("09-09", ""), "09-10"),
    (("09-01", "", "09-02"), "09-01bis"), (("x",), "09-01")])
def test_a_lost_number_is_inferred_and_said_to_be(printed: tuple[str, ...], inferred: str) -> None:
    found, messages = items(*map(row, printed))
    assert [item.id for item in found if item.id_inferred] == [inferred]
    assert [m.code for m in messages] == ["item-id-lost"]
    assert inferred in messages[0].text
    assert messages[0].quote == "TSB to act"


def test_a_number_taken_elsewhere_is_not_inferred() -> None:
    found, _ = items(row("09-01"), row(""), known=frozenset({"09-02"}))
    assert found[1].id == "09-01bis"


@pytest.mark.parametrize(("last", "inferred"), [("09-04", ["09-02", "09-03"]), ("09-02", ["09-01bis", "09-01ter"])])
def test_two_lost_numbers_in_a_row_are_two_items(last: str, inferred: list[str]) -> None:
    found, messages = items(row("09-01"), row(""), row(""), row(last))
    assert [item.id for item in found] == ["09-01", *inferred, last]
    assert len(messages) == 2


def test_without_any_number_every_item_still_has_a_name_of_its_own() -> None:
    found, _ = items(*[row("")] * 40)
    assert len({item.id for item in found}) == 40


@pytest.mark.parametrize("kind", FORMATS)
def test_a_narrative_belongs_to_the_item_before_it(kind: str) -> None:
    found, messages = items(row("09-01"), ["", "Tea was made.\nSee 09-02."], row("09-02"), row("09-03"), ["", "No tea."], kind=kind)
    assert [[p.text for p in item.narrative] for item in found] == [["Tea was made.", "See 09-02."], [], ["No tea."]]
    assert messages == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_narrative_before_any_item_is_reported(kind: str) -> None:
    found, messages = items(["", "Tea was made."], row("09-01"), kind=kind)
    assert len(found) == 1
    assert [(m.code, m.quote) for m in messages] == [("narrative-without-item", "Tea was made.")]


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_a_short_row_is_read_as_far_as_it_goes(length: int) -> None:
    [item], messages = items(row("09-01", goals="√", done="√")[:length])
    assert item.id == "09-01"
    assert item.action == ("TSB to act" if length > 1 else "")
    assert item.milestone.printed == ("2020" if length > 2 else "")
    assert (item.periodic_goals_met, item.completed) == (True if length > 3 else None, None)
    assert [m.text for m in messages] == [f"the row has {length} cells, the table 5"]


def test_a_short_row_is_known_by_its_number_wherever_that_stands() -> None:
    [item], messages = items(["2020", "09-01"], head=["Milestone", "Action Item", "Action", "Completed"])
    assert (item.id, item.milestone.printed, item.action) == ("09-01", "2020", "")
    assert [m.code for m in messages] == ["row-too-short"]


@pytest.mark.parametrize(("mark", "ticked"), [("√", True), ("✓", True), ("x", True), ("☒", True), ("", False), (" ", False)])
def test_a_box_is_ticked_or_not(mark: str, ticked: bool) -> None:
    [item], messages = items(row("09-01", goals=mark))
    assert item.periodic_goals_met is ticked
    assert item.completed is False
    assert messages == []


def test_words_in_a_box_are_reported() -> None:
    [item], messages = items(row("09-01", done="√ nearly"))
    assert item.completed is True
    assert [(m.code, m.quote, m.place) for m in messages] == [("box-with-text", "nearly", "table 1, row 2, cell 5")]


@pytest.mark.parametrize(("action", "cites"), [
    ("TSB to act (resolves 1, 4)", "(resolves 1, 4)"), ("TSB to act (i. TSBDir 2)", "(i. TSBDir 2)"),
    ("TSB to act [instructs 3]", "[instructs 3]"), ("TSB to act (§1.11.1, 5.7)", "(§1.11.1, 5.7)"),
    ("TSB to act (resolves 1) and again (invites 2)", "(resolves 1); (invites 2)"), ("TSB to act (see Resolution 44)", None),
    ("TSB to act (i.e. now)", None), ("TSB to act (e.g. now)", None), ("TSB to act (resolves 1", "(resolves 1"),
    ("TSB to act (resolves 1 (a))", "(resolves 1 (a))")])
def test_brackets_that_cite_clauses(action: str, cites: str | None) -> None:
    [item], _ = items(row("09-01", action))
    assert item.cites == cites
