"""Number lists inherit their head: "Study Groups 2, 3 and 5", "TSAG TDs 08, 09, 386-R1", "Questions 6, 7 and 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator

JOINT = re.compile(r"\s{0,3}(?:[,;&/]|\+)?\s{0,3}(?:(?:and|or|as\swell\sas)(?=[\W\d]))?\s{0,3}", re.IGNORECASE)
_JOINS = re.compile(r"[,;&/+]|and|or|as\swell\sas", re.IGNORECASE)


def following(text: str, position: int, member: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The members that follow at `position`, each behind a comma, "and" or the like, up to the first that does not fit.

    >>> [m.group() for m in following("TDs 8, 9 and 10.", 5, re.compile(r"[0-9]+"))]
    ['9', '10']
    """
    while True:
        joint = JOINT.match(text, position)
        if not joint or not _JOINS.search(joint.group()):
            return
        match = member.match(text, joint.end())
        if not match:
            return
        yield match
        position = match.end()
