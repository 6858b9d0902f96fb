"""A parameter is one term, whatever it holds, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.messages import QueryError
from kg.saved import Library, SavedQuery
from kg.saved.binding import Template, spell
from kg.saved.parameters import Parameter, terms, value_of
from kg.store import GraphStore, check_syntax
from kg.term import Literal, NamedNode, Quad, Term
from kg.tokens import tokens

PAYLOAD = "} UNION { SERVICE <http://127.0.0.1:9/> {?s ?p ?o}} #"
EX = NamedNode("urn:x")
STORE = GraphStore.in_memory([Quad(EX, EX, Literal(text), EX) for text in ("a", PAYLOAD)])

# Pieces that end strings, open comments, escape, and nearly escape; and any sign at all.
HOSTILE = st.lists(st.one_of(
    st.sampled_from(['"', "'", '"""', "'''", "\\", "\\u0022", "\\\\", "\n", "\r", "}", "{", "#", "<", ">", "^^", "@en",
                     "SERVICE", "<http://127.0.0.1:9/>", " . ", ";", "$p", "?p", "\x00", "\u2028", PAYLOAD]),
    st.text(max_size=6)), max_size=8).map("".join)


def shape(sparql: str) -> list[str]:
    return [token.text if token.kind not in ("string", "iri") else token.kind for token in tokens(sparql)]


QUERY = Template.of("SELECT ?s $p WHERE { ?s ?q $p FILTER(BOUND($p) && $p != '') } GROUP BY ?s $p ORDER BY $p", {"p"})


@settings(max_examples=1_000, deadline=None)
@given(HOSTILE)
def test_no_text_changes_the_tokens_of_a_query(text: str) -> None:
    bound = QUERY.bind({"p": Literal(text)})
    assert shape(bound) == shape(QUERY.bind({"p": Literal("harmless")}))


@settings(max_examples=2_000, deadline=None)
@given(HOSTILE)
def test_what_the_engine_reads_is_the_text_that_was_given(text: str) -> None:
    template = Template.of("SELECT $p WHERE {}", {"p"})
    assert [row["p"] for row in STORE.select(template.bind({"p": Literal(text)}))] == [Literal(text)]


PLACES = [(query, parameter.name) for query in Library.shipped() for parameter in query.parameters]
HARMLESS = {(query.name, name): shape(query.bind({name: Literal("harmless")})) for query, name in PLACES}


@settings(max_examples=3_000, deadline=None)
@given(HOSTILE, st.sampled_from(PLACES))
def test_no_text_changes_the_tokens_of_a_saved_query(text: str, place: tuple[SavedQuery, str]) -> None:
    query, name = place
    assert shape(query.bind({name: Literal(text)})) == HARMLESS[query.name, name]


NO_TEXTS = [(query, name) for query, name in PLACES for p in query.parameters if p.name == name and p.type != "string"]


@pytest.mark.parametrize(("query", "name"), NO_TEXTS, ids=lambda place: getattr(place, "name", place))
def test_the_payload_is_refused_by_every_parameter_that_is_no_text(query: SavedQuery, name: str) -> None:
    with pytest.raises(QueryError, match=f"parameter {name}"):
        terms([p for p in query.parameters if p.name == name], {name: PAYLOAD}, STORE)


@given(HOSTILE)
def test_an_iri_that_could_end_itself_is_no_iri(text: str) -> None:
    try:
        term = NamedNode("urn:" + text)
    except ValueError:
        return
    assert [token.kind for token in tokens(spell(term))] == ["iri"]


def test_the_payload_is_just_a_string() -> None:
    template = Template.of("SELECT ?s WHERE { ?s ?q $p }", {"p"})
    assert len(list(STORE.select(template.bind({"p": Literal(PAYLOAD)})))) == 1


