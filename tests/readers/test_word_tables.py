"""Tables of Word files: merged cells, rows that begin late, tables in cells, wrappers around rows."""

from __future__ import annotations

from ingest.document import Document, Row, Table, paragraphs_of
from tests.readers.word_files import p, read, run, tbl, tc, tr

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table(body: str, messages: tuple[str, ...] = ()) -> Table:
    found = read(body, messages=messages).blocks[0]
    assert isinstance(found, Table)
    return found


def grid(row: Row) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.column, cell.columns) for cell in row.cells]


def texts(document: Document) -> list[str]:
    return [q.text for q in paragraphs_of(document.blocks)]


def test_a_cell_over_several_columns_moves_the_next_ones() -> None:
    found = table(tbl(tr(tc("a"), tc("b", '<w:gridSpan w:val="3"/>'), tc("c"))))
    assert grid(found.rows[0]) == [("a", 0, 1), ("b", 1, 3), ("c", 4, 1)]


def test_a_span_is_read_wherever_it_stands_among_the_properties() -> None:
    properties = '<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="2"/><w:shd w:val="clear"/>'
    assert grid(table(tbl(tr(tc("a", properties), tc("b")))).rows[0]) == [("a", 0, 2), ("b", 2, 1)]


def test_an_absurd_span_is_one_column() -> None:
    found = table(tbl(tr(tc("a", '<w:gridSpan w:val="-3"/>'), tc("b", '<w:gridSpan w:val="many"/>'), tc("c"))))
    assert grid(found.rows[0]) == [("a", 0, 1), ("b", 1, 1), ("c", 2, 1)]


def test_a_row_may_begin_and_end_inside_the_grid() -> None:
    found = table(tbl(tr(tc("a"), properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>')))
    assert grid(found.rows[0]) == [("a", 2, 1)]


def test_a_cell_that_continues_the_one_above_has_no_blocks() -> None:
    continued = f"<w:tc><w:tcPr>{CONTINUE}</w:tcPr><w:p/></w:tc>"
    found = table(tbl(tr(tc("a", RESTART), tc("b")), tr(continued, tc("c"))))
    assert [cell.blocks == () for row in found.rows for cell in row.cells] == [False, False, True, False]
    assert str(found.rows[1].cells[0].place) == "table 1, row 2, cell 1"
    assert grid(found.rows[1]) == [("", 0, 1), ("c", 1, 1)]


def test_a_cell_that_continues_the_one_beside_it_has_no_blocks() -> None:
    continued = '<w:tc><w:tcPr><w:hMerge w:val="continue"/></w:tcPr><w:p/></w:tc>'
    found = table(tbl(tr(tc("a", '<w:hMerge w:val="restart"/>'), continued, tc("c"))))
    assert [cell.blocks == () for cell in found.rows[0].cells] == [False, True, False]


def test_a_continuation_without_a_cell_to_continue_is_a_cell() -> None:
    assert grid(table(tbl(tr(tc("a", CONTINUE), tc("b")))).rows[0]) == [("a", 0, 1), ("b", 1, 1)]


def test_text_under_a_merged_cell_is_reported() -> None:
    document = read(tbl(tr(tc("a", RESTART)), tr(tc("hidden", CONTINUE))), messages=("covered-text-left-out",))
    assert texts(document) == ["a"]
    assert document.messages[0].quote == "hidden"
    assert document.messages[0].place == "table 1, row 2, cell 1"


def test_an_empty_cell_holds_an_empty_paragraph() -> None:
    document = read(tbl(tr("<w:tc><w:p/></w:tc>", "<w:tc/>")))
    assert texts(document) == ["", ""]


def test_a_cell_may_hold_several_paragraphs_and_counts_its_own() -> None:
    document = read(tbl(tr(f"<w:tc>{p('a')}{p('b')}</w:tc>", tc("c"))))
    assert [str(q.place).rpartition("cell ")[2] for q in paragraphs_of(document.blocks)] == [
        "1, paragraph 1", "1, paragraph 2", "2, paragraph 1"]


def test_a_table_in_a_cell_is_a_block_of_it_and_numbered_when_it_begins() -> None:
    inner = tbl(tr(tc("in")))
    document = read(tbl(tr(f"<w:tc>{p('before')}{inner}{p('after')}</w:tc>", tc("out"))) + tbl(tr(tc("next"))))
    outer, last = document.tables()
    nested = outer.rows[0].cells[0].blocks[1]
    assert isinstance(nested, Table)
    assert [str(t.place) for t in (outer, nested, last)] == ["table 1", "table 2", "table 3"]
    assert [str(q.place) for q in paragraphs_of(document.blocks)] == [
        "table 1, row 1, cell 1, paragraph 1", "table 2, row 1, cell 1, paragraph 1",
        "table 1, row 1, cell 1, paragraph 2", "table 1, row 1, cell 2, paragraph 1",
        "table 3, row 1, cell 1, paragraph 1"]
    assert document.text == "before\nin\nafter\nout\nnext\n"


def test_content_controls_around_rows_cells_and_blocks_are_transparent() -> None:
    def wrapped(content: str) -> str:
        return f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    rows = wrapped(tr(tc("a"), wrapped(tc("b")))) + tr(f"<w:tc>{wrapped(p('c'))}</w:tc>")
    document = read(wrapped(tbl(rows)) + wrapped(p("d")))
    found = document.blocks[0]
    assert isinstance(found, Table)
    assert [grid(row) for row in found.rows] == [[("a", 0, 1), ("b", 1, 1)], [("c", 0, 1)]]
    assert [str(q.place) for q in paragraphs_of(document.blocks)][-1] == "paragraph 1"


def test_a_deleted_row_is_left_out_and_reported_and_an_inserted_one_is_read() -> None:
    rows = tr(tc("a")) + tr(tc("b"), properties='<w:del w:id="1"/>') + tr(tc("c"), properties='<w:ins w:id="2"/>')
    found = table(tbl(rows), messages=("deletion-left-out",))
    assert [row.cells[0].text for row in found.rows] == ["a", "c"]
    assert str(found.rows[1].place) == "table 1, row 2"


def test_a_deleted_cell_is_left_out_and_reported() -> None:
    found = table(tbl(tr(tc("a", '<w:cellDel w:id="1"/>'), tc("b"))), messages=("deletion-left-out",))
    assert grid(found.rows[0]) == [("b", 0, 1)]


def test_text_outside_any_cell_is_reported() -> None:
    document = read(tbl(tr(tc("a"), run("lost"))), messages=("element-not-known",))
    assert document.messages[0].quote == "lost"


def test_a_bookmark_between_rows_belongs_to_the_next_paragraph() -> None:
    document = read(tbl(tr(tc("a")), '<w:bookmarkStart w:id="1" w:name="B"/>', tr(tc("b"))))
    assert [q.bookmarks for q in paragraphs_of(document.blocks)] == [(), ("B",)]
