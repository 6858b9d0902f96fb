"""What a range of documents stands for: "WTSA-C1, …, WTSA-C22" names twenty-two of them, two by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.mention import Mention

# Dots or a word between the ends; the body may stand again before the second one, outside its mention.
_BETWEEN = re.compile(r"\s{0,2},?\s{0,2}(?:…|\.\.\.|to|through|–|-)\s{0,2},?\s{0,2}(?:[A-Z][A-Za-z0-9]{1,12}[-\s]{1,2})?")
_SERIES = re.compile(r"(?P<series>.{1,30}?)(?P<number>\d{1,5})")
_LONGEST = 200  # a longer "range" is two numbers, not a range


def expanded(text: str, documents: Sequence[Mention]) -> Iterator[Mention]:
    """The documents between the ends of the ranges in `text`, each with the span of its whole range.

    Wild: "WTSA-C1, …, WTSA-C22". Counter-example: "TSAG-TD5, TSAG-TD9" are two documents.

    >>> ends = [Mention("document", 0, 7, "WTSA-C1", "r"), Mention("document", 12, 19, "WTSA-C4", "r")]
    >>> [m.id for m in expanded("WTSA-C1, …, WTSA-C4", ends)]
    ['WTSA-C2', 'WTSA-C3']
    """
    for first, last in zip(documents, documents[1:], strict=False):
        one, two = _SERIES.fullmatch(first.id), _SERIES.fullmatch(last.id)
        if not one or not two or one["series"] != two["series"] or not _BETWEEN.fullmatch(text[first.end:last.start]):
            continue
        numbers = range(int(one["number"]) + 1, int(two["number"]))
        if len(numbers) <= _LONGEST:
            for number in numbers:
                yield replace(first, end=last.end, id=f"{one['series']}{number}", rule="range-expanded")
