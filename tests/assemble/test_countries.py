"""The country of a printed place."""

from __future__ import annotations

import pytest

from ingest.assemble.entities import country_of


@pytest.mark.parametrize(("place", "code"), [
    ("Joao Pessoa, Brazil", "br"), ("St Petersburg Russia", "ru"), ("Cambodia", "kh"), ("Geneva", "ch")])
def test_a_place_is_in_the_country_it_names_or_its_city_is_in(place: str, code: str) -> None:
    found = country_of(place)
    assert found is not None
    assert found.iri.value == f"https://w3id.org/wtsa/id/country/{code}"


@pytest.mark.parametrize("place", ["", "to be confirmed", "hosted by a member of the union"])
def test_what_names_no_place_is_in_no_country(place: str) -> None:
    assert country_of(place) is None
