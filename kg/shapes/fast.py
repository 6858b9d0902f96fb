"""Shapes over a graph: what their queries find, and the set algebra of shapes within shapes (SHACL 4.6, 4.7)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from kg.shapes.finding import Finding
from kg.shapes.model import Node, Select, Shape, ShapesGraph
from kg.shapes.queries import component, pairs, searches, targets, value_search, values_as_focus
from kg.shapes.select import compiled
from kg.store import GraphStore, QuerySolution
from kg.term import NamedNode
from kg.vocab import compact

SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
# What a value that breaks a constraint is not, in plain words.
NOT_MET = {
    "datatype": "is no well-formed {}", "nodeKind": "is no {}",
    "in": "is not on the list", "pattern": "does not match {}", "languageIn": "is not in {}",
    "minLength": "is shorter than {}", "maxLength": "is longer than {}",
    "minInclusive": "is not at least {}", "maxInclusive": "is not at most {}",
    "minExclusive": "is not above {}", "maxExclusive": "is not below {}",
    "node": "does not fit", "not": "does not fit", "and": "does not fit", "or": "does not fit", "xone": "does not fit",
}
# Of the shapes in a list, how many a value has to conform to: (conforms to, all) → enough.
ENOUGH: dict[str, Callable[[int, int], bool]] = {
    "and": lambda count, total: count == total, "or": lambda count, _: count > 0, "xone": lambda count, _: count == 1,
}


def evaluate(shapes: ShapesGraph, store: GraphStore) -> tuple[Finding, ...]:
    """Everything in `store` (all its graphs as one) that does not conform, in the order of `Finding.order`."""
    evaluation = _Evaluation(store)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the engine works without holding Python's lock
        found = {finding for findings in pool.map(evaluation.top, shapes.targeted) for finding in findings}
    return tuple(sorted(found, key=lambda finding: finding.order))


class _Evaluation:
    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._below: dict[Node, list[Node]] = {}  # class → its direct subclasses
        for quad in store.matching(predicate=SUBCLASS):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                self._below.setdefault(quad.object, []).append(quad.subject)

    def subclasses(self, wanted: Node) -> tuple[Node, ...]:
        """`wanted` and all classes below it in the data (rdfs:subClassOf*)."""
        found, waiting = {wanted}, [wanted]
        while waiting:
            new = [name for name in self._below.get(waiting.pop(), ()) if name not in found]
            found.update(new)
            waiting.extend(new)
        return tuple(sorted(found, key=str))

    def top(self, shape: Shape) -> list[Finding]:
        """The findings of a shape at its targets."""
        focus = targets(shape, self.subclasses)
        return list(self.findings(shape, focus)) if self._any(focus) else []

    def findings(self, shape: Shape, focus: str) -> Iterator[Finding]:
        """The validation results of `shape` at the nodes that `focus` binds (SHACL 3.4)."""
        yield from self._own(shape, focus)
        for inner in shape.properties:
            yield from self.findings(inner, values_as_focus(shape, focus))

    def failing(self, shape: Shape, focus: str) -> set[Node]:
        """The nodes that `focus` binds and that do not conform to `shape` (SHACL 3.4.1)."""
        failing: set[Node] = {finding.focus for finding in self._own(shape, focus)}
        for inner in shape.properties:
            failing |= self._owners(shape, focus, self.failing(inner, values_as_focus(shape, focus)))
        return failing

    def _owners(self, shape: Shape, focus: str, values: set[Node]) -> set[Node]:
        """The focus nodes that have one of `values`."""
        if not values or not shape.path:
            return values
        return {this for this, value in self._pairs(shape, focus) if value in values}

    def _own(self, shape: Shape, focus: str) -> Iterator[Finding]:
        yield from self._single_values(shape, focus)
        for name, query, detail in searches(shape, focus, self.subclasses):
            for row in self._store.select(query):
                count = _get(row, "count", query)
                yield _finding(shape, name, row["this"], _get(row, "value", query), path=_get(row, "path", query),
                               detail=detail.replace("{count}", count.value if count else ""))
        yield from self._shapes_within(shape, focus)
        for select in shape.selects:
            yield from self._select(shape, select, focus)

    def _single_values(self, shape: Shape, focus: str) -> Iterator[Finding]:
        search = value_search(shape, focus)
        if search is None:
            return
        names, query = search
        for row in self._store.select(query):
            for i, name in enumerate(names):
                if row[f"c{i}"].value == "false":
                    detail = NOT_MET[name].format(_listed(shape.parameters[name]))
                    yield _finding(shape, name, row["this"], row["value"], detail)

    def _shapes_within(self, shape: Shape, focus: str) -> Iterator[Finding]:
        if not (shape.nodes or shape.negations or shape.logic):
            return
        among = list(self._pairs(shape, focus))
        for name, failing in self._failing_values(shape, {v for _, v in among}, values_as_focus(shape, focus)):
            yield from (_finding(shape, name, this, value, NOT_MET[name]) for this, value in among if value in failing)

    def _failing_values(self, shape: Shape, values: set[Node], inner: str) -> Iterator[tuple[str, set[Node]]]:
        """For each constraint made of shapes: those of the `values` that break it (SHACL 4.6, 4.7.1)."""
        for one in shape.nodes:
            yield "node", self.failing(one, inner)
        for one in shape.negations:
            yield "not", values - self.failing(one, inner)
        for name, several in shape.logic:
            sets = [self.failing(one, inner) for one in several]
            kept = {value: sum(value not in failing for failing in sets) for value in values}
            yield name, {value for value in values if not ENOUGH[name](kept[value], len(sets))}

    def _select(self, shape: Shape, select: Select, focus: str) -> Iterator[Finding]:
        query = compiled(select, shape.path, focus)
        answer = self._store.select(query)
        names = [variable.value for variable in answer.variables]
        for row in answer:
            yield _selected(shape, select, {name: row[name] for name in names if row[name] is not None})

    def _pairs(self, shape: Shape, focus: str) -> Iterator[tuple[Node, Node]]:
        return ((row["this"], row["value"]) for row in self._store.select(pairs(shape, focus)))

    def _any(self, focus: str) -> bool:
        return bool(focus) and self._store.ask(f"ASK {{ {focus} }}")



def _get(row: QuerySolution, name: str, query: str) -> Node | None:
    return row[name] if f"?{name}" in query.partition("WHERE")[0] else None


def _listed(values: Iterable[Node]) -> str:
    return ", ".join(compact(value.value) if isinstance(value, NamedNode) else str(value) for value in values)


def _finding(shape: Shape, parameter: str, focus: Node, value: Node | None, detail: str = "", *,
             path: Node | None = None) -> Finding:
    return Finding(rule=shape.rule, severity=shape.severity, focus=focus, path=str(path or shape.path), value=value,
                   component=component(parameter), shape=shape.iri, message=shape.message, detail=detail,
                   name=shape.name)


def _selected(shape: Shape, select: Select, bound: dict[str, Node]) -> Finding:
    """The result of one solution of a SPARQL-based constraint (SHACL 5.3.2)."""
    value = bound.get("value", None if shape.path else bound["this"])
    finding = _finding(shape, "sparql", bound["this"], value, path=bound.get("path"))
    return replace(finding, rule=select.iri or finding.rule, name=select.name if select.iri else finding.name,
                   message=_filled(select.message or finding.message, bound))


def _filled(message: str, bound: dict[str, Node]) -> str:
    """`message` with {$name} and {?name} replaced by what the query found (SHACL 5.3.2)."""
    return re.sub(r"\{[$?](\w+)\}", lambda m: bound[m[1]].value if m[1] in bound else m[0], message)
