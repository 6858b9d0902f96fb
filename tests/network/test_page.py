"""The page in a real browser: it shows all, asks nothing of any network, and can be used without a mouse."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from kg.export.network.formats import written
from kg.export.network.prepared import Prepared
from kg.network.measures import measure
from kg.network.model import Network, Relation
from kg.network.project import project
from kg.network.view import View, views
from kg.saved import Library
from kg.store import GraphStore
from tests.network.browser import browser, dom, listening, requested, result
from tests.network.counted import counted
from tests.network.networks import NASTY, empty, made, nasty

VIEWS = list(views(Library.shipped()))


def page(network: Network) -> bytes:
    return written(Prepared(network), "html")[""]


def loaded(network: Network, folder: Path) -> str:
    """The page as the browser has it, having asked for nothing but the page itself."""
    browser()
    with listening({"/page.html": page(network)}) as (address, asked):
        text = dom(f"{address}/page.html", folder)
        assert asked == ["/page.html"]
        assert requested(folder) == set()
    return text


def test_a_page_that_asks_would_be_caught(tmp_path: Path) -> None:
    asking = b'<link rel=icon href="data:,"><img src="/x.png"><img src="http://example.invalid/y.png">'
    with listening({"/page.html": asking}) as (address, asked):
        dom(f"{address}/page.html", tmp_path)
        assert asked == ["/page.html", "/x.png"]
        assert requested(tmp_path) == {f"{address}/x.png", "http://example.invalid/y.png"}


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_every_view_shows_all_and_asks_nothing_of_any_network(view: View, corpus_graph: GraphStore, tmp_path: Path) -> None:
    given = view.query.example()
    text = loaded(project(view, corpus_graph, given), tmp_path)
    things, relations = counted(view, corpus_graph, given)
    assert f'data-ready="{things} {relations}"' in text
    assert text.count("<tr data-n=") == things
    assert text.count("<tr data-t=") == relations


def test_markup_in_labels_stays_text(tmp_path: Path) -> None:
    text = loaded(nasty(), tmp_path)
    assert 'data-ready="3 4"' in text
    assert "<b onclick" not in text.replace("&lt;b onclick", "")
    assert text.count("<script") == 2
    assert 'href="urn:x:javascript"' not in text


def test_five_thousand_things_are_shown(tmp_path: Path) -> None:
    network = made(5000, 9000)
    assert f'data-ready="5000 {len(network.relations)}"' in loaded(network, tmp_path)
    assert len(page(network)) < 6_000_000


def test_nothing_is_an_empty_page_with_a_word(tmp_path: Path) -> None:
    text = loaded(empty(), tmp_path)
    assert 'data-ready="0 0"' in text
    assert "The graph has no answer to this view." in text


def test_words_that_share_a_line_share_a_row_of_the_legend() -> None:
    nodes = made(2, 0).nodes
    ties = tuple(Relation(nodes[0].iri, nodes[1].iri, f"word {n}", 1) for n in range(10))
    legend = page(Network("x", "x", True, nodes, ties)).decode().split("<h2>Legend</h2>")[1].split("</aside>")[0]
    assert re.findall(r"<span>(word[^<]*)", legend) == [*(f"word {n} (1)" for n in range(7)), "word 7 (1), word 8 (1), word 9 (1)"]


def test_the_page_says_what_may_run() -> None:
    text = page(nasty()).decode()
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"""(?:src|href)=["']?(?!data:|https://w3id\.org/|#)[a-z]""", text.split("<body>")[0])
    assert NASTY not in text


_USER = """<!DOCTYPE html><body><iframe id="f" src="/page.html" width="1200" height="860"></iframe><script>
const wait = ms => new Promise(done => setTimeout(done, ms));
document.getElementById("f").addEventListener("load", async event => {
  const win = event.target.contentWindow, doc = win.document, say = {}, $ = id => doc.getElementById(id);
  const key = (target, name) => target.dispatchEvent(new win.KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  await wait(200);
  const canvas = $("canvas");
  say.focusable = canvas.tabIndex;
  key(canvas, "ArrowRight"); say.first = $("live").textContent;
  key(canvas, "ArrowRight"); say.second = $("live").textContent;
  key(canvas, "Escape"); say.released = $("live").textContent;
  key(doc.body, "/"); say.searching = doc.activeElement.id;
  $("search").value = "thing 7"; $("search").dispatchEvent(new win.Event("input"));
  say.hits = $("hits").textContent;
  key($("search"), "Enter"); say.found = $("details").querySelector("h2").textContent;
  say.neighbours = $("details").querySelectorAll("li button").length;
  doc.querySelector("#details li button").click(); say.neighbour = $("details").querySelector("h2").textContent;
  const box = doc.querySelector("[data-kind='0']"); box.checked = false; box.dispatchEvent(new win.Event("change"));
  say.rows = [...doc.querySelectorAll("#things tbody tr")].filter(row => !row.hidden).length;
  box.checked = true; box.dispatchEvent(new win.Event("change"));
  doc.querySelector("#things tbody tr[data-n='3'] button").click(); say.fromTable = $("details").querySelector("h2").textContent;
  const head = doc.querySelectorAll("#things th button")[3]; head.click();
  say.sorted = [...doc.querySelectorAll("#things tbody tr")].slice(0, 3).map(row => Number(row.cells[3].textContent));
  const light = win.getComputedStyle(doc.body).backgroundColor;
  $("theme").value = "dark"; $("theme").dispatchEvent(new win.Event("change")); await wait(50);
  say.themes = [light, win.getComputedStyle(doc.body).backgroundColor];
  const pixel = canvas.getContext("2d").getImageData(2, 2, 1, 1).data; say.pixel = [...pixel].slice(0, 3);
  const rect = canvas.getBoundingClientRect();
  say.drawn = new Set(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data).size > 20;
  document.body.dataset.result = JSON.stringify(say);
});
</script>"""


