"""What two graphs say differently, fact by fact and in words.

    OLD, NEW ── sources ──> facts ── compare ──> Difference ── words (sentences, places) ──> people

A fact is a line of `kg facts`: its kind and its values. Where it stands in a source (places, evidence) is no part of it,
nor is the IRI of its record, so that a fact that has only moved is the same fact.
"""

from __future__ import annotations

from kg.diff.compare import Change, Difference, compare
from kg.diff.sources import edition, names_edition, read
from kg.diff.words import FORMATS, as_json, as_markdown, as_text

__all__ = ["FORMATS", "Change", "Difference", "as_json", "as_markdown", "as_text", "compare", "edition",
           "names_edition", "read"]
