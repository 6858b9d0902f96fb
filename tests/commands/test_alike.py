"""A name that several things have: one is taken and the others are named, or none is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.iri import ID
from kg.making.reference import ontology_quads
from kg.messages import QueryError
from kg.names.alike import called_alike
from kg.names.lookup import find
from kg.store import GraphStore, writing
from tests.commands.conftest import Kg
from tests.small_graph import in_graph

_NAMED = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix wtsa: <https://w3id.org/wtsa/ont#> .
<https://w3id.org/wtsa/id/topic/billing> a wtsa:Topic ; skos:prefLabel "Billing"@en ; skos:notation "B1" .
<https://w3id.org/wtsa/id/issue-area/billing> a wtsa:IssueArea ; skos:prefLabel "Charging"@en ;
  skos:altLabel "billing"@en ; skos:notation "B1" .
<https://w3id.org/wtsa/id/resolution/wtsa/7> a wtsa:Resolution ; skos:notation "R7" ; dcterms:title "Billing"@en .
<https://w3id.org/wtsa/id/event/c-16> a wtsa:Conference ; skos:notation "C-16" .
<https://w3id.org/wtsa/id/body/c-16> a wtsa:ConferenceSitting ; skos:notation "C-16" ; wtsa:sitting <https://w3id.org/wtsa/id/event/c-16> .
<https://w3id.org/wtsa/id/topic/r7> a wtsa:Topic ; skos:prefLabel "R7"@en .
"""


def graph() -> GraphStore:
    store = GraphStore.in_memory(ontology_quads())
    store.add(in_graph(_NAMED, "https://w3id.org/wtsa/graph/small/0123456789ab"))
    return store


STORE = graph()


@pytest.fixture
def ask(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    with writing(tmp_path / "named") as writer:
        writer.replace(STORE)
    monkeypatch.setenv("KG_STORE", str(tmp_path / "named"))
    return kg


@pytest.mark.parametrize(("text", "of_class", "others"), [
    ("billing", "", ["resolution/wtsa/7", "topic/billing"]), ("billing", "wtsa:Resolution", []), ("Charging", "", []),
    ("R7", "", []), ("r 7", "wtsa:Resolution", []), (f"<{ID}topic/billing>", "", []),
    ("C-16", "", ["body/c-16"]), ("c16", "", ["body/c-16"]), ("C-16", "wtsa:Body", [])])
def test_a_name_has_others_but_a_code_and_an_iri_do_not(text: str, of_class: str, others: list[str]) -> None:
    assert [thing.value for thing in called_alike(STORE, text, find(STORE, text, of_class), of_class)] == [ID + other for other in others]


def test_of_several_that_are_as_likely_none_is_taken() -> None:
    with pytest.raises(QueryError, match="'Billing' may be 2 things") as caught:
        find(STORE, "Billing")
    assert caught.value.remedy.splitlines()[1:] == ["    R7 (resolution)", f"    {ID}topic/billing (topic)"]  # B1 is two things


@pytest.mark.parametrize("command", [
    ("describe", "billing"), ("why", "billing"), ("export", "--about", "billing")])
def test_commands_say_which_one_they_took_and_how_to_name_the_others(ask: Kg, command: tuple[str, ...]) -> None:
    err = ask(*command).err
    assert f"'billing' is taken for {ID}issue-area/billing (issue area)" in err
    assert err.splitlines()[2:4] == ["    R7 (resolution)", f"    {ID}topic/billing (topic)"]
    assert "taken for" not in ask(*command, "--quiet").err


def test_parameters_say_so_too(ask: Kg, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("#+ summary: Kinds\n#+ params:\n#+   thing: {type: iri}\nSELECT ?kind { $thing a ?kind }\n")
    ran = ask("query", str(own), "-p", "thing=billing", "--format", "csv")
    assert (ran.code, "'billing' is taken for" in ran.err, "IssueArea" in ran.out) == (0, True, True)
    assert ask("query", str(own), "-p", "thing=R7").err == ""
