"""Find circulars and the papers of Council and its groups: numbered documents that belong to no study group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention
from ingest.recognise.enumeration import following

_COUNCIL_PAPER = {"doc_kind": "Council document", "body": "Council"}
_CIRCULAR_LETTER = {"doc_kind": "Circular Letter", "body": "ITU"}
_COUNCIL = re.compile(r"(?<![\w/-])C\d{2}/(?:INF/|DT/|DL/)?\d{1,3}(?![\w/])")
_WORKING = re.compile(
    r"(?<![\w/-])(?P<body>CWG-[A-Z][A-Za-z&]{1,14}|EG-ITRs?|WG-WSIS(?:&SDG)?)[\s-]{1,2}\(?(?P<number>\d{1,2}[/-]"
    r"(?:INF/)?\d{1,2}?(?!\d(?!\d?/)))(?P<revision>\s?R(?:ev\.?\s?)?\d)?")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}/\d{1,2}?)(?P<revision>R\d)?(?=[,;)]|\s|\d{2}/|$)")
_GLUED = re.compile(r"(?P<number>\d{1,2}/\d{1,2})(?P<revision>R\d)?(?=[,;)]|\s|$)")
_CIRCULAR = re.compile(
    r"(?<!\w)(?:(?P<body>TSB|BDT|BR|DM|ITU-SG\sDM)\s)?Circulars?(?P<letter>\s[Ll]etters?)?\s(?:No\.?\s?)?"
    r"(?P<number>\d{1,4}(?:/\d{1,3})?)(?![\d/])(?P<part>,?\s(?:and\s)?(?:Cor(?:r|rigendum)?|Add"
    r"(?:endum)?)\.?\s?\d{1,2})?")
_CIRCULAR_NUMBER = re.compile(
    r"(?P<number>\d{1,4})(?![\w/]|\s(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December))")
_LETTER = re.compile(r"(?<![\w/-])CL-(?P<number>\d{2}/\d{1,3})(?![\w/])")


def papers(text: str) -> Iterator[Mention]:
    """Papers of Council and of its groups.

    >>> [m.id for m in papers("C18/35, C17/INF/9 and CWG-Internet (9/2, 14/2R1, 15/216/2)")]
    ['C18/35', 'C17/INF/9', 'CWG-Internet-9/2', 'CWG-Internet-14/2-R1', 'CWG-Internet-15/2', 'CWG-Internet-16/2']
    """
    for match in _COUNCIL.finditer(text):
        yield Mention("document", match.start(), match.end(), match.group(), "council", _COUNCIL_PAPER)
    for head in _WORKING.finditer(text):
        for match in _list(text, head):
            revision = match["revision"]
            name = f"{head['body']}-{match['number']}" + (f"-R{revision.strip()[-1]}" if revision else "")
            yield Mention("document", match.start(), match.end(), name, "working-group",
                          {"doc_kind": "Working group document", "body": head["body"]})


def _list(text: str, head: re.Match[str]) -> Iterator[re.Match[str]]:
    yield head
    position = head.end()
    while match := (_GLUED.match(text, position) or next(following(text, position, _NUMBERED), None)):
        yield match
        position = match.end()


def circulars(text: str) -> Iterator[Mention]:
    """Circulars and circular letters; those without a body are of TSB.

    >>> [m.id for m in circulars("Circular 30 and 42, TSB Circular 168 Cor.1, CL-19/45")]
    ['TSB-Circular30', 'TSB-Circular42', 'TSB-Circular168-Cor.1', 'CL-19/45']
    """
    for head in _CIRCULAR.finditer(text):
        for match in (head, *following(text, head.end(), _CIRCULAR_NUMBER)):
            yield _circular(head, match)
    for match in _LETTER.finditer(text):
        yield Mention("document", match.start(), match.end(), match.group(), "circular", _CIRCULAR_LETTER)


def _circular(head: re.Match[str], match: re.Match[str]) -> Mention:
    if "/" in match["number"]:
        return Mention("document", match.start(), match.end(), f"CL-{match['number']}", "circular", _CIRCULAR_LETTER)
    body = "DM" if (head["body"] or "").endswith("DM") else head["body"] or "TSB"
    part = re.search(r"(Cor|Add)\D{0,10}(\d{1,2})$", head["part"] or "") if match is head else None
    name = f"{body}-Circular{match['number']}" + (f"-{part[1]}.{part[2]}" if part else "")
    return Mention("document", match.start(), match.end(), name, "circular", {"doc_kind": "Circular", "body": body})
