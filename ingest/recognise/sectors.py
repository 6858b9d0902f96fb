"""Find ITU and its Sectors, and tell the role in which they stand.

- "agent": ITU acts or is acted with: "ITU may recognize", "approved by ITU-T", "collaboration between ITU and IEC";
- "modifier": it only qualifies a noun: "ITU Workshop", "ITU-T Recommendations", "ITU-T SG17";
- "genitive": "ITU-T's commitment", "activities of ITU-T";
- "place": "running in ITU-T", "outside ITU";
- "joint": part of a joint name: "ITU/WHO", "ITU-UPU Working Group".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention

_NAME = re.compile(
    r"(?<![\w@.])"                                    # no address: "a@itu", "www.ITU"
    r"(?:(?P<code>ITU(?:-[TDR])?)"
    r"|(?P<long>(?:ITU\s)?"
    r"(?P<of>Telecommunication\sStandardi[sz]ation|Radiocommunication|Telecommunication\sDevelopment)\sSector"
    r"(?:\s\((?:of\sITU|ITU-[TRD])\))?))"            # "Radiocommunication Sector (ITU-R)"
    r"(?![\w]|\.\w|-[TDR]\b)")                       # not "ITU.int"
_LONG = {"Telecommunication Standardization": "ITU-T", "Telecommunication Standardisation": "ITU-T",
         "Radiocommunication": "ITU-R", "Telecommunication Development": "ITU-D"}
_PLACE = re.compile(r"(?:\b(?:in|within|inside|outside|across|at|throughout|through)\s(?:the\s)?)$")
_OF = re.compile(r"\bof\s(?:the\s)?$")
# What goes on behind a name that stands alone: auxiliaries and small words, adverbs, verbs; before a noun the name only qualifies.
_VERB = (
    r"(?:is|are|was|were|be|has|have|had|may|might|can|could|will|would|shall|should|must|does|did|and|or|to|on|in|at|for|with|by|from|as|of|which"
    r"|that|who|where|when|under|during|via|through|within|after|before|since|until|about|but|together|then|also|not|only|itself"
    r"|now|still|already|always|often|soon|first|[a-z]{3,15}ly"
    r"|continues|organi[sz]es|provides|supports|participates|maintains|works|collaborates|cooperates|leads|hosts"
    r"|holds|publishes|develops|plays|serves|offers|encourages|invites|takes|keeps|plans|aims|makes|gives|assists|coordinates|launches|promotes"
    r"|held|led|took|made|gave|met|sent|set|began|ran|put|brought|contributes|facilitates|conducts|recogni[sz]es|manages|monitors|receives|reports|[a-z]{2,15}ed)")
_GOES_ON = re.compile(rf"\s{{0,3}}(?:[.,;:()\]]|$|[–—]\s|\"|{_VERB}(?![\w-]))")


def find(text: str) -> Iterator[Mention]:
    """Every mention of ITU or a Sector, with its role.

    >>> [(m.id, m.detail["role"]) for m in find("ITU may ask ITU-T SG5; the ITU Workshop was in ITU-T, by ITU.")]
    [('ITU', 'agent'), ('ITU-T', 'modifier'), ('ITU', 'modifier'), ('ITU-T', 'place'), ('ITU', 'agent')]
    """
    for match in _NAME.finditer(text):
        code = match["code"] or _LONG[" ".join(match["of"].split())]
        stands = role(text, match.start(), match.end())
        yield Mention("body", match.start(), match.end(), code, "sector", {"role": stands})


def role(text: str, start: int, end: int) -> str:
    """The role in which the Sector at [start, end) stands; the list is at the top of this file."""
    before = text[max(0, start - 20):start]
    if text.startswith(("/", "-"), end) or before.endswith(("/", "-")):
        return "joint"
    if text.startswith("'s", end):
        return "genitive"
    if not _GOES_ON.match(text, end):
        return "modifier"
    if _PLACE.search(before):
        return "place"
    return "genitive" if _OF.search(before) else "agent"
