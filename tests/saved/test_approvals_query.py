"""The saved question about approvals: acts of a body, not its drafts, each once."""

from __future__ import annotations

import pytest

from kg.saved import Library
from tests.small_graph import in_graph, small_graph

GRAPH = "https://w3id.org/wtsa/graph/approvals/0123456789ab"
TOLD = (("X.1", "A framework", "Approved"), ("X.1", "A Framework", "Approved"), ("X.2", "", "Published"),
        ("X.3", "A draft", "UnderDevelopment"), ("Q1/17", "", "Established"), ("spoofing", "spoofing", "Approved"))


def rows(state: str = "") -> list[tuple[str, str]]:
    records = "".join(
        f's:a{n} a wtsa:Approval ; wtsa:what "{what}" ; wtsa:publicationStatus wtsa:{status} ; wtsa:by body:sg17 ; wtsa:inItem s:item '
        + (f'; dcterms:title "{title}" .' if title else ".") for n, (what, title, status) in enumerate(TOLD))
    store = small_graph()
    store.add(in_graph(f"""@prefix wtsa: <https://w3id.org/wtsa/ont#> . @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix body: <https://w3id.org/wtsa/id/body/> . @prefix s: <https://example.org/> .
        s:item wtsa:itemId "1-01" . {records}""", GRAPH))
    answer = Library.shipped().get("approvals").answer(store, {"body": "SG17", **({"state": state} if state else {})})
    return [(row["what"].value, row["status"].value) for row in answer]  # type: ignore[union-attr,index]


def test_drafts_are_no_approvals_and_capitals_make_no_second_row() -> None:
    assert rows() == [("X.1", "approved"), ("X.2", "published")]


@pytest.mark.parametrize(("state", "what"), [("under development", "X.3"), ("established", "Q1/17"), ("approved", "X.1")])
def test_every_state_can_be_asked_for(state: str, what: str) -> None:
    assert [name for name, _ in rows(state)] == [what]
