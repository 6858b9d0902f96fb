"""Find what conferences are called, each wording once: what is printed stays, also "World Telecommunication Standards Assembly".

Rule `conference-named`: a series or one of its sittings, in the text or in a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import series_of, sittings


def find(paper: Paper) -> Iterator[PaperFact]:
    """The wordings, in order."""
    seen: set[tuple[str, str]] = set()
    for paragraph in (*paper.body, *paper.notes.values()):
        exact = {s.start: s for s in sittings(paragraph.text, paragraph.mentions)}
        named = {m.start: m for m in paragraph.of("conference") if series_of(m)}
        for start in sorted({*exact, *named}):
            mention = exact.get(start) or named[start]
            printed = " ".join(paragraph.paragraph.text[mention.start:mention.end].split())
            if (mention.id, printed) not in seen:
                seen.add((mention.id, printed))
                span = paragraph.paragraph.span(mention.start, mention.end)
                yield PaperFact("conference_name", {"who": mention.id, "printed": printed}, (span,), "conference-named")
