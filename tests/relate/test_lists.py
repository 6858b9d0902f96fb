"""Which line governs which."""

from __future__ import annotations

import time

import pytest

from ingest.relate.lists import heads_of, is_heading, is_labelled, speaks_for_itself

CASES = {
    "a list head governs the bullets below it, plain text ends them": (
        ["SG5 approved:", "· K.1", "· K.2", "SG5 met in May."], [None, 0, 0, None]),
    "headings under one list head are fellows": (
        ["The following groups met:", "Study Group 2", "· one", "Study Group 3", "· two"], [None, 0, 1, 0, 3]),
    "headings with a colon are fellows when they begin alike": (
        ["SG5 approved texts:", "Under Q7/5:", "· one", "Under Q9/5:", "· two"], [None, 0, 1, 0, 3]),
    "a list head among bullets governs until a bullet speaks for itself": (
        ["· SG7 approved:", "· Y.1", "· Y.2", "· SG9 approved a text."], [None, 0, 0, None]),
    "a list head among bullets ends the list of the one before": (
        ["· SG7 (two roles):", "SG7 reported.", "· SG9 (one role):", "SG9 reported."], [None, 0, None, 2]),
    "a further list head under a heading leaves the outer one open": (
        ["The following meetings took place:", "AFRICA", "· one", "Others are planned:", "· two", "ASIA", "· three"],
        [None, 0, 1, 1, 3, 0, 5]),
    "a day governs the lines up to the next day": (
        ["· Day 1 - Tuesday, 1 October 2019", "· Panel", "· Day 2 - Wednesday, 2 October 2019", "· Forum"],
        [None, 0, None, 2]),
    "an unfinished line governs those that go on in small letters": (
        ["· SG7 held workshops", "· on apples (May 2017)", "· on pears (June 2017)"], [None, 0, 0]),
    "a sentence before bullets governs nothing": (["SG7 is at work.", "· Y.1 is new."], [None, None]),
    "numbers and letters in the text are labels too": (["The work has parts:", "i. Tools", "ii. Rules"], [None, 0, 0]),
}


@pytest.mark.parametrize(("lines", "heads"), CASES.values(), ids=CASES.keys())
def test_heads(lines: list[str], heads: list[int | None]) -> None:
    pairs = [("·", line[2:]) if line.startswith("· ") else ("", line) for line in lines]
    assert heads_of(pairs) == heads


def test_a_line_with_a_body_and_a_verb_speaks_for_itself() -> None:
    assert speaks_for_itself("SG13 and SG20 have agreed.")
    assert not speaks_for_itself("SG13 Regional Group for Africa")


def test_a_label_can_stand_in_the_text() -> None:
    assert is_labelled("", "• Tools")
    assert not is_labelled("", "Tools of all kinds")


def test_a_heading_is_short_and_has_no_stop() -> None:
    assert is_heading("EUROPE – CEPT")
    assert not is_heading("All is provided.")


def test_ten_thousand_lines_take_time_in_proportion() -> None:
    lines = [("·", "SG7 approved:"), ("·", "SG1 and SG2 and " * 40), ("", "Heading"), ("", "Day 1")]
    started = time.process_time()
    heads_of(lines * 500)
    between = time.process_time()
    heads_of(lines * 2000)
    assert time.process_time() - between < 12 * max(between - started, 0.05)
