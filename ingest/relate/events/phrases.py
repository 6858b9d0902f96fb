"""Find the phrases that name events: a noun ("workshop"), the words before it that belong to it, its title behind.

    [5th ITU] workshop [on Data Processing and Management for IoT]    [SG17 March 2018] meeting    [its first] meeting

A phrase is only a candidate: whether it tells of an event is decided in `relation.py`, by its dates, places and verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.clean import squeeze
from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.events.titles import name_end
from ingest.relate.events.words import (
    ADJECTIVES,
    BACK,
    GENERIC,
    MODE,
    NOUN,
    OPENERS,
    ORDINAL,
    VIRTUAL,
    is_plural,
    kind_of,
)

_TOKEN = re.compile(r"\([^()]{1,60}\)(?=\s)|\S{1,80}")
_PART_OF = re.compile(r"\s(?:of|on)\s(?:the\s|an?\s)?")
# "Cybersecurity Week - Session on Cables", "9th Green Standards Week: Training on Trees": one event of a longer one.
_OF_A_WEEK = re.compile(r"(?:\s[–-]|:)\s")
_SHARED = re.compile(r"\bjointly\swith\s(?:the\s|an?\s)?\Z")
_MOST_WORDS = 16
_MODE_BEFORE = re.compile(r"(?:[,(]|\bas\s(?:an?|its|fully))\s?\Z")
_BRACKETED = re.compile(r"\([A-Z][\w &/-]{1,40}\)\Z")
_BETWEEN_DATES = re.compile(r",?\s(?:and\s)?\Z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that may name an event. Positions are those of the paragraph's text.

    `start` is where the name begins, `end` where it ends behind the noun; `before` the word before it ("the", "its",
    "three"); `dates` those inside the name ("SG17 March 2018 meeting"); `titles` what it is about.
    """

    paragraph: ReadParagraph
    start: int
    noun: tuple[int, int]
    end: int
    kind: str
    plural: bool
    before: str
    ordinals: tuple[str, ...] = ()
    dates: tuple[Mention, ...] = ()
    titles: tuple[str, ...] = ()
    name: str = ""
    words: tuple[str, ...] = field(default=())

    @property
    def is_back_reference(self) -> bool:
        """Whether it only points at an event named before: "the workshop", "this meeting"."""
        return (self.before in BACK and not self.words and not self.titles and not self.dates
                and self.end == self.noun[1])

    @property
    def is_series(self) -> bool:
        """Whether it is a series, which goes on for months or years: "Webinar series on Digital transformation, 2021-2022"."""
        return self.paragraph.text[:self.noun[1]].casefold().endswith("series")

    @property
    def is_generic(self) -> bool:
        """Whether it speaks of such events in general: "each meeting", "regular BSG trainings"."""
        return self.before in GENERIC and not (self.titles or self.ordinals)

    @property
    def virtual(self) -> bool:
        """Whether its own words say that it takes place online."""
        text = self.paragraph.text
        return self.kind == "webinar" or VIRTUAL.search(text, self.start, self.noun[1]) is not None


@dataclass(frozen=True, slots=True)
class _Head:
    """A noun with what stands before it; `until` is where the search for its title begins."""

    noun: re.Match[str]
    start: int
    before: str
    words: tuple[str, ...]
    dates: tuple[Mention, ...]
    until: int

    @property
    def proper(self) -> tuple[str, ...]:
        capitals = sum(w[0].isupper() for w in self.words)
        return tuple(w for w in self.words if w.casefold() not in ADJECTIVES or ORDINAL.match(w) or (
            capitals > 1 and w[0].isupper()))


def phrases(paragraph: ReadParagraph) -> list[Phrase]:
    """The phrases of a paragraph, in order; of nouns in one name the last one counts ("Forum Session 406")."""
    found: list[Phrase] = []
    for sentence in paragraph.sentences:
        heads = _own_heads(paragraph, _heads(paragraph, sentence.start, sentence.end))
        last = sentence.start
        for i, head in enumerate(heads):
            ceiling = heads[i + 1].start if i + 1 < len(heads) else _behind_title(paragraph, sentence.end)
            if head.noun.start() >= last:
                found.append(_phrase(paragraph, head, ceiling))
                last = found[-1].end
    return found


def _behind_title(paragraph: ReadParagraph, end: int) -> int:
    """Where a sentence ends that stops inside a title: 'the Workshop on "Old cables. New ideas" was'."""
    titles = paragraph.within(max(0, end - 320), min(len(paragraph.text), end + 320), "title")
    return max([end, *(int(t.detail["outer"][1]) for t in titles if t.rule.endswith("quoted") and t.start < end < t.end)])


