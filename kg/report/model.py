"""A report as values, and the words for them that all its formats share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.iri import ID
from kg.messages import shorten
from kg.shapes.finding import Finding, Severity
from kg.term import Literal, NamedNode
from kg.vocab import compact


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
    where: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Entries in the order of their findings."""

    entries: tuple[Entry, ...]

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(entry.finding.severity == severity for entry in self.entries)

    def by_rule(self) -> Iterator[tuple[str, list[Entry]]]:
        """Rules with their entries, gravest first."""
        for (_, rule), entries in groupby(self.entries, key=lambda e: (e.finding.severity, e.finding.rule)):
            yield rule, list(entries)


def summary(result: Report) -> str:
    """One line: how many findings of each severity.

    >>> summary(Report(()))
    'conforms: no findings'
    """
    if not result.entries:
        return "conforms: no findings"
    counts = ((result.count(severity), severity.name.lower()) for severity in reversed(Severity))
    return ", ".join(f"{count} {name}{'s' * (count > 1)}" for count, name in counts if count)


def common_message(entries: list[Entry]) -> str:
    """The message of all entries; "" where each says something of its own."""
    messages = {entry.finding.message for entry in entries}
    return messages.pop() if len(messages) == 1 else ""


def fault(entry: Entry) -> str:
    """What was found: path, value, and what the value is not."""
    return " ".join(part for part in (_path(entry.finding), _shown(entry), entry.finding.detail) if part)


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
