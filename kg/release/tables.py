"""The graph as tables for those who work without RDF: things, relations between them, values, and where it all stands.

    nodes.csv      Id, Label, Code, Class, Graph              what has a class, but not evidence
    edges.csv      Source, Target, Relation, Label, Graph     an IRI with another, both in nodes.csv
    values.csv     Id, Property, Value, Datatype, Language    literals
    evidence.csv   Id, Record, Document, Place, Start, End, Rule (and Quote with text)

The headings are those that Gephi knows. With pyarrow the same tables stand there as Parquet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kg.editions import document_of
from kg.iri import GRAPH, ONTOLOGY_GRAPH
from kg.names.lookup import label
from kg.release.source import File, Source
from kg.store import GraphStore
from kg.term import Literal, NamedNode, Quad
from kg.vocab import OA, RDF, SKOS, WTSA, compact

Row = tuple[str | int, ...]
_HEADINGS = {
    "nodes": ("Id", "Label", "Code", "Class", "Graph"), "edges": ("Source", "Target", "Relation", "Label", "Graph"),
    "values": ("Id", "Property", "Value", "Datatype", "Language"),
    "evidence": ("Id", "Record", "Document", "Place", "Start", "End", "Rule", "Quote"),
}


def tables(source: Source) -> Iterator[File]:
    """Each table as CSV, and as Parquet where pyarrow is installed."""
    quads = list(_quads(source))
    others = _without_evidence(quads)
    things = {quad.subject for quad in others if quad.predicate == RDF.type}
    found = {"nodes": _nodes(source.store, others), "edges": _edges(source.store, others, things), "values": _values(others),
             "evidence": _evidence(source, quads)}
    for name, rows in found.items():
        ordered = sorted(set(rows))
        headings = _HEADINGS[name] if name != "evidence" or source.with_text else _HEADINGS[name][:-1]
        yield f"tables/{name}.csv", _csv(headings, ordered)
        if find_spec("pyarrow"):
            yield f"tables/{name}.parquet", parquet(headings, ordered)


def named(source: Source) -> Iterator[tuple[str, str, str, str]]:
    """Id, label, code and class of all that has a class, but not evidence; once for each of its classes."""
    rows = {tuple(map(str, row[:4])) for row in _nodes(source.store, _without_evidence(list(_quads(source))))}
    yield from ((iri, name, code, kind) for iri, name, code, kind in sorted(rows))


def _quads(source: Source) -> Iterator[Quad]:
    """All but the words themselves."""
    ontology = NamedNode(ONTOLOGY_GRAPH)
    yield from (quad for quad in source.quads() if quad.graph_name != ontology and isinstance(quad.subject, NamedNode))


def _without_evidence(quads: list[Quad]) -> list[Quad]:
    places = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == WTSA.Evidence}
    return [quad for quad in quads if quad.subject not in places]


def _nodes(store: GraphStore, quads: Iterable[Quad]) -> Iterator[Row]:
    codes = {quad.subject: quad.object.value for quad in quads if quad.predicate == SKOS.notation and isinstance(quad.object, Literal)}
    for quad in quads:
        if quad.predicate == RDF.type and isinstance(quad.subject, NamedNode):
            subject = quad.subject
            yield (subject.value, store.remembered(("label", subject), partial(label, store, subject)), codes.get(subject, ""),
                   _short(_iri(quad.object)), _graph(quad))


def _edges(store: GraphStore, quads: Iterable[Quad], named: set[Any]) -> Iterator[Row]:
    for quad in quads:
        if isinstance(quad.object, NamedNode) and quad.object in named and quad.predicate != RDF.type:
            word = store.remembered(("label", quad.predicate), partial(label, store, quad.predicate))
            yield _iri(quad.subject), quad.object.value, _short(quad.predicate.value), word, _graph(quad)


def _values(quads: Iterable[Quad]) -> Iterator[Row]:
    for quad in quads:
        if isinstance(quad.object, Literal):
            yield (_iri(quad.subject), _short(quad.predicate.value), quad.object.value, _short(quad.object.datatype.value),
                   quad.object.language or "")


def _evidence(source: Source, quads: Sequence[Quad]) -> Iterator[Row]:
    wanted = {WTSA.place: "place", OA.start: "start", OA.end: "end", WTSA.foundBy: "rule", OA.exact: "quote"}
    said: dict[Any, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate in wanted:
            said.setdefault(quad.subject, {})[wanted[quad.predicate]] = _iri(quad.object)
    for quad in quads:
        if quad.predicate == WTSA.hasEvidence:
            at = said.get(quad.object, {})
            row: Row = (_iri(quad.object), _iri(quad.subject), document_of(_iri(quad.graph_name)), at.get("place", ""),
                        int(at.get("start", 0)), int(at.get("end", 0)), at.get("rule", "").rpartition("/")[2])
            yield (*row, at.get("quote", "")) if source.with_text else row


@cache
def _short(iri: str) -> str:
    return compact(iri)


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))


def _graph(quad: Quad) -> str:
    return _iri(quad.graph_name).removeprefix(GRAPH)


def _csv(headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([headings, *rows])
    return out.getvalue().encode()


def parquet(headings: Sequence[str], rows: Sequence[Row]) -> bytes:
    """The rows as Parquet, without a date or a version in it but that of the library."""
    arrow, writer = import_module("pyarrow"), import_module("pyarrow.parquet")
    columns = list(zip(*rows, strict=True)) or [()] * len(headings)
    kinds = [arrow.int64() if heading in ("Start", "End") else arrow.string() for heading in headings]
    table = arrow.table([arrow.array(column, kind) for column, kind in zip(columns, kinds, strict=True)], names=list(headings))
    out = io.BytesIO()
    writer.write_table(table, out, compression="zstd")
    return out.getvalue()
