"""Ordinals in names of events: "second" and "2nd" are the same number.

Words stand for one to twelve, which is as far as texts write them out; digits with their ending for any number up to 999.
"""

from __future__ import annotations

import re

WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_NUMBERS = {word: str(number) for number, word in enumerate(WORDS, 1)}
_DIGITS = re.compile(r"(?P<number>\d{1,3})(?:st|nd|rd|th)")


def number_of(word: str) -> str:
    """The number that a word in small letters says, "" where it is no ordinal.

    >>> [number_of(word) for word in ("second", "2nd", "forum", "secondly")]
    ['2', '2', '', '']
    """
    digits = _DIGITS.fullmatch(word)
    return _NUMBERS.get(word, "") or (digits["number"] if digits else "")
