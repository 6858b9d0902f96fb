"""`kg views`, `kg network` and what `kg export` does with views and calendars."""

from __future__ import annotations

import os
from pathlib import Path

import networkx as nx
import pytest

from kg.network.view import views
from kg.saved import Library
from tests.commands.conftest import Kg
from tests.small_graph import ID

TIES = """\
#+ summary: Which resolutions name whom
SELECT ?node ?linkedNode ?edgeLabel WHERE { ?node wtsa:actionBy ?linkedNode . BIND("names" AS ?edgeLabel) }
"""
DAYS = """\
#+ summary: Days
#+ params:
#+   name: {type: string, default: Assembly, label: Name}
SELECT ?event ?eventLabel ?start ?end ?city WHERE {
  VALUES (?event ?start ?end ?city) {
    (<https://example.org/e/1> "2022-03-01" "2022-03-09" "Geneva") (<https://example.org/e/2> "2021-12" "2021-12" "")
    (<https://example.org/e/3> "2021" "2021" "") }
  BIND(CONCAT($name, ", \\u0007; day\\none") AS ?eventLabel)
}
"""


@pytest.fixture
def own(kg: Kg, tmp_path: Path) -> Kg:
    """`kg` with two queries of the user's own below `mine/`."""
    (tmp_path / "mine" / "views").mkdir(parents=True)
    (tmp_path / "mine" / "views" / "named.rq").write_text(TIES, "utf-8")
    (tmp_path / "mine" / "days.rq").write_text(DAYS, "utf-8")
    return lambda *words: kg(*words, "--queries", "mine")


def test_views_are_listed_with_a_sentence(own: Kg) -> None:
    out = own("views").out
    assert all(f"\n{view.name} " in out and view.query.summary in out for view in views(Library.shipped()))
    assert "\nnamed " in out


def test_a_view_is_written_by_its_ending(own: Kg) -> None:
    for ending in ("gexf", "graphml", "cyjs", "json", "dot", "svg", "html"):
        ran = own("export", "--view", "named", "-o", f"out.{ending}")
        assert (ran.code, ran.err) == (0, "")
        assert "SG17" in Path(f"out.{ending}").read_text("utf-8")
    assert nx.read_gexf("out.gexf").number_of_edges() == 1


def test_tables_are_two_files_side_by_side(own: Kg) -> None:
    ran = own("export", "--view", "named", "-o", "out.csv")
    assert (ran.code, ran.err) == (0, "wrote out.nodes.csv and out.edges.csv\n")
    assert len(Path("out.nodes.csv").read_text().splitlines()) == 3
    own("export", "--view", "named", "--format", "neo4j", "-o", "graph.v2", "-q")
    assert Path("graph.v2.nodes.csv").read_text().startswith("iri:ID,")
    ran = own("export", "--view", "named", "--format", "csv")
    assert (ran.code, ran.err) == (2, "kg: csv is 2 files, which standard output cannot hold\n  name them: -o out.csv\n")


def test_any_saved_query_with_the_columns_can_be_drawn(own: Kg, tmp_path: Path) -> None:
    (tmp_path / "mine" / "plain.rq").write_text(TIES, "utf-8")
    assert own("export", "--view", "plain", "--format", "json").code == 0


