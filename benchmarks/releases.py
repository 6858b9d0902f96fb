"""Releases of plans made to measure."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import process_time

from benchmarks.documents import plan_with_items
from ingest.pipeline import Source, ingest
from kg.making.reference import own_quads
from kg.making.rules import derive
from kg.rdf import document_quads
from kg.release import Version, release
from kg.store import GraphStore


def seconds(items: int) -> float:
    """Seconds of the processor that a release with its site takes; with 0 items of words and reviewed data alone."""
    graph = GraphStore.in_memory(own_quads())
    if items:
        read = ingest(Source("plan", "plan.docx", plan_with_items(items)))
        graph.add(document_quads(read.edition, read.records))
        graph.add(list(derive(graph)))
    with tempfile.TemporaryDirectory() as folder:
        start = process_time()
        release(graph, Version(2026, 11), Path(folder))
        return process_time() - start
