"""Every rule of `ingest.relate.groups` with an example and a counter-example."""

from __future__ import annotations

import time

import pytest

from ingest.mention import NarrativeFact
from ingest.relate import groups
from tests.relate.lines import reading


def facts(*lines: str) -> list[NarrativeFact]:
    return groups.find(reading(*lines))


def told(*lines: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(f.values["name"], f.values["action"], f.values["by"], f.values["date"]) for f in facts(*lines)]


RULES = [
    ("made", "SG5 created the Focus Group on Good Things (FG-GOOD) in May 2019.", [("FG-GOOD", "established", "SG5", "2019-05")]),
    ("made", "SG16 created in January 2017 a JCA on services (JCA-XYZ).", [("JCA-XYZ", "established", "SG16", "2017-01")]),
    ("made", "SG13 in March 2019 set up a new SG13RG-EECAT, that met in May 2019.",
     [("SG13RG-EECAT", "established", "SG13", "2019-03")]),
    ("made", "SG17 created SG17RG-AFR and created SG17RG-ARB.",
     [("SG17RG-AFR", "established", "SG17", None), ("SG17RG-ARB", "established", "SG17", None)]),
    ("made", "It was decided to discontinue the CG-OLD.", [("CG-OLD", "concluded", None, None)]),
    ("was-made", "FG-NEW was established by SG11 in December 2021.", [("FG-NEW", "established", "SG11", "2021-12")]),
    ("was-made", "New focus groups were created: FG-ONE, FG-TWO.",
     [("FG-ONE", "established", None, None), ("FG-TWO", "established", None, None)]),
    ("was-made", "FG-NEW has been created in 2020.", [("FG-NEW", "established", None, "2020")]),
    ("was-made", "The lifetime of the FG-NEW was extended in 2020.", [("FG-NEW", "lifetime extended", None, "2020")]),
    ("by-itself", "FG-OLD concluded with 15 deliverables in July 2019.", [("FG-OLD", "concluded", None, "2019-07")]),
    ("by-itself", "The FG-OLD completed its work in June 2019.", [("FG-OLD", "concluded", None, "2019-06")]),
    ("made", "SG11 and SG13 established FG-NEW in 2020.", [("FG-NEW", "established", "SG11; SG13", "2020")]),
    ("was-made", "FG-NEW was jointly established by SG11 and SG13 in 2020.",
     [("FG-NEW", "established", "SG11; SG13", "2020")]),
    ("by-itself", "FG-ONE and FG-TWO concluded in May 2019.",
     [("FG-ONE", "concluded", None, "2019-05"), ("FG-TWO", "concluded", None, "2019-05")]),
    ("by-itself", "The Focus Groups (DFS and AN) that concluded end of 2016 did well.",
     [("FG-DFS", "concluded", None, "2016"), ("FG-AN", "concluded", None, "2016")]),
    ("goes-on", "FG-OLD wrote about cables. It accomplished its duties in July 2020.", [("FG-OLD", "concluded", None, "2020-07")]),
    ("goes-on", "FG-OLD met. It met again. The group finished its work in May 2019.", [("FG-OLD", "concluded", None, "2019-05")]),
    ("noun", "With closure of the JCA-OLD its roadmap went on.", [("JCA-OLD", "concluded", None, None)]),
    ("noun", "July 2020 SG13 meeting agreed continuation of the JCA-NEW for 2021.",
     [("JCA-NEW", "lifetime extended", "SG13", "2020-07")]),
    ("noun", "The ad hoc group on Resolution 64 met. The continuation of the Ad hoc group, which is to propose good methods for the use"
     " of addresses, was agreed in the SG2 meeting of 2 to 7 April 2017.",
     [("SG2-AHG-RES64", "lifetime extended", "SG2", "2017-04")]),
    ("noun", "FG-NEW met. The closure of the Focus Group was agreed by TSAG.", [("FG-NEW", "concluded", "TSAG", None)]),
    ("made", "SG16 formalized a new video group with MPEG (JTC1 SC29/WG11), the JVET.", [("JVET", "established", "SG16", None)]),
    ("terms", "The May 2017 TSAG meeting revised the ToR for JCA-AHF.", [("JCA-AHF", "ToR revised", "TSAG", "2017-05")]),
    ("title", "In 2021 SG13 continued work of JCA-NEW with the revised title “Beyond”.", [("JCA-NEW", "renamed", "SG13", "2021")]),
    ("mentioned", "SG20 works through FG-NEW.", [("FG-NEW", "mentioned", None, None)]),
]


