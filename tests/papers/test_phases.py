"""Deadlines and preparations before a conference, as the sentences of a paper say them."""

from __future__ import annotations

import pytest

from tests.papers.test_bad_input import records
from tests.papers.test_formats import value


def phases(sentence: str) -> list[tuple[str, str, str, str]]:
    found = records(sentence, "PreparationPhase")
    return [(value(r, "preparesFor").rpartition("/")[2], value(r, "asPrinted"), value(r, "date"), value(r, "dateTo")) for r in found]


@pytest.mark.parametrize(("sentence", "expected"), [
    ("In this case, the strict deadline for all contributions is 5 June 2024 (or later, if people agree).",
     ("wtsa-24", "deadline for all contributions", "", "2024-06-05")),
    ("The deadline for proposals to the lantern office had been set to May 2024.",
     ("wtsa-24", "deadline for proposals to the lantern office", "", "2024-05")),
    ("The deadline for nominations at WTSA-28 is on 3 May 2028.", None),  # between the words and the verb stands something else
    ("Proposals to WTSA-28 are welcome; proposals must be submitted by 3 May 2028.",
     ("wtsa-28", "proposals must be submitted by", "", "2028-05-03")),
    ("The deadline for the repair of the roof is 5 June 2024.", None),
    ("The deadline for contributions is near.", None),
    ("They missed the deadline for comments of 5 June 2024.", None),
    ("Regional lantern societies began preparations in 2022, and these preparations run through July 2024.",
     ("wtsa-24", "Regional lantern societies began preparations", "2022", "2024-07")),
    ("The societies started their preparations in March 2022.", ("wtsa-24", "The societies started their preparations", "2022-03", "")),
    ("These preparations will continue until 3 July 2024.", ("wtsa-24", "preparations will continue until", "", "2024-07-03")),
    ("They began to prepare in 2022.", None),
    ("A preparation of tea began in 2022.", None),
])
def test_what_goes_before_a_conference(sentence: str, expected: tuple[str, str, str, str] | None) -> None:
    assert phases(sentence) == ([expected] if expected else [])
