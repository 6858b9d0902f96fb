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
     ("wtsa-28", "proposals must be submitted", "", "2028-05-03")),
    ("The deadline for the repair of the roof is 5 June 2024.", None),
    ("The deadline for contributions is near.", None),
    ("They missed the deadline for comments of 5 June 2024.", None),
    ("Regional lantern societies began preparations in 2022, and these preparations run through July 2024.",
     ("wtsa-24", "Regional lantern societies began preparations", "2022", "2024-07")),
    ("The societies started their preparations in March 2022.", ("wtsa-24", "The societies started their preparations", "2022-03", "")),
    ("These preparations will continue until 3 July 2024.", ("wtsa-24", "preparations will continue", "", "2024-07-03")),
    ("The deadline for nominations was 1 May 2022.", ("wtsa-24", "deadline for nominations", "", "2022-05-01")),
    ("The deadline for nominations was 1 May.", None),  # of which year is not said
    ("Proposals must be submitted by 5 June.", None),
    ("Societies began preparations in March, and these preparations run through July.", None),
    ("Societies began preparations on the 5 May 2022.", ("wtsa-24", "Societies began preparations", "2022-05-05", "")),
    ("Comments are to be sent no later than May 2024.", ("wtsa-24", "Comments are to be sent", "", "2024-05")),
    ("Comments can be made before 5 June 2024.", ("wtsa-24", "Comments can be made", "", "2024-06-05")),
    ("No comments can be made before 5 June 2024.", None),
    ("No further written comments could be sent until 5 June 2024.", None),
    ("Neither nominations nor comments can be made before 5 June 2024.", None),
    ("There is no doubt that all proposals must be submitted by 5 June 2024.",
     ("wtsa-24", "proposals must be submitted", "", "2024-06-05")),
    ("The region's lantern societies began preparations in 2022.",
     ("wtsa-24", "The region's lantern societies began preparations", "2022", "")),
    ("The region’s lantern-makers began preparations in 2022.",
     ("wtsa-24", "The region's lantern-makers began preparations", "2022", "")),
    ("Preparations run through July 2024, after the societies began preparations in 2022.",
     ("wtsa-24", "after the societies began preparations", "2022", "2024-07")),
    ("They began to prepare in 2022.", None),
    ("A preparation of tea began in 2022.", None),
])
def test_what_goes_before_a_conference(sentence: str, expected: tuple[str, str, str, str] | None) -> None:
    assert phases(sentence) == ([expected] if expected else [])


@pytest.mark.parametrize(("sentence", "quote"), [
    ("Since then preparations run through July 2024, after the societies began preparations in 2022, it is said.",
     "preparations run through July 2024, after the societies began preparations in 2022"),
    ("The societies began preparations in 2022, and these preparations run through July 2024, it is said.",
     "The societies began preparations in 2022, and these preparations run through July 2024"),
    ("The societies began preparations in spring, and these preparations run through July 2024.", "preparations run through July 2024"),
    ("In short, proposals must be submitted by 5 June 2024 (or later).", "proposals must be submitted by 5 June 2024"),
])
def test_the_quote_covers_all_that_a_phase_rests_on(sentence: str, quote: str) -> None:
    assert [[e.quote for e in record.evidence] for record in records(sentence, "PreparationPhase")] == [[quote]]
