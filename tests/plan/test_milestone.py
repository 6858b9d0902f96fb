"""When an item is due: real spellings and what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Cell, Offsets, Paragraph, Place
from ingest.plan.milestone import read_milestone


def cell(text: str) -> Cell:
    return Cell(tuple(Paragraph(line, Place(), Offsets(((0, 0),))) for line in text.split("\n")), Place(), 0)


@pytest.mark.parametrize(("printed", "kinds", "events", "years", "last_day"), [
    ("Ongoing", ("Ongoing",), (), (), None),
    ("2017", ("DatedYear",), (), (2017,), "2017-12-31"),
    ("March 2017", ("DatedYear",), (), (2017,), "2017-03-31"),
    ("Council 2021", ("DatedEvent",), ("Council-2021",), (2021,), "2021-12-31"),
    ("TSAG 2021,\nOngoing", ("DatedEvent", "Ongoing"), ("TSAG-2021",), (2021,), "2021-12-31"),
    ("WTSA-20\nPP-18", ("DatedEvent",), ("WTSA-20", "PP-18"), (), None),
    ("WTSA 2020", ("DatedEvent",), ("WTSA-20",), (), None),
    ("Annual, Council 2020", ("Recurring", "DatedEvent"), ("Council-2020",), (2020,), "2020-12-31"),
    ("Each TSAG meeting", ("Recurring",), (), (), None),
    ("TSAG meetings", ("Recurring",), (), (), None),
    ("TSAG", ("UndatedEvent",), (), (), None),
    ("3 months before WTSA-20", ("RelativeTo",), (), (), None),
    ("Last TSAG before WTSA-20\nWTSA-20", ("RelativeTo", "DatedEvent"), ("WTSA-20",), (), None),
    ("Completed 2017", ("Done",), (), (2017,), None),
    ("", ("Unspecified",), (), (), None),
    ("when the time comes", ("Unspecified",), (), (), None),
])
def test_milestones(printed: str, kinds: tuple[str, ...], events: tuple[str, ...], years: tuple[int, ...], last_day: str | None) -> None:
    milestone = read_milestone(cell(printed))
    assert (milestone.kinds, milestone.events, milestone.years, milestone.last_day) == (kinds, events, years, last_day)
    assert milestone.printed == printed


@given(st.text(max_size=200))
def test_any_text_is_some_milestone(printed: str) -> None:
    assert read_milestone(cell(printed)).kinds
