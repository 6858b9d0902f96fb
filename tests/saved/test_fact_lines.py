"""`kg facts` shows every value of a key, and several in the order of the source."""

from __future__ import annotations

import pytest

from ingest.assemble.narrative import narrative_records
from ingest.document import Offsets, Paragraph, Place
from ingest.mention import NarrativeFact
from kg.facts import facts
from kg.store import GraphStore
from kg.term import NamedNode
from kg.vocab import WTSA
from tests.small_graph import in_graph

GRAPH = "https://w3id.org/wtsa/graph/told/0123456789ab"


def told(kind: str, statements: str) -> GraphStore:
    return GraphStore.in_memory(in_graph(f"""
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix oa: <http://www.w3.org/ns/oa#> . @prefix wtsa: <https://w3id.org/wtsa/ont#> . @prefix s: <https://example.org/> .
        s:sg2 skos:notation "SG2" . s:sg13 skos:notation "SG13" . s:sg16 skos:notation "SG16" .
        s:item wtsa:itemId "1-01" .
        s:rule rdfs:label "verb" .
        s:record a wtsa:{kind} ; wtsa:inItem s:item ; wtsa:hasEvidence s:e ; {statements} .
        s:e wtsa:place "table 1" ; oa:start 100 ; oa:end 150 ; wtsa:foundBy s:rule .
        """, GRAPH))


@pytest.mark.parametrize(("kind", "property_", "key"), [
    ("Approval", "by", "by"), ("LifeCycleChange", "by", "by"), ("Collaboration", "party", "who"), ("Liaison", "sender", "from")])
def test_several_doers_stand_in_one_text(kind: str, property_: str, key: str) -> None:
    store = told(kind, f"wtsa:{property_} s:sg16, s:sg2, s:sg13")
    assert [fact[key] for fact in facts(store)] == ["SG2; SG13; SG16"]


def test_a_single_doer_stands_alone_and_none_is_null() -> None:
    assert [fact["by"] for fact in facts(told("Approval", "wtsa:by s:sg2"))] == ["SG2"]
    assert [fact["by"] for fact in facts(told("Approval", 'wtsa:what "X.1"'))] == [None]


def test_several_doers_keep_the_order_in_which_the_source_lists_them() -> None:
    store = told("Approval", 'wtsa:by s:sg2, s:sg13, s:sg16 ; wtsa:doersAsListed "SG16; SG13; SG2"')
    assert [fact["by"] for fact in facts(store)] == ["SG16; SG13; SG2"]


def test_a_doer_that_is_not_listed_comes_last() -> None:
    store = told("Approval", 'wtsa:by s:sg2, s:sg13, s:sg16 ; wtsa:doersAsListed "SG16; SG13"')
    assert [fact["by"] for fact in facts(store)] == ["SG16; SG13; SG2"]


def test_the_order_of_the_sentence_reaches_the_facts() -> None:
    paragraph = Paragraph("SG16 and SG2", Place(), Offsets(((0, 0),)))
    fact = NarrativeFact("approval", {"what": "X.1", "status": "approved", "by": "SG16; SG2"}, paragraph, 0, 12, "verb")
    records = narrative_records([fact], NamedNode("https://w3id.org/wtsa/id/action-item/wtsa-16/1-01"), paragraph.text)
    assert [value.value for record in records for predicate, value in record.values if predicate == WTSA.doersAsListed] == ["SG16; SG2"]


def test_a_class_with_several_kinds_gives_each_its_own_lines() -> None:
    for kind, event in (("conference", "ConferenceEvent"), ("meeting", "MeetingEvent")):
        assert [fact["type"] for fact in facts(told("MeetingPlan", f'wtsa:eventKind wtsa:{event} ; wtsa:city "Suva"'))] == [kind]
