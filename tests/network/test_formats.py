"""Each format, opened by a reader that is not ours: as much as SPARQL counts is there, nothing breaks out, the bytes stay the same."""

from __future__ import annotations

import io
import json
import math
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from kg.export.network import html
from kg.export.network.formats import EXTENSIONS, FORMATS, check_size, notice, written
from kg.export.network.prepared import Prepared
from kg.messages import KgError
from kg.network.model import Network, Node, Relation
from kg.network.project import project
from kg.network.view import View, views
from kg.saved import Library
from kg.store import GraphStore
from tests.network.counted import counted
from tests.network.networks import NASTY, empty, made, nasty
from tests.network.readers import COUNTS, ELSEWHERE, READERS, SVG, files, graphviz, one, table

VIEWS = list(views(Library.shipped()))
ONE_FILE = [name for name in FORMATS if name not in ("csv", "neo4j", "parquet")]


def test_every_format_has_a_reader_that_is_not_ours() -> None:
    assert {*READERS, *COUNTS, *ELSEWHERE} == set(FORMATS)


def known(view: View, graph: GraphStore) -> tuple[Network, tuple[int, int]]:
    """The network of a view, and how many things and relations SPARQL counts in it."""
    given = view.query.example()
    return project(view, graph, given), counted(view, graph, given)


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
@pytest.mark.parametrize("form", READERS)
def test_a_reader_of_its_own_finds_every_thing_and_relation(form: str, view: View, facts_graph: GraphStore) -> None:
    network, count = known(view, facts_graph)
    found = READERS[form](network)
    assert set(found.nodes) == {node.iri for node in network.nodes}
    assert (found.number_of_nodes(), found.number_of_edges()) == count
    assert not any(node.startswith('"') for node in found.nodes)


# A PDF is the picture that the SVG shows, and slow to draw: some views are enough.
DRAWN = [(form, view) for form in COUNTS for view in (VIEWS[:3] if form == "pdf" else VIEWS)]


@pytest.mark.parametrize(("form", "view"), DRAWN, ids=[f"{form}-{view.name}" for form, view in DRAWN])
def test_a_picture_shows_as_many_as_a_count_by_sparql(form: str, view: View, facts_graph: GraphStore) -> None:
    network, count = known(view, facts_graph)
    assert COUNTS[form](network) == count


