"""Find which instruments each issue area lists, with number, edition and title as printed.

Rule `listed-instrument`: an instrument in a row of a table of listings, or in a point of a list below a heading that speaks of them;
what stands behind its number up to the next one is its title. The body that issued it is the conference that the header or the caption
names, else the series that the paper deals with. Nothing is corrected: "Resolution 67 (Title of another" stays Resolution 67.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clean import level_characters
from ingest.conferences import adopted_by
from ingest.document import Paragraph
from ingest.mention import Mention
from ingest.papers.model import Paper, PaperFact, PaperTable
from ingest.papers.sittings import series_of
from ingest.papers.tables import with_labels
from ingest.recognise import bodies
from ingest.recognise.context import Context
from ingest.recognise.instruments import bare_entries, entries
from ingest.relate import ReadParagraph
from kg.messages import Message

# The highest number that each series had given to a Resolution when this was written, and room for the next ones: a higher
# one is a slip of the source or of our reading.
_HIGHEST = {"WTSA": 150, "PP": 300, "WTDC": 150}
_SPEAKS = re.compile(r"\b(?:resolutions?|opinions?|decisions?)\b", re.IGNORECASE)


def find(paper: Paper) -> Iterator[PaperFact]:
    """The listings, in order."""
    number = 0
    for table in paper.tables:
        if table.kind != "listings":
            continue
        series = _series(paper, table)
        for row in with_labels(table):
            for paragraph in row.content:
                for mention, start, end in listed(paragraph):
                    number += 1
                    yield _fact(paragraph, row.label, series, number, mention, start, end)
    for point in paper.body:
        entry = listed_point(paper, point)
        if entry is not None:
            number += 1
            heading = paper.body[paper.headings[point.index] or 0].paragraph
            yield _fact(point.paragraph, heading, paper.about.series, number, *entry)


def listed(paragraph: Paragraph) -> list[tuple[Mention, int, int]]:
    """The instruments in a line of a table of listings, by name or by number only, each with the span of its title."""
    text = level_characters(paragraph.text)
    return entries(text) or bare_entries(text)


def listed_point(paper: Paper, point: ReadParagraph) -> tuple[Mention, int, int] | None:
    """The instrument of a point that begins with one and goes on with its title, below a heading that speaks of instruments."""
    if not point.paragraph.label or not _SPEAKS.search(paper.heading(point)):
        return None
    found = entries(point.text)
    return found[0] if len(found) == 1 and found[0][0].start <= len('"') and found[0][2] > found[0][1] else None


def messages(paper: Paper) -> Iterator[Message]:
    """Brackets that never close, numbers beyond those of the body, rows in which no instrument was recognised."""
    for fact in find(paper):
        values, place = fact.values, str(fact.spans[0].place)
        if values["unclosed"]:
            yield Message("bracket-not-closed", "a bracket opens and never closes; the title was read to the end", place, values["printed"])
        if values["edition"] and not adopted_by(values["series"], values["place"], values["year"]):
            yield Message("edition-of-no-conference", f"no {values['series']} that sat in {values['place']} in {values['year']} is known; "
                          "the edition was kept as printed", place, values["printed"])
        if int(values["number"]) > _HIGHEST.get(values["series"], 10_000) or values["number"] == "0":
            yield Message("number-of-no-instrument", f"{values['series']} has no {values['kind']} with the number {values['number']}; "
                          "it was kept as printed", place, values["printed"])
    for table in paper.tables:
        for row in with_labels(table) if table.kind == "listings" else ():
            for paragraph in row.content:
                if not listed(paragraph):
                    yield Message("listing-not-understood", "no instrument was recognised in it", str(paragraph.place), paragraph.text)


def _series(paper: Paper, table: PaperTable) -> str:
    """The series whose instruments a table lists."""
    for text in (table.header, table.caption):
        named = [m for m in bodies.find(text, Context()) if series_of(m)]
        if named:
            return series_of(named[0])
    return paper.about.series


def _fact(paragraph: Paragraph, label: Paragraph, series: str, number: int, mention: Mention, start: int, end: int) -> PaperFact:
    printed = paragraph.text[mention.start:max(end, mention.end)]
    title = paragraph.text[start:end]
    unclosed = mention.detail["unclosed"] or printed.count("(") > printed.count(")")
    if unclosed:
        title = title.removeprefix("(")
    values = {"series": series, "number": mention.id, "kind": mention.detail["kind"], "edition": mention.detail["edition"],
              "place": mention.detail["place"], "year": mention.detail["year"], "title": " ".join(title.split()),
              "printed": " ".join(printed.split()), "area": " ".join(label.text.split()), "unclosed": unclosed, "sequence": number}
    area = (label.span(0, len(label.text.rstrip())),) if label.text.strip() else ()
    return PaperFact("listing", values, (paragraph.span(mention.start, max(end, mention.end)), *area), "listed-instrument")