@pytest.mark.parametrize(("words", "message"), [
    (("--view", "lineag", "-o", "x.svg"), "there is no view 'lineag'; did you mean lineage?"),
    (("--view", "named", "-o", "x.gefx"), "unknown format 'gefx'; did you mean gexf?"),
    (("--view", "named", "--format", "svgg"), "unknown format 'svgg'; did you mean svg?"),
    (("--view", "named"), "which format?"),
    (("--view", "named", "-o", "no/where/x.svg"), "no/where/x.svg: cannot be written: there is no such folder"),
    (("--view", "resolutions", "-o", "x.svg"), "it has no column ?node and ?linkedNode"),
    (("--view", "named", "-p", "a=b", "-o", "x.svg"), "there is no parameter 'a'"),
    (("--view", "resolution-neighbourhood", "-o", "x.svg"), "parameter resolution is missing"),
    (("--view", "named", "--timeline", "-o", "x.gexf"), "a timeline cannot be written as gexf\n  formats: svg, png, pdf\n"),
    (("--view", "named", "-o", "z"), "which format?\n  --format FORMAT, or -o FILE with its ending; formats: gexf"),
    (("--view", "named", "-o", "x.ics"), "a view cannot be written as ics"),
    (("--calendar", "-o", "x.csv"), "a calendar cannot be written as csv\n  formats: ics, svg, png, pdf\n"),
    (("--calendar", "--format", "icss"), "unknown format 'icss'; did you mean ics?"),
    (("--calendar", "resolutions", "-o", "x.ics"), "it has no column ?event and ?eventLabel"),
    (("--calendar", "-o", "x.html"), "a calendar cannot be written as html"),
    (("--timeline",), "belong to a view"),
    (("--view", "named", "--frame", "ActionItem", "-o", "x.html"), "--frame belongs to the graph, not to a view or a calendar"),
    (("--calendar", "--reified", "-o", "x.ics"), "--reified belongs to the graph"),
    (("--view", "a", "--calendar"), "not allowed with argument")])
def test_wrong_use_is_one_message(own: Kg, words: tuple[str, ...], message: str) -> None:
    ran = own("export", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert not list(Path().glob("x.*"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything cannot be locked out")
def test_a_locked_folder_is_a_message(own: Kg) -> None:
    Path("locked").mkdir(mode=0o500)
    assert "the folder cannot be written" in own("export", "--view", "named", "-o", "locked/x.svg").err


def test_no_answer_is_an_empty_file_and_a_note(own: Kg) -> None:
    ran = own("export", "--view", "topics", "-o", "x.gexf")
    assert (ran.code, ran.err) == (0, "the graph has no answer to the view topics: the file is valid and empty\n")
    assert nx.read_gexf("x.gexf").number_of_nodes() == 0


def test_measures_are_tables(own: Kg) -> None:
    ran = own("network", "named", "--measure", "degree", "--format", "csv")
    assert ran.out == "Thing,Kind,Degree\r\nR50,resolution,1\r\nSG17,study group,1\r\n"
    assert ran.err == "2 things, 1 relations, 1 communities, 1 bridges\n"
    assert own("network", "named", "--measure", "bridges", "--format", "csv", "-q").out == "From,Relation,To,Weight\r\nR50,names,SG17,1\r\n"
    assert "did you mean betweenness?" in own("network", "named", "--measure", "betweeness").err
    assert "Betweenness" in own("network", "named").out


def test_events_are_a_calendar(own: Kg) -> None:
    icalendar = pytest.importorskip("icalendar")
    ran = own("export", "--calendar", "days", "-p", "name=WTSA", "-o", "days.ics")
    assert (ran.code, ran.err) == (0, "2 entries; 1 without a day or a month are left out\n")
    data = Path("days.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\x07" not in data
    month, day = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (str(day["summary"]), str(day["location"])) == ("WTSA, �; day one", "Geneva")
    assert (str(day.decoded("dtstart")), str(day.decoded("dtend"))) == ("2022-03-01", "2022-03-10")
    assert str(month["summary"]).endswith("(some time in this month)")
    assert own("export", "--calendar", "days", "-p", "name=WTSA", "--format", "ics").data == data


def test_events_are_a_timeline(own: Kg) -> None:
    assert own("export", "--calendar", "days", "-o", "days.svg").code == 0
    assert "Assembly" in Path("days.svg").read_text("utf-8")
    assert own("export", "--view", "lineage", "--timeline", "-o", "x.svg").code == 0
    assert "Nothing to show" in Path("x.svg").read_text("utf-8")


def test_facts_only_leaves_quotes_out(own: Kg) -> None:
    assert own("export", "--view", "named", "--facts-only", "--format", "html").code == 0
    assert ID not in own("export", "--view", "named", "--facts-only", "--format", "svg").out
