"""`kg export`: parts of the graph, the words of JSON-LD, evidence as reifying triples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.export.reified import REIFIES
from tests.commands.conftest import Kg
from tests.small_graph import ID

RDF_FORMATS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}


def test_one_thing_comes_with_what_names_it_and_what_that_is_called(kg: Kg) -> None:
    written = kg("export", "--about", "SG17").data
    found = {(q.subject.value, q.predicate.value.rpartition("#")[2]) for q in parse(written, format=RdfFormat.N_QUADS)}
    assert (f"{ID}body/sg17", "notation") in found
    assert (f"{ID}assignment/1", "actor") in found
    assert (f"{ID}resolution/wtsa/50", "label") in found
    assert not any(subject == f"{ID}body/sg2" for subject, _ in found)


def test_one_document_and_facts_only(kg: Kg) -> None:
    graphs = {q.graph_name.value for q in parse(kg("export", "--document", "small", "--facts-only").data, format=RdfFormat.N_QUADS)}
    assert graphs == {"https://w3id.org/wtsa/graph/small/0123456789ab"}


def test_a_frame_is_a_tree_of_plain_json(kg: Kg) -> None:
    document = json.loads(kg("export", "--frame", "StudyGroup").out)
    assert [node["notation"] for node in document["@graph"]] == ["SG17", "SG2"]
    assert document["@graph"][0]["altLabel"] == ["Study Group 17"]
    assert set(document["@context"]) >= {"notation", "altLabel", "StudyGroup"}


def test_the_context_needs_no_graph(kg: Kg, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "nowhere"))
    assert json.loads(kg("export", "--context", "--store", str(tmp_path / "nowhere")).out)["@context"]["ActionItem"] == "wtsa:ActionItem"


@pytest.mark.parametrize("form", ["turtle", "ntriples", "trig", "nquads"])
def test_reified_is_rdf_1_2_in_every_form_that_has_it(kg: Kg, form: str) -> None:
    ran = kg("export", "--reified", "--format", form)
    assert ran.code == 0
    assert any(quad.predicate == REIFIES for quad in parse(ran.data, format=RDF_FORMATS[form]))
    assert kg("export", "--reified", "--format", form).data == ran.data


@pytest.mark.parametrize(("arguments", "message"), [
    (("--document", "smal"), "did you mean small"),
    (("--frame", "StudyGrop"), "did you mean StudyGroup"),
    (("--frame", "StudyGroup", "--format", "turtle"), "knows no frames"),
    (("--reified", "--format", "jsonld"), "cannot hold evidence"),
    (("--reified", "-o", "evidence.rdf"), "formats here: turtle, ntriples, trig, nquads\n"),
    (("--about", "SG71"), "did you mean SG17"),
    (("--format", "turtel"), "did you mean turtle"),
])
def test_what_cannot_be_written_is_one_message(kg: Kg, arguments: tuple[str, ...], message: str) -> None:
    ran = kg("export", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err
