"""Liaisons and collaborations: each way of telling one, with a counter-example; sentences are invented."""

from __future__ import annotations

import pytest

from ingest.document import Offsets, Paragraph, Place
from ingest.mention import Narrative
from ingest.relate import ReadNarrative, collaborations, liaisons, read


def reading(*lines: str) -> ReadNarrative:
    return read(Narrative("20-03", "R20", tuple(Paragraph(line, Place(), Offsets(((0, 0),))) for line in lines)))


@pytest.mark.parametrize(("line", "expected"), [
    ("SG20 sent a liaison statement to TSAG on its structure.", [("SG20", ["TSAG"])]),
    ("SG15 sends Liaisons to ITU-D SG1 and 2, as well as to TSAG.", [("SG15", ["ITU-D-SG1", "ITU-D-SG2", "TSAG"])]),
    ("SG17 sent liaison statements (ref. TSAG-TDs 93 and 94) on its roles.", [("SG17", ["TSAG"])]),
    ("SG17 sent its report in time.", []),
    ("A liaison statement was sent by SG5 to ETSI TC EE.", [("SG5", ["ETSI TC EE"])]),
    ("SG13 received a liaison statement from ETSI TC EE.", [("ETSI TC EE", ["SG13"])]),
    ("SG2 liaised with ISO/TC 154 on time zones.", [("SG2", ["ISO/TC 154"])]),
    ("SG5 informed ISO/IEC JTC 1/SC 39 on data centres.", [("SG5", ["ISO/IEC JTC 1/SC 39"])]),
    ("The public was well informed in 2019.", []),
    ("SG5 invited IEC TC 100 to continue.", [("SG5", ["IEC TC 100"])]),
    ("SG5 provided ETSI TC EE with comments on the draft.", [("SG5", ["ETSI TC EE"])]),
    ("SG5 provided a report in 2019.", []),
    ("TSAG was informed by SG9 about the merger.", [("SG9", ["TSAG"])]),
    ("SG15 liaises with relevant organizations.", []),
    ("SG15 liaises with relevant organizations as necessary, such as ISO/IEC JTC 1/SC 27.", [("SG15", ["ISO/IEC JTC 1/SC 27"])]),
    ("TSB, BDT and BR Directors informed ETSI.", [("TSB", ["ETSI"]), ("BDT", ["ETSI"]), ("BR", ["ETSI"])]),
    ("At the request of SG13, SG5 informed ETSI.", [("SG5", ["ETSI"])]),
    ("The Chairman invited SG2 to choose.", []),
    ("SG2 liaised with ITU-R SG5 on noise, with ITU-D SG1 on access.", [("SG2", ["ITU-R-SG5"]), ("SG2", ["ITU-D-SG1"])]),
    ("SG3 liaised with ITU-D on prices and ITU-R on routes.", [("SG3", ["ITU-D"]), ("SG3", ["ITU-R"])]),
    ("SG3 liaised with ITU-D on the merger of ISO and IEC on Monday.", [("SG3", ["ITU-D"])]),
    ("SG3 replied to ITU-D SG1 Q4/1 on spectrum.", [("SG3", ["ITU-D-Q4/1"])]),
    ("TSAG liaised with the ITU-T study groups, IETF and IAB.", [("TSAG", ["IETF", "IAB"])]),
    ("SG9 provided information on its tests to SG11 in time.", [("SG9", ["SG11"])]),
    ("TSB provided comments to EC's draft requests to the ESOs (ETSI, CEN).", [("TSB", ["ETSI", "CEN"])]),
    ("SG13 has a report to TSAG (in the form of an LS).", [("SG13", ["TSAG"])]),
    ("SG13 has a report to TSAG in preparation.", []),
    ("SG2 met in May. Liaison statements were agreed and sent to SG3.", [("SG2", ["SG3"])]),
    ("SG2 replied to TSAG-LS4 in TD229.", [("SG2", ["TSAG"])]),
    ("SG2 replied to questions in TSAG-TD229.", []),
    ("SG13 informs on a regular basis the ITU-D Q3/1 on clouds.", [("SG13", ["ITU-D-Q3/1"])]),
    ("SG13 regularly communicates with ETSI on clouds.", [("SG13", ["ETSI"])]),
    ("The Director of TSB informed Council on misuse.", [("TSB", ["Council"])]),
    ("SG2 met in May. The meeting approved the liaison prepared by experts to TSAG and IAB on numbers.", [("SG2", ["TSAG", "IAB"])]),
    ("SG2 approved the report to TSAG on numbers.", []),
    ("SG15 approved the statement of SG11 to ETSI.", []),
    ("SG15 approved the statement that SG11 sent to ETSI.", []),
    ("SG15 agreed on SG11's liaison statement to ETSI.", []),
    ("SG15 approved a statement on the work of SG11 to ETSI.", [("SG15", ["ETSI"])]),
    ("SG15 approved and sent a statement to ETSI.", [("SG15", ["ETSI"])]),
    ("SG15 agreed to send a liaison statement to ETSI.", [("SG15", ["ETSI"])]),
    ("SG2 met in May. Liaisons with IETF on good numbers were exchanged.", [("SG2", ["IETF"])]),
    ("SG2 met in May. Liaisons with IETF on good numbers are useful.", []),
    ("SG15 exchanges LSs with SG11 regularly.", [("SG15", ["SG11"])]),
    ("SG2: Liaison statement with SG11 on this issue.", [("SG2", ["SG11"])]),
    ("SG9: Regular exchange of LSs on cables and trees with ITU-D.", [("SG9", ["ITU-D"])]),
    ("SG9 exchanges views with ITU-D.", []),
    ("TSB informed that IEC and ISO met.", []),
    ("SG9 exchanges LSs on cable and access to cable with ITU-D SGs.", [("SG9", ["ITU-D"])]),
    ("SG9 went to CASC and provided relevant information to SG11 and SG12 related to trees.", [("SG9", ["SG11", "SG12"])]),
    ("The Director of TSB informed Council on misuse (see C17/24).", []),
])
def test_liaisons(line: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(f.values["from"], f.values["to"]) for f in liaisons.find(reading(line))] == expected


