"""What stands in a paragraph of a Word file, one feature a test. `read` asserts that nothing is reported."""

from __future__ import annotations

import gc
import io

import docx
import pytest

from ingest.document import Document, Paragraph, Table, paragraphs_of
from ingest.readers import word
from tests.readers.word_files import p, paragraph, part, read, relationships, run, tbl, tc, tr, word_file, zipped


def texts(document: Document) -> list[str]:
    return [block.text for block in paragraphs_of(document.blocks)]


def test_word_files_are_accepted_by_name_or_by_their_first_bytes() -> None:
    assert word.accepts("Plan.DOCX", b"")
    assert word.accepts("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert word.accepts("plan", b"PK\x03\x04")
    assert not word.accepts("plan.txt", b"Resolution 1")


def test_paragraphs_and_tables_come_in_their_order() -> None:
    document = read(p("one") + tbl(tr(tc("two"))) + p("three"))
    assert [type(b) for b in document.blocks] == [Paragraph, Table, Paragraph]
    assert document.text == "one\ntwo\nthree\n"
    assert document.format == "docx"


def test_body_paragraphs_are_counted_over_the_body_and_tables_over_the_document() -> None:
    document = read(p("a") + tbl(tr(tc("b"))) + p("c") + tbl(tr(tc("d"), tc("e"))))
    assert [str(b.place) for b in paragraphs_of(document.blocks)] == [
        "paragraph 1", "table 1, row 1, cell 1, paragraph 1", "paragraph 2", "table 2, row 1, cell 1, paragraph 1",
        "table 2, row 1, cell 2, paragraph 1"]


def test_runs_are_joined_without_space() -> None:
    assert paragraph(run("Resol") + run("ution ") + run("50")).text == "Resolution 50"


def test_an_empty_paragraph_is_a_paragraph() -> None:
    document = read("<w:p/>" + p("x"))
    assert texts(document) == ["", "x"]
    assert document.text == "\nx\n"


def test_tabs_and_breaks_are_characters() -> None:
    content = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:ptab/></w:r>"
    assert paragraph(content).text == "a\tb\nc\nd\t"


def test_a_no_break_hyphen_is_read_and_a_soft_one_left_out() -> None:
    assert paragraph("<w:r><w:t>ITU</w:t><w:noBreakHyphen/><w:t>T co</w:t><w:softHyphen/><w:t>op</w:t></w:r>").text == (
        "ITU\u2011T coop")


def test_symbols_are_read_by_their_look() -> None:
    content = ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/>'
               '<w:sym w:font="Segoe UI Symbol" w:char="2714"/></w:r>')
    assert paragraph(content).text == "✓≥✔"


def test_an_unknown_symbol_is_reported_and_leaves_a_mark() -> None:
    content = '<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>'
    assert paragraph(content, messages=("symbol-not-known",)).text == "\N{REPLACEMENT CHARACTER}"


def test_bookmarks_are_names_and_no_text() -> None:
    found = paragraph('<w:bookmarkStart w:id="1" w:name="_Toc9"/>' + run("Title") + '<w:bookmarkEnd w:id="1"/>')
    assert (found.text, found.bookmarks) == ("Title", ("_Toc9",))


def test_a_bookmark_between_paragraphs_belongs_to_the_next_one() -> None:
    document = read(p("a") + '<w:bookmarkStart w:id="1" w:name="B"/><w:bookmarkEnd w:id="1"/>' + p("b"))
    assert [b.bookmarks for b in paragraphs_of(document.blocks)] == [(), ("B",)]


def test_formatting_says_nothing() -> None:
    content = ('<w:pPr><w:jc w:val="center"/></w:pPr><w:proofErr w:type="spellStart"/>'
               "<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/><w:t>a</w:t></w:r>")
    assert paragraph(content).text == "a"


def test_hidden_text_is_read_and_reported() -> None:
    content = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>draft</w:t></w:r>"
    assert paragraph(content, messages=("hidden-text-read",)).text == "draft"
    assert paragraph('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>final</w:t></w:r>').text == "final"


def test_the_name_of_the_style_is_the_one_that_word_shows() -> None:
    styles = ('<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
              '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>'
              '<w:style w:type="paragraph" w:styleId="Restitle"><w:name w:val="Res_title"/></w:style>')
    document = read(p("a") + p("b", '<w:pStyle w:val="Heading2"/>') + p("c", '<w:pStyle w:val="Restitle"/>')
                    + p("d", '<w:pStyle w:val="Lost"/>') + p("e"), styles=styles)
    assert [b.style for b in paragraphs_of(document.blocks)] == ["Normal", "Heading 2", "Res_title", "Lost", "Normal"]


def test_footnote_references_are_positions_and_no_text() -> None:
    notes = ('<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
             f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" See there.")}</w:p></w:footnote>')
    document = read(f'<w:p>{run("Before")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" after")}</w:p>',
                    footnotes=notes)
    [only] = paragraphs_of(document.blocks)
    assert (only.text, only.footnotes) == ("Before after", ((6, "2"),))
    [note] = document.footnotes["2"]
    assert (note.text, str(note.place)) == (" See there.", "footnote 2, paragraph 1")
    assert document.text == "Before after\n See there.\n"


