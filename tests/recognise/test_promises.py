"""What every recogniser promises, attacked: exact spans, any text, linear time."""

from __future__ import annotations

import random
import time

import pytest

from ingest.clean import level_characters
from ingest.recognise import mentions
from ingest.recognise.context import Context

SEED = 20
PIECES = (
    "SG2, ", "Study Groups 2, 3 ", "RG-AFR ", "regional group for Africa ", "SG3 and SG5 regional groups for Africa, ",
    "TD1, ", "TSAG-TD", "TD1TD2", "C18/35 ", "CWG-A 1/1, 2/2 ", "Q4/17, ", "Questions 1, 2 ", "ISO/IEC JTC 1/SC 1, ",
    "SC 1 ", "JTC 1 ", "Y.4459 ", "Y.a-", "Y.1/", "KSTR.A-", "STUDY_A_", "Supplement 9 (", "Supplement 1 to ", "ITU ",
    "ITU-T ", "University of ", "Ministry of Aa, ", "Aaa and ", "FG (", "LS1 ", "Circular 1 and ", "www.", "a.", "UN ",
    "http://a/((", ". A", '"', "(", " ", "1", "-", "A", "é", "\u05d0\u0628 ", "\0", "\u202e")
HOSTILE = {piece: piece * (1_000_000 // len(piece)) for piece in PIECES}


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_one_thing_takes_time_in_proportion(piece: str) -> None:
    short, long = HOSTILE[piece][:25_000], HOSTILE[piece][:100_000]
    started = time.process_time()
    mentions(short)
    between = time.process_time()
    mentions(long)
    ended = time.process_time()
    assert ended - between < 10 * max(between - started, 0.05)


@pytest.mark.parametrize("piece", ["A", "(", "Y.a-", "SG2, "])
def test_a_whole_megabyte_ends(piece: str) -> None:
    started = time.process_time()
    mentions(HOSTILE[piece])
    assert time.process_time() - started < 60


def test_any_text_gives_exact_spans_and_settled_overlaps() -> None:
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    for _ in range(300):
        text = level_characters("".join(chance.choice(PIECES) + chance.choice(("", " ", "7", ",")) for _ in range(40)))
        found = mentions(text, Context(group="SG5"))
        for mention in found:
            assert 0 <= mention.start < mention.end <= len(text), SEED
            assert text[mention.start:mention.end].strip() == text[mention.start:mention.end], (SEED, mention)
        assert found == sorted(found, key=lambda m: (m.start, m.end)), SEED
        assert found == mentions(text, Context(group="SG5")), SEED


def test_random_bytes_give_a_result() -> None:
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    mentions(level_characters(chance.randbytes(100_000).decode("utf-8", "replace")))
    mentions(level_characters(chance.randbytes(100_000).decode("latin-1")))
