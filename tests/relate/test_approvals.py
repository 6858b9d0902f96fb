"""Every rule of `ingest.relate.approvals` with an example and a counter-example."""

from __future__ import annotations

import time

import pytest

from ingest.mention import NarrativeFact
from ingest.relate import approvals
from tests.relate.lines import reading


def facts(*lines: str) -> list[NarrativeFact]:
    return approvals.find(reading(*lines))


def told(*lines: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(f.values["what"], f.values["status"], f.values["by"], f.values["date"]) for f in facts(*lines)]


OBJECTS = [
    ("SG2 approved Recommendation ITU-T E.901 on 5 June 2020.", [("E.901", "approved", "SG2", "2020-06-05")]),
    ("SG2, at its February 2017 meeting, approved ITU-T E.901.", [("E.901", "approved", "SG2", "2017-02")]),
    ("In 2019, SG13 consented Y.9001 “One title” and Y.9002 “Another”.",
     [("Y.9001", "consented", "SG13", "2019"), ("Y.9002", "consented", "SG13", "2019")]),
    ("SG5 is working on draft Recommendation ITU-T L.good.", [("L.good", "under development", "SG5", None)]),
    ("SG3 has developed and agreed QSTR-FEES.", [("QSTR-FEES", "agreed", "SG3", None)]),
    ("SG11 revised Recommendations ITU-T Q.5901, Q.5902 and Q.5903.",
     [("Q.5901", "revised", "SG11", None), ("Q.5902", "revised", "SG11", None), ("Q.5903", "revised", "SG11", None)]),
    ("SG12 approved revised Recommendation ITU-T P.901.", [("P.901", "approved", "SG12", None)]),
    ("SG12 consented Amendment 1 to Recommendation ITU-T E.902.", [("E.902 Amendment 1", "consented", "SG12", None)]),
    ("SG2 approved E.901 (2004) Annex B “Numbers” and its Amendment 1 “More”.",
     [("E.901 Annex B", "approved", "SG2", None)]),
    ("SG2 approved E.901 (revised) “Numbers” and its Amendment 1 “More” on 5 June 2020.",
     [("E.901", "approved", "SG2", "2020-06-05"), ("E.901 Amendment 1", "approved", "SG2", "2020-06-05")]),
    ("SG9 merged Question 3/9 into Q1/9.", [("Q3/9", "merged", "SG9", None)]),
    ("SG15 has initiated the deletion procedure for Question 7/15.", [("Q7/15", "deletion initiated", "SG15", None)]),
    ("SG12 disbanded Question 18/12.", [("Q18/12", "deleted", "SG12", None)]),
    ("SG9 established a specific Question (Q4/9) for this.", [("Q4/9", "established", "SG9", None)]),
    ("SG13 published two reports on trust and three Recommendations (Y.9001, Y.9002).",
     [("Y.9001", "published", "SG13", None), ("Y.9002", "published", "SG13", None)]),
    ("SG13 established a work item and approved it in March 2020 as Supplement 99 to ITU-T Y.9000-series.",
     [("Y.Suppl.99", "approved", "SG13", "2020-03")]),
    ("SG13 approved Y.9001 “One” (09/18) that looks into prediction, Y.9002 “Two” (04/2019).",
     [("Y.9001", "approved", "SG13", "2018-09"), ("Y.9002", "approved", "SG13", "2019-04")]),
    ("SG5 developed a Supplement on The impact of stricter limits, which gives an overview.",
     [("The impact of stricter limits", "developed", "SG5", None)]),
    ("SG11 approved a new Guideline “How to appoint experts”.", [("How to appoint experts", "approved", "SG11", None)]),
    ("SG5, SG9 and TSB developed a Toolkit for Good Devices.",
     [("Toolkit for Good Devices", "developed", "SG5; SG9; TSB", None)]),
    ("SG2 and SG12 approved Recommendation ITU-T E.901.", [("E.901", "approved", "SG2; SG12", None)]),
    ("In agreement with SG2 and SG9, SG12 approved Recommendation ITU-T E.901.", [("E.901", "approved", "SG12", None)]),
    ("At the request of SG5, SG9 approved ITU-T J.901.", [("J.901", "approved", "SG9", None)]),
    ("The report on cables was sent to SG5 and SG2 approved E.901.", [("E.901", "approved", "SG2", None)]),
    ("SG2 approved E.901 “One”, which tells how to comply with E.902 at its meeting in July 2018; and E.903 “Three” in May 2017.",
     [("E.901", "approved", "SG2", "2018-07"), ("E.903", "approved", "SG2", "2017-05")]),
    ("SG16 approved HSTP-GOOD – Testing good new cables at the SG16 meeting in January 2017.",
     [("HSTP-GOOD", "approved", "SG16", "2017-01")]),
    ("TSAG approved Recommendation ITU-T A.93 (9/2019) “Good texts”.", [("A.93", "approved", "TSAG", "2019-09")]),
    ("SG2 agreed the updated interim procedure for postal codes at its meeting of 20 to 28 February 2019.",
     [("interim procedure for postal codes", "agreed", "SG2", "2019-02")]),
    ("SG16 started a new work item on the colour of cables following a request of TSB.",
     [("colour of cables", "under development", "SG16", None)]),
    ("Developed by SG12, Recommendation ITU-T Y.9001 “Good cables” is short.", [("Y.9001", "developed", "SG12", None)]),
    ("SG2 consented M.9001 (ex M.rvq “Requirements for the management of video in good cable systems and networks” on 11 June 2021.",
     [("M.9001", "consented", "SG2", "2021-06-11")]),
    ("In March 2019, further to TSB Circular 105 of 5 September 2018, SG11 approved Recommendation ITU-T Q.901.",
     [("Q.901", "approved", "SG11", "2019-03")]),
    ("SG2 approved a new Technical Report on spoofing at its e-meeting held from 3 to 11 June 2021.",
     [("spoofing", "approved", "SG2", "2021-06")]),
    ("SG2 told SG5 of the creation of the new work item on “Management of cables”.",
     [("Management of cables", "established", "SG2", None)]),
    ("SG3 has an ongoing work item Study_ EPQ, to cover it.", [("Study_EPQ", "under development", "SG3", None)]),
    ("SG16 continues work on FTSP.GOOD-X - Issues list for good cables, initiated in January 2018.",
     [("FTSP.GOOD-X", "under development", "SG16", None)]),
    ("FG-NEW published in May 2019 a White Paper with vision on Network 2099.", [("Network 2099", "published", "FG-NEW", "2019-05")]),
    ("SG11 updated the IMT-2020 roadmap and told SG13.", [("IMT-2020 roadmap", "revised", "SG11", None)]),
    ("SG2 at its meeting of March 2017 agreed that the work item M.one be changed to M.two “Smart”, and draft M.9001 is new.",
     [("M.two", "renamed", "SG2", "2017-03")]),
    ("SG11 approved a survey report on bad cables in Africa and new Recommendation ITU-T Q.901 “Cables”.",
     [("survey report on bad cables in Africa", "approved", "SG11", None), ("Q.901", "approved", "SG11", None)]),
    ("U4SSC published a series of deliverables including on Good cities, Simple ways and Guidelines on tools.",
     [("Good cities", "published", "U4SSC", None), ("Simple ways", "published", "U4SSC", None),
      ("Guidelines on tools", "published", "U4SSC", None)]),
    ("SG11 revised Q.731.3-5 and consented H.810-H.850.",
     [("Q.731.3", "revised", "SG11", None), ("Q.731.5", "revised", "SG11", None), ("H.810", "consented", "SG11", None),
      ("H.850", "consented", "SG11", None), ("Q.731.4", "revised", "SG11", None)]),
    ("SG13 agreed on a new technical package “Orchestration of slices”.",
     [("Orchestration of slices", "agreed", "SG13", None)]),
    ("Q28/16 achieved at the July 2018 SG16 meeting ITU-T H.901 “Good ears”.", [("H.901", "completed", "Q28/16", "2018-07")]),
    ("SG16 has transposed ISO/IEC 20071-99 as twin text in ITU-T T.901.", [("T.901", "completed", "SG16", None)]),
    ("SG16 produced a draft of ITU-T H.902.", [("H.902", "developed", "SG16", None)]),
    ("A first draft of ITU-T H.902 was produced by SG16.", [("H.902", "developed", "SG16", None)]),
    ("SG16 produced a first draft Recommendation ITU-T H.902.", [("H.902", "developed", "SG16", None)]),
    ("Q26/16 produced a first specification found in ITU-T H.902.", [("H.902", "completed", "Q26/16", None)]),
    ("Q28/16 continues the development of the Good Guidelines (ITU-T H.910-H.950 series).",
     [("H.910-H.950-series", "under development", "Q28/16", None)]),
    ("On 2 August 2019, SG15 published a detailed article in the journal “Good Seas”: “Cables: How they hear”.",
     [("Cables: How they hear", "published", "SG15", "2019-08-02")]),
    ("The JTF-SMART-Cable-Systems met in May. In June 2019, the joint task force published a Report on Good Cables.",
     [("Good Cables", "published", "JTF-SMART-Cable-Systems", "2019-06")]),
    ("Work advanced in SG16 at Q24/16. Recently approved work includes ITU-T F.901 (03/2018).",
     [("F.901", "approved", "SG16", "2018-03")]),
    ("SG5 has work. Some current work items are: ITU-T L.GOOD “Good use (new cables). Part 1: General”; ITU-T L.BEST “Best use”.",
     [("L.GOOD", "under development", "SG5", None), ("L.BEST", "under development", "SG5", None)]),
    ("SG17 Q13/17 is working on draft new Recommendation X.good.", [("X.good", "under development", "Q13/17", None)]),
    ("SG17 told Q13/16 and is working on X.good.", [("X.good", "under development", "SG17", None)]),
    ("SG2 has approved ITU-T E.901 “One” and agreed ITU-T E.902 “Two” at its e-meeting held from 3 to 11 June 2021.",
     [("E.901", "approved", "SG2", "2021-06"), ("E.902", "agreed", "SG2", "2021-06")]),
    ("SG2 has approved ITU-T E.901 “One” and agreed ITU-T E.902 “Two” in June 2021.",
     [("E.901", "approved", "SG2", None), ("E.902", "agreed", "SG2", "2021-06")]),
    ("Following discussions at the IRG-AVA, SG16 experts held a session. It also approved ITU-T T.902.",
     [("T.902", "approved", "SG16", None)]),
]


