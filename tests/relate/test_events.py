"""Every rule of `ingest.relate.events` with an example and a counter-example."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from ingest.mention import NarrativeFact
from ingest.relate import events
from tests.relate.lines import reading

SEED = 20


def facts(*lines: str) -> list[NarrativeFact]:
    return events.find(reading(*lines))


def told(*lines: str) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, name, dates and place of each event: ("forum", "Forum on Y", "2019-05-02", "Rome, Italy")."""
    rows = []
    for fact in facts(*lines):
        v = fact.values
        dates = v["start"] if v["start"] == v["end"] else f"{v['start']}..{v['end']}"
        place = ", ".join(p for p in (v["city"], v["country"], "virtual" if v["virtual"] else None) if p)
        rows.append((v["event_kind"], v["name"], dates, place or None))
    return rows


ONE = {
    # phrase-with-date: the date behind
    "The ITU Workshop on Y was held on 5 May 2019 in Dakar, Senegal.":
        ("workshop", "ITU Workshop on Y", "2019-05-05", "Dakar, Senegal"),
    "A Forum on Apples, Pears and Plums took place from 3-5 May 2019 in Rome.":
        ("forum", "Forum on Apples, Pears and Plums", "2019-05-03..2019-05-05", "Rome"),
    'The 2nd Symposium on "Green cables" (Warsaw, Poland, 5 December 2017) was short.':
        ("symposium", '2nd Symposium on "Green cables"', "2017-12-05", "Warsaw, Poland"),
    "A webinar on trees was held on 14 and 16 April 2020.":
        ("webinar", "webinar on trees", "2020-04-14..2020-04-16", "virtual"),
    "Pages were read at the Panel on Paper, a body of experts, which took place on 9 July 2019 in New York.":
        ("panel", "Panel on Paper", "2019-07-09", "New York"),
    "TSB held a training session for newcomers on Tuesday, 16 May 2017.":
        ("training", "training session for newcomers", "2017-05-16", None),
    'A workshop on 26 May 2017 in Hangzhou, China on "Future cables" was held.':
        ("workshop", 'workshop on "Future cables"', "2017-05-26", "Hangzhou, China"),
    'The lost mark: 4th Forum on Trees and e-Woods 2018" on 4-6 July 2018 in Thanh Hoa City, Vietnam.':
        ("forum", "4th Forum on Trees and e-Woods 2018", "2018-07-04..2018-07-06", "Thanh Hoa, Vietnam"),
    # the date inside
    "It was read at the SG17 March 2018 meeting.": ("meeting", "SG17 meeting", "2018-03", None),
    "TSAG October 2021 meeting agreed.": ("meeting", "TSAG meeting", "2021-10", None),
    'During WSIS Forum 2021 Session 406 "On masks" it was said.':
        ("session", 'WSIS Forum 2021 Session 406 "On masks"', "2021", None),
    "The FIGI Symposium 2021 was a success.": ("symposium", "FIGI Symposium 2021", "2021", None),
    "These texts were shown at WSIS Forum 2019.": ("forum", "WSIS Forum 2019", "2019", None),
    "The fund was launched in September 2019 during the UN Tree Summit.": ("summit", "UN Tree Summit", "2019-09", None),
    "It was shown beside the Third Rome 5G week, November 2019, Rome.": ("conference", "Third Rome 5G week", "2019-11", "Rome"),
    "A Forum on Trees took place in Samarkand (Republic of Uzbekistan) on 2 October 2018.":
        ("forum", "Forum on Trees", "2018-10-02", "Samarkand, Republic of Uzbekistan"),
    "They met ITU on 11 December 2019 at the Tree Review Summit in Rome.":
        ("summit", "Tree Review Summit", "2019-12-11", "Rome"),
    "It was shown beside ITU Telecom World, 10-13 September 2018.":
        ("event", "ITU Telecom World", "2018-09-10..2018-09-13", None),
    "The second virtual consultation of councillors in November 2020 agreed.":
        ("meeting", "second virtual consultation of councillors", "2020-11", "virtual"),
    "It was finally decided that WTSA-20 takes place in Geneva, Switzerland, 1-9 March 2022.":
        ("conference", "WTSA-20", "2022-03-01..2022-03-09", "Geneva, Switzerland"),
    "The third Forum on Trees, 18 July 2018 Geneva, was good.":
        ("forum", "third Forum on Trees", "2018-07-18", "Geneva"),
    'The Workshop on "Old cables. New ideas" was held on 5 May 2019.':
        ("workshop", 'Workshop on "Old cables. New ideas"', "2019-05-05", None),
    "Tree Security Week - Session on Good Trees, 12 March 2019 (16h30), Vienna, Austria":
        ("session", "Tree Security Week - Session on Good Trees", "2019-03-12", "Vienna, Austria"),
    'Virtual forum on "Trees", Virtual session, 7 December 2020': ("forum", 'Virtual forum on "Trees"', "2020-12-07", "virtual"),
    "Workshop on Trees, 11 April 2019 (13h15 - 14h00), Room C2, ITU headquarters, Geneva, Switzerland":
        ("workshop", "Workshop on Trees", "2019-04-11", "Geneva, Switzerland"),
    "Webinar series on Trees, 2021-2022": ("webinar", "Webinar series on Trees", "2021..2022", "virtual"),
    "A workshop on trees was held on 19 April 2017, hosted by the World Bank in Washington D.C. The trees were good.":
        ("workshop", "workshop on trees", "2017-04-19", "Washington D.C."),
    # date-before
    "In March 2021, SG11 organized a joint workshop on cables.": ("workshop", "joint workshop on cables", "2021-03", None),
    "SG11 organized on 6 May 2021 an ITU webinar on cables.": ("webinar", "ITU webinar on cables", "2021-05-06", "virtual"),
    # named
    "ITU organized a Forum on Plums.": ("forum", "Forum on Plums", None, None),
    'ITU organized the Task Force Forum on "Plums". This forum took place virtually on 21 June 2021.':
        ("forum", 'Task Force Forum on "Plums"', "2021-06-21", "virtual"),
    "The 5th SG13 regional workshop for Africa had two parts.":
        ("workshop", "5th SG13 regional workshop for Africa", None, None),
    "SG17 at its first meeting agreed.": ("meeting", "SG17 first meeting", None, None),
    # met
    "SG5RG-AP met in Wuxi, China, on 3 December 2018.": ("meeting", "SG5RG-AP meeting", "2018-12-03", "Wuxi, China"),
    "SG5RG-AP met online on 29-30 September 2020.":
        ("meeting", "SG5RG-AP meeting", "2020-09-29..2020-09-30", "virtual"),
    "SG2RG-AMR and SG3RG-LAC were held back-to-back in March 2017.":
        ("meeting", "SG2RG-AMR, SG3RG-LAC meeting", "2017-03", None),
    "This was preceded by the Tree Committee of ETSI on 9-10 September 2019.":
        ("meeting", "Tree Committee of ETSI", "2019-09-09..2019-09-10", None),
    "New texts were shown at TSAG 26 February – 2 March 2018.": ("meeting", "TSAG meeting", "2018-02-26..2018-03-02", None),
    # titled
    'Slides were shown at the "Breakfast on cables" held on 20 June 2018.':
        ("other", "Breakfast on cables", "2018-06-20", None),
    # assembly
    "WTSA-20 is to take place in Hyderabad, India, from 1 to 9 March 2022.":
        ("conference", "WTSA-20", "2022-03-01..2022-03-09", "Hyderabad, India"),
}


