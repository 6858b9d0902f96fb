"""Numbers that people quote: participants, regional groups, lead roles, Associates on a date, Recommendations of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph

_WORDS = {word: n for n, word in enumerate(
    ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
     "nineteen twenty").split(), 1)}
# What is counted: the measure, and how texts call it. The first that fits counts.
_MEASURES: tuple[tuple[str, str], ...] = (
    ("lead study group roles", r"(?:LSG|lead (?:study group|SG)) roles?"),
    ("regional groups", r"regional groups?"),
    ("focus groups", r"focus groups?"),
    ("participants", r"(?:participants|attendees|delegates|experts)"),
    ("countries", r"countries"),
    ("Associates", r"Associates"),
    ("Sector Members", r"Sector Members"),
    ("Academia members", r"Academia(?: members)?"),
    ("Member States", r"Member States"),
    ("Recommendations", r"(?:ITU-T )?Recommendations"),
    ("work items", r"work items"),
    ("contributions", r"contributions"),
    ("liaison statements", r"liaison statements"),
    ("deliverables", r"(?:deliverables|outputs|technical reports)"),
    ("fellowships", r"fellowships"),
    ("workshops", r"workshops"),
)
_COUNTED = re.compile(
    r"(?<![\w./-])(?<!Group )(?<!Groups )(?<!SG )(?<!SGs )"
    r"(?P<number>\d{1,3}(?:[ ,]\d{3})+|\d{1,6}|" + "|".join(_WORDS) + r")\+? "
    r"(?:(?:new|revised|active|more|different|registered|further|technical|ITU-T|online|remote|full) ){0,2}"
    r"(?:" + "|".join(f"(?P<m{n}>{p})" for n, (_, p) in enumerate(_MEASURES)) + r")\b", re.I)


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The stated numbers, as facts of kind `stated_number` with keys quantity, measure, of, date."""
    return [fact for paragraph in read.paragraphs for fact in _in(paragraph)]


def _in(paragraph: ReadParagraph) -> Iterator[NarrativeFact]:
    for match in _COUNTED.finditer(paragraph.text):
        sentence = paragraph.sentence_at(match.start())
        before = [m for m in paragraph.within(sentence.start, match.start(), "body") if m.id != "ITU"]
        dates = [d for d in paragraph.within(sentence.start, sentence.end, "date") if d.rule != "between"]
        measure = next(name for n, (name, _) in enumerate(_MEASURES) if match[f"m{n}"])
        start = before[-1].start if before else match.start()
        yield NarrativeFact(
            "stated_number",
            {"quantity": number(match["number"]), "measure": measure, "of": before[-1].id if before else None,
             "date": dates[0].id.partition("/")[0] if len(dates) == 1 else None},
            paragraph.paragraph, start, match.end(), "counted-noun")


def number(text: str) -> int:
    """The number that digits or a word say.

    >>> number("1 767"), number("seven"), number("24")
    (1767, 7, 24)
    """
    return _WORDS.get(text.casefold()) or int(re.sub(r"[ ,]", "", text))
