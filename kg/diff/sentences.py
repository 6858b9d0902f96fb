"""A change in the words of the domain: which item or resolution, which milestone, box, actor or cell, and what it was and is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.diff.compare import Change, Fact
from kg.messages import shorten

_BOXES = {"completed": "box Completed", "periodic_goals_met": "box Periodic goals met"}
_TEXTS = frozenset({"action", "narrative", "wording"})  # running text: what matters is where it differs
_NAMES = {"action": "action", "title_table1": "title in Table 1", "title_section2": "title in Section II", "refs": "references",
          "see": "pointers", "wording": "clauses"}
_NOUNS = {"document_description": "document", "org_mention": "organization mention", "url": "link", "document": "document mention",
          "role": "standing", "listing": "listed Resolution", "clause": "operative part", "proposal_name": "name of proposals"}
_PLACED = frozenset({"type", "iri", "evidence", "item", "resolution"})
_UNNAMED = frozenset({"what", "what_kind", "name", "id", "url", "topic", "action", "document"})  # what people know by its value alone
_WIDTH = 80
_CONTEXT = 3  # words of a text that are shown before and behind those that differ


def sentence(change: Change) -> str:
    """A change in words: where it is, then what it was and is.

    >>> old = {"type": "action_item", "item": "20-03", "milestone": "Council 2020", "completed": False}
    >>> new = {"type": "action_item", "item": "20-03", "milestone": "Council 2021", "completed": True}
    >>> sentence(Change("action_item", old, new, ("milestone", "completed")))
    'item 20-03: milestone Council 2020 -> Council 2021; box Completed ticked'
    >>> sentence(Change("lead", None, {"type": "lead", "item": "02-01", "who": "SG17", "topic": "security"}))
    'item 02-01: lead gained: who SG17, security'
    """
    fact = change.new or change.old or {}
    if change.kind == "assignment":
        return _assignment(change, fact)
    if change.kind in ("action_item", "resolution"):
        return _joined(_where(fact), _of_entry(change, fact))
    noun = _NOUNS.get(change.kind, change.kind.replace("_", " "))
    if change.what != "changed":
        return _joined(_where(fact), f"{noun} {change.what}", ", ".join(_pairs(fact)))
    return _joined(_where(fact), f"{noun} {_head(fact, change.keys)}".strip(), _changes(change))


def _joined(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


def _where(fact: Fact) -> str:
    return f"item {fact['item']}" if fact.get("item") else str(fact.get("resolution") or "")


def _of_entry(change: Change, fact: Fact) -> str:
    """What became of an item or a resolution itself."""
    if change.what == "changed":
        return _changes(change)
    return _joined("added" if change.what == "gained" else "dropped", ", ".join(_pairs(fact)))


def _assignment(change: Change, fact: Fact) -> str:
    """What became of a body that Table 1 names for a resolution.

    >>> cell = {"resolution": "R50", "column": "action_by", "heading": "SGs", "actor": "SG17", "cell": "SG17"}
    >>> sentence(Change("assignment", cell, None))
    'R50: Table 1 no longer names SG17, in Action by, SGs (cell “SG17”)'
    """
    column = str(fact.get("column") or "").replace("_", " ").capitalize()
    heading = ", ".join(part for part in (column, str(fact.get("heading") or "")) if part)
    if change.what == "changed":
        return _joined(_where(fact), f"Table 1, {heading}, {_shown(fact.get('actor'))}", _changes(change))
    says = "now names" if change.what == "gained" else "no longer names"
    return _joined(_where(fact), f"Table 1 {says} {_shown(fact.get('actor'))}, in {heading} (cell “{_shown(fact.get('cell'))}”)")


def _pairs(fact: Fact, without: tuple[str, ...] = ()) -> Iterator[str]:
    for key, value in fact.items():
        if key not in _PLACED and key not in without and value not in (None, [], "", False):
            name = "" if key in _UNNAMED else _named(key)
            yield name if value is True else f"{name} {_shown(value)}".strip()


def _head(fact: Fact, changed: tuple[str, ...]) -> str:
    """Enough of what stayed to know which fact it is."""
    return ", ".join(list(_pairs(fact, changed))[:2])


def _named(key: str) -> str:
    return _BOXES.get(key) or _NAMES.get(key) or key.replace("_", " ")


def _changes(change: Change) -> str:
    keys = [key for key in change.keys if key != "has_narrative" or "narrative" not in change.keys]
    return "; ".join(_changed(key, change) for key in keys) or "another record says it"


def _changed(key: str, change: Change) -> str:
    old, new = (change.old or {}).get(key), (change.new or {}).get(key)
    if key in _BOXES and isinstance(new, bool):
        return f"{_BOXES[key]} {'ticked' if new else 'unticked'}"
    if key == "has_narrative":
        return f"narrative {'added' if new else 'dropped'}"
    if key in _TEXTS:
        return f"{_named(key)} {_rewording(str(old or ''), str(new or ''))}"
    if isinstance(old, list) and isinstance(new, list):
        return f"{_named(key)} {_list_change(old, new)}"
    return f"{_named(key)} {_shown(old)} -> {_shown(new)}"


def _rewording(old: str, new: str) -> str:
    """Where a text differs, with some words around it.

    >>> _rewording("SG17 agreed to lend two pencils at its meeting in Geneva", "SG17 agreed to lend two pencils at its meeting in Busan")
    'reworded: “… at its meeting in Geneva” -> “… at its meeting in Busan”'
    """
    before, after = old.split(), new.split()
    if not before or not after:
        return f"added: “{_shown(new)}”" if after else f"dropped: “{_shown(old)}”"
    same = next((n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), min(len(before), len(after)))
    rest = zip(reversed(before[same:]), reversed(after[same:]), strict=False)
    tail = next((n for n, pair in enumerate(rest) if pair[0] != pair[1]), min(len(before), len(after)) - same)
    return f"reworded: {_excerpt(before, same, tail)} -> {_excerpt(after, same, tail)}"


def _excerpt(words: list[str], same: int, tail: int) -> str:
    begin, end = max(0, same - _CONTEXT - 1), min(len(words), len(words) - tail + _CONTEXT)
    shown = _shown(" ".join(words[begin:end]))
    return f"“{'… ' if begin else ''}{shown}{' …' if end < len(words) else ''}”"


def _list_change(old: list[Any], new: list[Any]) -> str:
    lost, gained = [v for v in old if v not in new], [v for v in new if v not in old]
    if not lost and not gained:
        return f"{_shown(old)} -> {_shown(new)}"
    return ", ".join([f"lost {_shown(lost)}"] * bool(lost) + [f"gained {_shown(gained)}"] * bool(gained))


def _shown(value: Any) -> str:
    if value is None or value == [] or value == "":
        return "(none)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shorten(", ".join(map(str, value)) if isinstance(value, list) else str(value), _WIDTH)
