"""The site: well-formed, closed in itself, escaped, readable without a script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as lxml_html

from kg.release.source import Source
from kg.release.version import Version
from kg.site.places import Places
from kg.store import GraphStore
from tests.release.conftest import WICKED


def pages(released: Path) -> list[Path]:
    return sorted((released / "site").rglob("*.html"))


def broken_links(site: Path) -> list[str]:
    """Links to files or anchors that are not there, and whatever a page would fetch from elsewhere."""
    trees = {path.resolve(): lxml_html.parse(str(path)) for path in sorted(site.rglob("*.html"))}
    anchors = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    wrong = []
    for path, tree in trees.items():
        for link in tree.xpath("//link[not(@href='data:,')]/@href | //script/@src | //img/@src"):
            if urlsplit(link).scheme or link.startswith("//"):
                wrong.append(f"{path}: fetches {link}")
        for link in tree.xpath("//link/@href | //script/@src | //img/@src | //a/@href"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            lost = parts.fragment and unquote(parts.fragment) not in anchors.get(target, set())
            if link.startswith("/") or lost or not target.is_file():
                wrong.append(f"{path}: {link}")
    return wrong


def test_no_link_is_broken_and_nothing_is_fetched(released: Path) -> None:
    assert broken_links(released / "site") == []
    for sheet in released.glob("site/*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text("utf-8"))
    for script in released.glob("site/*.js"):
        assert not re.search(r"fetch|XMLHttp|import\b|https?:", script.read_text("utf-8"))


def test_every_page_is_html5_without_an_error(released: Path) -> None:
    parser = pytest.importorskip("html5rdf").HTMLParser
    for page in pages(released):
        checked = parser(strict=False)
        checked.parse(page.read_text("utf-8"))
        assert list(checked.errors) == [], page


def test_ids_are_unique_and_headings_are_in_order(released: Path) -> None:
    for page in pages(released):
        tree = lxml_html.parse(str(page))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), page
        levels = [int(element.tag[1]) for element in tree.xpath("//h1|//h2|//h3")]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False)), page


def test_a_label_with_markup_stays_text(released: Path) -> None:
    for page in pages(released):
        text = page.read_text("utf-8")
        assert "<script>alert" not in text, page
        assert "\x07" not in text, page
    own = released / "site" / "id" / "organization" / "wicked.html"
    [heading] = lxml_html.parse(str(own)).xpath("//h1")
    assert heading.text_content() == WICKED.replace("\x07", "�")
    assert json.loads(own.with_suffix(".json").read_text("utf-8"))["label"] == WICKED


def test_a_page_tells_what_where_and_why(released: Path) -> None:
    page = (released / "site/id/action-item/wtsa-16/20-03.html").read_text("utf-8")
    text = lxml_html.fromstring(page).text_content()
    assert "table 7, row 6, cell 1, characters 20–25" in text
    assert "small, table 7, row 6, cell 1" in text
    assert 'href="../../resolution/wtsa/50.html"' in page
    assert 'id="action-item-wtsa-16-20-03-milestone"' in page
    group = lxml_html.fromstring((released / "site/id/body/sg17.html").read_text("utf-8")).text_content()
    assert "table 1, row 9, cell 3" in group


def test_a_premise_says_where_it_stands(released: Path) -> None:
    told = json.loads((released / "site/id/resolution/wtsa/50.json").read_text("utf-8"))
    premises = [premise for group in told["statements"] for value in group["values"] for origin in value["from"]
                if origin["kind"] == "derived" for premise in origin["because"]]
    assert {"id": "https://w3id.org/wtsa/id/assignment/1", "text": "“SG17”, table 1, row 9, cell 3"} in premises


def test_every_fact_of_every_thing_says_where_it_comes_from(released: Path) -> None:
    origins = [(page, " ".join(cell.text_content().split())) for page in pages(released)
               for cell in lxml_html.parse(str(page)).xpath("//table[@class='facts']//tr/td[last()]")]
    assert len(origins) >= 30
    said = re.compile(r"reviewed|by (?:rule: .+|the same rule), from .+|small(?:, table \d+.*)?$")
    assert [(page, origin) for page, origin in origins if not said.match(origin)] == []


def test_a_cell_that_is_the_code_of_one_thing_links_to_it(source_graph: GraphStore) -> None:
    places = Places(Source.of(source_graph, Version(2026, 11), "2026-11-01"))
    item = places.coded("20-03")
    assert item is not None
    assert item.value == "https://w3id.org/wtsa/id/action-item/wtsa-16/20-03"
    assert places.coded("meeting") is None  # a member of a closed list is a word
    assert places.coded("20-99") is None


def test_words_have_definitions_constraints_counts_and_examples(released: Path) -> None:
    text = lxml_html.fromstring((released / "site/ontology/class/ActionItem.html").read_text("utf-8")).text_content()
    assert "A numbered task of an action plan" in text
    assert "wtsa:itemId" in text
    assert "minCount 1" in text
    assert "1 times in the graph" in text
    assert "20-03" in text


def test_a_question_stands_with_its_answer(released: Path) -> None:
    page = released / "site/queries/items-by-status.html"
    assert lxml_html.parse(str(page)).xpath("//table")
    assert "SELECT" in page.read_text("utf-8")
    assert page.with_suffix(".csv").is_file()


def test_cells_with_the_code_of_a_thing_are_links(released: Path) -> None:
    """Of every answer: a plain text that is the number of the item of the graph leads to its page."""
    cells = [cell for page in sorted((released / "site/queries").glob("*.json")) if page.stem != "index"
             for row in json.loads(page.read_text("utf-8"))["rows"] for cell in row if cell["text"] == "20-03"]
    assert cells
    assert {cell.get("id") for cell in cells} == {"https://w3id.org/wtsa/id/action-item/wtsa-16/20-03"}


def test_cells_are_as_wide_as_reading_needs(released: Path) -> None:
    cells = [cell for page in pages(released) if page.parent.name == "queries" for cell in lxml_html.parse(str(page)).xpath("//td[@class]")]
    assert "short" in {cell.get("class") for cell in cells}
    assert all(len(cell.text_content()) < 13 if cell.get("class") == "short" else len(cell.text_content()) > 24 for cell in cells)


def test_a_property_whose_name_ends_in_of_is_not_told_twice(released: Path) -> None:
    assert [page for page in pages(released) if any(re.search(r"\bof of\b", dt.text_content())
                                                    for dt in lxml_html.parse(str(page)).xpath("//dt"))] == []


def test_names_that_differ_in_capitals_have_files_that_differ(released: Path) -> None:
    names = [path.relative_to(released).as_posix().lower() for path in released.rglob("*") if path.is_file()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", path.relative_to(released).as_posix()) for path in released.rglob("*"))


def test_the_index_is_whole_without_the_script(released: Path) -> None:
    tree = lxml_html.parse(str(released / "site/index.html"))
    listed = {link.text_content() for link in tree.xpath("//section//a")}
    assert {"SG17 ITU-T Study Group 17", "R50 Cybersecurity"} <= listed
    assert tree.xpath("//form[@hidden]")