@pytest.mark.parametrize(("line", "expected"), OBJECTS, ids=[line for line, _ in OBJECTS])
def test_a_body_brings_a_text_to_a_status(line: str, expected: list[tuple[str, ...]]) -> None:
    assert told(line) == expected


SUBJECTS = [
    ("Recommendation ITU-T E.901 was approved by SG2 on 5 June 2020.", [("E.901", "approved", "SG2", "2020-06-05")]),
    ("SG3: Recommendation ITU-T D.901 on Costs of roaming services was approved.", [("D.901", "approved", "SG3", None)]),
    ("L.draft was approved as Recommendation ITU-T L.901 in August 2017.", [("L.901", "approved", None, "2017-08")]),
    ("SG2 developed TR.GOOD “Good numbers”, which was agreed at the June 2021 meeting of SG2.",
     [("TR.GOOD", "agreed", "SG2", "2021-06")]),
    ("Supplement 95 to ITU-T Y.9000-series (agreed in May 2021) gives guidance.",
     [("Y.Suppl.95", "agreed", None, "2021-05")]),
    ("A new Question on digital things was created (Q22/16).", [("Q22/16", "established", None, None)]),
    ("Recommendation ITU-T X.901 was put for consent and approved in June 2021.", [("X.901", "approved", None, "2021-06")]),
    ("New work items Y.abc-x and Y.def-y have been started in SG13.",
     [("Y.abc-x", "under development", "SG13", None), ("Y.def-y", "under development", "SG13", None)]),
    ("In SG20, ITU-T Y.9001 (02/19) and ITU-T Y.9002 (12/2020) were approved.",
     [("Y.9001", "approved", "SG20", "2019-02"), ("Y.9002", "approved", "SG20", "2020-12")]),
    ("A Guideline on strategies for laboratories is under development.",
     [("Guideline on strategies for laboratories", "under development", None, None)]),
    ("Recommendation ITU-T E.901 was approved jointly by SG2 and SG12 in May 2019.",
     [("E.901", "approved", "SG2; SG12", "2019-05")]),
    ("Recommendation ITU-T E.901 was approved by SG2 and SG12 has published a summary.",
     [("E.901", "approved", "SG2", None)]),
    ("The method for tests of cables was submitted to Study Group 12 and was subsequently approved as an ITU-T Recommendation"
     " in December 2019.", [("method for tests of cables", "approved", "SG12", "2019-12")]),
    ("Recommendation ITU-T P.901 was sent to SG12 and subsequently approved in December 2019.",
     [("P.901", "approved", "SG12", "2019-12")]),
    ("The Good Cable Glossary produced by the Focus Group on Cables was published in October 2017.",
     [("Good Cable Glossary", "published", None, "2017-10")]),
    ("Two of the work items are studied at Q26/16, H.GOOD-A; H.GOOD-B.",
     [("H.GOOD-A", "under development", "Q26/16", None), ("H.GOOD-B", "under development", "Q26/16", None)]),
    ("Following talks started at the IRG-AVA, SG16 held a session; further, four of the work items are studied at Q26/16, H.GOOD-A.",
     [("H.GOOD-A", "under development", "Q26/16", None)]),
    ("The outputs of the Focus Group were published in March 2017.",
     [("outputs of the Focus Group", "published", None, "2017-03")]),
    ("The deliverables of FG-NEW were published in March 2017.", [("deliverables of FG-NEW", "published", None, "2017-03")]),
    ("SG9 uses it. Five texts on modules were developed and approved (ITU-T J.901-J.905).",
     []),
    ("SG9 uses it. Five Recommendations on modules were developed and approved (ITU-T J.901-J.905).",
     [(f"J.90{n}", "approved", "SG9", None) for n in (1, 5, 2, 3, 4)]),
    ("Six more work items are under development covering areas such as Good Networks (Y.GN-fr), trust, good cables (Y.good-arch) etc.",
     [("Y.GN-fr", "under development", None, None), ("Y.good-arch", "under development", None, None)]),
    ("Other WIs continue under development that look into cables (H.GOOD, Good cables).",
     [("H.GOOD", "under development", None, None)]),
    ("SG2: M.one was agreed to be changed to M.two “Smart cables”.", [("M.two", "renamed", "SG2", None)]),
    ("SG2 will update the guide, now that ITU-T Supplement 97 Guide for good cables has been adopted.",
     [("Supplement 97", "approved", None, None)]),
    ("SG12 has one work item, G.GOOD (Guidelines regarding the best use of good cables that are used during long and dark winters), "
     "which is open.", [("G.GOOD", "under development", "SG12", None)]),
    ("SG16: An ITU-T H.901 adoption tool kit was developed with much help and launched in February 2019.",
     [("H.901 adoption tool kit", "published", "SG16", "2019-02")]),
    ("ITU developed the report on Turning Cables into Trees that was launched in May 2019.",
     [("Turning Cables into Trees", "published", "ITU", "2019-05")]),
    ("The Technical Papers on the Impact of cables, DFS Words and the Methods for sound agreed by SG3 are published.",
     [("Impact of cables", "agreed", "SG3", None), ("DFS Words", "agreed", "SG3", None), ("Methods for sound", "agreed", "SG3", None)]),
]


