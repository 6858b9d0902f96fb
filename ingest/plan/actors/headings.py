"""Who is addressed by an operative heading, and in collaboration with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.plan.actors.lists import as_actors, each_once, first_of_each, list_at
from ingest.plan.actors.partners import partners
from ingest.plan.lexicon import names
from ingest.plan.model import Actor

_VERB = re.compile(
    r"\s*(?:further\s|also\s)?(?:(?:resolves?|decides?)\s(?:further\s)?to\s)?(?:further\s)?"
    r"(?:instructs?|invites?|requests?|encourages?|urges?|calls?\supon|recommends?|authorizes?|appeals?\sto|charges?"
    r"|directs?|tasks?)\b", re.IGNORECASE)
_THAT = re.compile(r"\s*(?:further\s|also\s)?(?:resolves?|decides?|recommends?)\s(?:further\s)?that\b", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}(?:bis|ter)?\.?\s+)?")
_TO = re.compile(r"[^.;\n]{0,250}?\bto\b(?:\s+[a-z]|\s*:|\s*\Z)")


@dataclass(frozen=True, slots=True)
class Addressees:
    """Those addressed, and those in collaboration with whom they are to act, each once."""

    addressees: tuple[Actor, ...]
    collaborators: tuple[Actor, ...]


def addressees(heading: str, *paragraphs: str) -> Addressees:
    """The addressees of `heading`, and those it says to collaborate with.

    `paragraphs` are the paragraphs under it, in order: where the heading names nobody ("instructs"), the addressees
    are those whom its paragraphs begin with; their spans point into those paragraphs. A bare "resolves" has none.

    >>> found = addressees("instructs Study Group 11, in collaboration with other study groups concerned")
    >>> [a.code for a in found.addressees], [a.code for a in found.collaborators]
    (['SG11'], ['RELEVANT-SGs'])
    >>> [a.code for a in addressees("instructs", "1\\tthe Director of TSB to report").addressees]
    ['TSB-Director']
    >>> addressees("resolves", "1\\tthat SG2 shall continue").addressees
    ()
    """
    verb = _VERB.match(heading) or _THAT.match(heading)
    if verb is None:
        return Addressees((), ())
    named = names(heading)
    collaborators = each_once(partners(heading, named))
    beside = {(c.start, c.end) for c in collaborators}
    listed = list_at(heading, [n for n in named if (n.start, n.end) not in beside], verb.end())
    if not listed and not heading[verb.end():].strip(" :,"):
        return Addressees(first_of_each(_under(paragraphs)), ())
    return Addressees(each_once(as_actors(listed, "heading")), collaborators)


def _under(paragraphs: tuple[str, ...]) -> Iterator[Actor]:
    """Those with whom the paragraphs begin and who are "to" do something: "1 the study groups concerned to …"."""
    for paragraph in paragraphs:
        number = _NUMBER.match(paragraph)
        listed = list_at(paragraph, names(paragraph), number.end() if number else 0)
        if listed and _TO.match(paragraph, listed[-1].end):
            yield from as_actors(listed, "paragraph-under-heading")
