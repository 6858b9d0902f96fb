"""Places: names and the words around them, and what is none although it is called like one."""

from __future__ import annotations

import time

import pytest

from ingest.recognise.place_names import fold, gazetteer
from ingest.recognise.places import find

FOUND = {
    "hosted in Washington D.C. The city is large": [("Washington", "city-alone")],
    # country
    "held in Viet Nam": [("Vietnam", "country")],
    "Korea (Rep. of), 5 May": [("South Korea", "country")],
    "in the UAE": [("United Arab Emirates", "country")],
    "the Republic of Uzbekistan": [("Uzbekistan", "country")],
    "Cote D'Ivoire and Côte d’Ivoire": [("Ivory Coast", "country"), ("Ivory Coast", "country")],
    # city-in-country
    "Santa Fe, Argentina": [("Santa Fe", "city-in-country"), ("Argentina", "country")],
    "in San Jose, CA, US": [("San Jose", "city-in-country"), ("United States", "country")],
    "Kuwait City (Kuwait)": [("Kuwait City", "city-in-country"), ("Kuwait", "country")],
    "Cartagena, Colombia": [("Cartagena", "city-in-country"), ("Colombia", "country")],
    "St. Petersburg, Russian Federation": [("Saint Petersburg", "city-in-country"), ("Russia", "country")],
    # before-country
    "in Smalltown Green, Tunisia": [("Smalltown Green", "before-country"), ("Tunisia", "country")],
    # city-alone
    "met in Tunis from 5 to 6 May": [("Tunis", "city-alone")],
    "(Brussels, 20 May 2019)": [("Brussels", "city-alone")],
    "Johannesburg, Dakar and N'Djamena": [("Johannesburg", "city-alone"), ("Dakar", "city-alone"),
                                          ("N'Djamena", "city-alone")],
    "in Barcelona": [("Barcelona", "city-alone")],
    "(Geneva: 4 May 2018)": [("Geneva", "city-alone")],
    # city-state
    "in Singapore": [("Singapore", "city-state")],
}

# One counter-example for each rule.
NONE = (
    "China Unicom joined.",                          # a country begins another name
    "The Basel Convention, the Paris Agreement.",    # a city begins another name
    "The mobile union met with us.",                 # small letters
    "Orange, a member, agreed.",                     # a name that is an ordinary word
    "SG2-C44 was discussed.",
    "Green Cable Week: Geneva: Smart Cable, 2 October", # a city that a title follows
    "Most noticeably, the ITU acted.",               # a short name in capitals
)


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_places_are_found_with_their_rule(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.id, m.rule) for m in find(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_other_names_are_no_places(text: str) -> None:
    assert find(text) == []


def test_a_country_in_a_list_is_no_city_of_the_next() -> None:
    assert [m.rule for m in find("from China, Japan and Kenya")] == ["country"] * 3


def test_the_far_larger_city_of_a_name_is_meant_where_no_country_is_written() -> None:
    assert [m.detail["code"] for m in (*find("in Barcelona"), *find("in Valencia"))] == ["ES", None]


def test_a_city_knows_the_country_written_behind_it() -> None:
    city, country = find("Dakar (Senegal)")
    assert (city.detail["country"], city.detail["code"], country.detail["written"]) == ("Senegal", "SN", "Senegal")


def test_a_name_of_several_cities_stays_open_unless_one_is_far_larger() -> None:
    (valencia,), (geneva,) = find("in Valencia."), find("in Geneva.")
    assert valencia.detail["code"] is None
    assert set(valencia.also) >= {"ES", "VE"}
    assert (geneva.detail["code"], geneva.also) == ("CH", ())


def test_the_span_holds_the_words() -> None:
    text = "It met in Seoul (Korea, Rep. of) and in Rio de Janeiro, Brazil."
    assert [text[m.start:m.end] for m in find(text)] == ["Seoul", "Korea, Rep. of", "Rio de Janeiro", "Brazil"]


def test_names_are_compared_without_accents_case_and_punctuation() -> None:
    assert fold("São  Tomé-et Príncipe") == ("sao", "tome", "et", "principe")


def test_each_alias_leads_to_a_country_or_city_that_is_known() -> None:
    known = gazetteer()
    codes = {p.code for places in known.by_words.values() for p in places if p.kind == "country"}
    aliases = [p for places in known.by_words.values() for p in places if p.kind != "word"]
    assert {p.code for p in aliases} <= codes


@pytest.mark.parametrize("piece", ["Santa ", "Geneva, ", "A ", "a", "'Ab", "in Aaa, ", "(", "Mr Aa Bb, Chad "])
def test_a_megabyte_of_one_thing_takes_time_in_proportion(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    find(text[:50_000])
    between = time.process_time()
    find(text[:200_000])
    assert time.process_time() - between < 12 * max(between - started, 0.05)
