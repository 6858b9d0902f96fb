"""The report as JSON, for programs."""

from __future__ import annotations

import json

from kg.report.model import Entry, Report
from kg.shapes.finding import Severity
from kg.term import Literal, NamedNode


def as_json(result: Report) -> str:
    """The report as JSON: `conforms`, counts, and rules with their findings."""
    rules = [{
        "rule": rule, "name": entries[0].finding.name, "severity": entries[0].finding.severity.name.lower(),
        "count": len(entries), "findings": [_object(entry) for entry in entries],
    } for rule, entries in result.by_rule()]
    counts = {severity.name.lower(): result.count(severity) for severity in reversed(Severity)}
    document = {"conforms": not result.entries, "counts": counts, "rules": rules}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _object(entry: Entry) -> dict[str, object]:
    finding = entry.finding
    return {
        "focus": _plain(finding.focus), "label": entry.label, "path": finding.path, "value": _plain(finding.value),
        "value_label": entry.value_label, "detail": finding.detail, "message": finding.message, "shape": finding.shape,
        "component": finding.component,
        "evidence": [{"document": at.document, "place": at.place, "quote": at.quote or None} for at in entry.where],
    }


def _plain(node: object) -> str | None:
    """An IRI or the text of a literal; a blank node as `_:x`."""
    if node is None:
        return None
    return node.value if isinstance(node, NamedNode | Literal) else str(node)
