"""ITU-T Recommendations, their Supplements and the names of work items.

The rules: ITU-T A.1 and A.12 (letter of the series, a full stop, the number), A.13 (Supplements), and the work
programme for names of drafts, https://www.itu.int/itu-t/workprog/. A text with numbers in two series has both,
joined by a stroke.

>>> compact("ITU-T Y.4459"), compact("Rec. ITU-T X.1060"), compact("Y.4500.13 / Q.3954")
('Y.4459', 'X.1060', 'Y.4500.13/Q.3954')
>>> compact("Y.Supp.45"), compact("X.Sup30"), compact("D.Suppl4"), compact("Y.Suppl.69")
('Y.Suppl.45', 'X.Suppl.30', 'D.Suppl.4', 'Y.Suppl.69')
>>> kind("Y.DPM-framework"), kind("X.1060"), kind("Y.Sup.digi-inc"), kind("Q Suppl.74"), kind("KSTR.EMF_assess")
('work item', 'Recommendation', 'work item', 'Supplement', 'report')
>>> [is_valid(text) for text in ("802.1", "e.g", "PCC.I", "St.Petersburg", "D.C")]
[False, False, False, False, False]
"""

from __future__ import annotations

import re

from ingest.identifiers import InvalidIdentifier
from kg.iri import recommendation

SERIES = "A-VX-Z"  # every letter but W, which ITU never opened
NUMBER = r"\d{1,4}(?:\.\d{1,3}){0,3}"
SUPPLEMENT_WORD = r"[Ss]upp?l?(?:ement)?s?"

_LEAD = re.compile(r"\s{0,3}(?:(?:Recommendations?|Recs?\.?|draft)\s{1,3})?(?:ITU-T\s{0,3})?", re.IGNORECASE)
_NUMBERED = re.compile(rf"[{SERIES}]\.{NUMBER}[A-Z]?")
_SUPPLEMENT = re.compile(rf"(?P<letter>[{SERIES}])[.\s-]{{0,2}}{SUPPLEMENT_WORD}[.\s]{{0,2}}(?P<number>\d{{1,3}})")
_PART = re.compile(r"(?P<whole>.+?)(?:\s\(\d{4}\))?\s(?P<part>(?:Amendment|Annex|Appendix|Corrigendum)(?:\s[A-Z0-9]{1,4})?)")
_REPORT_LETTERS = re.compile(r"(?:[A-Z]{0,2}S?T[RP]|FTSP)[._-]")
_WORDED = re.compile(rf"[{SERIES}]\.(?!\d+(?![\dA-Za-z]))(?:[A-Za-z0-9]++[._&/+-]?+){{1,20}}")
_REPORT = re.compile(
    r"(?:[A-Z]{1,2}S?T[RP]|FTSP|TR)[._-](?:[A-Za-z0-9]++[._-]?+){1,12}"
    r"|(?:[A-Z][A-Z0-9]{1,7}_|Study_|STUDY )(?:[A-Za-z0-9]++_?+){1,6}")


def compact(text: str) -> str:
    """The shortest form; raises InvalidIdentifier."""
    bare = _bare(text)
    supplement = _SUPPLEMENT.fullmatch(bare)
    if supplement:
        return f"{supplement['letter']}.Suppl.{int(supplement['number'])}"
    parts = [part.strip() for part in bare.split("/")]
    if len(parts) > 1 and all(_NUMBERED.fullmatch(part) for part in parts):
        return "/".join(parts)
    worded = len(bare) > len("D.C") and (_WORDED.fullmatch(bare) or _REPORT.fullmatch(bare))
    if worded or _NUMBERED.fullmatch(bare):
        return bare
    raise InvalidIdentifier(f"no Recommendation, Supplement or work item: {text!r}")


validate = compact


def is_valid(text: str) -> bool:
    """Whether this is the identifier of a Recommendation, Supplement, report or work item."""
    try:
        compact(text)
    except InvalidIdentifier:
        return False
    return True


def kind(text: str) -> str:
    """"Recommendation", "Supplement", "report" (its letters say so: TR, STR, STP) or "work item"."""
    short = compact(text)
    if _SUPPLEMENT.fullmatch(short):
        return "Supplement"
    if _NUMBERED.fullmatch(short.partition("/")[0]):
        return "Recommendation"
    return "report" if _REPORT.fullmatch(short) else "work item"


def is_report(text: str) -> bool:
    """Whether its letters say that it is a Technical Report or Paper; the studies of Study Group 3 are work items.

    >>> is_report("QSTR-USSD"), is_report("TR.G4Dir"), is_report("STUDY_ACPMI"), is_report("Y.4459")
    (True, True, False, False)
    """
    return _REPORT_LETTERS.match(text) is not None


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in two series, none of another one.

    >>> numbers("Y.4500.13/Q.3954"), numbers("Y.4459")
    (('Y.4500.13', 'Q.3954'), ())
    """
    found = tuple(text.split("/"))
    return found if len(found) > 1 and all(_NUMBERED.fullmatch(number) for number in found) else ()


def whole(text: str) -> str:
    """The Recommendation of which this is an amendment, annex, appendix or corrigendum; "" for what is no part.

    >>> whole("E.212 Annex G"), whole("A.23 Appendix"), whole("E.212")
    ('E.212', 'A.23', '')
    """
    found = _PART.fullmatch(text)
    return found["whole"] if found and is_valid(found["whole"]) else ""


def format(text: str) -> str:
    """The form that ITU prints: with the Sector before it.

    >>> format("X.1060")
    'ITU-T X.1060'
    """
    return f"ITU-T {compact(text)}"


def iri(text: str) -> str:
    """The IRI of the Recommendation, Supplement or work item.

    >>> iri("Y.Supp.45")
    'https://w3id.org/wtsa/id/recommendation/Y.Suppl.45'
    """
    return recommendation(compact(text))


def _bare(text: str) -> str:
    lead = _LEAD.match(text)
    return text[lead.end() if lead else 0:].strip()
