"""Events as records: the country is resolved beside the printed one, the name is kept whole."""

from __future__ import annotations

from ingest.assemble.narrative import narrative_records
from ingest.relate import events
from kg.fact import Record
from kg.term import Literal, NamedNode
from kg.vocab import RDFS, WTSA
from tests.relate.lines import reading


def record(text: str) -> Record:
    (made,) = narrative_records(events.find(reading(text)), NamedNode("https://w3id.org/wtsa/id/action-item/wtsa-16/x"), text)
    return made


def values(made: Record, predicate: str) -> list[str]:
    return [v.value for p, v in made.values if p == WTSA[predicate]]


def test_a_known_city_has_a_country_that_is_not_printed() -> None:
    made = record("A workshop on trees took place in Cairo on 5 May 2019.")
    assert values(made, "country") == []
    assert values(made, "inCountry") == ["https://w3id.org/wtsa/id/country/eg"]
    (country,) = [part for part in made.parts if part.type == WTSA.Country]
    assert [v.value for p, v in country.values if p in (RDFS.label, WTSA.countryCode)] == ["Egypt", "EG"]


def test_a_printed_country_is_the_same_one() -> None:
    made = record("A workshop on trees took place in Dubai, UAE, on 5 May 2019.")
    assert (values(made, "country"), values(made, "inCountry")) == (["UAE"], ["https://w3id.org/wtsa/id/country/ae"])


def test_an_event_without_a_place_is_in_no_country() -> None:
    made = record("A workshop on trees took place on 5 May 2019.")
    assert values(made, "inCountry") == []


def test_a_name_in_quotation_marks_is_kept_whole() -> None:
    made = record("The Workshop on \u201cOld cables. New ideas\u201d was held on 5 May 2019.")
    assert values(made, "eventName") == ['Workshop on "Old cables. New ideas"']


def test_a_name_without_marks_ends_with_its_sentence() -> None:
    made = record("The Workshop on old cables which was good took place on 5 May 2019. It was good.")
    assert (WTSA.eventName, Literal("Workshop on old cables")) in made.values
