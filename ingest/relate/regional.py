"""Which study group has a regional group in which region: "Four for the Americas (Study Groups 2, 3, 5, 20)" under "regional groups:"."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import Literal, RdfFormat, parse

from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from kg.resources import folder
from kg.vocab import SKOS

_SUBJECT = re.compile(r"regional groups?", re.I)


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The regional groups listed by region, as facts of kind `regional_group` with keys group, region (its code)."""
    return [fact for paragraph in read.paragraphs if _speaks_of_groups(paragraph, read) for fact in _listed(paragraph)]


def _speaks_of_groups(paragraph: ReadParagraph, read: ReadNarrative) -> bool:
    """The line or what governs it says that regional groups are listed."""
    return any(_SUBJECT.search(p.text) for p in (paragraph, *read.heads(paragraph)))


def _listed(paragraph: ReadParagraph) -> list[NarrativeFact]:
    match = _pattern().search(paragraph.text)
    if match is None:
        return []
    region = regions()[match["region"].casefold()]
    groups = paragraph.within(match.start("groups"), match.end("groups"), "body")
    return [NarrativeFact("regional_group", {"group": g.id, "region": region}, paragraph.paragraph, match.start(), match.end(),
                          "regional-groups-by-region") for g in groups if re.fullmatch(r"SG\d{1,2}", g.id)]


@cache
def regions() -> dict[str, str]:
    """Every name of a region in the reviewed data, in small letters → the IRI of the region."""
    names: dict[str, str] = {}
    for quad in parse(path=str(folder("ontology") / "vocab" / "regions.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate in (SKOS.prefLabel, SKOS.altLabel) and isinstance(quad.object, Literal) and "/region/" in str(quad.subject):
            names[quad.object.value.casefold()] = str(quad.subject.value)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, regions()), key=len, reverse=True))
    return re.compile(rf"\bfor (?:the )?(?P<region>{names})\s?\((?P<groups>(?:SGs?|Study Groups?)\s[^)]{{1,100}})\)", re.I)