@pytest.mark.parametrize(("line", "expected"), [
    ("SG13 collaborates with ETSI TC EE and ISO/TC 154 on clouds.", [("SG13", ["ETSI TC EE", "ISO/TC 154"])]),
    ("SG2 works closely with the IETF.", [("SG2", ["IETF"])]),
    ("SG2 works with great care.", []),
    ("SG15 exchanges LSs with SG11 regularly.", []),               # liaisons
    ("SG2: Liaison statement with SG11 on this issue.", []),
    ("SG15 has exchange with SG11 on trees.", [("SG15", ["SG11"])]),
    ("SG13 has exchange with SC6 of ISO/IEC JTC 1.", []),
    ("SG13 has exchange with ISO/IEC JTC 1/SC 27, on clouds, ISO/TC 307 on chains and ISO/TC 154 on trees.",
     [("SG13", ["ISO/IEC JTC 1/SC 27"]), ("SG13", ["ISO/TC 307"]), ("SG13", ["ISO/TC 154"])]),
    ("SG13 has exchange with ISO/IEC JTC 1/SC 27 on clouds, ISO/TC 307 was not there.", [("SG13", ["ISO/IEC JTC 1/SC 27"])]),
    ("SG15 appointed liaison rapporteurs to IEC TC86, SC86A/WG1, IEC TC86, SC86C.", [("SG15", ["IEC SC 86A/WG 1", "IEC SC 86C"])]),
    ("SG15 appointed liaison rapporteurs to IEC TC8, IEC SC86A.", [("SG15", ["IEC TC 8", "IEC SC 86A"])]),
    ("With WHO, Q28/16 is working on safe trees.", [("Q28/16", ["WHO"])]),
    ("With WHO and ETSI, SG16 develops safe trees.", [("SG16", ["WHO", "ETSI"])]),
    ("With WHO on board, Q28/16 met in May.", []),
    ("SG16 works on trees. A guide was developed with the assistance of ITU-D and launched in May.", [("SG16", ["ITU-D"])]),
    ("SG16 works on trees. A guide was read with the assistance of ITU-D.", []),
    ("SG5 invited IEC TC 100 to continue with the collaboration on plugs.", [("SG5", ["IEC TC 100"])]),
    ("SG5 invited IEC TC 100 to continue with the plugs.", []),
    ("Common texts between SG17 and ISO/IEC are updated.", [("SG17", ["ISO/IEC"])]),
    ("Texts between SG17 and ISO/IEC are updated.", []),
    ("SG16 formed a collaborative group with MPEG, the JVET.", [("SG16", ["ISO/IEC JTC 1/SC 29/WG 11"])]),
    ("SG11 has exchanged drafts with SG13.", [("SG11", ["SG13"])]),
    ("SG20 liaison rapporteur for ISO/IEC JTC 1/SC 41 regularly reports.", [("SG20", ["ISO/IEC JTC 1/SC 41"])]),
    ("It facilitated collaboration between IEEE 802.1/802.3 and ITU-T SG15.", [("IEEE 802.1; IEEE 802.3", ["SG15"])]),
    ("SG16 develops it in close collaboration with ISO/TC 154.", [("SG16", ["ISO/TC 154"])]),
    ("SG17 has common texts with ISO/IEC JTC 1/SC 27.", [("SG17", ["ISO/IEC JTC 1/SC 27"])]),
    ("SG2 established a communication process with CalConnect.", [("SG2", ["CalConnect"])]),
    ("SG2 decided to discontinue collaboration with CalConnect.", []),
    ("SG15 is collaborating with various organizations.", []),
    ("As part of the collaboration with oneM2M, SG20 has approved a text.", [("SG20", ["oneM2M"])]),
    ("SG15 consults with SG17 on security.", [("SG15", ["SG17"])]),
    ("SG16 organized a workshop in close collaboration with ISO/TC 154.", [("SG16", ["ISO/TC 154"])]),
    ("The workshop was organized in cooperation with ITU-D.", []),
    ("SG16 organized a workshop together with ISO/TC 154.", []),
    ("SG16 develops codes in partnership with TM Forum.", [("SG16", ["TM Forum"])]),
    ("Q28/16 coordinates its work with ITU-D Q2/2, which ITU-T and BDT support.", [("Q28/16", ["ITU-D-Q2/2"])]),
    ("In SG11RG-AFR, ITU is going to start collaboration with Africa Region organizations (ATU, EACO).", [("ITU", ["ATU", "EACO"])]),
    ("SG16 hosted the JCT-VC as part of its ongoing collaboration with ISO/TC 154.", [("SG16", ["ISO/TC 154"])]),
    ("SG9 hosted meetings of IRG-AVA, to foster collaboration with SG16.", [("SG9", ["SG16"])]),
    ("TSB helps TSAG RG-StdsStrat, which met twice and has worked with ETSI.", [("TSAG-RG-StdsStrat", ["ETSI"])]),
    ("SG13 reports on ongoing collaboration with ITU-D Q3/2 and Q9/2; to ITU-R SG4.", [("SG13", ["ITU-D-Q3/2", "ITU-D-Q9/2"])]),
    ("SG5 collaborates with ISO/TC 154 (on smart cities), and ISO SMCC.", [("SG5", ["ISO/TC 154", "ISO SMCC"])]),
    ("SG12 collaborates with ISO TCs, IEC TCs and ETSI.", [("SG12", ["ISO", "IEC", "ETSI"])]),
    ("SG16 collaborates, also through its groups (one and two), with ISO.", [("SG16", ["ISO"])]),
    ("TSB holds coordination meetings with the ITU regional Directors.", []),
    ("Working Group on Work with ETSI of SG5", []),
    ("TSB is in touch with ETSI on tests.", [("TSB", ["ETSI"])]),
    ("Q11/17 meets collaboratively with ISO/IEC JTC 1/SC 6.", [("Q11/17", ["ISO/IEC JTC 1/SC 6"])]),
    ("A liaison officer is appointed from TSAG to ISO/IEC JTC 1.", [("TSAG", ["ISO/IEC JTC 1"])]),
    ("SG17 appointed its Q3/17 Rapporteur as liaison officer to ASTAP.", [("SG17", ["ASTAP"])]),
    ("A liaison officer is appointed for ETSI.", []),
    ("ITU and the ETSI have signed a cooperation agreement.", [("ITU", ["ETSI"])]),
    ("SG5 met; ETSI have signed a cooperation agreement.", []),
    ("The cooperation is ongoing between meetings of TSB.", []),
    ("Cooperation is ongoing between TSB and BDT on cities.", [("TSB", ["BDT"])]),
    ("SG17 asked ETSI for the cooperation agreement.", []),
    ("SG17 asked ETSI for its cooperation.", []),
    ("SG17 thanked ETSI for the cooperation agreement.", []),
    ("SG17 thanked ETSI for its good cooperation on tests.", [("SG17", ["ETSI"])]),
    ("SG17 invited ETSI to continue the collaboration.", [("SG17", ["ETSI"])]),
    ("Ongoing collaboration with oneM2M.", [("ITU-T", ["oneM2M"])]),
    ("Collaboration with ITU-R is a standing point of TSAG.", [("TSAG", ["ITU-R"])]),
    ("SG5 made proposals for increased collaboration with ETSI.", []),
    ("The secretariat partners and collaborates with other UN agencies UNECE and UNEP.", [("TSB", ["UNECE", "UNEP"])]),
])
def test_collaborations(line: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(f.values["who"], f.values["with"]) for f in collaborations.find(reading(line))] == expected


