"""Every form of a release is read by somebody else's reader, and holds as much as the graph does."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import Dataset, RdfFormat, Triple, parse
from rdflib import Dataset as RdflibDataset
from rdflib import Graph

from kg.export import jsonld
from kg.export.context import as_text, context, frame
from kg.export.rdf import quads_as
from kg.export.reified import REIFIES
from kg.making.shipped import facts_only, text_layer
from kg.release.source import Source
from kg.release.tables import tables
from kg.release.version import Version
from kg.resources import folder
from kg.store import GraphStore
from kg.vocab import WTSA
from tests.small_graph import DOCUMENT_GRAPH, in_graph

UNION, NAMED = {"ttl": "turtle", "nt": "nt", "rdf": "xml"}, {"nq": "nquads", "trig": "trig", "jsonld": "json-ld"}


def unpacked(released: Path, name: str) -> bytes:
    return gzip.decompress((released / name).read_bytes())


def counted(graph: GraphStore, what: str) -> int:
    """A count by SPARQL of what may be published of the graph."""
    published = GraphStore.in_memory(facts_only(graph.quads()))
    [row] = published.select(f"SELECT (COUNT(*) AS ?n) {{ {what} }}")
    return int(row["n"].value)


@pytest.mark.parametrize("ending", UNION)
def test_rdflib_reads_the_union(released: Path, source_graph: GraphStore, ending: str) -> None:
    read = Graph().parse(data=unpacked(released, f"wtsa.{ending}.gz"), format=UNION[ending])
    assert len(read) == counted(source_graph, "?s ?p ?o")


@pytest.mark.parametrize("ending", NAMED)
def test_rdflib_reads_the_named_graphs(released: Path, source_graph: GraphStore, ending: str) -> None:
    read = RdflibDataset()
    read.parse(data=unpacked(released, f"wtsa.{ending}.gz"), format=NAMED[ending])
    assert sum(1 for _ in read.quads()) == counted(source_graph, "GRAPH ?g { ?s ?p ?o }")


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_nothing_is_lost_in_a_form_with_named_graphs(source_graph: GraphStore, form: str) -> None:
    formats = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
    written = quads_as(source_graph.quads(), form)
    assert Dataset(parse(written, format=formats[form])) == Dataset(source_graph.quads())
    assert quads_as(reversed(list(source_graph.quads())), form) == written


def test_the_shipped_context_is_that_of_the_ontology() -> None:
    shipped = (folder("ontology") / "context.jsonld").read_text("utf-8")
    assert shipped == as_text({"@context": context()}), "write it anew: kg export --context -o ontology/context.jsonld"


def test_json_ld_reads_as_plain_json(released: Path) -> None:
    [item] = json.loads((released / "framed" / "ActionItem.jsonld").read_text("utf-8"))["@graph"]
    assert item["type"] == "ActionItem"
    assert item["narrativeState"] == "Reported"
    assert item["completed"] is False
    assert item["sequence"] == 3
    assert item["hasEvidence"][0]["place"] == "table 7, row 6, cell 1"
    assert item["hasMilestone"]["dueYear"] == [{"@value": "2021", "@type": "xsd:gYear"}] or item["hasMilestone"]["dueYear"] == ["2021"]


def test_pyld_frames_as_we_do(source_graph: GraphStore) -> None:
    pyld = pytest.importorskip("pyld.jsonld")
    triples = [quad.triple for quad in source_graph.quads()]
    whole, ours = json.loads(jsonld.triples(triples)), json.loads(jsonld.framed(jsonld.nodes(triples), WTSA.ActionItem.value))
    theirs = pyld.frame(whole, frame(WTSA.ActionItem.value))
    [item] = theirs.get("@graph", [{key: value for key, value in theirs.items() if key != "@context"}])
    [own] = ours["@graph"]
    assert item["hasMilestone"]["hasEvidence"][0]["place"] == own["hasMilestone"]["hasEvidence"][0]["place"]
    assert set(item) == set(own)
    assert {key: item[key] for key in ("id", "type", "completed", "sequence", "narrativeState", "label")} == {
        key: own[key] for key in ("id", "type", "completed", "sequence", "narrativeState", "label")}


def test_evidence_reifies_what_was_read(released: Path) -> None:
    found = [quad for quad in parse(unpacked(released, "wtsa-evidence.nq.gz"), format=RdfFormat.N_QUADS) if quad.predicate == REIFIES]
    assert all(isinstance(quad.object, Triple) for quad in found)
    said = {(quad.subject.value.rpartition("/")[2], quad.object.predicate.value.rpartition("#")[2]) for quad in found}
    assert ("0001", "actor") in said
    assert ("0002", "completed") in said


def test_the_reification_stands_beside_the_graph_and_its_triples_are_in_it(released: Path) -> None:
    graph = {quad.triple for quad in parse(unpacked(released, "wtsa.nq.gz"), format=RdfFormat.N_QUADS)}
    beside = parse(unpacked(released, "wtsa-evidence.nq.gz"), format=RdfFormat.N_QUADS)
    reified = [quad.object for quad in beside if quad.predicate == REIFIES]
    assert reified
    assert set(reified) <= graph


def test_the_tables_count_as_the_graph_does(released: Path, source_graph: GraphStore) -> None:
    rows = {name: list(csv.DictReader(io.StringIO((released / "tables" / f"{name}.csv").read_text("utf-8"), newline="")))
            for name in ("nodes", "edges", "values", "evidence")}
    outside = "GRAPH ?g { ?s ?p ?o } FILTER(?g != <https://w3id.org/wtsa/graph/ontology>) FILTER NOT EXISTS { ?s a wtsa:Evidence }"
    assert len(rows["nodes"]) == counted(source_graph, f"{outside} FILTER(?p = rdf:type)")
    assert len(rows["values"]) == counted(source_graph, f"{outside} FILTER(isLiteral(?o))")
    assert len(rows["edges"]) == counted(
        source_graph, f"{outside} FILTER(isIRI(?o) && ?p != rdf:type) FILTER NOT EXISTS {{ ?o a wtsa:Evidence }} "
                      "FILTER EXISTS { GRAPH ?g2 { ?o a ?c } FILTER(?g2 != <https://w3id.org/wtsa/graph/ontology>) }")
    assert len(rows["evidence"]) == counted(source_graph, "?s wtsa:hasEvidence ?e")
    assert {row["Id"] for row in rows["edges"] if "Id" in row} == set()
    things = {row["Id"] for row in rows["nodes"]}
    assert all(row["Source"] in things and row["Target"] in things for row in rows["edges"])


def test_parquet_holds_what_csv_holds(released: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    for name in ("nodes", "edges", "values", "evidence"):
        text = (released / "tables" / f"{name}.csv").read_text("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        read = parquet.read_table(released / "tables" / f"{name}.parquet").to_pylist()
        assert [{key: str(value) for key, value in row.items()} for row in read] == rows


def test_facts_only_means_no_property_of_the_text_layer(released: Path) -> None:
    used = {quad.predicate for quad in parse(unpacked(released, "wtsa.nq.gz"), format=RdfFormat.N_QUADS)}
    assert text_layer()
    assert used & text_layer() == set()


def test_csv_holds_a_text_that_looks_like_a_formula_as_it_is_and_the_readme_warns(released: Path) -> None:
    formula = GraphStore.in_memory(in_graph("<https://w3id.org/wtsa/id/organization/f> a <https://w3id.org/wtsa/ont#Organization> ; "
                                            "<http://www.w3.org/2004/02/skos/core#prefLabel> '=1+1'@en .", DOCUMENT_GRAPH))
    files = dict(tables(Source.of(formula, Version(2026, 11), "2026-11-01")))
    [node] = csv.DictReader(io.StringIO(files["tables/nodes.csv"].decode(), newline=""))
    [value] = csv.DictReader(io.StringIO(files["tables/values.csv"].decode(), newline=""))
    assert (node["Label"], value["Value"]) == ("=1+1", "=1+1")
    assert "take it for a formula" in (released / "README.md").read_text("utf-8")
