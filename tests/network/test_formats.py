"""Each format, opened by a reader that is not ours: nothing is lost, nothing breaks out, and the bytes stay the same."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from kg.export.network.formats import EXTENSIONS, FORMATS, check_size, written
from kg.export.network.prepared import Prepared
from kg.messages import KgError
from kg.network.model import Network, Node, Relation
from kg.network.project import project
from kg.network.view import View, views
from kg.saved import Library
from kg.store import GraphStore
from tests.network.networks import NASTY, empty, made, nasty

VIEWS = list(views(Library.shipped()))
NEEDS = {"png": "matplotlib", "pdf": "matplotlib", "parquet": "pyarrow"}
ONE_FILE = [name for name in FORMATS if name not in ("csv", "neo4j", "parquet")]


def files(network: Network, form: str) -> dict[str, bytes]:
    if form in NEEDS:
        pytest.importorskip(NEEDS[form])
    return written(Prepared(network), form)


def one(network: Network, form: str) -> bytes:
    return files(network, form)[""]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def read_gexf(network: Network) -> nx.Graph:
    return nx.read_gexf(io.BytesIO(one(network, "gexf")))


def read_graphml(network: Network) -> nx.Graph:
    found = nx.read_graphml(io.BytesIO(one(network, "graphml")), force_multigraph=True)
    return nx.relabel_nodes(found, dict(found.nodes(data="iri")))


def read_json(network: Network) -> nx.Graph:
    return nx.node_link_graph(json.loads(one(network, "json")), edges="edges")


def read_cytoscape(network: Network) -> nx.Graph:
    return nx.cytoscape_graph(json.loads(one(network, "cytoscape")))


def read_csv(network: Network) -> nx.Graph:
    found = files(network, "csv")
    graph: nx.Graph = nx.MultiDiGraph() if network.directed else nx.MultiGraph()
    graph.add_nodes_from((row["Id"], {"label": row["Label"], **row}) for row in table(found["nodes.csv"]))
    graph.add_edges_from((row["Source"], row["Target"], {"label": row["Label"], **row}) for row in table(found["edges.csv"]))
    return graph


def read_neo4j(network: Network) -> nx.Graph:
    found = files(network, "neo4j")
    graph: nx.Graph = nx.MultiDiGraph()
    graph.add_nodes_from((row["iri:ID"], row) for row in table(found["nodes.csv"]))
    graph.add_edges_from((row[":START_ID"], row[":END_ID"], row) for row in table(found["edges.csv"]))
    assert all(re.fullmatch(r"\w+", row[":TYPE"]) for row in table(found["edges.csv"]))
    return graph


def read_parquet(network: Network) -> nx.Graph:
    found = files(network, "parquet")
    pandas = pytest.importorskip("pandas")
    nodes, edges = (pandas.read_parquet(io.BytesIO(found[name])) for name in ("nodes.parquet", "edges.parquet"))
    graph: nx.Graph = nx.MultiDiGraph()
    graph.add_nodes_from((row["iri"], row) for row in nodes.to_dict("records"))
    graph.add_edges_from((row["source"], row["target"], row) for row in edges.to_dict("records"))
    return graph


READERS: dict[str, Callable[[Network], nx.Graph]] = {
    "gexf": read_gexf, "graphml": read_graphml, "json": read_json, "cytoscape": read_cytoscape, "csv": read_csv, "neo4j": read_neo4j,
    "parquet": read_parquet}


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
@pytest.mark.parametrize("form", READERS)
def test_a_reader_of_its_own_finds_every_thing_and_relation(form: str, view: View, plan_graph: GraphStore) -> None:
    network = project(view, plan_graph, view.query.example())
    found = READERS[form](network)
    assert set(found.nodes) == {node.iri for node in network.nodes}
    assert found.number_of_edges() == len(network.relations)
    assert not any(node.startswith('"') for node in found.nodes)


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


def test_dot_is_read_by_graphviz() -> None:
    program = shutil.which("dot")
    if not program:
        pytest.skip("Graphviz is not here")
    for network in (nasty(), empty(), made(30, 60)):
        ran = subprocess.run([program, "-Tjson0"], input=one(network, "dot"), capture_output=True, check=True)
        found = json.loads(ran.stdout)
        assert len(found.get("objects", [])) == len(network.nodes)
        assert len(found.get("edges", [])) == len(network.relations)
        assert ran.stderr == b""
    ran = subprocess.run([program, "-Tjson0"], input=one(nasty(), "dot"), capture_output=True, check=True)
    assert NASTY.replace("\\", "\\\\") in {found["label"] for found in json.loads(ran.stdout)["objects"]}  # as DOT writes a backslash


def test_dot_quotes_what_would_end_a_text() -> None:
    text = one(nasty(), "dot").decode()
    assert text.count("label=") == 3 + 4 + 1
    assert all(re.fullmatch(r'(?:[^"\\]|"(?:[^"\\]|\\.)*")*', line) for line in text.splitlines())


def test_svg_is_well_formed_and_shows_markup_as_text() -> None:
    for network in (nasty(), made(40, 60)):
        root = etree.fromstring(one(network, "svg"))
        space = {"s": "http://www.w3.org/2000/svg"}
        known = {"svg", "title", "desc", "rect", "path", "circle", "polygon", "text"}
        assert {etree.QName(element).localname for element in root.iter()} <= known
        marks = [mark for tag in ("circle", "polygon") for mark in root.iterfind(f"s:{tag}", space)
                 if mark.find("s:title", space) is not None]
        lines = [line for line in root.iterfind("s:path", space) if line.find("s:title", space) is not None]
        assert (len(marks), len(lines)) == (len(network.nodes), len(network.relations))
    titles = etree.fromstring(one(nasty(), "svg")).iter("{http://www.w3.org/2000/svg}title")
    assert f"{NASTY} (study group)" in {title.text for title in titles}


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_pictures_are_what_they_say(form: str) -> None:
    data = one(made(40, 60), form)
    picture = Prepared(made(40, 60)).picture
    if form == "png":
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = (int.from_bytes(data[at:at + 4], "big") for at in (16, 20))
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
    from kg.network.gathered import printable

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
    assert {file.name for file in folder.iterdir()} == {"page.css", "page.js"}
    assert not re.search(r"https?://(?!www\.w3\.org)", (folder / "page.js").read_text().replace("^https?:\\/\\/", ""))
    assert "innerHTML" not in (folder / "page.js").read_text()