def test_the_focus_group_is_the_one_named_last() -> None:
    found = collaborations.find(reading("SG16 established the FG-AI4H. The Focus Group works in partnership with ETSI on images."))
    assert [(f.values["who"], f.values["with"]) for f in found] == [("FG-AI4H", ["ETSI"])]


def test_a_date_under_a_head_about_events_tells_no_collaboration() -> None:
    assert not collaborations.find(reading("SG20 has organized two training sessions:", "17 June 2020 (together with SG16)"))


def test_a_statement_to_nobody_goes_where_the_others_go() -> None:
    lines = ["SG5 sent a liaison statement to TSAG on Q1/5.", "SG9 sent a liaison statement to TSAG on Q1/9.",
             "SG20 sent a liaison statement on cars."]
    assert [(f.values["from"], f.values["to"]) for f in liaisons.find(reading(*lines))][-1] == ("SG20", ["TSAG"])
    assert len(liaisons.find(reading(lines[0], lines[2]))) == 1
    assert len(liaisons.find(reading(lines[0], "SG9 sent a liaison statement to ETSI on Q1/9.", lines[2]))) == 2


def test_a_list_line_goes_on_with_the_sender_of_its_head() -> None:
    found = liaisons.find(reading("SG20 sent the following:", "Sent a liaison statement to TSAG on structure;"))
    assert [(f.values["from"], f.values["to"], f.values["about"]) for f in found] == [("SG20", ["TSAG"], "structure")]


