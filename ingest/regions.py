"""The regions that the reviewed data know (`ontology/vocab/regions.ttl`), by their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, RdfFormat, parse

from kg.resources import folder
from kg.vocab import SKOS


@cache
def regions() -> Mapping[str, str]:
    """Name → IRI of the region, longest name first.

    >>> regions()["Arab States"]
    'https://w3id.org/wtsa/id/region/arab-states'
    """
    found = {quad.object.value: str(quad.subject.value)
             for quad in parse(path=str(folder("ontology") / "vocab" / "regions.ttl"), format=RdfFormat.TURTLE)
             if quad.predicate in (SKOS.prefLabel, SKOS.altLabel) and isinstance(quad.object, Literal) and "/region/" in str(quad.subject)}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair)))
