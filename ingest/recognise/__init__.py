"""Recognise who and what a paragraph names.

    mentions(text, context) = urls, documents, questions, recommendations, bodies, organizations, overlaps settled

Each family is a file with `find`; it looks for its own kind only and does not know the others. Here they run in one
order, and where two readings of the same characters compete, the longer one stays ("SG2-C23" against "SG2"). Names of
organizations that no reviewed data know stay only where nothing known was found. The time is linear in the text.
"""

from __future__ import annotations

from ingest.mention import Mention, Narrative
from ingest.recognise import bodies, documents, organizations, questions, recommendations, urls
from ingest.recognise.context import Context

_GUESSED = frozenset({"unknown-organization"})


def mentions(text: str, context: Context | Narrative | None = None) -> list[Mention]:
    """The mentions in the text of one paragraph (after `clean.level_characters`), in order of their start.

    >>> [f"{m.kind} {m.id}" for m in mentions("SG17 sent X.1060 to ITU-D Q22/1 in SG17-TD5.")]
    ['body SG17', 'recommendation X.1060', 'body ITU-D', 'question ITU-D-Q22/1', 'document SG17-TD5']
    """
    if not isinstance(context, Context):
        context = Context(context.item, context.resolution) if context else Context()
    found = [*urls.find(text), *documents.find(text, context), *questions.find(text, context),
             *recommendations.find(text), *bodies.find(text, context), *organizations.find(text)]
    known = settle([m for m in found if m.kind not in _GUESSED])
    return sorted(known + _beside(known, [m for m in found if m.kind in _GUESSED]), key=lambda m: (m.start, m.end))


def settle(found: list[Mention]) -> list[Mention]:
    """Of mentions that compete for the same characters the longest, in order of their start."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        while kept and _compete(kept[-1], mention) and _length(kept[-1]) < _length(mention):
            kept.pop()
        if not kept or not _compete(kept[-1], mention):
            kept.append(mention)
    return kept


def _compete(one: Mention, later: Mention) -> bool:
    """Whether two mentions overlap, and are neither two regional groups read from the same words ("SG3 and SG5 regional
    group") nor a joint group and an organization in its name ("ITU/WMO Joint Task Force").
    """
    together = one.rule == later.rule == "regional-name" and one.id != later.id
    nested = one.rule == "joint-name" and later.kind == "organization" and later.rule == "named"
    return one.end > later.start and not together and not nested


def _length(mention: Mention) -> int:
    return mention.end - mention.start


def _beside(known: list[Mention], guessed: list[Mention]) -> list[Mention]:
    """The guessed mentions that overlap nothing known."""
    kept = []
    i = 0
    for mention in settle(guessed):
        while i < len(known) and known[i].end <= mention.start:
            i += 1
        if i == len(known) or known[i].start >= mention.end:
            kept.append(mention)
    return kept
