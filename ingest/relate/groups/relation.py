"""The relation itself: see the package for its rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph, spans
from ingest.relate.doers import agent, subject, tells_again
from ingest.relate.groups.changes import Change, Clause, changes, date, goes_on, other
from ingest.relate.groups.details import with_details
from ingest.relate.groups.names import Group, is_shown, named
from ingest.relate.groups.words import DOES, GROUP_NOUN, IS_DONE, action_of
from ingest.sentences import Sentence

_COUNTED = re.compile(
    r"\s{0,3}(?:(?:Two|Three|Four|Five|Six|Seven|Eight|\d{1,2})\s|The\sfollowing\s)[^.;:]{0,40}\b[Gg]roups?\b[^.;:]{0,12}\s(?:was|were)\s")
_LABELLED = re.compile(r"\s{0,3}[A-Z][\w&-]{2,16}:\s")
_MOST_LINES = 12


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The life-cycle facts of a narrative, in order; then the groups that it only mentions."""
    groups = named(read)
    told: dict[tuple[str, str], list[Change]] = {}
    for change in _told(read, groups):
        kept = told.setdefault((change.group.code, change.action), [])
        place = tells_again([c.date for c in kept], change.date)
        if place is None:
            kept.append(change)
        elif len(change.date or "") > len(kept[place].date or ""):
            kept[place] = change
    changed = {code for code, _ in told}
    kept_all = (*(c for kept in told.values() for c in kept), *_only_mentioned(read, groups, changed))
    return [_fact(with_details(c, groups[c.paragraph.index], _following(read, c))) for c in kept_all]


def _following(read: ReadNarrative, change: Change) -> ReadParagraph | None:
    """The paragraph behind that of a change which stands in its last sentence."""
    paragraph = change.paragraph
    last = not paragraph.sentences or change.start >= paragraph.sentences[-1].start
    return read.paragraphs[paragraph.index + 1] if last and paragraph.index + 1 < len(read.paragraphs) else None


def _fact(change: Change) -> NarrativeFact:
    values: dict[str, Any] = {"name": change.group.code, "action": change.action, "by": change.by, "date": change.date,
                              **change.details}
    return NarrativeFact("group", values, change.paragraph.paragraph, change.start, change.end, change.rule)


def _told(read: ReadNarrative, groups: Mapping[int, list[Group]]) -> Iterator[Change]:
    for paragraph in read.paragraphs:
        mine = groups[paragraph.index]
        if not mine:
            continue
        spoken_of: Group | None = None
        for sentence in paragraph.sentences:
            inside = spans.starting_in(mine, sentence.start, sentence.end)
            if inside:
                yield from changes(Clause(read, paragraph, sentence, inside))
                spoken_of = _spoken_of(paragraph, sentence, inside)
            elif spoken_of:
                yield from goes_on(Clause(read, paragraph, sentence, ()), spoken_of)
        yield from _list_line(read, paragraph, mine[0])


def _spoken_of(paragraph: ReadParagraph, sentence: Sentence, groups: Sequence[Group]) -> Group | None:
    """The group that the next sentence means by "it": the one that this sentence begins with, if it names no other."""
    first = groups[0]
    others = paragraph.within(sentence.start, first.start, "body", "organization")
    return first if len({g.code for g in groups}) == 1 and not others and first.start - sentence.start <= 40 else None


def _list_line(read: ReadNarrative, paragraph: ReadParagraph, group: Group) -> Iterator[Change]:
    """A group at the beginning of a line whose head made groups."""
    head = _counting(read, paragraph, group) or next(iter(read.heads(paragraph)), None)
    if head is None or not head.sentences or group.start > 40:
        return
    if not head.text.rstrip().endswith(":") and not _COUNTED.match(head.text, head.sentences[-1].start):
        return
    last = head.sentences[-1]
    does = DOES.search(head.text, last.start, last.end)
    verb = does or IS_DONE.search(head.text, last.start, last.end)
    if verb is None or not GROUP_NOUN.search(head.text, last.start, last.end):
        return
    by = subject(read, head, last.start, verb.start(), several=True) if does else agent(head, verb.end(), last.end, several=True)
    when = date(head, last, verb.start(), verb.end(), last.end)
    yield Change(paragraph, group, action_of(verb), other(by, group), when, group.start, group.end, "list-line")


def _counting(read: ReadNarrative, paragraph: ReadParagraph, group: Group) -> ReadParagraph | None:
    """The line that counts the groups which the lines below tell one by one: "Two groups were created." above "IRG-A: …"."""
    if group.start > 3 or not paragraph.text.startswith(":", group.end):
        return None
    for above in reversed(read.paragraphs[max(0, paragraph.index - _MOST_LINES):paragraph.index]):
        if above.sentences and _COUNTED.match(above.text, above.sentences[-1].start):
            return above
        if not _LABELLED.match(above.text):
            return None
    return None


def _only_mentioned(read: ReadNarrative, groups: Mapping[int, list[Group]], changed: set[str]) -> Iterator[Change]:
    seen = set(changed)
    for paragraph in read.paragraphs:
        for group in groups[paragraph.index]:
            if group.code not in seen and is_shown(group):
                seen.add(group.code)
                yield Change(paragraph, group, "mentioned", None, None, group.start, group.end, "mentioned")
