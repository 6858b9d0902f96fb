"""The store answers, refuses, and says what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.iri import DERIVED_GRAPH, EDITIONS_GRAPH
from kg.messages import QueryError, StoreError
from kg.store import GraphStore, QueryBoolean, QuerySolutions, QueryTriples, check_syntax, writing
from kg.term import Literal, NamedNode, Quad
from kg.tokens import too_complex
from tests.small_graph import DOCUMENT_GRAPH, in_graph, small_graph, small_store

EX = NamedNode("https://example.org/a")


def test_the_default_graph_is_the_union_of_all_graphs() -> None:
    assert small_graph().ask("ASK { ?r wtsa:actionBy ?body . ?body skos:notation 'SG17' }")


def test_who_asks_where_a_triple_stands_hears_every_named_graph_and_never_the_union() -> None:
    store = GraphStore.in_memory(Quad(EX, EX, EX, NamedNode(graph)) for graph in (DOCUMENT_GRAPH, DERIVED_GRAPH))
    assert sorted(str(quad.graph_name.value) for quad in store.stated(EX)) == sorted((DOCUMENT_GRAPH, DERIVED_GRAPH))
    assert len(list(store.matching(EX))) == 1


def test_the_usual_prefixes_need_no_declaration() -> None:
    assert len(list(small_graph().select("SELECT ?s { ?s a wtsa:StudyGroup }"))) == 2


@pytest.mark.parametrize(("sparql", "kind"), [
    ("SELECT * { ?s ?p ?o }", QuerySolutions), ("ASK { ?s ?p ?o }", QueryBoolean),
    ("CONSTRUCT WHERE { ?s ?p ?o }", QueryTriples), (f"DESCRIBE <{EX.value}>", QueryTriples)])
def test_every_form_of_query_is_answered(sparql: str, kind: type) -> None:
    assert isinstance(small_graph().query(sparql), kind)
    assert isinstance(check_syntax(sparql), kind)


def test_a_query_can_be_narrowed_to_some_graphs() -> None:
    store = small_graph()
    everywhere = "ASK { ?r wtsa:actionBy ?body }"
    assert store.ask(everywhere)
    assert not bool(store.query(everywhere, graphs=[DOCUMENT_GRAPH]))
    assert not bool(store.query("ASK { GRAPH ?g { ?r wtsa:actionBy ?body } }", graphs=[DOCUMENT_GRAPH]))
    assert not bool(store.query("ASK { ?s ?p ?o }", graphs=[]))


@pytest.mark.parametrize(("dataset", "pattern", "holds"), [
    ("FROM <D>", "?r wtsa:actionBy ?body", True), ("FROM <S>", "?r wtsa:actionBy ?body", False),
    ("FROM <D>", "?r wtsa:actionBy ?body . ?body skos:notation 'SG17'", False),
    ("FROM <D> FROM <S>", "?r wtsa:actionBy ?body . ?body skos:notation 'SG17'", True),
    ("FROM NAMED <D>", "GRAPH ?g { ?r wtsa:actionBy ?body }", True),
    ("FROM NAMED <S>", "GRAPH ?g { ?r wtsa:actionBy ?body }", False),
    ("FROM NAMED <D>", "?r wtsa:actionBy ?body", False),  # then the default graph is empty, says SPARQL
    ("FROM <S> FROM NAMED <D>", "?body skos:notation 'SG17' GRAPH <D> { ?r wtsa:actionBy ?body }", True),
    ("", "?r wtsa:actionBy ?body . ?body skos:notation 'SG17' FILTER('FROM' = 'FROM')", True)])
def test_a_query_may_choose_its_graphs_itself(dataset: str, pattern: str, holds: bool) -> None:
    query = f"ASK {dataset} {{ {pattern} }}".replace("<D>", f"<{DERIVED_GRAPH}>").replace("<S>", f"<{DOCUMENT_GRAPH}>")
    assert small_graph().ask(query) is holds


@pytest.mark.parametrize(("sparql", "place", "words"), [
    ("SELECT * {\n ?s ?p }", "line 2, column 9", "syntax error"),
    ("SELECT * { ?s ex:p ?o }", "line 1, column 15", "the prefix of ex:p is not declared"),
    ("SELECT *\n{ SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "line 2, column 3", "SERVICE is refused"),
    ("INSERT DATA { <a:a> <a:a> <a:a> }", "line 1, column 1", "updates are refused"),
    ("LOAD <http://127.0.0.1:9/>", "line 1, column 1", "updates are refused"),
    ("SELECT * { FILTER(" + "(" * 9999 + "1" + ")" * 9999 + ") }", "line 1, column 217", "nests too deep"),
    ("SELECT * { FILTER(" + "!" * 99999 + "true) }", "line 1, column 4014", "says too much"),
    ("SELECT * { " + "?s ?p ?o . " * 9000 + "} LIMIT 1", "line 1, column 11004", "says too much"),
    ("SELECT * { ?s ?p (" + "?o " * 9000 + ") }", "line 1, column 12001", "says too much"),
    ("SELECT * { " + "OPTIONAL { ?s ?p ?o } " * 3000 + "} LIMIT 1", "line 1, column 14673", "says too much"),
    ("SELECT * { ?s ?p ?o FILTER(?s<?p" + "&&?p" * 9000 + ">?o) }", "line 1, column 30", "says too much"),
])
def test_a_query_that_cannot_run_says_where_and_why(sparql: str, place: str, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        small_graph().query(sparql)
    assert caught.value.place == place
    assert words in caught.value.text


def test_a_long_list_of_values_is_no_long_query() -> None:
    many = [f"<urn:{number}>" for number in range(9000)]
    assert too_complex(f"SELECT * {{ VALUES ?s {{ {' '.join(many)} }} ?s ?p ?o FILTER(?p IN ({', '.join(many)})) }}") is None


def test_a_select_is_not_an_ask() -> None:
    with pytest.raises(QueryError, match="SELECT is needed"):
        small_graph().select("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="ASK is needed"):
        small_graph().ask("SELECT * { ?s ?p ?o }")


def test_quads_can_be_had_by_graph_and_by_term() -> None:
    store = small_graph()
    assert {quad.graph_name.value for quad in store.quads(DOCUMENT_GRAPH)} == {DOCUMENT_GRAPH}
    found = {quad.subject.value for quad in store.matching(None, None, Literal("SG17"))}
    assert found == {"https://w3id.org/wtsa/id/body/sg17", "https://w3id.org/wtsa/id/assignment/1"}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    with GraphStore.open(small_store(tmp_path / "s")) as store:
        assert store.canonical() == small_graph().canonical()
        assert len(store) == len(small_graph())


def test_canonical_lines_do_not_depend_on_history() -> None:
    quads = list(small_graph().quads())
    assert GraphStore.in_memory(reversed(quads)).canonical() == GraphStore.in_memory(sorted(quads, key=str)).canonical()


def test_blank_nodes_get_the_same_names_each_time() -> None:
    turtle = "[] <urn:p> [ <urn:q> 'a' ] . [] <urn:p> [ <urn:q> '_: no node' ] ."
    first, second = (GraphStore.in_memory(in_graph(turtle, "urn:g")).canonical() for _ in range(2))
    assert first == second


def test_canonical_lines_hold_every_sign() -> None:
    strange = Literal('line\nfeed \r "quote" \\ \u2028 \x0b \x85 \U0001F600')
    assert GraphStore.in_memory([Quad(EX, EX, strange, EX)]).canonical().count(b"\n") == 1


def test_a_write_keeps_the_graphs_it_is_told_to(tmp_path: Path) -> None:
    path = small_store(tmp_path / "s")
    with writing(path) as writer:
        kept = writer.kept(lambda graph: graph == DOCUMENT_GRAPH)
        writer.replace([*kept, Quad(EX, EX, EX, EX)])
    with GraphStore.open(path) as store:
        assert store.graphs() == sorted([DOCUMENT_GRAPH, EX.value])


def test_a_writer_that_hands_nothing_over_changes_nothing(tmp_path: Path) -> None:
    path = small_store(tmp_path / "s")
    with writing(path):
        pass
    with GraphStore.open(path) as store:
        assert store.canonical() == small_graph().canonical()


def test_without_a_store_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph yet") as caught:
        GraphStore.open(tmp_path / "nowhere")
    assert "kg build" in caught.value.remedy
    assert not (tmp_path / "nowhere").exists()


_HOSTILE_SERVICES = [
    "SELECT * { SERVICE <{}> { ?s ?p ?o } }", "SELECT * { service silent <{}> { ?s ?p ?o } }",
    "PREFIX x: <{}> SELECT * { SERVICE x: { ?s ?p ?o } }", "SELECT * { VALUES ?u { <{}> } SERVICE ?u { ?s ?p ?o } }",
    'SELECT * { ?s ?p "}" SERVICE<{}>{ ?s ?p ?o } }', "SELECT * { ?s ?p '''#''' SERVICE <{}> { ?s ?p ?o } }",
    'SELECT * { VALUES (?a ?b) { (1 2) } FILTER(?a<?b#>"""\n) SERVICE <{}> { ?s ?p ?o } } #"""',
    "SELECT * { VALUES (?a ?b ?v) { (1 2 <{}>) } FILTER(?a<?b)SERVICE?v#>\n { ?s ?p ?o } }",
    "ASK { SERVICE <{}> { ?s ?p ?o } }", "CONSTRUCT { ?s ?p ?o } WHERE { # \n SERVICE # x\n <{}> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <{}> { ?s ?p ?o } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <{}> { ?s ?p ?o } } }",
]