def test_endnotes_are_told_from_footnotes() -> None:
    document = read('<w:p><w:r><w:endnoteReference w:id="2"/></w:r></w:p>',
                    endnotes=f'<w:endnote w:id="2">{p("End.")}</w:endnote>')
    [only] = paragraphs_of(document.blocks)
    assert only.footnotes == ((0, "endnote 2"),)
    assert [str(q.place) for q in document.footnotes["endnote 2"]] == ["endnote 2, paragraph 1"]


def test_a_reference_without_its_footnote_is_reported() -> None:
    read('<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>', messages=("footnote-without-body",))


def test_a_link_knows_its_target() -> None:
    link = f'<w:hyperlink r:id="rId9" w:anchor="part2">{run("the page")}</w:hyperlink>'
    document = read(f"<w:p>{run('See ')}{link}</w:p>", (("rId9", "hyperlink", "https://www.itu.int/x"),))
    [only] = paragraphs_of(document.blocks)
    assert (only.text, only.links) == ("See the page", ((4, 12, "https://www.itu.int/x#part2"),))


def test_a_link_inside_the_document_points_to_its_bookmark() -> None:
    assert paragraph(f'<w:hyperlink w:anchor="_Ref1">{run("above")}</w:hyperlink>').links == ((0, 5, "#_Ref1"),)


def test_a_link_in_a_footnote_has_the_relationships_of_the_footnotes() -> None:
    note = f'<w:footnote w:id="1"><w:p><w:hyperlink r:id="rId9">{run("there")}</w:hyperlink></w:p></w:footnote>'
    members: dict[str, str | bytes] = {
        "word/document.xml": part("document", '<w:body><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body>'),
        "word/_rels/document.xml.rels": relationships(("rId9", "hyperlink", "https://wrong.example"),
                                                      ("rId1", "footnotes", "footnotes.xml")),
        "word/footnotes.xml": part("footnotes", note),
        "word/_rels/footnotes.xml.rels": relationships(("rId9", "hyperlink", "https://right.example")),
    }
    assert word.read(zipped(members)).footnotes["1"][0].links == ((0, 5, "https://right.example"),)


def test_the_main_part_is_found_by_relationship_whatever_its_name() -> None:
    members: dict[str, str | bytes] = {
        "_rels/.rels": relationships(("rId1", "officeDocument", "/word/Document2.xml")),
        "word/document2.xml": part("document", f"<w:body>{p('here')}</w:body>"),
    }
    assert texts(word.read(zipped(members))) == ["here"]


def test_strict_files_read_like_transitional_ones() -> None:
    link = f'<w:p><w:hyperlink w:anchor="B">{run("b")}</w:hyperlink></w:p>'
    body = tbl(tr(tc("a", '<w:gridSpan w:val="2"/>'))) + link
    xml = part("document", f"<w:body>{body}</w:body>")
    strict = xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                         "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert strict != xml
    assert word.read(zipped({"word/document.xml": strict})) == word.read(zipped({"word/document.xml": xml}))


def test_a_file_made_by_python_docx_is_read_without_a_message() -> None:
    made = docx.Document()
    made.add_heading("Section I", 1)
    made.add_paragraph("first", style="List Bullet")
    made.add_table(1, 2).cell(0, 1).text = "cell"
    buffer = io.BytesIO()
    made.save(buffer)
    document = word.read(buffer.getvalue())
    assert document.messages == ()
    assert [(q.style, q.label, q.text) for q in paragraphs_of(document.blocks)] == [
        ("Heading 1", "", "Section I"), ("List Bullet", "·", "first"), ("Normal", "", ""), ("Normal", "", "cell")]


@pytest.mark.parametrize("element", ["w:smartTag", "w:customXml", "w:sdt", "w:dir", "w:bdo"])
def test_wrappers_in_a_paragraph_are_transparent(element: str) -> None:
    inner = f"<w:sdtPr/><w:sdtContent>{run('b')}</w:sdtContent>" if element == "w:sdt" else run("b")
    assert paragraph(f"{run('a')}<{element}>{inner}</{element}>{run('c')}").text == "abc"


def test_an_element_nobody_knows_is_reported_once_with_its_first_place_and_its_text_is_kept() -> None:
    unknown = f"<w:p><x:new>one {run('two')} three</x:new></w:p>"
    document = read(p("a") + unknown * 3, messages=("element-not-known",))
    assert texts(document)[1] == "onetwothree"
    assert str(document.messages[0]) == (
        "warning element-not-known: paragraph 2: element x:new not known, text kept (3 times, first here)")


def test_text_straight_in_the_body_becomes_a_reported_paragraph() -> None:
    document = read(p("a") + run("stray") + p("b"), messages=("text-outside-paragraph",))
    assert texts(document) == ["a", "stray", "b"]


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    word.read(word_file(p("a")))
    assert gc.isenabled()
    gc.disable()
    try:
        word.read(word_file(p("a")))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_made_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        paragraph(run("a")).text = "b"  # type: ignore[misc]
