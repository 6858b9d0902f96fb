"""Resolutions and other instruments that a paper lists by issue area or cites, each with the edition that is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.assemble.entities import Entity
from ingest.assemble.instruments import instrument
from ingest.assemble.paper.areas import issue_area
from ingest.assemble.statements import Parts, Statements, literal, point
from ingest.conferences import adopted_by
from kg import iri
from kg.fact import Record
from kg.term import Iri, Literal, NamedNode, integer
from kg.vocab import DCTERMS, WTSA


def listing(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """An instrument in the list of an issue area."""
    _cited(fact, values, parts, WTSA.listsInstrument)
    if fact["area"]:
        issue_area(values, parts, WTSA.issueArea, paper, fact["area"])
    literal(values, WTSA.titleAsPrinted, fact["title"])
    literal(values, WTSA.asPrinted, fact["printed"])
    values.append((WTSA.sequence, integer(fact["sequence"])))
    if fact["unclosed"]:
        literal(values, WTSA.sourceNote, "A bracket opens behind the number and never closes.")
    return iri.record("listing", paper, fact["series"], fact["kind"], fact["number"], fact["area"])


def citation(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    """An instrument that the running text or a note cites."""
    _cited(fact, values, parts, WTSA.mentions)
    literal(values, WTSA.titleAsPrinted, fact["title"])
    values.append((WTSA.matchState, WTSA.Resolved))
    return iri.record("instrument-mention", paper, fact["series"], fact["kind"], fact["number"], fact["year"])


def _cited(fact: Mapping[str, Any], values: Statements, parts: Parts, predicate: Iri) -> NamedNode:
    """The instrument by its series and number, and its edition where one is printed."""
    thing, described = instrument(fact["kind"], fact["series"], fact["number"])
    point(values, parts, predicate, Entity(thing, described))
    literal(values, WTSA.numberAsPrinted, fact["number"])
    if fact["edition"]:
        _edition(fact, values, parts, thing.value)
    return thing


def _edition(fact: Mapping[str, Any], values: Statements, parts: Parts, whole: str) -> None:
    literal(values, WTSA.editionAsPrinted, fact["edition"])
    edition = iri.instrument_edition(whole, fact["year"])
    adopted = adopted_by(fact["series"], fact["place"], fact["year"])
    described: Statements = [(DCTERMS.isVersionOf, NamedNode(whole)), (WTSA.editionAsPrinted, Literal(fact["edition"]))]
    described += [(WTSA.adoptedBy, NamedNode(adopted))] if adopted else []
    parts.append(Record(edition, WTSA.InstrumentEdition, tuple(described)))
    values.append((WTSA.namesEdition, NamedNode(edition)))
    if not adopted:
        literal(values, WTSA.sourceNote, f"No conference of this series that sat in {fact['place']} in {fact['year']} is known.")
