"""What a plan says of items of an earlier plan that it no longer lists, in both formats."""

from __future__ import annotations

import time

import pytest

from ingest import readers
from ingest.document import Document, Offsets, Paragraph, Place
from ingest.pipeline import Source, ingest
from ingest.plan.dropped import read_dropped
from kg.fact import Record
from kg.vocab import WTSA
from tests.building.plan_files import Blocks, Rows, as_text, as_word

FORMATS = {"txt": as_text, "docx": as_word}
HEAD = ["Action Item", "Action", "Milestone", "Periodic goals met", "Completed"]
HEADING = "Appendix – Obsolete action items from WTSA-12 Action Plan"
NOTE = "Note – What follows is gone from the plan:"


def plan(*below: str) -> Blocks:
    return ["Plan of WTSA-16", "Resolution 9 - Tea", "resolves", Rows([HEAD, ["09-01", "TSB to act", "2020", "", ""]]), *below]


def dropped(*below: str, kind: str = "txt") -> tuple[list[tuple[str, str, str, str]], list[str]]:
    read = read_dropped(readers.read(f"plan.{kind}", FORMATS[kind](plan(*below))), "WTSA-16")
    return [(item.id, item.plan, item.instrument.code, item.remark) for item in read.value], [m.code for m in read.messages]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(("point", "expected"), [
    ("07-02;", [("07-02", "R7", "")]),
    ("22-01, 22-02 (numbers reused);", [("22-01", "R22", "numbers reused"), ("22-02", "R22", "numbers reused")]),
    ("33-02, 33-03; (R33 suppressed)", [("33-02", "R33", "R33 suppressed"), ("33-03", "R33", "R33 suppressed")]),
    ("70\u201102 and 70-09;", [("70-02", "R70", ""), ("70-09", "R70", "")]),
    ("OP-01-02.", [("OP-01-02", "O1", "")]),
])
def test_points_of_the_list(kind: str, point: str, expected: list[tuple[str, str, str]]) -> None:
    found, messages = dropped(HEADING, NOTE, point, kind=kind)
    assert found == [(number, "WTSA-12", code, remark) for number, code, remark in expected]
    assert messages == []


@pytest.mark.parametrize("heading", [
    "Completed action items of the WTSA-12 plan", "Annex 2 – Action items from WTSA-12 that were discontinued",
    "List of deleted and withdrawn action items of WTSA-12", "Action items of the WTSA-12 Action Plan that were considered completed"])
def test_other_headings_of_such_a_list(heading: str) -> None:
    assert [item[0] for item in dropped(heading, "07-02;")[0]] == ["07-02"]


@pytest.mark.parametrize("lines", [
    ("Appendix – Action items from WTSA-12 Action Plan", "07-02;"),  # nothing says that they are gone
    ("Appendix – Obsolete action items from WTSA-16 Action Plan", "07-02;"),  # this plan's own
    ("Item 07-02 is one of the obsolete action items of WTSA-12", "07-03;"),  # a sentence
    ("TSB completed all action items of WTSA-12.", "It also began 07-02.", "09-01."),
    ("TSB completed all action items of WTSA-12", "09-01."),
    ("Obsolete action items of WTSA-12 were looked at again", "09-01."),
    ("Completed action items of WTSA-12.", "09-01."),
    ("Action items completed since WTSA-12", "07-02;"),  # of which plan is not said
    ("Appendix – Obsolete Resolutions of WTSA-12", "07-02;"),
    (HEADING, "Appendix 2 – Prices", "07-02;"),
    (HEADING, "Resolution 10 - Cake", "07-02;"),
])
def test_what_is_no_such_list(lines: tuple[str, ...]) -> None:
    assert dropped(*lines) == ([], [])


@pytest.mark.parametrize(("style", "expected"), [("Heading 2", ["07-02"]), ("Normal", []), ("", [])])
def test_what_has_the_style_of_a_heading_is_one(style: str, expected: list[str]) -> None:
    heading = Paragraph("What became of completed action items of WTSA-12", Place(), Offsets(((0, 0),)), style=style)
    document = Document("", (heading, Paragraph("07-02;", Place(), Offsets(((0, 0),)))), "docx", {}, ())
    assert [item.id for item in read_dropped(document, "WTSA-16").value] == expected


def test_a_point_of_another_form_is_reported_and_the_others_are_read() -> None:
    found, messages = dropped(HEADING, "07-02;", "Item 08-01 was moved to the shed", "09-03.")
    assert ([item[0] for item in found], messages) == (["07-02", "09-03"], ["dropped-item-not-understood"])


@pytest.mark.parametrize("kind", FORMATS)
def test_each_dropped_item_is_a_record_with_its_quotes_and_no_action_item(kind: str) -> None:
    data = FORMATS[kind](plan(HEADING, NOTE, "07-02 (done);", "09-01."))
    records = ingest(Source("plan", f"plan.{kind}", data)).records
    found = [record for record in records if record.type == WTSA.DroppedItem]
    assert [record.iri.partition("/id/")[2] for record in found] == [f"dropped-item/wtsa-16/wtsa-12/{n}" for n in ("07-02", "09-01")]
    assert [e.quote for e in found[0].evidence] == ["07-02", HEADING, NOTE, "done"]
    assert said(found[0], "resolution").endswith("/resolution/wtsa/7")
    assert said(found[1], "ofEarlierPlan").endswith("/event/wtsa-12")
    assert [record.iri.rpartition("/")[2] for record in records if record.type == WTSA.ActionItem] == ["09-01"]


def said(record: Record, name: str) -> str:
    return next(str(getattr(value, "value", value)) for predicate, value in record.values if predicate == WTSA[name])


def lists(*lines: str) -> Document:
    return Document("", tuple(Paragraph(line, Place(), Offsets(((0, 0),))) for line in (HEADING, *lines)), "txt", {}, ())


def seconds(document: Document) -> float:
    start = time.process_time()
    read_dropped(document, "WTSA-16")
    return time.process_time() - start


@pytest.mark.parametrize("joint", [", ", " ", "  ", " and ", " ; "])
def test_reading_grows_with_the_list(joint: str) -> None:
    lines = [("07-02" + joint) * 200 + "!"]
    shorter, longer = (min(seconds(lists(*lines * times)) for _ in range(3)) for times in (100, 200))
    assert longer < 10 * shorter + 0.05


@pytest.mark.parametrize("joint", [", ", " ", "  ", "   ", " and ", " ; ", " & "])
@pytest.mark.parametrize("tail", ["!", "and more", "(", "07-"])
def test_a_long_row_of_numbers_that_is_no_point_is_refused_at_once(joint: str, tail: str) -> None:
    assert seconds(lists(("07-02" + joint) * 30 + tail)) < 0.5
    assert seconds(lists(("07-02" + joint) * 10_000 + tail)) < 0.5


@pytest.mark.parametrize("joint", [",", ", ", " ", "; ", " and ", " & ", " , "])
def test_numbers_are_joined_by_blanks_stops_or_a_word(joint: str) -> None:
    assert [item[0] for item in dropped(HEADING, f"07-02{joint}07-03{joint}07-04;")[0]] == ["07-02", "07-03", "07-04"]