@pytest.mark.parametrize(("line", "expected"), SUBJECTS, ids=[line for line, _ in SUBJECTS])
def test_a_text_is_brought_to_a_status(line: str, expected: list[tuple[str, ...]]) -> None:
    assert told(line) == expected


def test_a_date_goes_on_without_its_verb() -> None:
    line = "ITU-T Y.9001 “One” was approved in 2019, Y.9002 “Two” in 2020 and Y.9003 “Three” in 2021."
    assert told(line) == [("Y.9001", "approved", None, "2019"), ("Y.9002", "approved", None, "2020"),
                          ("Y.9003", "approved", None, "2021")]
    assert [f.rule for f in facts(line)] == ["subject", "gapped", "gapped"]
    assert told("Y.9001 was approved in 2019, while Y.9002 is discussed in 2020.") == [("Y.9001", "approved", None, "2019")]


def test_a_noun_says_it() -> None:
    assert told("The revised version of Recommendation ITU-T K.901 contains an example.") == [
        ("K.901", "revised", None, None)]
    assert told("SG15 wrote to TSAG on merger of Q8/15 into Q18/15.") == [
        ("Q8/15", "merged", "SG15", None)]
    assert facts("Documents for approval of Recommendation ITU-T K.901 were sent.") == []


def test_a_new_title_in_brackets_renames() -> None:
    found = facts("SG13 has Q1/13 “Old title” (since 2021 title is “New title of it”).")
    assert [(f.rule, f.values["what"], f.values["title"], f.values["date"]) for f in found] == [
        ("retitled", "Q1/13", "New title of it", "2021")]
    assert facts("SG13 has Q1/13 “Old title” (its title is long).") == []