@pytest.mark.parametrize(("behind", "topic"), [
    ("on draft ITU-T D.901.", "draft ITU-T D.901"),
    ("on D.901, i.e., a new text \"Cables\".", "D.901, i.e., a new text \"Cables\""),
    ("on the work of Q1/5 and supported to hold a meeting.", "the work of Q1/5"),
    ("on this matter and considers that cables matter.", "this matter"),
    ("on Q1/5 and revised text of Q2/5.", "Q1/5 and revised text of Q2/5"),
    ("on topics related to OTT, and replied.", "topics related to OTT"),
    ('on D.901 "Cables with AI", which was approved.', 'D.901 "Cables with AI"'),
    ("on cables (ref. TSAG-TD901).", "cables"),
    ("on cables (see 18-01).TSAG went on.", "cables"),
    ("on cables; and with ETSI on wires.", "cables"),
    ("on " + "very " * 60 + "long cables.", ("very " * 48).strip()),
])
def test_the_topic_ends_with_its_clause_and_between_words(behind: str, topic: str) -> None:
    assert liaisons.find(reading(f"SG5 sent a liaison statement to TSAG {behind}"))[0].values["about"] == topic


@pytest.mark.parametrize("hostile", ["SG2 sent " + "a, " * 20000, "with SG2, " * 8000, "collaboration " * 9000, "(" * 20000 + "LS to TSAG"])
def test_hostile_text_takes_bounded_time(hostile: str) -> None:
    reading_of_it = reading(hostile)
    assert isinstance(liaisons.find(reading_of_it) + collaborations.find(reading_of_it), list)
