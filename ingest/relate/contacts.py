"""How a text tells a contact, whom it names as the other side, and what it was about: shared by liaisons and collaborations.

The other side is a list right behind the words that speak of the contact: "to TSAG, ISO/IEC JTC 1/SC 27 and the IETF on …". It
ends at the first word that joins no list, mostly the preposition of the topic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.mention import Mention
from ingest.recognise import directory
from ingest.relate import ReadNarrative, ReadParagraph
from kg.vocab import WTSA

KINDS = ("body", "question", "organization", "collective")
# What may stand before the first name and between two names of one list.
_LEAD_WORDS = (r"the|its|all|both|other|relevant|various|several|many|numerous|different|following|external|outside|international"
               r"|organizations?|bodies|SDOs?|groups?|committees?|entities|stakeholders|parties|forums?|consortia|experts|members|colleagues"
               r"|partners|such|as|like|including|namely|of|from|in|within|ITU-T|ITU|technical|working|parent|sister|concerned|especially"
               r"|particularly|mainly|inter|alia|that|are|working")
_JOIN_WORDS = r"as well as|on the one hand|and|or|also|to|with|plus|then|further|secretariat|" + _LEAD_WORDS
# Possessive, so that a row of joining marks is read in one way only.
_FIRST = re.compile(rf"(?:[\s,:;(\"'–-]{{1,3}}+|(?:{_LEAD_WORDS})\b|e\.g\.|i\.e\.){{0,14}}+", re.I)
_NEXT = re.compile(rf"(?:[\s,;]{{0,2}}\([^()]{{0,90}}\)|[\s,;/&()\[\]\"'–+|-]{{1,3}}+|(?:{_JOIN_WORDS})\b|e\.g\.|i\.e\.){{0,14}}+", re.I)
_NEXT_PARTNER = re.compile(r",?\s(?:and\s)?(?:with|to)\s(?=(?:the\s)?[A-Z])|,\sand\s")
_ABOUT = re.compile(
    r"[\s,)]{0,4}(?:\([^()]{0,80}\)\s?)?(?:on|about|regarding|concerning|related to|with respect to|informing (?:on|of|about)"
    r"|for|in the area of|in the field of|in order to|to)\s(?P<about>[^.;\n]{3,160})", re.I)


Parties = tuple[str | None, list[Mention], int]  # who begins the contact, the other side, where the words that name it end


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of telling a contact: its name, the words, and how the two sides are found around them."""

    name: str
    words: re.Pattern[str]
    parties: Callable[[ReadNarrative, ReadParagraph, re.Match[str], int], Parties]


def matches(rules: Sequence[Rule], text: str, start: int, end: int) -> list[tuple[int, Rule, re.Match[str]]]:
    """Every way of telling a contact in [start, end), in order; of two that begin together the first rule."""
    found = [(match.start(), rule, match) for rule in rules for match in rule.words.finditer(text, start, end)]
    return sorted(found, key=lambda f: f[0])


def named_behind(paragraph: ReadParagraph, start: int, end: int) -> list[Mention]:
    """The list of names that begins at `start`, up to `end`; empty when anything but a list's words stands before it.

    Wild: "to TSAG and other SDOs", "with ISO/IEC JTC 1/SCs 6, 27 and 29". Counter-example: "with a view to helping TSAG".
    """
    found: list[Mention] = []
    position = start
    for mention in _apart(paragraph.within(start, end, *KINDS)):
        between = paragraph.text[position:mention.start]
        pattern = _NEXT if found else _FIRST
        if not pattern.fullmatch(between):
            break
        found.append(mention)
        position = mention.end
    return found


def _apart(mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions without those inside or over the one before."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def codes(mentions: list[Mention], without: str | None = None) -> list[str]:
    """The codes of `mentions`, each once, without the one that cannot be its own other side, and without the unnamed.

    "relevant organizations", "other SDOs" are nobody in particular: a contact with them alone is no fact about anybody.
    """
    known = directory.load("body").by_code
    return [code for code in dict.fromkeys(m.id for m in mentions)
            if code != without and not (code in known and WTSA.UnnamedOrganizations.value in known[code].classes)]


def about(paragraph: ReadParagraph, start: int, end: int) -> str | None:
    """What a contact was about: the words behind the preposition at `start`, up to the end of the clause."""
    match = _ABOUT.match(paragraph.text, start, end)
    return _NEXT_PARTNER.split(match["about"], maxsplit=1)[0].strip(" ,)") if match else None
