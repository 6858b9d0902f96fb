"""The RDF terms of this project: those of pyoxigraph, and short ways to make typed literals.

Only this module and the package `kg.store` import the engine, so that both can be exchanged together.
Datatypes: https://www.w3.org/TR/rdf11-concepts/#xsd-datatypes
"""

from __future__ import annotations

import re
from datetime import date as calendar_date
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

__all__ = ["BlankNode", "DefaultGraph", "Iri", "Literal", "NamedNode", "Quad", "Term", "Triple", "boolean", "date",
           "english", "integer", "year"]

Iri: TypeAlias = NamedNode
Term: TypeAlias = NamedNode | Literal

XSD = "http://www.w3.org/2001/XMLSchema#"
_XSD_BOOLEAN = NamedNode(XSD + "boolean")
_XSD_INTEGER = NamedNode(XSD + "integer")
_XSD_GYEAR = NamedNode(XSD + "gYear")
_DATE_TYPES = (
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"), NamedNode(XSD + "date")),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), NamedNode(XSD + "gYearMonth")),
    (re.compile(r"\d{4}"), _XSD_GYEAR),
    (re.compile(r"--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"), NamedNode(XSD + "gMonthDay")),
)


def boolean(value: bool) -> Literal:
    """An xsd:boolean.

    >>> str(boolean(True))
    '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    """
    return Literal("true" if value else "false", datatype=_XSD_BOOLEAN)


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=_XSD_INTEGER)


def year(value: int | str) -> Literal:
    """An xsd:gYear."""
    return Literal(f"{int(value):04d}", datatype=_XSD_GYEAR)


def english(text: str) -> Literal:
    """A string in English, the language of all sources so far."""
    return Literal(text, language="en")


def date(text: str) -> Literal:
    """A date as precise as it was written: xsd:date, xsd:gYearMonth, xsd:gYear, or xsd:gMonthDay where no year was; a plain
    string where it is none.

    >>> date("2020-06-05").datatype.value.rpartition("#")[2], date("2019-09").datatype.value.rpartition("#")[2]
    ('date', 'gYearMonth')
    >>> date("2019-02-29").datatype.value.rpartition("#")[2], date("2020-08-36").datatype.value.rpartition("#")[2]
    ('string', 'string')
    """
    for pattern, datatype in _DATE_TYPES:
        if pattern.fullmatch(text) and _in_calendar(text):
            return Literal(text, datatype=datatype)
    return Literal(text)


def _in_calendar(text: str) -> bool:
    """Whether a date of this form exists: "2019-02-29" does not."""
    try:
        calendar_date.fromisoformat(f"2000{text[1:]}" if text.startswith("--") else (text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def graph_of(quad: Quad) -> str:
    """The IRI of the named graph of a quad; "" in the default graph.

    >>> graph_of(Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode("urn:g")))
    'urn:g'
    """
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
