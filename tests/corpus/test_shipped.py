"""The facts that ship are those that the real plan gives today."""

from __future__ import annotations

import gzip

from ingest.pipeline import Ingested
from kg.rdf import document_quads
from kg.shipped import pack, shipped_files


def test_the_facts_that_ship_are_those_that_the_corpus_gives(plan_as_word: Ingested) -> None:
    [file] = shipped_files()
    made = set(gzip.decompress(pack(document_quads(plan_as_word.edition, plan_as_word.records))).splitlines())
    shipped = set(gzip.decompress(file.read_bytes()).splitlines())
    stale = f"kg/data is stale: `kg ship ../shared/corpus/{plan_as_word.edition.name}.docx -o kg/data` makes it anew"
    assert sorted(made ^ shipped)[:5] == [], stale
