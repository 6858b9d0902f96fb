"""The bodies and organizations that the reviewed data in `ontology/vocab/` know, and where a text names them.

Labels come from `skos:prefLabel`, `altLabel` and `hiddenLabel` (typing errors), codes from `skos:notation`. The
longest label wins, on word boundaries; a label is a row of words and marks, between which spaces and hyphens count
alike ("UN-Habitat", "UN Habitat"). Abbreviations are matched in their own case, names of several words in any, as long
as they begin with a capital. A text is read once, from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.resources import folder
from kg.vocab import RDF, SKOS, WTSA

FILES = {"body": "bodies.ttl", "organization": "organizations.ttl", "committee": "committees.ttl"}
_TOKEN = re.compile(r"\w+|[&/.,'()+–]")
_GAP = re.compile(r"[ -]{0,2}")
_LONGEST = 24  # words and marks in a label


@dataclass(frozen=True, slots=True)
class Entry:
    """A body or organization: its IRI, code ("SG17", "ETSI"), name, kind, the IRI it is part of, its classes.

    `misspelt` are the typing errors in which documents write it ("U4SCC").
    """

    iri: str
    code: str
    name: str
    kind: str
    parent: str = ""
    classes: frozenset[str] = frozenset()
    misspelt: frozenset[str] = frozenset()

    def is_a(self, *names: str) -> bool:
        """Whether one of its classes has one of these local names ("StudyGroup").

        >>> Entry("u:sg2", "SG2", "Study Group 2", "body", classes=frozenset({"u:ont#StudyGroup"})).is_a("StudyGroup")
        True
        """
        return any(c.rpartition("#")[2] in names for c in self.classes)


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found at [start, end), and every entry that has it: several are candidates."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    labels: list[tuple[str, Entry]] = field(default_factory=list)


class Directory:
    """Finds the labels of its entries.

    >>> un = Entry("u:un", "UN", "United Nations", "organization")
    >>> names = Directory([("UN", un), ("United Nations", un)])
    >>> [(h.start, h.end, h.entries[0].code) for h in names.find("UN and United nations, not un or UNO")]
    [(0, 2, 'UN'), (7, 21, 'UN')]
    """

    def __init__(self, labels: Iterable[tuple[str, Entry]]) -> None:
        self._root = _Node()
        self.by_code: dict[str, Entry] = {}
        self.by_iri: dict[str, Entry] = {}
        for label, entry in labels:
            self._add(label, entry)

    def _add(self, label: str, entry: Entry) -> None:
        self.by_iri[entry.iri] = entry
        self.by_code.setdefault(entry.code, entry)
        node = self._root
        label = _without_article(label)
        for token in _TOKEN.findall(label)[:_LONGEST]:
            node = node.words.setdefault(token.casefold(), _Node())
        if node is not self._root:
            node.labels.append((label, entry))

    def named(self, name: str) -> Entry | None:
        """The entry with this code, or with this label as a whole."""
        if name in self.by_code:
            return self.by_code[name]
        hit = next(self.find(name), None)
        return hit.entries[0] if hit and hit.end - hit.start == len(name) else None

    def find(self, text: str) -> Iterator[Hit]:
        """The longest labels in `text`, from left to right, none inside another."""
        reached = 0
        for token in _TOKEN.finditer(text):
            if token.start() >= reached and token.group().casefold() in self._root.words:
                hit = self._longest(text, token)
                if hit:
                    yield hit
                    reached = hit.end

    def _longest(self, text: str, first: re.Match[str]) -> Hit | None:
        node, best, token = self._root, None, first
        for _ in range(_LONGEST):
            following = node.words.get(token.group().casefold())
            if following is None:
                break
            node = following
            found = text[first.start():token.end()]
            entries = tuple(dict.fromkeys(e for label, e in node.labels if _written_as(label, found)))
            if entries:
                best = Hit(first.start(), token.end(), entries)
            after = _TOKEN.match(text, _over_gap(text, token.end()))
            if after is None:
                break
            token = after
        return best


def _without_article(label: str) -> str:
    """`label` without "the", so that "the United Nations" does not hide a longer name that begins behind the article.

    >>> _without_article("the United Nations"), _without_article("the Union")
    ('United Nations', 'the Union')
    """
    bare = label.removeprefix("the ").removeprefix("The ")
    return bare if " " in bare else label


def _over_gap(text: str, position: int) -> int:
    """The position behind a space or hyphen, at most two of them: what may stand between two words of a label."""
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def _written_as(label: str, found: str) -> bool:
    """Whether the capitals of `found` fit: all of them in an abbreviation, the first one in a name of several words."""
    if found == label:
        return True
    words, written = _TOKEN.findall(label), _TOKEN.findall(found)
    if written == words:
        return True
    if len(label) > len("UNEP") and found == label.upper():
        return True
    several = sum(len(w) > 1 and not w.isupper() for w in words) >= 2
    return several and written[0][:1] == words[0][:1]


def entries(path: Path, kind: str) -> Iterator[tuple[str, Entry]]:
    """(label, entry) pairs of one Turtle file of reviewed data; nothing when there is no such file."""
    if not path.is_file():
        return
    told: dict[str, dict[NamedNode, list[str]]] = {}
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            told.setdefault(quad.subject.value, {}).setdefault(quad.predicate, []).append(quad.object.value)
    for iri, facts in told.items():
        yield from _labels(iri, facts, kind)


def _labels(iri: str, facts: dict[NamedNode, list[str]], kind: str) -> Iterator[tuple[str, Entry]]:
    names = facts.get(SKOS.prefLabel, [])
    codes = facts.get(SKOS.notation, names)
    if not codes:
        return
    parent = facts.get(WTSA.partOf, [""])[0]
    misspelt = frozenset(facts.get(SKOS.hiddenLabel, []))
    entry = Entry(iri, codes[0], (names or codes)[0], kind, parent, frozenset(facts.get(RDF.type, [])), misspelt)
    labels = [*names, *facts.get(SKOS.notation, []), *facts.get(SKOS.altLabel, [])]
    for label in dict.fromkeys((*labels, *misspelt)):
        yield label, entry


@cache
def load(kind: str) -> Directory:
    """The directory of one kind ("body", "organization", "committee") in `ontology/vocab/`, read once.

    Committees have a directory of their own: their names follow a form and are found by it, not by a list.
    """
    return Directory(entries(folder("ontology") / "vocab" / FILES[kind], kind))
