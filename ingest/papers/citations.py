"""Find Resolutions and other instruments that the running text cites, and whose they are.

Whose, in this order: by the rules `issuer-before`, `issuer-behind` and `issuer-by-edition` of `ingest/recognise/issuers.py`, which also
know the Council and an edition's place; `issuer-named`, where a conference stands close before it in the sentence ("debated at PP-18 on
Resolution 130"); `issuer-of-paper`, where none does: then it is the series that the paper deals with. That comes before the only body that
has the number, since new Resolutions of a conference are cited before the reviewed data have them. A footnote at the number may give its
title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention
from ingest.papers.listings import listed_point
from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import series_of
from ingest.recognise import issuers
from ingest.recognise.issuers import Issuer
from ingest.relate import ReadParagraph

_SURE = ("issuer-before", "issuer-behind", "issuer-by-edition")  # rules that read whose it is from the text itself
_NEAR = 60  # characters between a conference and the instrument
_OF = re.compile(r"\s(?:of|by|from)\s(?:the\s)?\Z")
_TITLE = re.compile(r"[\"“”]?\s{0,2}(?P<title>[A-Z][^\"“”.]{10,300})[\"“”.]?\s{0,3}")


def find(paper: Paper) -> Iterator[PaperFact]:
    """The citations, in order, each place once."""
    own = Issuer(paper.about.series, frozenset())
    for paragraph in (*paper.body, *paper.notes.values()):
        entry = listed_point(paper, paragraph)
        for mention in issuers.find(paragraph.text, own):
            if entry and (mention.start, mention.end) == (entry[0].start, entry[0].end):
                continue
            series, rule = _issuer(paper, paragraph, mention)
            title, note = _title(paper, paragraph, mention)
            values = {"series": series, "number": mention.id, "kind": mention.detail["kind"], "edition": mention.detail["edition"],
                      "place": mention.detail["place"], "year": mention.detail["year"], "title": title,
                      "printed": paragraph.paragraph.text[mention.start:mention.end]}
            spans = (paragraph.paragraph.span(mention.start, mention.end), *((note.paragraph.span(),) if note else ()))
            yield PaperFact("citation", values, spans, rule)


def _issuer(paper: Paper, paragraph: ReadParagraph, mention: Mention) -> tuple[str, str]:
    if mention.rule in _SURE:
        return mention.detail["body"], mention.rule
    sentence = paragraph.sentence_at(mention.start)
    near = paragraph.within(max(sentence.start, mention.start - 2 * _NEAR), min(sentence.end, mention.end + 2 * _NEAR), "conference")
    named = [m for m in near if series_of(m)]
    behind = [m for m in named if m.start >= mention.end and _OF.fullmatch(paragraph.text, mention.end, m.start)]
    before = [m for m in named if m.end <= mention.start and mention.start - m.end <= _NEAR]
    nearest = behind[:1] or before[-1:]
    return (series_of(nearest[0]), "issuer-named") if nearest else (paper.about.series, "issuer-of-paper")


def _title(paper: Paper, paragraph: ReadParagraph, mention: Mention) -> tuple[str, ReadParagraph | None]:
    """The title in the footnote right behind the number, if it holds nothing else."""
    number = next((n for at, n in paragraph.paragraph.footnotes if 0 <= at - mention.end <= 1), "")
    note = paper.notes.get(number)
    found = _TITLE.fullmatch(note.paragraph.text) if note else None
    return (found["title"].strip(), note) if found and note and '"' in note.text else ("", None)