@pytest.mark.parametrize(("sparql", "rows"), [
    ("SELECT ?s WHERE { ?s ?q $p }", 1),
    ("SELECT ?s WHERE { ?s ?q ?p }", 1),                                          # the same variable
    ("SELECT ?s WHERE { { SELECT ?s WHERE { ?s ?q $p } } }", 1),                  # a subquery that does not project it
    ("SELECT ?s WHERE { { ?s ?q ?o FILTER(?o = $p) } UNION { ?s ?q 'none' } }", 1),  # a filter in a group of its own
    ("SELECT ?s WHERE { ?s ?q 'a' MINUS { ?s ?q $p FILTER(?s = ?s) } }", 0),
    ("SELECT ?s WHERE { ?s ?q 'a' FILTER NOT EXISTS { ?s ?q $p } }", 0),
    ("SELECT ?s WHERE { ?s ?q ?o FILTER(?o IN ($p, 'z')) }", 1),
    ("SELECT ?s WHERE { ?s ?q ?o FILTER(?o = 'a' && 'A'<$p) }", 1),
    ("SELECT (COUNT(?s) AS ?n) $p WHERE { ?s ?q $p } GROUP BY $p HAVING(COUNT(?s) > 0) ORDER BY $p", 1),
    ("SELECT ?s WHERE { ?s ?q 'a' FILTER(!BOUND($p) || $p = 'a') }", 1),
    ("SELECT ?s WHERE { ?s ?q 'a' BIND($p AS ?copy) FILTER(?copy = 'a') }", 1),
    ("SELECT ?s WHERE { ?s ?q 'a' } # $p\nORDER BY ?s", 1),                        # a comment is no place
    ("SELECT ?s WHERE { ?s ?q 'a' FILTER('$p' != 'a' && $p = 'a') }", 1),          # nor is a string
])
def test_every_place_counts(sparql: str, rows: int) -> None:
    template = Template.of(sparql, {"p"})
    assert len(list(STORE.select(template.bind({"p": Literal("a")})))) == rows


def test_a_parameter_in_the_select_is_a_column() -> None:
    template = Template.of("SELECT DISTINCT ?s $p WHERE { ?s ?q 'a' }", {"p"})
    assert [row["p"] for row in STORE.select(template.bind({"p": EX}))] == [EX]


def test_a_parameter_without_a_value_stays_a_variable() -> None:
    template = Template.of("SELECT ?s $p WHERE { ?s ?q $p FILTER(!BOUND($other) || $p = $other) }", {"p", "other"})
    assert len(list(STORE.select(template.bind({})))) == 2
    assert len(list(STORE.select(template.bind({"other": Literal("a")})))) == 1


@pytest.mark.parametrize("sparql", [
    "SELECT ?s WHERE { BIND(1 AS $p) }", "SELECT (COUNT(*) AS ?p) WHERE { ?s ?q ?o }",
    "SELECT ?s WHERE { VALUES $p { 1 } }", "SELECT ?s WHERE { VALUES (?s ?p) { (1 2) } }"])
def test_a_query_may_not_set_its_own_parameter(sparql: str) -> None:
    with pytest.raises(QueryError, match="gives a value to its parameter") as caught:
        Template.of(sparql, {"p"})
    assert caught.value.place.startswith("line 1, column ")


@pytest.mark.parametrize("term", [Literal(5), Literal("x", language="en"), Literal(True), Literal("x", datatype=EX),
                                  Literal("مرحبا", language="ar"), EX, NamedNode("https://example.org/é?a=b#c")])
def test_every_kind_of_term_is_spelled_as_one(term: Term) -> None:
    assert [row["t"] for row in STORE.select(f"SELECT ({spell(term)} AS ?t) {{}}")] == [term]


def test_a_triple_term_is_refused() -> None:
    from kg.term import Triple

    with pytest.raises(QueryError, match="cannot stand in a query"):
        spell(Triple(EX, EX, EX))  # type: ignore[arg-type]


def test_wrong_type_names_the_parameter() -> None:
    with pytest.raises(QueryError, match=r"parameter asOf wants a date such as 2022-01-15, or today, not '} UNION"):
        value_of(Parameter("asOf", "xsd:date"), PAYLOAD)


def test_binding_gives_what_the_engine_can_read_in_each_role() -> None:
    check_syntax(QUERY.bind({"p": Literal("x")}))
