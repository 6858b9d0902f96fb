"""The reader of the plain-text export: one mark of the format each, then promises under attack, then the real file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import readers
from ingest.document import Document, Paragraph, Table, paragraphs_of
from ingest.readers import text
from kg.messages import UnreadableDocument


def read(source: str) -> Document:
    return text.read(source.encode())


def shape(document: Document) -> list[object]:
    """Blocks as plain values: text of a paragraph, cells of a table."""
    def block(b: Paragraph | Table) -> object:
        if isinstance(b, Paragraph):
            return b.text
        return [[[block(inner) for inner in cell.blocks] for cell in row.cells] for row in b.rows]
    return [block(b) for b in document.blocks]


ITEMS = "\tAction Item\n\tAction\n\tMilestone\n\n"


LOST_CELL = [[["Action Item"], ["Action"], ["Milestone"]], [["01-01"], ["x"], ["2017"]], [[""], ["y"], ["2018"]]]


@pytest.mark.parametrize(("source", "expected"), [
    pytest.param("one\ntwo", ["one", "two"], id="a line is a paragraph"),
    pytest.param("\ta\n\tb\n\n\tc\n\td\n\n", [[[["a"], ["b"]], [["c"], ["d"]]]], id="newline and TAB begin a cell"),
    pytest.param("\ta\nsecond\n\tb\n\n", [[[["a", "second"], ["b"]]]], id="a further line is a further paragraph of the cell"),
    pytest.param("\ta\n\tb\n Resolution 3\nx", [[[["a"], ["b"]]], " Resolution 3", "x"], id="a leading space ends the table"),
    pytest.param(f"{ITEMS}\t01-01\n\tx\n\t2017\n\n \ty\n\t2018\n\n", [LOST_CELL], id="a space before the TAB is a lost first cell"),
    pytest.param("\ta\n\tsee[footnoteRef:2] it [2:  the note]\n\n\tb\n\n", [[[["a"], ["see it"], ["b"]]]],
                 id="a blank line behind a footnote ends nothing"),
])
def test_marks_of_the_format(source: str, expected: list[object]) -> None:
    blocks = shape(read(source))
    if expected and isinstance(expected[0], list) and any(c == "" for row in expected[0] for cell in row for c in cell):
        blocks = [[[[p.strip() for p in cell] for cell in row] for row in t] if isinstance(t, list) else t for t in blocks]
    assert blocks == expected


def test_bookmarks_and_bullets_are_no_text_and_keep_the_place() -> None:
    document = read("x\n· [bookmark: Item01_02]SG17 [bookmark: B]agreed")
    paragraph = document.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.label, paragraph.text, paragraph.bookmarks) == ("·", "SG17 agreed", ("Item01_02", "B"))
    start, end = paragraph.source_span(5, 11)
    assert document.text[start:end] == "agreed"


def test_a_footnote_goes_to_the_footnotes() -> None:
    document = read("text[footnoteRef:7] here [7:  the body (with brackets [a])]")
    assert [p.text for p in document.footnotes["7"]] == ["the body (with brackets [a])"]
    start, end = document.footnotes["7"][0].source_span()
    assert document.text[start:end] == "the body (with brackets [a])"


def test_a_nested_table_is_what_a_row_has_too_much_of() -> None:
    rows = "".join(f"\t0{n}-01\n\tact\n\t2017\n\n\t\n\treport {n}\n\n" for n in (1, 2))
    nested = "\t03-01\n\tact\n\t2017\n\n\t\n\treport 3\n\tD1 - x\n\tTitle\n\n\tD2.1 - y\n\tTitle two\n\n\t04-01\n\tact\n\t2018\n\n"
    (table,) = (b for b in read(ITEMS + rows + nested).blocks if isinstance(b, Table))
    assert [len(row) for row in table.rows] == [3, 3, 2, 3, 2, 3, 2, 3]
    report = table.rows[6].cells[1]
    assert [type(b).__name__ for b in report.blocks] == ["Paragraph", "Table"]
    assert str(report.blocks[1].place) == "table 2"


def test_text_between_rows_of_one_table_belongs_to_the_cell_above() -> None:
    source = f"{ITEMS}\t01-01\n\tx\n\t2017\n\n\t\n\treport\n\nmore of it\n\t01-02\n\ty\n\t2018\n\n"
    (table,) = (b for b in read(source).blocks if isinstance(b, Table))
    assert table.rows[2].cells[1].text == "report\nmore of it"


def test_text_before_a_new_heading_row_belongs_to_no_cell() -> None:
    source = f"{ITEMS}\t01-01\n\tx\n\t2017\n\n\nResolution 2\n{ITEMS}\t02-01\n\ty\n\t2018\n\n"
    assert [type(b).__name__ for b in read(source).blocks] == ["Table", "Paragraph", "Table"]


@pytest.mark.parametrize(("data", "says"), [
    pytest.param(b"", "empty", id="an empty file"),
    pytest.param("\n\tRésolution".encode("latin-1"), "UTF-8", id="an export in another encoding"),
    pytest.param(b"a\0b\n", "NUL characters", id="NUL characters"),
])
def test_what_is_no_text_is_refused_with_its_name(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        readers.read("plan.txt", data)
    assert says in str(error.value)
    assert "plan.txt" in str(error.value)


def test_utf16_and_windows_line_ends_are_read() -> None:
    assert shape(text.read("one\r\n\ta\r\n\tb\r\n\r\n".encode("utf-16"))) == ["one", [[["a"], ["b"]]]]


@given(st.text(alphabet=st.sampled_from("\t\n\r ·[]:0123abcRNXéΩ\u202e"), max_size=400))
def test_any_text_gives_a_document_in_which_every_character_is_at_its_place(source: str) -> None:
    if not source.strip():
        return
    document = read(source)
    for paragraph in paragraphs_of(document.blocks):
        for n, character in enumerate(paragraph.text):
            at = paragraph.offsets.source(n)
            # a leading TAB that turned out to be the paragraph's own stands one character before the cell's text
            assert document.text[at] == character


@pytest.mark.parametrize("hostile", ["[bookmark: " * 20000, "\t" * 200000, "\n\t" * 50000, "[footnoteRef:1] [1: " * 20000, "·" * 300000])
def test_hostile_text_is_read_in_bounded_time(hostile: str) -> None:
    assert read("x" + hostile).blocks


def test_the_real_export_has_the_tables_of_the_plan(corpus: Path) -> None:
    document = text.read((corpus / "wtsa16-action-plan.txt").read_bytes())
    assert len(list(document.tables())) == 61
    widths = {len(row) for table in list(document.tables())[1:] for row in table.rows}
    assert widths == {2, 5}