def _heads(paragraph: ReadParagraph, start: int, end: int) -> list[_Head]:
    nouns = list(_nouns(paragraph, start, end))
    heads: list[_Head] = []
    floor = start
    for i, noun in enumerate(nouns):
        if i + 1 < len(nouns) and _goes_on(paragraph.text, noun.end(), nouns[i + 1].start()):
            continue
        at, before, words, dates = _before(paragraph, noun.start(), floor)
        heads.append(_Head(noun, at, before, tuple(words), dates, noun.end()))
        floor = noun.end()
    return heads


def _own_heads(paragraph: ReadParagraph, heads: Sequence[_Head]) -> list[_Head]:
    """The heads that name events of their own: not the second name of one, nor the way in which one takes place."""
    kept: list[_Head] = []
    for head in heads:
        gap = paragraph.text[kept[-1].until:head.start] if kept else "."
        if kept and _PART_OF.fullmatch(gap) and head.proper:
            kept[-1] = replace(kept[-1], until=head.noun.end())
        elif kept and _OF_A_WEEK.fullmatch(gap) and kept[-1].proper and not (head.dates or kept[-1].dates):
            kept[-1] = replace(kept[-1], noun=head.noun, until=head.noun.end(), words=(*kept[-1].words, *head.words))
        elif not (kept and (_SHARED.search(gap) or _is_mode(paragraph, head) or _is_forum_of_others(gap, head))):
            kept.append(head)
    return kept


def _is_forum_of_others(gap: str, head: _Head) -> bool:
    """Whether the forum is an organization that takes part: "a webinar with the Mobile Wireless Forum"."""
    return kind_of(head.noun) == "forum" and not head.dates and re.fullmatch(r"\s?with\s(?:the\s)?", gap) is not None


def _is_mode(paragraph: ReadParagraph, head: _Head) -> bool:
    """Whether it only says how another event takes place: ", virtual meeting", "(web-meeting)"."""
    left = paragraph.text[max(0, head.start - 8):head.start]
    return (not head.proper and _MODE_BEFORE.search(left) is not None
            and MODE.search(paragraph.text, head.start, head.noun.end()) is not None)


def _nouns(paragraph: ReadParagraph, start: int, end: int) -> Iterator[re.Match[str]]:
    """The nouns that stand outside quotation marks, links and names of organizations."""
    covered = [m.detail["outer"] for m in paragraph.within(start, end, "title") if m.rule.endswith("quoted")]
    covered += [(m.start, m.end) for m in paragraph.within(start, end, "organization", "url", "document")]
    covered.sort()
    at = 0
    for noun in NOUN.finditer(paragraph.text, start, end):
        while at < len(covered) and covered[at][1] <= noun.start():
            at += 1
        if at == len(covered) or covered[at][0] >= noun.end():
            yield noun


def _goes_on(text: str, end: int, following: int) -> bool:
    """Whether the next noun is of the same name: "training sessions", "Forum 2021 Session", "Forum and Training"."""
    gap = text[end:following]
    return re.fullmatch(r"\s(?:(?:19|20)\d\d\s|[Ss]ide\s|and\s)?", gap) is not None and (
        "and" not in gap or text[following].isupper())


def _phrase(paragraph: ReadParagraph, head: _Head, ceiling: int) -> Phrase:
    end, titles = name_end(paragraph, head.until, ceiling)
    if head.until > head.noun.end() and not titles:
        titles = (squeeze(_PART_OF.sub("", paragraph.text[head.noun.end():end])),)
    name = _name(paragraph.text, head.start, end, head.dates)
    ordinals = tuple(w.rstrip(",") for w in head.words if ORDINAL.match(w.rstrip(",")))
    return Phrase(paragraph, head.start, head.noun.span(), end, _kind(head), is_plural(head.noun.group()), head.before,
                  ordinals, head.dates, titles, name, head.proper)


def _kind(head: _Head) -> str:
    """The kind that the noun names; a training session is a training."""
    kind = kind_of(head.noun)
    return "training" if kind == "session" and any(w.casefold() == "training" for w in head.words) else kind


def _name(text: str, start: int, end: int, dates: Sequence[Mention]) -> str:
    pieces, at = [], start
    for date in dates:
        if len(date.id) > 4:
            pieces.append(text[at:max(at, date.start)])
            at = max(at, date.end)
    pieces.append(text[at:end])
    words = [p.strip(" ,;:.–-") for p in pieces]
    return squeeze(" ".join(w for w in words if w not in ("", "and", ", and")))


# --- before the noun ------------------------------------------------------------------------------------------------

