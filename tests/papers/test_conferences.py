"""When and where conferences sit, as the sentences of a paper say it."""

from __future__ import annotations

import pytest

from tests.papers.test_bad_input import records
from tests.papers.test_formats import value


@pytest.mark.parametrize(("sentence", "expected"), [
    ("In 2025, much is planned, ending with the WTSA-28 event happening in May in Lima, Peru.", ("2025-05", "Lima")),
    ("The WTSA-28 event is happening in May in Lima, Peru.", None),                   # no year
    ("Between 2025 and 2026, the WTSA-28 event happening in May comes closer.", None),  # two of them
    ("In 2025, WTSA-28 is to be held on 3 May 2025 in Lima, Peru.", ("2025-05-03", "Lima")),
    ("In 2025, people met in May to speak of WTSA-28.", None),                        # not the conference met
])
def test_a_month_without_a_day_has_the_only_year_of_its_sentence(sentence: str, expected: tuple[str, str] | None) -> None:
    found = [(value(r, "startDate"), value(r, "city")) for r in records(sentence, "MeetingPlan") if value(r, "event").endswith("wtsa-28")]
    assert found == ([expected] if expected else [])