def test_the_sentence_before_has_the_verb() -> None:
    found = facts("SG13: The first two Recommendations were consented in February 2017. Those are Y.9001 and Y.9002.")
    assert [(f.rule, f.values["what"], f.values["date"]) for f in found] == [
        ("continued", "Y.9001", "2017-02"), ("continued", "Y.9002", "2017-02")]
    assert facts("SG13 met twice. Those are Y.9001 and Y.9002.") == []


def test_a_list_inherits_from_its_head() -> None:
    lines = ("SG11 approved new Recommendations in 2018, such as:", "· ITU-T Q.5901 “Signalling”;", "· ITU-T Q.5902: Testing of it.",
             "SG11 studies Q.5903.")
    assert told(*lines) == [("Q.5901", "approved", "SG11", "2018"), ("Q.5902", "approved", "SG11", "2018"),
                            ("Q.5903", "under development", "SG11", None)]
    assert {f.rule for f in facts(*lines[:3])} == {"list-line"}
    assert facts("SG11 discussed these Recommendations:", "· ITU-T Q.5901 “Signalling”;") == []


def test_lines_that_are_only_titles_take_the_kind_of_their_head() -> None:
    found = facts("FG-X finalized the following technical reports:", "· Scope and roles", "· Security (two technical reports)")
    assert [(f.values["what"], f.values["what_kind"], f.values["status"]) for f in found] == [
        ("Scope and roles", "Technical Report", "completed")]


