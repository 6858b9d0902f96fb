"""Bodies of ITU: a table of sentences and the bodies named in them, with the counter-examples of each rule."""

from __future__ import annotations

import pytest

from ingest.mention import Mention
from ingest.recognise import mentions
from ingest.recognise.context import Context

pytestmark = pytest.mark.usefixtures("names")

SENTENCES = {
    # study-group
    "ITU-T SG17 met.": "SG17",
    "Study Groups 2, 3 and 5 agreed.": "SG2 SG3 SG5",
    "mechanism (Study Group 11, 13 and17)": "SG11 SG13 SG17",
    "SGs 11 and 17 to list identifiers": "SG11 SG17",
    "Study Group 9 and SG12 work together.": "SG9 SG12",
    "ITU-R SG1, SG5 and SG6, and all others": "ITU-R-SG1 ITU-R-SG5 ITU-R-SG6",
    "sent to ITU-D SG1 and 2 on spam": "ITU-D-SG1 ITU-D-SG2",
    "SG13, 2 new Recommendations": "SG13",
    "SG5 and 48 workshops": "SG5",
    "SG2, 15 May 2020": "SG2",
    "With ITU-T SG2, SG13, ITU-D SG1.": "SG2 SG13 ITU-D-SG1",
    # working-party
    "WP1/20 and ITU-R WP 5D met.": "WP1/20 ITU-R-WP5D",
    "ITU-R WP5A, WP 5B": "ITU-R-WP5A ITU-R-WP5B",
    "Working Party 1/5 took place.": "WP1/5",
    # focus-group, joint-activity
    "FG-AI4EE and FG ML5G": "FG-AI4EE FG-ML5G",
    "A new FG (NET2030) started.": "FG-NET2030",
    "the first phase of FG IMT-2020": "FG-IMT-2020",
    "Each next FG meeting, the FG audience": "",
    "JCA-IMT2020, JCA-MmeS": "JCA-IMT2020 JCA-MMeS",
    "the JCA on IoT and SC&C and JCA-IoT": "JCA-IoT and SC&C|JCA-IoT and SC&C",
    "This JCA maintained a roadmap.": "",
    # coded-group
    "TSAG RG-StdsStrat and RG-WM": "TSAG-RG-StdsStrat TSAG-RG-WM",
    "IRG-AVA, CG-AIoT, AHG-GME": "IRG-AVA CG-AIoT AHG-GME",
    # named
    "TSB, BDT and BR Directors": "TSB BDT BR",
    "informed ITU Council and the Council-18": "Council Council",
    "ITU-T SCV reported.": "SCV",
    "the TSB Director": "TSB-Director",
    "a tsb or a council": "",
    # inside other things: no mention
    "Q4/17, SG2-C23, SG17-TD5, TSAG-TD7": "",
    "the first SG5 meeting": "SG5",
}


def bodies(sentence: str, context: Context | None = None) -> list[Mention]:
    found = mentions(sentence, context or Context())
    return [m for m in found if m.kind == "body" and m.rule != "sector"]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_a_sentence_names_these_bodies(sentence: str, expected: str) -> None:
    assert [m.id for m in bodies(sentence)] == (expected.split("|") if "|" in expected else expected.split())


REGIONAL = {
    "SG13RG-AFR, SG5-RG-ARB and SG17 RG-ARB": "SG13RG-AFR SG5RG-ARB SG17RG-ARB",
    "SG20-AFR, SG11-RGEECAT, SG2RF-ARB": "SG20RG-AFR SG11RG-EECAT SG2RG-ARB",
    "SG3 Regional Group for the Arab region (SG3RG-ARB) met.": "SG3RG-ARB",
    "SG3 and SG5 regional groups for the Arab Region": "SG3RG-ARB SG5RG-ARB",
    "ITU-T Study Group 5 Regional Group for Africa, the Arab Region and Latin America":
        "SG5RG-AFR SG5RG-ARB SG5RG-LATAM",
    "SG2 Regional Group for the Americas": "SG2RG-AMR",
    "SG3 Regional Group for Latin America and the Caribbean": "SG3RG-LAC",
    "SG20 Regional Group for Eastern Europe, Central Asia and Transcaucasia": "SG20RG-EECAT",
    "regional group meetings for Africa for ITU-T SG5 and SG20": "SG5RG-AFR SG20RG-AFR SG5 SG20",
    "SG17 created a new regional group for the Arab region.": "SG17 SG17RG-ARB",
    "SG20 set up groups for Africa (RG-AFR).": "SG20 SG20RG-AFR",
    "its regional groups, a workshop for Africa": "",
    "the SG13 regional workshop for Africa": "SG13",
}


@pytest.mark.parametrize(("sentence", "expected"), REGIONAL.items())
def test_a_regional_group_hides_its_study_group(sentence: str, expected: str) -> None:
    assert sorted(m.id for m in bodies(sentence)) == sorted(expected.split())


def test_a_regional_group_belongs_to_the_group_of_the_paragraph() -> None:
    assert [m.id for m in bodies("It invited RG-AFR.", Context(group="SG12"))] == ["SG12RG-AFR"]
    assert bodies("It invited RG-AFR.") == []


ROLES = {
    "ITU may recognize laboratories.": "agent",
    "a laboratory may apply to ITU-T for it": "agent",
    "approved by ITU.": "agent",
    "the collaboration between ITU and IEC": "agent",
    "ITU-T now has groups.": "agent",
    "an ITU Workshop": "modifier",
    "ITU-T Recommendations": "modifier",
    "ITU members": "modifier",
    "work running in ITU-T": "place",
    "ITU's commitment": "genitive",
    "the activities of ITU-T": "genitive",
    "a joint ITU/WHO workshop": "joint",
    "the International Telecommunication Union and others": "agent",
}


@pytest.mark.parametrize(("sentence", "role"), ROLES.items())
def test_the_role_of_itu_in_a_sentence(sentence: str, role: str) -> None:
    found = [m for m in mentions(sentence) if m.kind == "body" and m.id in ("ITU", "ITU-T")]
    assert [m.detail["role"] for m in found] == [role]


def test_conferences_and_categories_are_no_bodies() -> None:
    found = mentions("WTSA asked Member States.")
    assert [(m.kind, m.id) for m in found] == [("conference", "WTSA"), ("collective", "Member-States")]


def test_a_joint_group_and_the_organizations_in_its_name_are_both_found() -> None:
    found = mentions("The ITU/WMO/UNESCO Joint Task Force met.")
    assert [m.id for m in found] == ["JTF", "WMO", "UNESCO"]
