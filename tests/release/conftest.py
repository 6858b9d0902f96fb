"""A graph with everything that could go wrong in a release, and one release of it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.making.rules import derive
from kg.release import Version, release
from kg.store import GraphStore
from kg.term import Literal, NamedNode, Quad
from tests.small_graph import DOCUMENT_GRAPH, in_graph, small_graph

WORDS_OF_THE_SOURCE = "Quoth the raven with words of its own"
WICKED = 'Ev<script>alert("x")</script>il & "sons" \x07 ]]> \u202e'
_MORE = f"""
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix wtsa: <https://w3id.org/wtsa/ont#> .
<https://w3id.org/wtsa/doc/small> a wtsa:SourceDocument ; dcterms:identifier "small" .
<https://w3id.org/wtsa/doc/small/0123456789ab> a wtsa:SourceEdition ; dcterms:isVersionOf <https://w3id.org/wtsa/doc/small> .
<https://w3id.org/wtsa/id/rule/table1-cell> a wtsa:Rule ; rdfs:label "table1-cell" .
<https://w3id.org/wtsa/id/assignment/1> wtsa:hasEvidence <https://w3id.org/wtsa/id/evidence/0001> .
<https://w3id.org/wtsa/id/action-item/wtsa-16/20-03> wtsa:hasEvidence <https://w3id.org/wtsa/id/evidence/0002> ;
  skos:notation "20-03" ; wtsa:completed false ; wtsa:sequence 3 ;
  wtsa:actionText "{WORDS_OF_THE_SOURCE}" ; wtsa:narrativeState wtsa:Reported ;
  wtsa:hasMilestone <https://w3id.org/wtsa/id/action-item/wtsa-16/20-03/milestone> .
<https://w3id.org/wtsa/id/action-item/wtsa-16/20-03/milestone> a wtsa:Milestone ; wtsa:asPrinted "2021" ;
  wtsa:dueYear "2021"^^xsd:gYear ; wtsa:hasEvidence <https://w3id.org/wtsa/id/evidence/0003> .
<https://w3id.org/wtsa/id/evidence/0001> a wtsa:Evidence ; wtsa:place "table 1, row 9, cell 3" ; oa:start 10 ; oa:end 14 ;
  oa:exact "{WORDS_OF_THE_SOURCE}" ; wtsa:foundBy <https://w3id.org/wtsa/id/rule/table1-cell> ;
  oa:hasSource <https://w3id.org/wtsa/doc/small/0123456789ab> .
<https://w3id.org/wtsa/id/evidence/0002> a wtsa:Evidence ; wtsa:place "table 7, row 6, cell 1" ; oa:start 20 ; oa:end 25 ;
  wtsa:foundBy <https://w3id.org/wtsa/id/rule/table1-cell> ; oa:hasSource <https://w3id.org/wtsa/doc/small/0123456789ab> .
<https://w3id.org/wtsa/id/evidence/0003> a wtsa:Evidence ; wtsa:place "table 7, row 6, cell 3" ; oa:start 30 ; oa:end 34 ;
  wtsa:foundBy <https://w3id.org/wtsa/id/rule/table1-cell> ; oa:hasSource <https://w3id.org/wtsa/doc/small/0123456789ab> .
<https://w3id.org/wtsa/id/event/a> a wtsa:Event ; rdfs:label "Meeting"@en , "Réunion"@fr ;
  wtsa:startDate "2020-02-30" , "2020-06-05"^^xsd:date .
<https://w3id.org/wtsa/id/event/A> a wtsa:Event ; rdfs:label "Meeting"@en .
<https://w3id.org/wtsa/id/organization/odd%20name/../x> a wtsa:Organization ; skos:prefLabel "Odd name"@en .
"""
WICKED_IRI = "https://w3id.org/wtsa/id/organization/wicked"


def graph() -> GraphStore:
    """The small graph with evidence, running text, a label full of markup, and IRIs that file systems do not like."""
    store = small_graph()
    store.add(in_graph(_MORE, DOCUMENT_GRAPH))
    node, space = NamedNode(WICKED_IRI), "http://www.w3.org/2004/02/skos/core#"
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store.add([Quad(node, kind, NamedNode("https://w3id.org/wtsa/ont#Organization"), NamedNode(DOCUMENT_GRAPH)),
               Quad(node, NamedNode(space + "prefLabel"), Literal(WICKED, language="en"), NamedNode(DOCUMENT_GRAPH))])
    store.add(list(derive(store)))
    return store


@pytest.fixture(scope="session")
def source_graph() -> GraphStore:
    return graph()


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory, source_graph: GraphStore) -> Path:
    """The folder of one release, with its site."""
    return release(source_graph, Version(2026, 11), tmp_path_factory.mktemp("releases")).folder


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file by its path, unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path.relative_to(folder).as_posix(), gzip.decompress(data) if path.suffix == ".gz" else data
