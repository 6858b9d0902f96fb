"""Cleaning that keeps the way back: every function here says what holds after the call.

`level_characters` keeps the length, so offsets do not change at all. Where characters are left out (bookmarks of the
text export, bullets), the readers record it in `Offsets`.
"""

from __future__ import annotations

import re

_SAME_LENGTH = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": "-",
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
}
_TABLE = str.maketrans(_SAME_LENGTH)

# A Cyrillic letter that looks Latin, inside a word that is otherwise Latin: "ITU-Т" with U+0422.
_LOOKALIKES = str.maketrans("АВЕЅІЈКМНОРСТХаеѕіјорсух", "ABESIJKMHOPCTXaesijopcyx")
_CYRILLIC_WORD = re.compile(r"(?<![\w-])[\w-]*[\u0400-\u04FF][\w-]*")  # looked for once a word: linear in its length
_LATIN = re.compile(r"[A-Za-z]")


def level_characters(text: str) -> str:
    """`text` with ordinary spaces, hyphens, quotation marks and Latin letters in place of their lookalikes.

    Afterwards: the length is the same (offsets stay valid); no no-break space or hyphen is left; en and em dashes are
    untouched, since they separate titles and ranges; a Cyrillic letter is replaced only inside a word that also has
    Latin ones.

    >>> level_characters("ITU\\u2011\\u0422 SG17")
    'ITU-T SG17'
    """
    levelled = text.translate(_TABLE)
    if _CYRILLIC_WORD.search(levelled):
        levelled = _CYRILLIC_WORD.sub(_latinize, levelled)
    return levelled


def _latinize(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(_LOOKALIKES) if _LATIN.search(word) else word


def squeeze(text: str) -> str:
    """`text` on one line with single spaces and no space at its ends. For display and comparison, not for offsets.

    >>> squeeze(" one\\u00a0 two\\nthree ")
    'one two three'
    """
    return " ".join(text.split())
