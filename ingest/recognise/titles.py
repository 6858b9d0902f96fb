"""Find titles: between quotation marks, and where they run on without any behind the identifier they belong to.

Rules, by the names that mentions carry:

- `quoted`: between double quotation marks; a mark that never closes opens nothing ('" Day', a lost mark);
- `single-quoted`: between single ones, two words at least ("'Safe listening devices'", but not "SGs' meetings");
- `after-identifier`: behind the identifier of a text and a colon, dash or space, from a capital letter to the end of
  the clause ("Y.4003 Overview of smart manufacturing; …"), but not a running sentence ("Y.4003 was approved").

`id` is the title on one line. The span holds the title without its marks; `detail["outer"]` is the span with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clean import squeeze
from ingest.mention import Mention

LONGEST = 300
_WORD_END = re.compile(r"[\w).,;!?]")
_SINGLE = re.compile(r"(?<![\w'])'(?=[A-Z])(?P<title>[^'\n]{6,200})'(?![\w'])")
_IDENTIFIER = re.compile(
    r"(?:\b(?:ITU-T|Recommendations?|Recs?\.|Supplements?|[Dd]raft|[Rr]evised|new|Reports?|[Pp]apers?"
    r"|items?)\s{1,2}|\A\s{0,4})"
    r"(?:ITU-T\s)?(?P<id>(?!ITU|SG|Q\d|FG-|JCA-|IRG-|WTSA)[A-Z]{1,5}(?:STR"
    r"|STP)?[.-][A-Za-z0-9][\w./-]{0,40}(?:\s?Suppl\.?\s?\d{1,3})?)"
    r"(?:\s?\((?:[^()]|\([^()]{0,20}\)){1,60}+\))?(?P<gap>\s?[:–-]\s|,\s|\s(?:on\s)?)(?=[A-Z])")
_TITLE_END = re.compile(
    r"[;:\[\]\"\n]|\((?![^()]{1,60}\)\s(?!(?:was|were|is|are|has|and|by|in|on|at)\b)[a-z])|\)(?!\s[a-z])"
    r"|[.](?=\s|\Z)|,\s(?=and\s|which\s|was\s|where\s|in\s|on\s|as\s|with\s|ITU-T\s|Recommendation\s|under\s)"
    r"|\s(?=(?:was|were|is|are|has|have|had|will|shall|which|that\sis|have\sbeen|at\sits|as\sof|developed"
    r"|produced|by\s(?:SG|Q\d|ITU))\b)"
    r"|\s(?=and\s(?:ITU-T|Recommendation|[A-Z]\.\d))")
# What stands behind an identifier and begins no title.
_NO_TITLE = re.compile(
    r"(?:It|This|In|At|Under|SG\d{1,2}|Study\sGroup|See|Also|Both|These|And|Annex|Appendix|Amendment|Amd"
    r"|Corrigendum|Cor|TSB|TSAG"
    r"|Recommendations?|Supplement\s\d|Questions?|ITU-T|[A-Z]{1,5}\.[\w.]{1,20})\b")


def find(text: str) -> list[Mention]:
    """The titles in `text` (with levelled characters), in order.

    >>> [m.id for m in find('approved "How to test" and Y.4003 Overview of smart meters.')]
    ['How to test']
    >>> [m.id for m in find('Recommendation ITU-T Y.4003 Overview of smart meters.')]
    ['Overview of smart meters']
    """
    found = [*_quoted(text), *_single_quoted(text), *_after_identifier(text)]
    return sorted(found, key=lambda m: m.start)


def _quoted(text: str) -> Iterator[Mention]:
    opened: list[int] = []
    for mark in re.finditer('"', text):
        at = mark.start()
        if opened and at - opened[0] > LONGEST:
            opened.clear()
        if _opens(text, at, bool(opened)):
            opened.append(at)
        elif len(opened) > 1 and text[at + 1:at + 2] == '"':
            opened.pop()  # the inner one of two that close together
        elif opened:
            title = _mention(text, opened[-1] + 1, at, "quoted", (opened[-1], at + 1))
            opened.clear()
            if title is not None:
                yield title


def _opens(text: str, at: int, one_is_open: bool) -> bool:
    """Whether the mark at `at` opens: inside another only where it can do nothing else, outside wherever it can."""
    after_word = at > 0 and _WORD_END.match(text[at - 1]) is not None
    before_word = text[at + 1:at + 2].isalnum()
    if one_is_open:
        return before_word and not after_word and text[at - 1] != '"'
    return before_word or not after_word


def _single_quoted(text: str) -> Iterator[Mention]:
    for match in _SINGLE.finditer(text):
        if " " in match["title"].strip():
            title = _mention(text, match.start("title"), match.end("title"), "single-quoted", match.span())
            if title is not None:
                yield title


def _after_identifier(text: str) -> Iterator[Mention]:
    for match in _IDENTIFIER.finditer(text):
        if _NO_TITLE.match(text, match.end()):
            continue
        end = _TITLE_END.search(text, match.end(), match.end() + LONGEST)
        stop = end.start() if end else min(len(text), match.end() + LONGEST)
        if end is None and stop < len(text):
            continue
        title = _mention(text, match.end(), stop, "after-identifier", (match.end(), stop), of=match["id"])
        if title is not None and len(title.id.split()) > 1:
            yield title


def _mention(text: str, start: int, end: int, rule: str, outer: tuple[int, int], of: str = "") -> Mention | None:
    piece = text[start:end]
    bare = piece.strip(" \t,;")
    if not bare or not any(c.isalpha() for c in bare):
        return None
    first = start + piece.index(bare)
    detail = {"outer": outer, **({"of": of} if of else {})}
    return Mention("title", first, first + len(bare), squeeze(bare), rule, detail)
