"""How a text tells a contact, whom it names as the other side, and what it was about: shared by liaisons and collaborations.

The other side is a list right behind the words that speak of the contact: "to TSAG, ISO/IEC JTC 1/SC 27 and the IETF on …". It
ends at the first word that joins no list, mostly the preposition of the topic. Behind a topic a further list may follow:

- *further-list*: "with ITU-D SG1 on accessibility, with ITU-R WP 5D on …", "to TDAG on …; to ITU-R SG4, as well as to TSAG on …";
- *further-topic*: "liaised with ITU-D on OTTs and ITU-R on ITU-T D.264", "with SC 6 on cables, SC 7 on trees": a name behind "and" or
  a comma that has a topic of its own.

In a list, a name that only says whose the next one is does not count ("ITU-D Q3/2", "ITU SGs", "ITU regional Directors").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ingest.mention import Mention
from ingest.recognise import directory
from ingest.relate import ReadNarrative, ReadParagraph
from kg.vocab import WTSA

KINDS = ("body", "question", "organization", "collective")
# What may stand before the first name and between two names of one list.
_LEAD_WORDS = (r"the|its|all|both|other|relevant|related|various|several|many|numerous|different|following|external|outside|international"
               r"|regional|authorities|field|agencies|agency|programmes?|Bureaux|secretariats?"
               r"|organi[sz]ations?|bodies|SDOs?|ESOs?|groups?|committees?|entities|stakeholders|parties|forums?|consortia|experts|members"
               r"|colleagues|Questions?|TCs?|SCs?|WGs?|SGs|study\sgroups?|focus\sgroups?"
               r"|partners|such|as|like|including|namely|of|from|in|within|ITU-T|ITU|UN|technical|working|parent|sister|concerned|especially"
               r"|particularly|particular|mainly|inter|alia|that|are|necessary|appropriate|needed|required")
_JOIN_WORDS = r"as well as|on the one hand|and|or|also|plus|then|further|" + _LEAD_WORDS
# Possessive, so that a row of joining marks is read in one way only.
_FIRST = re.compile(rf"(?:[\s,:;(\"'–-]{{1,3}}+|\d{{1,2}}\s|(?:{_LEAD_WORDS})\b|e\.g\.|i\.e\.){{0,18}}+", re.I)
# Behind "with" a "to" begins something else: "ongoing collaboration with ITU-D Q3/2; to ITU-R SG4, as well as to TSAG".
_NEXT_WITH, _NEXT_TO = (
    re.compile(rf"(?:[\s,;]{{0,2}}\([^()]{{0,90}}\)|[\s,;/&()\[\]\"'–+|-]{{1,3}}+|(?:{words}|{_JOIN_WORDS})\b|e\.g\.|i\.e\.){{0,14}}+",
               re.I)
    for words in ("with", "to|with"))
_WITH = re.compile(r"with\Z", re.I)
# "with Africa Region organizations (ATU, …": some words that call the bodies in the bracket by what they are.
_CALLED = re.compile(
    r"[,\s]{1,2}(?:as\swell\sas\s)?"                                               # ", as well as "
    r"(?:(?!and\b|on\b|to\b|for\b|in\b)[\w'-]{1,20}\s){0,5}?"                      # "Africa Region "
    r"(?:organi[sz]ations|SDOs|bodies|agencies|associations|forums|consortia|partners"
    r"|stakeholders|authorities|communities|projects)"
    r"(?:\sin\sthe\s(?:field|area)\sof\s[\w\s-]{3,40})?"                            # " in the field of cloud computing"
    r"\s?(?:\((?:e\.g\.,?\s|i\.e\.,?\s|such\sas\s|including\s)?"                   # " (e.g., "
    r"|,?\s(?:such\sas|including|like|namely)\s)(?:the\s)?", re.I)                 # ", such as the "
_OWNER = re.compile(
    r"\s(?!(?:and|or|on|in|to|for|with|as|about|regarding|concerning|at|by|under|through|is|are|was|were|has|have|will|during|from|of|via"
    r"|within|since|after|before|which|that|informing|towards?|including|such|together|jointly|related)\b)[A-Za-z]{2,}")
_OWN_SECTOR = frozenset({"ITU", "ITU-T", "UN"})
_OTHER_SECTORS = frozenset({"ITU-D", "ITU-R"})
# Counter-example: "topics related to OTT" names no partner.
_NEXT_PARTNER = re.compile(r",?(?<!related)(?<!relating)(?<!relevant)\s(?:and\s)?(?:with|to)\s(?=(?:the\s)?[A-Z])|,\sand\s(?:with|to)\s")
# The topic goes to the end of the clause; a stop inside an identifier ("ITU-T D.264") or an abbreviation ends nothing.
_ABOUT = re.compile(
    r"[\s,)]{0,4}(?:\([^()]{0,80}\)\s?)?(?:on|about|regarding|concerning|related to|with respect to|informing (?:on|of|about)"
    r"|for|in the area of|in the field of|in order to|to)\s(?P<about>[^;\n]{3,400})", re.I)
_LONGEST_TOPIC = 240  # characters; a longer one is cut between two words
# Behind "and" or a comma the sentence may tell something else: "… of WG 7 and supported to hold a meeting", "… this issue and considers
# that". Counter-examples: "on Q1/5 and revised text of Q2/5", "cities and related communities".
_NEXT_VERB = re.compile(
    r",?\sand\s(?:also\s)?(?:\w{2,20}ed\s(?:to|the|a|an|that|this|their|its|it|them|Recommendations?)\b"
    r"|(?:considers?|encourages?|invites?|requests?|supports?|notes?|asks?|agrees?|proposes?|plans?)\s(?:that|to|their|its|them|[A-Z]{2})"
    r"|(?:sent|held|met|took|gave)\s)"
    r"|,?\sand\s\w{2,20}ed\Z|\s(?:was|were|has\sbeen|have\sbeen)\s(?:also\s)?(?:exchanged|sent)\b|,\s(?:see|which|thereby|who)\s")
# A new sentence without a space before it: "(see 18-01).TSAG proposed"; and where a bracket closes with the sentence: "SG roles.) on".
_GLUED_STOP = re.compile(r"\.\)\s|(?<=\))\.(?=[A-Z])")
# "(ref. TSAG-TD549)", "(e.g., TSAG-TD386Rev.1, TSAG-TD570)" behind a topic say where, not what.
_WHERE_TOLD = re.compile(r"\s?\((?:see|ref\.|e\.g\.,?\s(?=[\w/]{2,8}-(?:TD|LS|OLS|C)\d))[^()]{1,120}\)\Z")
_LONGEST_LIST = 1000  # characters, so that the time stays linear
_OPEN_BRACKET = re.compile(r"\s?\([^()]*\Z")
_FURTHER = re.compile(r"(?:[,;)]|\band|\bas\swell\sas)\s?(?:and\s|also\s|as\swell\sas\s){0,2}(?P<by>with|to)\b")
_TECHNICAL = re.compile(r"(?P<of>[A-Z]{2,8}) TC (?P<number>\d{1,3})")
_JOINT_AT_END = re.compile(r"(?:[\s,;]|\band\b|\bwith\b|\bto\b|\bthe\b){1,6}\Z")
_AND = re.compile(r"(?:\band|,)\s(?:the\s|with\s)?\Z")
_TOPIC = re.compile(r",?\s(?:on|regarding|concerning|about)\s")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who begins the contact (none where nobody is named), the other side, where the words that name it end.

    `further` is the preposition by which further lists may follow behind the topic, "" where none may.
    """

    sides: tuple[str, ...]
    others: tuple[Mention, ...]
    end: int
    further: str = ""


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


