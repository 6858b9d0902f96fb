"""What a text says beside a change in the life of a group: whose it became, its new name, who goes on, for how long.

    From 2015 SG13 became parent group to the JCA-SDN           parent
    with the same ToR and revised title “Good Things”           new_name
    With closure of JCA-SDN its roadmap was inherited by JCA-X  successor
    agreed continuation of the JCA for 2021                     start and end, of the time that was added
    FG-ML5G (in operation 2017 – 2020)                          start and end, of the whole life
    established at its meeting, 9-20 July 2018                  start and end, of when it happened
    concluded with 15 deliverables                              outputs
    JCA-IdM meetings are always collocated with SG17 meetings   meets_with
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.relate import ReadParagraph, spans
from ingest.relate.doers import iso, period
from ingest.relate.groups.changes import Change
from ingest.relate.groups.names import Group
from ingest.sentences import Sentence

_QUOTED = re.compile(r"[\s,:]{0,3}(?:to\s|as\s)?(?:the\s)?\"(?P<name>[^\"\n]{3,160})\"")
_TO = re.compile(r"\s(?:to|under)\s(?:the\s)?(?:ITU-T\s)?")
_INHERITED = re.compile(
    r"\b(?:inherited\sby|input\s(?:in)?to|taken\sover\sby|succeeded\sby|replaced\sby|continued\sby|merged\sinto|transferred\sto"
    r"|became\spart\sof(?:\s(?:the\s)?(?:regular\s)?work\sof)?)\s(?:the\s)?(?:ITU-T\s)?")
_FOR_YEAR = re.compile(r"\s(?:for|in|until|till|through)\s(?:the\s)?(?:end\sof\s)?(?P<year>20\d\d)\b")
_LIFE = re.compile(
    r"\)?,?\s\(?(?:(?:was|has\sbeen|is)\s)?in\soperation\s(?:from\s|between\s|in\s)?(?P<first>(?:19|20)\d\d)\s?(?:-|–|to|and|until)\s?"
    r"(?P<last>(?:19|20)\d\d)\b|\s\((?P<from>(?:19|20)\d\d)\s?(?:-|–)\s?(?P<to>(?:19|20)\d\d)\)")
_MEETS_WITH = re.compile(
    r"\)?\smeetings?\s(?:is|are)\s(?:(?:always|usually|mostly|often)\s)?co-?l?located\swith\s(?:the\s)?(?:ITU-T\s)?")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_OUTPUTS = re.compile(
    rf"\b(?:with|produced|delivered|developed|approved)\s(?:in\stotal\s|a\stotal\sof\s)?(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\s"
    r"(?:final\s|new\s)?(?:[Dd]eliverables|[Oo]utputs|[Tt]echnical\s(?:[Rr]eports|[Ss]pecifications)|[Rr]eports)\b")
_OF_GROUP = re.compile(r"\s{0,2}(?:It|They|The\s(?:[Ff]ocus\s[Gg]roup|FG|[Gg]roup|JCA))\s|\s{0,2}Its\s")


def with_details(change: Change, groups: Sequence[Group], following: ReadParagraph | None) -> Change:
    """The change with what its sentence, and the next one on the same group, say beside it; `groups` are its paragraph's."""
    found: dict[str, Any] = {}
    if change.action == "mentioned":
        found = _life(change)
    elif change.action == "parent changed":
        found = {"parent": _parent(change)}
    elif change.action == "renamed":
        name = _QUOTED.match(change.paragraph.text, change.end)
        found = {"new_name": name["name"].strip() if name else None}
    elif change.action == "lifetime extended":
        year = _FOR_YEAR.match(change.paragraph.text, change.end)
        found = {"start": year["year"], "end": year["year"]} if year else {}
    elif change.action == "established":
        found = _when(change)
    elif change.action == "concluded":
        found = {"successor": _successor(change, groups), "outputs": _outputs(change, following)}
    return replace(change, details={key: value for key, value in found.items() if value is not None})


def _life(change: Change) -> dict[str, Any]:
    life = _LIFE.match(change.paragraph.text, change.end)
    if life is None:
        return {"meets_with": _meets_with(change)}
    first, last = life["first"] or life["from"], life["last"] or life["to"]
    return {"start": first, "end": last} if first <= last else {}


def _when(change: Change) -> dict[str, Any]:
    """The ends of the period in which it happened, where the date is but what both share: "at its meeting, 9-20 July 2018"."""
    sentence = change.paragraph.sentence_at(change.start)
    dates = change.paragraph.within(sentence.start, sentence.end, "date") if change.date else ()
    told = next((ends for d in dates if iso(d) == change.date and (ends := period(d))), None)
    return {"start": told[0], "end": told[1]} if told else {}


def _meets_with(change: Change) -> str | None:
    """The body beside whose meetings the group always has its own."""
    beside = _MEETS_WITH.match(change.paragraph.text, change.end)
    found = change.paragraph.within(beside.start(), beside.end() + 12, "body") if beside else ()
    return found[-1].id if found else None


def _parent(change: Change) -> str | None:
    """The body that became the parent, or to which the group was moved."""
    to = _TO.match(change.paragraph.text, change.end)
    body = change.paragraph.within(to.start(), to.end() + 3, "body")[:1] if to else ()
    return body[0].id if body else change.by


def _successor(change: Change, groups: Sequence[Group]) -> str | None:
    """The group that goes on with the work, said in the same sentence or in the one behind ("Its work was input into …")."""
    for sentence in _sentences(change):
        for inherited in _INHERITED.finditer(change.paragraph.text, sentence.start, sentence.end):
            behind = spans.starting_in(groups, inherited.start(), inherited.end() + 3)
            if behind and behind[0].code != change.group.code:
                return behind[0].code
    return None


def _outputs(change: Change, following: ReadParagraph | None) -> int | None:
    """How many texts the group left: "concluded with 15 deliverables", "The Focus Group produced seven technical reports"."""
    places = [(change.paragraph, s) for s in _sentences(change)]
    if following is not None and following.sentences and _OF_GROUP.match(following.text):
        places.append((following, following.sentences[0]))
    for paragraph, sentence in places:
        counted = _OUTPUTS.search(paragraph.text, sentence.start, sentence.end)
        if counted:
            number = counted["number"]
            return int(number) if number.isdigit() else _NUMBERS.index(number) + 1
    return None


def _sentences(change: Change) -> list[Sentence]:
    """The sentence of the change, and the next one if it goes on about the group."""
    text, sentences = change.paragraph.text, change.paragraph.sentences
    at = spans.before(sentences, change.start + 1)
    if at < 0:
        return []
    following = [s for s in sentences[at + 1:at + 2] if _OF_GROUP.match(text, s.start)]
    return [sentences[at], *following]
