"""Relate the mentions of a narrative to each other: the shared reading that every relation starts from.

    Narrative ── read ──> ReadNarrative ── events.find, approvals.find, … ──> NarrativeFact

`read` is done once for a narrative; the files of this package each look for one kind of fact in it and agree through
this reading on what a sentence is, what was mentioned, and which line governs which (`lists.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest import recognise
from ingest.clean import level_characters
from ingest.document import Paragraph
from ingest.mention import Mention, Narrative
from ingest.recognise import dates, places, titles
from ingest.recognise.context import Context, contexts
from ingest.relate.lists import heads_of
from ingest.sentences import Sentence, split


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph with what was read in it.

    `text` is `paragraph.text` with levelled characters; it is as long, so that all positions are valid in both.
    `mentions` are in order of their start, the longer one first; mentions of different kinds may overlap (a body in a
    title). `head` is the index of the paragraph that governs this one: its list head ("… as follows:") or heading.
    """

    index: int
    paragraph: Paragraph
    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    head: int | None = None

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds `position`, or the last one that starts before it."""
        found = bisect_right(self.sentences, position, key=lambda s: s.start) - 1
        return self.sentences[max(found, 0)] if self.sentences else Sentence(0, len(self.text))

    def within(self, start: int, end: int, *kinds: str) -> tuple[Mention, ...]:
        """The mentions that lie wholly in [start, end), of these kinds or of any; in order."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        last = bisect_left(self.mentions, end, key=lambda m: m.start)
        return tuple(m for m in self.mentions[first:last] if m.end <= end and (not kinds or m.kind in kinds))

    def of(self, *kinds: str) -> tuple[Mention, ...]:
        """All mentions of these kinds, in order."""
        return self.within(0, len(self.text), *kinds)


@dataclass(frozen=True, slots=True)
class ReadNarrative:
    """A narrative with each of its paragraphs read, in the same order."""

    narrative: Narrative
    paragraphs: tuple[ReadParagraph, ...]

    def heads(self, paragraph: ReadParagraph) -> Iterator[ReadParagraph]:
        """The paragraphs that govern this one, the nearest first."""
        index = paragraph.head
        while index is not None:
            yield self.paragraphs[index]
            index = self.paragraphs[index].head


def read(narrative: Narrative) -> ReadNarrative:
    """Every paragraph with its levelled text, sentences, mentions and head."""
    texts = [level_characters(p.text) for p in narrative.paragraphs]
    heads = heads_of([(p.label, t) for p, t in zip(narrative.paragraphs, texts, strict=True)])
    paragraphs = (
        ReadParagraph(i, paragraph, texts[i], _sentences(texts[i], mentions), mentions, heads[i])
        for i, (paragraph, context) in enumerate(contexts(narrative)) for mentions in (_mentions(texts[i], context),))
    return ReadNarrative(narrative, tuple(paragraphs))


def _sentences(text: str, mentions: tuple[Mention, ...]) -> tuple[Sentence, ...]:
    """The sentences; one that ends inside a title between quotation marks goes on: 'SG5 has "Good cables (new). Part 1"; it uses'."""
    titles = [m.detail["outer"] for m in mentions if m.kind == "title" and m.rule.endswith("quoted")]
    found: list[Sentence] = []
    at = 0
    for sentence in split(text):
        while at < len(titles) and titles[at][1] <= sentence.start:
            at += 1
        if found and at < len(titles) and titles[at][0] < found[-1].end:
            found[-1] = Sentence(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return tuple(found)


def _mentions(text: str, context: Context) -> tuple[Mention, ...]:
    found = [*recognise.mentions(text, context), *dates.find(text), *places.find(text), *titles.find(text)]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.id)))
