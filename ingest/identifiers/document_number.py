"""Numbers of meeting documents: temporary documents, contributions, reports, liaison statements, Council papers.

The rule: ITU-T A.1 and the practice of the study groups; the form here is `<body>-<type><number>[-R<revision>]`,
without leading zeros: `TSAG-TD386-R1`, `SG2-C23`, `TSAG-OLS10`. Council papers are `C<year>/<number>`.

>>> compact("TSAG TD 053"), compact("TSAG-TD386Rev.1"), compact("SG2-TD233-R1/GEN"), compact("TSAG OLS 006")
('TSAG-TD53', 'TSAG-TD386-R1', 'SG2-TD233-R1', 'TSAG-OLS6')
>>> compact("C18/35"), compact("C17/INF/9"), compact("WTSA-C28"), compact("TSAG-TD291R2")
('C18/35', 'C17/INF/9', 'WTSA-C28', 'TSAG-TD291-R2')
>>> is_valid("C2"), is_valid("TD55")
(False, False)
"""

from __future__ import annotations

import re

from ingest.identifiers import InvalidIdentifier
from kg.iri import record

KINDS = {"TD": "TD", "C": "Contribution", "R": "Report", "LS": "LS", "OLS": "OLS", "ILS": "ILS", "DOC": "Document",
         "Circular": "Circular", "CL": "Circular Letter"}

_BODY = r"(?P<body>(?:ITU-T\s)?(?:SG\s?\d{1,2}|TSAG|WTSA(?:-\d{2})?|TDAG|RAG|TSB|DM|FG-?\w{2,9}))"
_MEETING = re.compile(
    rf"{_BODY}[\s–-]{{1,3}}(?P<type>TD|C|R|LS|OLS|ILS|Circular|CL)[\s.]?0{{0,4}}(?P<number>\d{{1,5}})"
    r"(?:[\s-]{0,1}(?:R|Rev\.?)\s?(?P<revision>\d{1,2}))?(?:/[A-Z0-9]{1,5})?")
_COUNCIL = re.compile(r"C(?P<year>\d{2})/(?P<type>INF/|DT/|DL/)?(?P<number>\d{1,3})")


def compact(text: str) -> str:
    """The shortest form; raises InvalidIdentifier."""
    bare = text.strip()
    council = _COUNCIL.fullmatch(bare)
    if council:
        return f"C{council['year']}/{council['type'] or ''}{council['number']}"
    meeting = _MEETING.fullmatch(bare)
    if not meeting:
        raise InvalidIdentifier(f"no number of a meeting document: {text!r}")
    body = meeting["body"].removeprefix("ITU-T ").replace(" ", "")
    return join(body, meeting["type"], meeting["number"], meeting["revision"])


validate = compact
format = compact


def join(body: str, series: str, number: str, revision: str | None = None) -> str:
    """The identifier of its parts.

    >>> join("TSAG", "TD", "08", "1")
    'TSAG-TD8-R1'
    """
    return f"{body}-{series}{int(number)}" + (f"-R{int(revision)}" if revision else "")


def is_valid(text: str) -> bool:
    """Whether this is the number of a meeting document with its body."""
    return bool(_COUNCIL.fullmatch(text.strip()) or _MEETING.fullmatch(text.strip()))


def iri(text: str) -> str:
    """The IRI of the document.

    >>> iri("TSAG-TD386Rev.1")
    'https://w3id.org/wtsa/id/document/tsag-td386-r1'
    """
    return record("document", compact(text))
