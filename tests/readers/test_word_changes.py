"""Tracked changes as their acceptance would leave them, alternatives, drawings, and what is knowingly left out."""

from __future__ import annotations

import pytest

from ingest.document import Document, paragraphs_of
from kg.messages import Level
from tests.readers.word_files import p, paragraph, read, run, tbl, tc, tr

DELETED_MARK = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
DELETED = '<w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>'


def texts(document: Document) -> list[str]:
    return [q.text for q in paragraphs_of(document.blocks)]


def picture(description: str) -> str:
    return (f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="{description}"/><pic:pic/></wp:inline>'
            "</w:drawing></w:r>")


def test_insertions_are_read_and_counted() -> None:
    document = read(f'<w:p><w:ins w:id="1">{run("new")}</w:ins></w:p><w:p><w:ins w:id="2">{run("er")}</w:ins></w:p>',
                    messages=("insertion-read",))
    assert texts(document) == ["new", "er"]
    assert str(document.messages[0]) == (
        "note insertion-read: paragraph 1: tracked insertions are read as text (2 times, first here) “new”")


def test_deletions_are_left_out_and_quoted() -> None:
    document = read(f"<w:p>{run('a')}{DELETED}{run('b')}</w:p>", messages=("deletion-left-out",))
    assert texts(document) == ["ab"]
    assert document.messages[0].quote == "old"
    assert document.messages[0].level is Level.NOTE


def test_moved_text_is_read_where_it_went() -> None:
    body = (f'<w:p><w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom w:id="2">{run("moved")}</w:moveFrom>'
            f'<w:moveFromRangeEnd w:id="1"/>{run("a")}</w:p><w:p><w:moveTo w:id="3">{run("moved")}</w:moveTo></w:p>')
    assert texts(read(body, messages=("deletion-left-out", "insertion-read"))) == ["a", "moved"]


def test_a_paragraph_whose_mark_is_deleted_continues_in_the_next_one() -> None:
    body = (f'<w:p>{DELETED_MARK}<w:bookmarkStart w:id="3" w:name="B"/>{run("one ")}</w:p>'
            f'<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr><w:hyperlink w:anchor="x">{run("two")}</w:hyperlink></w:p>')
    [only] = paragraphs_of(read(body, messages=("deletion-left-out",)).blocks)
    assert (only.text, only.style, only.bookmarks, only.links) == ("one two", "S", ("B",), ((4, 7, "#x"),))
    assert str(only.place) == "paragraph 1"


def test_a_paragraph_that_is_deleted_whole_leaves_nothing() -> None:
    deleted = f"<w:p>{DELETED_MARK}{DELETED}</w:p>"
    left_out = ("deletion-left-out",)
    assert texts(read(deleted + p("b"), messages=left_out)) == ["b"]
    assert texts(read(p("a") + deleted + tbl(tr(tc("c"))), messages=left_out)) == ["a", "c"]
    assert texts(read(p("a") + deleted, messages=left_out)) == ["a"]


def test_a_deleted_mark_with_no_paragraph_behind_it_joins_nothing() -> None:
    last, left_out = f"<w:p>{DELETED_MARK}{run('b')}</w:p>", ("deletion-left-out",)
    assert texts(read(tbl(tr(f"<w:tc>{p('a')}{last}</w:tc>", tc("c"))), messages=left_out)) == ["a", "b", "c"]
    assert texts(read(last + tbl(tr(tc("c"))), messages=left_out)) == ["b", "c"]
    assert texts(read(f"<w:p>{box(last)}{run('a')}</w:p>{p('c')}", messages=left_out)) == ["a", "b", "c"]
    assert texts(read(p("a") + last, messages=left_out)) == ["a", "b"]


def test_one_branch_of_alternatives_is_read() -> None:
    content = (f'<mc:AlternateContent><mc:Choice Requires="wps">{run("new")}</mc:Choice>'
               f"<mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>")
    assert paragraph(content).text == "new"
    assert paragraph(content.replace("wps", "x")).text == "old"


def test_alternatives_among_blocks_are_read_too() -> None:
    body = f'<mc:AlternateContent><mc:Choice Requires="w">{p("new")}</mc:Choice></mc:AlternateContent>'
    assert texts(read(body)) == ["new"]
    assert texts(read(body.replace('"w"', '"x"'), messages=("no-branch-known",))) == []


def test_a_picture_is_left_out_and_its_description_quoted() -> None:
    document = read(f"<w:p>{run('a')}{picture('Logo of ITU')}</w:p>", messages=("picture-left-out",))
    assert (texts(document), document.messages[0].quote) == (["a"], "Logo of ITU")


def box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>{content}'
            f"</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}"
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")


def test_a_text_box_is_read_once_behind_the_paragraph_that_holds_it() -> None:
    document = read(f"<w:p>{box(p('in'), p('side'))}{run('anchor')}</w:p>" + p("next"))
    assert [(q.text, str(q.place)) for q in paragraphs_of(document.blocks)] == [
        ("anchor", "paragraph 1"), ("in", "paragraph 2"), ("side", "paragraph 3"), ("next", "paragraph 4")]


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    outer = f"<w:p>{box(p('inner'))}{run('outer')}</w:p>"
    assert texts(read(f"<w:p>{box(outer)}</w:p>")) == ["", "outer", "inner"]


def test_a_text_box_in_a_cell_belongs_to_the_cell() -> None:
    document = read(tbl(tr(f"<w:tc><w:p>{box(p('in'))}</w:p></w:tc>")))
    assert str(list(paragraphs_of(document.blocks))[1].place) == "table 1, row 1, cell 1, paragraph 2"


def test_a_formula_is_read_as_a_row_of_characters_and_reported() -> None:
    content = f"{run('E ')}<m:oMath><m:r><m:t>=mc</m:t></m:r><m:sSup><m:r><m:t>2</m:t></m:r></m:sSup></m:oMath>"
    assert paragraph(content, messages=("formula-flattened",)).text == "E =mc2"


def test_the_base_of_a_phonetic_guide_is_read() -> None:
    content = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>"
    assert paragraph(content, messages=("phonetic-guide-left-out",)).text == "漢"


@pytest.mark.parametrize(("content", "code"), [
    ('<w:r><w:commentReference w:id="1"/></w:r>', "comment-left-out"),
    ("<w:r><w:object/></w:r>", "object-left-out"),
    ("<w:r><w:drawing/></w:r>", "drawing-left-out"),
    ("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", "picture-left-out"),
    ('<w:pPr><w:sectPr><w:headerReference r:id="rId1"/></w:sectPr></w:pPr>', "header-left-out"),
])
def test_what_people_see_but_we_do_not_read_is_reported(content: str, code: str) -> None:
    assert paragraph(content + run("a"), messages=(code,)).text == "a"


def test_headers_and_embedded_files_are_reported_among_blocks_too() -> None:
    read(p("a") + '<w:altChunk r:id="rId1"/><w:sectPr><w:footerReference r:id="rId2"/></w:sectPr>',
         messages=("import-left-out", "header-left-out"))
