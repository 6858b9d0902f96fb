"""What many tests need: where the corpus is, documents read once, graphs built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import Ingested, ingest, load
from kg.making.reference import own_quads
from kg.making.rules import derive
from kg.making.shipped import shipped_files
from kg.rdf import document_quads
from kg.store import GraphStore

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents, which stays outside the repository."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the corpus (../shared/corpus) is not here")
    return folder


@pytest.fixture(scope="session")
def plan_as_text(corpus: Path) -> Ingested:
    """The real action plan, from its text export."""
    return ingest(load(corpus / "wtsa16-action-plan.txt"))


@pytest.fixture(scope="session")
def plan_as_word(corpus: Path) -> Ingested:
    """The real action plan, from Word."""
    return ingest(load(corpus / "wtsa16-action-plan.docx"))


PAPERS = ("isoc-wtsa20-background-paper.txt", "isoc-wtsa24-page.txt", "isoc-pp22-background-paper.md")


@pytest.fixture(scope="session")
def papers(corpus: Path) -> tuple[Ingested, ...]:
    """The three papers of the corpus."""
    return tuple(ingest(load(corpus / name)) for name in PAPERS)


@pytest.fixture(scope="session")
def corpus_graph(plan_as_word: Ingested, papers: tuple[Ingested, ...]) -> GraphStore:
    """The graph of all four documents together, with all that is reviewed and derived."""
    return _graph_of(plan_as_word, *papers)


@pytest.fixture(scope="session")
def plan_graph(plan_as_word: Ingested) -> GraphStore:
    """The graph of the real action plan, with all that is reviewed and derived."""
    return _graph_of(plan_as_word)


def _graph_of(*documents: Ingested) -> GraphStore:
    graph = GraphStore.in_memory(own_quads())
    for one in documents:
        graph.add(document_quads(one.edition, one.records))
    graph.add(list(derive(graph)))
    return graph


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that `kg build` makes on a machine that has nothing else: all that ships, without the sentences of the sources."""
    from kg.__main__ import main

    if not shipped_files():
        pytest.skip("no facts ship yet: `kg ship` makes them")
    store = tmp_path_factory.mktemp("shipped") / "store"
    assert main(["build", "--quiet", "--store", str(store)]) == 0
    return store
