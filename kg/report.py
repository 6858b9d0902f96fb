"""Findings for people and machines: grouped by rule, label before IRI, the quote and its place, the way to mend.

`report` looks up in the graph what a finding is about; the writers below turn a `Report` into text, Markdown, JSON or
SHACL's own report in Turtle. All are pure and in one order, so that two reports of one state are the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.iri import ID, digest
from kg.messages import shorten
from kg.shapes.finding import SH, Finding, Severity
from kg.store import GraphStore, RdfFormat, serialize
from kg.term import Literal, NamedNode, Triple
from kg.vocab import compact, prefixes

PER_RULE = 5  # how many findings of a rule the text shows; the rest is counted
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

# Where evidence may hang, nearest first: on the node, the node itself, the records that the node is part of.
_EVIDENCE = ("?node wtsa:hasEvidence ?evidence", "BIND(?node AS ?evidence)",
             "?record ?part ?node . ?record wtsa:hasEvidence ?evidence")
_LABELS = ("rdfs:label", "skos:prefLabel", "dcterms:title", "wtsa:itemId", "skos:notation")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the record of a finding stands: document, place in it, and the words (where the graph holds text)."""

    document: str = ""
    place: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with what the graph knows about it."""

    finding: Finding
    label: str
    value_label: str
    where: Place


@dataclass(frozen=True, slots=True)
class Report:
    """Entries in the order of their findings, and a name for each rule that has one."""

    entries: tuple[Entry, ...]
    names: dict[str, str]

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(entry.finding.severity == severity for entry in self.entries)

    def by_rule(self) -> Iterator[tuple[str, list[Entry]]]:
        """Rules with their entries, gravest first."""
        for (_, rule), entries in groupby(self.entries, key=lambda e: (e.finding.severity, e.finding.rule)):
            yield rule, list(entries)


def report(findings: Iterable[Finding], store: GraphStore, names: dict[str, str] | None = None) -> Report:
    """`findings` with the labels and evidence that `store` holds."""
    found = tuple(sorted(findings, key=lambda finding: finding.order))
    focus = _iris(finding.focus for finding in found)
    labels = _labels(store, focus | _iris(finding.value for finding in found))
    places = _places(store, focus)
    return Report(tuple(
        Entry(finding, labels.get(_value(finding.focus), ""), labels.get(_value(finding.value), ""),
              places.get(_value(finding.focus), Place()))
        for finding in found), names or {})


def _iris(nodes: Iterable[object]) -> set[str]:
    return {node.value for node in nodes if isinstance(node, NamedNode)}


def _value(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _labels(store: GraphStore, nodes: set[str]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for name in _LABELS:
        rows = store.select(f"SELECT ?node (MIN(STR(?text)) AS ?label) WHERE {{ {_one_of(nodes - labels.keys())} "
                            f"?node {name} ?text }} GROUP BY ?node")
        labels.update({row["node"].value: row["label"].value for row in rows if row["label"] is not None})
    return labels


def _places(store: GraphStore, nodes: set[str]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for pattern in _EVIDENCE:
        rows = store.select(
            f"SELECT ?node ?place ?quote ?document WHERE {{ {_one_of(nodes - places.keys())} {pattern} . "
            "?evidence wtsa:place ?place . OPTIONAL { ?evidence oa:exact ?quote } "
            "OPTIONAL { ?evidence oa:hasSource/dcterms:isVersionOf/dcterms:identifier ?document } }")
        found = ((row["node"].value, _text(row["document"]), _text(row["place"]), _text(row["quote"])) for row in rows)
        for node, document, place, quote in sorted(found):
            places.setdefault(node, Place(document, place, quote))
    return places


def _one_of(nodes: Iterable[str]) -> str:
    return f"VALUES ?node {{ {' '.join(f'<{node}>' for node in sorted(nodes))} }}"


def _text(node: object) -> str:
    return node.value if isinstance(node, Literal) else ""


def as_text(result: Report, *, everything: bool = False) -> str:
    """The report for a terminal, at most `PER_RULE` findings of each rule unless `everything` is wanted."""
    lines: list[str] = []
    for rule, entries in result.by_rule():
        lines += [_heading(result, rule, entries), *(f"  {message}" for message in _messages(entries)), ""]
        shown = entries if everything else entries[:PER_RULE]
        lines += [line for entry in shown for line in _lines(entry)]
        if len(shown) < len(entries):
            lines.append(f"  … and {len(entries) - len(shown)} more (--all shows them)")
        lines.append("")
    return "\n".join([*lines, summary(result)]) + "\n"


def summary(result: Report) -> str:
    """One line: how many findings of each severity.

    >>> summary(Report((), {}))
    'conforms: no findings'
    """
    if not result.entries:
        return "conforms: no findings"
    counts = ((result.count(severity), severity.name.lower()) for severity in reversed(Severity))
    return ", ".join(f"{count} {name}{'s' * (count > 1)}" for count, name in counts if count)


def _heading(result: Report, rule: str, entries: list[Entry]) -> str:
    severity = entries[0].finding.severity.name.lower()
    return f"{severity}: {result.names.get(rule) or short(rule)} <{rule}> ({len(entries)})"


def _messages(entries: list[Entry]) -> list[str]:
    return list(dict.fromkeys(entry.finding.message for entry in entries if entry.finding.message))


def _lines(entry: Entry) -> Iterator[str]:
    finding = entry.finding
    yield f"  - {named(entry.label, finding.focus)}"
    fault = " ".join(part for part in (_path(finding), _shown(entry), finding.detail) if part)
    if fault:
        yield f"      {fault}"
    if entry.where.place:
        yield f"      at {_where(entry.where)}"


def named(label: str, node: object) -> str:
    """A node for people: its label, then its IRI.

    >>> named("Study Group 2", NamedNode("https://w3id.org/wtsa/id/body/sg2"))
    'Study Group 2 <https://w3id.org/wtsa/id/body/sg2>'
    """
    if isinstance(node, NamedNode):
        return f"{label or short(node.value)} <{node.value}>"
    return f"“{shorten(node.value)}”" if isinstance(node, Literal) else str(node)


def short(iri: str) -> str:
    """What is left of an IRI without its namespace.

    >>> short("https://w3id.org/wtsa/id/action-item/wtsa-16/20-03"), short("https://w3id.org/wtsa/shape#evidence")
    ('action-item/wtsa-16/20-03', 'evidence')
    """
    return iri[len(ID):] if iri.startswith(ID) else iri.rpartition("#")[2]


def _path(finding: Finding) -> str:
    return re.sub(r"<([^>]*)>", lambda match: compact(match[1]), finding.path)


def _shown(entry: Entry) -> str:
    value = entry.finding.value
    return "" if value is None or value == entry.finding.focus else named(entry.value_label, value)


def _where(where: Place) -> str:
    document = f"{where.document}, " if where.document else ""
    quote = f": “{shorten(where.quote)}”" if where.quote else ""
    return f"{document}{where.place}{quote}"


def as_markdown(result: Report) -> str:
    """The report as Markdown: a heading for each rule, a table of its findings."""
    lines = ["# Validation", "", summary(result), ""]
    for rule, entries in result.by_rule():
        lines += [f"## {_cell(result.names.get(rule) or short(rule))}", "",
                  f"{entries[0].finding.severity.name.capitalize()}, {len(entries)} × `{rule}`", ""]
        lines += [f"> {_cell(message)}\n" for message in _messages(entries)]
        lines += ["| what | finding | place | quote |", "|---|---|---|---|"]
        lines += [_row(entry) for entry in entries]
        lines.append("")
    return "\n".join(lines)


def _row(entry: Entry) -> str:
    finding, where = entry.finding, entry.where
    what = named(entry.label, finding.focus)
    if isinstance(finding.focus, NamedNode):
        what = f"[{_cell(entry.label or short(finding.focus.value))}]({finding.focus.value})"
    fault = " ".join(part for part in (_path(finding), _shown(entry), finding.detail) if part)
    place = ", ".join(part for part in (where.document, where.place) if part)
    return "| " + " | ".join((what, _cell(fault), _cell(place), _cell(shorten(where.quote)))) + " |"


def _cell(text: str) -> str:
    """`text` in a cell of a Markdown table."""
    for sign in "\\|<>*_[]`":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def as_json(result: Report) -> str:
    """The report as JSON: `conforms`, counts, and rules with their findings."""
    rules = [{
        "rule": rule, "name": result.names.get(rule, ""), "severity": entries[0].finding.severity.name.lower(),
        "count": len(entries), "findings": [_object(entry) for entry in entries],
    } for rule, entries in result.by_rule()]
    counts = {severity.name.lower(): result.count(severity) for severity in reversed(Severity)}
    document = {"conforms": not result.entries, "counts": counts, "rules": rules}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _object(entry: Entry) -> dict[str, object]:
    finding, where = entry.finding, entry.where
    return {
        "focus": _plain(finding.focus), "label": entry.label, "path": finding.path, "value": _plain(finding.value),
        "value_label": entry.value_label, "detail": finding.detail, "message": finding.message, "shape": finding.shape,
        "component": finding.component, "document": where.document, "place": where.place, "quote": where.quote or None,
    }


def _plain(node: object) -> str | None:
    """An IRI or the text of a literal; a blank node as `_:x`."""
    if node is None:
        return None
    return node.value if isinstance(node, NamedNode | Literal) else str(node)


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


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text, "json": as_json, "md": as_markdown, "ttl": as_turtle,
}
