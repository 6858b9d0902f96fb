"""What a paper says about itself: the conference it deals with, its title, its publisher, its dates.

Rules: `paper-title` (the first heading that names a conference), `paper-publisher` (the organization that the title names, or else
the one outside ITU that the paper names most often), `paper-date` (a day in a short line near the title), `paper-first-published` and
`paper-revised` ("originally published in June 2020", "the current version is from January 2022").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.document import Span
from ingest.mention import Mention
from ingest.papers.model import Identity, Sitting
from ingest.papers.sittings import series_of, sitting, sittings
from ingest.recognise import directory
from ingest.relate import ReadParagraph

_OPENING = 12   # paragraphs in which title and date stand
_DATE_LINE = 6  # words of a line that is there for its date
_OFTEN = 3      # how often a paper names its publisher at least
_REACH = 200    # characters before a date in which the words stand that say what it is the date of
_TITLE = 20     # words of the longest title
_REVISED = re.compile(
    r"\b(?:current|this|latest)\s(?:version|edition|revision)\b|\b(?:last\s)?(?:updated|revised|modified)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:originally|first)\s(?:published|issued)\b", re.IGNORECASE)


def identify(body: Sequence[ReadParagraph], notes: Sequence[ReadParagraph]) -> Identity | None:
    """Who the paper is; None where it deals with no conference, which is to say that it is no paper of this genre."""
    title = next((p for p in body[:_OPENING] if _is_title(p)), None)
    about = _about(title, (*body, *notes))
    if about is None:
        return None
    spans: dict[str, Span] = {}
    if title is not None:
        spans["title"] = title.paragraph.span()
    publisher = _publisher(title, body, spans)
    issued, modified = _dates(body, spans)
    return Identity(about, title.paragraph.text.strip() if title else "", publisher, issued, modified, spans)


def _is_title(paragraph: ReadParagraph) -> bool:
    short = len(paragraph.text.split()) <= _TITLE and not paragraph.paragraph.label and not paragraph.text.rstrip().endswith(".")
    crumbs = " > " in paragraph.text or " » " in paragraph.text
    return short and not crumbs and any(series_of(m) for m in paragraph.mentions)


def _about(title: ReadParagraph | None, everything: Sequence[ReadParagraph]) -> Sitting | None:
    """The sitting that the title names, or that of its series which the paper names most often."""
    if title is not None and (named := sittings(title.text, title.mentions)):
        return sitting(named[0])
    series = next((series_of(m) for m in title.mentions if series_of(m)), "") if title is not None else ""
    counted: Counter[Sitting] = Counter(sitting(m) for p in everything for m in sittings(p.text, p.mentions))
    named_often = [s for s, n in counted.most_common() if (s.series == series if series else n > 2)]
    return named_often[0] if named_often else None


def _publisher(title: ReadParagraph | None, body: Sequence[ReadParagraph], spans: dict[str, Span]) -> str:
    for paragraphs in ((title,) if title else (), body):
        found = [(p, m) for p in paragraphs for m in p.mentions if _may_publish(m)]
        if found:
            code, times = Counter(m.id for _, m in found).most_common(1)[0]
            if paragraphs is body and times < _OFTEN:
                break
            paragraph, mention = next((p, m) for p, m in found if m.id == code)
            spans["publisher"] = paragraph.paragraph.span(mention.start, mention.end)
            return code
    return ""


def _may_publish(mention: Mention) -> bool:
    entry = directory.load("organization").by_code.get(mention.id) if mention.kind == "organization" else None
    return entry is not None and not entry.is_a("RegionalOrganization", "Committee")


def _dates(body: Sequence[ReadParagraph], spans: dict[str, Span]) -> tuple[str, str]:
    """When it was issued and when last revised, as precisely as it says."""
    issued = modified = ""
    for paragraph in body[:_OPENING]:
        short = len(paragraph.text.split()) <= _DATE_LINE and not paragraph.paragraph.label
        for date in paragraph.of("date"):
            sentence = paragraph.text[max(paragraph.sentence_at(date.start).start, date.start - _REACH):date.start]
            alone = short and date.id == date.detail["start"] and len(date.id) == len("2020-06-03")
            if _REVISED.search(sentence) and not modified:
                modified = date.id
                spans["modified"] = paragraph.paragraph.span(date.start, date.end)
            elif (alone or _FIRST.search(sentence)) and not issued:
                issued = date.id
                spans["issued"] = paragraph.paragraph.span(date.start, date.end)
    return issued, modified
