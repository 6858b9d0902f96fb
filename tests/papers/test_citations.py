"""Whose instrument a paper cites by its number."""

from __future__ import annotations

import pytest

from tests.papers.test_bad_input import records
from tests.papers.test_formats import value


@pytest.mark.parametrize(("sentence", "cited"), [
    ("Much was said on Resolution 71 there.", "resolution/wtsa/71"),                     # the paper is about WTSA-24
    ("Much was said at PP-18 on Resolution 71 there.", "resolution/pp/71"),
    ("Much was said on Resolution 71 (Rev. Bucharest, 2022) there.", "resolution/pp/71"),
    ("Much was said on Resolution 50 (Rev. Hammamet, 2016) at PP-18.", "resolution/wtsa/50"),
    ("Much was said on Council Resolution 1332 there.", "resolution/council/1332"),
    ("Much was said on Resolution 71 of the Plenipotentiary Conference.", "resolution/pp/71"),
])
def test_the_nearest_sign_says_whose_it_is(sentence: str, cited: str) -> None:
    assert [value(r, "mentions").partition("/id/")[2] for r in records(sentence, "InstrumentMention")] == [cited]
