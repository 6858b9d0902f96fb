"""Issue areas: the headings and topics under which a paper puts things, each called after its paper."""

from __future__ import annotations

from ingest.assemble.statements import Parts, Statements
from kg import iri
from kg.fact import Record
from kg.term import Iri, NamedNode, english
from kg.vocab import DCTERMS, SKOS, WTSA


def issue_area(values: Statements, parts: Parts, predicate: Iri, paper: str, name: str, within: str = "") -> NamedNode:
    """A heading or topic of a paper; a part of another one stands under that."""
    where = iri.record("issue-area", paper, within, name)
    described: Statements = [(SKOS.prefLabel, english(name)), (DCTERMS.isPartOf, NamedNode(f"{iri.DOC}{paper}"))]
    if within:
        described.append((SKOS.broader, NamedNode(iri.record("issue-area", paper, within))))
    parts.append(Record(where, WTSA.IssueArea, tuple(described)))
    values.append((predicate, NamedNode(where)))
    return NamedNode(where)
