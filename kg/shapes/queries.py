"""A shape as SPARQL queries, each over all focus nodes at once: `SELECT ?this ?value …` finds the faults.

`focus` is everywhere a group graph pattern that binds ?this to the focus nodes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.shapes.conditions import conditions, text
from kg.shapes.model import Node, Shape
from kg.term import NamedNode
from kg.vocab import compact

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
Subclasses = Callable[[Node], tuple[Node, ...]]
SINGLE = re.compile(r"<[^<>]*>")  # a path of one property
# (parameter, query, what was found): the query has a row ?this (?value) (?path) (?count) for each fault.
Search = tuple[str, str, str]


def component(parameter: str) -> str:
    """The local name of the constraint component of a parameter.

    >>> component("minCount"), component("sparql"), component("in")
    ('MinCountConstraintComponent', 'SPARQLConstraintComponent', 'InConstraintComponent')
    """
    name = "SPARQL" if parameter == "sparql" else parameter[0].upper() + parameter[1:]
    return name + "ConstraintComponent"


def targets(shape: Shape, subclasses: Subclasses) -> str:
    """The pattern of a shape's focus nodes (SHACL 2.1.3)."""
    return " UNION ".join(f"{{ {pattern} }}" for pattern in _targets(shape, subclasses))


def _targets(shape: Shape, subclasses: Subclasses) -> Iterator[str]:
    for kind, value in shape.targets:
        if kind == "targetClass":
            for name in subclasses(value):
                yield f"?this {RDF_TYPE} {text(name)}"
        elif kind == "targetNode":
            yield f"VALUES ?this {{ {text(value)} }}"
        elif kind == "targetSubjectsOf":
            yield f"?this {text(value)} ?object"
        else:
            yield f"?subject {text(value)} ?this"


def value_pattern(shape: Shape, focus: str) -> str:
    """Focus nodes and their value nodes: what the path leads to, or the focus node itself. Pairs may come twice."""
    return f"{{ {focus} }} " + (f"?this {shape.path} ?value ." if shape.path else "BIND(?this AS ?value)")


def suspects(shape: Shape, focus: str, names: str, breaking: str) -> str:
    """The pairs that satisfy `breaking`, a pattern on ?this and ?value, as the solutions `names`.

    Faults are rare. So where the path is one property, its triples are read in one sweep, and only what is wrong in
    them is looked up among the focus nodes: on disk that is two to six times as fast as to begin with those.
    """
    if not SINGLE.fullmatch(shape.path):
        return f"SELECT DISTINCT {names} WHERE {{ {value_pattern(shape, focus)} {breaking} }}"
    inner = f"{{ SELECT DISTINCT {names} WHERE {{ ?this {shape.path} ?value . {breaking} }} }}"
    return f"SELECT DISTINCT {names} WHERE {{ {inner} {{ {focus} }} }}"


def values_as_focus(shape: Shape, focus: str) -> str:
    """The value nodes as focus nodes of another shape."""
    if not shape.path:
        return focus
    values = f"{{ SELECT DISTINCT ?value WHERE {{ {value_pattern(shape, focus)} }} }}"  # hides the outer ?this
    return f"{{ SELECT (?value AS ?this) WHERE {{ {values} }} }}"


def pairs(shape: Shape, focus: str) -> str:
    """All focus nodes with their value nodes."""
    return f"SELECT DISTINCT ?this ?value WHERE {{ {value_pattern(shape, focus)} }}"


def value_search(shape: Shape, focus: str) -> tuple[list[str], str] | None:
    """The parameters of the constraints on single values, and one query with a row for each value that breaks any.

    Its variables ?c0, ?c1, … are true where the value keeps to the constraint.
    """
    wanted = conditions(shape.parameters)
    if not wanted:
        return None
    kept = " ".join(f"BIND(COALESCE({condition}, false) AS ?c{i})" for i, (_, condition) in enumerate(wanted))
    broken = " || ".join(f"!?c{i}" for i in range(len(wanted)))
    names = " ".join(f"?c{i}" for i in range(len(wanted)))
    query = suspects(shape, focus, f"?this ?value {names}", f"{kept} FILTER({broken})")
    return [name for name, _ in wanted], query


def searches(shape: Shape, focus: str, subclasses: Subclasses) -> Iterator[Search]:
    """A query for each constraint that looks at more than one value or triple (SHACL 4.1.1, 4.2, 4.4.5, 4.5, 4.8)."""
    for wanted in shape.parameters.get("class", ()):
        yield "class", _not_of_class(shape, focus, subclasses(wanted)), f"is not of the class {_short(wanted)}"
    for name, make in SEARCHES.items():
        if name in shape.parameters:
            yield from ((name, query, detail) for query, detail in make(shape, focus))
    if shape.closed_to is not None:
        allowed = ", ".join(shape.closed_to)
        barred = f"FILTER(?path NOT IN ({allowed}))" if allowed else ""
        triples = f"{{ {value_pattern(shape, focus)} ?value ?path ?o . {barred} }}"
        query = f"SELECT ?this ?path (?o AS ?value) WHERE {{ SELECT DISTINCT ?this ?path ?o WHERE {triples} }}"
        yield "closed", query, "has a property that is not foreseen"


