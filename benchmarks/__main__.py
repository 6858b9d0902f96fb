"""Measure against a floor or a peer in the same run, and print ratios: `python -m benchmarks [DOCUMENT.docx]`.

Absolute times depend on the machine, ratios hardly do. Every figure is the median of several runs, taken in turn with its floor
so that both meet the same machine.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import joins, networks, peers, releases
from benchmarks.documents import plan_with_items
from ingest.pipeline import Source, ingest
from ingest.readers import word
from kg.making.build import build
from kg.rdf import document_quads
from kg.saved import Library
from kg.shapes import validate
from kg.store import GraphStore

ROUNDS = 7
DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "wtsa16-action-plan.docx"
Row = tuple[str, float, str, float]


def main() -> None:
    """Run every benchmark and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("document", nargs="?", type=Path, default=DEFAULT, help="a Word action plan (default: the corpus, else a made one)")
    args = parser.parse_args()
    data = args.document.read_bytes() if args.document.is_file() else plan_with_items(375)
    print(f"{'what':<46}{'ms':>9}  {'against':<40}{'ms':>9}{'ratio':>8}")
    for name, ours, against, floor in _rows(data):
        print(f"{name:<46}{ours * 1000:>9.1f}  {against:<40}{floor * 1000:>9.1f}{ours / floor:>8.2f}", flush=True)
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _rows(data: bytes) -> Iterator[Row]:
    source = Source("plan", "plan.docx", data)
    ours, floor = paired(lambda: word.read(data), lambda: peers.walk_xml(data))
    yield "read the Word file", ours, "unzip + lxml parse + walk", floor
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        built = once(lambda: _build(source, store))
        yield "whole build, validation included", built, "unzip + lxml parse + walk", floor
        with GraphStore.open(store) as graph:
            yield from _queries(graph)
            yield from _joins(graph)
            yield from _validation(graph)
        yield from _cold_shell(store)
    yield from _growth()
    yield from _growth_of_networks()
    yield from _releases()


def _build(source: Source, store: Path) -> None:
    one = ingest(source)
    build(store, document_quads(one.edition, one.records), keep=False)


def _queries(graph: GraphStore) -> Iterator[Row]:
    library = Library.shipped()
    for name in ("shared-rows-of-study-groups", "items-per-resolution", "what-a-body-owes"):
        query = library.get(name)
        sparql = peers.bound_by_hand(query, graph)
        ours, floor = paired(lambda q=query: list(q.answer(graph, q.example())), lambda s=sparql: peers.bare_query(graph, s), rounds=25)
        yield f"query {name}", ours, "the same query in bare pyoxigraph", floor


def _joins(graph: GraphStore) -> Iterator[Row]:
    for name, work in joins.questions(graph):
        yield name, *_against(work, "all codes of the graph", lambda: joins.walk(graph))
    for name, work in joins.names(graph):
        yield name, *_against(work, "a code as it is written", lambda: joins.code(graph))


def _against(work: Callable[[], object], floor_name: str, floor: Callable[[], object]) -> tuple[float, str, float]:
    ours, least = paired(work, floor)
    return ours, floor_name, least


def _validation(graph: GraphStore) -> Iterator[Row]:
    sample = peers.sample(graph, 4000)
    ours = median([once(lambda: validate(sample)) for _ in range(3)])
    yield "validate a sample of the graph", ours, "pyshacl over rdflib on the same sample", once(lambda: peers.pyshacl(sample))
    everything = once(lambda: validate(graph))
    yield "validate the whole graph", everything, "the sample with pyshacl", once(lambda: peers.pyshacl(sample))


def _cold_shell(store: Path) -> Iterator[Row]:
    command = [sys.executable, "-m", "kg", "query", "items-by-status", "--store", str(store), "--format", "csv"]
    ours, floor = paired(lambda: run(command), lambda: run([sys.executable, "-c", "import pyoxigraph"]), rounds=5)
    yield "a query from a cold shell", ours, "python that imports pyoxigraph", floor


def _growth() -> Iterator[Row]:
    """Time in proportion to the text: plans of 1, 2, 4 and 8 times the items against the smallest."""
    base = 0.0
    for factor in (1, 2, 4, 8):
        source = Source("plan", "plan.docx", plan_with_items(200 * factor))
        taken = median([once(lambda s=source: ingest(s)) for _ in range(3)])
        base = base or taken
        yield f"read and recognise {200 * factor} made items", taken, f"{factor} × 200 items", base * factor


def _growth_of_networks() -> Iterator[Row]:
    """Time in proportion to the graph: a view of graphs of 1, 4 and 16 times the size, in six formats, against the smallest."""
    base, view = 0.0, networks.view()
    for factor in (1, 4, 16):
        store = networks.graph_with(200 * factor)
        taken = median([once(lambda s=store: networks.export(s, view)) for _ in range(3)])
        base = base or taken
        yield f"export a view of {200 * factor} resolutions", taken, f"{factor} × 200 resolutions", base * factor


def _releases() -> Iterator[Row]:
    """A release, its site included, of 1, 4 and 16 times the items, beyond what every graph needs for its words and bodies."""
    empty = releases.seconds(0)
    base = 0.0
    for factor in (1, 4, 16):
        taken = releases.seconds(25 * factor) - empty
        base = base or taken
        yield f"release of {25 * factor} made items", taken, f"{factor} × 25 items", base * factor


def run(command: list[str]) -> None:
    """Run a command to its end; its output is thrown away."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def once(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def paired(ours: Callable[[], object], floor: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median seconds of both, run in turn after one warm-up."""
    ours(), floor()
    pairs = [(once(ours), once(floor)) for _ in range(rounds)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


if __name__ == "__main__":
    main()
