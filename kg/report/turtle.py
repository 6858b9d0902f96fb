"""The report in SHACL's own words."""

from __future__ import annotations

from collections.abc import Iterator

from kg.iri import ID, digest
from kg.report.model import Report
from kg.shapes.finding import SH, Finding
from kg.store import RdfFormat, serialize
from kg.term import Literal, NamedNode, Triple
from kg.vocab import prefixes

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def as_turtle(result: Report) -> str:
    """The report in SHACL's own words (SHACL 3.6), with IRIs made from the content instead of blank nodes."""
    triples = sorted(_triples(result), key=str)
    used = {name: space for name, space in prefixes().items() if any(space in str(triple) for triple in triples)}
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes={**used, "sh": SH})
    return data.decode() if data else ""


def _triples(result: Report) -> Iterator[Triple]:
    whole = NamedNode(f"{ID}validation/{digest(*(_key(entry.finding) for entry in result.entries))}")
    yield Triple(whole, _TYPE, _sh("ValidationReport"))
    yield Triple(whole, _sh("conforms"), _boolean(not result.entries))
    for entry in result.entries:
        node = NamedNode(f"{ID}validation-result/{digest(_key(entry.finding))}")
        yield Triple(whole, _sh("result"), node)
        yield Triple(node, _TYPE, _sh("ValidationResult"))
        yield from _result(node, entry.finding)


def _result(node: NamedNode, finding: Finding) -> Iterator[Triple]:
    yield Triple(node, _sh("focusNode"), finding.focus)
    yield Triple(node, _sh("resultSeverity"), NamedNode(finding.severity.iri))
    yield Triple(node, _sh("sourceConstraintComponent"), _sh(finding.component))
    yield Triple(node, _sh("sourceShape"), NamedNode(finding.shape or finding.rule))
    if finding.rule != (finding.shape or finding.rule):
        yield Triple(node, _sh("sourceConstraint"), NamedNode(finding.rule))
    if finding.value is not None:
        yield Triple(node, _sh("value"), finding.value)
    if finding.path.startswith("<"):
        yield Triple(node, _sh("resultPath"), NamedNode(finding.path[1:-1]))
    for text in (finding.message, finding.detail):
        if text:
            yield Triple(node, _sh("resultMessage"), Literal(text, language="en"))


def _key(finding: Finding) -> str:
    return " ".join(map(str, finding.order))


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


def _boolean(value: bool) -> Literal:
    return Literal(value)
