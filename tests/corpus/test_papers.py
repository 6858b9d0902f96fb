"""The papers of the corpus, each of their tables row by row, and the questions about them with verified answers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from ingest.pipeline import Ingested, load, read
from kg.fact import Record
from kg.shapes import Severity, validate
from kg.store import GraphStore
from kg.vocab import WTSA
from tests.conftest import PAPERS
from tests.corpus.conftest import ask

REGIONS = {"Arab Standardization Team": "AST"}


def of(one: Ingested, kind: str) -> list[Record]:
    return [record for record in one.records if record.type == WTSA[kind]]


def value(record: Record, name: str) -> str:
    return next((v.value for p, v in record.values if p == WTSA[name]), "")


def test_every_quote_of_the_papers_stands_at_its_place(corpus: Any, papers: tuple[Ingested, ...]) -> None:
    for name, one in zip(PAPERS, papers, strict=True):
        _, document = read(load(corpus / name))
        evidence = [e for record in one.records for e in record.evidence]
        assert all(document.text[e.start:e.end] == e.quote for e in evidence)
        assert all(e.quote.strip() for e in evidence)


def test_each_line_of_the_table_of_meetings_gives_its_meetings(corpus: Any, papers: tuple[Ingested, ...]) -> None:
    """Against the text itself: each line with a month has as many meetings as it has parts with one."""
    lines = (corpus / PAPERS[0]).read_text("utf-8").split("\n")
    month = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
    found = Counter(re.sub(r"\D+", " ", r.evidence[0].place).split()[-1] for r in of(papers[0], "MeetingPlan") if value(r, "organizer"))
    wanted = {str(n): sum(bool(month.search(part)) for part in line.split(";")) for n, line in enumerate(lines, 1)
              if 67 < n < 126 and month.search(line)}
    assert found == wanted
    assert sum(wanted.values()) == 54


def test_each_row_of_the_table_of_resolutions_gives_its_listings(corpus: Any, papers: tuple[Ingested, ...]) -> None:
    lines = (corpus / PAPERS[0]).read_text("utf-8").split("\n")
    wanted = [(number, f"table 2, line {n}") for n, line in enumerate(lines, 1) if 157 < n < 172
              for number in re.findall(r"Resolution (\d+)", line)]
    found = [(value(r, "numberAsPrinted"), r.evidence[0].place) for r in of(papers[0], "InstrumentListing")]
    assert found == wanted
    for record in of(papers[0], "InstrumentListing"):
        assert value(record, "titleAsPrinted") in lines[int(record.evidence[0].place.rpartition(" ")[2]) - 1]


def test_each_cell_of_the_plenipotentiary_paper_gives_its_listings(corpus: Any, papers: tuple[Ingested, ...]) -> None:
    text = (corpus / PAPERS[2]).read_text("utf-8")
    wanted = re.findall(r"RES:? (\d+)", text)
    found = of(papers[2], "InstrumentListing")
    assert [value(r, "numberAsPrinted") for r in found] == wanted
    assert len(set(wanted)) == 29
    areas = defaultdict(list)
    for record in found:
        areas[value(record, "issueArea").rpartition("/")[2]].append(value(record, "numberAsPrinted"))
    assert areas["wsis-10-digital-economy-and-sdgs"] == ["140", "200", "201", "204", "205"]  # goes on over a page
    assert areas["access-and-infrastructure"] == ["137", "139", "186", "203"]
    assert len(areas) == 9
    assert all(value(r, "listsInstrument").endswith(f"/resolution/pp/{value(r, 'numberAsPrinted')}") for r in found)


def test_what_is_wrong_in_the_papers_is_reported(papers: tuple[Ingested, ...]) -> None:
    noticed = [(m.code, m.place) for one in papers for m in one.messages]
    assert noticed == [("year-missing", "table 1, line 83"), ("year-missing", "table 1, line 100"),
                       ("bracket-not-closed", "table 2, line 165"), ("date-missing", "")]


def test_what_is_printed_stays(papers: tuple[Ingested, ...]) -> None:
    (wrong,) = (r for r in of(papers[0], "InstrumentListing") if value(r, "numberAsPrinted") == "67")
    assert value(wrong, "titleAsPrinted").startswith("Non-discriminatory access")
    printed = {value(r, "nameAsPrinted"): value(r, "mentions").rpartition("/")[2] for r in of(papers[2], "OrganizationMention")}
    assert printed["CITEC"] == "citel"


def test_cq_37_resolutions_by_issue_area(corpus_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-37"]
    by_area: dict[str, list[str]] = defaultdict(list)
    for row in ask(corpus_graph, "internet-related-resolutions", conference="WTSA-20"):
        by_area[row["issueAreaLabel"].replace("’", "'")].append(f"R{row['number']}")
    assert by_area == expected["by_issue_area"]
    assert sum(map(len, by_area.values())) == expected["count"]


def test_cq_47_meetings_by_organization_and_mode(corpus_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-47"]
    found = {r["organizationLabel"]: {"total": r["meetings"], "in_person": r["inPerson"], "virtual": r["virtual"], "hybrid": r["hybrid"],
                                      "correspondence": r["byCorrespondence"], "not_stated": r["notStated"]}
             for r in ask(corpus_graph, "preparatory-meetings-by-mode", conference="WTSA-20")}
    assert found == {REGIONS.get(name, name): counts for name, counts in expected["by_organization"].items()}
    for mode, wanted in (("in person", expected["in_person_places"]), ("hybrid", expected["hybrid_places"])):
        placed = sorted([r["organizationLabel"], _span(r["start"], r["end"]), f"{r['city']}, {r['country']}"]
                        for r in ask(corpus_graph, "preparatory-meetings", conference="WTSA-20") if r["modeLabel"] == mode)
        assert placed == sorted([REGIONS.get(org, org), dates, place] for org, dates, place in wanted)


def _span(start: str, end: str) -> str:
    """"2019-09-27" and "2019-10-01" as "2019-09-27/10-01", the way the answers write it."""
    if start == end:
        return start
    same = 8 if start[:7] == end[:7] else 5 if start[:4] == end[:4] else 0
    return f"{start}/{end[same:]}"


def test_cq_49_meetings_of_the_page(corpus_graph: GraphStore, answers: dict[str, Any]) -> None:
    expected = answers["CQ-49"]
    rows = ask(corpus_graph, "preparatory-meetings", conference="WTSA-24")
    assert Counter(r["organizationLabel"] for r in rows) == expected["per_organization"]
    modes = Counter(r["modeLabel"] for r in rows)
    assert modes["virtual"] == len(expected["online_or_virtual"])
    assert modes["hybrid"] == len(expected["hybrid"])
    wanted = Counter((org, place) for org, _, _, _, place in expected["meetings"])
    placed = Counter((r["organizationLabel"], ", ".join(filter(None, (r["city"], r["country"]))) or None) for r in rows)
    assert placed == wanted
    pairs = ask(corpus_graph, "overlapping-meetings", conference="WTSA-24")
    assert Counter(r["overlap"] for r in pairs) == {"yes": len(expected["overlapping"]),
                                                   "undecidable: only the month is known": len(expected["overlap_undecidable"])}
    without = [r["name"] for r in ask(corpus_graph, "organizations-without-meeting")]
    assert without == ["Arab Standardization Team", "Regional Commonwealth in the field of Communications"]


def test_the_moves_of_wtsa_20(corpus_graph: GraphStore) -> None:
    rows = {(r["stateLabel"], r["start"], r["end"], r["city"]) for r in ask(corpus_graph, "conference-schedules", conference="WTSA-20")}
    assert {("rescheduled", "2021-02-28", "2021-03-05", "Hyderabad"), ("planned", "2022-03-01", "2022-03-09", "Geneva")} <= rows
    assert any(state == "held" for state, *_ in rows)


def test_proposals_and_the_groups_they_went_to(corpus_graph: GraphStore) -> None:
    went = {r["about"]: r["bodies"].split() for r in ask(corpus_graph, "proposals") if r["about"]}
    assert went["New addressing and routing scheme"] == ["SG13"]
    assert went["over-the-top TV"] == ["SG16", "SG9"]
    assert "TSAG" in went['develop a "New IP protocol system"']


def test_each_edition_that_is_listed_was_adopted_by_a_known_assembly(corpus_graph: GraphStore) -> None:
    rows = list(corpus_graph.select("""SELECT DISTINCT ?edition ?assembly WHERE { ?l a wtsa:InstrumentListing ; wtsa:namesEdition ?edition .
        OPTIONAL { ?edition wtsa:adoptedBy ?assembly } }"""))
    assert len(rows) == 13
    assert {row["assembly"].value.rpartition("/")[2] for row in rows} == {"wtsa-16", "wtsa-12"}


def test_the_four_documents_break_no_shape(corpus_graph: GraphStore) -> None:
    assert [f for f in validate(corpus_graph) if f.severity >= Severity.VIOLATION] == []
