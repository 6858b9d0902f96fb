"""Who is named in one cell of Table 1."""

from __future__ import annotations

import re

from ingest.plan.actors.lists import as_actors, each_once
from ingest.plan.lexicon import Name, names
from ingest.plan.model import Actor

# A mark stands for the body that heads the column; "all" for all of the kind that heads it.
_MARK = re.compile(r"(?<![\w-])(?:[xX]|[√✓✔☑☒])(?![\w-])")
_ALL = re.compile(r"all", re.IGNORECASE)


def cell_actors(text: str, role: str, heading: str) -> tuple[Actor, ...]:
    """The actors in a cell, each once; `role` does not change who is meant, only what for.

    A mark beside names gives both: the body of the heading and those named.

    >>> [a.code for a in cell_actors("X\\nTDAG", "collaboration_with", "BDT/ITU-D")]
    ['BDT', 'TDAG']
    >>> [a.code for a in cell_actors("all", "action_by", "SGs")], cell_actors("", "action_by", "SGs")
    (['ALL-SGs'], ())
    """
    marks = list(_MARK.finditer(text))
    if _ALL.fullmatch(text.strip()):
        marks = list(_ALL.finditer(text))
    headed = [Name(heading_codes(heading), m.start(), m.end(), "mark") for m in marks]
    return each_once((*as_actors(headed, "table1-mark"), *as_actors(names(text), "table1-name")))


def heading_codes(heading: str) -> tuple[str, ...]:
    """The body that heads a column: of "BDT/ITU-D" the first, the Bureau, since a Sector's secretariat does its work.

    >>> heading_codes("GenSec"), heading_codes("BDT\\nITU-D"), heading_codes("WTSA-20"), heading_codes("Membership")
    (('Secretary-General',), ('BDT',), ('WTSA-20',), ('ITU-Membership',))
    """
    found = names(heading.replace("\n", " / "))
    return found[0].codes[:1] if found else ()
