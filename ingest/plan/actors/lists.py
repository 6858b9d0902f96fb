"""Lists of names: "SG16, and other relevant SGs", "Study groups (SGs 2, 3)", "the Director and the study groups"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from ingest.plan.actors.grammar import GAP, JOINT
from ingest.plan.lexicon import Name
from ingest.plan.model import Actor


def list_at(text: str, names: Sequence[Name], position: int) -> tuple[Name, ...]:
    """The names of the list that begins at `position` (articles and brackets may precede), empty if none does.

    A bracket right behind a name explains it: it replaces a set ("Study groups (SGs 2, 3)" are two study groups) and
    only repeats anything else ("Bureau (BDT)").
    """
    found: list[Name] = []
    for name in starting_at(names, position):
        gap = text[position:name.start]
        if not GAP.fullmatch(gap):
            break
        if found and gap.strip() == "(":
            if found[-1].rule == "study-group-set":
                found[-1] = name
        elif found and not JOINT.search(gap):
            break
        else:
            found.append(name)
        position = name.end
    return tuple(found)


def end_of(text: str, listed: Sequence[Name], names: Sequence[Name]) -> int:
    """Where the list ends, with a bracket that explains its last name."""
    end = listed[-1].end
    for name in starting_at(names, end):
        if text[end:name.start].strip() != "(":
            break
        end = name.end
    return end + 1 if text[end:end + 1] == ")" else end


def starting_at(names: Sequence[Name], position: int) -> Iterator[Name]:
    """The names (in order) that start at `position` or later."""
    return islice(names, bisect_left(names, position, key=lambda n: n.start), None)


def as_actors(names: Iterable[Name], rule: str) -> tuple[Actor, ...]:
    """One actor per code."""
    return tuple(Actor(code, n.start, n.end, rule) for n in names for code in n.codes)


def each_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors of one text in order of mention, without a second one of the same code."""
    return first_of_each(sorted(actors, key=lambda a: a.start))


def first_of_each(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors as they come, without a second one of the same code."""
    kept: dict[str, Actor] = {}
    for actor in actors:
        kept.setdefault(actor.code, actor)
    return tuple(kept.values())