@pytest.mark.parametrize(("text", "event"), ONE.items())
def test_a_sentence_tells_of_one_event(text: str, event: tuple[str, str, str | None, str | None]) -> None:
    assert told(text) == [event]


@pytest.mark.parametrize(("text", "mode"), [
    ("An SG5 meeting was held on 1 June 2020 (by correspondence).", "by correspondence"),
    ("An SG5 meeting took place in December 2021 (exact dates open), (hybrid meeting).", "hybrid"),
    ("A face-to-face SG5 workshop on cables was held on 1 June 2020.", "in person"),
    ("An SG5 meeting was held on 1 June 2020 (virtual).", None),           # told by `virtual`
    ("An SG5 meeting was held on 1 June 2020 (with a correspondence group).", None),
])
def test_how_people_took_part(text: str, mode: str | None) -> None:
    assert [f.values.get("mode") for f in events.find(reading(text))] == [mode]


SEVERAL = {
    # one event for each coordinated date or place
    "TSB organized workshops on Y (Abuja, Nigeria, 29 August 2019; Warsaw, Poland, 5 December 2017).":
        [("2019-08-29", "Abuja, Nigeria"), ("2017-12-05", "Warsaw, Poland")],
    "SG17 organized trainings on 20 March 2017 and 30 August 2017 in Geneva, Switzerland.":
        [("2017-03-20", "Geneva, Switzerland"), ("2017-08-30", "Geneva, Switzerland")],
    "FG-AN held workshops on 29 January 2018 in Geneva and in San Jose, United States, on 7 August 2018.":
        [("2018-01-29", "Geneva"), ("2018-08-07", "San Jose, United States")],
    "Workshops on quality in Dakar, Geneva and Kigali were useful.":
        [(None, "Dakar"), (None, "Geneva"), (None, "Kigali")],
    "SG13RG-AFR met in Dakar (Senegal) on 7 May 2017, Accra (Ghana) on 2-4 July 2018 and 8 June 2019.":
        [("2017-05-07", "Dakar, Senegal"), ("2018-07-02..2018-07-04", "Accra, Ghana"), ("2019-06-08", "Accra, Ghana")],
    "The May 2017, February/March 2018 and January 2022 TSAG meetings considered it.":
        [("2017-05", None), ("2018-02..2018-03", None), ("2022-01", None)],
    "Two panels were held on 15 and 16 May 2019 respectively.": [("2019-05-15", None), ("2019-05-16", None)],
    "ITU held three Gold Symposia in 2017, 2019 and 2021.": [("2017", None), ("2019", None), ("2021", None)],
    "ITU held two Gold Symposia attended by 2000 people from 148 countries in 2017 and 2019.": [("2017", None), ("2019", None)],
    "ITU held the 6th and 7th Green Cable events in 2016 and 2017.": [("2016", None), ("2017", None)],
    "The 6th and 7th Green Cable Weeks took place in Rome.": [(None, "Rome"), (None, "Rome")],
    "The meetings of SG3 (May 2021), SG2 (Sept. 2020 and Jan. 2021) and the RGMs Q1/3 (July 2021), to the SG13RG-AFR (June 2021).":
        [("2021-05", None), ("2020-09", None), ("2021-01", None), ("2021-07", None), ("2021-06", None)],
    "SG13 at its February 2017 meeting organized a joint session on trees.": [("2017-02", None), ("2017-02", None)],
    "SG2RG-AMR was co-located with SG3RG-LAC in Rome in March 2019.": [("2019-03", "Rome")],
    "SG3RG-ARB back-to-back with SG5RG-ARB back-to-back with SG20RG-ARB in Kuwait City (Kuwait) in December 2018.":
        [("2018-12", "Kuwait City, Kuwait")],
    # joined, beside, leading
    "A Forum on X and a Session on Y took place on 6 May 2018 in Cairo, Egypt.":
        [("2018-05-06", "Cairo, Egypt"), ("2018-05-06", "Cairo, Egypt")],
    "A session on X was held on 27 January 2017 during the SG16 meeting (16-27 January 2017) in Geneva.":
        [("2017-01-27", "Geneva"), ("2017-01-16..2017-01-27", "Geneva")],
    "SG3 organized a workshop on X during its meeting in April 2018.": [("2018-04", None), ("2018-04", None)],
    "SG3RG-AFR held an e-meeting during the ATU Garden preparatory meeting on 28 September 2021 with a talk.":
        [("2021-09-28", "virtual")],  # the day of the e-meeting; that of the ATU meeting is not said
    "SG3RG-AFR held an e-meeting during the ATU Garden preparatory meeting (28 September 2021).":
        [("2021-09-28", "virtual"), ("2021-09-28", None)],
    "SG3RG-AFR held an e-meeting during the ATU Garden preparatory meeting on 27-30 September 2021.":
        [("2021-09-27..2021-09-30", "virtual"), ("2021-09-27..2021-09-30", None)],
    "During March 2018 SG17 meeting, Q5/17 carried out a joint session.": [("2018-03", None), ("2018-03", None)],
    # enumerated
    "SG17 held workshops on security, such as Apples (March 2017), Pears (August 2017) and Plums (March 2018).":
        [("2017-03", None), ("2017-08", None), ("2018-03", None)],
}


