"""Titles: with marks, with lost marks, and without any."""

from __future__ import annotations

import time

import pytest

from ingest.clean import level_characters
from ingest.recognise.titles import find

FOUND = {
    # quoted
    'approved "How to test" and "What to test"': ["How to test", "What to test"],
    "approved “Green things” (2018)": ["Green things"],
    'K.1"Guide for towers"': ["Guide for towers"],
    'the study "Interface for the "green layer""': ['Interface for the "green layer"'],
    'a lost mark" and then "A title"': ["A title"],
    '" Back to the top': [],
    'an "open mark that never closes': [],
    # single-quoted
    "the paper 'Smart things for all' was read": ["Smart things for all"],
    "the SGs' meetings and members' rights": [],
    # after-identifier
    "Recommendation ITU-T Y.4003 Overview of smart meters; it is new": ["Overview of smart meters"],
    "ITU-T Q.3640: Framework of voice interconnection.": ["Framework of voice interconnection"],
    "ITU-T X.1365, Security methodology for identities, which was approved": ["Security methodology for identities"],
    "ITU-T Y.4003 was approved in May.": [],
    "ITU-T E.802, E.804 and E.805": [],
    "ITU-T Study Group 2 agreed.": [],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_titles_are_found(text: str, expected: list[str]) -> None:
    assert [m.id for m in find(level_characters(text))] == expected


def test_the_outer_span_holds_the_marks() -> None:
    text = 'the "Title" is'
    (title,) = find(text)
    start, end = title.detail["outer"]
    assert (text[title.start:title.end], text[start:end]) == ("Title", '"Title"')


def test_a_title_behind_an_identifier_says_of_what() -> None:
    assert find("ITU-T Q.3640: Framework of voice interconnection.")[0].detail["of"] == "Q.3640"


@pytest.mark.parametrize("piece", ['"x ', '"', "'Ab ", "Y.1 Ab ", "ITU-T Y.1 (", "ITU-T Y.1 Ab, ", "(", "a"])
def test_a_megabyte_of_one_thing_takes_time_in_proportion(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    find(text[:50_000])
    between = time.process_time()
    find(text[:200_000])
    assert time.process_time() - between < 12 * max(between - started, 0.05)
