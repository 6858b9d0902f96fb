"""What a sentence says of the life of the groups in it: begun, ended, extended, renamed, with other terms.

Each function looks for one way of saying it; `relation.py` puts them together and names the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.relate import ReadNarrative, ReadParagraph, spans
from ingest.relate.doers import agent, date_before, date_behind, iso, subject
from ingest.relate.groups.names import Group
from ingest.relate.groups.words import DOES, DOES_ITSELF, IS_DONE, ITS_END, NOUN, REVISES, SAME, TERMS, TITLE_CHANGED, action_of
from ingest.sentences import Sentence

_JOINT = re.compile(r"[\s,;)]{0,4}(?:(?:and|as\swell\sas|or)\s)?(?:(?:for|the|a|an|its|new|also|on)\s){0,3}\Z")
_NEXT_IN_BRACKET = re.compile(r"\)?,?\s(?:and\s)?for\s[^.;]{0,90}\(\Z")
_BLOCK = re.compile(
    r"\b(?:which|that|where|who|to\s(?!the\b)|is|are|was|were|has|have|had|meeting|workshop|by|deliverables?"
    r"|reports?|outcomes|from|results"
    r"|liaison|at|contributions?|work\sof|in\sorder|within|under|website|with|activities)\b|;\s")
_NO_OBJECT = re.compile(
    r"\b(?:in|on|with|to|from|under|by|within|via|through|see|based\son|work\sof|mandate\sof|between|outcomes?\sof"
    r"|reports?\sof)"
    r"\s(?:the\s|its\s)?\Z", re.IGNORECASE)
# "a new video group with MPEG (JTC1 SC29), the JVET": what it is comes before what it is called.
_CALLED = re.compile(
    r"\s(?:an?|the)\s(?:[\w-]{2,20}\s){0,4}(?:group|team|activity|task\sforce)\s(?:with|of|between)\s(?:[^.;,()]|\([^()]{0,60}\)){2,80}"
    r",\s(?:called\s)?(?:the\s)?")
_BESIDE = re.compile(r"\b(?:with|from|to|by|through|between|via)\s(?:the\s|its\s)?\Z")
_PLANNED = re.compile(
    r"\b(?:will|would|could|should|may|can|propos(?:ed|al|es?)|plans?|consider(?:ed|s|ing)?|possib(?:le|ility)"
    r"|invited|requested|request|if"
    r"|not)\s(?:(?:to|for|the|be|a|of)\s){0,3}\Z")
_WISHED = re.compile(
    r"\b(?:propos(?:al|ed|es?)|request(?:ed)?|possib\w{1,6}|informing\sof)\s(?:(?:for|of|the|a|to)\s){0,3}\Z")
_STATE = re.compile(r"\b(?:the|now|already|recently|newly)\s\Z")
_AND = re.compile(r"\)?,?\s(?:and\s)?(?:the\s)?")
_MADE_BY = re.compile(r"\b(?:created|established|launched|set\sup)\s(?=by\b)")
_BROUGHT = re.compile(r"\b(?:agreed|approved|endorsed|supported|decided|confirmed|announced)\b")
# Behind the whole name of what a group is for: "continuation of the ad hoc group to propose …, was agreed in the SG2 meeting".
_WAS_BROUGHT = re.compile(r"(?<=was\s)(?:agreed|approved|endorsed|decided|confirmed)\b")
_LONGEST_NAME = 400
_TERMS_VERB = re.compile(r"\b(?:revised|updated|amended|approved|agreed|changed|continued|adopted|endorsed|modified)\b")
_TERMS_DONE = re.compile(
    r"[^.;]{0,100}?\b(?:was|were|has\sbeen|have\sbeen)\s(?:also\s)?(?:revised|updated|amended|changed|modified"
    r"|approved)\b")
_OTHER_TITLE = re.compile(r"\b(?:Question|Recommendation|Supplement)\b")
_IT = re.compile(
    r"\s{0,2}(?:It|(?:The|This)\s(?:ITU-T\s)?(?:[Ff]ocus\s[Gg]roup|FG|JCA|[Rr]egional\s[Gg]roup|[Gg]roup))"
    r"\s(?:has\s|had\s)?(?:also\s|then\s|finally\s|successfully\s|formally\s)?")
_FROM = re.compile(r"\s{0,2}(?:From|Since|As\sof)\s")
_APART = re.compile(
    r"[;:]|\b(?:that|which|where|who|to)\b"
    r"|\band\b(?!\s(?:the\s)?(?:ITU-T\s)?(?:SG\s?\d|Study\sGroup|TSAG|TSB|BDT|ITU|Q\d))")


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to a group, and the words that say so."""

    paragraph: ReadParagraph
    group: Group
    action: str
    by: str | None
    date: str | None
    start: int
    end: int
    rule: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a paragraph with the groups in it."""

    read: ReadNarrative
    paragraph: ReadParagraph
    sentence: Sentence
    groups: Sequence[Group]

    @property
    def text(self) -> str:
        """The text of the paragraph."""
        return self.paragraph.text


def changes(clause: Clause) -> Iterator[Change]:
    """Everything that a sentence says of the lives of its groups."""
    for way in (_made, _was_made, _made_by, _by_itself, _noun, _its_end, _terms, _title):
        yield from way(clause)


def _made(clause: Clause) -> Iterator[Change]:
    floor = clause.sentence.start
    for verb in DOES.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        if _is_passive(clause.text, verb) or _PLANNED.search(clause.text, max(0, verb.start() - 50), verb.start()):
            continue
        taken = _objects(clause, verb.end())
        if not taken:
            continue
        by = when = None
        if not _STATE.search(clause.text, max(0, verb.start() - 12), verb.start()):
            by = subject(clause.read, clause.paragraph, floor, verb.start(), several=True)
            when = date(clause.paragraph, clause.sentence, verb.start(), verb.end(), taken[-1].end)
            when = when or (_from(clause, verb.start()) if action_of(verb) == "parent changed" else None)
        for group in taken:
            who = other(by, group)
            yield Change(clause.paragraph, group, action_of(verb), who, when, verb.start(), group.end, "made")
        floor = verb.end()


def _from(clause: Clause, end: int) -> str | None:
    """The date from which it is so: "From 2015 SG9 became parent group of …"."""
    mark = _FROM.match(clause.text, clause.sentence.start)
    dates = clause.paragraph.within(mark.end(), min(end, mark.end() + 16), "date")[:1] if mark else ()
    return iso(dates[0]) if dates else None


def _objects(clause: Clause, end: int) -> list[Group]:
    """The groups that a verb acts on: the first one behind it, and those joined to it."""
    taken: list[Group] = []
    position = end
    for group in spans.starting_in(clause.groups, end, clause.sentence.end):
        gap = clause.text[position:group.start]
        if len(gap) > 110:
            break
        if taken and not _JOINT.fullmatch(gap) and not _NEXT_IN_BRACKET.fullmatch(gap):
            break
        if not taken and _is_blocked(gap):
            break
        taken.append(group)
        position = group.end
    return taken


def _is_blocked(gap: str) -> bool:
    if _CALLED.fullmatch(gap):
        return False
    near = re.sub(r"\b(?:in|on)\s(?:\w{3,9}\s)?\d{4}\s", "", gap)
    return _BLOCK.search(near) is not None or _NO_OBJECT.search(near) is not None


def _was_made(clause: Clause) -> Iterator[Change]:
    for verb in IS_DONE.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        taken = _subjects(clause, verb.start(), 60)
        if not taken and clause.text.startswith(":", verb.end()):
            taken = _objects(clause, verb.end() + 1)
        if not taken or _BESIDE.search(clause.text, max(0, taken[0].start - 30), taken[0].start):
            continue
        by = agent(clause.paragraph, verb.end(), clause.sentence.end, several=True)
        when = date(clause.paragraph, clause.sentence, verb.start(), verb.end(), verb.end())
        for group in taken:
            start, end = min(group.start, verb.start()), max(group.end, verb.end())
            yield Change(clause.paragraph, group, action_of(verb), by, when, start, end, "was-made")


def _made_by(clause: Clause) -> Iterator[Change]:
    """"a focus group, created by SG11 in 2020": a participle with its doer right behind the group."""
    for verb in _MADE_BY.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        for group in [] if _is_passive(clause.text, verb) else _subjects(clause, verb.start(), 4):
            when = iso(date_behind(clause.paragraph, verb.end(), clause.sentence.end))
            by = agent(clause.paragraph, verb.end() - 1, clause.sentence.end, several=True)
            yield Change(clause.paragraph, group, "established", by, when, group.start, verb.end(), "was-made")


def _subjects(clause: Clause, start: int, reach: int) -> list[Group]:
    """The groups before a verb: the last one near it, and those joined to it."""
    last = spans.before(clause.groups, start)
    if last < 0 or not 0 <= start - clause.groups[last].end <= reach:
        return []
    if _BLOCK.search(re.sub(r"\b(?:which|that|has|have|had)\b", "", clause.text[clause.groups[last].end:start])):
        return []
    first = last
    while first > 0 and _AND.fullmatch(clause.text, clause.groups[first - 1].end, clause.groups[first].start):
        first -= 1
    return list(clause.groups[first:last + 1])


def _by_itself(clause: Clause) -> Iterator[Change]:
    for verb in DOES_ITSELF.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        if _is_passive(clause.text, verb) or _PLANNED.search(clause.text, max(0, verb.start() - 50), verb.start()):
            continue
        taken = _subjects(clause, verb.start(), 40)
        if not taken or _NO_OBJECT.search(clause.text, max(0, taken[0].start - 30), taken[0].start):
            continue
        when = iso(date_behind(clause.paragraph, verb.end(), min(clause.sentence.end, verb.end() + 60)))
        for group in taken:
            yield Change(clause.paragraph, group, action_of(verb), None, when, group.start, verb.end(), "by-itself")


def _its_end(clause: Clause) -> Iterator[Change]:
    """"maintained by the JCA-SDN until its closure at the end of 2017": the end of the group named right before."""
    for end in ITS_END.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        group = _last_before(clause, end.start(), 40)
        if group is not None:
            when = iso(date_behind(clause.paragraph, end.end(), min(clause.sentence.end, end.end() + 40)))
            yield Change(clause.paragraph, group, "concluded", None, when, group.start, end.end(), "noun")


def goes_on(clause: Clause, group: Group) -> Iterator[Change]:
    """"It finished its work in July 2020": a sentence of its own on the group that the one before spoke of."""
    for verb in DOES_ITSELF.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        if _IT.fullmatch(clause.text, clause.sentence.start, verb.start()):
            when = iso(date_behind(clause.paragraph, verb.end(), min(clause.sentence.end, verb.end() + 60)))
            start = clause.sentence.start
            yield Change(clause.paragraph, group, action_of(verb), None, when, start, verb.end(), "goes-on")


def _noun(clause: Clause) -> Iterator[Change]:
    for noun in NOUN.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        if _WISHED.search(clause.text, max(0, noun.start() - 40), noun.start()):
            continue
        taken = _objects(clause, noun.end())
        by, when = _brought_about(clause, noun, taken[0]) if taken else (None, None)
        for group in taken:
            who = other(by, group)
            yield Change(clause.paragraph, group, action_of(noun), who, when, noun.start(), group.end, "noun")


def _brought_about(clause: Clause, noun: re.Match[str], group: Group) -> tuple[str | None, str | None]:
    """Who and when, where a verb says so: "agreed continuation of", "was endorsed by SG17 March 2017 meeting"."""
    paragraph, sentence = clause.paragraph, clause.sentence
    before = list(_BROUGHT.finditer(clause.text, max(sentence.start, noun.start() - 50), noun.start()))
    behind = _BROUGHT.search(clause.text, group.end, min(sentence.end, group.end + 60)) or _WAS_BROUGHT.search(
        clause.text, group.end, min(sentence.end, group.end + _LONGEST_NAME))
    if before and not _is_passive(clause.text, before[-1]):
        by = subject(clause.read, paragraph, sentence.start, before[-1].start(), several=True)
        return by, date(paragraph, sentence, before[-1].start(), before[-1].end(), group.end)
    if behind:
        by = agent(paragraph, behind.end(), sentence.end, several=True) or _at_meeting(clause, behind)
        return by, date(paragraph, sentence, noun.start(), behind.end(), behind.end())
    return None, iso(date_behind(paragraph, group.end, min(sentence.end, group.end + 30)))


def _at_meeting(clause: Clause, verb: re.Match[str]) -> str | None:
    """"was agreed at the SG2's first meeting": the body whose meeting it was."""
    if not re.compile(r"\s(?:at|by|in)\s(?:the\s)?").match(clause.text, verb.end()):
        return None
    found = clause.paragraph.within(verb.end(), min(clause.sentence.end, verb.end() + 40), "body")
    return found[0].id if found else None


def _terms(clause: Clause) -> Iterator[Change]:
    for terms in TERMS.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        around = clause.text[max(clause.sentence.start, terms.start() - 60):terms.start()]
        done = _TERMS_DONE.match(clause.text, terms.end(), min(clause.sentence.end, terms.end() + 140))
        if SAME.search(around) or not (REVISES.search(around) or done):
            continue
        group = _owner(clause, terms)
        if group is not None:
            verb = _verb_before(clause, terms.start())
            by = subject(clause.read, clause.paragraph, clause.sentence.start, verb, several=True)
            when = date(clause.paragraph, clause.sentence, verb, verb, max(terms.end(), group.end))
            start, end = min(terms.start(), group.start), max(terms.end(), group.end)
            yield Change(clause.paragraph, group, "ToR revised", other(by, group), when, start, end, "terms")


def _owner(clause: Clause, terms: re.Match[str]) -> Group | None:
    """The group whose terms they are: the one right behind, else the one right before."""
    behind = spans.starting_in(clause.groups, terms.end(), terms.end() + 60)
    if behind and re.match(r"\s(?:of|for)\b", clause.text[terms.end():terms.end() + 5]):
        return behind[0]
    return _last_before(clause, terms.start(), 120)


def _last_before(clause: Clause, position: int, reach: int) -> Group | None:
    at = spans.before(clause.groups, position)
    return clause.groups[at] if at >= 0 and 0 <= position - clause.groups[at].end < reach else None


def _verb_before(clause: Clause, position: int) -> int:
    found = list(_TERMS_VERB.finditer(clause.text, max(clause.sentence.start, position - 160), position))
    return found[0].start() if found else position


def _title(clause: Clause) -> Iterator[Change]:
    for title in TITLE_CHANGED.finditer(clause.text, clause.sentence.start, clause.sentence.end):
        group = _last_before(clause, title.start(), 80)
        if group and not _OTHER_TITLE.search(clause.text, group.end, title.start()):
            verb = _verb_before(clause, group.start)
            by = subject(clause.read, clause.paragraph, clause.sentence.start, verb, several=True)
            when = date(clause.paragraph, clause.sentence, verb, group.end, title.end())
            yield Change(clause.paragraph, group, "renamed", other(by, group), when, group.start, title.end(), "title")


# --- who and when ----------------------------------------------------------------------------------------------------

def date(paragraph: ReadParagraph, sentence: Sentence, start: int, end: int, last: int) -> str | None:
    """The date of an act: right before the verb, between verb and object, right behind both, else before the verb."""
    near = date_before(paragraph, max(sentence.start, start - 40), start)
    if near is not None and start - near.end <= 1:
        return iso(near)
    behind = date_behind(paragraph, end, min(sentence.end, max(end, last) + 70))
    if behind is not None and behind.start >= last and _APART.search(paragraph.text, last, behind.start):
        behind = None
    return iso(behind or date_before(paragraph, sentence.start, start))


def other(by: str | None, group: Group) -> str | None:
    """The doers, without the group itself."""
    return "; ".join(name for name in by.split("; ") if name != group.code) or None if by else None


def _is_passive(text: str, verb: re.Match[str]) -> bool:
    before = text[max(0, verb.start() - 30):verb.start()]
    impersonal = re.search(r"\b[Ii]t\s(?:was|has\sbeen)\s(?:also\s)?\Z", before)
    if impersonal and re.match(r"(?:decided|agreed)\sto\b", verb.group()):
        return False
    return re.search(r"\b(?:was|were|is|are|be|been|being)\s(?:\w{2,12}ly\s|also\s|then\s)?\Z", before) is not None
