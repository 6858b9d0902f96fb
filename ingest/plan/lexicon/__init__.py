"""Names of bodies in the terse texts of a plan: "SGs 11 and 17", "BR and BDT Directors", "other relevant ITU-T SGs".

Names and codes come from `ontology/vocab/`; here is only how such texts put them together. The longest name wins, and
no name stands inside another. Each rule with an example from the wild:

- *label*: "TSAG", "ITU regional offices", "Member States": a label of the data, with a small or capital first letter;
- *study-groups*: "SGs 3, 12, 17", "ITU-T Study Groups 16 and 20", "ITU-D SG 2";
- *study-group-set*: "All SGs", "relevant ITU-T study groups", "study groups concerned", "ITU-R and ITU-D study groups";
- *directors*: "BDT and BR Directors", "Directors of the other two Bureaux", "The Director";
- *sectors*: "other Sectors";
- *question*: "Q3/17";
- *class-of-others*: "relevant organizations", "external entities": a plain noun for those who are not named.
"""

from __future__ import annotations

from itertools import pairwise

from ingest.plan.lexicon.data import (
    Name,
    code_of,
    is_conference,
    is_organization,
    is_outside_or_member,
    is_unnamed,
    labelled,
    labels,
)
from ingest.plan.lexicon.directors import directors, sectors
from ingest.plan.lexicon.others import questions, unnamed
from ingest.plan.lexicon.study_groups import numbered, sets

__all__ = ["Name", "code_of", "is_conference", "is_organization", "is_outside_or_member", "names"]

_RULES = (numbered, sets, directors, sectors, questions, labelled, unnamed)


def names(text: str) -> tuple[Name, ...]:
    """The names in `text`, in order, none inside another.

    >>> [n.codes for n in names("SGs 11 and 17, BR and BDT Directors, other relevant SGs")]
    [('SG11', 'SG17'), ('BR-Director', 'BDT-Director'), ('RELEVANT-SGs',)]
    """
    found = [name for rule in _RULES for name in rule(text)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    pairs = list(pairwise(kept))
    modifiers = [a for a, b in pairs if text[a.end:b.start] == " " and _is_modifier(a, b)]
    parts = [b for a, b in pairs if text[a.end:b.start] == " " and _is_part(a, b)]
    return tuple(n for n in kept if n not in modifiers and n not in parts)


def _is_modifier(name: Name, after: Name) -> bool:
    """Whether a plain noun only says what kind the next one is: "industry forums" names forums."""
    return all(map(is_unnamed, (*name.codes, *after.codes)))


def _is_part(name: Name, after: Name) -> bool:
    """Whether the next name is a part of this organization: "UPU POC committees" are the UPU's."""
    whole, part = (labels().by_code.get(n.codes[0]) for n in (name, after))
    return whole is not None and part is not None and part.parent == whole.iri and is_organization(name.codes)
