"""The closed lists of the ontology by their notations: "established" of `wtsa:Change`, "in person" of `wtsa:EventMode`."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.resources import folder
from kg.vocab import RDF, SKOS


@cache
def notations(of_class: NamedNode) -> dict[str, NamedNode]:
    """Notation → concept, for all concepts of one closed list.

    >>> from kg.vocab import WTSA, compact
    >>> compact(notations(WTSA.Change)["lifetime extended"].value)
    'wtsa:LifetimeExtended'
    """
    members: set[NamedNode] = set()
    codes: dict[NamedNode, str] = {}
    for quad in parse(path=str(folder("ontology") / "vocab" / "codes.ttl"), format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode):
            continue
        if quad.predicate == RDF.type and quad.object == of_class:
            members.add(quad.subject)
        elif quad.predicate == SKOS.notation and isinstance(quad.object, Literal):
            codes[quad.subject] = quad.object.value
    return {codes[concept]: concept for concept in members if concept in codes}
