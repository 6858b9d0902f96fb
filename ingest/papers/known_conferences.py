"""Which conference adopted an edition that a paper prints, and which sitting of a series was in a year."""

from __future__ import annotations

from functools import cache

from ingest.conferences import cited_as, known_conferences

__all__ = ["adopted_by", "known_conferences", "sat_in"]


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
