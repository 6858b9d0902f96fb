"""pyshacl, the authority, slow and complete: `kg validate --engine pyshacl` runs it, tests hold the fast engine to it.

It works on an rdflib copy of the graph (over an Oxigraph-backed graph pyshacl 0.40 does not finish). Only here are
rdflib and pyshacl imported; they come with the extra `shacl`.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.messages import KgError, UnsupportedShape
from kg.shapes.finding import SH, Finding, Severity
from kg.shapes.graph import RDF, RDFS_LABEL, ShapesSource
from kg.shapes.model import Node
from kg.shapes.paths import sparql_path
from kg.store import GraphStore
from kg.term import BlankNode, Literal, NamedNode

# What pyshacl understands without its "advanced" features: the vocabulary of 2017. It ignores other terms in silence.
UNDERSTOOD = frozenset((
    "NodeShape", "PropertyShape", "Shape", "SPARQLConstraint", "PrefixDeclaration", "PropertyGroup",
    "ConstraintComponent", "Parameter", "SPARQLAskValidator", "SPARQLSelectValidator",
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf",
    "path", "alternativePath", "inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath",
    "severity", "message", "deactivated", "name", "description", "order", "group", "defaultValue",
    "property", "node", "not", "and", "or", "xone",
    "class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive", "maxExclusive",
    "maxInclusive", "minLength", "maxLength", "pattern", "flags", "languageIn", "uniqueLang", "equals", "disjoint",
    "lessThan", "lessThanOrEquals", "closed", "ignoredProperties", "hasValue", "in",
    "qualifiedValueShape", "qualifiedValueShapesDisjoint", "qualifiedMinCount", "qualifiedMaxCount",
    "sparql", "select", "ask", "prefixes", "declare", "prefix", "namespace",
    "parameter", "optional", "validator", "nodeValidator", "propertyValidator", "labelTemplate"))
SEVERITIES = {severity.iri: severity for severity in Severity}


def validate_with_authority(store: GraphStore, files: Sequence[Path]) -> tuple[Finding, ...]:
    """What pyshacl finds in `store`, all its graphs as one, in the order of `Finding.order`.

    Raises KgError where pyshacl is not installed or gives up, UnsupportedShape for a term that it would ignore.
    """
    pyshacl, rdflib = _engines()
    source = ShapesSource.of_files(files)
    _refuse_unknown(source)
    shapes = _graph(rdflib, ((s, NamedNode(p), o) for s, p, o in source))
    data = _graph(rdflib, ((quad.subject, quad.predicate, quad.object) for quad in store.matching()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise KgError(f"pyshacl gave up: {text}", remedy="the fast engine may say more: `kg validate --engine fast`")
    names = _names(source)
    return tuple(replace(finding, name=names.get(finding.rule, "")) for finding in _findings(report, source))


def _names(shapes: ShapesSource) -> dict[str, str]:
    """The name of each rule that has one."""
    names: dict[str, str] = {}
    for subject, predicate, value in shapes:
        if predicate in (SH + "name", RDFS_LABEL) and isinstance(subject, NamedNode) and isinstance(value, Literal):
            names.setdefault(subject.value, value.value)
    return names


def _engines() -> tuple[Any, Any]:
    try:
        import pyshacl
        import rdflib
    except ImportError as error:
        raise KgError(f"the engine pyshacl is not installed ({error.name} is missing)",
                      remedy="pip install 'wtsa-kg[shacl]', or use --engine fast, which needs nothing more") from error
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # an ill-typed literal is a finding, no traceback
    return pyshacl, rdflib


def _graph(rdflib: Any, triples: Iterable[tuple[Any, Any, Any]]) -> Any:
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib remarks on ill-typed literals, too
        for triple in triples:
            graph.add(tuple(_out(rdflib, term) for term in triple))
    return graph


def _refuse_unknown(source: ShapesSource) -> None:
    for subject, predicate, value in source:
        named = [predicate] + ([value.value] if predicate == RDF + "type" and isinstance(value, NamedNode) else [])
        for iri in named:
            if iri.startswith(SH) and iri[len(SH):] not in UNDERSTOOD:
                raise UnsupportedShape(f"sh:{iri[len(SH):]} is not supported: pyshacl would ignore it",
                                       place=source.place_of(subject), remedy="say it with a term of SHACL of 2017")


def _out(rdflib: Any, term: Any) -> Any:
    """A term of ours as one of rdflib, its lexical form untouched; a plain string stays plain."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, Literal):
        raise KgError("pyshacl does not know triple terms (RDF 1.2)", remedy="use --engine fast")
    plain = term.language or term.datatype.value.endswith("XMLSchema#string")
    datatype = None if plain else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def _in(term: Any) -> Node:
    """A term of rdflib as one of ours."""
    kind = type(term).__name__
    if kind == "Literal":
        if term.language or not term.datatype:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype)))
    return BlankNode(str(term)) if kind == "BNode" else NamedNode(str(term))


def _findings(report: Any, shapes: ShapesSource) -> tuple[Finding, ...]:
    results = ShapesSource()
    for subject, predicate, value in report:
        results.add_triple(_in(subject), str(predicate), _in(value), "report")
    owners = _owners(shapes)
    top = {value for node in results.subjects(SH + "result") for value in results.take(node, "result")}
    found = {_finding(results, node, owners) for node in top}
    return tuple(sorted(found, key=lambda finding: finding.order))


def _finding(results: ShapesSource, node: Node, owners: dict[Node, Node]) -> Finding:
    def one(name: str) -> Node | None:
        return next(iter(results.take(node, name)), None)

    shape, constraint, path, focus = one("sourceShape"), one("sourceConstraint"), one("resultPath"), one("focusNode")
    severity, component = one("resultSeverity"), one("sourceConstraintComponent")
    if focus is None or shape is None or severity is None or component is None:
        raise KgError("pyshacl wrote a result without focus node, shape, severity or component")
    return Finding(
        rule=constraint.value if isinstance(constraint, NamedNode) else _named(shape, owners),
        severity=SEVERITIES.get(severity.value, Severity.VIOLATION), focus=focus,
        path="" if path is None else sparql_path(results, path), value=one("value"),
        component=component.value[len(SH):], shape=shape.value if isinstance(shape, NamedNode) else "",
        message=" ".join(sorted(message.value for message in results.take(node, "resultMessage"))),
    )


def _owners(shapes: Iterable[tuple[Node, str, Node]]) -> dict[Node, Node]:
    """Blank node → the node that refers to it."""
    return {value: subject for subject, _, value in shapes if isinstance(value, BlankNode)}


def _named(shape: Node, owners: dict[Node, Node]) -> str:
    """The IRI of `shape`, or of the nearest shape around it that has one."""
    while isinstance(shape, BlankNode) and shape in owners:
        shape = owners[shape]
    return shape.value if isinstance(shape, NamedNode) else ""
