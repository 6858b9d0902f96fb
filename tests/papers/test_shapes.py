"""What the shapes find in records of papers that are wrong."""

from __future__ import annotations

import pytest

from ingest.pipeline import Source, ingest
from kg.making.reference import own_quads
from kg.rdf import document_quads
from kg.shapes import validate
from kg.store import GraphStore
from kg.term import Quad
from kg.vocab import WTSA
from tests.papers.invented import FILES

ONE = ingest(Source("paper", "paper.txt", FILES["paper.txt"]))
QUADS = list(document_quads(ONE.edition, ONE.records))


def broken(quads: list[Quad]) -> set[str]:
    return {finding.rule.rpartition("#")[2] for finding in validate(GraphStore.in_memory([*own_quads(), *quads]))}


USUAL = broken(QUADS)


@pytest.mark.parametrize(("predicate", "rule"), [
    ("startDate", "plan-start"), ("listsInstrument", "listing-instrument"), ("describes", "description-of"), ("mentions", "mention-thing")])
def test_a_record_without_what_it_must_say_is_found(predicate: str, rule: str) -> None:
    assert rule not in USUAL
    assert rule in broken([quad for quad in QUADS if quad.predicate != WTSA[predicate]])
