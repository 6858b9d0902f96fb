"""Whose the instruments are that a sentence cites."""

from __future__ import annotations

import pytest

from ingest.recognise.issuers import Issuer, find

PLAN = Issuer("WTSA", frozenset(("resolution", n) for n in ("1", "2", "44", "70", "76", "95")))

CITED = [
    # the body stands right before
    ("as Plenipotentiary Resolution 22 (Rev. Antalya, 2006) asks", [("PP", "22", "issuer-before")]),
    ("the PP-14 Resolution 70 list", [("PP", "70", "issuer-before")]),
    ("in line with Council 2016 Resolution 1332", [("Council", "1332", "issuer-before")]),
    ("see C19 Decision 608", [("Council", "608", "issuer-before")]),
    ("the WTSA-16 Resolution 95 plan", [("WTSA", "95", "issuer-before")]),
    # it stands right behind the number or its list
    ("of Resolutions 101, 133, and 206 of the Plenipotentiary Conference",
     [("PP", n, "issuer-behind") for n in ("101", "133", "206")]),
    ("Resolution 2 of the Plenipotentiary Conference", [("PP", "2", "issuer-behind")]),
    ("Resolutions 44 (Rev. Hammamet, 2016) and 76 (Rev. Hammamet, 2016) of this assembly",
     [("WTSA", "44", "issuer-behind"), ("WTSA", "76", "issuer-behind")]),
    ("Resolution 1379 of ITU Council", [("Council", "1379", "issuer-behind")]),
    ("the plan for Resolution 95 (WTSA-16)", [("WTSA", "95", "issuer-behind")]),
    # the edition tells
    ("taking Resolution 70 (Rev. Busan, 2014) into account", [("PP", "70", "issuer-by-edition")]),
    ("under Resolution 45 (Rev. Dubai, 2014)", [("WTDC", "45", "issuer-by-edition")]),
    ("under Resolution 44 (Rev. Dubai, 2012)", [("WTSA", "44", "issuer-by-edition")]),
    # the document lists the number
    ("see also Resolution 44", [("WTSA", "44", "issuer-of-document")]),
    # only one body has it
    ("on Resolutions 101, 102 and 133", [("PP", n, "issuer-by-number") for n in ("101", "102", "133")]),
]

OPEN = [
    "under Resolution 999",        # nobody has it
    "under Resolution 66",         # two bodies have it, the document lists neither
]

SILENT = [
    "pursuant to UNGA Resolution 61/106 on rights",
    "the Resolution and its 20 clauses",
    "a resolution of 1080 lines",
]


@pytest.mark.parametrize(("text", "cited"), CITED, ids=[text[:40] for text, _ in CITED])
def test_the_issuer_is_found(text: str, cited: list[tuple[str, str, str]]) -> None:
    found = find(text, PLAN)
    assert [(m.detail["body"], m.id, m.rule) for m in found] == cited
    assert all(m.id in text[m.start:m.end] for m in found)


@pytest.mark.parametrize("text", OPEN)
def test_what_nothing_tells_stays_open(text: str) -> None:
    assert [(m.detail["body"], m.rule) for m in find(text, PLAN)] == [("", "issuer-open")]


def test_an_open_number_has_the_bodies_that_have_it_as_candidates() -> None:
    assert find("under Resolution 66", PLAN)[0].also == ("PP", "WTSA")
    assert find("under Resolution 999", PLAN)[0].also == ()


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_number_of_an_instrument_is_left_alone(text: str) -> None:
    assert find(text, PLAN) == []


def test_a_body_far_away_does_not_count() -> None:
    text = "The Plenipotentiary Conference met in autumn, and its outcome was sent to all study groups, as Resolution 44 asks"
    assert [m.detail["body"] for m in find(text, PLAN)] == ["WTSA"]
