"""Sentences: where they end, and the stops that end nothing."""

from __future__ import annotations

import random
import time

import pytest

from ingest.sentences import split

SEED = 20


def pieces(text: str) -> list[str]:
    return [text[s.start:s.end] for s in split(text)]


WHOLE = (
    "See Rec. ITU-T X.509 for details.",           # abbreviation
    "No. 5 of Res. 72 is meant.",
    "It is in Resolution 40 (Rev. Dubai, 2018) of WTSA.",
    "They met in St. Petersburg, e.g. in May.",
    "It lasted until 1 Nov. 2017 in Rome.",
    "Mr. J. Smith spoke.",                          # initial
    "It is new (see TD 5. It has two parts) and short.",   # bracket
    "1. Scope of the work",                         # enumerator
    "ii. Tools for all",
    "Version v2. of the tool",                      # a small letter goes on
    "Q.3640. approved",
)
SPLIT = {
    "SG2 met. TSAG agreed.": ["SG2 met.", "TSAG agreed."],
    "It is new! Is it? Yes.": ["It is new!", "Is it?", "Yes."],
    'He said "stop." She went.': ['He said "stop."', "She went."],
    "Tests, tools, etc. The end.": ["Tests, tools, etc.", "The end."],
    "one line\nanother line": ["one line", "another line"],
    "An open (bracket. It never closes": ["An open (bracket.", "It never closes"],
    "  \n ": [],
}


@pytest.mark.parametrize("text", WHOLE)
def test_a_stop_that_ends_nothing_keeps_the_sentence_whole(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize(("text", "expected"), SPLIT.items())
def test_sentences_end_at_their_stops(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_no_character_that_is_no_space_is_lost() -> None:
    rnd = random.Random(SEED)  # noqa: S311 - nothing here is secret
    for _ in range(3000):
        text = "".join(rnd.choice(". ()!?\n\"aA1;,\u05d0\0") for _ in range(rnd.randrange(40)))
        spans = split(text)
        assert "".join("".join(text[s.start:s.end].split()) for s in spans) == "".join(text.split())
        assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("piece", [". ", "A. ", "(", "()", "a", "\n", "e.g. ", '."'])
def test_a_megabyte_of_one_thing_takes_time_in_proportion(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    split(text[:100_000])
    between = time.process_time()
    split(text[:400_000])
    assert time.process_time() - between < 12 * max(between - started, 0.05)
