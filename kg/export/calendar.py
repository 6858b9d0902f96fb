"""Events as iCalendar (RFC 5545), by the library icalendar: the same bytes each time, one entry for each event and span.

A saved question whose rows have `?event ?eventLabel ?start`, and as it likes `?end ?city ?country` (or `?land`) `?items ?kind`,
can be one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from kg.messages import KgError, QueryError, printable
from kg.nearest import did_you_mean
from kg.network.dates import last_day
from kg.network.timeline import Span, span_of
from kg.store import QuerySolution, QuerySolutions

REQUIRED = ("event", "eventLabel", "start")
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)  # every entry must say when it was made, and the day of export says nothing
_OPTIONAL = ("end", "city", "country", "land", "items", "kind")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event at one time: reports of it that differ in their dates or places are entries of their own."""

    iri: str
    label: str
    span: Span
    place: str
    items: str


def entries(answer: QuerySolutions, place: str) -> tuple[list[Entry], int]:
    """The entries in order of time, and how many rows have no date that a calendar can show.

    Raises QueryError when the columns are missing.
    """
    names = [variable.value for variable in answer.variables]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        words = " and ".join(f"?{name}{did_you_mean(name, names)}" for name in missing)
        raise QueryError(f"the query is no calendar: it has no column {words}", place=place,
                         remedy="a calendar selects ?event ?eventLabel ?start, and as it likes ?end ?city ?country ?items ?kind")
    rows = [{name: _text(row, name) for name in (*REQUIRED, *_OPTIONAL) if name in names} for row in answer]
    found = [_entry(row) for row in rows]
    dated = [entry for entry in found if entry]
    return sorted(_joined(dated), key=lambda entry: (entry.span.first, entry.iri, entry.span.about, entry.place)), len(found) - len(dated)


def _joined(found: Iterable[Entry]) -> Iterator[Entry]:
    """Reports of one event that agree in time and place are one entry, which names all action items; of several labels the first stands."""
    same: dict[tuple[str, ...], list[Entry]] = {}
    for entry in found:
        same.setdefault(_key(entry), []).append(entry)
    for reports in same.values():
        first = min(reports, key=lambda entry: (entry.label, entry.span.about))
        yield replace(first, items=" ".join(sorted({item for entry in reports for item in entry.items.split()})))


def _key(entry: Entry) -> tuple[str, ...]:
    """What no two entries share."""
    return entry.iri, str(entry.span.first), str(entry.span.last), "vague" if entry.span.vague else "", entry.place


def _text(row: QuerySolution, name: str) -> str:
    return "" if row[name] is None else printable(" ".join(str(getattr(row[name], "value", row[name])).split()))


def _entry(row: dict[str, str]) -> Entry | None:
    """None also for what is known by its year alone: nobody's calendar wants a year-long bar."""
    label = row["eventLabel"] or row["event"]
    found = span_of(label, row.get("kind") or "event", row["start"], row["end"] if last_day(row.get("end", "")) else row["start"])
    if found is None or len(row["start"]) < 7:
        return None
    where = ", ".join(filter(None, (row.get("city", ""), row.get("country") or row.get("land", ""))))
    return Entry(row["event"], label, found, where, row.get("items", ""))


def ics(found: list[Entry], name: str) -> bytes:
    """The entries as a calendar called `name`.

    Raises KgError when icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event, vText
    except ImportError as error:
        raise KgError("ics needs icalendar", remedy="pip install 'wtsa-kg[calendar]', or choose svg") from error

    class Text(vText):
        """A text whose backslash before an N stays what it is, which the library takes for a break of line."""

        def to_ical(self) -> bytes:
            return _escaped(self).encode()

    calendar = Calendar()
    calendar.add("prodid", "-//wtsa-kg//WTSA knowledge graph//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", Text(name))
    often = Counter(entry.iri for entry in found)
    for entry in found:
        event = Event()
        event.add("uid", Text(entry.iri if often[entry.iri] == 1 else f"{entry.iri}#{_mark(entry)}"))
        event.add("dtstamp", _MOMENT)
        event.add("dtstart", entry.span.first)
        event.add("dtend", (entry.span.last or entry.span.first) + timedelta(days=1))  # the first day after it
        event.add("summary", Text(f"{entry.label} (some time in this month)" if entry.span.vague else entry.label))
        event.add("transp", "TRANSPARENT")
        if entry.place:
            event.add("location", Text(entry.place))
        if entry.items:
            event.add("description", Text(f"Reported in {entry.items}"))
        if entry.iri.startswith(("https://", "http://")):
            event.add("url", entry.iri)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _escaped(text: str) -> str:
    r"""A line of text as RFC 5545, 3.3.11 writes it.

    >>> print(_escaped(r"a, b; c\N"))
    a\, b\; c\\N
    """
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _mark(entry: Entry) -> str:
    """What tells two entries of one event apart (RFC 5545, 3.8.4.7: no identifier is there twice): time and place."""
    return "/".join(quote(part, safe="") for part in _key(entry)[1:])