def test_it_is_used_without_a_mouse(tmp_path: Path) -> None:
    browser()
    network = made(60, 110)
    with listening({"/page.html": page(network), "/user.html": _USER.encode()}) as (address, asked):
        said = result(dom(f"{address}/user.html", tmp_path))
        assert set(asked) <= {"/user.html", "/page.html", "/favicon.ico"}  # the last for the test's own page
    assert said["focusable"] == 0
    assert said["first"] != said["second"] != ""
    assert "relation" in said["first"]
    assert said["released"] == ""
    assert said["searching"] == "search"
    assert said["hits"] == "1 thing found"
    assert said["found"] == "Thing number 7"
    assert said["neighbours"] >= 1
    assert said["neighbour"] != said["found"]
    assert said["rows"] == 48
    assert said["fromTable"] == "Thing number 3"
    assert said["sorted"] == sorted(said["sorted"], reverse=True)
    assert said["themes"] == ["rgb(255, 255, 255)", "rgb(20, 23, 28)"]
    assert said["pixel"] == [20, 23, 28]
    assert said["drawn"]


_WATCHER = """<!DOCTYPE html><body><iframe id="f" src="/page.html" width="WIDTH" height="900"></iframe><script>
const wait = ms => new Promise(done => setTimeout(done, ms));
document.getElementById("f").addEventListener("load", async event => {
  const win = event.target.contentWindow, doc = win.document, pen = win.CanvasRenderingContext2D.prototype, said = {};
  let path = [], thing = false;
  const watch = (name, see) => {
    const does = pen[name];
    pen[name] = function (...given) { see(given, this); return does.apply(this, given); };
  };
  watch("fillRect", () => { said.labels = []; said.things = []; });
  watch("beginPath", () => { path = []; thing = false; });
  watch("moveTo", ([a, b]) => path.push([a, b]));
  watch("lineTo", ([a, b]) => path.push([a, b]));
  watch("arc", ([a, b, r]) => { path.push([a - r, b - r], [a + r, b + r]); thing = true; });
  watch("closePath", () => { thing = true; });  // an arrow is not closed
  const ends = at => [Math.min(...path.map(p => p[at])), Math.max(...path.map(p => p[at]))];
  watch("fill", () => { if (thing) said.things.push([...ends(0), ...ends(1)]); });
  watch("fillText", ([text, a, b], ctx) => said.labels.push([text, a, b - 6, a + ctx.measureText(text).width, b + 6]));
  doc.getElementById("all").click();
  for (let turn = 0; turn < 100 && !(said.labels && said.labels.length); turn++) await wait(50);
  const box = doc.getElementById("canvas").getBoundingClientRect(); said.size = [box.width, box.height];
  said.below = doc.querySelector(".tables").getBoundingClientRect().top - doc.querySelector("aside").getBoundingClientRect().bottom;
  document.body.dataset.result = JSON.stringify(said);
});
</script>"""


@pytest.mark.parametrize("width", [1300, 500])
@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_the_twenty_largest_are_seen_and_named(view: View, facts_graph: GraphStore, width: int, tmp_path: Path) -> None:
    """On a screen and on a phone: all of the twenty have a label near, none lies on one of them, on another label or over the edge."""
    browser()
    network = project(view, facts_graph, view.query.example())
    with listening({"/page.html": page(network), "/user.html": _WATCHER.replace("WIDTH", str(width)).encode()}) as (address, _):
        said = result(dom(f"{address}/user.html", tmp_path, "--window-size=1400,1000"))
    labels = {(text, *box): box for text, *box in said["labels"]}.values()
    things = [(left, top, right, bottom) for left, right, top, bottom in said["things"]]
    assert len(things) == len(network.nodes)
    weights = measure(network).weighted_degree
    largest = sorted(range(len(things)), key=lambda n: (-weights[n], n))[:20]
    boxes = {text: tuple(box) for text, *box in said["labels"]}
    own = [next((boxes[text] for most in (60, 32) if (text := brief(network.nodes[n].label, most)) in boxes), None) for n in largest]
    assert all(own)
    drawn_last = reversed(things[-20:])  # the largest
    assert not [one for one, thing in zip(own, drawn_last, strict=False) if one and apart(one, thing) > 90]
    assert min(min(left, said["size"][0] - right) for left, _, right, _ in things) > 30  # for the names of things at the sides
    assert said["below"] >= 0
    assert not [(one, other) for one, other in combinations(labels, 2) if overlap(one, other)]
    assert all(left >= 0 and top >= 0 and right <= said["size"][0] and bottom <= said["size"][1] for left, top, right, bottom in labels)
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in things[-20:]]
    assert not [point for point in middles for box in labels if box[0] < point[0] < box[2] and box[1] < point[1] < box[3]]


def brief(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most - 1] + "…"


def apart(a: Sequence[float], b: Sequence[float]) -> float:
    """How far two boxes are from each other."""
    return math.hypot(*(max(0.0, a[at] - b[at + 2], b[at] - a[at + 2]) for at in (0, 1)))


def overlap(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_a_browser_shows_the_svg(tmp_path: Path) -> None:
    browser()
    network = made(80, 120)
    with listening({"/x.svg": written(Prepared(network), "svg")[""]}) as (address, asked):
        text = dom(f"{address}/x.svg", tmp_path)
        assert set(asked) <= {"/x.svg", "/favicon.ico"}  # the browser's own wish for an icon
        assert requested(tmp_path) <= {f"{address}/favicon.ico"}
    assert text.count("<title>") == len(network.nodes) + len(network.relations)
