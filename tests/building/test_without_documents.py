"""Who has no document builds from the facts that ship: every saved question answers, only the sentences are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.making.shipped import text_layer
from kg.saved import Library
from kg.store import GraphStore
from tests.building.conftest import Ran

Kg = Callable[..., Ran]


def test_every_saved_question_answers_its_examples(shipped_store: Path) -> None:
    with GraphStore.open(shipped_store) as store:
        rows = {query.name: len(list(query.answer(store, query.example()))) for query in Library.shipped()}
    assert len(rows) > 20
    assert rows["who-must-act"] >= 10


def test_the_examples_hold_without_documents_too(kg: Kg, shipped_store: Path) -> None:
    ran = kg("queries", "test", "--store", shipped_store)
    assert "Traceback" not in ran.err
    assert ran.code == 0, ran.out


def test_the_first_question_of_the_readme_has_an_answer(kg: Kg, shipped_store: Path) -> None:
    ran = kg("query", "who-must-act", "-p", "resolution=R78", "--store", shipped_store)
    assert (ran.code, ran.err) == (0, "")
    assert "SG16" in ran.out


def test_items_have_short_labels_instead_of_their_texts(shipped_store: Path) -> None:
    with GraphStore.open(shipped_store) as store:
        [row] = store.select("""SELECT (COUNT(DISTINCT ?item) AS ?items) (COUNT(DISTINCT ?label) AS ?labels) WHERE {
            ?item a wtsa:ActionItem OPTIONAL { ?item rdfs:label ?label } }""")
        assert int(row["items"].value) == 375
        assert int(row["labels"].value) > 300
        assert [text for text in text_layer() if next(store.matching(predicate=text), None)] == []


def test_a_fact_still_says_where_it_stands(kg: Kg, shipped_store: Path) -> None:
    ran = kg("why", "https://w3id.org/wtsa/id/action-item/wtsa-16/20-03", "--store", shipped_store)
    assert ran.code == 0
    assert "row" in ran.out
