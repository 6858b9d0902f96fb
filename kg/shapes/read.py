"""From shapes files to `Shape` values. Everything understood is taken from the source; the rest is refused.

The supported subset of SHACL (https://www.w3.org/TR/shacl/, 20 July 2017):

- targets: sh:targetClass (subclasses included), sh:targetNode, sh:targetSubjectsOf, sh:targetObjectsOf, and a shape
  that is itself an rdfs:Class or owl:Class (2.1.3);
- paths: all of 2.3.1;
- constraints: all of 4 save qualified value shapes (4.7.3); SPARQL constraints with SELECT (5), see `kg.shapes.select`;
- sh:severity of the three kinds, sh:message, sh:deactivated; sh:name, sh:description, sh:order, sh:group and
  sh:defaultValue are for people and have no effect, as the specification says (2.3.2).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kg.messages import UnsupportedShape
from kg.shapes.conditions import conditions
from kg.shapes.finding import SH, Severity
from kg.shapes.graph import RDF, RDFS_LABEL, ShapesSource, label
from kg.shapes.model import Node, Select, Shape, ShapeError, ShapesGraph
from kg.shapes.paths import sparql_path
from kg.shapes.select import check_select
from kg.term import Literal, NamedNode

CLASS_TYPES = {"http://www.w3.org/2000/01/rdf-schema#Class", "http://www.w3.org/2002/07/owl#Class"}
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
ROOT_TYPES = {SH + "NodeShape", SH + "PropertyShape"}
FOR_PEOPLE = ("name", "description", "order", "defaultValue")
SEVERITIES = {severity.iri: severity for severity in Severity}


def is_iri(node: Node) -> bool:
    """Whether a parameter is an IRI."""
    return isinstance(node, NamedNode)


def is_literal(node: Node) -> bool:
    """Whether a parameter is a literal."""
    return isinstance(node, Literal)


def is_count(node: Node) -> bool:
    """Whether a parameter is a whole number of zero or more."""
    return isinstance(node, Literal) and node.value.isdecimal() and node.datatype.value.endswith("#integer")


def is_true_or_false(node: Node) -> bool:
    """Whether a parameter is an xsd:boolean."""
    return isinstance(node, Literal) and node.value in ("true", "false") and node.datatype.value.endswith("#boolean")


def is_anything(_: Node) -> bool:
    """Any term will do."""
    return True


# Parameter → (what its value must be, whether one shape may have several).
PARAMETERS: dict[str, tuple[Callable[[Node], bool], bool]] = {
    "class": (is_iri, True), "datatype": (is_iri, False), "nodeKind": (is_iri, False), "hasValue": (is_anything, True),
    "minLength": (is_count, False), "maxLength": (is_count, False),
    "pattern": (is_literal, True), "flags": (is_literal, False),
    "minInclusive": (is_literal, False), "maxInclusive": (is_literal, False),
    "minExclusive": (is_literal, False), "maxExclusive": (is_literal, False),
    "equals": (is_iri, True), "disjoint": (is_iri, True),
}
# Those that only a property shape may have.
OF_PATHS: dict[str, tuple[Callable[[Node], bool], bool]] = {
    "minCount": (is_count, False), "maxCount": (is_count, False), "uniqueLang": (is_true_or_false, False),
    "lessThan": (is_iri, True), "lessThanOrEquals": (is_iri, True),
}
LISTS = ("in", "languageIn")
LOGIC = ("and", "or", "xone")


def read_shapes(files: Sequence[Path]) -> ShapesGraph:
    """The shapes of `files`, taken as one graph.

    Raises UnsupportedShape for a SHACL term that would otherwise be ignored, ShapeError for what is not well-formed.
    """
    reader = _Reader(ShapesSource.of_files(files))
    reader.prefixes()
    shapes = [reader.shape(node) for node in reader.roots()]
    reader.source.refuse_the_rest()
    return ShapesGraph(tuple(shape for shape in shapes if shape is not None and shape.targets), reader.names)


class _Reader:
    def __init__(self, source: ShapesSource) -> None:
        self.source = source
        self.names: dict[str, str] = {}
        self._done: dict[Node, Shape | None] = {}
        self._open: set[Node] = set()

    def prefixes(self) -> None:
        """Take the prefixes that files declare, used or not."""
        for holder in self.source.subjects(SH + "declare"):
            self._prefixes(holder)

    def roots(self) -> list[Node]:
        """Nodes that say of themselves that they are shapes: by type or by a target."""
        marks = {SH + name for name in TARGETS}
        typed = {(RDF + "type", NamedNode(name)) for name in ROOT_TYPES}
        return list(dict.fromkeys(s for s, p, o in self.source if p in marks or (p, o) in typed))

    def shape(self, node: Node, rule: str = "") -> Shape | None:
        """The shape at `node`, None where it is deactivated. `rule` is that of the shape around it."""
        if node in self._open:
            raise UnsupportedShape(f"the shape {label(node)} refers to itself, which SHACL leaves undefined (3.4.3)",
                                   place=self.source.place_of(node), remedy="say it with [ sh:zeroOrMorePath … ]")
        if node not in self._done:
            self._open.add(node)
            self._done[node] = self._read(node, rule)
            self._open.discard(node)
        return self._done[node]

    def _read(self, node: Node, rule: str) -> Shape | None:
        take = self.source
        iri = node.value if isinstance(node, NamedNode) else ""
        path_node = take.take_one(node, "path")
        path = "" if path_node is None else sparql_path(take, path_node)
        types = take.take_types(node, "PropertyShape" if path else "NodeShape")
        self._for_people(node, iri)
        inner = iri or rule
        shape = Shape(
            iri=iri, rule=inner, path=path, name=self.names.get(inner, ""),
            targets=self._targets(node, types),
            severity=self._severity(node), message=self._message(node),
            parameters=self._parameters(node, bool(path)),
            properties=self._shapes(node, take.take(node, "property"), inner, "property "),
            nodes=self._shapes(node, take.take(node, "node"), inner),
            negations=self._shapes(node, take.take(node, "not"), inner),
            logic=tuple((name, self._shapes(node, take.list_at(members), inner))
                        for name in LOGIC for members in take.take(node, name)),
            selects=tuple(s for s in (self._select(c, node, path) for c in take.take(node, "sparql")) if s is not None),
            closed_to=self._closed(node),
        )
        return None if self._is_true(node, "deactivated") else shape

    def _for_people(self, node: Node, iri: str) -> None:
        for name in FOR_PEOPLE:
            self.source.take(node, name)
        for group in self.source.take(node, "group"):
            self.source.take_types(group, "PropertyGroup")
            self.source.take(group, "order")
        names = [*self.source.values(node, RDFS_LABEL), *self.source.take(node, "name")]
        if iri and names:
            self.names[iri] = _in_english(names)

    def _targets(self, node: Node, types: set[str]) -> tuple[tuple[str, Node], ...]:
        stated = [(name, value) for name in TARGETS for value in self.source.take(node, name)]
        for name, value in stated:
            if name != "targetNode":
                self._demand(is_iri(value), node, name, value)
        if types & CLASS_TYPES and isinstance(node, NamedNode):
            stated.append(("targetClass", node))
        return tuple(stated)

    def _severity(self, node: Node) -> Severity:
        value = self.source.take_one(node, "severity")
        if value is None:
            return Severity.VIOLATION
        if not isinstance(value, NamedNode) or value.value not in SEVERITIES:
            raise UnsupportedShape(f"the severity {value} at {label(node)} is not supported",
                                   place=self.source.place_of(node), remedy="use sh:Violation, sh:Warning or sh:Info")
        return SEVERITIES[value.value]

    def _message(self, node: Node) -> str:
        return _in_english(self.source.take(node, "message"))

    def _parameters(self, node: Node, on_path: bool) -> dict[str, tuple[Node, ...]]:
        found: dict[str, tuple[Node, ...]] = {}
        for name, (fits, several) in (PARAMETERS | (OF_PATHS if on_path else {})).items():
            values = tuple(self.source.take(node, name))
            for value in values:
                self._demand(fits(value), node, name, value)
            if len(values) > 1 and not several:
                self.source.take_one(node, name)
            if values:
                found[name] = values
        for name in LISTS:
            if (members := self.source.take_one(node, name)) is not None:
                found[name] = tuple(self.source.list_at(members))
        if "flags" in found and "pattern" not in found:
            raise ShapeError(f"sh:flags at {label(node)} has no sh:pattern", place=self.source.place_of(node),
                             remedy="remove it")
        try:
            conditions(found)
        except UnsupportedShape as error:
            raise UnsupportedShape(f"{error.text} (at {label(node)})", place=self.source.place_of(node),
                                   remedy=error.remedy) from None
        return found

    def _demand(self, holds: bool, node: Node, name: str, value: Node) -> None:
        if not holds:
            raise self._misfit(node, name, value)

    def _misfit(self, node: Node, name: str, value: Node) -> ShapeError:
        return ShapeError(f"sh:{name} at {label(node)} cannot have the value {value}", place=self.source.place_of(node),
                          remedy="see the tables of parameters in sections 4 and 5 of the SHACL specification")

    def _shapes(self, owner: Node, nodes: Sequence[Node], rule: str, kind: str = "") -> tuple[Shape, ...]:
        for node in nodes:
            if not self.source.describes(node) or (kind and not self.source.has(node, "path")):
                raise ShapeError(f"{label(owner)} refers to {label(node)}, which is no {kind}shape",
                                 place=self.source.place_of(owner), remedy="define it, or correct the name")
        read = (self.shape(node, rule) for node in nodes)
        return tuple(shape for shape in read if shape is not None)

    def _closed(self, node: Node) -> tuple[str, ...] | None:
        closed = self._is_true(node, "closed")
        ignored = self.source.take_one(node, "ignoredProperties")
        names = [] if ignored is None else self.source.list_at(ignored)
        for shape in self.source.take(node, "property"):
            names += [path for path in self.source.take(shape, "path") if isinstance(path, NamedNode)]
        return tuple(str(name) for name in names) if closed else None

    def _is_true(self, node: Node, name: str) -> bool:
        value = self.source.take_one(node, name)
        self._demand(value is None or is_true_or_false(value), node, name, value or NamedNode(RDF + "nil"))
        return isinstance(value, Literal) and value.value == "true"

    def _select(self, node: Node, owner: Node, path: str) -> Select | None:
        self.source.take_types(node, "SPARQLConstraint")
        query = self.source.take_one(node, "select")
        if not isinstance(query, Literal):
            raise self._misfit(owner, "sparql", node)
        prefixes = tuple(pair for holder in self.source.take(node, "prefixes") for pair in self._prefixes(holder))
        iri = node.value if isinstance(node, NamedNode) else ""
        self._for_people(node, iri)
        select = Select(iri, query.value, prefixes, self._message(node), self.names.get(iri, ""))
        check_select(select, path, self.source.place_of(node))
        return None if self._is_true(node, "deactivated") else select

    def _prefixes(self, holder: Node) -> list[tuple[str, str]]:
        pairs = []
        for declaration in self.source.take(holder, "declare"):
            self.source.take_types(declaration, "PrefixDeclaration")
            prefix, space = self.source.take_one(declaration, "prefix"), self.source.take_one(declaration, "namespace")
            if not isinstance(prefix, Literal) or not isinstance(space, Literal):
                raise self._misfit(holder, "declare", declaration)
            pairs.append((prefix.value, space.value))
        if not pairs:
            raise ShapeError(f"{label(holder)} declares no prefixes", place=self.source.place_of(holder),
                             remedy="name ontology/prefixes.ttl with --shapes too, or write sh:declare")
        return pairs


def _in_english(texts: Sequence[Node]) -> str:
    literals = sorted((t for t in texts if isinstance(t, Literal)), key=lambda t: (t.language or "en") != "en")
    return literals[0].value if literals else ""