def next_told(told: Sequence[tuple[int, Rule, re.Match[str]]], position: int, end: int) -> int:
    """Where the next way of telling a contact begins that starts at `position` or later, or `end`."""
    at = bisect_left(told, position, key=lambda t: t[0])
    return told[at][0] if at < len(told) else end


def named_behind(paragraph: ReadParagraph, start: int, end: int) -> tuple[Mention, ...]:
    """The list of names that begins at `start`, up to `end`; empty when anything but a list's words stands before it.

    Wild: "to TSAG and other SDOs", "with ISO/IEC JTC 1/SCs 6, 27 and 29", "with Africa Region organizations (ATU, EACO)".
    Counter-example: "with a view to helping TSAG"; "to EC's requests" has no EC.
    """
    found: list[Mention] = []
    called = _CALLED.match(paragraph.text, start, end)
    position = begin = called.end() if called else start
    joining = _NEXT_WITH if _WITH.search(paragraph.text, max(0, start - 4), start) else _NEXT_TO
    named = _apart(paragraph.within(position, min(end, position + _LONGEST_LIST), *KINDS))
    for n, mention in enumerate(named):
        if _explains(paragraph.text, mention):
            continue
        between = joining if position > begin else _FIRST
        if not any(words.fullmatch(paragraph.text, position, mention.start) for words in (between, _CALLED)):
            break
        if paragraph.text.startswith("'s", mention.end):
            break
        if not _is_owner(paragraph.text, mention, named[n + 1:n + 2]) and not (found and _is_owned(paragraph.text, mention, found[-1])):
            found.append(mention)
        position = mention.end
    return tuple(found)


def further_lists(paragraph: ReadParagraph, start: int, end: int, by: str) -> Iterator[tuple[tuple[Mention, ...], int]]:
    """The lists that follow behind the topic of the first one, which ended at `start`, each with where it ends.

    `by` is the preposition of the first list, which the further ones share.
    """
    by_end = {stop: named for named, stop in reversed(list(_further(paragraph, start, end, by)))}
    return ((by_end[stop], stop) for stop in sorted(by_end))


def topics(
    paragraph: ReadParagraph, lists: Sequence[tuple[Sequence[Mention], int]], end: int,
) -> Iterator[tuple[Sequence[Mention], int, str | None]]:
    """The lists of one telling, in order, each with where it ends and what it is about, up to the next one or `end`."""
    for (named, stop), following in zip_longest(lists, lists[1:]):
        until = following[0][0].start if following and following[0] else end
        topic = about(paragraph, stop, until)
        yield named, stop, _JOINT_AT_END.sub("", topic) or None if topic and until < end else topic


