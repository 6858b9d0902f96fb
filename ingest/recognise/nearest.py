"""What a text names last before a place, in its sentence: the group that a bare number or region belongs to.

We look back a limited way only, so that the time stays linear whatever the text is.
"""

from __future__ import annotations

import re

REACH = 500
_END = re.compile(r"\.\s(?=[A-Z(·])")
_STUDY_GROUP = re.compile(r"(?<![\w/])(?:SG\s?|Study\sGroups?\s)(\d{1,2})(?!\d)")


def sentence_start(text: str, position: int) -> int:
    """Where the sentence of `position` begins, at most REACH characters before it.

    >>> sentence_start("SG5 met. It approved K.1.", 12)
    9
    """
    begin = max(0, position - REACH)
    end = text.rfind(". ", begin, position)
    while end >= 0 and not _END.match(text, end):
        end = text.rfind(". ", begin, end)
    return end + 2 if end >= 0 else begin


def study_group(text: str, position: int) -> str:
    """The study group named last before `position` in its sentence, "" where there is none.

    >>> study_group("SG5 met. SG9 and its RG-AFR", 21)
    'SG9'
    """
    last = ""
    for match in _STUDY_GROUP.finditer(text, sentence_start(text, position), position):
        last = match[1]
    return f"SG{int(last)}" if last else ""
