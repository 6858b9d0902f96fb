"""Who acts, and with whom, according to the text of an action item."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.plan.actors.grammar import without_asides
from ingest.plan.actors.lists import each_once
from ingest.plan.actors.partners import partners
from ingest.plan.actors.subjects import subjects
from ingest.plan.lexicon import names
from ingest.plan.model import Actor


@dataclass(frozen=True, slots=True)
class ActionActors:
    """Those who act and those with whom, in order of first mention, each once."""

    actors: tuple[Actor, ...]
    collaborators: tuple[Actor, ...]


def action_actors(text: str) -> ActionActors:
    """The actors and collaborators of an action text (characters levelled, see `ingest.clean`).

    Spans point into `text`. Nobody acts where nobody is named.

    >>> found = action_actors("TSB Director, in close collaboration with SG2, to inform Council (i. TSBDir 1)")
    >>> [a.code for a in found.actors], [a.code for a in found.collaborators]
    (['TSB-Director'], ['SG2'])
    """
    plain = without_asides(text)
    named = names(plain)
    collaborators = each_once(partners(plain, named))
    beside = {(c.start, c.end) for c in collaborators}
    acting = subjects(plain, [n for n in named if (n.start, n.end) not in beside])
    return ActionActors(each_once(acting), collaborators)
