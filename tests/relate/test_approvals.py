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
    ("SG13 agreed on a new technical package “Orchestration of slices”.",
     [("Orchestration of slices", "agreed", "SG13", None)]),
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
    ("The outputs of the Focus Group were published in March 2017.",
     [("outputs of the Focus Group", "published", None, "2017-03")]),
    ("The deliverables of FG-NEW were published in March 2017.", [("deliverables of FG-NEW", "published", None, "2017-03")]),
    ("SG9 uses it. Five texts on modules were developed and approved (ITU-T J.901-J.905).",
     []),
    ("SG9 uses it. Five Recommendations on modules were developed and approved (ITU-T J.901-J.905).",
     [("J.901", "approved", "SG9", None), ("J.905", "approved", "SG9", None)]),
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


def test_a_list_can_follow_a_line_that_breaks_off() -> None:
    assert told("Standards developed by Study Group 13 and approved since 2017 include", "ITU-T Y.9001 “Terms”.", "SG13 met.",
                "ITU-T Y.9002 “Roles”.") == [("Y.9001", "approved", "SG13", None)]


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
    whole, half = reading(line), reading(line[:len(line) // 2])
    half_time, whole_time = _seconds(half), _seconds(whole)
    assert whole_time < 0.5 or whole_time < 3.2 * half_time


def _seconds(read: object) -> float:
    best = 99.0
    for _ in range(2):
        start = time.perf_counter()
        approvals.find(read)  # type: ignore[arg-type]
        best = min(best, time.perf_counter() - start)
    return best