def _further(paragraph: ReadParagraph, start: int, end: int, by: str) -> Iterator[tuple[tuple[Mention, ...], int]]:
    reached = start
    for joint in _FURTHER.finditer(paragraph.text, start, end):
        named = named_behind(paragraph, joint.end(), end) if joint.start() >= reached and joint["by"] == by else ()
        if named:
            reached = named[-1].end
            yield named, reached
    if not _TOPIC.match(paragraph.text, start, end):
        return
    for mention in paragraph.within(start, min(end, start + 200), "body", "organization"):
        alone = not any(m.end > mention.start - 6 for m in paragraph.within(start, mention.start, *KINDS))
        if alone and _AND.search(paragraph.text, start, mention.start) and _TOPIC.match(paragraph.text, mention.end, end):
            yield (mention,), mention.end


def _explains(text: str, mention: Mention) -> bool:
    """Whether a word for many stands in a bracket that explains a name: "JTC 1/WG11 (on smart cities), and ISO SMCC"."""
    opened = text.rfind("(", max(0, mention.start - 60), mention.start)
    return mention.kind == "collective" and opened >= 0 and ")" not in text[opened:mention.start]


def _is_owner(text: str, mention: Mention, following: Sequence[Mention]) -> bool:
    """Whether a name only says whose the next one is: "ITU-D Q3/2", "ITU-D SG1 Q4/1", "ITU SGs", "ITU focal points"."""
    if mention.id in _OWN_SECTOR:
        return _OWNER.match(text, mention.end) is not None
    if following and _is_parent(text, mention, following[0]):
        return True
    behind = following[0] if following and _adjoin(text, mention, following[0]) else None
    return behind is not None and (behind.kind == "question" or (mention.id in _OTHER_SECTORS and not _is_many(behind)))


def _is_parent(text: str, mention: Mention, following: Mention) -> bool:
    """Whether a technical committee only says whose the subcommittee right behind it is: "IEC TC86, SC86A/WG1"; not "IEC TC 8, SC 86A"."""
    parent = _TECHNICAL.fullmatch(mention.id)
    child = f"{parent['of']} SC {parent['number']}" if parent else ""
    return bool(child) and following.id.startswith(child) and following.id[len(child):len(child) + 1].isalpha() and (
        text[mention.end:following.start].strip(" ") in ("", ","))


def _is_owned(text: str, mention: Mention, last: Mention) -> bool:
    """Whether a word for many belongs to the Sector before it: "ITU-D SGs" are not all study groups."""
    return last.id in _OTHER_SECTORS and _is_many(mention) and _adjoin(text, last, mention)


def _is_many(mention: Mention) -> bool:
    return mention.kind == "collective" or mention.id == "ALL-SGs"


def _adjoin(text: str, mention: Mention, following: Mention) -> bool:
    return text[mention.end:following.start].isspace()


def _apart(mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions without those inside or over the one before."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def codes(mentions: Sequence[Mention], without: Sequence[str] = ()) -> list[str]:
    """The codes of `mentions`, each once, without those that cannot be their own other side, and without the unnamed.

    "relevant organizations", "other SDOs" are nobody in particular: a contact with them alone is no fact about anybody.
    """
    known = directory.load("body").by_code
    return [code for code in dict.fromkeys(of_post(m.id) for m in mentions)
            if code not in without and not (code in known and WTSA.UnnamedOrganizations.value in known[code].classes)]


def of_post(code: str) -> str:
    """The body whose post this is: "TSB Director" counts as TSB, here as in the mentions.

    >>> of_post("TSB-Director"), of_post("SG17")
    ('TSB', 'SG17')
    """
    return code.removesuffix("-Director")


def about(paragraph: ReadParagraph, start: int, end: int) -> str | None:
    """What a contact was about: the words behind the preposition at `start`, up to the end of the clause, without a bracket left open.

    `end` is where the sentence ends. Wild: "liaised with ITU-R on draft ITU-T D.264, on …" is about "draft ITU-T D.264".
    """
    match = _ABOUT.match(paragraph.text, start, end)
    if match is None:
        return None
    topic = match["about"].rstrip(" .")
    for ending in (_NEXT_PARTNER, _NEXT_VERB, _GLUED_STOP):
        # A title in quotation marks is not taken apart: 'on Y.901 "Networks with AI"'.
        ends = (m.start() for m in ending.finditer(topic) if topic.count('"', 0, m.start()) % 2 == 0)
        topic = topic[:next(ends, len(topic))]
    if len(topic) > _LONGEST_TOPIC:
        topic = topic[:_LONGEST_TOPIC + 1].rpartition(" ")[0]
    topic = _WHERE_TOLD.sub("", _OPEN_BRACKET.sub("", topic).strip(" ,"))
    return topic.rstrip(" )" if topic.count(")") > topic.count("(") else " ") or None
