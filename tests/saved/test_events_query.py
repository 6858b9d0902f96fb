"""The saved question about events: countries by code and by any name, regions by the group or organization that meets."""

from __future__ import annotations

import pytest

from kg.making.reference import own_quads
from kg.messages import QueryError
from kg.saved import Library
from kg.store import GraphStore
from tests.small_graph import in_graph

GRAPH = "https://w3id.org/wtsa/graph/events/0123456789ab"
_TOLD = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wtsa: <https://w3id.org/wtsa/ont#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix body: <https://w3id.org/wtsa/id/body/> .
@prefix s: <https://example.org/> .
s:item wtsa:itemId "1-01" .
<https://w3id.org/wtsa/id/country/ci> a wtsa:Country ; wtsa:countryCode "CI" ; rdfs:label "Ivory Coast"@en .
<https://w3id.org/wtsa/id/country/kr> a wtsa:Country ; wtsa:countryCode "KR" ; rdfs:label "South Korea"@en .
s:r1 a wtsa:EventReport ; wtsa:inItem s:item ; wtsa:event s:e1 ; wtsa:country "Côte d'Ivoire" ; wtsa:meetingOf body:sg3rg-afr ;
  wtsa:inCountry <https://w3id.org/wtsa/id/country/ci> ; wtsa:year "2018"^^xsd:gYear .
s:r2 a wtsa:EventReport ; wtsa:inItem s:item ; wtsa:event s:e2 ; wtsa:inCountry <https://w3id.org/wtsa/id/country/ci> .
s:r3 a wtsa:EventReport ; wtsa:inItem s:item ; wtsa:event s:e3 ; wtsa:country "Korea (Rep. of)" ;
  wtsa:inCountry <https://w3id.org/wtsa/id/country/kr> ; wtsa:organizer <https://w3id.org/wtsa/id/regional-organization/apt> .
s:r4 a wtsa:EventReport ; wtsa:inItem s:item ; wtsa:event s:e4 ; wtsa:country "L’Atlantis" .
s:e1 rdfs:label "One" . s:e2 rdfs:label "Two" . s:e3 rdfs:label "Three" . s:e4 rdfs:label "Four" .
"""


@pytest.fixture(scope="module")
def told() -> GraphStore:
    store = GraphStore.in_memory(own_quads())
    store.add(in_graph(_TOLD, GRAPH))
    return store


def events(store: GraphStore, **given: str) -> set[str]:
    answer = Library.shipped().get("events").answer(store, given)
    return {row["eventLabel"].value for row in answer}  # type: ignore[union-attr,index]


@pytest.mark.parametrize(("country", "found"), [
    ("CI", {"One", "Two"}), ("ci", {"One", "Two"}), ("Ivory Coast", {"One", "Two"}), ("ivory coast", {"One", "Two"}),
    ("Côte d'Ivoire", {"One", "Two"}), ("CÔTE D’IVOIRE", {"One", "Two"}), ("KR", {"Three"}), ("Korea (Rep. of)", {"Three"}),
    ("l’atlantis", {"Four"}), ("L'Atlantis", {"Four"}), ("C", set()), ("Kor", set()), ("Africa", set())])
def test_a_country_is_called_by_its_code_or_by_any_name(told: GraphStore, country: str, found: set[str]) -> None:
    assert events(told, country=country) == found


@pytest.mark.parametrize(("region", "found"), [
    ("AFR", {"One"}), ("africa", {"One"}), ("African region", {"One"}), ("Asia-Pacific", {"Three"}), ("EUR", set())])
def test_a_region_is_that_of_the_group_or_organization_that_meets(told: GraphStore, region: str, found: set[str]) -> None:
    assert events(told, region=region) == found


def test_parameters_go_together_and_without_any_all_are_shown(told: GraphStore) -> None:
    assert events(told) == {"One", "Two", "Three", "Four"}
    assert events(told, country="CI", region="AFR", year="2018") == {"One"}
    assert events(told, country="CI", region="ASP") == set()


def test_what_is_no_region_is_refused(told: GraphStore) -> None:
    with pytest.raises(QueryError, match="region: the graph has no wtsa:Region called 'Afrika'; did you mean Africa"):
        events(told, region="Afrika")
