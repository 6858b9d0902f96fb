"""The time to read a paper grows with its length, whatever is in it: a quarter of a text is measured against the whole."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from ingest.pipeline import Source, ingest
from tests.papers.invented import OPENING, TITLE

LISTED = "Table 2 - Resolutions on the Internet\n\nArea Resolution\n"
MET = "Table 1 - Regional meetings\n\nOrganization Dates\n"
TOPICS = "Key topics at WTSA-24:\n\n"

TEXTS: dict[str, Callable[[int], str]] = {
    "resolutions in one paragraph": lambda n: " and ".join(f"Resolution {k} (Rev. Dubai, 2012)" for k in range(n)),
    "dates in one paragraph": lambda n: "5 May 2024; " * n,
    "sentences about a conference": lambda n: "It will be held on 5 May 2024. " * n,
    "standings in one sentence": lambda n: "X is a Sector Member of ITU-T and ITU-D and " * n,
    "proposals in one sentence": lambda n: "proposals made to TSAG and " * n,
    "topics": lambda n: TOPICS + "• Topic: what it is (Study Group 3)\n" * n,
    "topics discussed": lambda n: TOPICS + "• WTSA-20: included " + "a (b), " * n,
    "lines of listings": lambda n: LISTED + "Names Resolution 20: Numbering\n" * n,
    "a title over many lines": lambda n: LISTED + "Names Resolution 20: Numbering\n" + "small letters go on\n" * n,
    "lines of meetings": lambda n: MET + "APT 5-6 February 2024, virtual meeting;\n" * n,
    "one word": lambda n: "x" * (40 * n),
    "one word before preparations": lambda n: "x" * (40 * n) + "; began preparations in 2022.",
    "words before preparations": lambda n: "it is so " * n + "began preparations in 2022.",
    "deadlines in one sentence": lambda n: "no proposals must be submitted by 5 May 2024, " * n,
    "deadlines that are kept in one sentence": lambda n: "proposals must be submitted by 5 May 2024, " * n,
    "open brackets": lambda n: MET + "APT 5 May 2024;\n" + "Name (" * 4 * n + "\n" + "(" * 4 * n,
    "right to left": lambda n: "\u202eهذه وثيقة (عن) الاتصالات " * n,
}


def seconds(text: str) -> float:
    data = f"{TITLE}\n\n{OPENING}\n\n{text}\n".encode()
    taken = []
    for _ in range(2):
        start = process_time()
        ingest(Source("paper", "paper.txt", data))
        taken.append(process_time() - start)
    return min(taken)


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    seconds("once, so that everything is loaded")
    quarter, whole = seconds(TEXTS[name](500)), seconds(TEXTS[name](2000))
    assert whole < 8 * quarter + 0.1, f"{quarter:.3f} s for a quarter, {whole:.3f} s for the whole"


def test_what_is_hostile_is_read_or_refused_in_good_time() -> None:
    for text in ("x" * 100_000, "(" * 10_000 + ")" * 10_000, "()" * 10_000, '"' * 20_000, "\u202e\u202c" * 5_000, "Name Of It (" * 2_000):
        assert seconds(text) < 20
