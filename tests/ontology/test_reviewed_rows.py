"""The reviewed rows are complete, say how well they are confirmed, and agree with each other."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import Literal

from kg.iri import ID
from kg.making.reference import reference_quads
from kg.making.rules import derive
from kg.shapes import validate
from kg.shapes.finding import Finding, Severity
from kg.store import GraphStore
from kg.vocab import RDF, SKOS, WTSA
from tests.small_graph import in_graph, small_graph

STATED_COUNTS = {"sg2": 4, "sg3": 3, "sg5": 3, "sg9": 1, "sg11": 4, "sg12": 3, "sg13": 4, "sg15": 4, "sg16": 7, "sg17": 3, "sg20": 3}
REFERENCE = "https://w3id.org/wtsa/graph/reference"


@pytest.fixture(scope="module")
def rows() -> GraphStore:
    return GraphStore.in_memory(reference_quads())


def test_each_group_has_as_many_lead_roles_as_it_states(rows: GraphStore) -> None:
    found = rows.select("SELECT ?group WHERE { ?role a wtsa:LeadRole ; wtsa:studyGroup ?group }")
    assert Counter(row["group"].value.rpartition("/")[2] for row in found) == STATED_COUNTS


@pytest.mark.parametrize("kind", ["LeadRole", "GroupMandate", "InstrumentChange", "InstrumentEdition", "Country", "Correction"])
def test_each_row_has_a_status_and_its_basis(rows: GraphStore, kind: str) -> None:
    bare = rows.select(f"""SELECT ?row WHERE {{ ?row a wtsa:{kind} . FILTER(NOT EXISTS {{ ?row wtsa:status ?status }}
        || NOT EXISTS {{ ?row dcterms:source|wtsa:reason ?basis }}) }}""")
    assert [row["row"].value for row in bare] == []


def test_each_lead_role_and_each_resolution_of_the_plan_has_a_topic(rows: GraphStore) -> None:
    bare = rows.select("SELECT ?role WHERE { ?role a wtsa:LeadRole . FILTER NOT EXISTS { ?mapping wtsa:mapped ?role } }")
    assert [row["role"].value for row in bare] == []


def test_a_name_means_one_topic(rows: GraphStore) -> None:
    names: Counter[str] = Counter()
    for row in rows.select("SELECT ?topic ?name WHERE { ?topic a wtsa:Topic ; skos:prefLabel|skos:altLabel ?name }"):
        names[row["name"].value.casefold()] += 1
    assert [name for name, count in names.items() if count > 1] == []


def test_identification_finds_numbering_identity_management_and_iot_identification(rows: GraphStore) -> None:
    found = rows.select(f"SELECT ?topic WHERE {{ ?topic skos:broader* <{ID}topic/identification> }}")
    assert {"numbering", "identity-management", "iot-identification", "ipv6"} <= {row["topic"].value.rpartition("/")[2] for row in found}


def test_a_row_that_is_not_confirmed_is_a_note() -> None:
    notes = _findings("""<urn:a> wtsa:status wtsa:Unconfirmed ; wtsa:reason "Recalled." .
        <urn:b> wtsa:status wtsa:Confirmed ; dcterms:source "x" .""")
    assert [(f.focus.value, f.severity) for f in notes] == [("urn:a", Severity.INFO)]


def test_rows_that_contradict_each_other_are_named_with_both_sources() -> None:
    found = _findings(f"""
        <urn:one> a wtsa:InstrumentChange ; wtsa:resolution <urn:r> ; wtsa:event <{ID}event/wtsa-16> ;
            wtsa:instrumentChange wtsa:NewInstrument ; wtsa:status wtsa:Confirmed ; dcterms:source "first" .
        <urn:two> a wtsa:InstrumentChange ; wtsa:resolution <urn:r> ; wtsa:event <{ID}event/wtsa-16> ; wtsa:status wtsa:Confirmed ;
            wtsa:instrumentChange wtsa:SuppressedInstrument ; dcterms:source "second" .
        <{ID}event/wtsa-16> a wtsa:Conference ; skos:prefLabel "WTSA-16"@en .
        <urn:r> a wtsa:Resolution ; wtsa:number "1" ; wtsa:issuingBody <{ID}body/wtsa> .
        <{ID}body/wtsa> a wtsa:ConferenceSeries ; skos:notation "WTSA" ; skos:prefLabel "WTSA"@en .""")
    messages = {f.focus.value: f.message for f in found if "conference did something else" in f.message}
    assert set(messages) == {"urn:one", "urn:two"}
    assert "second" in messages["urn:one"]
    assert "first" in messages["urn:two"]


def _findings(turtle: str) -> list[Finding]:
    words = ("@prefix wtsa: <https://w3id.org/wtsa/ont#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
             "@prefix dcterms: <http://purl.org/dc/terms/> . ")
    graph = small_graph()
    before = set(validate(graph))
    graph.add(in_graph(words + turtle, REFERENCE))
    return [finding for finding in validate(graph) if finding not in before]


def test_words_that_are_a_label_need_no_mapping_and_others_are_found_by_how_they_begin() -> None:
    graph = GraphStore.in_memory(reference_quads())
    graph.add(in_graph("""@prefix wtsa: <https://w3id.org/wtsa/ont#> .
        <urn:label> a wtsa:TopicMention ; wtsa:topicAsPrinted "Country-code top-level domains" .
        <urn:begins> a wtsa:TopicMention ; wtsa:topicAsPrinted "Identifier technologies, old and new" .
        <urn:neither> a wtsa:TopicMention ; wtsa:topicAsPrinted "Weather" .""", "https://w3id.org/wtsa/graph/paper/0123456789ab"))
    found = {(q.subject.value, q.object.value.rpartition("/")[2]) for q in derive(graph) if q.predicate == WTSA.hasTopic}
    assert {("urn:label", "country-code-domains"), ("urn:begins", "identification")} <= found
    assert not {topic for subject, topic in found if subject == "urn:neither"}


def test_every_instrument_has_a_code_of_its_own(rows: GraphStore) -> None:
    instruments = {row["i"] for row in rows.select("SELECT ?i WHERE { ?i wtsa:issuingBody ?body }")}
    codes = Counter(q.object.value for i in instruments for q in rows.matching(i, SKOS.notation) if isinstance(q.object, Literal))
    conferences = {q.object.value for event in rows.matching(None, RDF.type, WTSA.Conference)
                   for q in rows.matching(event.subject, SKOS.notation)}
    assert [code for code, count in codes.items() if count > 1] == []
    assert conferences.isdisjoint(codes)
