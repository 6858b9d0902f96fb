"""The Resolutions, Opinions and Decisions that the reviewed data know (`ontology/vocab/instruments.ttl`), by their IRIs."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.resources import folder
from kg.vocab import WTSA


@cache
def known_instruments() -> frozenset[str]:
    """The IRIs of all instruments with a number.

    >>> "https://w3id.org/wtsa/id/resolution/pp/130" in known_instruments()
    True
    """
    path = folder("ontology") / "vocab" / "instruments.ttl"
    return frozenset(quad.subject.value for quad in parse(path=str(path), format=RdfFormat.TURTLE)
                     if quad.predicate == WTSA.number and isinstance(quad.subject, NamedNode))
