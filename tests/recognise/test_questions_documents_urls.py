"""Questions, documents and links: tables of phrases and what is found in them."""

from __future__ import annotations

import pytest

from ingest.recognise import mentions
from ingest.recognise.context import Context

pytestmark = pytest.mark.usefixtures("names")

QUESTIONS = {
    "Q4/17, Question 22/16 and Q.23/13": "Q4/17 Q22/16 Q23/13",
    "Questions 17/13, 18/13 and 19/13": "Q17/13 Q18/13 Q19/13",
    "Q6, Q7/15": "Q6/15 Q7/15",
    "SG15 (Q12 and 14/15) met": "Q12/15 Q14/15",
    "SG12 Question 12 (operation)": "Q12/12",
    "SG5 revised the text of Questions 6, 7 and 9.": "Q6/5 Q7/5 Q9/5",
    "rapporteur groups (4/17, 16/13)": "Q4/17 Q16/13",
    "ITU-D Q3/2 and Q9/2": "ITU-D-Q3/2 ITU-D-Q9/2",
    "informs Q3/1 about clouds": "ITU-D-Q3/1",
    "Q22/ITU-D": "ITU-D-Q22",
    "802.1/802.3, Planet 50/50, the Questions, 10/2016": "",
    "in Q4 2017": "",
}
DOCUMENTS = {
    "TSAG-TD386-R1, TSAG-TD291R2, TSAG-TD386Rev.1": "TSAG-TD386-R1 TSAG-TD291-R2 TSAG-TD386-R1",
    "(ref. TSAG TDs 08, 09, 386-R1, 417)": "TSAG-TD8 TSAG-TD9 TSAG-TD386-R1 TSAG-TD417",
    "SG5 reported to TSAG (TD7, 64 and 67).": "TSAG-TD7 TSAG-TD64 TSAG-TD67",
    "See SG17 report to TSAG in TD93, TD947TD1048.": "TSAG-TD93 TSAG-TD947 TSAG-TD1048",
    "TSAG-TD302TD666; TD799": "TSAG-TD302 TSAG-TD666 TSAG-TD799",
    "TSAG-TD935TSAG-TD1034": "TSAG-TD935 TSAG-TD1034",
    "TD95 Rev.1 (GEN/2) was agreed.": "SG2-TD95-R1",
    "SG2-TD233-R1/GEN and SG13-TD306/PLEN": "SG2-TD233-R1 SG13-TD306",
    "presentation in TD87 (SG3, April 2018)": "SG3-TD87",
    "SG9 replied to TSAG-LS4 in TD180.": "TSAG-LS4 TSAG-TD180",
    "TSAG –TD549, TD 5, 15 May 2017": "TSAG-TD549 TSAG-TD5",
    "SG2-C23, SG2-C.4 and C26, SG 17-C-0788/en": "SG2-C23 SG2-C4 SG2-C26 SG17-C788",
    "WTSA-C1, …, WTSA-C22; WTSA-16 Contribution 59": "WTSA-C1 WTSA-C22 WTSA-16-C59",
    "TSAG R12,…,R22; the SG11 Report (R11)": "TSAG-R12 TSAG-R22 SG11-R11",
    "TSAG OLS10, TSAG-OLS 006": "TSAG-OLS10 TSAG-OLS6",
    "SG20 sent a statement (LS32)": "SG20-LS32",
    "C18/35, C17/INF/9 and C19/35 Annex 1": "C18/35 C17/INF/9 C19/35",
    "CWG-Internet (9/2, 14/2R1, 15/216/2)":
        "CWG-Internet-9/2 CWG-Internet-14/2-R1 CWG-Internet-15/2 CWG-Internet-16/2",
    "EG-ITRs-5/INF/01, WG-WSIS&SDG-33-07": "EG-ITRs-5/INF/01 WG-WSIS&SDG-33-07",
    "Circular 30 and 42, TSB Circular 168 Cor.1": "TSB-Circular30 TSB-Circular42 TSB-Circular168-Cor.1",
    "Circular letter No. 21/39, CL-19/45": "CL-21/39 CL-19/45",
    "WSIS Action Lines C2, C5; Room C2; C19 Decision 608": "",
}
LINKS = {
    "see http://www.itu.int/go/citest.": "http://www.itu.int/go/citest",
    "(www.itu.int/go/citest), itu.int/go/rgm;": "www.itu.int/go/citest itu.int/go/rgm",
    "https://x.int/a(b)?c=1&d=-1,2&e=f:": "https://x.int/a(b)?c=1&d=-1,2&e=f",
    "e.g./i.e., and/or, Y.4500.13/Q.3954, me@x.int": "",
}


@pytest.mark.parametrize(("kind", "phrase", "expected"), [
    *(("question", p, e) for p, e in QUESTIONS.items()),
    *(("document", p, e) for p, e in DOCUMENTS.items()),
    *(("url", p, e) for p, e in LINKS.items())])
def test_a_phrase_names_these(kind: str, phrase: str, expected: str) -> None:
    assert [m.id for m in mentions(phrase) if m.kind == kind] == expected.split()


def test_a_number_takes_the_group_of_its_paragraph() -> None:
    assert [m.id for m in mentions("The terms are in TD1301-R1.", Context(group="SG20"))] == ["SG20-TD1301-R1"]
    assert [m.id for m in mentions("Questions 6 and 7.", Context(group="SG5"))] == ["Q6/5", "Q7/5"]
