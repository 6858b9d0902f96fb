"""Find what papers say about the time before a conference: until when contributions are taken, since when and how long people prepare.

Rules, by the words beside a date:

- `deadline`: "the firm deadline for all contributions is 5 September 2022", "the deadline for nominations was 1 May";
- `submitted-by`: "proposals must be submitted by 5 September 2022", "comments are to be sent no later than May 2024";
- `preparations`: "organizations began preparations in 2020, … these preparations run through September 2022".

The conference is the only one that the sentence names, else that of the paper. Not read: a deadline for something else ("for the repair of
the roof"), a deadline without a date, the dates of single meetings (`meetings.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    rf"\b{_WHAT}(?P<says>\s(?:must|should|shall|have\sto|had\sto|can|could|are\sto|were\sto)\sbe\s(?:submitted|sent|made|received|handed\sin)\s"
    r"(?:by|before|until|not?\slater\sthan)\s)", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:began|started)\s(?:(?:the|their|its)\s)?(?:[a-z]+\s)?preparations?\s(?:in|on)\s", re.IGNORECASE)
_RUN = re.compile(r"\bpreparations?\s(?:will\s)?(?:run|last|continue|go\son)s?\s(?:through|until|till|to)\s", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:[\w-]+\s){1,6}\Z")  # who began: the words before


def find(paper: Paper) -> Iterator[PaperFact]:
    """The statements, in order."""
    for paragraph in (*paper.body, *paper.notes.values()):
        for sentence in paragraph.sentences:
            yield from _deadlines(paper, paragraph, sentence)
            yield from _preparations(paper, paragraph, sentence)


def _deadlines(paper: Paper, paragraph: ReadParagraph, sentence: Sentence) -> Iterator[PaperFact]:
    for form, rule in ((_DEADLINE, "deadline"), (_SUBMITTED, "submitted-by")):
        for said in form.finditer(paragraph.text, sentence.start, sentence.end):
            if date := _date_at(paragraph, said.end()):
                words = paragraph.text[said.start():said.start("says") if rule == "deadline" else said.end()]
                yield _phase(paper, paragraph, sentence, rule, words, "", date.detail["end"], (said.start(), date.end))


def _preparations(paper: Paper, paragraph: ReadParagraph, sentence: Sentence) -> Iterator[PaperFact]:
    began = _BEGAN.search(paragraph.text, sentence.start, sentence.end)
    run = _RUN.search(paragraph.text, sentence.start, sentence.end)
    since, until = (_date_at(paragraph, said.end()) if said else None for said in (began, run))
    dates = [date for date in (since, until) if date]
    if dates:
        start = (began if since else run).start()  # type: ignore[union-attr]  # a date comes of its words
        who = _SUBJECT.search(paragraph.text, sentence.start, start)
        first = who.start() if who and since else start
        words = paragraph.text[first:dates[0].start].strip().removesuffix(" in").removesuffix(" on")
        yield _phase(paper, paragraph, sentence, "preparations", words, since.detail["start"] if since else "",
                     until.detail["end"] if until else "", (first, max(date.end for date in dates)))


def _date_at(paragraph: ReadParagraph, at: int) -> Mention | None:
    """The date that begins there, also behind "the"."""
    near = paragraph.within(at, min(len(paragraph.text), at + 40), "date")
    return next((date for date in near if paragraph.text[at:date.start] in ("", "the ")), None)


def _phase(paper: Paper, paragraph: ReadParagraph, sentence: Sentence, rule: str, words: str, since: str, until: str,
           stretch: tuple[int, int]) -> PaperFact:
    named = {s.id for s in sittings_within(paragraph, sentence.start, sentence.end)}
    conference = min(named) if len(named) == 1 else paper.about.code
    values = {"words": " ".join(words.split()), "since": since, "until": until, "conference": conference}
    return PaperFact("phase", values, (paragraph.paragraph.span(*stretch),), rule)