_Searches = Iterator[tuple[str, str]]


def _not_of_class(shape: Shape, focus: str, classes: tuple[Node, ...]) -> str:
    """4.1.1: values that are instances neither of the class nor of one below it."""
    instances = f"VALUES ?class {{ {' '.join(map(text, classes))} }} ?value {RDF_TYPE} ?class"
    return suspects(shape, focus, "?this ?value", f"MINUS {{ {instances} }}")


def _counted(shape: Shape, focus: str, having: str) -> str:
    return (f"SELECT ?this (COUNT(DISTINCT ?v) AS ?count) WHERE {{ {{ {focus} }} OPTIONAL {{ ?this {shape.path} ?v }} "
            f"}} GROUP BY ?this HAVING({having})")


def _min_count(shape: Shape, focus: str) -> _Searches:
    least = int(shape.parameters["minCount"][0].value)
    if least == 1:
        there = f"?this {shape.path} ?v"
        absent = f"MINUS {{ {there} }}" if SINGLE.fullmatch(shape.path) else f"FILTER NOT EXISTS {{ {there} }}"
        yield f"SELECT DISTINCT ?this WHERE {{ {{ {focus} }} {absent} }}", "has no value"
    elif least:
        yield (_counted(shape, focus, f"COUNT(DISTINCT ?v) < {least}"),
               f"has {{count}} values, at least {least} are needed")


def _max_count(shape: Shape, focus: str) -> _Searches:
    most = int(shape.parameters["maxCount"][0].value)
    query = _counted(shape, focus, f"COUNT(DISTINCT ?v) > {most}")
    if SINGLE.fullmatch(shape.path):
        several = (f"{{ SELECT ?this (COUNT(DISTINCT ?v) AS ?count) WHERE {{ ?this {shape.path} ?v }} "
                   f"GROUP BY ?this HAVING(COUNT(DISTINCT ?v) > {most}) }}")
        query = f"SELECT DISTINCT ?this ?count WHERE {{ {several} {{ {focus} }} }}"
    yield query, f"has {{count}} values, at most {most} may be there"


def _has_value(shape: Shape, focus: str) -> _Searches:
    for wanted in shape.parameters["hasValue"]:
        test = f"(!sameTerm(?this, {text(wanted)}))"
        if shape.path:
            test = f"NOT EXISTS {{ ?this {shape.path} {text(wanted)} }}"
        yield f"SELECT DISTINCT ?this WHERE {{ {{ {focus} }} FILTER {test} }}", f"lacks the value {_short(wanted)}"


def _unique_lang(shape: Shape, focus: str) -> _Searches:
    if shape.parameters["uniqueLang"][0].value == "true":
        yield (f"SELECT DISTINCT ?this WHERE {{ {{ {focus} }} ?this {shape.path} ?one . ?this {shape.path} ?two . "
               "FILTER(lang(?one) != '' && LCASE(lang(?one)) = LCASE(lang(?two)) && !sameTerm(?one, ?two)) }",
               "has two values in one language")


def _equals(shape: Shape, focus: str) -> _Searches:
    for node, other in _others(shape, "equals"):
        yield (suspects(shape, focus, "?this ?value", f"FILTER NOT EXISTS {{ ?this {other} ?value }}"),
               f"has a value that is no value of {_short(node)}")
        present = f"EXISTS {{ ?this {shape.path} ?value }}" if shape.path else "(sameTerm(?this, ?value))"
        absent = f"NOT {present}" if shape.path else f"(!{present})"
        yield (f"SELECT DISTINCT ?this ?value WHERE {{ {{ {focus} }} ?this {other} ?value FILTER {absent} }}",
               f"lacks a value that {_short(node)} has")


def _disjoint(shape: Shape, focus: str) -> _Searches:
    for node, other in _others(shape, "disjoint"):
        yield (suspects(shape, focus, "?this ?value", f"FILTER EXISTS {{ ?this {other} ?value }}"),
               f"has a value that is also one of {_short(node)}")


def _ordered(name: str, sign: str) -> Callable[[Shape, str], _Searches]:
    def make(shape: Shape, focus: str) -> _Searches:
        for node, other in _others(shape, name):
            breaking = f"?this {other} ?other . FILTER(!COALESCE(?value {sign} ?other, false))"
            yield (suspects(shape, focus, "?this ?value", breaking),
                   f"is not {sign} the value of {_short(node)}")

    return make


def _others(shape: Shape, name: str) -> Iterator[tuple[Node, str]]:
    """The properties to compare with, and each in SPARQL."""
    return ((node, text(node)) for node in shape.parameters[name])


def _short(node: Node) -> str:
    """A term for people."""
    return compact(node.value) if isinstance(node, NamedNode) else str(node)


SEARCHES: dict[str, Callable[[Shape, str], _Searches]] = {
    "minCount": _min_count, "maxCount": _max_count, "hasValue": _has_value, "uniqueLang": _unique_lang,
    "equals": _equals, "disjoint": _disjoint,
    "lessThan": _ordered("lessThan", "<"), "lessThanOrEquals": _ordered("lessThanOrEquals", "<="),
}
