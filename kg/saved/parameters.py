"""Typed parameters of saved queries: from what a person typed to an RDF term, or to a message that helps.

>>> str(value_of(Parameter("asOf", "xsd:date"), "2022-01-15"))
'"2022-01-15"^^<http://www.w3.org/2001/XMLSchema#date>'
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as calendar_date
from typing import TYPE_CHECKING

from kg.messages import QueryError
from kg.nearest import did_you_mean
from kg.term import XSD, Literal, NamedNode, Term

if TYPE_CHECKING:
    from kg.store import GraphStore


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter.

    `type` is `iri`, a datatype of the table below, or `string@en`; `of_class` (a CURIE) narrows an `iri`, `choices` any;
    `values` (a CURIE) is the property in the graph whose values a literal can have.
    `stands_as` is its variable where that is not its name. A parameter that is neither required nor given, and has no
    default, stays a variable of the query.
    """

    name: str
    type: str
    of_class: str = ""
    required: bool = False
    default: str | None = None
    example: str = ""
    label: str = ""
    stands_as: str = ""
    choices: tuple[str, ...] = ()
    values: str = ""

    @property
    def variable(self) -> str:
        """The variable that stands for it in the query."""
        return self.stands_as or self.name


def _real_date(text: str) -> str:
    if text == "today":
        return datetime.now(UTC).date().isoformat()
    return calendar_date.fromisoformat(text).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else _refuse()


def _matching(pattern: str) -> Callable[[str], str]:
    return lambda text: text if re.fullmatch(pattern, text, re.ASCII) else _refuse()


def _boolean(text: str) -> str:
    return {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}[text.lower()]


def _refuse() -> str:
    raise ValueError


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype: its canonical spelling of what a person typed (ValueError or KeyError if none), and how to say it."""

    name: str
    spell: Callable[[str], str]
    words: str


_DATATYPES = {
    kind.name: kind
    for kind in (
        Datatype("string", str, "a text"),
        Datatype("integer", _matching(r"[+-]?\d{1,18}"), "a whole number"),
        Datatype("decimal", _matching(r"[+-]?(\d+\.?\d*|\.\d+)"), "a number"),
        Datatype("boolean", _boolean, "true or false"),
        Datatype("date", _real_date, "a date such as 2022-01-15, or today"),
        Datatype("gYear", _matching(r"\d{4}"), "a year such as 2021"),
        Datatype("gYearMonth", _matching(r"\d{4}-(0[1-9]|1[0-2])"), "a month such as 2021-09"),
    )
}


_LANGUAGE = re.compile(r"string@([a-z]{2,3})")


def known_type(name: str) -> bool:
    """Whether a parameter can have this type: `iri`, `string`, `xsd:date` …"""
    return name == "iri" or name.removeprefix("xsd:") in _DATATYPES or bool(_LANGUAGE.fullmatch(name))


def type_names() -> list[str]:
    """The types a parameter can have."""
    return ["iri", *(name if name == "string" else f"xsd:{name}" for name in _DATATYPES)]


def value_of(parameter: Parameter, text: str) -> Literal:
    """`text` as a literal of the parameter's datatype.

    Raises QueryError that names the parameter and what it wants.
    """
    language = _LANGUAGE.fullmatch(parameter.type)
    datatype = _DATATYPES["string" if language else parameter.type.removeprefix("xsd:")]
    try:
        if language:
            return Literal(text, language=language[1])
        return Literal(datatype.spell(text), datatype=NamedNode(XSD + datatype.name))
    except (ValueError, KeyError) as error:
        remedy = _whole_days(text) if datatype.name == "date" else ""
        raise QueryError(f"parameter {parameter.name} wants {datatype.words}, not {text!r}", remedy=remedy) from error


def _whole_days(text: str) -> str:
    """The days to choose from where a year or a month was given: which is meant is not guessed, since it changes the answer.

    >>> _whole_days("2022-02"), _whole_days("soon")
    ('give a whole day: 2022-02 begins on 2022-02-01 and ends on 2022-02-28', '')
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?", text, re.ASCII)
    if not match:
        return ""
    try:
        first = calendar_date(int(match[1]), int(match[2] or 1), 1)
    except ValueError:
        return ""
    last = first.replace(month=int(match[2] or 12), day=monthrange(first.year, int(match[2] or 12))[1])
    return f"give a whole day: {text} begins on {first} and ends on {last}"


def terms(parameters: Iterable[Parameter], given: Mapping[str, str], store: GraphStore) -> dict[str, Term]:
    """The terms of the parameters that have a value: what was given, else the default.

    Raises QueryError for an unknown or a missing parameter, a value of another type, a thing the graph does not know.
    """
    declared = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in declared:
            raise QueryError(f"there is no parameter {name!r}{did_you_mean(name, declared)}",
                             remedy=f"parameters: {', '.join(declared) or 'none'}")
    found = {}
    for parameter in declared.values():
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            found[parameter.name] = _term(parameter, text, store)
        elif parameter.required:
            raise QueryError(f"parameter {parameter.name} is missing",
                             remedy=f"for example -p {parameter.name}={parameter.example}" if parameter.example else "")
    return found


def _term(parameter: Parameter, text: str, store: GraphStore) -> Term:
    if parameter.choices and text not in parameter.choices:
        raise QueryError(f"parameter {parameter.name} cannot be {text!r}{did_you_mean(text, parameter.choices)}",
                         remedy=f"one of: {', '.join(parameter.choices)}")
    if parameter.type != "iri" and not parameter.values:
        return value_of(parameter, text)
    if parameter.type != "iri":
        from kg.saved.known_values import spelled

        return value_of(parameter, spelled(store, parameter, text))
    from kg.names.lookup import find  # the words of the ontology are read only when a name has to be looked up

    try:
        return find(store, text, parameter.of_class)
    except QueryError as error:
        raise QueryError(f"parameter {parameter.name}: {error.text}", remedy=error.remedy) from error