@pytest.mark.parametrize("form", READERS)
def test_a_label_comes_back_as_it_was(form: str) -> None:
    found = READERS[form](nasty())
    assert found.nodes["https://w3id.org/wtsa/id/a"]["label"] == NASTY
    assert NASTY in {data["label"] for _, _, data in found.edges(data=True)}
    assert found.number_of_edges() == 4


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_network_gives_the_same_bytes(form: str) -> None:
    assert files(nasty(), form) == files(nasty(), form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_network_is_an_empty_valid_file(form: str) -> None:
    found = files(empty(), form)
    assert all(found.values())
    if form in READERS:
        assert READERS[form](empty()).number_of_nodes() == 0


def test_gexf_has_types_times_colours_and_places() -> None:
    root = etree.fromstring(one(nasty(), "gexf"))
    space = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    graph = root.find("g:graph", space)
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == ("dynamic", "date", "directed")
    types = {found.get("title"): found.get("type") for found in root.iterfind(".//g:attribute", space)}
    assert (types["rows"], types["share"], types["done"], types["kind"]) == ("long", "double", "boolean", "string")
    nodes = root.findall(".//g:node", space)
    assert (nodes[1].get("start"), nodes[1].get("end")) == ("2019-02-01", "2020-12-31")
    assert (nodes[2].find("viz:color", space).get("r"), nodes[2].find("viz:position", space).get("z")) == ("255", "0")
    edges = root.findall(".//g:edge", space)
    assert len({edge.get("id") for edge in edges}) == 4
    assert (edges[0].get("start"), edges[0].get("end"), edges[0].get("weight")) == ("2019-02-28", "2019-03-31", "2.5")
    assert edges[3].get("start") is None  # its end lies before its start


def test_gexf_is_static_where_no_date_is_one() -> None:
    nodes = (Node("urn:a", "a", "a", "x", "soon", "2019-02-30"), Node("urn:b", "b", "b", "x", "2020", "2019"))
    graph = etree.fromstring(one(Network("x", "x", True, nodes, ()), "gexf"))[1]
    assert (graph.get("mode"), graph.get("timeformat")) == ("static", None)


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_a_weight_keeps_all_its_digits(form: str) -> None:
    found = READERS[form](Network("x", "x", True, (Node("urn:a", "a", "a", "x"),), (Relation("urn:a", "urn:a", "x", 1234567.891),)))
    assert [data["weight"] for _, _, data in found.edges(data=True)] == [1234567.891]


def test_graphml_keeps_names_apart_that_a_token_cannot() -> None:
    found = READERS["graphml"](Network("x", "x", True, (Node("urn:a", "a", "a", "x", attributes={"a?b": 1, "a=b": 2, "a_b": 3}),), ()))
    assert {name: found.nodes["urn:a"][name] for name in ("a_b", "a_b_", "a_b__")} == {"a_b": 1, "a_b_": 2, "a_b__": 3}


def test_graphml_has_typed_keys_and_edges_with_ids_of_their_own() -> None:
    root = etree.fromstring(one(nasty(), "graphml"))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    types = {(found.get("for"), found.get("attr.name")): found.get("attr.type") for found in root.iterfind("g:key", space)}
    assert types["node", "rows"] in ("int", "long")
    assert types["edge", "weight"] == "double"
    assert len({edge.get("id") for edge in root.iterfind(".//g:edge", space)}) == 4


def test_gephi_and_neo4j_find_their_headings() -> None:
    gephi, neo4j = files(nasty(), "csv"), files(nasty(), "neo4j")
    assert gephi["nodes.csv"].startswith(b"Id,Label,")
    assert gephi["edges.csv"].startswith(b"Source,Target,Type,Id,Label,Weight,")
    head = neo4j["nodes.csv"].split(b"\r\n")[0].decode().split(",")
    assert {"iri:ID", ":LABEL", "degree:long", "share:double", "done:boolean"} <= set(head)
    rows = table(neo4j["nodes.csv"])
    assert [row[":LABEL"] for row in rows] == ["StudyGroup", "Resolution", "Thing"]


def test_parquet_has_one_type_for_each_column() -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    schema = pq.read_schema(io.BytesIO(files(nasty(), "parquet")["nodes.parquet"]))
    assert {str(schema.field(name).type) for name in ("rows", "share", "done", "label")} == {"int64", "double", "bool", "string"}


@pytest.mark.parametrize("form", COUNTS)
def test_a_picture_of_any_network_shows_all(form: str) -> None:
    for network in (nasty(), empty(), made(30, 60)):
        assert COUNTS[form](network) == (len(network.nodes), len(network.relations))


def test_a_label_comes_back_from_dot_as_it_was() -> None:
    assert NASTY.replace("\\", "\\\\") in {found["label"] for found in graphviz(nasty())["objects"]}  # as DOT writes a backslash


def test_dot_quotes_what_would_end_a_text() -> None:
    text = one(nasty(), "dot").decode()
    assert text.count("label=") == 3 + 4 + 1
    assert all(re.fullmatch(r'(?:[^"\\]|"(?:[^"\\]|\\.)*")*', line) for line in text.splitlines())


def test_svg_shows_markup_as_text() -> None:
    titles = etree.fromstring(one(nasty(), "svg")).iter(f"{{{SVG}}}title")
    assert f"{NASTY} (study group)" in {title.text for title in titles}


def test_cytoscape_finds_the_form_it_knows() -> None:
    """https://js.cytoscape.org/#notation/elements-json: ids are texts, none is there twice, an edge has two ends, a node a place."""
    for network in (nasty(), made(30, 60), empty()):
        elements = json.loads(one(network, "cytoscape"))["elements"]
        nodes, edges = ([found["data"] for found in elements[group]] for group in ("nodes", "edges"))
        ids = [data["id"] for data in (*nodes, *edges)]
        assert all(isinstance(name, str) and name for name in ids)
        assert len(set(ids)) == len(ids)
        assert {data[end] for data in edges for end in ("source", "target")} <= {data["id"] for data in nodes}
        assert all(math.isfinite(found["position"][axis]) for found in elements["nodes"] for axis in "xy")


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_pictures_are_what_they_say(form: str) -> None:
    data = one(made(40, 60), form)
    picture = Prepared(made(40, 60)).picture
    if form == "png":
        with pytest.importorskip("PIL.Image").open(io.BytesIO(data)) as image:
            width, height = image.size
            shown = {tuple(colour[:3]) for _, colour in image.getcolors(1 << 24)}
        looks = Prepared(made(40, 60)).placed.looks.values()
        assert {tuple(int(look.colour[at:at + 2], 16) for at in (1, 3, 5)) for look in looks} <= shown
        assert abs(width - 2 * picture.width) <= 2
        assert abs(height - 2 * picture.height) <= 2
        assert not re.search(rb"tIME|\d{4}:\d\d:\d\d", data[:200])
    else:
        assert data.startswith(b"%PDF-")
        assert data.rstrip().endswith(b"%%EOF")
        assert b"CreationDate" not in data
        [box] = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
        assert abs(float(box[0]) - picture.width) < 1


def test_the_words_of_a_pdf_can_be_found() -> None:
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not here")
    network = made(12, 20)
    ran = subprocess.run([program, "-", "-"], input=one(network, "pdf"), capture_output=True, check=True)
    assert all(node.label in ran.stdout.decode() for node in network.nodes)


def test_mathematics_in_labels_is_text() -> None:
    node = Node("urn:a", "$x_{$", "$\\frac$", "a $ b")
    for form in ("png", "pdf", "svg"):
        assert one(Network("x", "$$", True, (node,), ()), form)


@pytest.mark.parametrize("form", ONE_FILE)
def test_control_characters_are_nowhere(form: str) -> None:
    from kg.messages import printable

    label = printable("bell\x07 null\x00 esc\x1b[31m")
    data = one(Network("x", label, True, (Node("urn:a", label, label, label),), (Relation("urn:a", "urn:a", label),)), form)
    if form not in ("png", "pdf"):
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", data.decode())
        assert "bell" in data.decode()


def test_a_network_too_large_is_refused_before_any_work() -> None:
    nodes = tuple(Node(f"urn:{n}", "x", "x", "x") for n in range(60_001))
    network = Network("huge", "x", True, nodes, ())
    with pytest.raises(KgError, match="60,001 things and 0 relations are too many for html"):
        written(Prepared(network), "html")
    check_size(network, "csv")
    check_size(network, "graphml")


def test_endings_name_formats() -> None:
    assert EXTENSIONS == {"gexf": "gexf", "graphml": "graphml", "cyjs": "cytoscape", "json": "json", "csv": "csv", "parquet": "parquet",
                          "dot": "dot", "gv": "dot", "svg": "svg", "png": "png", "pdf": "pdf", "html": "html", "htm": "html"}


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for module, form, extra in (("matplotlib", "png", "pictures"), ("pyarrow", "parquet", "parquet")):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(KgError) as caught:
            written(Prepared(nasty()), form)
        assert f"wtsa-kg[{extra}]" in caught.value.remedy


def test_the_data_files_of_the_page_travel() -> None:
    folder = Path(__file__).resolve().parents[2] / "kg" / "export" / "network" / "page"
    scripts = {f"{name}.js": (folder / f"{name}.js").read_text("utf-8") for name in html.SCRIPTS}
    assert {file.name for file in folder.iterdir()} == {"page.css", *scripts}
    for text in scripts.values():
        assert not re.search(r"https?://(?!www\.w3\.org)", text.replace("^https?:\\/\\/", ""))
        assert "innerHTML" not in text
        assert len(text.splitlines()) <= 200


def test_what_a_large_network_will_look_like_is_said() -> None:
    small, large = made(5000, 10), made(5001, 10)
    assert "the picture shows the 400 most joined things" in notice(large, "svg")
    assert notice(large, "html").startswith("5,001 things are many for html: the page has all of them")
    assert {notice(large, "gexf"), notice(small, "svg"), notice(small, "html")} == {""}
