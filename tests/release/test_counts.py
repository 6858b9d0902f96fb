"""What the descriptions of a release count is what a question to its dump counts."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, Namespace

VOID, DCAT = Namespace("http://rdfs.org/ns/void#"), Namespace("http://www.w3.org/ns/dcat#")
THIS = URIRef("https://w3id.org/wtsa/release/2026.11")


@pytest.fixture(scope="module")
def dump(released: Path) -> Store:
    """The dump as somebody else's engine reads it."""
    store = Store()
    store.load(gzip.decompress((released / "wtsa.nq.gz").read_bytes()), RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def void(released: Path) -> Graph:
    return Graph().parse(released / "void.ttl")


def count(store: Store, sparql: str) -> dict[str, int]:
    """Rows of a key and a number."""
    rows = store.query(sparql, use_default_graph_as_union=True)
    return {row[0].value: int(row[1].value) for row in rows}  # type: ignore[union-attr]


def partitions(void: Graph, partition: URIRef, key: URIRef, number: URIRef) -> dict[str, int]:
    return {str(void.value(part, key)): int(str(void.value(part, number))) for part in void.objects(THIS, partition)}


def test_every_class_has_as_many_members(void: Graph, dump: Store) -> None:
    asked = count(dump, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    assert partitions(void, VOID.classPartition, VOID["class"], VOID.entities) == asked != {}


def test_every_property_has_as_many_triples(void: Graph, dump: Store) -> None:
    asked = count(dump, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    assert partitions(void, VOID.propertyPartition, VOID.property, VOID.triples) == asked != {}


def test_every_named_graph_has_as_many_triples(void: Graph, dump: Store) -> None:
    asked = count(dump, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    page = URIRef("http://xmlns.com/foaf/0.1/page")
    told = {str(void.value(part, page)): int(str(void.value(part, VOID.triples))) for part in void.objects(THIS, VOID.subset)}
    assert told == asked != {}


def test_dcat_and_the_crate_describe_the_same_files(released: Path) -> None:
    dcat = Graph().parse(released / "dcat.ttl")
    told = {str(file).removeprefix(f"{THIS}/"): int(str(dcat.value(file, DCAT.byteSize)))
            for file in dcat.subjects(RDF.type, DCAT.Distribution)}
    crate = json.loads((released / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    listed = {entry["@id"]: int(entry["contentSize"]) for entry in crate if entry["@type"] == "File"}
    listed = {name: size for name, size in listed.items() if name not in ("void.ttl", "dcat.ttl")}  # they cannot list themselves
    manifest = json.loads((released / "manifest.json").read_text("utf-8"))["files"]
    assert {name: size for name, size in told.items() if name in listed} == listed
    assert {entry["path"] for entry in manifest if not entry["path"].startswith("site/")} >= set(listed)


def test_tables_have_as_many_rows(released: Path, dump: Store) -> None:
    rows = list(csv.DictReader((released / "tables/evidence.csv").open(encoding="utf-8", newline="")))
    [asked] = count(dump, "SELECT ('x' AS ?k) (COUNT(*) AS ?n) { ?r <https://w3id.org/wtsa/ont#hasEvidence> ?e }").values()
    assert len(rows) == asked > 0


def test_the_first_page_counts_as_the_dump_does(released: Path, dump: Store) -> None:
    [asked] = count(dump, "SELECT ('x' AS ?k) (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").values()
    assert f"{asked:,} statements" in (released / "site/index.html").read_text("utf-8")
