"""A difference in words: as text for a terminal, as Markdown for an issue, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from kg.diff.compare import Change, Difference, Fact
from kg.messages import shorten

_BOXES = frozenset({"completed", "periodic_goals_met"})
_PLACED = frozenset({"type", "iri", "evidence", "item", "resolution"})
_UNNAMED = frozenset({"what", "what_kind", "name", "id", "url"})  # what people know by its value alone
_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
_WIDTH = 80


def sentence(change: Change) -> str:
    """A change in words: where it is, then what it was and is.

    >>> old = {"type": "action_item", "item": "20-03", "milestone": "Council 2020", "completed": False}
    >>> new = {"type": "action_item", "item": "20-03", "milestone": "Council 2021", "completed": True}
    >>> sentence(Change("action_item", old, new, ("milestone", "completed")))
    'item 20-03: milestone Council 2020 -> Council 2021; completed ticked'
    >>> sentence(Change("lead", None, {"type": "lead", "item": "02-01", "who": "SG17", "topic": "security"}))
    'item 02-01: who SG17, topic security'
    """
    fact = change.new or change.old or {}
    if change.what != "changed":
        return _joined(_where(fact), ", ".join(_pairs(fact)))
    said = _where(fact) if change.kind in ("action_item", "resolution") else _joined(_where(fact), _head(fact, change.keys))
    return _joined(said, "; ".join(_changed(key, change) for key in change.keys) or "other record")


def _joined(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


def _where(fact: Fact) -> str:
    return f"item {fact['item']}" if fact.get("item") else str(fact.get("resolution") or "")


def _pairs(fact: Fact, without: tuple[str, ...] = ()) -> Iterator[str]:
    for key, value in fact.items():
        if key not in _PLACED and key not in without and value not in (None, [], "", False):
            name = "" if key in _UNNAMED else key.replace("_", " ")
            yield name if value is True else f"{name} {_shown(value)}".strip()


def _head(fact: Fact, changed: tuple[str, ...]) -> str:
    """Enough of what stayed to know which fact it is."""
    return ", ".join(list(_pairs(fact, changed))[:2])


def _changed(key: str, change: Change) -> str:
    old, new = (change.old or {}).get(key), (change.new or {}).get(key)
    name = key.replace("_", " ")
    if key in _BOXES and isinstance(new, bool):
        return f"{name} {'ticked' if new else 'no longer ticked'}"
    if isinstance(old, list) and isinstance(new, list):
        return f"{name} {_list_change(old, new)}"
    return f"{name} {_shown(old)} -> {_shown(new)}"


def _list_change(old: list[Any], new: list[Any]) -> str:
    lost, gained = [v for v in old if v not in new], [v for v in new if v not in old]
    if not lost and not gained:
        return f"{_shown(old)} -> {_shown(new)}"
    return " ".join([*(f"-{_shown(v)}" for v in lost), *(f"+{_shown(v)}" for v in gained)])


def _shown(value: Any) -> str:
    if value is None or value == [] or value == "":
        return "(none)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shorten(", ".join(map(str, value)) if isinstance(value, list) else str(value), _WIDTH)


def summary(found: Difference) -> str:
    """One line: how many facts were gained, lost, changed.

    >>> summary(Difference(()))
    'no differences'
    """
    if not found.changes:
        return "no differences"
    return ", ".join(f"{found.count(what):,} {what}" for what in ("gained", "lost", "changed"))


def as_text(found: Difference, *, evidence: bool = False) -> str:
    """The difference for a terminal: + gained, - lost, ~ changed; with `evidence` also where each side says so."""
    lines: list[str] = []
    for kind, changes in found.by_kind().items():
        lines.append(f"{kind} ({len(changes):,})")
        for change in changes:
            lines.append(f"  {_SIGNS[change.what]} {sentence(change)}")
            lines += [f"      {side}: {place}" for side, place in _places(change)] if evidence else []
        lines.append("")
    return "\n".join([*lines, *_notes(found), summary(found)]) + "\n"


def as_markdown(found: Difference, *, evidence: bool = False) -> str:
    """The difference for an issue or a page: a list for each kind of fact."""
    lines = ["# Differences", "", summary(found), "", *(f"- {note}" for note in _notes(found)), *([""] if found.ignored else [])]
    for kind, changes in found.by_kind().items():
        lines += [f"## {_escaped(kind.replace('_', ' '))}", ""]
        for change in changes:
            lines.append(f"- {change.what}: {_escaped(sentence(change))}")
            lines += [f"  - {side}: {_escaped(place)}" for side, place in _places(change)] if evidence else []
        lines.append("")
    return "\n".join(lines)


def as_json(found: Difference, *, evidence: bool = False) -> str:
    """The difference for programs: each change in words and with both facts, always with their evidence."""
    changes = [{"change": c.what, "type": c.kind, "words": sentence(c), "keys": list(c.keys), "old": c.old, "new": c.new}
               for c in found.changes]
    counts = {what: found.count(what) for what in ("gained", "lost", "changed")}
    answer = {"counts": counts, "not_compared": [list(entry) for entry in found.ignored], "changes": changes}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _notes(found: Difference) -> list[str]:
    return [f"not compared, because only one side has it: {key} of {kind}" for kind, key in found.ignored]


def _places(change: Change) -> Iterator[tuple[str, str]]:
    for side, fact in (("old", change.old), ("new", change.new)):
        for entry in (fact or {}).get("evidence") or ():
            quote = f": “{shorten(entry['quote'])}”" if entry.get("quote") else ""
            yield side, f"{entry.get('place', '')}{quote}"


def _escaped(text: str) -> str:
    for sign in "\\|<>*_[]`":
        text = text.replace(sign, "\\" + sign)
    return text


FORMATS: dict[str, Callable[..., str]] = {"text": as_text, "md": as_markdown, "json": as_json}
