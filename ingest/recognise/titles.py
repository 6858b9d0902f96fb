"""Find titles."""

from __future__ import annotations

from ingest.mention import Mention


def find(text: str) -> list[Mention]:
    """The titles in `text`, in order."""
    return []
