"""What a paragraph inherits: its item, the group it is about, the Sector it stands in.

The group comes from the head of the paragraph ("SG5 …", "SG2 (four LSG roles):", "ITU-T Study Group 11 approved"); a
paragraph that begins with no body keeps the one of the paragraph before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.clean import level_characters
from ingest.document import Paragraph
from ingest.mention import Narrative
from ingest.recognise import directory

_HEAD = re.compile(
    r"\s{0,5}(?:[·•▪*-]\s{0,3})?(?:(?:The|At its [^,]{1,40},|In \w{3,10} \d{4},)\s)?(?:ITU-T\s)?(?:(?:SG\s?|SGs\s"
    r"|Study\sGroups?\s)(?P<group>\d{1,2})(?!\d)"
    r"|(?P<body>TSAG|TSB|ITU-T|ITU|BDT|BR|SCV|CASC)(?![\w-]))")
_ANYWHERE = re.compile(r"(?<![\w/-])(?:SG\s?|Study\sGroups?\s)(\d{1,2})(?![\d-])")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before a paragraph is read.

    `group` is the study group in whose paragraph we are ("SG5", "" where none is named), `subject` the body that the
    paragraph begins with ("SG5", "TSAG", "TSB").
    """

    item: str = ""
    resolution: str = ""
    group: str = ""
    subject: str = ""
    sector: str = "ITU-T"

    def sector_of(self, group: str) -> str:
        """The Sector of study group number `group` where nothing says it: ITU-D for those that only ITU-D has."""
        known = directory.load("body").by_code
        return "ITU-D" if f"ITU-D-SG{group}" in known and f"SG{group}" not in known else self.sector


def contexts(narrative: Narrative) -> Iterator[tuple[Paragraph, Context]]:
    """Each paragraph of a narrative with its context."""
    texts = [level_characters(p.text) for p in narrative.paragraphs]
    context = Context(narrative.item, narrative.resolution, _only_group(texts))
    for paragraph, text in zip(narrative.paragraphs, texts, strict=True):
        context = advance(context, text)
        yield paragraph, context


def advance(context: Context, text: str) -> Context:
    """The context of the paragraph `text`, which stands behind one with `context`.

    >>> advance(Context(), "SG5 (three LSG roles):").group, advance(Context(group="SG9"), "It sent reports.").group
    ('SG5', 'SG9')
    """
    head = _HEAD.match(text)
    if not head:
        return context
    if head["group"]:
        return replace(context, group=f"SG{int(head['group'])}", subject=f"SG{int(head['group'])}")
    return replace(context, subject=head["body"])


def _only_group(texts: Iterable[str]) -> str:
    """The study group that a narrative names, if it names only one."""
    groups = Counter(f"SG{int(m[1])}" for text in texts for m in _ANYWHERE.finditer(text))
    return next(iter(groups)) if len(groups) == 1 else ""
