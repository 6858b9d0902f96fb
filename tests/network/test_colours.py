"""Colours of kinds are told apart by every eye."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.network.lines import GREY
from kg.network.palette import COLOURS, INK, looks
from tests.network.colour import EYES, Triple, ciede2000, difference

APART = 10.0
"""CIEDE2000; some ten times what can just be seen side by side, since a mark and its place in the legend lie apart."""


@pytest.mark.parametrize(("one", "two", "known"), [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, -1, 2), (50, 0, 0), 2.3669),
    ((50, 2.49, -.001), (50, -2.49, .0009), 7.1792), ((50, 2.49, -.001), (50, -2.49, .0011), 7.2195),
    ((50, 2.5, 0), (73, 25, -18), 27.1492), ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644), ((2.0776, .0795, -1.1350), (.9033, -.0636, -.5514), .9082)])
def test_the_difference_is_that_of_the_published_pairs(one: Triple, two: Triple, known: float) -> None:
    """Table 1 of Sharma, Wu and Dalal 2005, the pairs around its discontinuities among them."""
    assert ciede2000(one, two) == pytest.approx(known, abs=5e-5)
    assert ciede2000(two, one) == pytest.approx(known, abs=5e-5)


@pytest.mark.parametrize("eyes", EYES)
def test_colours_are_told_apart(eyes: str) -> None:
    for one, two in combinations(COLOURS, 2):
        assert difference(one, two, eyes) > APART, (one, two)


@pytest.mark.parametrize("eyes", EYES)
def test_marks_stand_out_from_the_paper_and_from_their_edge(eyes: str) -> None:
    for colour in COLOURS:
        assert difference(colour, "#ffffff", eyes) > APART
        assert difference(colour, INK, eyes) > APART
    assert difference(GREY, "#ffffff", eyes) > APART


def test_colours_that_deceive_some_eyes_are_caught() -> None:
    """Red and green of one lightness are far apart for most people and near for a deuteranope."""
    assert difference("#d62728", "#8c7a00", "all cones") > 3 * APART
    assert difference("#d62728", "#8c7a00", "deuteranopia") < APART


def test_whoever_sees_no_colour_has_the_shapes() -> None:
    found = looks(f"kind {n}" for n in range(8))
    assert len({look.shape for look in found.values()}) == 8
