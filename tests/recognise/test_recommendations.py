"""Recommendations, Supplements, reports and work items: a table of phrases and what is found in them."""

from __future__ import annotations

import pytest

from ingest.recognise import mentions

pytestmark = pytest.mark.usefixtures("names")

PHRASES = {
    # numbered, dual
    "Recommendation ITU-T Y.4459 and X.1060.": "Y.4459 X.1060",
    "E.164.1, D.606R, A.4": "E.164.1 D.606R A.4",
    "Y.4500.13/Q.3954, G.8272.1 / Y.1367.1": "Y.4500.13/Q.3954 G.8272.1/Y.1367.1",
    # range
    "H.810-H.850": "H.810 H.850",
    "Y.3800-3806 and Q.731.3-6": "Y.3800 Y.3806 Q.731.3 Q.731.6",
    "X.1361, …, 1368": "X.1361 X.1368",
    "J.1012-J-1015.1": "J.1012 J.1015.1",
    # supplement
    "Y.Suppl.69, X.Sup30, D.Suppl4, Y.Supp.45": "Y.Suppl.69 X.Suppl.30 D.Suppl.4 Y.Suppl.45",
    "ITU-T Q Supplement 73, Q.Supplement 4": "Q.Suppl.73 Q.Suppl.4",
    "Supplement 49 to the Y.3500-series": "Y.Suppl.49",
    "Supplement 71 to ITU-T Q-series": "Q.Suppl.71",
    "Supplement 9 (on quality) to ITU-T E.800-series": "E.Suppl.9",
    "Y.3600-series Supplement 40": "Y.Suppl.40",
    "Supplement 71 (2019)": "Supplement|71",
    # series
    "the Y.3500-series, H.810 series, X-series": "Y.3500-series H.810-series X-series",
    # work-item
    "Y.DPM-framework, X.sgtBD, L.5G_sav, K.5G-lightning": "Y.DPM-framework X.sgtBD L.5G_sav K.5G-lightning",
    "Y.Sup.digi-inc, D.IoT/M2M, G.fast/G.mgfast": "Y.Sup.digi-inc D.IoT/M2M G.fast G.mgfast",
    "Y.oneM2M.SEC.SOL. Next": "Y.oneM2M.SEC.SOL",
    # report, study
    "QSTR-USSD, KSTR.EMF_assess, TR.G4Dir": "QSTR-USSD KSTR.EMF_assess TR.G4Dir",
    "STUDY_ACPMI, STUDY IPV6 and D6_R_ROAM": "STUDY_ACPMI STUDY|IPV6 D6_R_ROAM",
    # none
    "802.1, e.g. this, i.e. that, Washington D.C.": "",
    "SG2-C.4, PCC.I and St.Petersburg, 3.6 and a.m": "",
    "http://itu.int/rec/T-REC-Y.2060 and mail@X.com": "",
}


@pytest.mark.parametrize(("phrase", "expected"), PHRASES.items())
def test_a_phrase_names_these_publications(phrase: str, expected: str) -> None:
    found = [m.id for m in mentions(phrase) if m.kind == "recommendation"]
    assert found == [name.replace("|", " ") for name in expected.split()]


def test_what_belongs_to_a_recommendation_is_kept() -> None:
    found = mentions("E.218 (2004) Annex B and Y.4459 Amd.1")
    assert [m.detail.get("part") for m in found] == ["Annex B", "Amd.1"]


def test_work_items_are_told_from_recommendations() -> None:
    found = mentions("Y.4459 and Y.DPM-qm")
    assert [bool(m.detail.get("work_item")) for m in found] == [False, True]
