"""Identifiers as they are printed, the ugly ones too: what each module makes of them, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.identifiers import InvalidIdentifier, committee, document_number, question, recommendation

MODULES = (committee, document_number, question, recommendation)
FORMS: dict[ModuleType, dict[str, str]] = {
    recommendation: {
        "ITU-T Y.4459": "Y.4459", "Rec. ITU-T X.1060": "X.1060", "Recommendation ITU-T E.164.1": "E.164.1",
        "D.606R": "D.606R", "G.8011/Y.1307": "G.8011/Y.1307", "L.1603 / Y.4903": "L.1603/Y.4903",
        "Y.Suppl.69": "Y.Suppl.69", "X.Sup30": "X.Suppl.30", "Q Supplement 73": "Q.Suppl.73", "K-Suppl. 4": "K.Suppl.4",
        "Y.DPM-framework": "Y.DPM-framework", "X.sgtBD": "X.sgtBD", "L.5G_sav": "L.5G_sav", "D.IoT/M2M": "D.IoT/M2M",
        "KSTR.EMF_assess": "KSTR.EMF_assess", "QSTR-USSD": "QSTR-USSD", "STUDY_ACPMI": "STUDY_ACPMI"},
    question: {
        "Q4/17": "Q4/17", "Q.23/13": "Q23/13", "Question 04/17": "Q4/17", "ITU-D Q22/1": "ITU-D-Q22/1",
        "ITU-T Q12/12": "Q12/12", "q7 / 15": "Q7/15"},
    document_number: {
        "TSAG-TD386-R1": "TSAG-TD386-R1", "TSAG TD053": "TSAG-TD53", "TSAG-TD291R2": "TSAG-TD291-R2",
        "SG2-TD233-R1/GEN": "SG2-TD233-R1", "ITU-T SG2 - C23": "SG2-C23", "WTSA-C28": "WTSA-C28",
        "TSAG OLS 006": "TSAG-OLS6", "TSB-Circular62": "TSB-Circular62", "C18/35": "C18/35", "C17/INF/9": "C17/INF/9"},
    committee: {
        "ISO/IEC JTC 1": "ISO/IEC JTC 1", "ISO/IEC JTC1/SC6/WG7": "ISO/IEC JTC 1/SC 6/WG 7", "ISO TC22": "ISO/TC 22",
        "ISO/TC68/SC2": "ISO/TC 68/SC 2", "IEC/TC65": "IEC TC 65", "IEC TC 100 TA16": "IEC TC 100/TA 16",
        "IEC SC37A": "IEC SC 37A", "CEN TC 287": "CEN/TC 287"},
}
REFUSED: dict[ModuleType, tuple[str, ...]] = {
    recommendation: ("", "802.1", "e.g", "D.C", "W.1", "PCC.I", "St.Petersburg", "Y.", "Resolution 50"),
    question: ("", "Q4", "802.1/802.3", "50/50", "Q0/17", "Q4/170"),
    document_number: ("", "TD55", "C2", "SG2", "C18", "TSAG-XX1"),
    committee: ("", "ISO", "ISO/IEC", "ISO/IEC 27001", "JTC 1", "SC 27", "ISO/TC 154 met"),
}


@pytest.mark.parametrize(
    ("module", "text", "expected"), [(m, t, e) for m, forms in FORMS.items() for t, e in forms.items()])
def test_every_spelling_has_one_short_form(module: ModuleType, text: str, expected: str) -> None:
    assert module.compact(text) == expected
    assert module.compact(expected) == expected
    assert module.is_valid(text)


@pytest.mark.parametrize(("module", "text"), [(m, t) for m, texts in REFUSED.items() for t in texts])
def test_what_is_no_identifier_is_refused_with_its_text(module: ModuleType, text: str) -> None:
    assert not module.is_valid(text)
    with pytest.raises(InvalidIdentifier) as refusal:
        module.validate(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize("module", MODULES)
@given(text=st.text(max_size=60) | st.from_regex(r"[A-Z./ -]{1,10}[0-9A-Za-z/ .-]{0,20}"))
def test_any_text_is_refused_or_has_a_stable_short_form(module: ModuleType, text: str) -> None:
    if module.is_valid(text):
        compact: Callable[[str], str] = module.compact
        assert compact(compact(text)) == compact(text)
        assert module.iri(text).startswith("https://w3id.org/wtsa/id/")