def _before(paragraph: ReadParagraph, noun: int, floor: int) -> tuple[int, str, list[str], tuple[Mention, ...]]:
    """Where the name begins, the word before it, its words, and the dates inside it."""
    text = paragraph.text
    tokens = list(_TOKEN.finditer(text, max(floor, noun - 400), noun))[-40:]
    dates = paragraph.within(max(floor, noun - 400), noun, "date")
    words: list[str] = []
    inside: list[Mention] = []
    start, at = noun, len(tokens) - 1
    while at >= 0 and len(words) < _MOST_WORDS:
        token = tokens[at]
        date = next((d for d in dates if d.start < token.end() and token.start() < d.end), None)
        if date is None and inside and start == inside[-1].start and token.group() == "and":
            date = next((d for d in dates if 0 < token.start() - d.end <= 2), None)
        if date is not None:
            if not _date_belongs(text, date, start, bool(inside)):
                break
            inside.append(date)
            start = date.start
            at = max((i for i in range(at + 1) if tokens[i].end() <= date.start), default=-1)
            continue
        if not _word_belongs(paragraph, tokens, at, start, bool(inside) and start == inside[-1].start):
            break
        words.append(token.group())
        start = token.start()
        at -= 1
    start, words = _trim(text, start, noun, words)
    before = tokens[at].group().casefold() if at >= 0 and tokens[at].end() >= start - 2 else ""
    return start, before, words[::-1], tuple(inside[::-1])


def _date_belongs(text: str, date: Mention, start: int, others: bool) -> bool:
    """Whether a date before the name is part of it: right before a word of it, or one of a list of such dates."""
    gap = text[date.end:start]
    return gap in ("", " ", "  ") or (others and _BETWEEN_DATES.fullmatch(gap) is not None)


def _word_belongs(
    paragraph: ReadParagraph, tokens: Sequence[re.Match[str]], at: int, start: int, behind_date: bool,
) -> bool:
    """Whether the token at `at` is a word of the name that so far begins at `start`."""
    text, word = paragraph.text, tokens[at].group()
    lower = word.casefold()
    if text[tokens[at].end():start].strip():
        return False
    if behind_date:
        return word[0].isupper() and word[-1].isalnum() and lower not in OPENERS
    if word[0] == "(":
        slots = paragraph.within(*tokens[at].span(), "date", "place")
        return at > 0 and _BRACKETED.match(word) is not None and not slots
    if text[start] == "(":
        return word[0].isalnum() and word[-1].isalnum() and lower not in OPENERS
    if word[-1] == "," and ORDINAL.match(word[:-1]):
        return True
    if word[-1] == ",":
        return word[:-1].isupper() and text[start].isupper() and at > 0
    if word[-1] in ";:.!?\")":
        return False
    if word.isdigit():
        return at > 0 and tokens[at - 1].group().casefold() in ("group", "groups", "sg", "party", "parties")
    if lower == "on" and at > 0 and tokens[at - 1].group() in ("Hands", "hands"):
        return True
    if lower in OPENERS or word in ("&", "of"):
        return lower in ("and", "the", "for", "&", "of") and _between_capitals(paragraph, tokens, at, start)
    return word[0].isupper() or lower in ADJECTIVES or ORDINAL.match(word) is not None or _has_inner_capital(word)


def _has_inner_capital(word: str) -> bool:
    return any(c.isupper() for c in word) or (word[0].isdigit() and ("." in word or "/" in word))


def _between_capitals(paragraph: ReadParagraph, tokens: Sequence[re.Match[str]], at: int, start: int) -> bool:
    """Whether a small word stands inside a name: "Bridging the Standardization Gap", "IoT and SC&C"."""
    if at == 0 or paragraph.within(tokens[at - 1].start(), tokens[at - 1].end(), "place"):
        return False
    text, left = paragraph.text, tokens[at - 1].group()
    small = tokens[at].group().casefold()
    if small == "and" and ORDINAL.match(left):
        return True
    after = text[start:start + 1]
    if left.casefold() in OPENERS or left[-1] in ",;:.)" or not after.isalnum() or after.islower():
        return False
    if small in ("the", "for"):
        return left[0].isupper() and len(left) > 3 and (small == "the") == left.endswith("ing")
    return left[0].isupper() or _has_inner_capital(left)


def _trim(text: str, start: int, noun: int, words: list[str]) -> tuple[int, list[str]]:
    """Drop an "and" or "for" that would begin the name."""
    while words and words[-1].casefold() in ("and", "for", "of", "the", "&"):
        gone = words.pop()
        start = min(noun, start + len(gone))
        start += len(text[start:noun]) - len(text[start:noun].lstrip())
    return start, words
