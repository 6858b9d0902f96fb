"""Split a paragraph into sentences, by rules that can be read, with exact spans.

A full stop ends a sentence when a space and something that can begin a sentence follow, unless one of the named rules
keeps the sentence open:

- *abbreviation*: the word before the stop is one ("Rec. ITU-T X.509", "No. 5", "St. Petersburg", "e.g. Annex A");
- *initial*: a single capital letter stands before it ("Resolutions I. to IV.", "J. Smith");
- *bracket*: it stands inside an open round bracket that closes later ("(Rev. Dubai, 2018)", "(see TD 5. It is new)");
- *enumerator*: the sentence would consist of a list number only ("1. Scope", "ii. Tools").

A question or exclamation mark and a line break end a sentence as well; a semicolon and a colon do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Words that are written with a stop which ends nothing. Lower case, without the stop.
ABBREVIATIONS = frozenset({
    "add", "al", "amd", "approx", "art", "ca", "cf", "ch", "cl", "cor", "corr", "dept", "doc", "dr", "ed", "eds",
    "eg", "e.g", "encl", "esp", "ex", "fig", "figs", "ff", "ibid", "ie", "i.e", "incl", "intl", "jr", "max", "min",
    "mr", "mrs", "ms", "no", "nos", "nr", "op", "p", "para", "pp", "prof", "pt", "rec", "recs", "ref", "refs",
    "rep", "rept", "res", "resp", "rev", "sec", "sect", "sr", "st", "suppl", "temp", "vol", "vols", "vs", "viz",
})

# Abbreviations that also close sentences: they keep it open only before a lower-case letter or a digit.
_EITHER = frozenset({
    "etc", "a.m", "p.m", "u.s", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec"})

_STOP = re.compile(r"(?<![.!?])[.!?]++[\"')\]]{0,3}(?=\s)|\n")
_WORD_BEFORE = re.compile(r"[\w.]{0,12}$")
_BEGINS = re.compile(r"\s{1,50}[\"'(\[·•-]{0,3}\s?(?P<first>\S)?")
_ENUMERATOR = re.compile(r"\s{0,20}[(]?(?:\d{1,3}|[ivxIVX]{1,6}|[A-Za-z])[.)]{1,2}\s{0,5}$")
_BRACKET_REACH = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """The span [start, end) of a sentence in its paragraph, without the space around it."""

    start: int
    end: int


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order; together they hold every character that is no space.

    >>> [" ".join(text[s.start:s.end].split()) for text in ["See Rec. X.509 (Rev. Dubai, 2018). It is new."]
    ...  for s in split(text)]
    ['See Rec. X.509 (Rev. Dubai, 2018).', 'It is new.']
    """
    spans: list[Sentence] = []
    start = 0
    for end in (*_ends(text), len(text)):
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            first = start + len(piece) - len(piece.lstrip())
            spans.append(Sentence(first, first + len(bare)))
        start = end
    return tuple(spans)


def _ends(text: str) -> Iterator[int]:
    last = 0
    brackets = _bracketed(text)
    for stop in _STOP.finditer(text):
        end = stop.end()
        if stop.group() == "\n":
            last = end
            yield end
            continue
        while brackets and brackets[-1][1] <= stop.start():
            brackets.pop()
        inside = bool(brackets) and brackets[-1][0] < stop.start()
        if inside or (stop.group() == "." and _stays_open(text, last, stop.start(), end)):
            continue
        if _can_begin(text, end):
            last = end
            yield end


def _bracketed(text: str) -> list[tuple[int, int]]:
    """The outermost round brackets that close within reach, last one first, so that they can be popped in order."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for found in re.finditer(r"[()]", text):
        if found.group() == "(":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if found.start() - start <= _BRACKET_REACH:
                while spans and spans[-1][0] > start:
                    spans.pop()
                spans.append((start, found.start()))
    return spans[::-1]


def _stays_open(text: str, last: int, stop: int, end: int) -> bool:
    word = _WORD_BEFORE.search(text, max(last, stop - 12), stop)
    before = word.group().rpartition(" ")[2].casefold().lstrip(".") if word else ""
    if before in ABBREVIATIONS:
        return True
    if before in _EITHER:
        following = _BEGINS.match(text, end)
        return bool(following and following["first"] and not following["first"].isupper())
    if len(before) == 1 and text[stop - 1].isupper():
        return True
    return _ENUMERATOR.fullmatch(text, last, end) is not None


def _can_begin(text: str, end: int) -> bool:
    """Whether a sentence can begin at `end`: anything but a lower-case word, which continues ("v2. of")."""
    following = _BEGINS.match(text, end)
    first = following["first"] if following else None
    return first is None or not first.islower()
