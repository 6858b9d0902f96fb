"""Queries whose planning would take very long are refused; long ones that are quickly planned are not."""

from __future__ import annotations

import pytest

from kg.messages import QueryError
from kg.resources import folder
from kg.store.joins import too_many_joins
from tests.small_graph import small_graph


def repeated(pattern: str, times: int, between: str = " ") -> str:
    return between.join(pattern.replace("%", str(n)) for n in range(times))


@pytest.mark.parametrize("inside", [
    repeated("?x% ?p ?x", 150, " . "), "?x a ?y " + repeated("; ?p ?x%", 150), "?x ?p " + repeated("?x%", 150, ", "),
    "?s " + repeated("rdfs:label", 150, "/") + " ?o", "?s (" + repeated("rdfs:label", 150, "/") + ")+ ?o",
    "?x a ?y " + repeated("OPTIONAL { ?x ?p ?x% }", 150), repeated("{ ?x ?p ?x% }", 150), repeated("GRAPH ?g { ?x ?p ?x% }", 150),
    repeated("{ ?s ?p % } UNION { ?s ?q % }", 150), "{ ?a ?b ?c } UNION { " + repeated("?x ?p ?x%", 150, " . ") + " }",
    "?x a ?y ; ?p [ " + repeated("?q% [", 150) + " ?q ?x" + " ]" * 151, repeated("?x ?p ?x% . FILTER(?x% > 1) .", 150),
    "?a ?b ?c MINUS { " + repeated("?x ?p ?x%", 150, " . ") + " }", "{ { " + repeated("?x ?p ?x%", 60, " . ") + " } "
    + repeated("?x ?p ?x%", 60, " . ") + " }"])
def test_more_joined_patterns_than_anybody_writes_are_refused_with_their_place(inside: str) -> None:
    with pytest.raises(QueryError, match="joins too many patterns") as caught:
        small_graph().query(f"SELECT * {{ {inside} }}")
    assert caught.value.place.startswith("line 1, column ")
    assert "UNION or VALUES" in caught.value.remedy


@pytest.mark.parametrize("sparql", [
    "SELECT * { " + repeated("{ ?s ?p % }", 300, " UNION ") + " }", "SELECT * { ?s ?p ?o " + repeated("MINUS { ?s ?p % }", 300) + " }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (" + repeated("%", 900, ", ") + ")) }",
    "SELECT * { VALUES ?o { " + repeated("%", 900) + " } ?s ?p ?o }",
    "SELECT * { ?s ?p ?o " + repeated("FILTER EXISTS { ?s ?p% ?o }", 150) + " }", "SELECT * { ?s ?p ?o FILTER('" + "." * 900 + "' != ?o) }",
    "CONSTRUCT { " + repeated("?s ?p %", 300, " . ") + " } WHERE { ?s ?p ?o }", "SELECT * { ?s ?p ?o } # " + "." * 900,
    "SELECT * { " + repeated("{ SELECT ?s { " + repeated("?s a ?c%", 9, " . ") + "  } LIMIT 1 }", 20) + " }",
    "SELECT * { " + repeated("{ ?s ?p ?o } ", 90) + " }", "SELECT * { ?s ?p ?o . " + repeated("FILTER(?o != %) .", 110) + " }",
    "SELECT * { ?s ?p ?o . " + repeated("VALUES ?v% { 1 } .", 40) + " }",
    "SELECT * { ?s ?p ?o FILTER(1 " + repeated("/ %", 120) + " = ?o) }"])
def test_what_is_long_and_quickly_planned_is_asked(sparql: str) -> None:
    assert too_many_joins(sparql) is None
    small_graph().query(sparql)


def test_the_saved_questions_are_far_from_it() -> None:
    for path in folder("queries").rglob("*.rq"):
        assert too_many_joins(path.read_text("utf-8")) is None, path


@pytest.mark.parametrize("text", ["", "}" * 300, "{" * 300, ")" * 300, "." * 300, "SELECT * {" + ";" * 50, "\ud800" * 300])
def test_what_is_no_query_is_left_to_the_parser(text: str) -> None:
    too_many_joins(text)
