"""What the reviewed data in `ontology/vocab/` say: labels, codes, kinds of bodies."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.recognise import directory
from ingest.recognise.directory import Directory, Entry
from kg.resources import folder

HOME = "ITU-T"  # the Sector whose plan is read: "the Director" is its Director, "other Sectors" are the two beside it


@dataclass(frozen=True, slots=True)
class Name:
    """Codes named by `text[start:end]`, and the rule that read them."""

    codes: tuple[str, ...]
    start: int
    end: int
    rule: str


@cache
def labels() -> Directory:
    """Where labels stand in a text; read once. A label is known with a small and with a capital first letter."""
    pairs = dict.fromkeys(pair for kind in ("body", "organization", "committee") for pair in _pairs(kind))
    return Directory((form, entry) for label, entry in pairs if not _only_adds_article(label, entry, pairs)
                     for form in _forms(label))


def _only_adds_article(label: str, entry: Entry, pairs: Container[tuple[str, Entry]]) -> bool:
    """Whether a label is another one with "the", which would begin too early: "the United Nations Office …"."""
    return label.startswith("the ") and any((form, entry) in pairs for form in _forms(label.removeprefix("the ")))


def _pairs(kind: str) -> Iterator[tuple[str, Entry]]:
    return directory.entries(folder("ontology") / "vocab" / directory.FILES[kind], kind)


def _forms(label: str) -> tuple[str, ...]:
    """A label as it is, and with the other kind of first letter unless it is an abbreviation or a bare short word."""
    word = re.match(r"[^\W\d_]+", label)
    if word is None or len(word.group()) < 4 or not word.group()[1:].islower():
        return (label,)
    return tuple(dict.fromkeys((label, label[0].lower() + label[1:], label[0].upper() + label[1:])))


def code_of(label: str) -> str:
    """The code of the body with exactly this label; `KeyError` where the data have none.

    >>> code_of("relevant study groups"), code_of("TSB Director")
    ('RELEVANT-SGs', 'TSB-Director')
    """
    for hit in labels().find(label):
        if hit.end - hit.start == len(label):
            return hit.entries[0].code
    raise KeyError(f"no body in ontology/vocab is called {label!r}")


def is_conference(code: str) -> bool:
    """Whether a code is that of a conference or assembly: it decides, it does not carry out."""
    entry = labels().by_code.get(code)
    return entry is not None and entry.is_a("ConferenceSeries", "ConferenceSitting")


def is_unnamed(code: str) -> bool:
    """Whether a code stands for others whom no name tells apart: `SDOs`, `Forums`."""
    entry = labels().by_code.get(code)
    return entry is not None and entry.is_a("UnnamedOrganizations")


def is_organization(codes: Iterable[str]) -> bool:
    """Whether all codes are those of named organizations outside ITU."""
    entries = [labels().by_code.get(code) for code in codes]
    return all(e is not None and e.is_a("Organization", "RegionalOrganization") for e in entries)


def is_outside_or_member(code: str) -> bool:
    """Whether a code is no body of ITU at work: members, outside organizations, those who are not named."""
    entry = labels().by_code.get(code)
    classes = ("MembershipCategory", "UnnamedOrganizations", "Organization", "RegionalOrganization", "Sector", "Union")
    return entry is not None and entry.is_a(*classes)


def of_class(name: str) -> tuple[Entry, ...]:
    """All entries of a class ("Sector", "Bureau", "Post"), in the order of the data."""
    return tuple(e for e in labels().by_iri.values() if e.is_a(name))


# "WTSA-28": a sitting that the data do not know is read as its series.
_YEAR = re.compile(r"(?:-|\s)(?:19|20)?\d{2}(?!\w)")


def labelled(text: str) -> Iterator[Name]:
    """Labels of the data, save study groups, whose forms are read by rule; "ITU" before a word is only whose it is."""
    for hit in labels().find(text):
        if hit.entries[0].is_a("StudyGroup") or (hit.entries[0].is_a("Union") and text.startswith("ITU ", hit.start)):
            continue
        year = _YEAR.match(text, hit.end) if is_conference(hit.entries[0].code) else None
        yield Name((hit.entries[0].code,), hit.start, year.end() if year else hit.end, "label")
