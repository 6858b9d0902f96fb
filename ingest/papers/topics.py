"""Find key topics: the points of lists that say what a conference is to discuss, with the study groups they name.

Rules, by what stands above the points:

- `key-topic`: a heading or lead such as "Key topics at …" or "issues likely to be addressed are as follows:" stands above a point
  "Topic: what it is about (Study Group 20)"; without a colon the topic ends before ", including" or at the end of the point;
- `topic-part`: within a point, what stands before a bracket with study groups: "policy frameworks (Study Group 3)";
- `topic-discussed`: a point about a conference ("WTSA 2020: … included AI, spam and roaming") lists what was discussed there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.document import Span
from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import sittings_within
from ingest.relate import ReadParagraph

_SUBJECTS = re.compile(r"\b(?:topics?|issues?|discussions?|considerations?|themes?|priorities)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:key|likely|address(?:ed)?|discuss(?:ed)?|other|main|emerging|expected|hot)\b", re.IGNORECASE)
_COLON = re.compile(r"(?<!https)(?<!http):(?=\s|\Z)")
_NAME_ENDS = re.compile(r",\s(?:including|such\sas|e\.g\.)|;\s|[.;]\s{0,2}\Z")
_LONGEST_NAME = 100    # characters before a colon
_LONGEST_HEADING = 16  # words
_GROUPS = re.compile(r"\((?:[^()]{0,40}?)\b(?:Study\sGroups?|SGs?)[\s-]{0,3}\d[^()]{0,60}\)")
_HYPHENATED = re.compile(r"\bStudy\sGroups?\s{0,2}[-–]\s?(?P<number>\d{1,2})\b")
_GLUED = re.compile(r"(?<=\band)\d{1,2}\b")
_PART_BEGINS = re.compile(r"(?:\)[,;]|[.;:])\s{1,3}(?:and\s)?|\b(?:such\sas|including(?:\sthe)?|e\.g\.,?)\s", re.IGNORECASE)
_JOINT = re.compile(r"[ ,:;)]{0,5}(?:and\s)?")
_INCLUDED = re.compile(r"\b(?:included|including|covered|addressed|were):?\s", re.IGNORECASE)

_PLAIN: dict[str, Any] = {"within": "", "groups": [], "sequence": None, "heading": "", "text": "", "at": ""}


@dataclass(frozen=True, slots=True)
class TopicPart:
    """Some words of a paragraph, and the study groups in the bracket behind them."""

    start: int
    end: int
    groups: tuple[str, ...]
    bracket_end: int


def find(paper: Paper) -> Iterator[PaperFact]:
    """The topics, in order, each before its parts."""
    number = 0
    for paragraph, below in _points(paper):
        name_end = _name_end(paragraph.text)
        discussed = sittings_within(paragraph, 0, name_end)
        if discussed:
            yield from _discussed(paragraph, name_end, discussed[0].id)
            continue
        number += 1
        name = _clean(paragraph.paragraph.text[:name_end])
        groups = list(dict.fromkeys(g for p in (paragraph, *below) for g in groups_in(p)))
        yield _topic(paper, paragraph, below, name, number, groups)
        for inner in (paragraph, *below):
            for piece in parts(inner, name_end if inner is paragraph else 0):
                words = _clean(inner.paragraph.text[piece.start:piece.end])
                values = {**_PLAIN, "name": words, "within": name, "groups": list(piece.groups), "conference": paper.about.code}
                yield PaperFact("topic", values, (inner.paragraph.span(piece.start, piece.bracket_end),), "topic-part")


def _points(paper: Paper) -> Iterator[tuple[ReadParagraph, tuple[ReadParagraph, ...]]]:
    """The outer points below a heading that announces topics, each with the points inside it."""
    for index, paragraph in enumerate(paper.body):
        if paragraph.paragraph.label in ("", "◦") or not _announces(paper, paragraph):
            continue
        below = []
        for following in paper.body[index + 1:]:
            if following.paragraph.label != "◦":
                break
            below.append(following)
        yield paragraph, tuple(below)


def _announces(paper: Paper, paragraph: ReadParagraph) -> bool:
    lead = paper.lead(paragraph)
    last = lead[max((lead.rfind(mark, 0, -2) for mark in (". ", "? ", "! ")), default=-1) + 1:]
    return any(_SUBJECTS.search(words) and _TO_COME.search(words) for words in {last, _short(paper.heading(paragraph))})


def _short(heading: str) -> str:
    return heading if len(heading.split()) <= _LONGEST_HEADING else ""


def _name_end(text: str) -> int:
    colon = _COLON.search(text, 0, _LONGEST_NAME)
    if colon:
        return colon.start()
    end = _NAME_ENDS.search(text)
    return end.start() if end else len(text)


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:.")


def _topic(paper: Paper, paragraph: ReadParagraph, below: Sequence[ReadParagraph], name: str, number: int,
           groups: list[str]) -> PaperFact:
    texts = [p.paragraph.text.strip() for p in (paragraph, *below)]
    spans: tuple[Span, ...] = tuple(p.paragraph.span() for p in (paragraph, *below))
    values = {**_PLAIN, "name": name, "groups": groups, "sequence": number, "heading": _clean(_short(paper.lead(paragraph))),
              "text": "\n".join(texts), "conference": paper.about.code}
    return PaperFact("topic", values, spans, "key-topic")


def _discussed(paragraph: ReadParagraph, name_end: int, at: str) -> Iterator[PaperFact]:
    for sentence in paragraph.sentences:
        said = _INCLUDED.search(paragraph.text, max(sentence.start, name_end), sentence.end)
        start = said.end() if said else sentence.end
        for item in re.finditer(r"(?:[^,()]|\([^()]{0,120}\))+", paragraph.text[start:sentence.end]):
            raw = re.sub(r"\A\s*(?:and|including)\s", "", item.group())
            begin = start + item.start() + len(item.group()) - len(raw)
            words = _clean(paragraph.paragraph.text[begin:begin + len(raw)])
            if words and not words.casefold().startswith(("including", "e.g")):
                lead = begin + len(raw) - len(raw.lstrip())
                values = {**_PLAIN, "name": words, "conference": at, "at": at}
                yield PaperFact("topic", values, (paragraph.paragraph.span(lead, lead + len(words)),), "topic-discussed")


def groups_in(paragraph: ReadParagraph, start: int = 0, end: int | None = None) -> list[str]:
    """The study groups that a stretch of a paragraph names, also as "Study Group -17" and "13 and17"."""
    stop = len(paragraph.text) if end is None else end
    named = [(m.start, m.id) for m in paragraph.within(start, stop, "body") if re.fullmatch(r"(?:ITU-[DR]-)?SG\d{1,2}", m.id)]
    named += [(m.start(), f"SG{m['number']}") for m in _HYPHENATED.finditer(paragraph.text, start, stop)]
    for bracket in _GROUPS.finditer(paragraph.text, start, stop):
        named += [(m.start(), f"SG{m.group()}") for m in _GLUED.finditer(paragraph.text, bracket.start(), bracket.end())]
        named += [(bracket.start() + m.start(), f"SG{m.group()}") for m in re.finditer(r"(?<=,\s)\d{1,2}(?=\)|,|\sand)", bracket.group())]
    return list(dict.fromkeys(code for _, code in sorted(named)))


def parts(paragraph: ReadParagraph, start: int) -> Iterator[TopicPart]:
    """What a paragraph assigns to study groups in brackets, from `start` on."""
    at = start
    for bracket in _GROUPS.finditer(paragraph.text, start):
        sentence = paragraph.sentence_at(bracket.start())
        begin = max(at, sentence.start)
        for cut in _PART_BEGINS.finditer(paragraph.text, begin, bracket.start()):
            begin = cut.end()
        lead = _JOINT.match(paragraph.text, begin, bracket.start())
        begin = lead.end() if lead else begin
        groups = tuple(groups_in(paragraph, bracket.start(), bracket.end()))
        end = len(paragraph.text[:bracket.start()].rstrip())
        if groups and end > begin:
            yield TopicPart(begin, end, groups, bracket.end())
        at = bracket.end()
