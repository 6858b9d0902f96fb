"""Ranges of documents: what stands between their ends."""

from __future__ import annotations

import pytest

from ingest.recognise import mentions
from ingest.recognise.ranges import expanded


@pytest.mark.parametrize(("text", "between"), [
    ("See WTSA-C1, …, WTSA-C4.", ["WTSA-C2", "WTSA-C3"]),
    ("See TSAG-TD7 to TSAG-TD9.", ["TSAG-TD8"]),
    ("See TSAG-TD5, TSAG-TD9.", []),
    ("See TSAG-TD5 and WTSA-C9.", []),
    ("from WTSA-C9 to WTSA-C3", []),
])
def test_ranges(text: str, between: list[str]) -> None:
    documents = [m for m in mentions(text) if m.kind == "document"]
    found = list(expanded(text, documents))
    assert [m.id for m in found] == between
    assert all(text[m.start:m.end].startswith(documents[0].id) for m in found)
