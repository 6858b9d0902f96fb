"""Evidence from a span: the quote exactly as it stands in the document, and a few words around it."""

from __future__ import annotations

from ingest.document import Span
from kg.fact import Evidence

CONTEXT = 60  # characters on each side: about ten words, enough to find the place by eye


def evidence_at(text: str, span: Span, rule: str) -> Evidence:
    """The evidence at `span` of a document whose text is `text`, found by `rule`."""
    return Evidence(
        place=str(span.place), start=span.start, end=span.end, quote=text[span.start:span.end], rule=rule,
        before=text[max(0, span.start - CONTEXT):span.start], after=text[span.end:span.end + CONTEXT])
