"""How wide the columns of a table are and where its cells wrap: at spaces, and in a word only where no line could hold it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = 2               # spaces between columns
_LONGEST_WORD = 40    # what a column leaves whole: the name of a question, not an IRI


def text_width(text: str) -> int:
    """How many columns a terminal needs for `text`.

    >>> text_width("日本"), text_width("SG17")
    (4, 4)
    """
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def column_widths(columns: Sequence[Sequence[str]], total: int | None) -> list[int]:
    """The width of each column so that a row has `total`; None is no limit.

    The widest columns give way first, and none becomes narrower than its longest word: where even that is too wide, the
    row is, rather than breaking words.

    >>> column_widths([["20-03", "20-04"], ["a long sentence of words", "short"]], 22)
    [5, 15]
    """
    natural = [max(map(text_width, column), default=0) for column in columns]
    if total is None:
        return natural
    least = [min(_LONGEST_WORD, max((text_width(word) for cell in column for word in cell.split(" ")), default=0)) for column in columns]
    available = total - GAP * (len(columns) - 1)
    return _capped(natural, least, available)


def _capped(natural: list[int], least: list[int], available: int) -> list[int]:
    """The natural widths, those above some cap cut to it, but never below the least that a column needs."""
    widths = natural
    for cap in range(max(natural, default=0), 0, -1):
        widths = [max(low, min(width, cap)) for width, low in zip(natural, least, strict=True)]
        if sum(widths) <= available:
            break
    return widths


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width`.

    >>> wrapped("to report on numbering", 9)
    ['to report', 'on', 'numbering']
    >>> wrapped("https://example.org", 10)
    ['https://ex', 'ample.org']
    """
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if text_width(joined) <= width:
            line = joined
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, width)
        lines += full
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_width(pieces[-1] + sign) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def padded(text: str, width: int, *, right: bool = False) -> str:
    """`text` with spaces up to `width`, before it where it stands on the right."""
    space = " " * (width - text_width(text))
    return space + text if right else text + space
