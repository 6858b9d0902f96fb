"""Find the texts that can be approved: by their identifier, or by what they are called.

    "revised Recommendation ITU-T E.156"                 E.156                      (`numbered.py`)
    "a Supplement on The impact of exposure limits"      its title                  (`called.py`)
    "a Recommendation on network slicing (ITU-T Y.3112)" Y.3112: one text, both ways
    "two new Recommendations"                            nothing: only counted
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.relate import ReadParagraph, spans
from ingest.relate.approvals.called import find as find_called
from ingest.relate.approvals.numbered import Product
from ingest.relate.approvals.numbered import find as find_numbered

_TITLE_OF_NUMBER = re.compile(r"\s?(?:\(|in\s|as\s|[:,–-]\s)?(?:[Dd]raft\s|new\s)?\(?")


def find(paragraph: ReadParagraph) -> list[Product]:
    """The products that a paragraph names, in order."""
    numbered = find_numbered(paragraph)
    called = find_called(paragraph, numbered)
    return sorted(_joined(paragraph.text, numbered, called), key=lambda p: p.start)


def _joined(text: str, numbered: Sequence[Product], called: Sequence[Product]) -> Iterator[Product]:
    """Both, where a title right before an identifier belongs to it."""
    taken = set()
    for product in numbered:
        at = spans.before(called, product.start)
        title = called[at] if at >= 0 and called[at].end <= product.start <= called[at].end + 24 else None
        if title is not None and _TITLE_OF_NUMBER.fullmatch(text, title.end, product.start):
            taken.add(title.start)
            yield replace(product, start=title.start, title=product.title or title.title)
        else:
            yield product
    yield from (c for c in called if c.start not in taken)