def test_no_query_reaches_another_server() -> None:
    """On the real engine, with somebody listening: the same texts do get through when nobody refuses them."""
    script = Path(__file__).with_name("listen_for_queries.py")
    found = subprocess.run([sys.executable, script], input="\0".join(_HOSTILE_SERVICES), capture_output=True, text=True,
                           check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    refused, reached_by_us, reached_by_engine = map(int, found.stdout.split())
    assert reached_by_us == 0
    assert refused == len(_HOSTILE_SERVICES)
    assert reached_by_engine > len(_HOSTILE_SERVICES) / 2  # some fail in the engine before they call


@pytest.mark.parametrize("sparql", [
    'SELECT * { ?service ?p "SERVICE" }', "PREFIX service: <urn:service#> SELECT * { ?s service:service ?o } # SERVICE",
    "SELECT * { ?s <http://www.w3.org/ns/sparql-service-description#endpoint> ?o }",
    "SELECT * { ?s ?p '''it's'''@service }"])
def test_the_word_service_alone_is_no_offence(sparql: str) -> None:
    small_graph().query(sparql)


def test_places_are_right_also_where_the_word_service_occurs() -> None:
    with pytest.raises(QueryError) as caught:
        small_graph().query("SELECT * {  # the service\n  ?s ?p }")
    assert caught.value.place == "line 2, column 10"


OLD_GRAPH = DOCUMENT_GRAPH.replace("0123456789ab", "ba9876543210")
REPLACED = in_graph(f"<{DOCUMENT_GRAPH.replace('/graph/', '/doc/')}> <https://w3id.org/wtsa/ont#replacesEdition> "
                    f"<{OLD_GRAPH.replace('/graph/', '/doc/')}> .", EDITIONS_GRAPH)
OLD = in_graph("<https://w3id.org/wtsa/id/body/sg17> <http://www.w3.org/2004/02/skos/core#notation> 'old' .", OLD_GRAPH)


@pytest.mark.parametrize(("pattern", "holds"), [
    ("?s ?p 'old'", False), ("GRAPH ?g { ?s ?p 'old' }", False), (f"GRAPH <{OLD_GRAPH}> {{ ?s ?p 'old' }}", True),
    ("?s skos:notation 'SG17'", True), ("GRAPH ?g { ?s skos:notation 'SG17' }", True)])
def test_a_superseded_graph_is_met_only_by_its_name(pattern: str, holds: bool, tmp_path: Path) -> None:
    store = small_graph()
    store.add([*OLD, *REPLACED])
    with writing(tmp_path / "s") as writer:
        writer.replace(store)
    with GraphStore.open(tmp_path / "s") as written:
        for one in (store, written):
            assert one.ask(f"ASK {{ {pattern} }}") is holds
            assert one.ask(f"ASK FROM <{OLD_GRAPH}> {{ ?s ?p 'old' }}")
            assert one.superseded() == (OLD_GRAPH,)
            assert OLD_GRAPH not in one.graphs()
            assert set(OLD) <= set(one.quads())


def test_what_is_in_the_union_already_cannot_be_superseded() -> None:
    store = small_graph()
    store.add(OLD)
    with pytest.raises(ValueError, match="superseded too late"):
        store.add(REPLACED)
