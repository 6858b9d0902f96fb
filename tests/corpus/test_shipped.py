"""The facts that ship are those that the real documents give today."""

from __future__ import annotations

import gzip

from ingest.pipeline import Ingested
from kg.making.shipped import SUFFIX, pack, shipped_files
from kg.rdf import document_quads

REMEDY = "kg/data is stale: the command in CONTRIBUTING.md (`kg ship … -o kg/data`) makes it anew"


def test_the_facts_that_ship_are_those_that_the_corpus_gives(plan_as_word: Ingested, papers: tuple[Ingested, ...]) -> None:
    documents = {one.edition.name: one for one in (plan_as_word, *papers)}
    assert {file.name.removesuffix(SUFFIX) for file in shipped_files()} == set(documents)
    for file in shipped_files():
        one = documents[file.name.removesuffix(SUFFIX)]
        made = set(gzip.decompress(pack(document_quads(one.edition, one.records))).splitlines())
        shipped = set(gzip.decompress(file.read_bytes()).splitlines())
        assert sorted(made ^ shipped)[:5] == [], f"{file.name}: {REMEDY}"
