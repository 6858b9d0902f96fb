"""Fields: only what they show is text; those that link are links."""

from __future__ import annotations

import pytest

from ingest.document import paragraphs_of
from ingest.readers.fields import link_target
from tests.readers.word_files import paragraph, read, run


def mark(kind: str, data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def field(instruction: str, result: str) -> str:
    return (f'{mark("begin")}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{mark("separate")}'
            f'{result}{mark("end")}')


def test_only_the_result_of_a_field_is_text() -> None:
    assert paragraph(run("page ") + field(" PAGEREF _Toc1 ", run("17")) + run(".")).text == "page 17."


def test_a_field_without_result_leaves_no_text() -> None:
    instruction = "<w:r><w:instrText>TC one</w:instrText></w:r>"
    assert paragraph(run("a") + mark("begin") + instruction + mark("end") + run("b")).text == "ab"


def test_what_stands_in_an_instruction_is_not_printed() -> None:
    inner = field("SEQ x", run("not printed"))
    assert paragraph(f'{mark("begin")}<w:r><w:instrText>IF </w:instrText></w:r>{inner}{mark("separate")}{run("yes")}'
                     f'{mark("end")}').text == "yes"


def test_a_field_in_the_result_of_a_field_is_read() -> None:
    assert paragraph(field("TOC", run("Part ") + field("PAGEREF", run("3")))).text == "Part 3"


def test_a_simple_field_is_read_like_any_other() -> None:
    found = paragraph(f'<w:fldSimple w:instr=\' HYPERLINK "https://www.itu.int" \'>{run("ITU")}</w:fldSimple>')
    assert (found.text, found.links) == ("ITU", ((0, 3, "https://www.itu.int"),))


def test_a_link_made_by_a_field_knows_its_target() -> None:
    instruction = ' HYPERLINK "https://www.itu.int/a" \\l "b" \\o "a tip" '
    found = paragraph(run("see ") + field(instruction, run("here")) + run("."))
    assert found.links == ((4, 8, "https://www.itu.int/a#b"),)


def test_a_link_over_two_paragraphs_is_a_link_in_each() -> None:
    first, end = field(' HYPERLINK "u:v" ', "").rsplit("<w:r>", 1)
    document = read(f"<w:p>{first}{run('one')}</w:p><w:p>{run('two')}<w:r>{end}{run(' not')}</w:p>")
    assert [q.links for q in paragraphs_of(document.blocks)] == [((0, 3, "u:v"),), ((0, 3, "u:v"),)]


def test_an_instruction_that_never_ends_is_reported_and_swallows_nothing_beyond_its_paragraph() -> None:
    document = read(f"<w:p>{mark('begin')}</w:p><w:p>{run('kept')}</w:p>", messages=("field-not-closed",))
    assert [q.text for q in paragraphs_of(document.blocks)] == ["", "kept"]


def test_marks_without_a_field_are_harmless() -> None:
    assert paragraph(mark("end") + mark("separate") + run("a")).text == "a"


def test_a_box_to_tick_is_printed() -> None:
    ticked = "<w:ffData><w:checkBox><w:sizeAuto/><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    empty = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
    assert paragraph(mark("begin", ticked) + mark("end") + mark("begin", empty) + mark("end")).text == "☒☐"


def test_the_choice_from_a_list_is_printed() -> None:
    data = ("<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='TSAG'/><w:listEntry w:val='SG17'/></w:ddList>"
            "</w:ffData>")
    assert paragraph(mark("begin", data) + mark("end")).text == "SG17"


@pytest.mark.parametrize(("instruction", "target"), [
    ('HYPERLINK "https://www.itu.int/a b"', "https://www.itu.int/a b"),
    ("hyperlink https://www.itu.int", "https://www.itu.int"),
    (r'HYPERLINK \l "_Toc1"', "#_Toc1"),
    (r'HYPERLINK "C:\\\\docs\\a.docx"', "C:\\\\docs\\a.docx"),
    (r'HYPERLINK \n \t "_blank" "u"', "u"),
    ("REF _Ref1 \\h", ""), ("", ""), ("HYPERLINK", ""), ('HYPERLINK "', '"'),
])
def test_targets_of_links_are_read_from_instructions(instruction: str, target: str) -> None:
    assert link_target(instruction) == target