@pytest.mark.parametrize(("rule", "line", "expected"), RULES, ids=[line for _, line, _ in RULES])
def test_what_happens_to_a_group(rule: str, line: str, expected: list[tuple[str, ...]]) -> None:
    assert told(line) == expected
    assert {f.rule for f in facts(line)} == {rule}


ONLY_MENTIONED = [
    "FG-NEW established a good liaison with SG5.",               # made: not of the group itself
    "SG5 will create FG-NEW.",                                   # made: planned
    "A meeting with FG-NEW was created.",                        # was-made: something else
    "FG-NEW concluded its first meeting.",                       # by-itself: only a meeting
    "SG5 wrote to FG-NEW. It concluded in May 2019.",            # goes-on: another body
    "FG-NEW met. It concluded that cables are good.",            # goes-on: a thought
    "FG-NEW and its Focus Groups (old and new) were heard.",     # no names in the bracket
    "A proposal for the creation of FG-NEW was received.",       # noun: wished for
    "FG-NEW went on with the same ToR.",                         # terms: not changed
    "FG-NEW discussed the Question with the revised title “X”.",  # title: of something else
    "SG13 approved the report of FG-NEW.",                       # made: its report
    "FG-NEW was in operation 2017 – 2020.",
    "FG-NEW went on until its closure report was sent.",        # noun: a report
]


@pytest.mark.parametrize("line", ONLY_MENTIONED)
def test_a_group_to_which_nothing_happens_is_mentioned(line: str) -> None:
    assert told(line) == [("FG-NEW", "mentioned", None, None)]


def details(*lines: str) -> list[tuple[str, dict[str, object]]]:
    known = {"name", "action", "by", "date"}
    return [(f.values["action"], {k: v for k, v in f.values.items() if k not in known}) for f in facts(*lines)]


DETAILS = [
    (("FG-NEW (in operation 2017 – 2020) looked at cables.",), "mentioned", {"start": "2017", "end": "2020"}),
    (("FG-NEW (2017 – 2020) looked at cables.",), "mentioned", {"start": "2017", "end": "2020"}),
    (("FG-NEW (2017) looked at cables.",), "mentioned", {}),
    (("The JCA-NEW meetings are always collocated with the ITU-T SG17 meetings.",), "mentioned", {"meets_with": "SG17"}),
    (("The JCA-NEW meeting was collocated with the ITU-T SG17 meeting.",), "mentioned", {}),
    (("SG13 agreed continuation of JCA-NEW for 2021.",), "lifetime extended", {"start": "2021", "end": "2021"}),
    (("SG13 agreed continuation of JCA-NEW for good.",), "lifetime extended", {}),
    (("From 2015 SG13 became parent group to the JCA-NEW.",), "parent changed", {"parent": "SG13"}),
    (("FG-NEW was established by SG16 at its meeting in Geneva, 9-20 July 2018.",), "established",
     {"start": "2018-07-09", "end": "2018-07-20"}),
    (("FG-NEW was established by SG16 in July 2018.",), "established", {}),
    (("FG-NEW concluded with 15 deliverables.",), "concluded", {"outputs": 15}),
    (("FG-NEW completed its work in June 2019.", "The Focus Group produced seven technical reports."), "concluded", {"outputs": 7}),
    (("FG-NEW completed its work in June 2019.", "SG5 produced seven technical reports."), "concluded", {}),
    (("With closure of JCA-NEW its list was inherited by the ITU-T JCA-IMT2020.",), "concluded", {"successor": "JCA-IMT2020"}),
    (("JCA-NEW ended in 2017. Its work was input into the JCA-IMT2020.",), "concluded", {"successor": "JCA-IMT2020"}),
    (("JCA-NEW ended in 2017. SG5 work was input into the JCA-IMT2020.",), "concluded", {}),
]


@pytest.mark.parametrize(("lines", "action", "expected"), DETAILS, ids=[lines[0] for lines, _, _ in DETAILS])
def test_what_is_said_beside_a_change(lines: tuple[str, ...], action: str, expected: dict[str, object]) -> None:
    assert details(*lines)[0] == (action, expected)


def test_a_new_name_and_the_date_from_which_a_parent_is_one() -> None:
    assert ("renamed", {"new_name": "Good cables and beyond"}) in details(
        "SG13 agreed continuation of JCA-NEW with the same ToR and revised title “Good cables and beyond”.")
    assert told("From 2015 SG13 became parent group to the JCA-NEW.") == [("JCA-NEW", "parent changed", "SG13", "2015")]


def test_the_end_of_a_group_as_a_noun_of_its_own() -> None:
    assert told("It was kept by the JCA-NEW until is demission at the end of 2017.") == [("JCA-NEW", "concluded", None, "2017")]


