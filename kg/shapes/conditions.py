"""Constraints on single value nodes (SHACL 4.1.2, 4.1.3, 4.3, 4.4, 4.8.3) as SPARQL conditions on ?value.

One function per parameter, found by its name: to add a component, write a function and enter it in `CONDITIONS`. Each
follows the SPARQL definition of the specification; where that asks for term equality, `sameTerm` is used, never `=`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.messages import UnsupportedShape
from kg.shapes.model import Node
from kg.store import GraphStore
from kg.term import BlankNode, Literal

XSD = "http://www.w3.org/2001/XMLSchema#"
# Datatypes that SPARQL can cast to: a literal that is not in their lexical space is ill-typed (SHACL 4.1.2).
CASTABLE = frozenset(XSD + name for name in (
    "boolean", "integer", "decimal", "float", "double", "date", "dateTime", "time", "gYear", "gYearMonth", "gMonthDay",
    "gMonth", "gDay", "duration", "dayTimeDuration", "yearMonthDuration"))
# Datatypes that SPARQL puts in an order (17.3); others are for each engine to compare or not.
ORDERED = frozenset(XSD + name for name in ("integer", "decimal", "float", "double", "string", "date", "dateTime"))
# Datatypes whose lexical space is every string.
UNRESTRICTED = frozenset((XSD + "string", XSD + "anyURI", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"))
NODE_KINDS = {
    "IRI": "isIRI(?value)", "BlankNode": "isBlank(?value)", "Literal": "isLiteral(?value)",
    "BlankNodeOrIRI": "!isLiteral(?value)", "BlankNodeOrLiteral": "!isIRI(?value)", "IRIOrLiteral": "!isBlank(?value)",
}
Values = tuple[Node, ...]
Parameters = Mapping[str, Values]
Condition = Callable[[Parameters], Iterator[str]]


def text(node: Node) -> str:
    """`node` in SPARQL. A blank node of a shapes file means nothing in the data.

    Raises UnsupportedShape for a blank node.
    """
    if isinstance(node, BlankNode):
        raise UnsupportedShape("a blank node to compare with is not supported", remedy="give the node an IRI")
    return str(node)


def of_datatype(parameters: Parameters) -> Iterator[str]:
    """4.1.2: the value is a literal of the datatype, and not an ill-typed one."""
    (datatype,) = parameters["datatype"]
    same = f"datatype(?value) = {text(datatype)}"
    name = datatype.value
    if name in CASTABLE:
        yield f"({same} && isLiteral({text(datatype)}(STR(?value))))"
    elif name in UNRESTRICTED or not name.startswith(XSD):
        yield f"({same})"
    else:
        raise UnsupportedShape(f"sh:datatype {name} is not supported: its lexical form cannot be checked",
                               remedy="use the primitive datatype with sh:pattern or sh:minInclusive")


def of_kind(parameters: Parameters) -> Iterator[str]:
    """4.1.3: the value is an IRI, a blank node, a literal, or one of two of them."""
    (kind,) = parameters["nodeKind"]
    name = kind.value.rpartition("#")[2]
    if name not in NODE_KINDS:
        raise UnsupportedShape(f"sh:nodeKind {kind} is not supported",
                               remedy="use one of " + ", ".join(f"sh:{k}" for k in NODE_KINDS))
    yield NODE_KINDS[name]


def compared(name: str, sign: str) -> Condition:
    """4.3: the value is on the right side of a bound; what cannot be compared is not."""

    def condition(parameters: Parameters) -> Iterator[str]:
        (bound,) = parameters[name]
        if not isinstance(bound, Literal) or bound.datatype.value not in ORDERED:
            raise UnsupportedShape(f"sh:{name} {bound} is not supported: SPARQL does not order such values",
                                   remedy="compare numbers, strings, xsd:date or xsd:dateTime, or use sh:pattern")
        yield f"(?value {sign} {text(bound)})"

    return condition


def of_length(name: str, sign: str) -> Condition:
    """4.4.1, 4.4.2: the number of characters of a literal or IRI."""

    def condition(parameters: Parameters) -> Iterator[str]:
        yield f"(!isBlank(?value) && STRLEN(STR(?value)) {sign} {parameters[name][0].value})"

    return condition


def of_pattern(parameters: Parameters) -> Iterator[str]:
    """4.4.3: a regular expression matches somewhere in the literal or IRI."""
    flags = "".join(f", {_plain(flag)}" for flag in parameters.get("flags", ()))
    for pattern in parameters["pattern"]:
        _try_pattern(pattern, flags)
        yield f"(!isBlank(?value) && REGEX(STR(?value), {_plain(pattern)}{flags}))"


def of_language(parameters: Parameters) -> Iterator[str]:
    """4.4.4: the value is in one of the languages."""
    ranges = " || ".join(f"langMatches(lang(?value), {_plain(language)})" for language in parameters["languageIn"])
    yield f"(isLiteral(?value) && ({ranges or 'false'}))"


def of_list(parameters: Parameters) -> Iterator[str]:
    """4.8.3: the value is a member of the list."""
    yield "(" + (" || ".join(f"sameTerm(?value, {text(member)})" for member in parameters["in"]) or "false") + ")"


CONDITIONS: dict[str, Condition] = {
    "datatype": of_datatype, "nodeKind": of_kind, "in": of_list,
    "pattern": of_pattern, "languageIn": of_language,
    "minLength": of_length("minLength", ">="), "maxLength": of_length("maxLength", "<="),
    "minInclusive": compared("minInclusive", ">="), "maxInclusive": compared("maxInclusive", "<="),
    "minExclusive": compared("minExclusive", ">"), "maxExclusive": compared("maxExclusive", "<"),
}


def conditions(parameters: Parameters) -> list[tuple[str, str]]:
    """(parameter, SPARQL condition on ?value) for each constraint of a shape on single values."""
    return [(name, condition) for name, make in CONDITIONS.items() if name in parameters
            for condition in make(parameters)]


def _plain(node: Node) -> str:
    return str(Literal(node.value))


def _try_pattern(pattern: Node, flags: str) -> None:
    (row,) = GraphStore.in_memory().select(f"SELECT (REGEX('', {_plain(pattern)}{flags}) AS ?fits) {{}}")
    if row["fits"] is None:
        raise UnsupportedShape(f"the pattern {pattern} is not supported",
                               remedy="write it without look-around and back references")
