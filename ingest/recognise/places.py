"""Find places."""

from __future__ import annotations

from ingest.mention import Mention


def find(text: str) -> list[Mention]:
    """The places in `text`, in order."""
    return []