def test_groups_that_a_line_counts_and_the_next_ones_tell() -> None:
    lines = ("Two inter-Sector Rapporteur groups were created.", "IRG-AVA: for sound, of SG9;", "IRG-IBB: for broadcast.")
    assert told(*lines) == [("IRG-AVA", "established", None, None), ("IRG-IBB", "established", None, None)]
    assert told("Inter-Sector groups are useful.", "IRG-AVA: for sound, of SG9;") == [("IRG-AVA", "mentioned", None, None)]


def test_a_partnership_that_is_only_mentioned_is_no_group() -> None:
    assert facts("SG5 spoke with the World Standards Cooperation.") == []


def test_a_list_of_groups_inherits_from_its_head() -> None:
    lines = ("SG20 at its first meeting created two Regional Groups:", "· SG20RG-AFR", "· SG20RG-ARB")
    assert told(*lines) == [("SG20RG-AFR", "established", "SG20", None), ("SG20RG-ARB", "established", "SG20", None)]
    assert told("These groups met in 2019:", "· SG20RG-AFR") == [("SG20RG-AFR", "mentioned", None, None)]


def test_a_group_without_a_code_is_known_by_its_title() -> None:
    lines = ("SG20 established a Focus Group on “Data in Cities”.", "The Focus Group on Data in Cities (FG-DATA) met.")
    assert told(*lines) == [("FG-DATA", "established", "SG20", None)]
    assert told("The Ad hoc group on small issues was created by SG2 in 2017.") == [
        ("Ad hoc group on small issues", "established", "SG2", "2017")]
    assert told("The Ad hoc group on small issues met.") == []


def test_a_noun_without_a_name_is_the_only_group_of_its_sort() -> None:
    assert told("FG-ONE and FG-TWO met. The closure of the Focus Group was agreed by TSAG.") == [
        ("FG-ONE", "mentioned", None, None), ("FG-TWO", "mentioned", None, None)]
    assert told("FG-ONE met. The closure of the Focus Group was agreed by TSAG.") == [("FG-ONE", "concluded", "TSAG", None)]
    assert told("FG-ONE met. The closure of the Focus Group of the other organization was agreed by TSAG.") == [
        ("FG-ONE", "mentioned", None, None)]
    assert told("SG16 formalized a new video method with MPEG (JTC1 SC29/WG11), the JVET.") == [("JVET", "mentioned", None, None)]


def test_a_known_group_is_found_by_its_name_alone() -> None:
    assert told("Focus Group ML5G looked after it.") == [("FG-ML5G", "mentioned", None, None)]
    assert told("The Focus Group IEC spoke of looked after it.") == []


def test_bodies_that_are_no_groups_are_none() -> None:
    assert facts("SG5, TSAG and TSB met; Q4/17 was created.") == []


def test_a_group_is_told_of_once_and_other_dates_stay_side_by_side() -> None:
    assert told("SG5 created FG-NEW.", "FG-NEW was created in 2019.") == [("FG-NEW", "established", None, "2019")]
    assert told("SG13 agreed in 2020 continuation of JCA-NEW.", "SG13 agreed in 2021 continuation of JCA-NEW.") == [
        ("JCA-NEW", "lifetime extended", "SG13", "2020"), ("JCA-NEW", "lifetime extended", "SG13", "2021")]


def test_every_quote_stands_in_its_paragraph() -> None:
    for _, line, _ in RULES:
        for fact in facts(line):
            assert fact.quote
            assert fact.paragraph.text[fact.start:fact.end] == fact.quote


HOSTILE = [
    "FG-NEW ended. It produced seven reports. " * 1_000,
    "FG-NEW until its closure " * 2_000,
    "created FG-NEW " * 3_000,
    "FG-NEW, " * 4_000 + "was created",
    "Focus Group on " * 4_000,
    "Focus Group on “" * 3_000,
    "revised ToR of " * 4_000,
    "Focus Group on x (FG-NEW) was created by " * 1_000,
    "closure of the " * 4_000 + "FG-NEW",
    "FG-NEW met. " + "It finished its work. " * 3_000,
    "Focus Groups (" + "DFS and " * 20 + ") " * 2_000,
    "Focus Groups (DFS, AN) " * 2_000,
]


@pytest.mark.parametrize("line", HOSTILE, ids=[line[:24] for line in HOSTILE])
def test_the_time_is_linear_in_the_text(line: str) -> None:
    half, whole = _seconds(line[:len(line) // 2]), _seconds(line)
    assert whole < 0.3 or whole < 3.2 * half


def _seconds(line: str) -> float:
    read = reading(line)
    best = 99.0
    for _ in range(2):
        start = time.perf_counter()
        groups.find(read)
        best = min(best, time.perf_counter() - start)
    return best
