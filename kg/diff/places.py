"""Where both sides say what a change says: of all the evidence of a fact that which the changed words rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.diff.compare import Change, Fact
from kg.messages import shorten

NOTHING = "(nothing there)"

# Of an item and a resolution: the rules (with what a name begins with) whose evidence a key rests on; a key that is not here
# rests on all of it.
_RULES = {
    "milestone": ("item-milestone",), "action": ("item-action",), "refs": ("item-action",), "actors": ("item-action",),
    "collaborators": ("item-action",), "periodic_goals_met": ("item-box-1",), "completed": ("item-box-2",),
    "narrative": ("item-narrative",), "has_narrative": ("item-narrative",), "see": ("item-pointer",), "other_ids": ("item-id",),
    "id_inferred": ("item-id",), "title_table1": ("table1-title",), "title_section2": ("section-title",),
}


def places(change: Change) -> Iterator[tuple[str, str]]:
    """("old", place and quote) and ("new", …); a side that has none says so, unless neither has any.

    >>> box = {"place": "table 7, row 2, cell 5", "quote": "√", "rule": "item-box-2"}
    >>> name = {"place": "table 7, row 2, cell 1", "quote": "20-03", "rule": "item-id"}
    >>> list(places(Change("action_item", {"evidence": [name]}, {"evidence": [name, box]}, ("completed",))))
    [('old', 'table 7, row 2, cell 1: “20-03”'), ('new', 'table 7, row 2, cell 5: “√”')]
    """
    found = [(side, list(_of_side(fact, change.keys))) for side, fact in (("old", change.old), ("new", change.new))]
    if any(entries for _, entries in found):
        for side, entries in found:
            yield from ((side, entry) for entry in entries or [NOTHING])


def _of_side(fact: Fact | None, keys: tuple[str, ...]) -> Iterator[str]:
    for entry in _resting(list((fact or {}).get("evidence") or ()), keys):
        quote = f": “{shorten(str(entry['quote']))}”" if entry.get("quote") else ""
        yield f"{entry.get('place', '')}{quote}"


def _resting(evidence: list[dict[str, Any]], keys: tuple[str, ...]) -> list[dict[str, Any]]:
    """The evidence that any of the keys rests on; where there is none of its own, as of an empty cell, what names the fact."""
    found: list[dict[str, Any]] = []
    for key in keys:
        own = [e for e in evidence if str(e.get("rule", "")).startswith(_RULES.get(key, ("",)))]
        found += [e for e in own or evidence[:1] if e not in found]
    return found if keys else evidence
