"""Pages in a real browser: they ask for their own sheet, script and picture, and nothing of any other place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.network.browser import browser, dom, listening, requested, result

SHOWN = ("index", "id/body/sg17", "id/action-item/wtsa-16/20-03", "ontology/class/ActionItem", "queries/who-must-act", "views/index")
_USER = """<!DOCTYPE html><link rel="icon" href="data:,"><body><iframe id="f" src="/index.html"></iframe><script>
document.getElementById("f").addEventListener("load", event => {
  const doc = event.target.contentDocument, wanted = doc.getElementById("wanted");
  const shown = () => [...doc.querySelectorAll("section.letter li")].filter(li => !li.hidden && !li.parentNode.parentNode.hidden).length;
  const say = { offered: !doc.getElementById("search").hidden, all: shown() };
  wanted.value = "study GROUP 17"; wanted.dispatchEvent(new Event("input"));
  say.some = shown(); say.found = doc.getElementById("found").textContent;
  wanted.value = ""; wanted.dispatchEvent(new Event("input")); say.again = shown();
  document.body.dataset.result = JSON.stringify(say);
});
</script>"""


def served(released: Path) -> dict[str, bytes]:
    site = released / "site"
    return {f"/{path.relative_to(site).as_posix()}": path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_asks_for_nothing_outside_the_site(name: str, released: Path, tmp_path: Path) -> None:
    browser()
    if not (released / f"site/{name}.html").exists():
        pytest.skip("no views here")
    with listening(served(released)) as (address, asked):
        text = dom(f"{address}/{name}.html", tmp_path)
        assert "<h1>" in text
        assert set(asked) <= {f"/{name}.html", "/style.css", "/search.js"}
        assert all(url.startswith(f"{address}/") for url in requested(tmp_path))


def test_a_page_of_a_view_shows_its_picture(released: Path, tmp_path: Path) -> None:
    browser()
    pages = sorted(path for path in (released / "site/views").glob("*.html")
                   if path.name != "index.html" and not path.name.endswith(".interactive.html"))
    if not pages:
        pytest.skip("no views here")
    with listening(served(released)) as (address, asked):
        dom(f"{address}/views/{pages[0].name}", tmp_path)
        assert set(asked) == {f"/views/{pages[0].name}", "/style.css", f"/views/{pages[0].stem}.svg"}
        assert all(url.startswith(f"{address}/") for url in requested(tmp_path))


def test_a_page_from_a_folder_on_disk_asks_for_files_of_the_folder(released: Path, tmp_path: Path) -> None:
    browser()
    page = released / "site/id/body/sg17.html"
    assert "<h1>" in dom(page.as_uri(), tmp_path)
    assert all(re.match(r"file:///", url) for url in requested(tmp_path))


def test_the_search_narrows_the_index(released: Path, tmp_path: Path) -> None:
    browser()
    with listening({**served(released), "/user.html": _USER.encode()}) as (address, _):
        said = result(dom(f"{address}/user.html", tmp_path))
    assert said["offered"]
    assert said["found"] == f"{said['some']} found"
    assert 0 < said["some"] < said["all"] == said["again"]
