"""What class a publication is of, and that two numbers are one text; numbers are invented."""

from __future__ import annotations

import pytest

from ingest.assemble.entities import publication
from ingest.assemble.one_name import one_name_each
from ingest.assemble.same_publication import one_publication_each
from kg.fact import Record, SourceEdition
from kg.iri import ID
from kg.names.lookup import find
from kg.rdf import document_quads
from kg.store import GraphStore
from kg.term import Literal
from kg.vocab import SKOS, WTSA


@pytest.mark.parametrize(("identifier", "kind"), [
    ("Y.9001", "Recommendation"), ("Y.9001/Q.9002", "Recommendation"), ("Y.Suppl.901", "Supplement"), ("Supplement 901", "Supplement"),
    ("QSTR-CABLE", "TechnicalReport"), ("TR.CABLE", "TechnicalReport"), ("STUDY_CABLE", "WorkItem"), ("Y.cable-frame", "WorkItem"),
    ("E.901 Annex G", "PublicationPart"), ("E.901 Amendment 1", "PublicationPart"), ("A.91 Appendix", "PublicationPart"),
])
def test_class_of_a_publication(identifier: str, kind: str) -> None:
    assert publication(identifier).described[0].type == WTSA[kind]


def test_what_is_worked_on_is_a_work_item_whatever_its_name_says() -> None:
    assert publication("TR.CABLE", work_item=True).described[0].type == WTSA.WorkItem


def test_a_part_names_its_publication() -> None:
    [part] = publication("E.901 Annex G").described
    assert (WTSA.isPartOfPublication, publication("E.901").iri) in part.values
    assert publication("E.901").described[0] in part.parts


def mention(number: int, identifier: str) -> Record:
    entity = publication(identifier)
    return Record(f"{ID}recommendation-mention/{number}", WTSA.RecommendationMention, ((WTSA.mentions, entity.iri),), (), entity.described)


def test_two_numbers_are_one_text_in_whichever_order_and_either_finds_it() -> None:
    printed = ["L.901/Y.902", "Y.902/L.901", "Y.902/L.901"]
    records = one_name_each(one_publication_each([mention(n, name) for n, name in enumerate(printed)]))
    this = publication("Y.902/L.901").iri
    assert {value for record in records for _, value in record.values} == {this}
    assert (SKOS.altLabel, Literal("L.901/Y.902")) in records[0].parts[0].values
    graph = GraphStore.in_memory(document_quads(SourceEdition("plan", "0" * 64, "txt"), records))
    assert {find(graph, name) for name in ("L.901", "Y.902", "Y.902/L.901", "L.901/Y.902")} == {this}
