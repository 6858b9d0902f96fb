"""The conferences that the reviewed data know (`ontology/vocab/assemblies.ttl`): by IRI, and by the place and year that editions print."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import RdfFormat, parse

from kg.resources import folder


@cache
def known_conferences() -> Mapping[str, Mapping[str, str]]:
    """IRI of each conference → what is known of it: `notation`, `year`, `sessionOf`, `series`, `citationForm`.

    >>> known_conferences()["https://w3id.org/wtsa/id/event/wtsa-16"]["citationForm"]
    'Hammamet, 2016'
    """
    told: dict[str, dict[str, str]] = {}
    for quad in parse(path=str(folder("ontology") / "vocab" / "assemblies.ttl"), format=RdfFormat.TURTLE):
        said = told.setdefault(str(getattr(quad.subject, "value", "")), {})
        said[quad.predicate.value.rpartition("#")[2]] = str(getattr(quad.object, "value", ""))
    return {subject: {**e, "series": e.get("sessionOf", "").rpartition("/")[2].upper()} for subject, e in told.items()}


@cache
def cited_as(form: str) -> tuple[str, ...]:
    """The IRIs of the conferences that editions cite by this place and year, sorted; two may have met in one place in one year.

    >>> [event.rpartition("/")[2] for event in cited_as("Dubai, 2012")], cited_as("Paris, 2016")
    (['wcit-12', 'wtsa-12'], ())
    """
    return tuple(sorted(event for event, e in known_conferences().items() if e.get("citationForm") == form))


def adopted_by(series: str, place: str, in_year: str) -> str:
    """The IRI of the conference of `series` that sat in this place and year; "" where the reviewed data have none.

    >>> adopted_by("WTSA", "Hammamet", "2016"), adopted_by("WTSA", "Paris", "2016")
    ('https://w3id.org/wtsa/id/event/wtsa-16', '')
    """
    return next((event for event in cited_as(f"{place}, {in_year}") if known_conferences()[event]["series"] == series), "")


@cache
def sat_in(series: str, year: str) -> str:
    """The code of the sitting of `series` in `year`, "" where none is known.

    >>> sat_in("WTSA", "2022"), sat_in("WTSA", "2023")
    ('WTSA-20', '')
    """
    found = (e.get("notation", "") for e in known_conferences().values() if (e["series"], e.get("year", "")) == (series, year))
    return next(found, "")
