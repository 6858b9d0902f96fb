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
])
def test_liaisons(line: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(f.values["from"], f.values["to"]) for f in liaisons.find(reading(line))] == expected


@pytest.mark.parametrize(("line", "expected"), [
    ("SG13 collaborates with ETSI TC EE and ISO/TC 154 on clouds.", [("SG13", ["ETSI TC EE", "ISO/TC 154"])]),
    ("SG2 works closely with the IETF.", [("SG2", ["IETF"])]),
    ("SG2 works with great care.", []),
    ("SG11 has exchanged drafts with SG13.", [("SG11", ["SG13"])]),
    ("SG20 liaison rapporteur for ISO/IEC JTC 1/SC 41 regularly reports.", [("SG20", ["ISO/IEC JTC 1/SC 41"])]),
    ("It facilitated collaboration between IEEE 802.1/802.3 and ITU-T SG15.", [("IEEE 802.1; IEEE 802.3", ["SG15"])]),
    ("SG16 develops it in close collaboration with ISO/TC 154.", [("SG16", ["ISO/TC 154"])]),
    ("SG16 organized a workshop in collaboration with ISO/TC 154.", []),
    ("SG17 has common texts with ISO/IEC JTC 1/SC 27.", [("SG17", ["ISO/IEC JTC 1/SC 27"])]),
    ("SG2 established a communication process with CalConnect.", [("SG2", ["CalConnect"])]),
    ("SG2 decided to discontinue collaboration with CalConnect.", []),
    ("SG15 is collaborating with various organizations.", []),
    ("As part of the collaboration with oneM2M, SG20 has approved a text.", [("SG20", ["oneM2M"])]),
    ("SG15 consults with SG17 on security.", [("SG15", ["SG17"])]),
])
def test_collaborations(line: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(f.values["who"], f.values["with"]) for f in collaborations.find(reading(line))] == expected


def test_a_list_line_goes_on_with_the_sender_of_its_head() -> None:
    found = liaisons.find(reading("SG20 sent the following:", "Sent a liaison statement to TSAG on structure;"))
    assert [(f.values["from"], f.values["to"], f.values["about"]) for f in found] == [("SG20", ["TSAG"], "structure")]


@pytest.mark.parametrize("hostile", ["SG2 sent " + "a, " * 20000, "with SG2, " * 8000, "collaboration " * 9000, "(" * 20000 + "LS to TSAG"])
def test_hostile_text_takes_bounded_time(hostile: str) -> None:
    reading_of_it = reading(hostile)
    assert isinstance(liaisons.find(reading_of_it) + collaborations.find(reading_of_it), list)
