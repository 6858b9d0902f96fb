"""Find what regional organizations call their common proposals.

Rules: `proposals-with-abbreviation` ("Asia Pacific Telecommunity (APT) / Asia Pacific Common Proposals (ACP)": the organization stands
before the name, else a region that the name itself begins with) and `abbreviation-alone` ("RCC - RCP, CEPT - ECP").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.papers.flattened import regional
from ingest.papers.model import Paper, PaperFact
from ingest.regions import regions
from ingest.relate import ReadParagraph

_NAMED = re.compile(r"(?P<name>(?:[A-Z][\w'-]{1,20}\s){1,4}(?:Common\s)?Proposals?)\s?\((?P<short>[A-Z]{2,6}s?)\)")
_ALONE = re.compile(r"\b(?P<who>[A-Z]{3,6})\s?[-–/:]\s?(?P<short>[A-Z]{1,4}P)s?\b")
_REACH = 12  # characters between an organization and the name of its proposals


def find(paper: Paper) -> Iterator[PaperFact]:
    """The names, in order."""
    for paragraph in (*paper.body, *paper.notes.values()):
        if "roposals" in paragraph.text:
            yield from _named(paragraph)
            yield from _alone(paragraph)


def _named(paragraph: ReadParagraph) -> Iterator[PaperFact]:
    for found in _NAMED.finditer(paragraph.text):
        before = [m for m in paragraph.of("organization") if m.end <= found.start() and found.start() - m.end <= _REACH and regional(m)]
        name = paragraph.paragraph.text[found.start("name"):found.end("name")]
        region = next((iri for label, iri in regions().items() if name.startswith(label)), "")
        start = before[-1].start if before else found.start()
        if before or region:
            yield _fact(paragraph, start, found.end(), before[-1].id if before else "", region if not before else "", name, found["short"],
                        "proposals-with-abbreviation")


def _alone(paragraph: ReadParagraph) -> Iterator[PaperFact]:
    known = {m.start: m for m in paragraph.of("organization") if regional(m)}
    for found in _ALONE.finditer(paragraph.text):
        if found.start("who") in known:
            yield _fact(paragraph, found.start(), found.end(), known[found.start("who")].id, "", "", found["short"], "abbreviation-alone")


def _fact(paragraph: ReadParagraph, start: int, end: int, who: str, region: str, name: str, short: str, rule: str) -> PaperFact:
    values = {"who": who, "region": region, "name": name, "short": short}
    return PaperFact("proposal_name", values, (paragraph.paragraph.span(start, end),), rule)
