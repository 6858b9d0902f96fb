"""`kg contradictions`: both sides with their evidence, in each form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.fact import Evidence, Record, SourceEdition
from kg.iri import ID
from kg.making.reference import own_quads
from kg.rdf import document_quads
from kg.store import GraphStore, writing
from kg.term import Literal, NamedNode, integer
from kg.vocab import WTSA
from tests.commands.conftest import Kg

ENTRY = Record(ID + "entry/wtsa-16/r69", WTSA.InstrumentEntry, (
    (WTSA.resolution, NamedNode(ID + "resolution/wtsa/69")), (WTSA.titleInTable1, Literal("Access | for all")),
    (WTSA.sequence, integer(1))),
    (Evidence("table 1, row 1", 0, 9, "Resolution 69 - Access | for all", "table1-title"),))
TITLED_TWICE = Record(ID + "entry/wtsa-16/r70", WTSA.InstrumentEntry, (
    (WTSA.resolution, NamedNode(ID + "resolution/wtsa/70")), (WTSA.titleInTable1, Literal("Sites for all")),
    (WTSA.titleInSection, Literal("Sites of all")), (WTSA.sequence, integer(2))),
    (Evidence("table 1, row 2", 10, 19, "Resolution 70 - Sites for all", "table1-title"),
     Evidence("paragraph 9", 90, 99, "Sites of all", "section-title")))
LISTING = Record(ID + "listing/paper/67", WTSA.InstrumentListing, (
    (WTSA.listsInstrument, NamedNode(ID + "resolution/wtsa/67")), (WTSA.numberAsPrinted, Literal("67")),
    (WTSA.titleAsPrinted, Literal("Access for all"))), (Evidence("table 2, line 5", 3, 8, "Resolution 67 (Access for all", "listed"),))


@pytest.fixture(scope="module")
def two_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = GraphStore.in_memory(own_quads())
    graph.add(document_quads(SourceEdition("plan", "0" * 64, "txt"), [ENTRY, TITLED_TWICE]))
    graph.add(document_quads(SourceEdition("paper", "1" * 64, "txt"), [LISTING]))
    path = tmp_path_factory.mktemp("two") / "s"
    with writing(path) as writer:
        writer.replace(graph)
    return path


@pytest.fixture
def ask(kg: Kg, two_documents: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    monkeypatch.setenv("KG_STORE", str(two_documents))
    return kg


def test_both_sides_have_their_evidence(ask: Kg) -> None:
    found = json.loads(ask("contradictions", "--kind", "numbers", "--format", "json").out)
    assert [(c["kind"], c["label"]) for c in found] == [("numbers", "R67")]
    assert [(e["document"], e["place"], e["start"], e["end"]) for e in found[0]["one"]["evidence"]] == [("paper", "table 2, line 5", 3, 8)]
    assert [(e["document"], e["quote"]) for e in found[0]["other"]["evidence"]] == [("plan", "Resolution 69 - Access | for all")]


def test_each_side_of_one_record_shows_its_own_passage(ask: Kg) -> None:
    found = json.loads(ask("contradictions", "--kind", "titles-within-a-plan", "--format", "json").out)
    assert [[e["place"] for e in found[0][side]["evidence"]] for side in ("one", "other")] == [["table 1, row 2"], ["paragraph 9"]]


def test_the_text_shows_place_and_quote_of_both(ask: Kg) -> None:
    lines = ask("contradictions").out.splitlines()
    assert lines[0].startswith("numbers (1): ")
    assert any("paper, table 2, line 5, characters 3–8 (rule listed): “Resolution 67" in line for line in lines)
    assert any("plan, table 1, row 1" in line for line in lines)


def test_a_bar_does_not_break_the_table(ask: Kg) -> None:
    row = ask("contradictions", "--kind", "numbers", "--format", "md").out.splitlines()[-2]
    assert row.replace("\\|", "").count("|") == 6


def test_a_kind_is_chosen_by_its_name(ask: Kg) -> None:
    ran = ask("contradictions", "--kind", "group-dates")
    assert (ran.code, ran.out, ran.err) == (0, "", "no contradictions\n")
    wrong = ask("contradictions", "--kind", "number")
    assert wrong.code == 2
    assert "did you mean numbers?" in wrong.err


def test_a_kind_of_ones_own_has_to_show_both_sides(ask: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "contradictions"
    folder.mkdir(parents=True)
    (folder / "half.rq").write_text("#+ summary: Half\nSELECT ?about WHERE { ?about a wtsa:Resolution }", "utf-8")
    ran = ask("contradictions", "--queries", str(tmp_path / "mine"), "--kind", "half")
    assert ran.code == 2
    assert "?aboutLabel is missing" in ran.err
