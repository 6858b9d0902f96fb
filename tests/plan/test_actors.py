"""Who acts, with whom, who is addressed: each rule by an example and by what it must not find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.plan.actors import Actor, action_actors, addressees, cell_actors


def codes(actors: tuple[Actor, ...]) -> str:
    return " ".join(actor.code for actor in actors)


@pytest.mark.parametrize(("text", "heading", "expected"), [
    ("X", "SGs", "ALL-SGs"), ("X", "TSAG", "TSAG"), ("X", "TSB", "TSB"), ("X", "Membership", "ITU-Membership"),
    ("X", "GenSec", "Secretary-General"), ("X", "BDT/ITU-D", "BDT"), ("X", "BDT\nITU-D", "BDT"),
    ("X", "BR/ITU-R", "BR"),
    ("X", "Council", "Council"), ("X", "WTSA-20", "WTSA-20"), ("X", "PP-18", "PP-18"), ("√", "TSB", "TSB"),
    ("all", "SGs", "ALL-SGs"), ("All SGs", "SGs", "ALL-SGs"), ("SGs, SG17", "SGs", "ALL-SGs SG17"),
    ("SG2, SG3, SG11,", "SGs", "SG2 SG3 SG11"), ("All SGs,\nAll JCAs", "SGs", "ALL-SGs ALL-JCAs"),
    ("All SGs, SG13,\nJCA-SDN", "SGs", "ALL-SGs SG13 JCA-SDN"),
    ("SG16, regional groups", "SGs", "SG16 Regional-Groups"),
    ("All SGs, SG11, ITU-T CASC", "SGs", "ALL-SGs SG11 ITU-T-CASC"), ("WISE", "SGs", "WISE"), ("Q3/17", "SGs", "Q3/17"),
    ("MSs, SMs, Associates, academia", "Membership", "Member-States Sector-Members Associates Academia"),
    ("Regions, MS", "Membership", "Regions Member-States"), ("SecGen", "GenSec", "Secretary-General"),
    ("GCA", "GenSec", "GCA"),
    ("X\nTDAG", "BDT/ITU-D", "BDT TDAG"), ("X\nISCG\nISC-TF", "TSAG", "TSAG ISCG ISC-TF"),
    ("X\nITU regional offices", "TSB", "TSB ITU-Regional-Offices"),
    ("", "SGs", ""), (" \n", "TSB", ""), ("?", "TSB", ""),
])
def test_cells(text: str, heading: str, expected: str) -> None:
    found = cell_actors(text, "action_by", heading)
    assert codes(found) == expected
    assert all(text[a.start:a.end].strip() for a in found)


@pytest.mark.parametrize(("text", "expected", "rule"), [
    ("SG11 to develop tests (i. SG11 2)", "SG11", "subject"),
    ("The Director shall submit the accounts for approval by WTSA.", "TSB-Director", "subject"),
    ("TSB Director, the study groups and TSAG to propose improvements", "TSB-Director ALL-SGs TSAG", "subject"),
    ("SG16, and other relevant SGs, considering contributions, to study names", "SG16 RELEVANT-SGs", "subject"),
    ("SGs, particular SG17, to accelerate work", "ALL-SGs SG17", "subject"),
    ("SG2 (and SG3) to study fees", "SG2 SG3", "subject"),
    ("(SG2 and) SG3 to study fees", "SG2 SG3", "subject"),
    ("Study groups (SGs 2, 3) to progress", "SG2 SG3", "subject"),
    ("Telecommunication Development Bureau (BDT) to train", "BDT", "subject"),
    ("TSB further encourage gifts", "TSB", "subject"),
    ("SG11 is the lead study group for fakes", "SG11", "subject"),
    ("TSB to train. SG2 shall report; SG3 to listen", "TSB SG2 SG3", "subject"),
    ("TSB Director to join forces\nTSAG to watch", "TSB-Director TSAG", "subject"),
    ("TSB to review tools, and TSB Director report status to TSAG", "TSB TSB-Director", "coordinated-subject"),
    ("WTSA-16 instructed TSAG to find a definition", "TSAG", "delegated"),
    ("TSB to keep the plan and be reviewed by TSAG each year", "TSB TSAG", "passive-agent"),
    ("Plan to be maintained by TSB", "TSB", "passive-agent"),
    ("ITU-T Recommendations to be drafted by SG12", "SG12", "passive-agent"),
    ("TSB presentations at workshops to include a call", "TSB", "possessive-subject"),
    ("Provision, by the TSB, of grants", "TSB", "nominal-agent"),
])
def test_who_acts(text: str, expected: str, rule: str) -> None:
    found = action_actors(text)
    assert codes(found.actors) == expected
    assert found.actors[-1].rule == rule
    assert found.collaborators == ()


@pytest.mark.parametrize("text", [
    "Organizing tutorials on tests", "Criteria established by TSAG", "Report for approval by WTSA", "",
    "This text should be brought to the attention of ITU-R", "ITU-T Recommendations in six languages",
    "WTSA-16 resolutions", "(i. TSBDir 2)", "[instructs 3] (see also SG2)",
])
def test_nobody_acts_where_nobody_is_named(text: str) -> None:
    assert action_actors(text).actors == ()


@pytest.mark.parametrize(("text", "actors"), [
    ("TSB Director to report to TSAG and Council", "TSB-Director"),
    ("TSAG to request study group chairmen to name liaisons", "TSAG"),
    ("TSB Director to invite the Secretary-General to consult Member States", "TSB-Director"),
    ("TSB Director to support BDT Director in training", "TSB-Director"),
    ("TSB to advise Member States, Sector Members, and Academia to apply", "TSB"),
    ("SG13 to coordinate activities among study groups and SDOs", "SG13"),
    ("SG5 to lead, using tools to be adopted by operators", "SG5"),
    ("TSB Director to send a report to TSAG, for TSAG to evaluate", "TSB-Director"),
    ("TSB Director to report on cooperation with IEC", "TSB-Director"),
    ("TSB Director to set up mechanisms for cooperation between SG2 and ISO", "TSB-Director"),
    ("TSB to help countries, with a view to peace, in line with SG2 plans", "TSB"),
    ("TSB Director to support an initiative, launched by ITU together with UNECE", "TSB-Director"),
    ("TSAG to review coordination involving SG2, and with other bodies", "TSAG"),
    ("TSB to encourage developing countries to work with ISO", "TSB"),
])
def test_recipients_and_those_helped_are_neither(text: str, actors: str) -> None:
    found = action_actors(text)
    assert (codes(found.actors), codes(found.collaborators)) == (actors, "")


@pytest.mark.parametrize(("text", "expected", "rule"), [
    ("TSB Director, in close collaboration with SG2 and other relevant study groups, to follow up", "SG2 RELEVANT-SGs",
     "in-cooperation"),
    ("TSB to hold seminars in coordination/collaboration with ITU-D.", "ITU-D", "in-cooperation"),
    ("SG12 in cooperation with ITU-D (BDT), develop ideas for TSAG", "ITU-D BDT", "in-cooperation"),
    ("TSB Director, in collaboration with other Sectors, develop a programme for SG2", "ITU-R ITU-D", "in-cooperation"),
    ("SG5, in collaboration with relevant SGs, particular SG11 and SG17, to study", "RELEVANT-SGs SG11 SG17",
     "in-cooperation"),
    ("TSB, jointly with ISO and IEC, to keep a list", "ISO IEC", "together-with"),
    ("SG11 with the involvement of standards bodies, to build", "SDOs", "together-with"),
    ("SG2, supported particularly by SG13, to study", "SG13", "together-with"),
    ("SG5 to cooperate with ITU-R SGs 1, 6, and with ITU-D SG 2 in that frame", "ITU-R-SG1 ITU-R-SG6 ITU-D-SG2",
     "cooperating"),
    ("TSB Director to work closely with BR and BDT Directors", "BR-Director BDT-Director", "cooperating"),
    ("SGs continue liaise with standards organizations and other bodies", "SDOs Other-Organizations", "cooperating"),
    ("SGs to collaborate with relevant organizations (i.e. IETF) to write", "Other-Organizations IETF", "cooperating"),
    ("TSB to work collaboratively with SDOs to save time, and with disability orgs", "SDOs Disability-Organizations",
     "cooperating"),
    ("SG5 to consult the BR Director", "BR-Director", "cooperating"),
    ("Study groups to consult with manufacturers of radios, operators, as well as developers of apps",
     "Manufacturers Operators Developers", "cooperating"),
    ("SG2 to note projects in ISO and IEC; further, to cooperate with these organizations", "ISO IEC", "cooperating"),
    ("Study groups to continue and enhance collaboration with SDOs, as appropriate", "SDOs", "cooperation-object"),
    ("TSB to keep the necessary contacts with ISO and/or IEC", "ISO IEC", "cooperation-object"),
    ("TSB Director to identify and involve experts and external entities", "Experts Other-Organizations", "involving"),
    ("TSB to hold events, involving all stakeholders and raising awareness", "Stakeholders", "involving"),
    ("TSB Director to join the Secretary-General in a campaign", "Secretary-General", "involving"),
    ("TSB Director to conduct workshops, with other organizations, on clouds", "Other-Organizations", "with-list"),
    ("SG3, where appropriate with Study Groups 2 and 12, should study", "SG2 SG12", "with-list"),
])
def test_with_whom(text: str, expected: str, rule: str) -> None:
    found = action_actors(text)
    assert codes(found.collaborators) == expected
    assert {a.rule for a in found.collaborators} == {rule}
    assert len(found.actors) == 1


@pytest.mark.parametrize(("heading", "expected", "beside"), [
    ("instructs the Director of the Telecommunication Standardization Bureau", "TSB-Director", ""),
    ("instructs Study Group 5, in close collaboration with the Directors of the other two Bureaux", "SG5",
     "BR-Director BDT-Director"),
    ("instructs Study Groups 2 and 3 of the ITU Telecommunication Standardization Sector, within what they may do"
     " and in collaboration with other interested study groups", "SG2 SG3", "RELEVANT-SGs"),
    ("instructs relevant study groups, and in particular ITU-T Study Group 13", "RELEVANT-SGs SG13", ""),
    ("resolves to instruct study groups and the Telecommunication Standardization Advisory Group", "ALL-SGs TSAG", ""),
    ("invites Member States, Sector Members, Associates and academia, as appropriate",
     "Member-States Sector-Members Associates Academia", ""),
    ("invites the regions and their Member States", "Regions Member-States", ""),
    ("further invites the regional groups thus created", "Regional-Groups", ""),
    ("encourages Sector Members from developing countries", "Sector-Members", ""),
    ("calls upon regional and subregional telecommunication organizations", "Regional-Organizations", ""),
    ("resolves that the ITU Telecommunication Standardization Sector", "ITU-T", ""),
    ("instructs all applicable study groups, within available resources", "RELEVANT-SGs", ""),
    ("resolves", "", ""), ("resolves further", "", ""), ("is of the opinion that", "", ""), ("Member States", "", ""),
])
def test_addressees_of_a_heading(heading: str, expected: str, beside: str) -> None:
    found = addressees(heading, "1\tthat SG20 shall rest")
    assert (codes(found.addressees), codes(found.collaborators)) == (expected, beside)


def test_a_heading_that_names_nobody_is_heard_with_its_paragraphs() -> None:
    found = addressees("instructs", "1\tStudy Group 2 and, where required, Study Group 11 to study",
                       "i)\tTSAG to do so",
                       "In the Council's view, this is right;", "2\tthe Director of TSB, before acting, to consult:")
    assert codes(found.addressees) == "SG2 SG11 TSB-Director"


def test_paragraphs_do_not_count_where_the_heading_names_somebody() -> None:
    assert codes(addressees("instructs TSAG", "1\tthe Director of TSB to report").addressees) == "TSAG"


_WORDS = st.sampled_from([
    "SG2", "SGs 3, 4", "TSAG", "the Director", "other Sectors", "relevant study groups", "ISO", "organizations", "to",
    "report", "shall", "and", ",", ";", ". ", "\n", "(", ")", "in collaboration with", "with", "work closely with",
    "be reviewed by", "instructs", "these", "of", "(i. TSBDir", "WTSA-16 instructed", "involving"])


@given(st.lists(_WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_spans_of_names_in_it(text: str) -> None:
    found = action_actors(text)
    named = addressees(text, text)
    in_cell = cell_actors(text, "action_by", "TSB")
    for actors in (found.actors, found.collaborators, named.addressees, named.collaborators, in_cell):
        assert len({a.code for a in actors}) == len(actors)
        assert [a.start for a in actors] == sorted(a.start for a in actors)
        assert all(0 <= a.start < a.end <= len(text) and text[a.start:a.end].strip() for a in actors)
