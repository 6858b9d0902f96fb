"""Tables for people: as wide as the terminal, wrapped at spaces, whole in a pipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.export.layout import column_widths, text_width, wrapped
from kg.export.table import Table, table_as
from kg.output import Terminal
from tests.commands.conftest import Kg
from tests.commands.test_command_line import on_a_terminal

TABLE = Table(("Item", "About", "Bodies", "Count"), (
    ("20-03", "Report on the numbering of everything that moves in the network", "SG2 SG11 SG13 SG17", 12),
    ("22-01", "short", "TSAG", 3)))
LONG = "SELECT ('20-03' AS ?item) ('" + "word " * 40 + "' AS ?about) {}"


def lines(width: int) -> list[str]:
    return table_as(TABLE, "table", Terminal(width, colour=False)).decode().splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_a_table_is_as_wide_as_the_terminal_and_breaks_no_word(width: int) -> None:
    found = lines(width)
    assert max(map(text_width, found)) <= width
    assert {"20-03", "Report", "numbering", "everything", "network", "SG13", "TSAG"} <= set(" ".join(found).split())


def test_where_no_width_would_do_words_stay_whole_all_the_same() -> None:
    assert {"20-03", "numbering", "everything"} <= set(" ".join(lines(10)).split())


def test_a_name_that_somebody_will_copy_stays_whole() -> None:
    table = Table(("Name", "Question"), (("study-groups-and-organizations", "Who works with whom " * 5),))
    assert "study-groups-and-organizations" in table_as(table, "table", Terminal(30, colour=False)).decode()


def test_numbers_stand_on_the_right() -> None:
    assert [line[-5:] for line in lines(200)] == ["Count", "-----", "   12", "    3"]


@pytest.mark.parametrize(("text", "width", "expected"), [
    ("", 3, [""]), ("a b c", 3, ["a b", "c"]), ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]), ("日本語 x", 4, ["日本", "語 x"])])
def test_wrapping(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


def test_the_widest_column_gives_way() -> None:
    assert column_widths([["SG17"], ["two words and more of them"], ["three words here"]], 40) == [4, 16, 16]


def test_a_pipe_gets_whole_rows_unless_columns_ask_for_a_width(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kg("sparql", LONG).out.count("\n") == 3
    monkeypatch.setenv("COLUMNS", "60")
    narrow = kg("sparql", LONG).out
    assert max(map(len, narrow.splitlines())) <= 60
    assert narrow.count("word") == 40
    assert "\x1b" not in narrow
    kg("sparql", LONG, "-o", "x.txt", "--format", "table")
    assert Path("x.txt").read_text().count("\n") == 3


def test_a_terminal_shows_the_same_table(shared_store: Path) -> None:
    seen = on_a_terminal("sparql", LONG, "--store", str(shared_store), COLUMNS="60", NO_COLOR="1").replace("\r\n", "\n")
    assert max(map(len, seen.splitlines())) <= 60
    assert seen.count("word") == 40


@pytest.mark.parametrize("words", [("sparql", "SELECT * { ?s ?p ?o }", "-o", "a.docx"), ("facts", "-o", "x.parquet"),
                                   ("export", "-o", "g.bogus"), ("query", "-q", "SELECT * { ?s ?p ?o }", "-o", "a.docx")])
def test_an_ending_that_names_no_format_is_refused(kg: Kg, words: tuple[str, ...]) -> None:
    refused = kg(*words)
    assert refused.code == 2
    assert "has the ending" in refused.err
    assert "formats:" in refused.err
    assert not Path(words[-1]).exists()


def test_a_flag_wins_over_an_unknown_ending(kg: Kg) -> None:
    assert kg("sparql", "SELECT ?s { ?s ?p ?o }", "--format", "csv", "-o", "a.docx").code == 0


def test_an_unknown_format_in_the_settings_is_refused(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_FORMAT", "zzz")
    refused = kg("sparql", "SELECT ?s { ?s ?p ?o }")
    assert refused.code == 2
    assert "KG_FORMAT: unknown format 'zzz'" in refused.err


def test_a_file_without_a_name_is_refused(kg: Kg) -> None:
    refused = kg("sparql", "SELECT ?s { ?s ?p ?o }", "-o", "")
    assert (refused.code, "the file has no name" in refused.err) == (2, True)
