"""From what is written to what it means: an entity, several candidates, or unknown; each with its reason.

Identifiers carry their own resolution (`Y.4459` is one Recommendation); names are looked up in the reviewed data. What
has two readings keeps both: found is not resolved, and candidates are not a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.identifiers import InvalidIdentifier, document_number, question, recommendation
from ingest.mention import Mention
from ingest.recognise import directory
from kg import iri


@dataclass(frozen=True, slots=True)
class Resolved:
    """The IRI that a mention stands for, "" where it is unknown or open; all candidates; and why."""

    iri: str
    candidates: tuple[str, ...]
    reason: str


def resolve(mention: Mention) -> Resolved:
    """What `mention` stands for.

    >>> resolve(Mention("recommendation", 0, 6, "Y.4459", "numbered")).iri
    'https://w3id.org/wtsa/id/recommendation/Y.4459'
    >>> resolve(Mention("unknown-organization", 0, 8, "Some Org", "body-like")).reason
    'no reviewed data know this name'
    """
    if mention.kind in ("body", "organization"):
        return _named(mention)
    if mention.kind == "unknown-organization":
        return Resolved("", (), "no reviewed data know this name")
    return _identified(mention)


def _named(mention: Mention) -> Resolved:
    kinds = ("body",) if mention.kind == "body" else ("organization", "committee")
    entries = (directory.load(kind).named(code) for kind in kinds for code in (mention.id, *mention.also))
    readings = list(dict.fromkeys(entry.iri for entry in entries if entry))
    if len(readings) > 1:
        return Resolved("", tuple(readings), "the reviewed data know several with this name")
    if readings:
        return Resolved(readings[0], (readings[0],), "the reviewed data know this name")
    name = iri.body(mention.id) if mention.kind == "body" else iri.organization(mention.id)
    guessed = mention.rule in ("authority", "company-form")
    reason = "named as printed; no reviewed data know it" if guessed else f"its form is that of rule {mention.rule}"
    return Resolved(name, (name,), reason)


def _identified(mention: Mention) -> Resolved:
    try:
        name = _identifier_iri(mention)
    except InvalidIdentifier as error:
        return Resolved("", (), str(error))
    if not name:
        return Resolved("", (), "this kind stands for no entity")
    return Resolved(name, (name,), "the identifier says it")


def _identifier_iri(mention: Mention) -> str:
    if mention.kind == "recommendation":
        return recommendation.iri(mention.id) if recommendation.is_valid(mention.id) else iri.recommendation(mention.id)
    if mention.kind == "question":
        return question.iri(mention.id) if question.is_valid(mention.id) else iri.record("question", mention.id)
    if mention.kind == "document":
        known_form = document_number.is_valid(mention.id)
        return document_number.iri(mention.id) if known_form else iri.record("document", mention.id)
    return ""
