"""The parts of a plan are found by their headings, wherever they stand and however they are written."""

from __future__ import annotations

import time

import pytest

from ingest import readers
from ingest.document import Document, Offsets, Paragraph, Place
from ingest.plan.layout import find_layout, key, section_heading
from ingest.plan.matrix import read_matrix
from ingest.plan.model import MatrixRow
from kg.messages import Message, UnreadableDocument
from tests.building.plan_files import TINY, Blocks, Rows, as_text, as_word, parts

FORMATS = {"txt": as_text, "docx": as_word}
HEAD = ["Action Item", "Action", "Milestone", "Periodic goals met", "Completed"]
ITEM = ["01-01", "TSB to act", "2020", "√", ""]


def document(blocks: Blocks, kind: str) -> Document:
    return readers.read(f"plan.{kind}", FORMATS[kind](blocks))


def line(text: str) -> Paragraph:
    return Paragraph(text, Place(), Offsets(((0, 0),)))


@pytest.mark.parametrize(("text", "code", "title"), [
    ("Resolution 7 - Working with others", "R7", "Working with others"),
    ("Resolution 7 – Working with others", "R7", "Working with others"),
    ("Resolution\u00a07\u00a0—\u00a0Working", "R7", "Working"),
    ("Resolution 34", "R34", None),
    ("  Resolution 34  ", "R34", None),
    ("Resolution 44b - More", "R44B", "More"),
    ("Opinion 1 - On tea", "O1", "On tea"),
])
def test_a_heading_begins_a_section(text: str, code: str, title: str | None) -> None:
    found = section_heading(line(text))
    assert found is not None
    assert (found[0].code, found[1]) == (code, title)


@pytest.mark.parametrize("text", [
    "Resolution 44 (Rev. Hammamet, 2016) on gaps", "see Resolution 7", "Resolution 7 and Resolution 8", "Resolution", "Resolutions 7 - x",
    "Resolution 1234", "Question 7 - x", "", "Resolution 7 - " + "x" * 500])
def test_a_sentence_begins_none(text: str) -> None:
    assert section_heading(line(text)) is None


@pytest.mark.parametrize("heading", ["Milestone", "milestone", "MILESTONE*", "Milestone\u00a0", " Mile­stone ".replace("\u00ad", "")])
def test_headings_are_compared_without_case_marks_and_blanks(heading: str) -> None:
    assert key(heading) == "milestone"


@pytest.mark.parametrize("kind", FORMATS)
def test_the_parts_of_a_plan(kind: str) -> None:
    layout = find_layout(document(parts(TINY.read_text("utf-8")), kind))
    assert layout.assembly == "WTSA-16"
    assert layout.matrix is not None
    assert [(s.instrument.code, s.title, len(s.operative), len(s.tables)) for s in layout.sections] == [
        ("R2", "Mandates of the invented groups", 6, 1), ("R50", None, 4, 1), ("R78", "Telemedicine of the Moon", 2, 1)]
    assert layout.messages == ()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_part_of_the_plan_ends_a_section(kind: str) -> None:
    layout = find_layout(document(["Resolution 1 - A", "resolves", Rows([HEAD, ITEM]), "Appendix 1 – Prices", "resolves to pay"], kind))
    [section] = layout.sections
    assert [p.text.strip() for p in section.operative] == ["resolves"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("head", [["", *HEAD[1:]], [*HEAD[1:], ""], [h.upper() for h in HEAD], [HEAD[1], HEAD[0], HEAD[2]]])
def test_an_item_table_is_known_by_its_head(kind: str, head: list[str]) -> None:
    layout = find_layout(document(["Resolution 1 - A", Rows([head, ["x"] * len(head)])], kind))
    [table] = layout.sections[0].tables
    assert table.columns["action"] == [h.casefold() for h in head].index("action")
    assert head[table.columns["id"]].casefold() in ("", "action item")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_document_without_a_plan_says_what_was_looked_for(kind: str) -> None:
    for blocks in (["A letter."], ["Resolution 1 - A", "resolves"], [Rows([["Tea", "2"], ["Cake", "3"]])]):
        with pytest.raises(UnreadableDocument, match="“Action by”, “Collaboration with”, “Report to”") as caught:
            find_layout(document(blocks, kind))
        assert "kg inspect" in caught.value.remedy


def matrix(rows: list[list[str]], kind: str) -> tuple[tuple[MatrixRow, ...], tuple[Message, ...]]:
    found = find_layout(document(["Plan of WTSA-16", Rows(rows)], kind)).matrix
    assert found is not None
    return read_matrix(found).value, read_matrix(found).messages


GROUPS = ["Resolution - Title", "Action by", "Collaboration with", "Report to"]
COLUMNS = ["", "SGs", "TSAG", "TSB", "Membership", "GenSec", "GenSec", "BDT\nITU-D", "TSAG", "Council"]
ROW = ["Resolution 9 – Tea", "SG2", "X", "", "", "", "", "X", "", "X"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("order", [[0, 1, 2, 3], [0, 3, 2, 1], [1, 0, 2, 3], [3, 1, 2, 0], [2, 3, 0, 1]])
def test_groups_and_titles_of_table_1_may_stand_in_any_order(kind: str, order: list[int]) -> None:
    widths = [range(1), range(1, 6), range(6, 8), range(8, 10)]
    mixed = [[GROUPS[g] for g in order], *([row[n] for g in order for n in widths[g]] for row in (COLUMNS, ROW))]
    [row], messages = matrix(mixed, kind)
    assert messages == ()
    assert (row.instrument.code, row.title) == ("R9", "Tea")
    assert {(c.role, c.heading, a.code) for c in row.cells for a in c.actors} == {
        ("action_by", "SGs", "SG2"), ("action_by", "TSAG", "TSAG"), ("collaboration_with", "BDT/ITU-D", "BDT"),
        ("report_to", "Council", "Council")}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_row_that_names_no_resolution_is_reported(kind: str) -> None:
    rows, messages = matrix([GROUPS, COLUMNS, ROW, ["Total", *ROW[1:]], [""] * 10], kind)
    assert len(rows) == 1
    assert [(m.code, m.place, m.quote) for m in messages] == [("row-without-resolution", "table 1, row 4", "Total")]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("columns", [["", "SGs"], [""], ["", *["TSAG"] * 30], ["", *["x"] * 80]])
def test_columns_that_fit_no_group_stop_nothing(kind: str, columns: list[str]) -> None:
    rows, _ = matrix([GROUPS, columns, ROW], kind)
    assert [row.instrument.code for row in rows] == ["R9"]


def test_many_groups_take_bounded_time() -> None:
    """Cutting forty columns into twenty groups by trial would take years."""
    head = ["Resolution - Title", *["Action by", "Report to"] * 10]
    start = time.process_time()
    matrix([head, ["", *["TSAG", "Council"] * 20], ROW], "txt")
    assert time.process_time() - start < 2
