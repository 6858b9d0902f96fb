"""With whom one acts according to an action text. The rules, each with an example:

- *in-cooperation*: "in close collaboration with BDT", "in coordination/cooperation with other SDOs";
- *together-with*: "jointly with ISO", "with the involvement of experts", "supported by SG13";
- *cooperating*: "to work closely with UPU", "to consult SG2": the action is to cooperate;
- *cooperation-object*: "continue collaboration with SDOs", "strengthen relations with ISO": so is this one;
- *involving*: "to involve experts", ", involving all stakeholders", "to join the Secretary-General in …";
- *with-list*: ", with other relevant organizations,"; "where appropriate with SG2"; "… and with disability orgs".

None of them finds anybody in "report on cooperation with IEC" (a report is the action), "cooperation between A and B",
"an initiative launched by A together with B" (others cooperate), "with a view to", "in line with".

"These organizations" are those that the text has named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.plan.actors.grammar import VERB
from ingest.plan.actors.lists import as_actors, starting_at
from ingest.plan.lexicon import Name, is_organization
from ingest.plan.model import Actor

_NOUN = r"(?:collaboration|co-?operation|co-?ordination|consultation|liaison|partnership|conjunction|concert)s?"
_NOUNS = rf"{_NOUN}(?:(?:\sand\s|\sor\s|/|,\s){_NOUN}){{0,2}}"
_TIE = r"(?:contacts?|relations|relationships?|ties|exchanges?|dialogue|alliances?)"
_HOW = r"(?:\s(?:and\s)?(?:\w+ly|together|in parallel)\b){0,3}"
_VERB = (r"(?:cooperat|collaborat|liais|coordinat|interact|partner|consult|work|join|follow\sthrough)(?:e|ing)?"
         r"(?:(?:\sand\s|/|\sor\s)(?:cooperat|collaborat|liais|coordinat|work)(?:e|ing)?)?")
_DO = r"(?:(?<=\bto\s)|(?<=\band\s)|(?<=\bshall\s)|(?<=\bshould\s))"  # what stands before a verb that is the action

_TRIGGERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("in-cooperation", re.compile(rf"\bin\s(?:[\w-]+\s(?:and\s[\w-]+\s)?){{0,2}}{_NOUNS}\swith\b", re.I)),
    ("together-with", re.compile(
        r"\b(?:together|jointly|in\stogether)\swith\b|\bsupported(?:\s\w+ly)?\sby\b"
        r"|\bwith\s(?:the\s)?(?:\w+\s)?(?:involvement|participation|support|assistance|help|collaboration|cooperation)\sof\b",
        re.I)),
    ("cooperating", re.compile(rf"\b{_VERB}{_HOW}\swith\b", re.I)),
    ("cooperating", re.compile(rf"{_DO}consult\b(?!\swith\b)", re.I)),
    ("cooperation-object", re.compile(rf"\b(?:{_NOUNS}|{_TIE})\swith\b", re.I)),
    ("involving", re.compile(
        r",\sinvolving\b"
        rf"|{_DO}(?:involve\b|join\b(?=[^.;]{{3,60}}\sin\b))", re.I)),
    ("with-list", re.compile(r"(?:,|\b(?:where|as|when)\s(?:appropriate|necessary|needed),?)\swith\b", re.I)),
)
_AND_WITH = re.compile(r"\b(?:and|or)\swith\b|,\swith\b", re.I)
# A noun behind a preposition is what is reported or set up, not what is done: "report on … cooperation with".
_ABOUT = re.compile(r"\b(?:on|of|for|about|regarding|concerning|between|among)\s(?:[\w-]+\s){0,3}\Z", re.I)
# Something that others have done already: "a platform launched by ITU together with UNECE".
_DONE_BEFORE = re.compile(
    r"(?<!\bbe )\b(?:launch|establish|creat|found|organiz|develop|publish|start)ed(?:\sby\s[^,.;]{1,60})?\s\Z")
# Others consult or cooperate: "invite X to consult with Y", "encourage A to work with B".
_TELLING = re.compile(
    r"\b(?:invite|request|encourage|assist|help|enable|urge|ask|support|allow)\s[^.;:]{3,80}?\sto\s\Z", re.I)
# What ends a list of those with whom: "… on", "… to avoid", ", develop", "… that", but not "such as", "as well as".
_STOP = re.compile(
    r"[;\n]|(?<!i\.e)(?<!e\.g)\.\s|\b(?:to|on|in|for|when|where(?!\sappropriate)|that(?!\sof)|which|who|under|within"
    r"|through|by|via|at|so|during|regarding|concerning|into|from|before|after|towards?|against|while|until|whose|view|regard|is|are|shall|should"
    r"|between|among)\b", re.I)
_SENTENCE_END = re.compile(r"[;\n]|\.\s")
_LONGEST_REST = 300  # characters
_THESE = re.compile(r"\b(?:these|those|such)\s\Z", re.I)
_JOINTS = re.compile(r",|\band\b|\bor\b|/")
_LONGEST_GAP = 12  # words between two members: "manufacturers of telecommunication network components, operators"
_LONGEST_LEAD = 4  # words before the first member of a list that only "with" begins


def partners(text: str, names: Sequence[Name], acting: Sequence[Name] = ()) -> tuple[Actor, ...]:
    """Those with whom the action is done; `names` are all names in `text`."""
    found: list[Actor] = []
    reached = 0
    for rule, _, end in _triggers(text):
        if end > reached:
            listed = _members(text, names, end, strict=rule == "with-list")
            listed += _and_with(text, names, listed)
            found.extend(as_actors(_meant(text, names, listed), rule))
            reached = max((n.end for n in listed), default=reached)
    return tuple(found)


def _triggers(text: str) -> list[tuple[str, int, int]]:
    """(rule, start, end) of every trigger, in order; the first rule that fits a place has it."""
    taken: dict[int, tuple[str, int, int]] = {}
    for rule, pattern in _TRIGGERS:
        for match in pattern.finditer(text):
            if match.end() not in taken and _is_done(rule, text, match):
                taken[match.end()] = (rule, match.start(), match.end())
    return sorted(taken.values(), key=lambda t: t[2])


def _is_done(rule: str, text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 120):match.start()]
    if _DONE_BEFORE.search(before):
        return False
    if rule == "cooperation-object":
        return not _ABOUT.search(before)
    if rule in ("cooperating", "involving"):
        return not _TELLING.search(before)
    return True


def _members(text: str, names: Sequence[Name], position: int, *, strict: bool) -> tuple[Name, ...]:
    """The names in the list that begins at `position`, up to what ends it."""
    found: list[Name] = []
    for name in starting_at(names, position):
        gap = text[position:name.start]
        most = _LONGEST_LEAD if strict and not found else _LONGEST_GAP
        if len(gap.split()) > most or _STOP.search(gap) or (found and _new_verb(gap)):
            break
        found.append(name)
        position = name.end
    return tuple(found)


def _meant(text: str, names: Sequence[Name], listed: Sequence[Name]) -> tuple[Name, ...]:
    """`listed`, with the organizations named before in place of "these organizations"."""
    meant: list[Name] = []
    for name in listed:
        points_back = name.rule == "class-of-others" and _THESE.search(text, max(0, name.start - 8), name.start)
        before = [n for n in names if n.end < name.start and is_organization(n.codes)] if points_back else []
        meant.extend(before or [name])
    return tuple(meant)


def _new_verb(gap: str) -> bool:
    """Whether something else is done after the list: ", develop initiatives", "and participate"."""
    parts = _JOINTS.split(gap)[1:]
    return any(VERB.match(part.strip().removeprefix("including")) for part in parts)


def _and_with(text: str, names: Sequence[Name], listed: tuple[Name, ...]) -> tuple[Name, ...]:
    """What a second "and with" of the same sentence adds: "with SDOs to save time, and with disability orgs"."""
    if not listed:
        return ()
    rest = listed[-1].end
    end = _SENTENCE_END.search(text, rest, rest + _LONGEST_REST)
    again = _AND_WITH.search(text, rest, end.start() if end else rest + _LONGEST_REST)
    return _members(text, names, again.end(), strict=True) if again else ()
