"""Which open items are overdue, and which only perhaps, on a day."""

from __future__ import annotations

import pytest

from kg.saved import Library
from kg.store import GraphStore
from kg.term import date
from tests.small_graph import in_graph

GRAPH = "https://w3id.org/wtsa/graph/due/0123456789ab"
MILESTONES = """
s:year wtsa:asPrinted "2021" ; wtsa:milestoneKind wtsa:DatedYear ; wtsa:dueBy "2021-12-31"^^xsd:date .
s:annual wtsa:asPrinted "Annual, Council 2020" ; wtsa:milestoneKind wtsa:Recurring, wtsa:DatedEvent ; wtsa:dueBy "2020-12-31"^^xsd:date .
s:relative wtsa:asPrinted "Before WTSA-20" ; wtsa:milestoneKind wtsa:RelativeTo .
s:two wtsa:asPrinted "PP-18, WTSA-20" ; wtsa:milestoneKind wtsa:DatedEvent ; wtsa:dueEvent s:pp, s:assembly .
s:meetings wtsa:asPrinted "TSAG meetings" ; wtsa:milestoneKind wtsa:Recurring .
s:ongoing wtsa:asPrinted "Ongoing, 2017" ; wtsa:milestoneKind wtsa:Ongoing, wtsa:DatedYear ; wtsa:dueBy "2017-12-31"^^xsd:date .
s:pp a wtsa:Conference ; skos:notation "PP-18" ; wtsa:endDate "2018-11-16"^^xsd:date .
s:assembly a wtsa:Conference ; skos:notation "WTSA-20" ; wtsa:endDate "2022-03-09"^^xsd:date .
"""


def answer(name: str, day: str) -> list[str]:
    items = "".join(f's:i-{m} a wtsa:ActionItem ; wtsa:itemId "{m}" ; wtsa:completed false ; wtsa:periodicGoalsMet true ; '
                    f"wtsa:hasMilestone s:{m} .\n" for m in ("year", "annual", "relative", "two", "meetings", "ongoing"))
    store = GraphStore.in_memory(in_graph(f"""
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix wtsa: <https://w3id.org/wtsa/ont#> . @prefix s: <https://example.org/> . {MILESTONES}{items}""", GRAPH))
    query = Library.shipped().get(name)
    return [row["itemLabel"].value for row in store.select(query.bind({"asOf": date(day)}))]


@pytest.mark.parametrize(("day", "borderline", "overdue"), [
    ("2017-06-01", [], []),
    ("2019-01-15", ["two"], []),
    ("2020-06-01", ["relative", "two"], []),
    ("2022-01-15", ["annual", "relative", "two"], ["year"]),
    ("2022-06-01", ["annual", "relative"], ["two", "year"]),
])
def test_the_day_decides_in_every_case(day: str, borderline: list[str], overdue: list[str]) -> None:
    assert answer("overdue-borderline", day) == borderline
    assert answer("overdue-items", day) == overdue
