"""Paragraphs, cells and tables of the document that no part of the plan took."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.coverage.gap import Gap, Taken
from ingest.document import Block, Document, Paragraph, Row, Span, Table, paragraphs_of
from ingest.plan.layout import Layout, section_heading
from ingest.plan.model import ActionItem, ActionPlan, Section

_LEFT_OUT = re.compile(r"\s*»\s*Top\s*")  # a link back to the top of the document says nothing


def paragraphs(document: Document, plan: ActionPlan | None, layout: Layout | None) -> Iterator[tuple[Gap, bool]]:
    """Every paragraph with text as a gap, with whether it was read; of a table of which nothing was read, one gap."""
    taken = Taken((*_spans_of_plan(plan), *_spans_of_headings(layout)))
    where = "stands before the first section; no rule reads it there"
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _table(block, taken)
        elif layout and (heading := section_heading(block)):
            where = f"stands behind the heading of {heading[0].code}; no rule reads it there"
            yield _gap(block, "paragraph-not-read", where), True
        else:
            yield from _told(block, taken, "paragraph-not-read", where)
    for paragraph in (p for found in document.footnotes.values() for p in found):
        yield from _told(paragraph, taken, "footnote-not-read", "nothing is made of footnotes")


def _gap(paragraph: Paragraph, kind: str, reason: str) -> Gap:
    return Gap(str(paragraph.place), kind, paragraph.text.strip(), reason)


def _told(paragraph: Paragraph, taken: Taken, kind: str, reason: str) -> Iterator[tuple[Gap, bool]]:
    if paragraph.text.strip():
        read = taken.touches(*paragraph.source_span()) or bool(_LEFT_OUT.fullmatch(paragraph.text))
        yield _gap(paragraph, kind, reason), read


def _table(table: Table, taken: Taken) -> Iterator[tuple[Gap, bool]]:
    """The paragraphs of a table; one gap stands for a table of which nothing was read."""
    reason = "no column of the plan holds it, or its row was not understood"
    told = [entry for p in paragraphs_of((table,)) for entry in _told(p, taken, "cell-not-read", reason)]
    if not told or any(read for _, read in told):
        yield from told
        return
    heading = next(filter(None, (" | ".join(c.text for c in row.cells).strip(" |") for row in table.rows)), "")
    yield Gap(str(table.place), "table-not-read", heading, f"no known heading row; {len(told)} paragraphs"), False


def _spans_of_headings(layout: Layout | None) -> Iterator[tuple[int, int]]:
    """The rows that said what the columns of the tables are."""
    if layout is None:
        return
    heads: list[Row] = list(layout.matrix.rows[:2]) if layout.matrix else []
    heads += [table.head for section in layout.sections for table in section.tables]
    blocks: list[Block] = [block for row in heads for cell in row.cells for block in cell.blocks]
    yield from (paragraph.source_span() for paragraph in paragraphs_of(tuple(blocks)))


def _spans_of_plan(plan: ActionPlan | None) -> Iterator[tuple[int, int]]:
    for span in _spans(plan) if plan else ():
        if span is not None:
            yield span.start, span.end


def _spans(plan: ActionPlan) -> Iterator[Span | None]:
    for row in plan.rows:
        yield row.title_span
        yield from (cell.span for cell in row.cells)
    for section in plan.sections:
        yield from _spans_of_section(section)
    for item in plan.dropped:
        yield from (item.id_span, *item.lead)


def _spans_of_section(section: Section) -> Iterator[Span | None]:
    yield section.heading_span
    yield section.title_span
    for part in section.operative:
        yield part.span
        yield from (clause.span for clause in part.clauses)
    for item in section.items:
        yield from _spans_of_item(item)


def _spans_of_item(item: ActionItem) -> Iterator[Span | None]:
    yield from (item.id_span, item.action_span, item.milestone.span, *item.box_spans)
    yield from (paragraph.span() for paragraph in item.narrative)
