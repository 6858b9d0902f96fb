"""Organizations outside ITU: a table of phrases and the names found in them."""

from __future__ import annotations

import pytest

from ingest.recognise import mentions

pytestmark = pytest.mark.usefixtures("names")

PHRASES = {
    # named
    "OECD, UN Habitat and BROADBAND FORUM": "OECD|UN-Habitat|BBF",
    "the IEC-ISO workshop": "IEC|ISO",
    "a who's who of isolated cases": "",
    # committee: ISO and IEC
    "ISO/IEC JTC 1/SC 27": "ISO/IEC JTC 1/SC 27",
    "ISO/IEC JTC1 SC35, ISO/IEC/JTC1": "ISO/IEC JTC 1/SC 35|ISO/IEC JTC 1",
    "ISO/IEC JTC1 / SC29 / WG11 (MPEG)": "ISO/IEC JTC 1/SC 29/WG 11|MPEG",
    "ISO/IEC JTC 1/SCs 6, 27 and 38": "ISO/IEC JTC 1/SC 6|ISO/IEC JTC 1/SC 27|ISO/IEC JTC 1/SC 38",
    "ISO/IEC JTC 1/SC 6, 7 and 17.": "ISO/IEC JTC 1/SC 6|ISO/IEC JTC 1/SC 7|ISO/IEC JTC 1/SC 17",
    "ISO/IEC JTC 1/SC 6 WG 7, SC 29/WG 1 (JPEG) and SC 35.":
        "ISO/IEC JTC 1/SC 6/WG 7|ISO/IEC JTC 1/SC 29/WG 1|ISO/IEC JTC 1/SC 35",
    "ISO TC323 and ISO/TC 154": "ISO/TC 323|ISO/TC 154",
    "ISO TC 12, 204 and 307;": "ISO/TC 12|ISO/TC 204|ISO/TC 307",
    "IEC TCs 29 and 108": "IEC TC 29|IEC TC 108",
    "IEC/TC65, IEC TC86/SC86A/WG1": "IEC TC 65|IEC SC 86A/WG 1",
    "IEC TC86, SC86A/WG1 (fibres), IEC SC77B/MT12": "IEC TC 86|IEC SC 86A/WG 1|IEC SC 77B/MT 12",
    "ISO CASCO, IEC SMB": "ISO CASCO|IEC SMB",
    # committee: others
    "ETSI TC Cable and TC ATTM": "ETSI TC Cable|ETSI TC ATTM",
    "3GPP TSG SA 5 and 3GPP SA4": "3GPP TSG SA 5|3GPP SA4",
    "IEEE 802.1/802.3, IEEE 802-SG15": "IEEE 802.1|IEEE 802.3|IEEE 802",
    "GSMA SG and IEEE Testbeds WG": "GSMA SG|IEEE Testbeds WG",
    # committee-in-context
    "ISO/IEC JTC 1 met; SC42 and AG4 too.": "ISO/IEC JTC 1|ISO/IEC JTC 1/SC 42|ISO/IEC JTC 1/AG 4",
    "with JTC 1/SC 6/WG 7": "ISO/IEC JTC 1/SC 6/WG 7",
    "SC 35 alone": "",
    # no organization: standards, goals
    "ISO/IEC 8825-8 and ISO 9001, IEC 61000-4-5": "",
    "the UN Sustainable Development Goals": "",
    # authority, company-form
    "the Ministry of Trade, ICT and Planning (MTIP) of Utopia": "Ministry of Trade, ICT and Planning (MTIP)",
    "Ministry of Communications, Utopia": "Ministry of Communications",
    "Ministry of Communications, India, hosted": "Ministry of Communications, India",
    "Ruritania's Ministry of Health": "Ministry of Health",
    "the Ruritanian Regulatory Authority (RRA), Zenda": "Ruritanian Regulatory Authority (RRA)",
    "a Ruritanian Regulatory Authority (TCRA)": "TCRA",
    "OJSC 'Nowhere Transit' and Nowhere Mobile Corporation": "Nowhere Transit|Nowhere Mobile Corporation",
    "the University of Nowhere": "University of Nowhere",
    "an authority, The Authority, Central Bank Digital Currency, a Certification Authority": "",
}


@pytest.mark.parametrize(("phrase", "expected"), PHRASES.items())
def test_a_phrase_names_these_organizations(phrase: str, expected: str) -> None:
    found = [m.id for m in mentions(phrase) if m.kind == "organization"]
    assert found == (expected.split("|") if expected else [])


def test_a_committee_knows_its_parent() -> None:
    parents = {m.id: m.detail.get("parent") for m in mentions("ISO/IEC JTC 1/SC 27/WG 1, ISO/TC 154, ETSI TC EE")}
    assert parents == {"ISO/IEC JTC 1/SC 27/WG 1": "ISO/IEC JTC 1/SC 27", "ISO/TC 154": "ISO", "ETSI TC EE": "ETSI"}


def test_an_unknown_abbreviation_beside_known_ones_is_noticed() -> None:
    found = mentions("ETSI, XYZO and WHO, NFV too")
    assert [(m.kind, m.id) for m in found if m.rule == "beside-known"] == [
        ("unknown-organization", "XYZO"), ("unknown-organization", "NFV")]


def test_names_that_only_look_like_organizations_are_told_apart() -> None:
    found = mentions("the Nowhere Data Alliance")
    assert [(m.kind, m.id) for m in found] == [("unknown-organization", "Nowhere Data Alliance")]
