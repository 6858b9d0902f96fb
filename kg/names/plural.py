"""What members of a class are called, from its label in the ontology."""

from __future__ import annotations

import re
from functools import cache

from kg.names.lookup import expand
from kg.store import RdfFormat, parse
from kg.term import Literal, NamedNode
from kg.vocab import RDFS, SKOS, ontology_files

_SAME = re.compile(r"(?:series|organizations)$")  # plural already


def word(curie: str) -> str:
    """The label of a class or a member of a closed list; without one its name.

    >>> word("wtsa:OperativeSection"), word("wtsa:ConferenceEvent")
    ('operative section', 'conference')
    """
    return _labels().get(expand(curie), curie.partition(":")[2])


def several(curie: str) -> str:
    """What several members of a class are called.

    >>> several("wtsa:LifeCycleChange")
    'life-cycle changes'
    """
    return plural(word(curie))


def plural(label: str) -> str:
    """An English noun in the plural; of `naming of proposals` the noun before the `of`.

    >>> plural("event report"), plural("governing body"), plural("instrument entry"), plural("branch"), plural("essay")
    ('event reports', 'governing bodies', 'instrument entries', 'branches', 'essays')
    >>> plural("description of a document"), plural("conference series"), plural("unnamed organizations")
    ('descriptions of a document', 'conference series', 'unnamed organizations')
    """
    head, of, rest = label.partition(" of ")
    if of:
        return f"{plural(head)}{of}{rest}"
    if not head or _SAME.search(head):
        return head
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}ies"
    return f"{head}es" if re.search(r"(?:s|x|z|ch|sh)$", head) else f"{head}s"


@cache
def _labels() -> dict[NamedNode, str]:
    found = (quad for file in ontology_files() for quad in parse(path=str(file), format=RdfFormat.TURTLE)
             if quad.predicate in (RDFS.label, SKOS.prefLabel))
    return {quad.subject: quad.object.value for quad in found if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)}
