"""What of a paper was read and not understood: sentences that say when, who or which and gave no fact, tables, cells."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.coverage.gap import Count, Coverage, Gap, Taken
from ingest.document import Table, paragraphs_of
from ingest.papers.facts import MENTIONS, NAMES, facts, messages, narrative_facts
from ingest.papers.model import Paper
from ingest.papers.read import is_heading
from ingest.papers.tables import is_contents
from ingest.relate import ReadParagraph
from ingest.sentences import Sentence
from kg.messages import Message

_TELLING = ("date", "body", "organization", "document", "recommendation", "question")


def paper_coverage(paper: Paper, noticed: tuple[Message, ...]) -> Coverage:
    """The gaps of `paper`: of its tables, of its reading, then of its text; each in the order of the paper."""
    taken = Taken(_taken(paper))
    cells = list(_cells(paper, taken))
    texts = [p for p in (*paper.body, *paper.notes.values()) if p.paragraph.style != "caption" and not is_heading(p)]
    sentences = [entry for p in texts for entry in _sentences(p, taken)]
    complaints = (Gap(m.place, m.code, m.quote, m.text) for m in (*noticed, *messages(paper)))
    gaps = (*(gap for gap, read in cells if not read), *complaints, *(gap for gap, read in sentences if not read))
    return Coverage(gaps, (
        Count("paragraphs of tables", sum(read for _, read in cells), len(cells)),
        Count("sentences with a date, a body or an identifier", len(sentences), sum(len(p.sentences) for p in paper.body)),
        Count("of these with a fact", sum(read for _, read in sentences), len(sentences))))


def _taken(paper: Paper) -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for fact in facts(paper) if fact.kind not in NAMES
                for span in fact.spans)
    yield from ((span.start, span.end) for span in paper.identity.spans.values())
    for fact in narrative_facts(paper):
        if fact.kind not in MENTIONS:
            yield fact.paragraph.source_span(fact.start, fact.end)


def _cells(paper: Paper, taken: Taken) -> Iterator[tuple[Gap, bool]]:
    """The paragraphs in tables, with whether they were read; what only heads the columns is read by reading the table."""
    headers = {table.header for table in paper.tables}
    for table in (b for b in paper.document.blocks if isinstance(b, Table) and not is_contents(b.rows)):
        for row in table.rows:
            if " | ".join(filter(None, (" ".join(cell.text.split()) for cell in row.cells))) in headers:
                continue
            for paragraph in paragraphs_of(tuple(b for cell in row.cells for b in cell.blocks)):
                gap = Gap(str(paragraph.place), "cell-not-read", paragraph.text.strip(), "no family of facts took it")
                yield gap, taken.touches(*paragraph.source_span())


def _sentences(paragraph: ReadParagraph, taken: Taken) -> Iterator[tuple[Gap, bool]]:
    for sentence in paragraph.sentences:
        named = [m for m in paragraph.within(sentence.start, sentence.end) if m.kind in _TELLING and m.id not in ("ITU", "ITU-T")]
        if named:
            words = ", ".join(dict.fromkeys(f"{m.kind} {m.id}" for m in named[:4]))
            yield _gap(paragraph, sentence, words), taken.touches(*paragraph.paragraph.source_span(sentence.start, sentence.end))


def _gap(paragraph: ReadParagraph, sentence: Sentence, words: str) -> Gap:
    quote = paragraph.paragraph.text[sentence.start:sentence.end]
    return Gap(str(paragraph.paragraph.place), "sentence-without-fact", quote, f"names {words}; nothing was made of it but that")
