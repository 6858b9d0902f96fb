"""Calendars by the letter of RFC 5545, read without the library that writes them; as many entries as SPARQL counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.calendar import Entry, entries, ics
from kg.messages import printable
from kg.network.timeline import Span
from kg.saved import Library, load
from kg.store import GraphStore
from tests.network.networks import NASTY

pytest.importorskip("icalendar")
Properties = dict[str, str]
LINE = re.compile(r"([A-Z][A-Z-]*)((?:;[A-Z-]+=[^;:]*)*):(.*)", re.DOTALL)
OF_A_QUERY = """SELECT (COUNT(DISTINCT ?key) AS ?n) {{ {{ {rows} }} FILTER(REGEX(STR(?start), "^[0-9]{{4}}-[0-9]{{2}}"))
  BIND(CONCAT(STR(?event), "|", STR(?start), "|", STR(COALESCE(?end, ?start)), "|", COALESCE(?city, ""), "|",
    COALESCE(STR(?land), "")) AS ?key) }}"""


def lines(data: bytes) -> list[str]:
    """3.1: lines end with CR LF and have at most 75 octets; what begins with a space goes on where the one before it ended."""
    assert data.endswith(b"\r\n")
    raw = data[:-2].split(b"\r\n")
    assert not [line for line in raw if len(line) > 75 or b"\r" in line or b"\n" in line]
    for line in raw:
        line.decode()  # no sign of several octets is cut in two
    return data[:-2].decode().replace("\r\n ", "").split("\r\n")


def read(data: bytes) -> tuple[Properties, list[Properties]]:
    """The properties of the calendar, and those of its entries; a property with parameters has these in its name."""
    whole = [(found[1] + found[2], found[3]) for found in map(LINE.fullmatch, lines(data)) if found]
    assert len(whole) == len(lines(data))
    assert (whole[0], whole[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    starts = [n for n, line in enumerate(whole) if line == ("BEGIN", "VEVENT")]
    ends = [n for n, line in enumerate(whole) if line == ("END", "VEVENT")]
    found = [whole[start + 1:end] for start, end in zip(starts, ends, strict=True)]
    assert all(len(dict(one)) == len(one) for one in found)
    return dict(whole[1:starts[0] if starts else -1]), [dict(one) for one in found]


def text(value: str) -> str:
    """3.3.11: a backslash stands before a backslash, a semicolon, a comma, and for a line break before an n; none stands bare."""
    assert re.fullmatch(r"(?:[^\\;,\n\r\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*", value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def check(data: bytes, made: Sequence[Entry]) -> None:
    about, found = read(data)
    assert about["VERSION"] == "2.0"  # 3.7.4; 3.7.3 wants PRODID
    assert text(about["PRODID"])
    assert len({one["UID"] for one in found}) == len(found) == len(made)  # 3.8.4.7
    for one, entry in zip(found, made, strict=True):
        assert re.fullmatch(r"\d{8}T\d{6}Z", one["DTSTAMP"])  # 3.8.7.2: in UTC
        assert text(one["SUMMARY"]).startswith(entry.label)
        assert text(one.get("LOCATION", "")) == entry.place
        first, after = (date.fromisoformat(one[f"{name};VALUE=DATE"]) for name in ("DTSTART", "DTEND"))
        assert (first, after) == (entry.span.first, (entry.span.last or entry.span.first) + timedelta(days=1))  # 3.6.1: DTEND is not in it


def test_the_calendar_of_the_graph_keeps_to_the_standard(facts_graph: GraphStore) -> None:
    query = load(Library.shipped().files()["events"], "events")
    answer = facts_graph.select(query.bind({}))
    found, _ = entries(answer, "events")
    prologue, rows = re.split(r"^(?=SELECT)", query.bind({}), maxsplit=1, flags=re.MULTILINE)
    [row] = facts_graph.select(prologue + OF_A_QUERY.format(rows=rows))
    assert len(found) == int(row["n"].value) > 50
    check(ics(found, query.summary), found)


LABELS = st.text(st.characters(codec="utf-8"), max_size=90).map(lambda words: " ".join(printable(words).split()))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 30))
SPANS = st.builds(lambda one, two, label: Span(label, "event", min(one, two), max(one, two)), DAYS, DAYS, LABELS)


@given(st.lists(st.builds(Entry, st.sampled_from(["urn:a", "https://example.org/b"]), LABELS, SPANS, LABELS, LABELS), max_size=3,
                unique_by=lambda entry: (entry.iri, entry.span.first, entry.span.last, entry.place)))
def test_whatever_is_in_it_keeps_to_the_standard(made: list[Entry]) -> None:
    check(ics(made, "x"), made)


@pytest.mark.parametrize("label", [NASTY, "a;b,c\\d\\n", "é会" * 40, ":;=\"^", "BEGIN:VEVENT"])
def test_a_label_comes_back_as_it_was(label: str) -> None:
    entry = Entry("urn:a", label, Span(label, "event", date(2019, 2, 28), date(2019, 3, 1)), label, "20-03")
    check(ics([entry], label), [entry])
    assert text(read(ics([entry], label))[0]["X-WR-CALNAME"]) == label


@pytest.mark.parametrize("data", [
    b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", b"BEGIN:VCALENDAR\r\nX:" + b"x" * 75 + b"\r\nEND:VCALENDAR\r\n",
    b"BEGIN:VCALENDAR\r\nX\r\nEND:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\n"], ids=["bare line feeds", "a long line", "no value", "no end"])
def test_what_is_wrong_is_refused(data: bytes) -> None:
    with pytest.raises(AssertionError):
        read(data)


@pytest.mark.parametrize("bare", ["a, b", "a; b", "a\\b", "a\nb"])
def test_a_sign_that_stands_bare_is_refused(bare: str) -> None:
    with pytest.raises(AssertionError):
        text(bare)
