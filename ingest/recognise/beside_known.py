"""Notice abbreviations that no reviewed data know, but that stand in a list with organizations that they do know.

- *beside-known*: "ATU, WATRA and XYZO" where "XYZO" is unknown: kind "unknown-organization". It is for the coverage
  list, where people see what the reviewed data lack, and never a fact, since techniques stand in such lists too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.mention import Mention
from ingest.recognise import places

_NAME = r"(?P<name>(?![A-Z]{2,4}s(?!\w))(?=[A-Za-z0-9-]{0,9}[A-Z]{2})[A-Z][A-Za-z0-9-]{1,11})"
_BEHIND = re.compile(rf"(?:\s\([^()\n]{{1,40}}\))?(?:,\s(?:and\s)?|\sand\s|/){_NAME}(?![\w/])")
_BEFORE = re.compile(rf"(?<![\w/-]){_NAME}(?:,\s(?:and\s)?|\sand\s|/)\Z")
_REACH = 24


def find(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The unknown abbreviations beside the organizations in `known`.

    >>> ids = [m.id for m in find("ETSI, XYZO and others", [Mention("organization", 0, 4, "ETSI", "named")])]
    >>> ids
    ['XYZO']
    """
    for mention in known:
        behind = _BEHIND.match(text, mention.end)
        before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
        for match in (before, behind):
            if match and not places.find(match["name"]):
                start, end = match.span("name")
                yield Mention("unknown-organization", start, end, match["name"], "beside-known")
