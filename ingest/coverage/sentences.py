"""Sentences that hold a date, a body or an identifier, and of which no fact came but that these are named."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.coverage.gap import Gap
from ingest.coverage.reading import ReadItem
from ingest.mention import Mention
from ingest.plan.items import ITEM_ID
from ingest.relate import ReadParagraph
from ingest.sentences import Sentence

# What makes a sentence worth a fact, with the word for it.
TELLING = {"date": "date", "body": "body", "organization": "organization", "recommendation": "publication",
           "question": "Question", "document": "document"}
_NAMED = 4  # how many mentions a reason names


def telling(paragraph: ReadParagraph, sentence: Sentence) -> tuple[Mention, ...]:
    """The mentions in a sentence that make it worth a fact; the Union and its Sectors count only where they act."""
    found = paragraph.within(sentence.start, sentence.end, *TELLING)
    return tuple(m for m in found if m.detail.get("role", "agent") == "agent")


def tell(item: ReadItem, items: frozenset[str] = frozenset()) -> Iterator[tuple[Gap, bool]]:
    """Each telling sentence of a narrative as a gap, with whether a fact came from it after all.

    A pointer to one of `items`, the items of the plan, is a fact too.
    """
    for paragraph, sentence, mentions in telling_sentences(item):
        text = paragraph.text[sentence.start:sentence.end]
        points = any(match.group() in items for match in ITEM_ID.finditer(text))
        understood = points or item.with_fact(paragraph, sentence)
        yield _gap(item, paragraph, sentence, mentions), understood


def telling_sentences(item: ReadItem) -> Iterator[tuple[ReadParagraph, Sentence, tuple[Mention, ...]]]:
    """The sentences of a narrative that are worth a fact, with what makes them so."""
    for paragraph in item.reading.paragraphs:
        for sentence in paragraph.sentences:
            if mentions := telling(paragraph, sentence):
                yield paragraph, sentence, mentions


def strong(item: ReadItem) -> Iterator[bool]:
    """Each sentence with a date and something that the date may be of, as whether a fact came from it."""
    for paragraph, sentence, mentions in telling_sentences(item):
        if len({"date" if mention.kind == "date" else "other" for mention in mentions}) == 2:
            yield item.with_fact(paragraph, sentence)


def _gap(item: ReadItem, paragraph: ReadParagraph, sentence: Sentence, mentions: tuple[Mention, ...]) -> Gap:
    quote = paragraph.paragraph.text[sentence.start:sentence.end]
    return Gap(str(paragraph.paragraph.place), "sentence-without-fact", quote, _reason(mentions), item.id)


def _reason(mentions: tuple[Mention, ...]) -> str:
    named = list(dict.fromkeys(f"{TELLING[m.kind]} {m.id}" for m in mentions))
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return f"names {', '.join(named[:_NAMED])}{more}; nothing was made of it but that"
