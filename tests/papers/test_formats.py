"""The same paper in every format gives the same facts, each with a quote that stands at its place."""

from __future__ import annotations

import pytest

from ingest.pipeline import Ingested, Source, ingest, read
from kg.fact import Record
from kg.term import Literal
from kg.vocab import WTSA
from tests.papers.invented import FILES, HTML, PDF, TITLE


def ingested(name: str, data: bytes | None = None) -> Ingested:
    return ingest(Source("paper", name, FILES[name] if data is None else data))


def of(one: Ingested, kind: str) -> list[Record]:
    return [record for record in one.records if record.type == WTSA[kind]]


def value(record: Record, name: str) -> str:
    return next((v.value for p, v in record.values if p == WTSA[name]), "")


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_facts(name: str) -> None:
    one = ingested(name)
    listings = [(value(r, "numberAsPrinted"), value(r, "editionAsPrinted"), value(r, "titleAsPrinted"),
                 value(r, "issueArea").rpartition("/")[2]) for r in of(one, "InstrumentListing")]
    assert listings == [
        ("20", "Rev. Hammamet, 2016", "Numbering", "names-and-numbers"),
        ("47", "Rev. Dubai, 2012", "Top-level names", "names-and-numbers"),
        ("64", "Rev. Hammamet, 2016", "Addresses", "names-and-numbers"), ("50", "Rev. Hammamet, 2016", "Cybersecurity", "security")]
    meetings = [(value(r, "organizer").rpartition("/")[2], value(r, "startDate"), value(r, "endDate"), value(r, "mode").rpartition("#")[2],
                 value(r, "city")) for r in of(one, "MeetingPlan") if value(r, "organizer")]
    assert meetings == [("apt", "2024-02-05", "2024-02-06", "Virtual", ""), ("apt", "2024-08-19", "2024-08-23", "InPerson", "Bangkok"),
                        ("atu", "2024-04-15", "2024-04-19", "ToBeConfirmed", "")]
    (conference,) = (r for r in of(one, "MeetingPlan") if not value(r, "organizer"))
    assert (value(conference, "event").rpartition("/")[2], value(conference, "startDate"), value(conference, "city")) == (
        "wtsa-24", "2024-10-15", "New Delhi")
    cited = {value(r, "mentions").partition("/resolution/")[2] for r in of(one, "InstrumentMention")}
    assert cited == {"pp/130", "wtsa/2"}
    assert [m for m in one.messages if m.level > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_every_quote_stands_at_its_place(name: str) -> None:
    _, document = read(Source("paper", name, FILES[name]))
    evidence = [e for record in ingested(name).records for e in record.evidence]
    assert len(evidence) > 20
    assert all(document.text[e.start:e.end] == e.quote and e.quote.strip() and e.place for e in evidence)


def test_the_page_of_a_pdf_is_in_the_place() -> None:
    one = ingest(Source("paper", "paper.pdf", PDF))
    places = {value(r, "numberAsPrinted"): r.evidence[0].place for r in of(one, "InstrumentListing")}
    assert places["20"].startswith("page 2, table ")
    assert places["50"].startswith("page 3, table ")


def test_the_paper_says_what_it_is() -> None:
    source = ingested("paper.txt").records[0]
    said = {p.value.rpartition("/")[2]: v.value for p, v in source.values if isinstance(v, Literal)}
    assert said == {"title": TITLE, "issued": "2024-05-04"}


def test_scripts_styles_and_menus_are_no_text() -> None:
    _, document = read(Source("paper", "paper.html", HTML.encode()))
    assert all(word not in document.text for word in ("hidden", "color", "Menu", "no text"))


def test_the_same_bytes_give_the_same_records() -> None:
    assert all(ingested(name) == ingested(name) for name in FILES)
