"""Find what papers say about the time before a conference: until when contributions are taken, since when and how long people prepare.

Rules, by the words beside a date:

- `deadline`: "the firm deadline for all contributions is 5 September 2022", "the deadline for nominations was 1 May 2022";
- `submitted-by`: "proposals must be submitted by 5 September 2022", "comments are to be sent no later than May 2024";
- `preparations`: "organizations began preparations in 2020, … these preparations run through September 2022".

The words stop before what leads the date ("in", "by", "until"). The conference is the only one that the sentence names, else that of the
paper. Not read: a deadline for something else ("for the repair of the roof"), a deadline without a date; a date without a year ("was 1 May"
where its paragraph names none: a paper may tell of the year before or after its own, so its year is not lent); what is denied ("no comments
can be made before 5 June 2024"); the dates of single meetings (`meetings.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.mention import Mention
from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import sittings_within
from ingest.relate import ReadParagraph
from ingest.sentences import Sentence

_WHAT = r"(?:contributions?|proposals?|submissions?|nominations?|candidatures?|candidacies|comments?|inputs?|documents?|registrations?)"
_DEADLINE = re.compile(
    rf"\bdeadlines?\sfor\s(?:[a-z]+\s){{0,4}}{_WHAT}(?:\s(?:to|from|of)\s[^.;,()]{{1,40}}?)?(?P<says>\s(?:is|was|will\sbe|has\sbeen\sset\s(?:to|for)"
    r"|had\sbeen\sset\s(?:to|for))\s(?:on\s)?)", re.IGNORECASE)
_SUBMITTED = re.compile(
    rf"\b{_WHAT}\s(?:must|should|shall|have\sto|had\sto|can|could|are\sto|were\sto)\sbe\s(?:submitted|sent|made|received|handed\sin)"
    r"(?P<says>\s(?:by|before|until|not?\slater\sthan)\s)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|not|nor|neither|without)\s(?:(?!the\b|all\b)[\w-]{1,30}\s){0,2}\Z", re.IGNORECASE)  # the words before
_DENIED_WITHIN = 80
_BEGAN = re.compile(r"\b(?:began|started)\s(?:(?:the|their|its)\s)?(?:[a-z]+\s)?preparations?(?P<says>\s(?:in|on)\s)", re.IGNORECASE)
_RUN = re.compile(r"\bpreparations?\s(?:will\s)?(?:run|last|continue|go\son)s?(?P<says>\s(?:through|until|till|to)\s)", re.IGNORECASE)
_SUBJECT = re.compile(r"(?<![\w'’-])(?:[\w'’-]{1,40}\s){1,6}\Z")  # who began: the words before


class _Phase(NamedTuple):
    """What one statement says, and the stretch of its paragraph that it rests on."""

    rule: str
    words: str
    since: str
    until: str
    start: int
    end: int


def find(paper: Paper) -> Iterator[PaperFact]:
    """The statements, in order."""
    for paragraph in (*paper.body, *paper.notes.values()):
        for sentence in paragraph.sentences:
            if found := [*_deadlines(paragraph, sentence), *_preparations(paragraph, sentence)]:
                conference = _conference(paper, paragraph, sentence)  # once for all: a sentence may state many
                for phase in found:
                    values = {"words": " ".join(phase.words.split()), "since": phase.since, "until": phase.until, "conference": conference}
                    yield PaperFact("phase", values, (paragraph.paragraph.span(phase.start, phase.end),), phase.rule)


def _deadlines(paragraph: ReadParagraph, sentence: Sentence) -> Iterator[_Phase]:
    for form, rule in ((_DEADLINE, "deadline"), (_SUBMITTED, "submitted-by")):
        for said in form.finditer(paragraph.text, sentence.start, sentence.end):
            date = _date_at(paragraph, said.end())
            if date and not _DENIED.search(paragraph.text, max(sentence.start, said.start() - _DENIED_WITHIN), said.start()):
                words = paragraph.text[said.start():said.start("says")]
                yield _Phase(rule, words, "", date.detail["end"], said.start(), date.end)


def _preparations(paragraph: ReadParagraph, sentence: Sentence) -> Iterator[_Phase]:
    """One statement of a sentence: the words of the beginning, else of the end; it rests on both, whichever is said first."""
    found = [(said, _date_at(paragraph, said.end())) if said else (None, None)
             for said in (form.search(paragraph.text, sentence.start, sentence.end) for form in (_BEGAN, _RUN))]
    dated = [(said, date) for said, date in found if said and date]
    if dated:
        since, until = (date for _, date in found)
        said = dated[0][0]
        who = _SUBJECT.search(paragraph.text, sentence.start, said.start()) if since else None
        first = who.start() if who else said.start()
        yield _Phase("preparations", paragraph.text[first:said.start("says")],
                     since.detail["start"] if since else "", until.detail["end"] if until else "",
                     min(first, *(said.start() for said, _ in dated)), max(date.end for _, date in dated))


def _date_at(paragraph: ReadParagraph, at: int) -> Mention | None:
    """The date that begins there, also behind "the"; none without a year."""
    near = paragraph.within(at, min(len(paragraph.text), at + 40), "date")
    return next((date for date in near if paragraph.text[at:date.start] in ("", "the ") and "--" not in date.id), None)


def _conference(paper: Paper, paragraph: ReadParagraph, sentence: Sentence) -> str:
    """The only conference that the sentence names, else that of the paper."""
    named = {s.id for s in sittings_within(paragraph, sentence.start, sentence.end)}
    return min(named) if len(named) == 1 else paper.about.code
