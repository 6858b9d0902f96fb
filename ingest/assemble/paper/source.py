"""The paper itself as a source, and what it says about itself."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.assemble import entities
from ingest.assemble.evidence import evidence_at
from ingest.assemble.paper.sittings import conference_of
from ingest.assemble.statements import Parts, Statements
from ingest.papers.model import Identity, Paper
from kg import iri
from kg.fact import Record
from kg.term import Literal, NamedNode, date
from kg.vocab import DCTERMS, WTSA


def source(paper: Paper, document: str) -> Record:
    """The document as a source: its genre, the conference it deals with, title, publisher, dates."""
    identity = paper.identity
    event = conference_of(identity.about)
    values: Statements = [(WTSA.genre, WTSA.ConferencePage if _is_page(identity) else WTSA.BackgroundPaper), (WTSA.reportsOn, event.iri)]
    parts: Parts = [*event.described]
    values += _title_and_dates(identity, parts)
    return Record(document, WTSA.SourceDocument, tuple(values), (), tuple(parts))


def _is_page(identity: Identity) -> bool:
    """A paper calls itself one or has a date; a page of a conference is called like the conference and is never finished."""
    return "paper" not in identity.title.casefold() and not identity.issued


def _title_and_dates(identity: Identity, parts: Parts) -> Statements:
    values: Statements = [(DCTERMS.title, Literal(identity.title))] if identity.title else []
    if identity.publisher:
        publisher = entities.actor(identity.publisher)
        values.append((DCTERMS.publisher, publisher.iri))
        parts.extend(publisher.described)
    values += [(DCTERMS.issued, date(identity.issued))] if identity.issued else []
    values += [(DCTERMS.modified, date(identity.modified))] if identity.modified else []
    return values


def description(paper: Paper, name: str, document: str) -> Iterator[Record]:
    """What the paper says about itself, with the places where it does."""
    spans = paper.identity.spans
    if spans:
        values = [(WTSA.describes, NamedNode(document)), *_title_and_dates(paper.identity, [])]
        evidence = tuple(evidence_at(paper.document.text, span, f"paper-{what}") for what, span in spans.items())
        yield Record(iri.record("description", name), WTSA.DocumentDescription, tuple(values), evidence)
