"""Find what a paper says about focus groups to come to their end: "FG-X is scheduled to wrap up its work before WTSA-20".

Rule `group-to-end`: a focus group, then words of planning and of ending in the same sentence, or in the next one where it is spoken of as
"it". What narratives say about groups (created, renamed, closed) is found by the same rules as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import sittings_within

_ENDS = re.compile(
    r"\b(?:is|was|are|were)?\s?(?:scheduled|expected|planned|due|set)\sto\s(?:wrap\sup|conclude|finish|complete|close|end)\b")
_BACK = 600  # characters in which the group stands that comes to its end
_WHEN = re.compile(r"\b(?P<when>(?:before|by|until|at|after|in)\s(?:the\s)?)")


def find(paper: Paper) -> Iterator[PaperFact]:
    """The ends that are planned, in order."""
    for paragraph in paper.body:
        for sentence in paragraph.sentences:
            ends = _ENDS.search(paragraph.text, sentence.start, sentence.end)
            if ends is None:
                continue
            before = paragraph.within(max(0, ends.start() - _BACK), ends.start(), "body")
            groups = [m for m in before if m.id.startswith(("FG-", "JCA-"))]
            if not groups:
                continue
            date = next(iter(paragraph.within(ends.end(), sentence.end, "date")), None)
            event = next(iter(sittings_within(paragraph, ends.end(), sentence.end)), None)
            last = date or event
            when = _WHEN.search(paragraph.text, ends.end(), last.start) if last else None
            printed = paragraph.paragraph.text[when.start():last.end] if when and last else ""
            yield PaperFact("group_end", {"group": groups[-1].id, "date": date.id if date else "", "event": event.id if event else "",
                                          "when": printed}, (paragraph.paragraph.span(sentence.start, sentence.end),), "group-to-end")
