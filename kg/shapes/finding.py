"""What validation says: one finding per fault, comparable, countable by its rule, in one order on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from kg.term import BlankNode, Literal, NamedNode

SH = "http://www.w3.org/ns/shacl#"


class Severity(IntEnum):
    """How much a finding matters (SHACL 2.1.4). The order is the order of `--fail-on`."""

    INFO = 1
    WARNING = 2
    VIOLATION = 3

    @property
    def iri(self) -> str:
        """The individual of SHACL.

        >>> Severity.WARNING.iri
        'http://www.w3.org/ns/shacl#Warning'
        """
        return SH + self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Finding:
    """One validation result (SHACL 3.6.2).

    `rule` is what findings are counted by: the IRI of the constraint or shape that has one. `focus`, `path`, `value`,
    `shape` and `component` are those of the result in SHACL's own report; `path` is "" for a node shape, else
    a SPARQL property path; `value` is None where the fault is an absence. `detail` says what was found,
    `message` what is wrong and how to mend it; `name` is the rule's, for people.
    """

    rule: str
    severity: Severity
    focus: NamedNode | BlankNode | Literal
    path: str
    value: NamedNode | BlankNode | Literal | None
    component: str
    shape: str
    message: str = ""
    detail: str = ""
    name: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """Gravest first, then by rule, focus and value."""
        return (-self.severity, self.rule, str(self.focus), self.path, str(self.value), self.component, self.message)