def test_what_is_produced_as_a_publication_is_published() -> None:
    lines = ("· Cable Manual", "· Good use of cables.")
    assert told("SG17 has produced important publications on security including:", *lines) == [
        ("Cable Manual", "published", "SG17", None), ("Good use of cables", "published", "SG17", None)]
    assert facts("SG17 has read important publications on security including:", *lines) == []


def test_a_title_in_brackets() -> None:
    found = facts("SG3 is working on D.GOOD (Economic impact of good trees), D.901 (revised) and D.902 (for good).")
    assert [f.values["title"] for f in found] == ["Economic impact of good trees", None, None]


def test_a_list_can_follow_a_line_that_breaks_off() -> None:
    assert told("Standards developed by Study Group 13 and approved since 2017 include", "ITU-T Y.9001 “Terms”.", "SG13 met.",
                "ITU-T Y.9002 “Roles”.") == [("Y.9001", "approved", "SG13", None)]


def test_this_recommendation_is_the_one_that_the_sentence_before_names() -> None:
    assert told("SG5 uses L.901 “Cities” often. This Recommendation was revised in 2019.") == [("L.901", "revised", "SG5", "2019")]
    assert facts("SG5 uses L.901 and L.902 often. This Recommendation was revised in 2019.") == []


def test_a_changed_title_renames_a_question() -> None:
    assert told("Q6/17 title was updated in 2020 to show its mandate.") == [("Q6/17", "renamed", None, "2020")]
    assert facts("Q6/17 title was long.") == []


