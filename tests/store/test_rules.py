"""Rules run forwards and backwards and say what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.iri import DERIVED_GRAPH
from kg.making.rules import derive, premises, rules
from kg.messages import QueryError
from kg.store import GraphStore
from kg.term import Literal, NamedNode
from tests.small_graph import ID, in_graph

STATED = "<urn:r1> <urn:of> <urn:res> ; <urn:by> <urn:sg> . <urn:r2> <urn:of> <urn:res> ; <urn:by> <urn:sg> ."
ACTS = """#+ summary: Who acts
SELECT ?subject ?predicate ?object ?premise1 WHERE {
  ?premise1 <urn:of> ?subject ; <urn:by> ?object . BIND(<urn:acts> AS ?predicate)
}
"""
COPIES = """#+ summary: Acts again
#+ after: [acts]
PREFIX u: <urn:>
SELECT ?subject ?predicate ?object ?premise1 WHERE {
  ?subject u:acts ?object . ?premise1 u:of ?subject . BIND(u:again AS ?predicate)
}
"""


def store() -> GraphStore:
    return GraphStore.in_memory(in_graph(STATED, "urn:document"))


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.rq").write_text(text)
    return folder


def test_a_rule_derives_each_fact_once_in_the_derived_graph(tmp_path: Path) -> None:
    found = list(derive(store(), written(tmp_path, **{"10_acts": ACTS})))
    assert [str(quad) for quad in found] == [f"<urn:res> <urn:acts> <urn:sg> <{DERIVED_GRAPH}>"]


def test_a_rule_runs_backwards_to_its_records(tmp_path: Path) -> None:
    folder = written(tmp_path, **{"10_acts": ACTS})
    expected = [("acts", ("urn:r1",)), ("acts", ("urn:r2",))]
    assert premises(store(), "urn:res", "urn:acts", NamedNode("urn:sg"), folder) == expected
    assert premises(store(), "urn:res", "urn:acts", "<urn:sg>", folder) == expected
    assert premises(store(), "urn:res", "urn:acts", Literal("urn:sg"), folder) == []
    assert premises(store(), "urn:res", "urn:other", "<urn:sg>", folder) == []


def test_only_a_rule_with_after_sees_what_others_derived(tmp_path: Path) -> None:
    blind = COPIES.replace("#+ after: [acts]\n", "").replace("u:again", "u:blind")
    folder = written(tmp_path, **{"10_acts": ACTS, "20_again": COPIES, "30_blind": blind})
    graph = store()
    found = list(derive(graph, folder))
    assert [quad.predicate.value for quad in found] == ["urn:acts", "urn:again"]
    assert DERIVED_GRAPH not in graph.graphs()  # it is left as it was
    graph.add(found)
    assert list(derive(graph, folder)) == found  # derived facts that are there already change nothing
    expected = [("again", ("urn:r1",)), ("again", ("urn:r2",))]
    assert premises(graph, "urn:res", "urn:again", "<urn:sg>", folder) == expected


@pytest.mark.parametrize(("text", "words"), [
    ("SELECT ?subject { ?subject ?p ?o }", "no header"),
    ("#+ summary: x\nSELECT ?subject ?predicate ?object { ?subject ?predicate ?object }", "a rule selects"),
    ("#+ summary: x\nASK { ?s ?p ?o }", "a rule selects"), ("#+ summary: x\nSELECT {", "syntax error"),
    ("#+ summary: x\n#+ after: [ats]\n" + ACTS.split("\n", 1)[1], "there is no earlier rule ats; did you mean acts?")])
def test_a_mistake_names_the_file(tmp_path: Path, text: str, words: str) -> None:
    folder = written(tmp_path, **{"10_acts": ACTS, "20_other": text})
    with pytest.raises(QueryError) as caught:
        rules(folder)
    assert "20-other.rq" in caught.value.place
    assert words in caught.value.text


@pytest.mark.parametrize(("change", "words"), [
    (("BIND(<urn:acts> AS ?predicate)", "BIND('acts' AS ?predicate)"), "yields no triple"),
    (("WHERE {\n  ?premise1", "WHERE {\n  ?x"), "names no record")])
def test_a_rule_that_cannot_be_traced_fails_the_build(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        list(derive(store(), written(tmp_path, **{"10_acts": ACTS.replace(*change)})))


@pytest.mark.parametrize("value", ["", "x", "<urn:a> <urn:b>", "'a') AS ?y) (1", "NOW()", "?x", "<urn:a> #"])
def test_a_value_is_one_term(value: str) -> None:
    with pytest.raises(QueryError):
        premises(store(), "urn:a", "urn:a", value)


def test_the_shipped_rules_derive_from_the_small_graph() -> None:
    from tests.small_graph import small_graph

    graph = small_graph()
    derived = {str(quad) for quad in derive(graph)}
    assert derived >= {str(quad) for quad in graph.quads(DERIVED_GRAPH)}
    assert premises(graph, ID + "resolution/wtsa/50", "https://w3id.org/wtsa/ont#actionBy", f"<{ID}body/sg17>") == [
        ("acts", (ID + "assignment/1",))]
