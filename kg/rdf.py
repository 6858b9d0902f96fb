"""Records into quads: one named graph per source edition, evidence as things of their own, no blank nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.fact import Evidence, Record, SourceEdition
from kg.iri import ID, digest, rule
from kg.term import Iri, Literal, NamedNode, Quad, Term, integer
from kg.vocab import DCTERMS, OA, PROV, RDF, RDFS, WTSA

# The version of the rules that turn documents into records. It is part of what generated a record, so it goes up when
# records of an unchanged document change.
EXTRACTION_VERSION = "1"


def document_quads(edition: SourceEdition, records: Iterable[Record]) -> Iterator[Quad]:
    """The graph of one source edition: the edition itself, its records, their evidence and the rules that found them."""
    graph = NamedNode(edition.graph_iri)
    rules: set[str] = set()
    for subject, predicate, value in _edition(edition):
        yield Quad(subject, predicate, value, graph)
    for record in records:
        for subject, predicate, value in _record(record, edition, rules):
            yield Quad(subject, predicate, value, graph)
    for name in sorted(rules):
        yield Quad(NamedNode(rule(name)), RDF.type, WTSA.Rule, graph)
        yield Quad(NamedNode(rule(name)), RDFS.label, Literal(name), graph)


def extraction_iri(edition: SourceEdition) -> str:
    """The activity that generated the records of `edition`: told apart by the source and the version of the rules."""
    return f"{ID}extraction/{edition.name}/{edition.sha256[:12]}/{EXTRACTION_VERSION}"


def evidence_iri(edition: SourceEdition, evidence: Evidence) -> str:
    """The same place read by the same rule in the same edition is the same evidence."""
    return f"{ID}evidence/{digest(edition.name, edition.sha256, evidence.place, evidence.start, evidence.end, evidence.rule)}"


Statement = tuple[NamedNode, Iri, Term]


def _edition(edition: SourceEdition) -> Iterator[Statement]:
    document, this, activity = (NamedNode(i) for i in (edition.document_iri, edition.iri, extraction_iri(edition)))
    yield document, RDF.type, WTSA.SourceDocument
    yield document, DCTERMS.identifier, Literal(edition.name)
    yield this, RDF.type, WTSA.SourceEdition
    yield this, DCTERMS.isVersionOf, document
    yield this, DCTERMS.format, Literal(edition.format)
    yield this, WTSA.sha256, Literal(edition.sha256)
    yield activity, RDF.type, WTSA.Extraction
    yield activity, PROV.used, this
    yield activity, WTSA.extractionVersion, Literal(EXTRACTION_VERSION)


def _record(record: Record, edition: SourceEdition, rules: set[str]) -> Iterator[Statement]:
    subject = NamedNode(record.iri)
    yield subject, RDF.type, record.type
    for predicate, value in record.values:
        yield subject, predicate, value
    for evidence in record.evidence:
        node = NamedNode(evidence_iri(edition, evidence))
        yield subject, WTSA.hasEvidence, node
        yield from _evidence(node, evidence, edition)
        rules.add(evidence.rule)
    for part in record.parts:
        yield from _record(part, edition, rules)


def _evidence(node: NamedNode, evidence: Evidence, edition: SourceEdition) -> Iterator[Statement]:
    yield node, RDF.type, WTSA.Evidence
    yield node, OA.hasSource, NamedNode(edition.iri)
    yield node, WTSA.place, Literal(evidence.place)
    yield node, OA.start, integer(evidence.start)
    yield node, OA.end, integer(evidence.end)
    yield node, OA.exact, Literal(evidence.quote)
    yield node, OA.prefix, Literal(evidence.before)
    yield node, OA.suffix, Literal(evidence.after)
    yield node, WTSA.foundBy, NamedNode(rule(evidence.rule))
    yield node, PROV.wasGeneratedBy, NamedNode(extraction_iri(edition))
