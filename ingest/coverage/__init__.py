"""What was read and not understood, by place: how the rules grow, and how nothing disappears in silence.

    Document ── coverage ──> Coverage(gaps, counts)

Four questions are asked of a document, each in its file: which sentences with a date, a body or an identifier gave no
fact (`sentences`), which identifiers and names were not taken or are not known (`identifiers`), which paragraphs and
tables no part of the plan took (`structure`), and what the reading complained about. The time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.coverage.gap import Count, Coverage, Gap
from ingest.coverage.identifiers import identifiers, names
from ingest.coverage.paper import paper_coverage
from ingest.coverage.reading import ReadItem, read_item
from ingest.coverage.sentences import strong, tell
from ingest.coverage.structure import paragraphs
from ingest.document import Document
from ingest.mention import Narrative
from ingest.papers.read import read_paper
from ingest.plan.layout import find_layout
from ingest.plan.model import ActionPlan
from ingest.plan.read import read_plan
from kg.messages import Message, UnreadableDocument

__all__ = ["Count", "Coverage", "Gap", "coverage", "narrative_coverage"]


def coverage(document: Document) -> Coverage:
    """The gaps of `document`: of its structure, of its reading, then of each narrative; each in the order of the text.

    A document that is neither plan nor paper gives a result too: then nothing of it was read.
    """
    try:
        plan = read_plan(document)
    except UnreadableDocument as error:
        return _no_plan(document, Message("no-plan", error.text))
    items = tuple(read_item(narrative) for narrative in narratives(plan.value))
    return _joined([_structure(document, plan.value), Coverage(tuple(_complaints(plan.messages)), ()),
                    _narratives(items, _known_items(plan.value))])


def _no_plan(document: Document, complaint: Message) -> Coverage:
    try:
        paper = read_paper(document)
    except UnreadableDocument:
        return _joined([_structure(document, None), Coverage(tuple(_complaints([*document.messages, complaint])), ())])
    return paper_coverage(paper.value, paper.messages)


def narrative_coverage(*narratives: Narrative, items: frozenset[str] = frozenset()) -> Coverage:
    """The gaps of some narratives; `items` are the items of the plan, whose numbers are understood.

    >>> from ingest.document import Offsets, Paragraph, Place
    >>> text = "SG17 is glad of 5 June 2020."
    >>> paragraph = Paragraph(text, Place().child("paragraph", 1), Offsets(((0, 0),)))
    >>> found = narrative_coverage(Narrative("01-01", "R1", (paragraph,)))
    >>> [(gap.kind, gap.reason) for gap in found.gaps]
    [('sentence-without-fact', 'names body SG17, date 2020-06-05; nothing was made of it but that')]
    """
    return _narratives(tuple(read_item(narrative) for narrative in narratives), items)


def narratives(plan: ActionPlan) -> Iterator[Narrative]:
    """The narratives of a plan, also the empty ones."""
    for section in plan.sections:
        for item in section.items:
            yield Narrative(item.id, section.instrument.code, item.narrative)


def _joined(parts: Iterable[Coverage]) -> Coverage:
    found = list(parts)
    return Coverage(tuple(gap for part in found for gap in part.gaps), tuple(count for part in found for count in part.counts))


def _known_items(plan: ActionPlan) -> frozenset[str]:
    return frozenset(code for s in plan.sections for item in s.items for code in (item.id, *item.other_ids))


def _structure(document: Document, plan: ActionPlan | None) -> Coverage:
    told = list(paragraphs(document, plan, find_layout(document) if plan else None))
    return Coverage(_gaps(told), (Count("paragraphs of the document that were read", *_read(told)),))


def _complaints(messages: Iterable[Message]) -> Iterator[Gap]:
    for message in messages:
        yield Gap(message.place, message.code, message.quote, message.text)


def _narratives(items: tuple[ReadItem, ...], known: frozenset[str]) -> Coverage:
    sentences = [entry for item in items for entry in tell(item, known)]
    candidates = [entry for item in items for entry in identifiers(item, known)]
    named = [gap for item in items for gap, _ in names(item)]
    gaps = (*_gaps(sentences), *_gaps(candidates), *(gap for gap in named if gap))
    order = {item.id: number for number, item in enumerate(items)}
    dated = [with_fact for item in items for with_fact in strong(item)]
    total = sum(len(p.sentences) for item in items for p in item.reading.paragraphs)
    return Coverage(tuple(sorted(gaps, key=lambda gap: order[gap.item])), (
        Count("narratives with text", sum(bool(item.reading.paragraphs) for item in items), len(items)),
        Count("sentences with a date, a body or an identifier", len(sentences), total),
        Count("of these with a fact", *_read(sentences)),
        Count("of those with a date and a body or an identifier with a fact", sum(dated), len(dated)),
        Count("identifiers that were taken", *_read(candidates)),
        Count("names that stand for one known thing", sum(gap is None for gap in named), len(named))))


def _gaps(told: Iterable[tuple[Gap, bool]]) -> tuple[Gap, ...]:
    return tuple(gap for gap, understood in told if not understood)


def _read(told: list[tuple[Gap, bool]]) -> tuple[int, int]:
    return sum(understood for _, understood in told), len(told)