def test_a_period_keeps_its_ends_and_a_revision_is_told_beside_the_first_approval() -> None:
    found = facts("SG13: Approved in September 2017 – January 2018 ITU-T Y.9150 “Two”.",
                  "SG13: Y.9154 “Five” was approved in 2019, Y.9150 revision and Y.9156 “Six” – in 2020.")
    told_of = [{k: f.values.get(k) for k in ("date", "start", "end", "revised")} for f in found if f.values["what"] == "Y.9150"]
    assert told_of == [{"date": None, "start": "2017-09", "end": "2018-01", "revised": None},
                       {"date": "2020", "start": None, "end": None, "revised": True}]


def test_what_lies_within_a_range_says_so() -> None:
    found = facts("SG13 approved seven Recommendations (ITU-T Y.9800-9803).")
    assert {f.values["what"]: f.rule for f in found} == {
        "Y.9800": "object", "Y.9803": "object", "Y.9801": "range-expanded", "Y.9802": "range-expanded"}


NOTHING = [
    "SG12 consented four Recommendations.",                                          # only counted
    "Recommendation ITU-T E.901 will be approved in 2022.",                          # planned
    "Recommendation ITU-T E.901 was not approved.",                                  # denied
    "Recommendation ITU-T E.901 defines the framework.",                             # described
    "SG11 agreed to submit Recommendation ITU-T Q.5901 to TSAG.",                     # to do something with it
    "SG3 finalized a questionnaire on the status of Recommendation ITU-T D.901.",    # about it
    "SG3 made a questionnaire on the use of Recommendations ITU-T D.901 and D.902, issued in May 2019.",
    "It blocks non-type approved devices in a country (ITU-T Q.5901).",               # of something else
    "SG17 initiated ITU-T A.5 qualification of an organization.",                    # by its procedure
    "A course was updated to reflect ITU-T Recommendations including ITU-T E.901.",  # made by it
    "A number of these papers were adopted as Technical Reports in 2019.",           # only counted
    "The outputs of the workshop were published in 2019.",                           # no group's texts
    "SG3 applied a procedure for changes.",                                          # only used
    "Topics of interest are studied by Q22/16 and include ITU-T X.901.",             # no texts
    "SG2 updated the Good Cable Roadmap database in 2019.",                          # no text but a database
    "SG12 delegates contributed to the development of a Good Cable Manual.",         # only helped
    "SG3 created a new work item on this topic.",                                    # its subject not said here
    "SG11 started new work items on trees.",                                         # several, not said which
    "Its main work on the Good Cable roadmap went to SG5.",                          # a noun
    "SG2 runs the IMT-2020 roadmap database since 2019.",                             # no text but a database
    "SG2 agreed that E.901 be discussed.",                                            # no change of its name
    "SG5 agreed on Technical Reports on cables and trees.",                           # a subject, no titles
    "SG16 works on safe cables, including promotion of adoption of H.901.",           # used by others
    "SG16 achieved good results with ITU-T H.901.",                                  # no text is what it achieved
    "SG16 found a specification given in ITU-T H.901.",                              # made by nobody
    "Study of G.GOOD (Guidelines for the use of good cables) is open to everyone.",   # to join
    "SG5 informed IEC TC 8 on the development of a new work item for good modules.", # the topic of a liaison
    "An ITU-T H.901 adoption tool kit is used.",                                     # no status
    "Established practice follows “Recommendation ITU-T X.901 approved by SG17”.",   # in a title
]


