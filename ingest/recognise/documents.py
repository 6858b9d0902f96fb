"""Find documents that are cited by their number.

The rules, each with an example from the wild:

- *temporary-document*: "TSAG-TD386-R1", "SG2-TD233-R1/GEN", "TSAG TDs 08, 09, 386-R1", glued "TD947TD1048";
- *contribution*: "SG2-C23", "SG2-C.4", "WTSA-C1, …, WTSA-C22", "WTSA-16 Contribution 59";
- *report*: "TSAG R12,…,R22", "SG11 Report (R11)"; *liaison-statement*: "TSAG-LS4", "TSAG OLS 006", "LS32";
- *council*: "C18/35", "C17/INF/9"; *working-group*: "CWG-Internet (9/2, 10/2)", "EG-ITRs-5/INF/01", "WG-WSIS-30/02";
- *circular*: "TSB Circular 168 Cor.1", "Circulars 30 and 42", "CL-19/45", "Circular Letter No. 20/51".

A number without its group takes the group of what is cited before it in the sentence, else of the body named nearest
before it ("LSG report to TSAG (TD7, …)"), else the paragraph's; a liaison statement takes its sender.

Not found, on purpose: "WSIS Action Lines C2, C5", "Decision 608", "Room C2", "UNECE R155".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.identifiers.document_number import join
from ingest.mention import Mention
from ingest.recognise.circulars import circulars, papers
from ingest.recognise.context import Context
from ingest.recognise.enumeration import following
from ingest.recognise.nearest import sentence_start

_BODY = (
    r"(?P<body>(?:ITU-T\s)?(?:SG\s?\d{1,2}|TSAG(?:[\s-]RG-[A-Z][A-Za-z]{1,14})?|WTSA(?:-\d{2})?|TDAG|RAG"
    r"|FG[\s-][A-Z][A-Za-z0-9]{1,9}))")
_REVISION = r"(?:\s?-?\s?(?:R|[Rr]ev\.?)\s?(?P<revision>\d{1,2})(?!\d))?"
_SUFFIX = r"(?:/(?:GEN|PLEN|G|WP\d)(?!\w)|\s?\((?:GEN|PLEN|WP\d)(?:/(?P<suffix>\d{1,2}))?\))?"
_TD = re.compile(
    rf"(?<![\w/])(?:{_BODY}[\s–-]{{1,3}})?(?:TDs|TD)[\s-]?0{{0,4}}(?P<number>\d{{1,5}}){_REVISION}"
    rf"(?:\s\d)?{_SUFFIX}", re.ASCII)
_GLUED_TD = re.compile(rf"(?:{_BODY}-)?TD(?P<number>\d{{1,5}}){_REVISION}{_SUFFIX}", re.ASCII)
_TD_MEMBER = re.compile(
    rf"(?:{_BODY}[\s–-]{{1,3}})?(?P<word>(?:TDs?\s?)?)0{{0,4}}(?P<number>\d{{1,5}})(?:-?\s?(?:R|Rev\.?\s?)"
    rf"(?P<revision>\d{{1,2}})(?!\d))?{_SUFFIX}"
    r"(?![\w%]|[.,]\d{3}\b|\s?-\s?\d)", re.ASCII)
_GROUP_BEHIND = re.compile(r"\s?\((?P<group>SG\s?\d{1,2})[,)\s]")
_LISTED_NUMBER = re.compile(r"\s{0,2}(?:[.,;:)\]]|$|and\s|on\s|in\s|to\s|for\s|were\s|was\s|which\s|\()")
_OTHER = re.compile(
    rf"(?<![\w/]){_BODY}[\s-]{{1,3}}(?P<type>OLS|ILS|LS|C|R|Contribution|Report)[\s.-]{{0,2}}\(?R?0{{0,4}}"
    rf"(?P<number>\d{{1,4}})(?:/(?:en|fr|es|ru|zh|ar)\b)?(?![\w/]|\.\d){_REVISION}")
_OTHER_MEMBER = re.compile(
    rf"(?:…\s?,?\s?)?(?:{_BODY}[\s-]{{1,3}})?(?P<type>OLS|ILS|LS|C|R)\s?0{{0,4}}(?P<number>\d{{1,4}})"
    rf"(?![\w/]){_REVISION}")
_LONE = re.compile(
    r"(?<![\w/-])(?P<type>OLS|ILS|LS)[\s-]?0{0,4}(?P<number>\d{1,4})(?![\w/])|(?<=\(see\s)R(?P<report>\d{1,3})"
    r"(?=\))|(?<=Report\s\()R(?P<named>\d{1,3})(?=\))")
_NEAREST = re.compile(
    r"(?<![\w/])(?:ITU-T\s)?(?:(?:SG\s?|Study\sGroup\s)(?P<group>\d{1,2})(?![\d-]|RG|/\d)|(?P<body>TSAG)(?![\w]))")
_KIND = {"OLS": "OLS", "ILS": "ILS", "LS": "LS", "C": "Contribution", "R": "Report"}
_SERIES = {"Contribution": "C", "Report": "R"}
_RULE = {"Contribution": "contribution", "Report": "report"}


@dataclass(slots=True)
class _Reading:
    """The text, what is known before it, and the documents found so far, in order of the text."""

    text: str
    context: Context
    last_end: int = -1
    last_body: str = ""

    def note(self, match: re.Match[str], body: str) -> None:
        """Remember the body of the document cited last."""
        self.last_end, self.last_body = match.end(), body

    def group(self, position: int) -> str:
        """The group that a document without one belongs to."""
        begin = sentence_start(self.text, position)
        if self.last_body and self.last_end > begin:
            return self.last_body
        before = list(_NEAREST.finditer(self.text, begin, position))
        if before:
            return _body_of(before[-1])
        if self.context.subject == "TSAG":
            return "TSAG"
        earlier = list(_NEAREST.finditer(self.text, max(0, position - 400), position))
        return self.context.group or (_body_of(earlier[-1]) if earlier else "") or self._after(position)

    def sender(self, position: int) -> str:
        """The body that sent a liaison statement: the first of the sentence, else of the paragraph."""
        first = _NEAREST.search(self.text, sentence_start(self.text, position), position)
        return _body_of(first) if first else self.context.subject or self.context.group

    def _after(self, position: int) -> str:
        behind = _NEAREST.search(self.text, position, position + 200)
        return _body_of(behind) if behind else ""


def find(text: str, context: Context) -> list[Mention]:
    """The documents in `text`, with the group they belong to.

    >>> [m.id for m in find("SG5 report to TSAG (TD7, 64 and 386-R1), TD947TD1048; C18/35.", Context())]
    ['TSAG-TD7', 'TSAG-TD64', 'TSAG-TD386-R1', 'TSAG-TD947', 'TSAG-TD1048', 'C18/35']
    """
    return [*_temporary(text, context), *_others(text, context), *papers(text), *circulars(text)]


def _temporary(text: str, context: Context) -> Iterator[Mention]:
    reading, reached = _Reading(text, context), 0
    for head in _TD.finditer(text):
        if head.start() < reached:
            continue
        body = None
        for match in _list_of_tds(text, head):
            reached = match.end()
            body = _own_body(text, match) or (reading.group(match.start()) if body is None else body)
            reading.note(match, body)
            name = _name(body, "TD", match["number"], match["revision"])
            yield Mention("document", match.start(), match.end(), name, "temporary-document",
                          {"doc_kind": "TD", "body": body})


def _list_of_tds(text: str, head: re.Match[str]) -> Iterator[re.Match[str]]:
    yield head
    position = head.end()
    while True:
        glued = _GLUED_TD.match(text, position)
        member = glued or next(following(text, position, _TD_MEMBER), None)
        if not member or not (glued or member["word"] or member["body"] or _LISTED_NUMBER.match(text, member.end())):
            return
        yield member
        position = member.end()


def _own_body(text: str, match: re.Match[str]) -> str:
    if match["body"]:
        return _compact(match["body"])
    if match["suffix"]:
        return f"SG{int(match['suffix'])}"
    behind = _GROUP_BEHIND.match(text, match.end())
    return _compact(behind["group"]) if behind else ""


def _others(text: str, context: Context) -> Iterator[Mention]:
    reading, reached = _Reading(text, context), 0
    for head in _OTHER.finditer(text):
        if head.start() < reached:
            continue
        body = ""
        for match in (head, *following(text, head.end(), _OTHER_MEMBER)):
            reached = match.end()
            body = _compact(match["body"]) if match["body"] else body
            series = _SERIES.get(match["type"], match["type"])
            yield _other(text, match, series, _name(body, series, match["number"], match["revision"]), body)
    for match in _LONE.finditer(text):
        series = match["type"] or "R"
        body = reading.sender(match.start()) if match["type"] else reading.group(match.start())
        number = match["number"] or match["report"] or match["named"]
        yield _other(text, match, series, _name(body, series, number), body)


def _other(text: str, match: re.Match[str], series: str, name: str, body: str) -> Mention:
    kind = _KIND[series]
    start = match.start() if text[match.start()] != "…" else match.start("type")
    end = match.end() + ("(" in match.group() and text.startswith(")", match.end()))
    return Mention("document", start, end, name, _RULE.get(kind, "liaison-statement"),
                   {"doc_kind": kind, "body": body})


def _name(body: str, series: str, number: str, revision: str | None = None) -> str:
    return join(body, series, number, revision).lstrip("-")


def _body_of(match: re.Match[str]) -> str:
    return f"SG{int(match['group'])}" if match["group"] else match["body"]


def _compact(body: str) -> str:
    return re.sub(r"\s", "-" if "RG-" in body else "", body.removeprefix("ITU-T "))
