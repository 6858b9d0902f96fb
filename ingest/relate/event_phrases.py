"""Find the phrases that name events: a noun ("workshop"), the words before it that belong to its name, its title behind.

    [5th ITU] workshop [on Data Processing and Management for IoT]    [SG17 March 2018] meeting    [its first] meeting

A phrase is only a candidate: whether it tells of an event is decided in `events.py`, by its dates, places and verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.clean import squeeze
from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.relate.event_words import (
    ADJECTIVES,
    BACK,
    GENERIC,
    MODE,
    NAME_END,
    NOUN,
    OPENERS,
    ORDINAL,
    VIRTUAL,
    is_plural,
    kind_of,
)

_TOKEN = re.compile(r"\([^()]{1,60}\)(?=\s)|\S{1,80}")
_LONGEST_NAME = 240
_MOST_WORDS = 16
_BRACKETED = re.compile(r"\([A-Z][\w &/-]{1,40}\)\Z")
_NUMBER = re.compile(r"\s(?:No\.?\s)?#?\d{1,4}(?=[\s:,.;(]|\Z)(?!\s(?:January|February|March|April|May|June|July|August|September|October"
                     r"|November|December|to\s\d|and\s\d|[-–]\s?\d))")
_BETWEEN_DATES = re.compile(r",?\s(?:and\s)?\Z")
_COUNT = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|series|\d{1,3})\Z", re.IGNORECASE)
_AT = re.compile(r"(?:\bin\s|\bat\s|\(in\s|\()\Z")


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
    def is_generic(self) -> bool:
        """Whether it speaks of such events in general: "each meeting", "regular BSG trainings"."""
        return self.before in GENERIC and not (self.titles or self.ordinals)

    @property
    def virtual(self) -> bool:
        """Whether its own words say that it takes place online."""
        text = self.paragraph.text
        return self.kind == "webinar" or VIRTUAL.search(text, self.start, self.noun[1]) is not None


def phrases(paragraph: ReadParagraph) -> list[Phrase]:
    """The phrases of a paragraph, in order; of nouns in one name the last one counts ("Forum Session 406")."""
    found: list[Phrase] = []
    for sentence in paragraph.sentences:
        nouns = list(_nouns(paragraph, sentence.start, sentence.end))
        nouns = [n for i, n in enumerate(nouns)
                 if i + 1 == len(nouns) or not _goes_on(paragraph.text, n.end(), nouns[i + 1].start())]
        floor = sentence.start
        befores = []
        for noun in nouns:
            befores.append(_before(paragraph, noun.start(), floor))
            floor = noun.end()
        ceilings = [*(b[0] for b in befores[1:]), sentence.end][:len(nouns)]
        last = sentence.start
        for noun, before, ceiling in zip(nouns, befores, ceilings, strict=True):
            phrase = _phrase(paragraph, noun, before, ceiling)
            if noun.start() >= last and not _is_mode(paragraph, phrase) and not _shares(paragraph, phrase, found):
                found.append(phrase)
                last = phrase.end
    return found


def _shares(paragraph: ReadParagraph, phrase: Phrase, found: Sequence[Phrase]) -> bool:
    """Whether it is the second name of the event before it: "workshop on X jointly with ITU Forum on Y"."""
    return bool(found) and phrase.before == "with" and re.search(
        r"\bjointly\swith\s(?:the\s|an\s)?\Z", paragraph.text[max(0, phrase.start - 30):phrase.start]) is not None


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


def _is_mode(paragraph: ReadParagraph, phrase: Phrase) -> bool:
    """Whether it only says how another event takes place: ", virtual meeting", "(web-meeting)"."""
    left = paragraph.text[max(0, phrase.start - 3):phrase.start].rstrip()
    return (not phrase.words and not phrase.titles and left.endswith((",", "(", "as a", "s an"))
            and MODE.search(paragraph.text, phrase.start, phrase.noun[1]) is not None)


def _goes_on(text: str, end: int, following: int) -> bool:
    """Whether the next noun belongs to the same name: "training sessions", "Forum 2021 Session", "workshop and demo"."""
    return re.fullmatch(r"\s(?:(?:19|20)\d\d\s|[Ss]ide\s|and\s)?", text[end:following]) is not None and (
        "and" not in text[end:following] or text[following].isupper())


_Before = tuple[int, str, list[str], tuple[Mention, ...]]


def _phrase(paragraph: ReadParagraph, noun: re.Match[str], ahead: _Before, ceiling: int) -> Phrase:
    start, before, words, dates = ahead
    end, titles = _behind(paragraph, noun.end(), ceiling)
    text = paragraph.text
    name = _name(text, start, end, dates)
    ordinals = tuple(w for w in words if ORDINAL.match(w))
    return Phrase(paragraph, start, noun.span(), end, kind_of(noun), is_plural(noun.group()), before, ordinals, dates, titles,
                  name, tuple(w for w in words if w.casefold() not in ADJECTIVES or ORDINAL.match(w)))


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

def _before(paragraph: ReadParagraph, noun: int, floor: int) -> _Before:
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


def _word_belongs(paragraph: ReadParagraph, tokens: Sequence[re.Match[str]], at: int, start: int, behind_date: bool) -> bool:
    """Whether the token at `at` is a word of the name that so far begins at `start`."""
    text, word = paragraph.text, tokens[at].group()
    lower = word.casefold()
    if text[tokens[at].end():start].strip():
        return False
    if behind_date:
        return word[0].isupper() and word[-1].isalnum() and lower not in OPENERS
    if word[0] == "(":
        return at > 0 and _BRACKETED.match(word) is not None and not paragraph.within(*tokens[at].span(), "date", "place")
    if text[start] == "(":
        return word[0].isalnum() and word[-1].isalnum() and lower not in OPENERS
    if word[-1] == ",":
        return word[:-1].isupper() and text[start].isupper() and at > 0
    if word[-1] in ";:.!?\")":
        return False
    if word.isdigit():
        return at > 0 and tokens[at - 1].group().casefold() in ("group", "groups", "sg", "party", "parties")
    if lower in OPENERS or word in ("&", "of"):
        return lower in ("and", "the", "for", "&", "of") and _between_capitals(text, tokens, at, start)
    return word[0].isupper() or lower in ADJECTIVES or ORDINAL.match(word) is not None or _has_inner_capital(word)


def _has_inner_capital(word: str) -> bool:
    return any(c.isupper() for c in word) or (word[0].isdigit() and ("." in word or "/" in word))


def _between_capitals(text: str, tokens: Sequence[re.Match[str]], at: int, start: int) -> bool:
    """Whether a small word stands inside a name: "Bridging the Standardization Gap", "IoT and SC&C"."""
    if at == 0:
        return False
    left = tokens[at - 1].group()
    small = tokens[at].group().casefold()
    if left.casefold() in OPENERS or left[-1] in ",;:.)" or not text[start:start + 1].isalnum() or text[start].islower():
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


# --- behind the noun ------------------------------------------------------------------------------------------------

def _behind(paragraph: ReadParagraph, end: int, ceiling: int) -> tuple[int, tuple[str, ...]]:
    """Where the name ends behind the noun, and the titles in it."""
    text = paragraph.text
    number = _NUMBER.match(text, end, ceiling)
    if number:
        end = number.end()
    acronym = re.compile(r"\s\([A-Z][\w&-]{1,14}\)(?=[\s:])").match(text, end, ceiling)
    if acronym and not paragraph.within(acronym.start(), acronym.end(), "place"):
        end = acronym.end()
    quoted = _quoted_title(paragraph, end, ceiling)
    if quoted:
        return quoted.detail["outer"][1], (quoted.id,)
    return _plain_title(paragraph, end, ceiling)


def _quoted_title(paragraph: ReadParagraph, end: int, ceiling: int) -> Mention | None:
    """The title in quotation marks that follows, after a few words at most ('Forum for Africa on "X"')."""
    for title in paragraph.within(end, min(ceiling, end + 400), "title"):
        if not title.rule.endswith("quoted"):
            continue
        gap = paragraph.text[end:title.detail["outer"][0]]
        if len(gap) <= 80 and not NAME_END.search(gap) and "," not in gap and not paragraph.within(
                end, title.start, "date", "place"):
            return title
        return None
    return None


def _plain_title(paragraph: ReadParagraph, end: int, ceiling: int) -> tuple[int, tuple[str, ...]]:
    """The words behind the noun that belong to the name, and what follows "on" or a colon in them as title."""
    text = paragraph.text
    stop = min(ceiling, end + _LONGEST_NAME, _first_slot(paragraph, end, ceiling))
    found = NAME_END.search(text, end, stop)
    stop = found.start() if found else stop
    comma = _comma_stop(paragraph, end, stop)
    stop = comma if comma is not None else stop
    piece = re.sub(r"(?:\s(?:in|on|at|from|of|to|by|for|and|the|an?|its|with|since|until|between|held|preceding|following)|[\s,:–-]){1,4}\Z", "", text[end:stop])
    stop = end + len(piece)
    if not _continues(piece):
        return end, ()
    titles = tuple(t.strip() for t in re.split(r"\sand\son\s", piece[_title_start(piece):]) if t.strip())
    return stop, titles if _title_start(piece) else ()


def _continues(piece: str) -> bool:
    """Whether the words behind the noun go on with its name: "of the U4SSC", "for Africa on …", ": …", " – Arab Region"."""
    return re.match(r"\s(?:of|for|on|entitled|titled|called|about|addressing|in|to|and|with)\s|\s?:\s|\s[–-]\s|\s[A-Z]", piece) is not None


def _title_start(piece: str) -> int:
    found = re.search(r"\s(?:on(?:\son)?|entitled|titled|called|about|addressing)\s|:\s|\A\s(?=[A-Z])", piece)
    return found.end() if found else 0


def _first_slot(paragraph: ReadParagraph, end: int, ceiling: int) -> int:
    """Where the first date or place behind the noun stands."""
    for mention in paragraph.within(end, ceiling, "date", "place"):
        if mention.kind == "date" and not _is_year_of_a_name(paragraph, mention):
            return mention.start
        if mention.kind == "place" and (mention.detail["type"] != "country" or _AT.search(
                paragraph.text, max(0, mention.start - 5), mention.start)):
            return mention.start
    return ceiling


def _is_year_of_a_name(paragraph: ReadParagraph, date: Mention) -> bool:
    """Whether a year ends a name: "e-Government 2018", "Emerging Technology Week 2021: …"."""
    if len(date.id) != 4:
        return False
    before = paragraph.text[max(0, date.start - 30):date.start]
    word = before.rstrip().rpartition(" ")[2]
    return before.endswith(" ") and _has_inner_capital(word) and word[-1].isalnum() and not paragraph.within(
        date.start - len(word) - 1, date.start, "place")


def _comma_stop(paragraph: ReadParagraph, start: int, stop: int) -> int | None:
    """The first comma that ends the name: what follows is no further word of a title."""
    for comma in re.finditer(r",(?=\s)", paragraph.text[start:stop]):
        at = start + comma.end()
        ahead = paragraph.text[at:at + 40].lstrip()
        if re.match(r"(?:and\s)?(?:in|on|at|the|a|an|from|with|it|this|which|where|who|held|organi[sz]ed|hosted|during|as|to|by|SG\d|ITU|TSB|\d|and\s(?:the|a|an)\s"
                    r"|[Vv]irtual|online|see|was|were|is|has)\b", ahead):
            return start + comma.start()
        if not ahead:
            return start + comma.start()
    return None
