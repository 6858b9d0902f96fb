"""From mentions to what they mean: one entity, several candidates, or unknown; and why."""

from __future__ import annotations

import pytest

from ingest.mention import Mention
from ingest.recognise import directory, mentions
from ingest.recognise.directory import Directory, Entry
from ingest.resolve import resolve

IDENTIFIED = {
    "Y.4459": "recommendation/Y.4459", "Q4/17": "question/4-17", "ITU-D Q3/1": "question/3-1-itu-d",
    "TSAG-TD386-R1": "document/tsag-td386-r1", "C18/35": "document/c18-35",
    "CWG-Internet 10/2": "document/cwg-internet-10-2",
    "Supplement 71 (2019)": "recommendation/Supplement-71"}


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(("text", "path"), IDENTIFIED.items())
def test_an_identifier_carries_its_own_resolution(text: str, path: str) -> None:
    mention = next(m for m in mentions(text) if m.kind in ("recommendation", "question", "document"))
    assert resolve(mention).iri == f"https://w3id.org/wtsa/id/{path}"


@pytest.mark.usefixtures("names")
def test_a_known_name_is_the_entity_of_the_reviewed_data() -> None:
    assert [resolve(m).iri for m in mentions("TSB and the Broadband Forum")] == ["u:TSB", "u:BBF"]
    assert resolve(mentions("SG17")[0]).reason == "the reviewed data know this name"


@pytest.mark.usefixtures("names")
def test_a_name_that_follows_a_form_needs_no_data() -> None:
    found = {m.id: resolve(m).iri for m in mentions("FG-NEW5 and ISO/TC 999")}
    assert found == {"FG-NEW5": "https://w3id.org/wtsa/id/body/fg-new5",
                     "ISO/TC 999": "https://w3id.org/wtsa/id/organization/iso-tc-999"}


@pytest.mark.usefixtures("names")
def test_an_unknown_name_stays_unknown() -> None:
    unknown = resolve(next(m for m in mentions("ETSI, XYZO and others") if m.kind == "unknown-organization"))
    assert (unknown.iri, unknown.candidates) == ("", ())


def test_two_bodies_with_one_name_stay_two_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Entry("u:one", "One", "First AB", "organization")
    other = Entry("u:other", "Other", "Second AB", "organization")
    names = Directory([("AB", one), ("AB", other), ("One", one), ("Other", other)])
    empty = Directory([])
    monkeypatch.setattr(directory, "load", lambda kind: names if kind == "organization" else empty)
    found = next(m for m in mentions("sent to AB.") if m.kind == "organization")
    assert (found.id, found.also) == ("One", ("Other",))
    assert resolve(found).iri == ""
    assert resolve(found).candidates == ("u:one", "u:other")


def test_what_stands_for_no_entity_says_so() -> None:
    assert resolve(Mention("url", 0, 3, "x.y", "with-scheme")).reason == "this kind stands for no entity"
