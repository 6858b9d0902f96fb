"""Names in terse texts: what is named, exactly where, and what is not."""

from __future__ import annotations

import pytest

from ingest.plan.lexicon import code_of, names


@pytest.mark.parametrize(("text", "expected"), [
    # study-groups: a list is one name; numbers inherit head and Sector, singular heads take one number
    ("SG17", [("SG17", "study-groups")]),
    ("SGs 11 and 17 met", [("SG11 SG17", "study-groups")]),
    ("Study Groups 13, 16, 17, 20", [("SG13 SG16 SG17 SG20", "study-groups")]),
    ("SG3, 12 workshops", [("SG3", "study-groups")]),
    ("ITU-R SGs 1, 6, and ITU-D SG 2", [("ITU-R-SG1 ITU-R-SG6", "study-groups"), ("ITU-D-SG2", "study-groups")]),
    ("Study Group 5 of the ITU Radiocommunication Sector", [("ITU-R-SG5", "study-groups")]),
    ("Study Group 5 of the ITU Telecommunication Standardization Sector", [("SG5", "study-groups")]),
    ("Q4/17 and SG17-C12", [("Q4/17", "question")]),
    ("ITU-D Q3/2", [("ITU-D", "label")]),
    # study-group-set
    ("All ITU-T SGs", [("ALL-SGs", "study-group-set")]),
    ("the Sector's relevant study groups", [("RELEVANT-SGs", "study-group-set")]),
    ("other interested ITU-T study groups", [("RELEVANT-SGs", "study-group-set")]),
    ("study groups concerned", [("RELEVANT-SGs", "study-group-set")]),
    ("all lead study groups", [("LEAD-SGs", "study-group-set")]),
    ("the study groups of the other two Sectors", [("ITU-R ITU-D", "study-group-set")]),
    ("study group chairmen", [("Study-Group-Chairs", "label")]),
    # directors and sectors
    ("TSB Director", [("TSB-Director", "directors")]),
    ("The Director", [("TSB-Director", "directors")]),
    ("the Director's report", []),
    ("Director, TSB, to report", [("TSB-Director", "directors")]),
    ("BR and BDT Directors", [("BR-Director BDT-Director", "directors")]),
    ("other Directors", [("BR-Director BDT-Director", "directors")]),
    ("Directors of the other two Bureaux", [("BR-Director BDT-Director", "directors")]),
    ("Directors of the Radiocommunication (BR) and Telecommunication Development (BDT) Bureaux",
     [("BR-Director BDT-Director", "directors")]),
    ("Directors of the Bureaux of the three Sectors", [("TSB-Director BR-Director BDT-Director", "directors")]),
    ("other Sectors", [("ITU-R ITU-D", "sectors")]),
    # labels, with a small or a capital first letter; parts and modifiers
    ("Sec-Gen and ITU Secretary General", [("Secretary-General", "label")] * 2),
    ("invites regions", [("Regions", "label")]),
    ("regional groups, MSs", [("Regional-Groups", "label"), ("Member-States", "label")]),
    ("industry forums", [("Forums", "label")]),
    ("the UPU POC committees", [("UPU", "label")]),
    ("ISO and/or IEC and ISO/IEC JTC 1", [("ISO", "label"), ("IEC", "label"), ("ISO/IEC JTC 1", "label")]),
    ("the United Nations Economic Commission for Europe", [("UNECE", "label")]),
    ("WTSA-28 asked", [("WTSA", "label")]),
    # plain nouns, unless a longer name ends in them
    ("external entities", [("Other-Organizations", "class-of-others")]),
    ("regional organizations", [("Regional-Organizations", "label")]),
    ("standardization bodies", [("SDOs", "label")]),
    ("somebody else", []),
])
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(" ".join(n.codes), n.rule) for n in names(text)] == expected


def test_an_unknown_label_is_an_error_not_a_guess() -> None:
    with pytest.raises(KeyError, match="Bureau of Nothing"):
        code_of("Bureau of Nothing")
