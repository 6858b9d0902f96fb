"""Questions of study groups: `Q4/17` is Question 4 of Study Group 17 of ITU-T, `ITU-D-Q22/1` one of ITU-D.

The rule: WTSA Resolution 1, section 1 and the texts of the Questions, https://www.itu.int/en/ITU-T/studygroups/.

>>> compact("Question 4 / 17"), compact("Q.23/13"), compact("ITU-D Q22/1"), compact("q04/17")
('Q4/17', 'Q23/13', 'ITU-D-Q22/1', 'Q4/17')
>>> format("ITU-D-Q22/1")
'ITU-D Question 22/1'
>>> is_valid("Q4"), is_valid("802.1/802.3")
(False, False)
"""

from __future__ import annotations

import re

from ingest.identifiers import InvalidIdentifier
from kg.iri import question

_FORM = re.compile(
    r"\s{0,3}(?P<sector>ITU-[TDR])?[\s,-]{0,3}(?:Questions?|Q)[\s.]{0,3}0{0,3}(?P<number>[1-9]\d{0,2})(?P<letter>[A-Za-z]?)"
    r"\s{0,3}/\s{0,3}0{0,2}(?P<group>[1-9]\d?)\s{0,3}", re.IGNORECASE)


def compact(text: str) -> str:
    """The shortest form; raises InvalidIdentifier."""
    match = _FORM.fullmatch(text)
    if not match:
        raise InvalidIdentifier(f"no Question with its study group: {text!r}")
    sector = (match["sector"] or "").upper()
    prefix = f"{sector}-" if sector in ("ITU-D", "ITU-R") else ""
    return f"{prefix}Q{match['number']}{match['letter'].upper()}/{match['group']}"


validate = compact


def is_valid(text: str) -> bool:
    """Whether this is a Question with its study group."""
    return _FORM.fullmatch(text) is not None


def format(text: str) -> str:
    """The form that people write in full."""
    sector, number, group = split(text)
    return f"{sector} Question {number}/{group}" if sector != "ITU-T" else f"Question {number}/{group}"


def split(text: str) -> tuple[str, str, str]:
    """Sector, number and study group.

    >>> split("Q4/17")
    ('ITU-T', '4', '17')
    """
    short = compact(text)
    sector, _, rest = short.rpartition("-")
    number, _, group = rest.removeprefix("Q").partition("/")
    return sector or "ITU-T", number, group


def iri(text: str) -> str:
    """The IRI of the Question; those of other Sectors carry the Sector in the name of the group.

    >>> iri("Question 4/17")
    'https://w3id.org/wtsa/id/question/4-17'
    """
    sector, number, group = split(text)
    return question(number, group if sector == "ITU-T" else f"{group} {sector}")
