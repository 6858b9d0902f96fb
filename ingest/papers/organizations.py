"""Find regional organizations where a text names them, each wording once: what is printed stays, also "CITEC" for CITEL.

Rule `regional-organization`; where the reviewed data know a wording as a typing error, the fact says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.clean import level_characters
from ingest.papers.flattened import regional
from ingest.papers.model import Paper, PaperFact
from ingest.papers.tables import with_labels
from ingest.recognise import directory, organizations


def find(paper: Paper) -> Iterator[PaperFact]:
    """The wordings, in order: in the text, in its notes, and in the labels of its tables of meetings."""
    seen: set[tuple[str, str]] = set()
    labels = [row.label for table in paper.tables if table.kind == "meetings" for row in with_labels(table)]
    texts = [*((p.paragraph, p.text, p.mentions) for p in (*paper.body, *paper.notes.values())),
             *((label, text, tuple(organizations.find(text))) for label in labels for text in [level_characters(label.text)])]
    for paragraph, _, mentions in texts:
        for mention in mentions:
            whose = regional(mention)
            printed = paragraph.text[mention.start:mention.end]
            if whose is None or (whose.code, printed) in seen:
                continue
            seen.add((whose.code, printed))
            committee = mention.id if mention.id in directory.load("organization").by_code else ""
            wrong = sorted(word for word in whose.misspelt if word in printed)
            yield PaperFact("regional_organization", {"who": committee or whose.code, "printed": " ".join(printed.split()), "wrong": wrong},
                            (paragraph.span(mention.start, mention.end),), "regional-organization")
