"""Which study group has a regional group in which region: "Four for the Americas (Study Groups 2, 3, 5, 20)" under "regional groups:"."""

from __future__ import annotations

import re
from functools import cache

from ingest.mention import NarrativeFact
from ingest.regions import regions
from ingest.relate import ReadNarrative, ReadParagraph

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
    region = _by_small_letters()[match["region"].casefold()]
    groups = paragraph.within(match.start("groups"), match.end("groups"), "body")
    return [NarrativeFact("regional_group", {"group": g.id, "region": region}, paragraph.paragraph, match.start(), match.end(),
                          "regional-groups-by-region") for g in groups if re.fullmatch(r"SG\d{1,2}", g.id)]


@cache
def _by_small_letters() -> dict[str, str]:
    """Every name of a region in small letters → the IRI of the region."""
    return {name.casefold(): region for name, region in regions().items()}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, regions()))
    return re.compile(rf"\bfor (?:the )?(?P<region>{names})\s?\((?P<groups>(?:SGs?|Study Groups?)\s[^)]{{1,100}})\)", re.I)
