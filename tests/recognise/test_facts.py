"""What a narrative names, as facts: each once for its item."""

from __future__ import annotations

import pytest

from ingest.document import Offsets, Paragraph, Place
from ingest.mention import Narrative, NarrativeFact
from ingest.narrative import narrative_facts

pytestmark = pytest.mark.usefixtures("names")


def facts(*lines: str) -> list[NarrativeFact]:
    paragraphs = tuple(Paragraph(line, Place((("line", n),)), Offsets(((0, 0),))) for n, line in enumerate(lines, 1))
    return list(narrative_facts(Narrative("20-03", "R20", paragraphs), relations=()))


def named(*lines: str) -> list[str]:
    return [f"{f.kind} {f.values.get('id') or f.values.get('name') or f.values.get('url')}" for f in facts(*lines)]


def test_what_is_named_twice_is_one_fact_with_its_first_quote() -> None:
    found = facts("SG17 met Study Group 17.", "SG17 again.")
    assert [(f.values["id"], f.quote, str(f.paragraph.place)) for f in found] == [("SG17", "SG17", "line 1")]


def test_itu_counts_only_where_it_acts() -> None:
    assert named("an ITU Workshop", "ITU-T Recommendations", "work in ITU-T") == []
    assert named("ITU may ask, approved by ITU-T.") == ["actor_mention ITU", "actor_mention ITU-T"]


def test_the_director_counts_as_the_bureau() -> None:
    assert named("The TSB Director and TSB") == ["actor_mention TSB"]


def test_conferences_categories_and_initiatives_are_no_actors() -> None:
    assert named("WTSA, Member States and WISE") == []


def test_a_series_counts_by_its_number_and_a_letter_alone_does_not() -> None:
    assert named("the X.500-series and the Y-series") == ["recommendation_mention X.500"]


def test_a_report_is_a_document() -> None:
    found = facts("SG11 agreed QSTR-USSD and FSTP-AM.")
    assert [f.values.get("doc_kind") for f in found if f.kind == "document"] == ["Technical Report", "Technical Paper"]


def test_a_supplement_without_its_series_takes_it_from_the_item() -> None:
    assert named("Supplement 71 to ITU-T Q-series", "Supplement 71 (2019)") == ["recommendation_mention Q.Suppl.71"]
    assert named("Supplement 37 alone") == ["recommendation_mention Supplement 37"]


def test_an_organization_goes_by_its_code_only_where_that_is_written() -> None:
    assert named("the Broadband Forum (BBF)") == ["org_mention BBF"]
    assert named("the Broadband Forum") == ["org_mention Broadband Forum"]


def test_a_document_carries_the_title_behind_it() -> None:
    assert facts('WTSA-C28 "Report of activities"')[0].values == {
        "id": "WTSA-C28", "doc_kind": "Contribution", "title": "Report of activities"}


def test_a_paragraph_without_a_body_keeps_the_group_of_the_one_before() -> None:
    assert named("SG2 (four roles):", "Reports (TD7) were sent.") == ["actor_mention SG2", "document SG2-TD7"]


def test_an_empty_narrative_has_no_facts() -> None:
    assert facts() == []
    assert facts("", " ") == []
