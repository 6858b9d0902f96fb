"""Bullets and automatic numbers stand in the label, never in the text."""

from __future__ import annotations

import pytest

from ingest.document import paragraphs_of
from ingest.readers.numbering import letters, roman
from tests.readers.word_files import p, read


def level(n: int, format_: str, text: str, start: int = 1, more: str = "") -> str:
    return (f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>')


def numbering(*levels: str, more: str = "") -> str:
    return (f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
            f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}')


def item(n: int = 0, num: str = "1") -> str:
    return p("x", f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{num}"/></w:numPr>')


def labels(body: str, numbering: str, styles: str = "", messages: tuple[str, ...] = ()) -> list[str]:
    document = read(body, numbering=numbering, styles=styles, messages=messages)
    assert {q.text for q in paragraphs_of(document.blocks)} == {"x"}
    return [q.label for q in paragraphs_of(document.blocks)]


LISTED = ('<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
          "</w:style>")
DEEP = numbering(level(0, "decimal", "%1"), level(1, "lowerLetter", "%2)"), level(2, "lowerRoman", "(%3)"))


def test_numbers_count_and_lower_levels_start_anew() -> None:
    body = "".join(map(item, (0, 1, 1, 2, 2, 1, 0, 1, 2)))
    assert labels(body, DEEP) == ["1", "a)", "b)", "(i)", "(ii)", "c)", "2", "a)", "(i)"]


def test_every_bullet_is_the_same_bullet() -> None:
    bullets = numbering(level(0, "bullet", "\uf0b7"), level(1, "bullet", "o"))
    assert labels(item(0) + item(1), bullets) == ["·", "·"]


def test_a_number_may_name_the_levels_above() -> None:
    legal = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"),
                      level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"))
    assert labels(item(0) + item(0) + item(1) + item(2), legal) == ["I.", "II.", "II.1", "2.1.1"]


def test_a_level_above_that_was_never_used_shows_its_start() -> None:
    assert labels(item(1), numbering(level(0, "decimal", "%1", 4), level(1, "decimal", "%1.%2"))) == ["4.1"]


def test_a_list_may_start_elsewhere() -> None:
    assert labels(item() + item(), numbering(level(0, "decimal", "%1.", 7))) == ["7.", "8."]


def test_a_level_may_go_on_counting() -> None:
    going_on = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert labels(item(0) + item(1) + item(0) + item(1), going_on) == ["1", "1)", "2", "2)"]


def test_two_instances_of_a_list_count_on_unless_one_says_where_it_starts() -> None:
    more = ('<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>')
    body = item(num="1") + item(num="2") + item(num="3") + item(num="3") + item(num="1")
    assert labels(body, numbering(level(0, "decimal", "%1"), more=more)) == ["1", "2", "1", "2", "3"]


def test_an_instance_may_replace_a_level() -> None:
    more = ('<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
            f'{level(0, "upperLetter", "%1:")}</w:lvlOverride></w:num>')
    assert labels(item(num="2"), numbering(level(0, "decimal", "%1"), more=more)) == ["A:"]


def test_a_style_brings_its_list_and_its_level() -> None:
    styles = (LISTED +
              '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
              '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="A"/></w:style>')
    lists = numbering(level(0, "decimal", "%1"), level(1, "lowerLetter", "%2)", more='<w:pStyle w:val="C"/>'))
    body = "".join(p("x", f'<w:pStyle w:val="{style}"/>') for style in "ABC")
    assert labels(body, lists, styles) == ["1", "2", "a)"]


def test_a_paragraph_may_refuse_the_list_of_its_style() -> None:
    body = p("x", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p("x", '<w:pStyle w:val="A"/>')
    assert labels(body, DEEP, LISTED) == ["", "1"]


def test_styles_based_on_each_other_do_not_go_round_for_ever() -> None:
    styles = ('<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
              '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>')
    assert labels(p("x", '<w:pStyle w:val="A"/>'), DEEP, styles) == [""]


def test_a_list_may_take_its_levels_from_a_style_of_lists() -> None:
    linked = ('<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
              f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
              '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    assert labels(item(), linked) == ["1)"]


def test_a_list_that_is_not_defined_has_no_label() -> None:
    assert labels(item(num="9") + item(5), DEEP) == ["", ""]


def test_an_unknown_format_is_reported_and_read_as_decimal() -> None:
    counted = numbering(level(0, "chineseCounting", "%1."))
    assert labels(item(), counted, messages=("number-format-not-known",)) == ["1."]


def test_a_format_of_a_newer_word_falls_back() -> None:
    newer = ('<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="x">'
             '<w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback><w:numFmt w:val="upperLetter"/>'
             '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>')
    assert labels(item(), numbering(newer)) == ["A"]


@pytest.mark.parametrize(("format_", "expected"), [
    ("decimal", "12"), ("decimalZero", "12"), ("upperLetter", "L"), ("lowerRoman", "xii"), ("ordinal", "12th"),
    ("none", ""),
])
def test_formats_print_as_word_does(format_: str, expected: str) -> None:
    assert labels(item(), numbering(level(0, format_, "%1", 12))) == [expected]


def test_absurd_numbers_print_as_decimals_rather_than_fill_the_memory() -> None:
    assert (roman(999_999_999), letters(999_999_999)) == ("999999999", "999999999")
