"""Views: what they show of the real plan, what rows and triples become, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.messages import QueryError
from kg.network.model import Network
from kg.network.project import project, without_quotes
from kg.network.view import view, view_of, views
from kg.saved import Library, parse
from kg.store import GraphStore
from tests.small_graph import DOCUMENT_GRAPH, ID, in_graph, small_graph

VIEWS = list(views(Library.shipped()))


def shown(sparql: str, store: GraphStore | None = None, header: str = "") -> Network:
    query = parse(f"#+ summary: A view\n{header}{sparql}", Path("x.rq"), "x")
    return project(view_of(query, "x"), store or small_graph(), {})


def of_plan(name: str, graph: GraphStore, **given: str) -> Network:
    return project(view(Library.shipped(), name), graph, given)


def test_every_view_has_a_sentence_and_runs(plan_graph: GraphStore) -> None:
    assert len(VIEWS) >= 8
    for found in VIEWS:
        network = project(found, plan_graph, found.query.example())
        assert found.query.summary
        known = {node.iri for node in network.nodes}
        assert all(tie.source in known and tie.target in known for tie in network.relations)
        assert all(node.label and node.kind for node in network.nodes)


def test_shared_responsibility_is_what_was_verified(plan_graph: GraphStore) -> None:
    """CQ-20: nine pairs share at least three rows, 27 at least one."""
    network = of_plan("shared-responsibility", plan_graph)
    code = {node.iri: node.label for node in network.nodes}
    pairs = {frozenset((code[tie.source], code[tie.target])): tie for tie in network.relations}
    assert (len(network.nodes), len(pairs)) == (11, 27)
    assert pairs[frozenset(("SG2", "SG3"))].weight == 6
    assert pairs[frozenset(("SG11", "SG17"))].attributes["resolutions"] == "R65 R78 R92 R93 R96 R97"
    assert sorted(tie.weight for tie in network.relations if tie.weight >= 3) == [3, 3, 3, 3, 3, 3, 4, 6, 6]
    assert all(tie.records and all(record in network.passages for record in tie.records) for tie in network.relations)


@pytest.mark.parametrize(("name", "nodes", "ties"), [
    ("lineage", "SELECT (COUNT(DISTINCT ?n) AS ?count) { { ?n a wtsa:FocusGroup } UNION { ?n a wtsa:JointCoordinationActivity } UNION "
                "{ ?m wtsa:partOf|wtsa:succeeds ?n . ?m a ?c FILTER(?c IN (wtsa:FocusGroup, wtsa:JointCoordinationActivity)) } UNION "
                "{ ?r wtsa:group/a ?c ; wtsa:change ?w ; wtsa:by ?n FILTER(?c IN (wtsa:FocusGroup, wtsa:JointCoordinationActivity) "
                "&& ?w != wtsa:GroupMentioned) } UNION { ?r wtsa:group/a ?c ; wtsa:successor|wtsa:newParent ?n "
                "FILTER(?c IN (wtsa:FocusGroup, wtsa:JointCoordinationActivity)) } }", ""),
    ("study-groups-and-organizations", "", "SELECT (COUNT(DISTINCT ?key) AS ?count) { { ?r a wtsa:Liaison . { ?r wtsa:sender ?s ; "
     "wtsa:recipient ?o } UNION { ?r wtsa:recipient ?s ; wtsa:sender ?o } BIND('l' AS ?w) } UNION { ?r a wtsa:Collaboration . "
     "{ ?r wtsa:party ?s ; wtsa:partner ?o } UNION { ?r wtsa:partner ?s ; wtsa:party ?o } BIND('c' AS ?w) } ?s a wtsa:StudyGroup . "
     "?o a ?c FILTER(?c IN (wtsa:Organization, wtsa:Committee, wtsa:RegionalOrganization)) BIND(CONCAT(STR(?s), STR(?o), ?w) AS ?key) }"),
    ("who-instructs-whom", "SELECT (COUNT(DISTINCT ?n) AS ?count) { ?r a wtsa:OperativeSection ; wtsa:resolution|wtsa:addressee ?n ; "
     "wtsa:addressee ?any }", "")])
def test_the_numbers_are_those_of_a_count(plan_graph: GraphStore, name: str, nodes: str, ties: str) -> None:
    network = of_plan(name, plan_graph)
    for sparql, found in ((nodes, len(network.nodes)), (ties, len(network.relations))):
        if sparql:
            [row] = plan_graph.select(sparql)
            assert int(row["count"].value) == found


def test_a_neighbourhood_reaches_clauses_items_bodies_publications_and_events(plan_graph: GraphStore) -> None:
    network = of_plan("resolution-neighbourhood", plan_graph, resolution="R78")
    kinds = {node.kind for node in network.nodes}
    assert {"resolution", "operative clause", "action item", "study group", "recommendation", "event"} <= kinds
    assert network.is_timed()
    assert network.summary.endswith("(resolution R78)")


def test_a_parameter_narrows(plan_graph: GraphStore) -> None:
    assert len(of_plan("shared-responsibility", plan_graph, atLeast="3").relations) == 9
    only = of_plan("who-instructs-whom", plan_graph, resolution="R78")
    assert [node.label for node in only.nodes if node.kind == "resolution"] == ["R78"]


def test_who_instructs_whom_rests_on_the_clauses_that_say_what(plan_graph: GraphStore) -> None:
    network = of_plan("who-instructs-whom", plan_graph, resolution="R78")
    [tie] = [tie for tie in network.relations if tie.label == "instructs" and tie.target.endswith("/sg16")]
    assert (tie.weight, tie.attributes["clauses"], len(tie.records)) == (4, "1, 2, 3, 4", 4)
    assert all(network.passages[record].place for record in tie.records)


def test_who_instructs_whom_has_few_kinds_of_bodies_which_tell_their_class(plan_graph: GraphStore) -> None:
    nodes = of_plan("who-instructs-whom", plan_graph).nodes
    told = {node.label: (node.kind, node.attributes.get("class")) for node in nodes}
    assert (told["SG11"], told["Council"]) == (("study group", "study group"), ("body", "governing body"))
    assert len({node.kind for node in nodes}) <= 9


def test_rows_of_one_relation_are_one(plan_graph: GraphStore) -> None:
    network = shown(f"""SELECT ?node ?linkedNode ?edgeLabel ?weight ?start ?end ?record ?edgeNote WHERE {{
        VALUES (?weight ?start ?end ?record ?edgeNote) {{ (2 "2019" "2020" <{ID}r1> "b") (3 "2018-03" "2019" <{ID}r2> "a") }}
        BIND(<{ID}body/sg17> AS ?node) BIND(<{ID}body/sg2> AS ?linkedNode) BIND("x" AS ?edgeLabel) }}""")
    [tie] = network.relations
    assert (tie.weight, tie.start, tie.end, tie.records) == (5, "2018-03", "2020", (ID + "r1", ID + "r2"))
    assert tie.attributes == {"note": "a; b"}
    assert [node.label for node in network.nodes] == ["SG17", "SG2"]
    assert {node.kind for node in network.nodes} == {"study group"}


def test_a_row_without_a_linked_node_is_a_thing_that_stands_alone() -> None:
    network = shown("SELECT ?node ?linkedNode WHERE { ?node a wtsa:StudyGroup OPTIONAL { ?node wtsa:partOf ?linkedNode } }")
    assert (len(network.nodes), len(network.relations)) == (2, 0)


def test_triples_are_relations_and_literals_attributes() -> None:
    network = shown("CONSTRUCT { ?a a wtsa:Assignment ; wtsa:actor ?b ; wtsa:resolution ?r ; wtsa:asPrinted ?t . ?b rdfs:label 'B' } "
                    "WHERE { ?a a wtsa:Assignment ; wtsa:actor ?b ; wtsa:resolution ?r ; wtsa:asPrinted ?t }",
                    header="#+ view: {label: rdfs:label, edges: [wtsa:actor]}\n")
    assert [(tie.source, tie.label) for tie in network.relations] == [(ID + "assignment/1", "actor")]
    [assignment] = [node for node in network.nodes if node.kind == "assignment"]
    assert assignment.attributes == {"asPrinted": "SG17"}
    assert "B" in {node.label for node in network.nodes}


def test_a_number_that_no_format_can_hold_is_a_text_and_weighs_nothing() -> None:
    network = shown("""SELECT ?node ?linkedNode ?weight ?edgeShare WHERE { VALUES (?node ?linkedNode ?weight ?edgeShare) {
        (<urn:a> <urn:b> 1 9223372036854775808) (<urn:a> <urn:b> "1e400"^^xsd:double 1) (<urn:b> <urn:a> 1e300 9223372036854775807) } }""")
    assert [tie.weight for tie in network.relations] == [1, 1]
    assert [tie.attributes["share"] for tie in network.relations] == ["1; 9223372036854775808", "9223372036854775807"]


def test_weights_and_dates_that_are_none_are_told() -> None:
    network = shown("""SELECT ?node ?linkedNode ?weight ?start ?end WHERE { VALUES (?node ?linkedNode ?weight ?start ?end) {
        (<urn:a> <urn:b> "heavy" "someday" UNDEF)
        (<urn:a> <urn:c> "NaN"^^xsd:double "2019-02" "2019-01") (<urn:a> <urn:d> 2 "2019" "2019-05") } }""")
    assert [tie.weight for tie in network.relations] == [1, 1, 2]
    assert network.notes == ("2 weights are no numbers that can be added up and count for nothing, such as “heavy”",
                             "1 date is no year, month or day and stays a word: “someday”",
                             "1 span ends before it begins and has no time: “2019-02 to 2019-01”")


def test_an_attribute_has_a_name_also_where_its_property_ends_in_a_stroke() -> None:
    network = shown('CONSTRUCT { <urn:a> <https://example.org/p/> "x" } WHERE {}')
    assert network.nodes[0].attributes == {"p": "x"}


def test_control_characters_never_come_into_a_network() -> None:
    network = shown('SELECT ?node ?nodeLabel ?linkedNode WHERE { VALUES (?node ?nodeLabel) { (<urn:a> "a\\u0000b\\u001Fc\\nd") } }')
    assert network.nodes[0].label == "a�b�c d"


@pytest.mark.parametrize(("sparql", "words"), [
    ("SELECT ?node ?linkdNode WHERE { ?node wtsa:partOf ?linkdNode }", "it has no column ?linkedNode; did you mean linkdNode?"),
    ("SELECT ?a ?b WHERE { ?a wtsa:partOf ?b }", "it has no column ?node and ?linkedNode"),
    ("SELECT ?node ?linkedNode WHERE { ?node skos:notation ?linkedNode }", "only what has an IRI can be a node"),
    ("SELECT ?node ?linkedNode WHERE { VALUES ?node { 1 } }", "?node is"),
    ("ASK {}", "an ASK has nothing to draw"),
    ("CONSTRUCT { ?a wtsa:partOf [] } WHERE { ?a a wtsa:StudyGroup }", "is no thing with an IRI")])
def test_what_cannot_be_drawn_is_explained(sparql: str, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        shown(sparql)
    assert words in caught.value.text
    assert caught.value.place == "x.rq"


def test_an_unknown_key_of_a_declaration_is_named() -> None:
    with pytest.raises(QueryError, match="unknown key of view: lable; did you mean label"):
        shown("CONSTRUCT WHERE { ?a wtsa:actor ?b }", header="#+ view: {lable: rdfs:label}\n")


def test_an_unknown_view_is_answered_with_the_nearest() -> None:
    with pytest.raises(QueryError, match="there is no view 'linaege'; did you mean lineage"):
        view(Library.shipped(), "linaege")


def test_quotes_can_be_left_at_home() -> None:
    store = small_graph()
    store.add(in_graph(f"""@prefix wtsa: <https://w3id.org/wtsa/ont#> . @prefix oa: <http://www.w3.org/ns/oa#> .
        <{ID}assignment/1> wtsa:hasEvidence <{ID}evidence/1> .
        <{ID}evidence/1> wtsa:place "table 1" ; oa:exact "SG17" ; oa:start 1 .""", DOCUMENT_GRAPH))
    network = shown("SELECT ?node ?linkedNode ?record WHERE { ?record wtsa:actor ?node ; wtsa:resolution ?linkedNode }", store)
    [passage] = network.passages.values()
    assert (passage.place, passage.quote) == ("table 1", "SG17")
    assert [found.quote for found in without_quotes(network).passages.values()] == [""]
