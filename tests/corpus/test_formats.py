"""Word and the text export of the same plan say the same, and every quote stands at its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest import readers
from ingest.pipeline import Ingested
from kg.fact import Record
from kg.rdf import document_quads
from kg.shapes import Severity, validate
from kg.store import GraphStore


def walk(records: tuple[Record, ...]) -> Iterator[Record]:
    for record in records:
        yield record
        yield from walk(record.parts)


def said(ingested: Ingested) -> set[Any]:
    """What the records say, without where they stand; white space at line ends is no saying."""
    return {(r.iri, r.type.value, p.value, " ".join(str(v).split())) for r in walk(ingested.records) for p, v in r.values
            if "/doc/" not in r.iri}


def test_both_formats_give_the_same_facts(plan_as_text: Ingested, plan_as_word: Ingested) -> None:
    text, word = said(plan_as_text), said(plan_as_word)
    assert sorted(text - word)[:5] == []
    assert sorted(word - text)[:5] == []


def test_every_quote_stands_at_its_place(plan_as_text: Ingested, plan_as_word: Ingested, corpus: Path) -> None:
    for ingested, name in ((plan_as_text, "wtsa16-action-plan.txt"), (plan_as_word, "wtsa16-action-plan.docx")):
        text = readers.read(name, (corpus / name).read_bytes()).text
        evidence = [e for r in walk(ingested.records) for e in r.evidence]
        assert len(evidence) > 4000
        wrong = [e for e in evidence if text[e.start:e.end] != e.quote or not e.place]
        assert wrong == []


def test_every_record_has_evidence_and_a_name_of_its_own(plan_as_word: Ingested) -> None:
    iris = [r.iri for r in plan_as_word.records]
    assert len(iris) == len(set(iris))
    assert [r.iri for r in plan_as_word.records if not r.evidence and "/doc/" not in r.iri] == []


def test_the_graph_conforms(plan_graph: GraphStore) -> None:
    violations = [f for f in validate(plan_graph) if f.severity >= Severity.VIOLATION]
    assert [(f.rule, f.message) for f in violations[:5]] == []


def test_two_readings_give_the_same_quads(plan_as_word: Ingested, corpus: Path) -> None:
    from ingest.pipeline import ingest, load

    again = ingest(load(corpus / "wtsa16-action-plan.docx"))
    assert set(document_quads(again.edition, again.records)) == set(document_quads(plan_as_word.edition, plan_as_word.records))
