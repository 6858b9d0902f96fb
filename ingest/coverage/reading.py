"""A narrative read once for all that is asked of it: its mentions, and the facts that relate them, by paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest import relate
from ingest.coverage.gap import Taken
from ingest.document import Place
from ingest.mention import Narrative, NarrativeFact
from ingest.narrative import Relation, all_relations
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.sentences import Sentence


@dataclass(frozen=True, slots=True)
class ReadItem:
    """The narrative of an item: its reading, its facts other than bare mentions, and which text they come from.

    `taken` are the characters that facts rest on, by paragraph; `heads` are the paragraphs that govern one with a fact;
    `rows` are the rows of tables inside the narrative with a fact in one of their cells.
    """

    id: str
    reading: ReadNarrative
    related: tuple[NarrativeFact, ...]
    taken: dict[int, Taken]
    heads: frozenset[int]
    rows: frozenset[Place]

    def with_fact(self, paragraph: ReadParagraph, sentence: Sentence) -> bool:
        """Whether a fact came from a sentence: from its words, from the list it leads, or from its row of a table.

        "The following were approved on 5 June 2020:" is understood with its list, a cell with the others of its row.
        """
        taken = self.taken.get(paragraph.index)
        leads = paragraph.index in self.heads and sentence == paragraph.sentences[-1]
        return leads or _row(paragraph) in self.rows or bool(taken and taken.touches(sentence.start, sentence.end))


def read_item(narrative: Narrative, relations: tuple[Relation, ...] | None = None) -> ReadItem:
    """`narrative` read, with what the relations find in it."""
    reading = relate.read(narrative)
    numbers = {id(p.paragraph): p.index for p in reading.paragraphs}
    related = tuple(f for find in (all_relations() if relations is None else relations) for f in find(reading))
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for fact in related:
        spans[numbers[id(fact.paragraph)]].append((fact.start, fact.end))
    taken = {index: Taken(found) for index, found in spans.items()}
    rows = (_row(reading.paragraphs[index]) for index in taken)
    return ReadItem(narrative.item, reading, related, taken, _heads(reading, taken), frozenset(row for row in rows if row))


def _heads(reading: ReadNarrative, indexes: Iterable[int]) -> frozenset[int]:
    """The paragraphs that govern one of these, each visited once."""
    found: set[int] = set()
    for index in indexes:
        head = reading.paragraphs[index].head
        while head is not None and head not in found:
            found.add(head)
            head = reading.paragraphs[head].head
    return frozenset(found)


def _row(paragraph: ReadParagraph) -> Place | None:
    """The row of a table inside the narrative in which a paragraph stands; None where it stands in none."""
    steps = paragraph.paragraph.place.steps
    rows = [n for n, (kind, _) in enumerate(steps) if kind == "row"]
    return Place(steps[:rows[-1] + 1]) if len(rows) > 1 else None
