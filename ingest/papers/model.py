"""What a paper consists of for those who look for facts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.document import Document, Offsets, Paragraph, Place, Span
from ingest.relate import ReadParagraph


@dataclass(frozen=True, slots=True)
class PaperFact:
    """One fact of a paper: its kind, what it says, the stretches it rests on, the rule that found it."""

    kind: str
    values: Mapping[str, Any]
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row of a table of two parts: what it is about, and what it lists, as lines."""

    label: Paragraph
    content: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table with its caption and header; pieces of it that stand on several pages are one. `kind` tells what it lists."""

    kind: str
    caption: str
    header: str
    rows: tuple[LabelledRow, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sitting:
    """A conference in one of its sittings: "WTSA-20" of the series "WTSA"."""

    code: str
    series: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What a paper says about itself, each with the place where it stands."""

    about: Sitting
    title: str = ""
    publisher: str = ""
    issued: str = ""
    modified: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it was read. `headings` has, for each paragraph of the body, the index of the heading above it."""

    document: Document
    identity: Identity
    body: tuple[ReadParagraph, ...]
    notes: Mapping[str, ReadParagraph]
    headings: tuple[int | None, ...]
    tables: tuple[PaperTable, ...]

    @property
    def about(self) -> Sitting:
        """The conference that the paper deals with."""
        return self.identity.about

    def heading(self, paragraph: ReadParagraph) -> str:
        """The words of the heading above a paragraph of the body, "" where none is."""
        index = self.headings[paragraph.index] if paragraph.index < len(self.headings) else None
        return "" if index is None else self.body[index].text

    def lead(self, paragraph: ReadParagraph) -> str:
        """The words of the line that governs a point of a list ("… are as follows:"), else of its heading."""
        head = paragraph.head
        while head is not None and head < len(self.body) and self.body[head].paragraph.label:
            head = self.body[head].head
        return self.body[head].text if head is not None and head < len(self.body) else self.heading(paragraph)


def joined(paragraphs: tuple[Paragraph, ...]) -> Paragraph:
    """Several paragraphs as one, with a space between, each character with its place in the document.

    >>> one, two = (Paragraph("a", Place(), Offsets(((0, 10),))), Paragraph("b", Place(), Offsets(((0, 20),))))
    >>> joined((one, two)).text, joined((one, two)).source_span(2, 3)
    ('a b', (20, 21))
    """
    runs: list[tuple[int, int]] = []
    length = 0
    for n, paragraph in enumerate(paragraphs):
        if n:
            runs.append((length, runs[-1][1] + length - runs[-1][0]))
            length += 1
        runs += [(length + own, source) for own, source in paragraph.offsets.runs]
        length += len(paragraph.text)
    return Paragraph(" ".join(p.text for p in paragraphs), paragraphs[0].place, Offsets(tuple(runs)))


def part(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The characters [start, end) of a paragraph, as one."""
    runs = [(max(own, start) - start, source + max(start - own, 0)) for n, (own, source) in enumerate(paragraph.offsets.runs)
            if own < end and (n + 1 == len(paragraph.offsets.runs) or paragraph.offsets.runs[n + 1][0] > start)]
    return Paragraph(paragraph.text[start:end], paragraph.place, Offsets(tuple(runs) or ((0, paragraph.source_span(start, start)[0]),)))
