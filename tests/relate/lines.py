"""Narratives made of lines, for tests: "· " before a line makes it a list line."""

from __future__ import annotations

from ingest.document import Offsets, Paragraph, Place
from ingest.mention import Narrative
from ingest.relate import ReadNarrative, read


def reading(*lines: str) -> ReadNarrative:
    """A narrative with these lines, read."""
    paragraphs = []
    for number, line in enumerate(lines):
        label = "·" if line.startswith("· ") else ""
        text = line.removeprefix("· ")
        place = Place().child("paragraph", number + 1)
        paragraphs.append(Paragraph(text, place, Offsets(((0, 1000 * number),)), label))
    return read(Narrative("0-00", "R0", tuple(paragraphs)))
