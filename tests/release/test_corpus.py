"""A release of the graph of all four real documents: its site is closed in itself and speaks in words."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from kg.release import Version, release
from kg.store import GraphStore
from tests.release.test_site import broken_links

pytestmark = pytest.mark.skipif("KG_TEST_RELEASE" not in os.environ, reason="takes minutes; KG_TEST_RELEASE=1 runs it")


@pytest.fixture(scope="module")
def whole(corpus_graph: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(corpus_graph, Version(2026, 11), tmp_path_factory.mktemp("whole")).folder


def text_of(page: Path) -> str:
    return " ".join(lxml_html.parse(str(page)).getroot().text_content().split())


def test_no_link_is_broken_in_the_whole_site(whole: Path) -> None:
    assert broken_links(whole / "site") == []
    assert sum(path.stat().st_size for path in whole.rglob("*") if path.is_file()) < 1_000_000_000
    assert {path.name for path in (whole / "site").iterdir() if path.is_dir()} <= {"doc", "id", "ontology", "queries", "scheme", "views"}


def test_a_resolution_is_headed_by_its_title_and_every_fact_says_where_it_comes_from(whole: Path) -> None:
    page = lxml_html.parse(str(whole / "site/id/resolution/wtsa/50.html"))
    assert page.findtext(".//h1") == "R50 WTSA Resolution 50 – Cybersecurity"
    origins = [" ".join(cell.text_content().split()) for cell in page.xpath("//table[@class='facts']//tr/td[last()]")]
    assert origins
    assert all(re.match(r"reviewed|by (?:rule: .+|the same rule), from .+|.+, table \d+", origin) for origin in origins), origins


def test_properties_of_other_vocabularies_have_names(whole: Path) -> None:
    text = text_of(whole / "site/id/resolution/wtsa/50.html")
    assert "preferred label" in text
    assert "skos:" not in text
    assert "AnnotationProperty" not in text


def test_documents_are_called_by_titles(whole: Path) -> None:
    assert text_of(whole / "site/doc/wtsa16-action-plan.html").startswith("WTSA-16 action plan")
