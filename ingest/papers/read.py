"""Read a paper: tell that it is one, its paragraphs with all mentions, its headings, its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.document import Document, Paragraph, Table, paragraphs_of
from ingest.mention import Narrative
from ingest.papers.identity import identify
from ingest.papers.model import Paper
from ingest.papers.tables import paper_tables
from ingest.relate import ReadParagraph, read
from kg.messages import Message, Result, UnreadableDocument

_SECTORS = {"WTDC": "ITU-D", "WRC": "ITU-R", "RA": "ITU-R"}  # series whose study groups are not those of ITU-T
_STUDY_GROUP = re.compile(r"SG\d{1,2}")
_LONGEST_HEADING = 16  # words
_ABOUT_OTHERS = ("related articles", "related resources", "related content", "you may also like")


def read_paper(document: Document) -> Result[Paper]:
    """The paper in `document` and what was noticed.

    Raises UnreadableDocument where it names no conference of ITU that it could be about.
    """
    own = tuple(_own(b for b in document.blocks if isinstance(b, Paragraph)))
    notes = {number: p for number, found in document.footnotes.items() for p in found}
    reading = read(Narrative("", "", (*own, *notes.values()))).paragraphs
    body, read_notes = reading[:len(own)], reading[len(own):]
    identity = identify(body, read_notes)
    if identity is None:
        raise UnreadableDocument("no conference of ITU is named that it could be a paper about",
                                 remedy="give the action plan with its tables, or a paper that names its conference in its title, such as "
                                        "“WTSA-24” or “Plenipotentiary 2022”")
    sector = _SECTORS.get(identity.about.series, "")
    body, read_notes = (tuple(_of_sector(p, sector) for p in some) for some in (body, read_notes))
    tables = paper_tables(document, own)
    paper = Paper(document, identity, body, dict(zip(notes, read_notes, strict=True)), _headings(body), tables.value)
    return Result(paper, (*document.messages, *tables.messages, *_missing(paper)))


def _of_sector(paragraph: ReadParagraph, sector: str) -> ReadParagraph:
    """A paragraph whose study groups without a Sector are those of `sector`: a paper on WTDC means ITU-D's."""
    mentions = (replace(m, id=f"{sector}-{m.id}") if m.kind == "body" and _STUDY_GROUP.fullmatch(m.id) else m for m in paragraph.mentions)
    return replace(paragraph, mentions=tuple(mentions)) if sector else paragraph


def _own(paragraphs: Iterable[Paragraph]) -> Iterable[Paragraph]:
    """The paragraphs of the paper itself, without what a web page puts below it about others."""
    for paragraph in paragraphs:
        if paragraph.text.strip().casefold() in _ABOUT_OTHERS:
            return
        if paragraph.text.strip():
            yield paragraph


def _headings(body: Sequence[ReadParagraph]) -> tuple[int | None, ...]:
    above: int | None = None
    found: list[int | None] = []
    for paragraph in body:
        found.append(above)
        if is_heading(paragraph):
            above = paragraph.index
    return tuple(found)


def is_heading(paragraph: ReadParagraph) -> bool:
    """Whether a paragraph is one by its style, or a short line with a colon and no bullet."""
    plain, text = paragraph.paragraph, paragraph.text.strip()
    by_shape = text.endswith(":") and not plain.label and len(text.split()) <= _LONGEST_HEADING
    return plain.style.startswith("heading") or by_shape


def _missing(paper: Paper) -> Iterable[Message]:
    """Tables that the text speaks of and that are not there."""
    numbers = {n for p in paper.body for n in _numbers(p.text)}
    there = sum(1 for b in paper.document.blocks if isinstance(b, Table) and any(x.text.strip() for x in paragraphs_of((b,))))
    if numbers and not there:
        yield Message("tables-missing", f"the text speaks of {_listed(numbers)}, but no table is in the document",
                      remedy="read the paper in a format that has them; the text was read all the same")


def _numbers(text: str) -> Iterable[int]:
    words = text.split()
    for word, following in zip(words, words[1:], strict=False):
        if word == "Table" and following.rstrip(".,:;)").isdigit() and len(following) < 5:
            yield int(following.rstrip(".,:;)"))


def _listed(numbers: set[int]) -> str:
    return ", ".join(f"Table {n}" for n in sorted(numbers))
