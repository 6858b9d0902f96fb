"""Fields of a Word file: an instruction that people do not see and a result that they do (ECMA-376 Part 1, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.elements import OFF, VAL, W, number

_WORD = re.compile(r'"((?:[^"\\]|\\.)*+)"|(\S++)')


@dataclass(slots=True)
class Field:
    """A field that has begun (17.16.18): its instruction up to `separate`, then where its result starts."""

    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    target: str = ""
    start: int = 0


def link_target(instruction: str) -> str:
    r"""The target of a HYPERLINK field (17.16.5.25), "" for every other field.

    >>> link_target(r' HYPERLINK "http://itu.int/x" \l "part" '), link_target("PAGEREF _Toc1 \\h")
    ('http://itu.int/x#part', '')
    """
    words = [quoted.replace('\\"', '"').replace("\\\\", "\\") if quoted else plain
             for quoted, plain in _WORD.findall(instruction)]
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    target = anchor = ""
    rest = iter(words[1:])
    for word in rest:
        if word.lower() == "\\l":
            anchor = next(rest, "")
        elif word.lower() in ("\\o", "\\t"):  # the words shown at the pointer, the window
            next(rest, "")
        elif not word.startswith("\\") and not target:
            target = word
    return f"{target}#{anchor}" if anchor else target


def form_field(data: etree._Element) -> str:
    """What a w:ffData prints though its field has no result: a box to tick (17.16.7), a choice in a list (17.16.9)."""
    box, choice = data.find(W + "checkBox"), data.find(W + "ddList")
    if box is not None:
        return "☒" if _ticked(box) else "☐"
    if choice is not None:
        entries, result = choice.findall(W + "listEntry"), choice.find(W + "result")
        chosen = max(0, number(None if result is None else result.get(VAL), 0))
        return "".join(entry.get(VAL, "") for entry in entries[chosen:chosen + 1])
    return ""


def _ticked(box: etree._Element) -> bool:
    state = box.find(W + "checked")
    if state is None:
        state = box.find(W + "default")
    return state is not None and state.get(VAL, "1") not in OFF
