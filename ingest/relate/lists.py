"""Which line of a narrative governs which: list heads, headings and the lines below them.

The formats do not agree on the depth of a list (the text export has one kind of bullet), so the words decide:

- *list head*: a line that ends with a colon ("SG11 approved new Recommendations, such as:") governs the list lines
  below it. A bullet may be a list head among its fellows; then a bullet that is another list head or speaks for
  itself ("SG13 liaised with …", "SG12: …") ends its list.
- *heading*: a short line without a stop or a bullet, above bullets ("AFRICA – ATU") or right below a list head;
  headings under one list head are fellows; one that ends with a colon is a fellow of those that begin alike ("Under
  Q7/5:"), else it stands under the heading above it ("Other meetings are planned:");
- *day*: "Day 2 - Wednesday, 2 October 2019" governs the lines below it, up to the next day;
- *unfinished line*: a line without a stop governs the next ones where the first of these goes on in small letters
  ("SG11 conducted Workshops" above "on “Control plane of IMT-2020” (Geneva, 15 November 2017)");
- *plain text*: any other line without a bullet ends all lists, unless it stands right below a list head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_COLON = re.compile(r":\s{0,5}\Z")
_LABEL = re.compile(r"\s{0,5}(?:[·•*▪o-]\s|»\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s)")
_SPEAKS = re.compile(
    r"\s{0,5}(?:the\s)?(?:(?:ITU-?T?\s)?(?:SG|Study\sGroup|SGs|Study\sGroups|Q)\s?\d[\d/]{0,5}|ITU-T|ITU|TSAG"
    r"|TSB|BDT|FG-?\s?\w{1,9}"
    r"|JCA-?\s?\w{1,9})(?:[,\s]{1,2}(?:and|SGs?|SG\d{1,2}|Q?\d{1,2}(?:/\d{1,2})?)){0,8}(?:\s{0,3}[:–]|\s(?:has"
    r"|have|had|was|were|is|are|also|at|in"
    r"|on|[a-z]{3,15}(?:ed|ses|zes|tes|ves|nds|ins|des|ues|orks|ates|held|met|sent|set|ok))\b)", re.IGNORECASE)
_DAY = re.compile(r"\s{0,4}Day\s\d{1,2}\b")
_HEADING_LENGTH = 90


@dataclass(slots=True)
class _Head:
    index: int
    labelled: bool
    heading: bool
    word: str


def heads_of(lines: Sequence[tuple[str, str]]) -> list[int | None]:
    """For each (label, text) the index of the line that governs it, or None.

    >>> heads_of([("", "SG5 approved:"), ("·", "K.1"), ("·", "K.2"), ("", "SG5 met.")])
    [None, 0, 0, None]
    """
    heads: list[int | None] = []
    open_heads: list[_Head] = []
    for i, (label, text) in enumerate(lines):
        labelled = is_labelled(label, text)
        below = bool(open_heads) and open_heads[-1].index == i - 1
        _close(open_heads, text, labelled, below)
        heads.append(open_heads[-1].index if open_heads else None)
        if _DAY.match(text):
            open_heads.append(_Head(i, labelled, True, "day"))
        elif _COLON.search(text):
            fellow = bool(open_heads) and not labelled and is_heading(text) and not speaks_for_itself(text)
            open_heads.append(_Head(i, labelled, fellow, _first_word(text)))
        elif not labelled and is_heading(text) and _over_a_list(lines, i, bool(open_heads)):
            open_heads.append(_Head(i, labelled, True, _first_word(text)))
        elif labelled and _is_unfinished(lines, i):
            open_heads.append(_Head(i, labelled, False, _first_word(text)))
    return heads


def is_labelled(label: str, text: str) -> bool:
    """Whether this is a list line: it has a label, or its text starts with one ("i. Tools", "• Tools").

    >>> is_labelled("", "ii. DFS Ecosystem"), is_labelled("", "In 2019 SG5 met.")
    (True, False)
    """
    return bool(label) or _LABEL.match(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line without a label can be a heading: short, and no stop at its end.

    >>> is_heading("EUROPE – CEPT"), is_heading("All logistics is provided.")
    (True, False)
    """
    bare = text.strip()
    return 0 < len(bare) <= _HEADING_LENGTH and bare[-1] not in ".;,"


def speaks_for_itself(text: str) -> bool:
    """Whether a list line starts a statement of its own: a body and its verb, or a body and a colon.

    >>> speaks_for_itself("SG13 liaised with ETSI."), speaks_for_itself("SG13 Regional Group for Africa")
    (True, False)
    """
    return _SPEAKS.match(text) is not None


def _over_a_list(lines: Sequence[tuple[str, str]], i: int, under_a_head: bool) -> bool:
    following = lines[i + 1] if i + 1 < len(lines) else None
    if following is None:
        return False
    return is_labelled(*following) or (under_a_head and not is_heading(following[1]))


def _is_unfinished(lines: Sequence[tuple[str, str]], i: int) -> bool:
    text = lines[i][1].strip()
    following = lines[i + 1] if i + 1 < len(lines) else ("", "")
    return (0 < len(text) <= _HEADING_LENGTH and text[-1] not in ".;:,)" and is_labelled(*following)
            and following[1].strip()[:1].islower() and not _LABEL.match(following[1]))


def _close(open_heads: list[_Head], text: str, labelled: bool, below: bool) -> None:
    """Close the heads that do not govern this line."""
    if _DAY.match(text):
        while open_heads and open_heads[-1].word == "day":
            open_heads.pop()
        return
    if labelled:
        if not below and (speaks_for_itself(text) or _COLON.search(text)):
            while open_heads and open_heads[-1].labelled:
                open_heads.pop()
        return
    if below:
        return
    while open_heads and open_heads[-1].labelled:
        open_heads.pop()
    if not is_heading(text) or (_COLON.search(text) and speaks_for_itself(text)):
        open_heads.clear()
    elif _COLON.search(text) and not any(h.heading and h.word == _first_word(text) for h in open_heads):
        if not any(h.heading for h in open_heads):
            open_heads.clear()
        return
    while open_heads and open_heads[-1].heading:
        open_heads.pop()


def _first_word(text: str) -> str:
    return text.strip().partition(" ")[0].casefold()
