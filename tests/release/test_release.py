"""A release is complete or not there, repeats byte for byte, and keeps the text of the sources to itself."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from kg.__main__ import main
from kg.facts import called, kinds
from kg.iri import REFERENCE_GRAPH
from kg.messages import KgError
from kg.names.plural import plural
from kg.output import write_result
from kg.release import Version, release
from kg.release.version import issued, last_before
from kg.saved import Library
from kg.store import GraphStore, writing
from kg.vocab import SKOS
from tests.release.conftest import WORDS_OF_THE_SOURCE, contents, graph
from tests.small_graph import in_graph

NOVEMBER, DECEMBER = Version(2026, 11), Version(2026, 12)
PARTS = ("README.md", "LICENSE", "LICENSE-DATA", "CITATION.cff", "CHANGES.md", "context.jsonld", "dcat.ttl", "void.ttl", "manifest.json",
         "ro-crate-metadata.json", "queries.ttl", "validation.md", "facts.jsonl.gz", "ontology/wtsa.ttl", "ontology/shapes/bodies.ttl",
         "queries/who-must-act.rq", "frames/ActionItem.jsonld", "tables/nodes.csv", "site/index.html", "site/id/body/sg17.html",
         "site/id/body/sg17.ttl", "site/id/body/sg17.jsonld", "site/id/body/sg17.json", "site/ontology/class/ActionItem.html",
         "site/queries/who-must-act.html")


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """A release of the small graph without its site and with nothing to draw, which takes a second only."""
    def write(version: Version = NOVEMBER, store: GraphStore | None = None, name: str = "out", **options: object) -> Path:
        return release(store or graph(), version, tmp_path / name, site=False, library=Library(), **options).folder  # type: ignore[arg-type]
    return write


def test_it_has_all_its_parts(released: Path) -> None:
    assert [name for name in PARTS if not (released / name).is_file()] == []


def test_the_manifest_names_every_file_with_its_hash(released: Path) -> None:
    told = json.loads((released / "manifest.json").read_text("utf-8"))
    found = {entry["path"]: (entry["bytes"], entry["sha256"]) for entry in told["files"]}
    on_disk = {path.relative_to(released).as_posix(): path.read_bytes() for path in released.rglob("*") if path.is_file()}
    del on_disk["manifest.json"]
    assert found == {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in on_disk.items()}
    assert (told["version"], told["issued"], told["text"]) == ("2026.11", "2026-11-01", False)


def test_it_repeats_byte_for_byte(released: Path, tmp_path: Path) -> None:
    shuffled = GraphStore.in_memory(sorted(graph().quads(), key=lambda quad: hashlib.sha256(str(quad).encode()).digest()))
    again = release(shuffled, NOVEMBER, tmp_path).folder
    assert (again / "manifest.json").read_bytes() == (released / "manifest.json").read_bytes()


def test_text_stays_out_unless_it_is_asked_for(released: Path, small: Callable[..., Path]) -> None:
    assert [name for name, data in contents(released) if WORDS_OF_THE_SOURCE.encode() in data] == []
    with_text = [name for name, data in contents(small(with_text=True)) if WORDS_OF_THE_SOURCE.encode() in data]
    assert {"wtsa.nq.gz", "tables/evidence.csv", "facts.jsonl.gz"} <= set(with_text)


def test_void_counts_what_sparql_counts(released: Path) -> None:
    graph = Graph().parse(data=gzip.decompress((released / "wtsa.ttl.gz").read_bytes()), format="turtle")
    void = Graph().parse(released / "void.ttl")
    ask = "SELECT ?n { <https://w3id.org/wtsa/release/2026.11> <http://rdfs.org/ns/void#%s> ?n }"
    told = {name: next(int(row[0]) for row in void.query(ask % name)) for name in ("triples", "properties", "classes")}
    assert told == {"triples": len(graph), "properties": len(set(graph.predicates())),
                    "classes": len({o for _, p, o in graph if str(p).endswith("#type")})}


def test_dcat_describes_the_files_that_are_there(released: Path) -> None:
    dcat = Graph().parse(released / "dcat.ttl")
    rows = list(dcat.query("""PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?file ?size ?sum { ?d dcat:distribution ?f .
          ?f dcat:downloadURL ?file ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum }"""))
    assert len(rows) > 20
    for file, size, digest in rows:
        data = (released / str(file).removeprefix("https://w3id.org/wtsa/release/2026.11/")).read_bytes()
        assert (int(size), str(digest).lower()) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_crate_names_files_that_are_there_and_itself(released: Path) -> None:
    crate = {entry["@id"]: entry for entry in json.loads((released / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]}
    assert crate["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    assert {"name", "description", "datePublished", "license", "hasPart"} <= set(crate["./"])
    parts = [part["@id"] for part in crate["./"]["hasPart"]]
    assert [part for part in parts if part not in crate or not (released / part).exists()] == []


def test_changes_are_told_in_words_since_the_last_release(small: Callable[..., Path]) -> None:
    assert "The first release" in (small() / "CHANGES.md").read_text("utf-8")
    store = graph()
    store.add(in_graph("<https://w3id.org/wtsa/id/action-item/wtsa-16/20-04> a <https://w3id.org/wtsa/ont#ActionItem> ; "
                       '<https://w3id.org/wtsa/ont#itemId> "20-04" .', "https://w3id.org/wtsa/graph/small/0123456789ab"))
    changes = (small(DECEMBER, store) / "CHANGES.md").read_text("utf-8")
    assert changes.startswith("# Changes in 2026.12\n\nSince 2026.11: 1 gained, 0 lost, 0 changed\n")
    assert "gained: item 20-04" in changes


def test_a_first_release_counts_in_the_words_of_the_ontology(source_graph: GraphStore, small: Callable[..., Path]) -> None:
    told = (small() / "CHANGES.md").read_text("utf-8")
    things, _, statements = told.partition("## What documents say")
    counted = {name: int(count) for name, count in re.findall(r"^\| ([A-Z][^|]*) \| (\d+) \|$", told, re.MULTILINE)}
    [row] = source_graph.select("SELECT (COUNT(DISTINCT ?e) AS ?events) { ?e a wtsa:Event }")
    assert counted["Events"] == int(row["events"].value) > 0
    assert "| Study groups | 2 |" in things
    assert "| Assignments | 1 |" in statements
    assert not re.search(r"[a-z]_[a-z]|\| 0 \||clause|org mention", told)


def test_every_kind_of_fact_is_called_by_the_label_of_its_class(source_graph: GraphStore) -> None:
    labels = {row["label"].value for row in source_graph.select("SELECT ?label { ?class a owl:Class ; rdfs:label ?label }")}
    for kind in kinds():
        assert any(plural(label) == called(kind.name).partition(" (")[0] for label in labels), kind.name
    assert len({called(kind.name) for kind in kinds()}) == len(kinds())


def test_things_that_came_went_or_changed_their_name_are_told_by_code_and_name(small: Callable[..., Path]) -> None:
    small()
    store = graph()
    gone = [quad for quad in store.quads() if "organization/odd" in str(quad)]
    sg17 = [quad for quad in store.quads() if str(quad.subject).endswith("body/sg17>") and quad.predicate == SKOS.prefLabel]
    rest = GraphStore.in_memory(quad for quad in store.quads() if quad not in gone and quad not in sg17)
    rest.add(in_graph("<https://w3id.org/wtsa/id/body/sg17> <http://www.w3.org/2004/02/skos/core#prefLabel> 'Group of [Locks]'@en . "
                      "<https://w3id.org/wtsa/id/body/sg99> a <https://w3id.org/wtsa/ont#StudyGroup> ; "
                      "<http://www.w3.org/2004/02/skos/core#notation> 'SG99' .", REFERENCE_GRAPH))
    told = (small(DECEMBER, rest) / "CHANGES.md").read_text("utf-8")
    assert ("## Study groups: what came and went\n\n"
            "- called otherwise: SG17 ITU-T Study Group 17 -> SG17 Group of \\[Locks\\]\n- new: SG99\n") in told
    assert "- gone: Odd name" in told
    assert "Events" not in told


def test_a_version_that_exists_is_refused_unless_forced(small: Callable[..., Path]) -> None:
    first = small()
    (first / "mine.txt").write_text("left by somebody")
    with pytest.raises(KgError, match=r"2026\.11 exists"):
        small()
    assert (first / "mine.txt").exists()
    small(force=True)
    assert not (first / "mine.txt").exists()
    assert [path.name for path in first.parent.iterdir()] == ["2026.11"]


def test_a_release_that_fails_leaves_nothing_behind(small: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = small()
    before = (first / "manifest.json").read_bytes()

    def fail(*_: object) -> None:
        raise KgError("no space left")
    monkeypatch.setattr("kg.release.write.tables", fail)
    with pytest.raises(KgError, match="no space left"):
        small(force=True)
    with pytest.raises(KgError, match="no space left"):
        small(DECEMBER)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2026.11"]
    assert (first / "manifest.json").read_bytes() == before


def test_a_last_release_that_cannot_be_read_is_named(small: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "out" / "2026.01").mkdir(parents=True)
    with pytest.raises(KgError, match="cannot be compared"):
        small()


@pytest.mark.parametrize(("name", "reason"), [("nope", "no such folder"), ("empty", "no release")])
def test_what_is_compared_with_is_checked_before_any_work(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    steps: list[str] = []
    with pytest.raises(KgError, match=reason):
        release(graph(), NOVEMBER, tmp_path / "out", since=tmp_path / name, step=steps.append)
    assert steps == []
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", ["2026", "2026.13", "11.2026", "2026.11.0", "v2026.11", "2026.11-rc1", ""])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(KgError, match="no version"):
        Version.parse(text)


def test_the_newest_older_release_is_the_last(tmp_path: Path) -> None:
    for name in ("2025.12", "2026.02", "2026.10", "2026.11", "notes"):
        (tmp_path / name).mkdir()
    assert last_before(NOVEMBER, tmp_path) == tmp_path / "2026.10"
    assert last_before(Version(2020, 1), tmp_path) is None


def test_a_wrong_epoch_is_one_message() -> None:
    with pytest.raises(KgError, match="SOURCE_DATE_EPOCH"):
        issued(NOVEMBER, {"SOURCE_DATE_EPOCH": "yesterday"})


def test_the_command_writes_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with writing(tmp_path / "store") as writer:
        writer.replace(graph())
    arguments = ["release", "--version", "2026.11", "-o", str(tmp_path / "out"), "--no-site", "-q", "--store", str(tmp_path / "store")]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert (out.count("\n"), err) == (1, "")
    assert main(arguments) == 2
    assert "--force" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(KgError, match="cannot be written"):
        release(graph(), NOVEMBER, tmp_path / "file" / "releases", site=False)


def test_a_folder_in_which_nothing_can_be_made_is_named() -> None:
    if not Path("/proc/self").exists():
        pytest.skip("no such folder on this system")
    with pytest.raises(KgError, match="the folder /proc cannot be written"):
        release(graph(), NOVEMBER, Path("/proc/rel"), site=False)
    with pytest.raises(KgError, match="the folder /proc cannot be written"):
        write_result(b"", "/proc/x.gexf")
