"""What recognisers find: mentions with exact spans, and narrative facts built from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.document import Paragraph


@dataclass(frozen=True, slots=True)
class Mention:
    """Something recognised in the text of one paragraph; `text[start:end]` is what stands there.

    `kind` is the family ("body", "organization", "recommendation", "question", "document", "url", "date", "place",
    "title" …), `id` its normal form (`SG17`, `Y.4459`, `2020-06-05`), `rule` the name of the rule that found it.
    `also` holds the further readings where one text has several: found is not resolved.
    """

    kind: str
    start: int
    end: int
    id: str
    rule: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrative:
    """The status narrative of one action item: its paragraphs in order, nested tables flattened into theirs."""

    item: str
    resolution: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class NarrativeFact:
    """One fact of a narrative: `kind` and `values` as `facts-format` and the ontology name them, and where it stands.

    `start` and `end` are positions in `paragraph.text`; `rule` names what found it.
    """

    kind: str
    values: Mapping[str, Any]
    paragraph: Paragraph
    start: int
    end: int
    rule: str

    @property
    def quote(self) -> str:
        """The words the fact rests on, exactly as printed."""
        return self.paragraph.text[self.start:self.end]
