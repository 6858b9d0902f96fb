"""Where a name or a title ends that nobody put in quotation marks; names are invented."""

from __future__ import annotations

import pytest

from ingest.assemble import narrative
from ingest.document import Offsets, Paragraph, Place
from ingest.mention import NarrativeFact
from kg import iri
from kg.term import Literal, NamedNode
from kg.vocab import WTSA


@pytest.mark.parametrize(("found", "kept"), [
    ("Session on goods. It was held in May", "Session on goods"),
    ("Session on goods in order to help", "Session on goods"),
    ("Session on circular goods. Part 2: Data", "Session on circular goods. Part 2: Data"),
    ('Workshop on "Networks. The way forward"', 'Workshop on "Networks. The way forward"'),
    ('Workshop on "Networks. The way forward", which was held in May', 'Workshop on "Networks. The way forward"'),
    ('Workshop on "Networks. The way forward", Geneva. It was held in May', 'Workshop on "Networks. The way forward", Geneva'),
])
def test_a_name_ends_where_the_sentence_goes_on(found: str, kept: str) -> None:
    fact = NarrativeFact("event", {"name": found, "start": "2020"}, Paragraph(found, Place(), Offsets(((0, 0),))), 0, len(found), "test")
    [record] = narrative.narrative_records([fact], NamedNode(iri.ID + "action-item/wtsa-16/20-03"), found)
    assert (WTSA.eventName, Literal(kept)) in record.values
