"""How wide a text is, so that labels can be kept apart without a browser: the advances of DejaVu Sans, which is wider than most.

A reader whose font is narrower sees a little more room between labels, never less.
"""

from __future__ import annotations

import unicodedata

_WIDTHS = (  # of the signs from the space to the tilde, in hundredths of the size
    "32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 "
    "100 68 69 70 77 63 58 77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 "
    "50 61 63 55 63 62 35 63 63 28 28 58 28 97 63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84")
_ADVANCES = tuple(int(word) / 100 for word in _WIDTHS.split())


def text_width(text: str, size: float) -> float:
    """The width of `text` at `size`.

    >>> round(text_width("SG17", 12), 1), text_width("会", 12)
    (32.2, 12.0)
    """
    return sum(map(_advance, text)) * size


def _advance(sign: str) -> float:
    place = ord(sign) - 32
    if 0 <= place < len(_ADVANCES):
        return _ADVANCES[place]
    if unicodedata.combining(sign):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else .66


def fitted(text: str, size: float, width: float) -> str:
    """`text` on one line, cut with an ellipsis where it would be wider than `width`.

    >>> fitted("SG17 and SG20", 12, 60)
    'SG17 a…'
    """
    line = " ".join(text.split())
    if text_width(line, size) <= width:
        return line
    while line and text_width(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip() + "…"
