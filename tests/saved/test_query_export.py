"""Saved queries as files for other tools: they run there as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.export.queries import TURTLE, export_queries, query_files
from kg.messages import KgError
from kg.saved import Library
from kg.store import GraphStore, RdfFormat, parse
from tests.small_graph import small_graph

QUERY = """#+ summary: What names a body
#+ description: One row for each.
#+ tags: [bodies]
#+ params:
#+   body: {type: iri, class: wtsa:Body, required: true, example: SG17}
SELECT ?resolution WHERE { ?resolution wtsa:actionBy $body }
"""
ASKING = "#+ summary: Is there anything?\nASK { ?s ?p ?o }"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "mine" / "more").mkdir(parents=True)
    (tmp_path / "mine" / "bodies.rq").write_text(QUERY)
    (tmp_path / "mine" / "more" / "anything.rq").write_text(ASKING)
    return Library(tmp_path / "mine")


def test_a_file_runs_in_an_engine_that_knows_nothing_of_us(library: Library, tmp_path: Path) -> None:
    from pyoxigraph import Store

    export_queries(library, small_graph(), tmp_path / "out")
    text = (tmp_path / "out" / "bodies.rq").read_text()
    assert text.startswith("# What names a body\n# One row for each.\n# Asked with body = SG17\n")
    assert "$body" not in text
    engine = Store()
    engine.bulk_extend(small_graph().quads())
    rows = list(engine.query(text, use_default_graph_as_union=True))  # type: ignore[arg-type]
    assert len(rows) == 1


def test_all_of_them_are_executables_with_prefixes(library: Library) -> None:
    files = dict(query_files(library, small_graph(), "https://example.org/sparql"))
    assert list(files) == ["bodies.rq", "more/anything.rq", TURTLE]
    text = files[TURTLE].decode()
    for words in ("sh:SPARQLExecutable", "sh:SPARQLSelectExecutable", "sh:SPARQLAskExecutable", "sh:declare",
                  'schema:keywords "bodies"', "schema:target <https://example.org/sparql>", '"What names a body"@en'):
        assert words in text, words
    assert "_:" not in text
    assert len(list(parse(files[TURTLE], format=RdfFormat.TURTLE))) > 10


def test_a_graph_without_the_thing_of_the_example_gets_the_open_question(library: Library) -> None:
    files = dict(query_files(library, GraphStore.in_memory()))
    assert b"$body" in files["bodies.rq"]
    assert b"Asked with" not in files["bodies.rq"]
    assert len(list(parse(files[TURTLE], format=RdfFormat.TURTLE))) > 10


def test_every_shipped_query_can_be_exported_and_gives_the_same_bytes(plan_graph: GraphStore) -> None:
    first, second = (dict(query_files(Library.shipped(), plan_graph)) for _ in range(2))
    assert first == second
    assert len(first) == len(Library.shipped().files()) + 1


def test_a_file_in_the_way_is_a_message(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(KgError, match="no folder can be made here"):
        export_queries(library, small_graph(), tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"