@pytest.mark.parametrize(("text", "expected"), SEVERAL.items())
def test_a_sentence_tells_of_several_events(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(dates, place) for _, _, dates, place in told(text)] == expected


NOTHING = (
    "The Workshop on “Cables” encouraged SG5 to go on.",           # looks back
    "The text of the Workshop on “Cables” discussed by SG5 is good.",
    "GCW-17 was held in Rome, 3-5 April 2017.",                    # nobody says what it is
    "SG5RG-ARB is co-located with others.",                        # no date
    "The reports of SG5 are co-located with SG9 in May 2019.",     # no body that meets
    "The workshop discussed new cables.",                          # looks back
    "SG13 has a workshop alongside each of its meetings.",         # speaks of all
    "SG11 meetings are mostly collocated with SG13 meetings.",
    "Over 30 trainings have been held since March 2020.",          # counts
    "14 virtual trainings were organized between March 2020 and November 2021.",
    "CTOs encouraged ITU to host a workshop on cables.",           # is wished for
    "SG17 collaborates with TM Forum and the Metro Ethernet Forum.",   # are organizations
    "The report was launched in September 2019.",                  # a date without an event
    "These texts were shown at a forum in 2019.",                  # only the place of something else
    "SG3 created FG-GOOD (May 2021) and heard TSAG (2020) and SG5 (see the list of May 2020).",  # no meetings
    "It took place in Rome on 5 May 2019.",                        # nobody says what
    "WTSA-20 takes a place in the list of May 2019.",
    "The rules were made in consultation with experts in May 2019.",
    "The fund was launched in September 2019 during a forum.",     # a forum without a name
    "TSB took part in workshops, forums, and training session on trees.",
    "A course of actions was agreed in May 2019.",
    "The list was made in the last week of November 2019.",        # no event called so
    "Training materials are made in 2020.",
    "Workshops on Trees in 2021-2022.",                            # several, over years
    "1st Tree Week:",                                              # heads a list
    "This was preceded by the work of ETSI, which began on 9 September 2019.",
    "The webinar series is on trees.",
    "The texts were sent to TSAG in May 2018 and by SG5 May 2018.",  # when they were sent
    "The texts were sent to SG5 May 2018.",
    "This was preceded by the agreement of SG16 on 9 May 2019.",   # what a body does is no meeting
    "This was followed by the chairman of SG5 on 9 May 2019.",
    "This was preceded by the work of the committee of ETSI on 9 May 2019.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_an_event_is_none(text: str) -> None:
    assert told(text) == []


LISTS: dict[str, tuple[list[str], list[tuple[str, str, str | None, str | None]]]] = {
    "lines inherit kind, name and mode": (
        ["SG11 also organized the following virtual training sessions:", "· 16 March 2021", "· 30 November 2021 (with SG13)"],
        [("training", "virtual training session", "2021-03-16", "virtual"),
         ("training", "virtual training session", "2021-11-30", "virtual")]),
    "a group that met": (
        ["The following regional groups have met since 2016:", "Study Group 3", "· SG3RG-AO: virtual, 12-14 April 2021",
         "· SG3RG-AFR: Virtual (June 2021); Abuja, Nigeria (May 2020)"],
        [("meeting", "SG3RG-AO", "2021-04-12..2021-04-14", "virtual"), ("meeting", "SG3RG-AFR", "2021-06", "virtual"),
         ("meeting", "SG3RG-AFR", "2020-05", "Abuja, Nigeria")]),
    "names with date and place": (
        ["The following meetings took place:", "AFRICA", "· ABC-1, 4 - 7 March 2019, Rabat, Morocco"],
        [("meeting", "ABC-1 meeting", "2019-03-04..2019-03-07", "Rabat, Morocco")]),
    "the date before the name": (
        ["ITU organized the following webinars:", "· 22 April 2020: Trees and leaves", "· Roots and soil (6 May 2020)"],
        [("webinar", "Trees and leaves", "2020-04-22", "virtual"), ("webinar", "Roots and soil", "2020-05-06", "virtual")]),
    "one date for all lines": (
        ["In May 2021, ITU organized two events:", "· ITU Workshop on “Trees”", "· Joint webinar on “Leaves”"],
        [("workshop", 'ITU Workshop on "Trees"', "2021-05", None), ("webinar", 'Joint webinar on "Leaves"', "2021-05", "virtual")]),
    "the day above": (
        ["· Day 1 - Tuesday, 1 October 2019", "· Forum on “Trees”", "· Day 2 - Wednesday, 2 October 2019", "· Panel on “Leaves”"],
        [("forum", 'Forum on "Trees"', "2019-10-01", None), ("panel", 'Panel on "Leaves"', "2019-10-02", None)]),
    "the parts of an event by their days": (
        ["The 10th Tree Week took place from 14 to 16 December 2021. The structure of the 10th TW was the following:",
         "· Day 1: 14 December 2021: Dialogue on leaves", "· Day 2: 15 December 2021: Roots in Rome", "· Day 3: 16 December 2021"],
        [("conference", "10th Tree Week", "2021-12-14..2021-12-16", None), ("dialogue", "Dialogue on leaves", "2021-12-14", None),
         ("session", "Roots in Rome", "2021-12-15", None)]),
    "what is only beside the events": (
        ["Workshops held in conjunction with meetings of SG9 or Rapporteurs meetings. Which were hosted in regions:",
         "· Trees, Rome, Italy, 26 May 2017."],
        [("workshop", "Trees Workshop", "2017-05-26", "Rome, Italy")]),
    "days in a line": (
        ["SG5 has held the following meetings:", "· Virtual, 27 and 29 September 2021", "· Rome, 2 May 2019"],
        [("meeting", "SG5 meeting", "2021-09-27..2021-09-29", "virtual"), ("meeting", "SG5 meeting", "2019-05-02", "Rome")]),
    "ordinals above a list": (
        ["The 6th and 7th Tree Weeks were organized as follows:", "· 6th Tree Week, Rome, 6 May 2018",
         "· 7th Tree Week, Tunis, 3 June 2019"],
        [("conference", "6th Tree Week", "2018-05-06", "Rome"), ("conference", "7th Tree Week", "2019-06-03", "Tunis")]),
    "an abbreviation": (
        ["The 7th ITU Green Cable Week (GCW-17) has concluded with a text.", "GCW-17 was held in Rome, Italy, 3-5 April 2017."],
        [("conference", "7th ITU Green Cable Week (GCW-17)", "2017-04-03..2017-04-05", "Rome, Italy")]),
    "an unfinished line": (
        ["· SG11 conducted Workshops", "· on “Trees” (Geneva, 11 March 2019).", "· on “Leaves” (Tunis, 23 April 2018)."],
        [("workshop", 'Workshop on "Trees"', "2019-03-11", "Geneva"), ("workshop", 'Workshop on "Leaves"', "2018-04-23", "Tunis")]),
}


@pytest.mark.parametrize(("lines", "expected"), LISTS.values(), ids=LISTS.keys())
def test_the_lines_of_a_list_inherit(lines: list[str], expected: list[Any]) -> None:
    assert told(*lines) == expected


def test_a_list_of_something_else_has_no_events() -> None:
    assert told("The group produced the following reports at its meetings:", "· Trees (May 2019)") == []


BODIES = {
    "SG11, at its February 2017 meeting, agreed.": ["SG11"],
    "SG5 created FG-GOOD at its meeting in May 2019.": ["SG5"],
    "The report was agreed by FG-GOOD in its last meeting in May 2019.": ["FG-GOOD"],
    "At its meeting in May 2019, SG5 created FG-GOOD.": ["SG5"],
    "SG13 set up SG13RG-EECAT that had its first meeting in May 2019.": ["SG13RG-EECAT"],
    "SG5RG-AFR and SG20RG-AFR had a collocated meeting in May 2019.": ["SG5RG-AFR", "SG20RG-AFR"],
    "The meetings of SG2RG-AFR and SG2RG-ARB in April 2018 heard it.": ["SG2RG-AFR", "SG2RG-ARB"],
    "SG13RG-AFR meeting was collocated in time with SG20 in June 2021.": ["SG13RG-AFR"],
    "SG20RG-ARB held its first meeting on 9 May 2017. A second meeting was held on 19 June 2018.": ["SG20RG-ARB"],
}


@pytest.mark.parametrize(("text", "bodies"), BODIES.items())
def test_a_meeting_has_its_body_and_no_organizers(text: str, bodies: list[str]) -> None:
    found = facts(text)
    assert [f.values["body"] for f in found] == [bodies] * len(found)
    assert [f.values["organizers"] for f in found] == [[]] * len(found)
    assert found


def test_the_subject_of_organized_is_the_organizer() -> None:
    (fact,) = facts("SG5 and SG20 organized a Forum on Trees on 5 May 2019, in 2019.")
    assert fact.values["organizers"] == ["SG5", "SG20"]


def test_a_name_alone_only_lets_us_infer_the_organizer() -> None:
    (fact,) = facts("The SG5 Workshop on Trees took place on 5 May 2019.")
    assert (fact.values["organizers"], fact.values["inferred"]["organizers"]) == ([], ["SG5"])


def test_an_event_with_a_title_that_does_something_took_place() -> None:
    text = "SG5 Workshop on “Old cables. New ideas” encouraged SG5 to go on."
    assert told(text) == [("workshop", 'SG5 Workshop on "Old cables. New ideas"', None, None)]


def test_a_date_told_later_completes_the_event() -> None:
    assert told("ITU organized a Forum on Trees. This forum took place on 21 June 2021.") == [
        ("forum", "Forum on Trees", "2021-06-21", None)]


def test_the_number_of_its_parts_completes_a_series() -> None:
    assert told("TSB organised the Tree webinar series. Ten webinars were held between May and July 2020.") == [
        ("webinar", "Tree webinar series", "2020-05..2020-07", "virtual")]
    assert told("TSB organised a Tree webinar series. Ten workshops were held between May and July 2020.") == [
        ("webinar", "Tree webinar series", None, "virtual")]


def test_a_line_with_only_its_mode_is_no_event_of_its_list() -> None:
    assert told("The following events and activities have been organized:", "· Online", "· 2021") == []


def test_the_sentence_behind_completes_the_event() -> None:
    assert told("ITU organized the first Tree Week in Rome. It took place from 27 to 30 August 2019.") == [
        ("conference", "first Tree Week", "2019-08-27..2019-08-30", "Rome")]
    assert [e[2] for e in told("ITU organized a Forum on Trees and a Workshop on Leaves. It was held on 5 May 2019.")] == [None, None]


def test_a_name_told_again_without_its_date_is_no_other_event() -> None:
    again = ["SG5 held the 1st Tree Week with joy.", "SG9 held the 1st Tree Week as well.", "TSB held the 1st Tree Week in Rome."]
    assert told(*again) == [("conference", "1st Tree Week", None, "Rome")]
    assert told("The fourth meeting of SG5 took place on 3 May 2019.", "It was launched during the 4th SG5 meeting.") == [
        ("meeting", "fourth meeting of SG5", "2019-05-03", None)]
    assert len(told("The fourth meeting of SG5 took place on 3 May 2019.", "SG5 agreed at its 5th meeting.")) == 2
    assert len(told("ITU held a Forum on trees for Asia on 3 May 2019.", "ITU held a Forum on trees for Africa.")) == 2


def test_an_abbreviation_makes_no_other_event() -> None:
    assert told("The 7th Green Cable Week was held on 3 April 2017 in Rome.", "The 7th Green Cable Week (GCW-17) has ended.",
                "GCW-17 was held in Rome, 3 April 2017.") == [("conference", "7th Green Cable Week", "2017-04-03", "Rome")]


def test_the_same_event_told_twice_is_one() -> None:
    assert len(facts("It was heard in the SG2 meeting of 4 to 13 July 2018.", "The SG2 meeting of 4 to 13 July 2018 agreed.")) == 1


def test_an_event_without_a_date_gives_way_to_the_one_with_a_date() -> None:
    assert told("The Seventh Green Week took place on 5 May 2017.", "The 7th Green Week was held with joy.") == [
        ("conference", "Seventh Green Week", "2017-05-05", None)]


def test_what_is_planned_says_so() -> None:
    (fact,) = facts("The next SG2 meeting will be held from 1 to 5 May 2022.")
    assert fact.values["planned"] is True


def test_an_impossible_date_is_kept() -> None:
    assert told("A hackathon on masks took place on 36 August 2020.") == [
        ("hackathon", "hackathon on masks", "2020-08-36", None)]


def test_an_impossible_date_says_why() -> None:
    (fact,) = facts("SG2 met from 25 to 29 February 2019.")
    assert fact.values["problem"] == "no such day"


def test_the_quote_stands_in_the_paragraph() -> None:
    (fact,) = facts("We say: the Forum on Trees was held on 5 May 2019 in Rome. It was good.")
    assert fact.quote == "Forum on Trees was held on 5 May 2019 in Rome"


def test_any_text_gives_a_result_with_quotes_in_place() -> None:
    pieces = ["workshop ", "SG2 ", "meeting ", "on ", "5 May 2019", "Rome, Italy", "(", ")", ", ", ". ", '"', "and ", "the ",
              "first ", "met ", "held ", "was ", "Forum ", "in ", ":", "each ", "\n", "virtual ", "2018 ", "WTSA-20 "]
    rnd = random.Random(SEED)  # noqa: S311 - nothing here is secret
    for _ in range(400):
        lines = ["".join(rnd.choice(pieces) for _ in range(rnd.randrange(25))) for _ in range(3)]
        for fact in facts(*(rnd.choice(("", "· ")) + line for line in lines)):
            assert 0 <= fact.start < fact.end <= len(fact.paragraph.text)
            assert fact.values["name"]


HOSTILE = ("workshop ", "It took place ", "meetings of SG3 (May 2021), ", "1st and 2nd ", "Symposia attended by ",
            "Workshop on A ", "SG2 meeting, ", "first meeting of ", "SG2 met ", "Forum and ", "A (B) meeting ",
           "workshop on 5 May 2018 in ", "SG5RG-ARB back-to-back with ", "Cable Week (GCW-17) ", "GCW-17 was held ",
           'Workshop on "A. B ', '"workshop" held on 5 May 2018 ', "WTSA-20 was ", "events: ", "(", '"x ', "in Rome, ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_of_one_thing_takes_time_in_proportion(piece: str) -> None:
    short, long = (reading(piece * (size // len(piece))) for size in (20_000, 80_000))
    started = time.process_time()
    events.find(short)
    between = time.process_time()
    events.find(long)
    assert time.process_time() - between < 12 * max(between - started, 0.05)
