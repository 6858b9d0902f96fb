"""What is wrong in a paper is reported with its place, and the rest is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import readers
from ingest.pipeline import Source, ingest, read
from kg.fact import Record
from kg.messages import UnreadableDocument
from tests.papers.invented import FILES, HTML, OPENING, TEXT, TITLE
from tests.papers.test_formats import of, value
from tests.readers.pdf_files import pdf_file, ruled, text


def paper(body: str) -> str:
    return f"{TITLE}\n\n{OPENING}\n\n{body}\n"


def told(body: str, name: str = "paper.txt") -> dict[str, str]:
    return {m.code: m.place for m in ingest(Source("paper", name, paper(body).encode())).messages}


def records(body: str, kind: str) -> list[Record]:
    return of(ingest(Source("paper", "paper.txt", paper(body).encode())), kind)


MEETINGS = """Table 1 - Regional meetings

Organization Dates
Arab Standardization Team {line}
2 September 2021, Virtual meeting;
3 May 2022, Cairo, Egypt"""
LISTINGS = """Table 2 - Resolutions

Area Resolution
Names {line}
Resolution 48 (Rev. Dubai, 2012) – Other names
Resolution 2 – Groups"""


def meetings(line: str) -> list[tuple[str, str, str, bool]]:
    return [(value(r, "startDate"), value(r, "endDate"), value(r, "mode").rpartition("#")[2], value(r, "isTentative") == "true")
            for r in records(MEETINGS.format(line=line), "MeetingPlan") if value(r, "organizer")]


REST = [("2021-09-02", "2021-09-02", "Virtual", False), ("2022-05-03", "2022-05-03", "InPerson", False)]


@pytest.mark.parametrize(("line", "expected"), [
    ("6-9 December 2021; January 2022 (TBC)", [
        ("2021-12-06", "2021-12-09", "NotStated", False), ("2022-01", "2022-01", "NotStated", True)]),
    ("4-6 May 2020, Tunis, Tunisia 7-9 June 2020, Virtual meeting", [
        ("2020-05-04", "2020-05-06", "InPerson", False), ("2020-06-07", "2020-06-09", "Virtual", False)]),
    ("18-21 August, Virtual meeting;", [("--08-18", "--08-21", "Virtual", False)]),
    ("19-22 October 2021, Tunis Tunisia, Hybdrid meeting;", [("2021-10-19", "2021-10-22", "Hybrid", False)]),
    ("1-3 March. 2021, e-meeting;", [("2021-03-01", "2021-03-03", "Virtual", False)]),
    ("30 June – 1 July 2020, by correspondence;", [("2020-06-30", "2020-07-01", "ByCorrespondence", False)]),
    ("5 May 2021, venue to be announced;", [("2021-05-05", "2021-05-05", "ToBeConfirmed", True)]),
    ("5 May 2021, in person and online, Tunis, Tunisia;", [("2021-05-05", "2021-05-05", "Hybrid", False)]),
])
def test_lines_of_meetings(line: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert meetings(line) == [*expected, *REST]


def test_a_missing_year_is_reported_and_never_taken_from_another_line() -> None:
    assert told(MEETINGS.format(line="18-21 August, Virtual meeting;"))["year-missing"] == "table 1, line 8"


def test_an_impossible_date_is_reported_and_kept() -> None:
    assert told(MEETINGS.format(line="36 August 2020, Virtual meeting;"))["impossible-date"] == "table 1, line 8"


def test_an_organization_that_nobody_knows_has_a_row_of_its_own() -> None:
    body = MEETINGS.format(line="1 May 2021, online;") + ";\nPacific Lantern League (PLL) 3 June 2022, Suva, Fiji"
    found = records(body, "MeetingPlan")
    assert value(found[-1], "organizer").endswith("/organization/pacific-lantern-league-pll")
    assert value(found[-1], "city") == "Suva"


def test_a_bracket_that_never_closes_is_reported_and_the_title_is_read() -> None:
    body = LISTINGS.format(line="Resolution 67 (Access and use of things")
    assert told(body)["bracket-not-closed"] == "table 1, line 8"
    titles = {value(r, "numberAsPrinted"): value(r, "titleAsPrinted") for r in records(body, "InstrumentListing")}
    assert titles == {"67": "Access and use of things", "48": "Other names", "2": "Groups"}


def test_a_number_that_no_body_has_is_reported_and_kept() -> None:
    body = LISTINGS.format(line="Resolution 4711 – Perfume")
    assert told(body)["number-of-no-instrument"] == "table 1, line 8"
    assert {value(r, "numberAsPrinted") for r in records(body, "InstrumentListing")} == {"4711", "48", "2"}


def test_an_edition_that_no_assembly_matches_is_reported_and_kept() -> None:
    body = LISTINGS.format(line="Resolution 50 (Rev. Atlantis, 2015) – Cybersecurity")
    assert told(body)["edition-of-no-conference"] == "table 1, line 8"
    found = {value(r, "numberAsPrinted"): value(r, "namesEdition").partition("/resolution/")[2] for r in records(body, "InstrumentListing")}
    assert found == {"50": "wtsa/50/2015", "48": "wtsa/48/2012", "2": ""}


def test_a_paper_without_its_tables_says_which_are_missing() -> None:
    without = TEXT[:TEXT.index("Table 1")] + "Table 1 lists the meetings.\n\n" + TEXT[TEXT.index("Role"):]
    one = ingest(Source("paper", "paper.txt", without.encode()))
    assert [m.code for m in one.messages] == ["tables-missing"]
    assert "Table 1" in one.messages[0].text
    assert of(one, "InstrumentMention")


def test_a_header_that_repeats_over_pages_with_empty_cells_makes_one_table() -> None:
    pages = [[text(60, 800, TITLE, 18, "F2"), text(60, 770, OPENING),
              *ruled(60, 740, (120, 380), (("Issues", "Plenipotentiary Resolutions"), ("Access", "RES 137: Networks")))],
             ruled(60, 780, (120, 380), (("Issues", "Plenipotentiary Resolutions"), ("", "RES 139: Divide"),
                                         ("Other", "RES: 146: Review")))]
    one = ingest(Source("paper", "a.pdf", pdf_file(*pages)))
    listings = of(one, "InstrumentListing")
    found = [(value(r, "listsInstrument").partition("/resolution/")[2], value(r, "issueArea").rpartition("/")[2])
             for r in listings]
    assert found == [("pp/137", "access"), ("pp/139", "access"), ("pp/146", "other")]


def test_a_table_of_other_things_is_noted_and_left() -> None:
    body = "| Tea | Cake |\n|---|---|\n| 2 | 3 |\n"
    assert told(body, "paper.md")["table-not-understood"] == "table 1"


def test_rowspan_keeps_the_label() -> None:
    rows = ("<tr><th>Area</th><th>Resolution</th></tr><tr><td rowspan=2>Names</td><td>Resolution 47 – One</td></tr>"
            "<tr><td>Resolution 48 – Two</td></tr><tr><td>Security</td><td>Resolution 50 – Three</td></tr>")
    one = ingest(Source("paper", "a.html", f"<h1>{TITLE}</h1><p>{OPENING}</p><table>{rows}</table>".encode()))
    assert [value(r, "issueArea").rpartition("/")[2] for r in of(one, "InstrumentListing")] == ["names", "names", "security"]


@pytest.mark.parametrize(("data", "code"), [
    (HTML.replace('charset="utf-8"', 'charset="windows-1252"').replace("India", "Bogotá").encode("cp1252"), None),
    (HTML.replace('charset="utf-8"', 'charset="iso-8859-5"').encode("iso-8859-5"), None),
    (HTML.replace('<meta charset="utf-8">', "").encode("utf-16"), None),
    (HTML.replace('<meta charset="utf-8">', "").replace("India", "Bogotá").encode("cp1252"), "encoding-not-declared"),
    (HTML.replace('charset="utf-8"', 'charset="klingon"').encode(), "encoding-unknown"),
    (HTML.encode().replace(b"India", b"Indi\xff"), "bytes-not-of-the-encoding"),
])
def test_a_page_in_another_encoding_is_read(data: bytes, code: str | None) -> None:
    one = ingest(Source("paper", "a.html", data))
    assert [m.code for m in one.messages] == ([code] if code else [])
    assert all(m.place for m in one.messages)
    assert len(of(one, "InstrumentListing")) == 4
    if "Bogot" in data.decode("latin-1"):
        assert "Bogotá" in read(Source("paper", "a.html", data))[1].text


@pytest.mark.parametrize("name", ["paper.txt", "paper.md"])
@pytest.mark.parametrize(("encoding", "code", "line"), [
    ("utf-8", None, 5), ("utf-8-sig", None, 5), ("utf-16", None, 5), ("cp1252", "encoding-not-declared", 5),
])
def test_text_in_another_encoding_is_read(name: str, encoding: str, code: str | None, line: int) -> None:
    data = FILES[name].decode().replace("New Delhi, India", "Bogotá, Colombia – in person").encode(encoding)
    one = ingest(Source("paper", name, data))
    assert [(m.code, m.place) for m in one.messages] == ([(code, f"line {line}")] if code else [])
    (conference,) = (r for r in of(one, "MeetingPlan") if not value(r, "organizer"))
    assert value(conference, "city") == "Bogotá"


def test_a_byte_that_is_not_of_the_encoding_is_reported_and_the_rest_is_read() -> None:
    data = TEXT.replace("4 May 2024", "4 May 2024\n\nBogotá, Asunción, São Paulo").encode().replace(b"in New Delhi", b"in\xa0New Delhi")
    one = ingest(Source("paper", "paper.txt", data))
    assert [(m.code, m.place) for m in one.messages] == [("bytes-not-of-the-encoding", "line 7")]
    assert len(of(one, "InstrumentListing")) == 4


@pytest.mark.parametrize(("name", "data", "words"), [
    ("a.pdf", pdf_file([]), "pictures"),
    ("a.pdf", FILES["paper.pdf"][:300], "damaged"),
    ("a.pdf", b"not a PDF", "does not begin as one"),
    ("a.html", b"<html><script>x</script></html>", "no text"),
    ("a.html", b" ", "empty"),
    ("a.md", b"caf\xe9", "no table of an action plan"),
    ("a.md", b"\xe9\x01\x02", "so it is no text"),
    ("a.txt", b"A letter about nothing.\n", "no conference of ITU"),
    ("a.html", b"<p>A letter about nothing.</p>", "no table of an action plan"),
])
def test_what_is_neither_plan_nor_paper_is_refused_with_one_message(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        ingest(Source("a", name, data))
    assert words in str(refused.value)
    assert name in refused.value.place


@pytest.mark.parametrize(("name", "data", "codes"), [
    ("photos.html", b"<h1>WTSA-24 photographs</h1><p>Click on one.</p>", ["nothing-said", "date-missing"]),
    ("photos.txt", b"WTSA-24 photographs\n\n4 May 2024\n\nClick on one.\n", ["nothing-said"]),
    ("notes.md", b"# Notes\n\nWTSA-20 was nice. WTSA-20 was long. WTSA-20 was hot.\n", ["nothing-said", "title-missing", "date-missing"]),
    ("hotel.txt", f"{OPENING} WTSA-24, again: WTSA-24.\n".encode(), ["title-missing", "date-missing"]),
    ("paper.txt", TEXT.encode(), []),
])
def test_a_paper_that_tells_nothing_or_not_what_it_is_says_so(name: str, data: bytes, codes: list[str]) -> None:
    noticed = ingest(Source("paper", name, data)).messages
    assert [m.code for m in noticed] == codes
    assert all(m.remedy for m in noticed)


def test_a_page_of_a_pdf_without_text_is_reported_and_the_others_are_read() -> None:
    one = ingest(Source("paper", "a.pdf", pdf_file([text(60, 800, TITLE, 18, "F2"), text(60, 770, OPENING)], [])))
    assert [(m.code, m.place) for m in one.messages] == [("page-without-text", "page 2"), ("date-missing", "")]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 5000), st.binary(max_size=40))
def test_any_bytes_give_a_result_or_one_refusal(name: str, at: int, spoilt: bytes) -> None:
    data = FILES[name]
    for broken in (data[:at] + spoilt + data[at + len(spoilt):], spoilt):
        try:
            document = readers.read(name, broken)
            one = ingest(Source("paper", name, broken))
        except UnreadableDocument as refused:
            assert refused.place.startswith(name)  # noqa: PT017 - either outcome is right
            continue
        assert all(document.text[e.start:e.end] == e.quote for record in one.records for e in record.evidence)
