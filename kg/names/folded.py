"""Names as people type them: capitals, spaces, and what stands between letters and a number do not matter."""

from __future__ import annotations

import re

_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d_])[ -](?=\d)")


def fold(text: str) -> str:
    """What names that differ only so have in common.

    >>> fold("ITU-T  Study Group 17"), fold("sg-17") == fold("SG 17") == fold("SG17"), fold("20-03") == fold("2003")
    ('itu-t study group17', True, False)
    """
    return _BEFORE_NUMBER.sub("", " ".join(text.casefold().split()))
