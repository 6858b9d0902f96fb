"""Words that neither the ontology nor the graph has, in queries that are no mistake in SPARQL."""

from __future__ import annotations

import pytest

from kg.resources import folder
from kg.unknown_words import unknown_words
from tests.small_graph import DOCUMENT_GRAPH, ID, small_graph

STORE = small_graph()
ONT = "https://w3id.org/wtsa/ont#"


@pytest.mark.parametrize(("sparql", "said"), [
    ("SELECT * { ?r wtsa:actionby ?o }", ["line 1, column 15: the graph has no wtsa:actionby; did you mean wtsa:actionBy?"]),
    ("SELECT * {\n?r a wtsa:actionitem }", ["line 2, column 6: the graph has no wtsa:actionitem; did you mean wtsa:ActionItem?"]),
    (f"PREFIX w: <{ONT}> ASK {{ ?r w:actoinBy ?o }}", ["no wtsa:actoinBy; did you mean wtsa:actionBy?"]),
    (f"ASK {{ ?r <{ONT}actoinBy>/skos:prefLable ?o }}",
     ["no wtsa:actoinBy; did you mean wtsa:actionBy?", "no skos:prefLable; did you mean skos:prefLabel?"]),
    ("ASK { ?a rdfs:lable ?b . ?c rdfs:lable ?d }", ["no rdfs:lable"]),
    ("CONSTRUCT { ?a wtsa:mine ?b } WHERE { ?a wtsa:actoinBy ?b }", ["no wtsa:actoinBy"]),
    ("CONSTRUCT WHERE { ?a wtsa:actoinBy ?b }", ["no wtsa:actoinBy"]),
    ("ASK { ?a skos:zzzzzzzzzzzz ?b }", ["no skos:zzzzzzzzzzzz"])])
def test_a_word_that_is_not_known_is_told_once_with_its_place(sparql: str, said: list[str]) -> None:
    told = unknown_words(STORE, sparql)
    assert len(told) == len(said)
    assert all(words in line for words, line in zip(said, told, strict=True))


@pytest.mark.parametrize("sparql", [
    "SELECT * { ?r a wtsa:Resolution ; wtsa:actionBy/skos:notation|^rdfs:label ?o }",
    "ASK { ?a ?b '1'^^xsd:nonsense FILTER(xsd:date(?c) = ?d) }", "ASK { ?a foo:bar ?b } # wtsa:nonsense",
    "ASK { ?a ?b 'wtsa:nonsense' }", "PREFIX wtsa: <urn:mine#> ASK { ?a wtsa:nonsense ?b }", f"PREFIX w: <{ONT}> ASK {{ ?a ?b ?c }}",
    f"ASK {{ ?a ?b <{ID}body/sg71> }}", f"ASK FROM <{DOCUMENT_GRAPH}> {{ GRAPH <{ONT}x> {{ ?a ?b ?c }} }}", "SELECT * {", "", "\ud800"])
def test_nothing_is_said_of_known_words_and_of_what_is_no_word(sparql: str) -> None:
    assert unknown_words(STORE, sparql) == []


def test_the_saved_questions_have_none() -> None:
    told = {path.name: unknown_words(STORE, path.read_text("utf-8")) for path in folder("queries").rglob("*.rq")}
    assert {name: words for name, words in told.items() if words} == {}
