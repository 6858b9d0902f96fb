"""Who does what a verb says, and when: shared by the relations in which a body brings something to a state.

The doer in the active voice is the nearest body before the verb that is no complement ("at the request of SG13, TSAG
agreed"), in the passive the one behind "by"; several that are joined act together ("SG5 and SG13 developed", "by SG5
and SG13"), and are one string with "; " between them. A sentence without one ("It also agreed …", "The meeting approved …")
goes on with the doer of the sentence before, a list line with that of its head.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ingest.mention import Mention
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.sentences import Sentence

_COMPLEMENT = re.compile(
    r"\b(?:of|with|from|to|by|for|in|on|at|between|among|under|following|than|via|through|within|and|about"
    r"|its)\s(?:the\s|its\s|their\s|an?\s)?"
    r"(?:(?:first|second|third|last|request|parent|new|joint|ITU-T|proposed)\s){0,2}\Z",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\b(?:of|in|within)\s(?:the\s|its\s)?(?:ITU-T\s)?\Z", re.IGNORECASE)
_COORDINATED = re.compile(
    r"(?:\band|,)\s(?:then\s|also\s|has\s|have\s|subsequently\s|later\s|is\s(?:now\s|also\s|currently\s)?){0,2}\Z"
)
_MEETING_OF = re.compile(r"\s(?:(?:plenary|management|virtual|e-)\s?){0,2}(?:e-)?meeting\b")
_BY = re.compile(
    r"\s?(?:,\s)?\(?(?:in\s(?:\w{3,9}\s)?\d{4}\s|on\s\d{1,2}\s\w{3,9}\s\d{4}\s|unanimously\s"
    r"|jointly\s)?by\s(?:the\s)?(?:members\sof\s|parent\s)?"
)
_AND = re.compile(r"\)?,?\s(?:and|&|as\swell\sas|jointly\swith|together\swith)\s(?:the\s)?(?:ITU-T\s)?")
_COMMA = re.compile(r"\)?,\s(?:the\s)?(?:ITU-T\s)?")
_ACTS = re.compile(r"\)?,?\s(?:(?:which|also|then)\s){0,2}(?:is|are|was|were|has|have|will|[a-z]{2,12}(?:ed|s))\b")
_MOST_DOERS = 6
_SENTENCES_BACK = 12
_REACH = 1500  # characters that we look back for a doer or a date, so that the time stays linear
_GENERAL = frozenset({"ITU", "ITU-T", "ITU-R", "ITU-D"})
_PARTIES = ("body", "question", "organization")
_REVISION = re.compile(r"\((?:Rev|Rév)\.?\s[^()]{0,40}\Z")
_OF_CONTEXT = re.compile(
    r"(?:between\s[\w\s]{4,20}\sand|\bfor|\bbetween|since|until|till|before|after|prior\sto|valid|starting"
    r"|(?<!held\s)from)\s(?:the\s|its\s)?(?:end\sof\s|beginning\sof\s)?\Z",
    re.IGNORECASE,
)
_OF_LETTER = re.compile(r"\b(?:Circulars?|[Ll]etters?|TDs?|No\.)\s[^\s,;()]{1,12}\s(?:of|dated)\s\Z")
_NAMELESS = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s(?:ITU-T\s)?(?P<noun>[Ff]ocus\s[Gg]roup|[Jj]oint\s[Tt]ask\s[Ff]orce|FG|JTF|JCA)"
    r"\s(?:(?:has|had|also|then|subsequently|finally|is|was|currently|now)\s){0,3}\Z")
_GROUP_CODES = (("focus group", "FG-"), ("fg", "FG-"), ("joint task force", "JTF-"), ("jtf", "JTF-"), ("jca", "JCA-"))
_PARAGRAPHS_BACK = 6
_AUXILIARIES = re.compile(r"\s(?:(?:is|are|was|has|have|had|also|then|now|currently)\s){0,3}")
_PERIOD = re.compile(r"\s?(?:[Ss]tudy\s[Pp]eriod|period)\b")
_BACK = re.compile(
    r"\s{0,3}(?:[·•*▪-]\s?)?(?:(?:In|At|On|Also|Additionally|Furthermore|Moreover|Afterwards|Later|Finally|During"
    r"|Since|This|That|The|These|It|They|Among|A|Another"
    r"|However|Then|Approved|Published|Agreed|Consented|Some|Several|Following|Likewise|Recently|Further|Two|Three"
    r"|Four)\b|[\"\d])"
)


def subject(
    read: ReadNarrative, paragraph: ReadParagraph, floor: int, verb: int, *, several: bool = False,
) -> str | None:
    """The code of the body that acts, for a verb at `verb` in a clause that begins at `floor`; None where none does.

    With `several` those joined to it act too: "SG5; SG13".
    """
    sentence = paragraph.sentence_at(verb)
    begin = max(sentence.start, verb - _REACH)
    text = paragraph.text
    meant = _the_group(read, paragraph, max(floor, begin), verb) or _its_question(paragraph, max(floor, begin), verb)
    if meant:
        return meant
    first = _COORDINATED.search(text, max(floor, verb - 24), verb) is not None and floor > begin
    starts = tuple(dict.fromkeys((begin if first else max(floor, begin), begin)))
    for kinds in (("body",), ("question",), ("organization",)):
        for start in starts:
            named = _named(paragraph, start, verb, *kinds)
            free = _specific([m for m in named if not _is_complement(text, m)])
            if free:
                found = free[0 if first else -1]
                led = led_by(paragraph, sentence.start) if found.id in _GENERAL else None
                parties = _named(paragraph, begin, verb, *_PARTIES) if several else []
                return led or _together(paragraph, found, parties)
            within = _specific([m for m in named if _PART_OF.search(text[max(0, m.start - 24) : m.start])])
            if within and kinds == ("body",):
                return within[-1].id
    others = _specific(_named(paragraph, begin, verb, "body"))
    return carried(read, paragraph, sentence.start) or (others[-1].id if others else None)


def _the_group(read: ReadNarrative, paragraph: ReadParagraph, start: int, verb: int) -> str | None:
    """The group named last, for "the joint task force published": a noun without a name, right before the verb."""
    match = _NAMELESS.search(paragraph.text, max(start, verb - 60), verb)
    prefix = next((code for noun, code in _GROUP_CODES if match and match["noun"].casefold() == noun), None)
    if match is None or prefix is None:
        return None
    for earlier in (paragraph, *reversed(read.paragraphs[max(0, paragraph.index - _PARAGRAPHS_BACK):paragraph.index])):
        end = match.start() if earlier is paragraph else len(earlier.text)
        named = [m.id for m in earlier.within(0, end, "body") if m.id.startswith(prefix)]
        if named:
            return named[-1]
    return None


def _its_question(paragraph: ReadParagraph, start: int, verb: int) -> str | None:
    """The Question right behind its study group and before the verb: "SG17 Q13/17 is working on", "ITU-T SG15, Q8/15 adopted"."""
    named = paragraph.within(max(start, verb - 80), verb, "body", "question")[-2:]
    if len(named) < 2 or named[0].kind != "body" or named[1].kind != "question":
        return None
    group, question = named
    own = question.id.endswith(f"/{group.id.removeprefix('SG')}") and group.id.startswith("SG")
    joined = paragraph.text[group.end:question.start] in (" ", ", ", "'s ", ": ")
    return question.id if own and joined and _AUXILIARIES.fullmatch(paragraph.text, question.end, verb) else None


def led_by(paragraph: ReadParagraph, end: int) -> str | None:
    """The body that the paragraph begins with, as a heading of its own: "SG5: Q7/5 is working … ITU-T SG is working on"."""
    first = next((m for m in paragraph.within(0, max(end, 60), "body") if m.start <= 12), None)
    return first.id if first and paragraph.text[first.end:first.end + 2].strip() in (":", ":-", "–", "-") else None


def actor(paragraph: ReadParagraph, start: int, end: int) -> str | None:
    """The first body in a stretch that is no complement: "SG15 sent a liaison statement to TSAG on merger of …"."""
    found = _named(paragraph, max(start, end - _REACH), end, "body")
    free = _specific([m for m in found if not _is_complement(paragraph.text, m)])
    if free:
        return free[0].id
    return next((m.id for m in found if _PART_OF.search(paragraph.text[max(0, m.start - 24):m.start])), None)


def carried(read: ReadNarrative, paragraph: ReadParagraph, position: int) -> str | None:
    """The body that the sentences before `position`, or the heads of the paragraph, speak of."""
    led = led_by(paragraph, position)
    if led:
        return led
    for sentence in _sentences_before(paragraph, position):
        named = _bodies(paragraph, sentence.start, min(sentence.end, sentence.start + _REACH))
        found = [m for m in named if not _is_complement(paragraph.text, m)] or [
            m for m in named if m.id not in _GENERAL and _PART_OF.search(paragraph.text, max(0, m.start - 24), m.start)]
        if found:
            return found[0].id
    for head in read.heads(paragraph):
        first = next((m.id for m in _bodies(head, 0, min(len(head.text), _REACH))), None)
        if first:
            return first
    return None


def _sentences_before(paragraph: ReadParagraph, position: int) -> list[Sentence]:
    """The sentences that start before `position`, the nearest first; a bounded number, since talk moves on."""
    at = bisect_left(paragraph.sentences, position, key=lambda s: s.start)
    return list(reversed(paragraph.sentences[max(0, at - _SENTENCES_BACK):at]))


def agent(paragraph: ReadParagraph, end: int, limit: int, *, several: bool = False) -> str | None:
    """The body behind "by", for a participle that ends at `end`: "was approved by SG2", "created in 2020 by SG5"."""
    window = min(limit, end + 60)
    by = re.compile(r"\bby\s").search(paragraph.text, end, window)
    match = _BY.match(paragraph.text, end) if by else None
    at = match.end() if match else by.end() if by else -1
    if at < 0:
        return None
    found = _bodies(paragraph, at, min(limit, at + 60))
    if not found or found[0].start - at > 12:
        return None
    parties = _named(paragraph, at, min(limit, at + 160), *_PARTIES) if several else []
    return _together(paragraph, found[0], parties, agents=True)


def _together(paragraph: ReadParagraph, doer: Mention, parties: list[Mention], *, agents: bool = False) -> str:
    """The doer and those joined to it: "SG5, SG9 and TSB developed …" is "SG5; SG9; TSB".

    A comma alone joins nothing ("at the meeting of SG5, SG9 agreed"), and the last one behind "by" may begin a clause
    of its own ("approved by SG5, and SG9 has published it").
    """
    outer = [m for m in parties if not any(o.start <= m.start and m.end <= o.end and o != m for o in parties)]
    at = next((i for i, m in enumerate(outer) if m.start <= doer.start < m.end), None)
    if at is None:
        return doer.id
    first = last = at
    while first > 0 and at - first < _MOST_DOERS and _gap(paragraph, outer, first - 1):
        first -= 1
    while last + 1 < len(outer) and last - at < _MOST_DOERS and _gap(paragraph, outer, last):
        last += 1
    if agents and last > at and _ACTS.match(paragraph.text, outer[last].end):
        last -= 1
    run = outer[first:last + 1]
    joined = any(_gap(paragraph, outer, i) == "and" for i in range(first, last))
    if not joined or (not agents and _is_complement(paragraph.text, run[0])):
        return doer.id
    return "; ".join(dict.fromkeys(m.id for m in run))


def _gap(paragraph: ReadParagraph, parties: list[Mention], at: int) -> str:
    """How the party at `at` is joined to the next one: "and", "," or not at all."""
    between = parties[at].end, parties[at + 1].start
    if _AND.fullmatch(paragraph.text, *between):
        return "and"
    return "," if _COMMA.fullmatch(paragraph.text, *between) else ""


def _specific(found: list[Mention]) -> list[Mention]:
    return [m for m in found if m.id not in _GENERAL] or found


def _named(paragraph: ReadParagraph, start: int, end: int, *kinds: str) -> list[Mention]:
    """The mentions of these kinds in a stretch, without those in titles."""
    titles = [
        t for t in paragraph.within(max(0, start - 320), end, "title") if t.end > start and t.rule != "after-identifier"
    ]
    return [m for m in paragraph.within(start, end, *kinds) if not any(t.start <= m.start < t.end for t in titles)]


def _bodies(paragraph: ReadParagraph, start: int, end: int) -> list[Mention]:
    """The bodies in a stretch, or else the organizations."""
    return _named(paragraph, start, end, "body") or _named(paragraph, start, end, "organization")


def _is_complement(text: str, mention: Mention) -> bool:
    if _MEETING_OF.match(text, mention.end):
        return False
    before = text[max(0, mention.start - 50) : mention.start]
    return _COMPLEMENT.search(before) is not None and "meeting" not in before[-30:]


# --- when ------------------------------------------------------------------------------------------------------------


def date_behind(paragraph: ReadParagraph, start: int, limit: int) -> Mention | None:
    """The first date in [start, limit) that can be the time of an act."""
    return next(iter(_dates(paragraph, start, limit)), None)


def date_before(paragraph: ReadParagraph, start: int, limit: int) -> Mention | None:
    """The last date in [start, limit) that can be the time of an act."""
    found = _dates(paragraph, max(start, limit - _REACH), limit)
    return found[-1] if found else None


def iso(date: Mention | None) -> str | None:
    """The date as one value, as precise as the source allows: what both ends of a range share.

    >>> iso(Mention("date", 0, 9, "2020-05-31/2020-06-11", "range", {"start": "2020-05-31", "end": "2020-06-11"}))
    '2020'
    >>> iso(Mention("date", 0, 9, "2018-07-09/2018-07-20", "range", {"start": "2018-07-09", "end": "2018-07-20"}))
    '2018-07'
    """
    if date is None:
        return None
    start, end = str(date.detail["start"]), str(date.detail["end"])
    for length in (10, 7, 4):
        if start[:length] == end[:length]:
            return None if start.startswith("-") else start[:length]
    return None


def period(date: Mention | None) -> tuple[str, str] | None:
    """The first and the last date of a range that is no single value, as written: "September 2017 – January 2018".

    >>> period(Mention("date", 0, 9, "2017-09/2018-01", "range", {"start": "2017-09", "end": "2018-01"}))
    ('2017-09', '2018-01')
    """
    if date is None:
        return None
    start, end = str(date.detail["start"]), str(date.detail["end"])
    return None if start == end or start.startswith("-") or end.startswith("-") or start > end else (start, end)


def tells_again(known: list[str | None], date: str | None) -> int | None:
    """The place of the telling that one with `date` tells again: dates that one may be the other, or none; else None.

    >>> tells_again(["2020", None], "2020-06"), tells_again(["2020-07"], "2021-12")
    (0, None)
    """
    for place, other in enumerate(known):
        if date is None or other is None or date.startswith(other) or other.startswith(date):
            return place
    return None


def _dates(paragraph: ReadParagraph, start: int, limit: int) -> list[Mention]:
    titles = [t for t in paragraph.within(max(0, start - 320), limit, "title") if t.end > start]
    return [
        d
        for d in paragraph.within(start, limit, "date")
        if _is_time(paragraph.text, d) and not any(t.start <= d.start < t.end for t in titles)
    ]


def _is_time(text: str, date: Mention) -> bool:
    before = text[max(0, date.start - 50) : date.start]
    if _REVISION.search(before) or _OF_LETTER.search(before) or _PERIOD.match(text, date.end) or text.startswith(("-", "/"), date.end):
        return False
    return _OF_CONTEXT.search(before) is None