@pytest.mark.parametrize("line", NOTHING)
def test_what_is_no_approval(line: str) -> None:
    assert facts(line) == []


def test_the_kind_and_the_title_are_told() -> None:
    found = facts("SG5 is working on a Technical Report on KSTR.EMF_x “Case studies” and draft Supplement ITU-T Y.Sup.one.")
    assert [(f.values["what_kind"], f.values["title"]) for f in found] == [("Technical Report", "Case studies"), ("Supplement", None)]


def test_the_same_telling_is_one_fact_and_other_dates_stay_side_by_side() -> None:
    assert told("SG2 approved E.901.", "E.901 was approved in June 2020.") == [("E.901", "approved", None, "2020-06")]
    assert told("SG2 approved E.901 in 2019.", "E.901 was approved in 2020.") == [
        ("E.901", "approved", "SG2", "2019"), ("E.901", "approved", None, "2020")]


def test_a_supplement_without_its_series_takes_the_one_that_the_narrative_knows() -> None:
    lines = ("Q Supplement 71 exists.", "SG11 agreed Supplement 71.")
    assert [f.values["what"] for f in facts(*lines)] == ["Q.Suppl.71"]


def test_every_quote_stands_in_its_paragraph() -> None:
    for line, _ in (*OBJECTS, *SUBJECTS):
        for fact in facts(line):
            assert fact.quote
            assert fact.paragraph.text[fact.start:fact.end] == fact.quote


HOSTILE = [
    "E.901. This Recommendation was revised. " * 1_000,
    "Technical Reports on A, the B and the C " * 1_000 + "were agreed",
    "agreed that x be changed to X.1 " * 1_000,
    "(Y.a-b), c " * 2_000 + "under development",
    "approved " * 5_000,
    "SG2 approved " + "X.1 " * 5_000,
    "SG2 approved " + "Y.1 “a” and " * 2_000,
    "Y.1, " * 5_000 + "were approved in 2019",
    "approved (" * 5_000,
    "a new Guideline “" * 2_000,
    "was approved as " * 2_000,
    "x " * 12_000,
    "under development " * 2_000,
    "the the the new new " * 2_000 + "Recommendation ITU-T X.1",
    "in 2019 approved " * 2_000,
    "SG2 and " * 4_000 + "approved X.1",
    "X.1 was approved by " + "SG2 and " * 4_000,
    "The a b c d " * 3_000 + "was approved as a Recommendation",
    "The outputs of the Focus Group On " * 1_000,
    "the new interim procedure for x " * 1_000,
    "was submitted to SG2 and was approved " * 1_000,
]


@pytest.mark.parametrize("line", HOSTILE, ids=[line[:24] for line in HOSTILE])
def test_the_time_is_linear_in_the_text(line: str) -> None:
    whole, quarter = reading(line), reading(line[:len(line) // 4])
    assert _seconds(whole) < 9 * max(_seconds(quarter), 0.05)  # four times when linear, sixteen when quadratic


def _seconds(read: object) -> float:
    best = 99.0
    for _ in range(2):
        start = time.process_time()
        approvals.find(read)  # type: ignore[arg-type]
        best = min(best, time.process_time() - start)
    return best
