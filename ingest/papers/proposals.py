"""Find proposals: what they are for, who makes them, and the groups they went to.

Rules, each with its wording:

- `proposal-went-to`: "a proposal to develop X has been made to TSAG and presented to several study groups"; documents that a footnote of
  the sentence cites say to which groups ("SG17-C788");
- `proposal-submitted-by`: "Member States can submit proposals to the Plenipotentiary";
- `proposal-for-example`: a point inside one that ends with proposals "for example:", with the study groups in its bracket;
- `proposed-work`: "over-the-top TV (Study Group 9) … will be proposed for work in the study groups".

Not found: "consider proposals to retain study groups" (nobody made one), "proposals will be tracked".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention
from ingest.papers.model import Paper, PaperFact
from ingest.papers.sittings import series_of, sittings_within
from ingest.papers.topics import parts
from ingest.relate import ReadParagraph
from ingest.sentences import Sentence

_PROPOSAL = re.compile(r"\b(?:proposals?|draft\s(?:new\s)?resolutions?)\b", re.IGNORECASE)
_WENT = re.compile(
    r"\b(?:made|presented|submitted|brought|forwarded|sent|introduced|proposed|directed)\s(?:directly\s)?(?:to|in|into|at)\b")
_SUBMITS = re.compile(
    r"\b(?:submit|submits|submitted|bring|present|presented|make|made|forward|introduce)\s(?:[a-z]+\s){0,3}proposals?\b.{0,60}?\bto\b")
_ABOUT = re.compile(
    r"\b(?:proposals?|draft\s(?:new\s)?resolutions?)\s(?:to|on|for)\s(?P<about>[^;.]{3,160}?)"
    r"(?=\s(?:has|have|had|was|were|be|is|are|will|can|could)\b|\sand\sthe\sdraft\b|\sto\s(?:the\s)?(?-i:[A-Z])|[.;]|\Z)", re.IGNORECASE)
_WORK = re.compile(r"\b(?:will|to|may|might|could)\sbe\sproposed\b|\bare\sbeing\sproposed\b")
_NOT = re.compile(r"\bnot\s\Z")
_EXAMPLE = re.compile(r"\bproposals?\b[^()]{0,80}\((?:e\.g\.|such\sas),?\s(?P<title>[^()]{3,120})\)")
_QUOTED = re.compile(r'"(?P<title>[^"]{3,160})"')


def find(paper: Paper) -> Iterator[PaperFact]:
    """The proposals, in order."""
    inside = False
    for paragraph in paper.body:
        if paragraph.paragraph.label != "◦":
            last = paragraph.sentences[-1] if paragraph.sentences else Sentence(0, 0)
            words = paragraph.text[last.start:last.end]
            inside = words.rstrip().endswith(":") and _PROPOSAL.search(words) is not None
        elif inside:
            yield from _examples(paper, paragraph)
        for sentence in paragraph.sentences:
            yield from _sentence(paper, paragraph, sentence)


def _examples(paper: Paper, paragraph: ReadParagraph) -> Iterator[PaperFact]:
    for piece in parts(paragraph, 0):
        about = paragraph.paragraph.text[piece.start:piece.end]
        yield _fact(paper, paragraph, piece.start, piece.bracket_end, "proposal-for-example", about=about, to=list(piece.groups))


def _sentence(paper: Paper, paragraph: ReadParagraph, sentence: Sentence) -> Iterator[PaperFact]:
    text = paragraph.text[sentence.start:sentence.end]
    if _WORK.search(text):
        for piece in parts(paragraph, sentence.start):
            if piece.bracket_end <= sentence.end:
                yield _fact(paper, paragraph, piece.start, piece.bracket_end, "proposed-work", to=list(piece.groups),
                            about=paragraph.paragraph.text[piece.start:piece.end])
    if not _PROPOSAL.search(text):
        return
    submits = _SUBMITS.search(text)
    went = [m for m in _WENT.finditer(text) if not _NOT.search(text, max(0, m.start() - len("not ")), m.start())]
    if submits:
        start = sentence.start + submits.end()
        before = sentence.start + submits.start()
        who = [m.id for m in paragraph.within(sentence.start, before, "collective", "body", "organization")]
        to = _targets(paragraph, start, sentence.end)
        if to:
            yield _fact(paper, paragraph, sentence.start, sentence.end, "proposal-submitted-by", by=who[-1:], to=to[:1],
                        about=_abouts(text)[0])
    elif went:
        to = _targets(paragraph, sentence.start + went[0].start(), sentence.end)
        notes = _notes(paper, paragraph, sentence)
        documents = [m for note in notes for m in note.of("document")]
        to += [m.id.partition("-")[0] for m in documents if re.match(r"SG\d", m.id)]
        for about in _abouts(text) if to else ():
            fact = _fact(paper, paragraph, sentence.start, sentence.end, "proposal-went-to", about=about, to=list(dict.fromkeys(to)))
            spans = (*fact.spans, *(note.paragraph.span() for note in notes if note.of("document")))
            values = {**fact.values, "documents": [(m.id, m.detail.get("doc_kind")) for m in documents]}
            yield PaperFact(fact.kind, values, spans, fact.rule)


def _fact(paper: Paper, paragraph: ReadParagraph, start: int, end: int, rule: str, *, to: list[str], about: str = "",
          by: list[str] | None = None) -> PaperFact:
    values = {"about": " ".join(about.split()), "by": by or [], "to": to, "documents": [], "conference": paper.about.code,
              "text": paragraph.paragraph.text[start:end]}
    return PaperFact("proposal", values, (paragraph.paragraph.span(start, end),), rule)


def _targets(paragraph: ReadParagraph, start: int, end: int) -> list[str]:
    """Bodies and conferences that a stretch names as where something went; the first bracket or stop ends nothing."""
    sitting = {s.start: s.id for s in sittings_within(paragraph, start, end)}
    found = [sitting.get(m.start, m.id) for m in paragraph.within(start, end, "body", "conference", "collective") if _takes(m)]
    return list(dict.fromkeys(found))


def _takes(mention: Mention) -> bool:
    """Whether proposals can go there: a group, the Council, a conference, but not ITU or a Sector as a whole."""
    if mention.kind == "conference":
        return bool(series_of(mention))
    if mention.kind == "collective":
        return "Groups" in mention.id or "SGs" in mention.id
    return mention.id not in ("ITU", "ITU-T", "ITU-R", "ITU-D")


def _abouts(text: str) -> list[str]:
    """What proposals of a sentence are for: the words behind "proposal to", a title in quotation marks, or examples in brackets."""
    found = [about["about"].strip(" ,") for about in _ABOUT.finditer(text)]
    other = _QUOTED.search(text) or _EXAMPLE.search(text)
    return found or [other["title"] if other else ""]


def _notes(paper: Paper, paragraph: ReadParagraph, sentence: Sentence) -> list[ReadParagraph]:
    numbers = [n for at, n in paragraph.paragraph.footnotes if sentence.start <= at <= sentence.end]
    return [paper.notes[n] for n in numbers if n in paper.notes]
