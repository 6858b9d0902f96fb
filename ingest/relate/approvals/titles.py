"""The title of a text, behind its identifier or its noun: in quotation marks, or running on to the end of its clause.

E.156 (revised) "Guidelines for action"
X.1213, Security capability requirements, ITU-T X.1214, …       ends where the next text begins
a Supplement on The impact of limits, which gives …             ends where the clause does
"""

from __future__ import annotations

import re

from ingest.clean import squeeze
from ingest.relate import ReadParagraph

_LONGEST_QUOTED = 600
_LONGEST_RUNNING = 300
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# Where a title without quotation marks ends.
_STOP = re.compile(
    r"[;:\[\]\"\n]"
    # a bracket that belongs to the text, not to its title: " (Y.3500", " (see", " (approved", " (2019"
    r"|\s\((?=(?:ITU-T\s)?[A-Z]{1,4}(?:\.|\sSupp)|http|see|TD|SG\d|TSAG|agreed|approved|published"
    r"|under|\d|based)"
    # the end of a sentence, also where the next identifier is glued to it
    r"|[.](?=\s|\Z|[A-Z]\d)"
    # behind a comma the sentence goes on: ", which was", ", in order to", ", developed by"
    r"|,\s(?=(?:initiated|started|launched)\sin\s|and\s|which\s|was\s|where\s|in\s(?:order|line)\s|as\s|with\s|to\sbe\s|under\s|based\s|on\s(?:an?"
    r"|the)\s|the\slatter|developed\s|approved\s)"
    # a verb, a doer, a date or a reason: " was", " approved", " by SG17", " in May", " following the request"
    r"|\s(?=(?:was|were|is|are|has|have|had|will|shall|which|that|at\sits|at\s(?:the\s)?SG\d{1,2}|as\sof|as\spart|based\son"
    r"|developed|produced|approved|agreed|consented"
    rf"|published|by\s(?:the\s)?(?:SG|Study|Q\d|ITU|TSAG|FG)|in\s(?:{_MONTH}|20\d\d)|on\s\d{{1,2}}|following\s(?:an?|the)\s(?:outcomes?|discussions?|requests?|proposals?)"
    # the next text or verb behind "and": " and revised", " and the Technical", " and is"
    r"|(?:and|or)\s(?:(?:an?\s|the\s|is\s)?(?:revised|new|draft|approved|agreed|consented|completed|published"
    r"|developed|determined|working|started|ITU-T"
    r"|[Rr]ecommendation|[Ss]upplement|[Tt]echnical|Annex|Amendment)|(?:a\sGlossary|on|it|they|plans|also|will|is|are|has"
    r"|continues)))\b)"
)
_NEXT_TEXT = re.compile(
    r"(?:,|;|\band)\s{0,2}(?:and\s)?(?:(?:revised|new|draft|ITU-T"
    r"|[Rr]ecommendations?)\s){0,3}[A-Z]{1,4}\.[A-Za-z\d]|\s(?:in|as)\s(?:ITU-T\s)?[A-Z]\.\d"
)
_IDENTIFIER = re.compile(r"(?:ITU-T\s)?[A-Z]{1,4}[.]\w|STUDY|[A-Z]\d{1,2}_|\d")
_NO_TITLE = re.compile(
    r"(?:It|This|In|At|Under|SG\d{1,2}|Study\sGroup|See|Also|The|These|Recommendations?|ITU|Amendment|Annex|Both"
    r"|TSB|TSAG|Questions?)\b"
)
# "G.good (Guidelines for the use of good cables)"; not "(see the report of SG2)", "(approved in May 2019)", "(TSAG-TD5)"
_BRACKETED = re.compile(
    r"\s?\((?P<title>(?:A\s|The\s)?(?!See|Ref|TD|SG|Study|Approved|Agreed|Consented|Published|Under|For|In|At|By|On|And|Also)[A-Z][a-z]{3,20}\s[^()\n\";]{10,240})\)")
_FEWEST_IN_BRACKETS = 5  # words; fewer are a gloss
_UNFINISHED = re.compile(r"\s(?:of|for|on|to|with|in|and|by|the|from)\Z")
_LEAD = re.compile(r"\s?(?:[:–-]\s|,\s(?=[A-Z])|\son\s(?:the\s)?|\s(?=[A-Z][a-z]))")
_QUESTION_LEAD = re.compile(r"\s?(?::\s|\son\s|,\s(?=[A-Z][a-z]))")


def behind(paragraph: ReadParagraph, end: int, question: bool = False) -> tuple[str | None, int]:
    """The title that follows an identifier which ends at `end`, and where it ends; (None, end) where none does."""
    text = paragraph.text
    quoted, stop = in_quotes(text, end)
    if quoted is not None:
        return quoted, stop
    lead = (_QUESTION_LEAD if question else _LEAD).match(text, end)
    if lead is None or _NO_TITLE.match(text, lead.end()):
        return None, end
    title, stop = running(text, lead.end(), words=3)
    return (title, stop) if title else (None, end)


def in_bracket(text: str, position: int) -> tuple[str | None, int]:
    """The title in a bracket right behind an identifier that ends at `position`, and where the bracket ends.

    >>> in_bracket("G.good (Guidelines for the use of cables) is open", 6)
    ('Guidelines for the use of cables', 41)
    >>> in_bracket("G.901 (approved in May 2019)", 5)
    (None, 5)
    """
    bracket = _BRACKETED.match(text, position)
    if bracket is None or len(bracket["title"].split()) < _FEWEST_IN_BRACKETS:
        return None, position
    return squeeze(bracket["title"]), bracket.end()


def in_quotes(text: str, position: int) -> tuple[str | None, int]:
    """The title in quotation marks that begins at `position` or a few marks behind it.

    >>> in_quotes('K.83 "Monitoring of fields" is', 4)
    ('Monitoring of fields', 27)
    """
    opening = re.compile(
        r"(?:[\s-]series)?(?:\s(?:of\s)?(?:ITU-T\s)?Recommendations)?[\s,:–-]{0,4}(?:(?<=\s)on\s)?\"(?=\s?[\w'(])"
    ).match(text, position)
    if opening is None:
        return None, position
    closing = text.find('"', opening.end(), opening.end() + _LONGEST_QUOTED)
    if closing < 0:
        return None, position
    return squeeze(text[opening.end() : closing]).strip(" ,;"), closing + 1


def running(text: str, start: int, words: int, reach: int | None = None) -> tuple[str | None, int]:
    """A title of at least `words` words without quotation marks, from `start` to the end of its clause or `reach`.

    >>> running("Framework for slicing was approved", 0, words=2)
    ('Framework for slicing', 21)
    """
    if _IDENTIFIER.match(text, start):
        return None, start
    limit = min(len(text) if reach is None else reach, start + _LONGEST_RUNNING)
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    following = _NEXT_TEXT.search(text, start, end)
    if following:
        end = following.start()
    end = start + len(text[start:end].removesuffix(" ").removesuffix(" in").removesuffix(" as").removesuffix(" and"))
    title = squeeze(text[start:end]).strip(" ,–-(")
    if len(title.split()) < words or not title[:1].isalpha() or title.count(")") > title.count("("):
        return None, start
    if _UNFINISHED.search(title):
        return None, start
    return title, end
