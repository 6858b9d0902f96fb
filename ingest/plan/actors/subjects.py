"""Who acts according to an action text. The rules, each with an example:

- *subject*: "SG11 and TSB Director to organize …", "The Director shall submit …", at the beginning of a sentence;
- *coordinated-subject*: "TSB to review …, and TSB Director report status …";
- *delegated*: "WTSA-16 instructed TSAG to …";
- *passive-agent*: "… and be reviewed by TSAG"; "Action plan to be maintained by TSB";
- *possessive-subject*: "TSB presentations to include …", where nobody else is named;
- *nominal-agent*: "Provision, by the TSB, of fellowships", where nobody else is named.

None of them finds anybody in "Organizing tutorials", "criteria established by TSAG", "for approval by WTSA", "a report
for TSAG to evaluate": what others do with the result is not the action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.plan.actors.grammar import DELEGATION, MARKERS, VERB
from ingest.plan.actors.lists import as_actors, end_of, list_at
from ingest.plan.lexicon import Name, is_conference, is_outside_or_member
from ingest.plan.model import Actor

_BEGIN = re.compile(r"\A\s*|\n\s*|;\s+|(?<=[a-z)\d][a-z)\d])\.\s+(?=[A-Z])")
_LED_IN = re.compile(r"(?:and|further|also|in addition,?)\s+", re.IGNORECASE)
_ACTING = re.compile(rf"\s*(?:further\s|also\s|then\s)?(?:(?:{'|'.join(MARKERS)})\b|{VERB.pattern})", re.IGNORECASE)
# After a subject: a verb, or something between the two ("SG2, supported by SG13, to"; "TSB Director based on …").
_GOES_ON = re.compile(
    rf"\s*(?:\Z|[,;:)\n]|{_ACTING.pattern}"
    r"|(?:in|with|at|on|for|under|within|through|based|together|jointly|where|supported|concerned|involved)\b)",
    re.IGNORECASE)
_COORDINATED = re.compile(r",\s(?:and\s|while\s)|;\s(?:and\s)?")
_BE_DONE_BY = re.compile(r"\bbe\s(?:\w+ly\s)?\w+(?:ed|en|t)(?:\sand\s\w+ed)?\sby\s")
_AND_BE = re.compile(r"\band\s(?:to\s)?\Z")
_BY = re.compile(r"(?<!ed)(?<!en),?\sby\s")
_DONE_FOR = re.compile(r"\bfor\s(?:\w+\s){1,2}\Z")


def subjects(text: str, names: Sequence[Name]) -> tuple[Actor, ...]:
    """Those who act in `text`; `names` are the names in it that are not collaborators."""
    strong = [*_first(text, names), *_later(text, names), *_coordinated(text, names)]
    passive = list(_passive(text, names, alone=not strong))
    if strong or passive:
        return (*strong, *passive)
    return tuple(_possessive(text, names)) or tuple(_nominal(text, names))


def _first(text: str, names: Sequence[Name]) -> Iterator[Actor]:
    listed = list_at(text, names, 0)
    if not listed:
        return
    end = end_of(text, listed, names)
    told = _told(text, names, end)
    if told:
        yield from as_actors(told, "delegated")
    elif _GOES_ON.match(text, end):
        yield from as_actors(listed, "subject")


def _told(text: str, names: Sequence[Name], end: int) -> tuple[Name, ...]:
    verb = DELEGATION.match(text, end)
    listed = list_at(text, names, verb.end()) if verb else ()
    return listed if listed and re.match(r"\s*,?[^.;]{0,80}?\sto\s", text[listed[-1].end:]) else ()


def _later(text: str, names: Sequence[Name]) -> Iterator[Actor]:
    """Subjects of further sentences and lines; only with a verb right behind."""
    for begin in _BEGIN.finditer(text):
        if begin.start() == 0:
            continue
        led_in = _LED_IN.match(text, begin.end())
        yield from _acting(text, names, led_in.end() if led_in else begin.end(), "subject")


def _acting(text: str, names: Sequence[Name], position: int, rule: str) -> Iterator[Actor]:
    listed = list_at(text, names, position)
    if listed and _ACTING.match(text, end_of(text, listed, names)):
        yield from as_actors(listed, rule)


def _coordinated(text: str, names: Sequence[Name]) -> Iterator[Actor]:
    ends = {n.end for n in names}
    for joint in _COORDINATED.finditer(text):
        if joint.start() not in ends:  # otherwise a list goes on: "SG2, SG3, and TSAG to …"
            yield from _acting(text, names, joint.end(), "coordinated-subject")


def _passive(text: str, names: Sequence[Name], *, alone: bool) -> Iterator[Actor]:
    """Agents of passives: always in "… and be reviewed by TSAG"; otherwise only where nobody else acts."""
    for done in _BE_DONE_BY.finditer(text):
        if alone or _AND_BE.search(text, max(0, done.start() - 8), done.start()):
            yield from as_actors(list_at(text, names, done.end()), "passive-agent")


def _possessive(text: str, names: Sequence[Name]) -> Iterator[Actor]:
    """Whose thing it is: "TSB presentations to include …"; not in "ITU-T Recommendations", "WTSA resolutions"."""
    listed = list_at(text, names, 0)[:1]
    yield from (a for a in as_actors(listed, "possessive-subject")
                if not is_conference(a.code) and not is_outside_or_member(a.code))


def _nominal(text: str, names: Sequence[Name]) -> Iterator[Actor]:
    for by in _BY.finditer(text):
        if not _DONE_FOR.search(text, max(0, by.start() - 40), by.start() + 1):
            yield from as_actors(list_at(text, names, by.end()), "nominal-agent")
