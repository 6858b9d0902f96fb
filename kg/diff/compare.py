"""Compare two lists of facts: which were gained, which lost, and which of both are one fact that changed."""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.facts import natural, text_keys

Fact = Mapping[str, Any]

_NOT_SAID = frozenset({"type", "iri", "evidence"})
_ORDER = ("lost", "changed", "gained")

# What makes two facts of a kind one that changed, the surest first; a kind that is not here is told by its first two keys.
IDENTITIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "action_item": (("item",),),
    "document_description": (("document",),),
    "key_topic": (("topic", "conference"), ("topic",)),
    "listing": (("issue_area", "instrument"), ("instrument", "edition")),
    "meeting": (("event", "start"), ("event",), ("organizer", "start"), ("name", "start"), ("organizer", "edition")),
    "proposal": (("about", "by"), ("about",)),
    "proposal_name": (("organization",),),
    "role": (("who", "in"),),
    "resolution": (("resolution",),),
    "assignment": (("resolution", "column", "heading", "actor"),),
    "clause": (("resolution", "heading"),),
    "approval": (("item", "what", "status"), ("item", "what")),
    "event": (("item", "name", "start"), ("item", "name"), ("item", "start", "city")),
    "group": (("item", "name", "action"),),
    "liaison": (("item", "from", "to"), ("item", "from", "about")),
    "collaboration": (("item", "who", "with"), ("item", "who", "about")),
    "lead": (("item", "who", "topic"),),
    "stated_number": (("item", "measure", "date"), ("item", "quantity", "measure")),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that only the old side has (`new` is None), only the new one, or both with different values in `keys`."""

    kind: str
    old: Fact | None
    new: Fact | None
    keys: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """"gained", "lost" or "changed"."""
        return "gained" if self.old is None else "lost" if self.new is None else "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes by kind of fact, in the order of the facts; `ignored` are (kind, key) that only one side has at all."""

    changes: tuple[Change, ...]
    ignored: tuple[tuple[str, str], ...] = ()

    def by_kind(self) -> dict[str, list[Change]]:
        """The changes of each kind of fact, by its name."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            found[change.kind].append(change)
        return dict(sorted(found.items()))

    def count(self, what: str) -> int:
        """How many facts were gained, lost or changed."""
        return sum(change.what == what for change in self.changes)


def compare(old: Iterable[Fact], new: Iterable[Fact]) -> Difference:
    """What `new` says differently from `old`.

    A key that one whole side does not know, or running text that it does not hold, is not compared.

    >>> found = compare([{"type": "action_item", "item": "20-03", "completed": False}],
    ...                 [{"type": "action_item", "item": "20-03", "completed": True}])
    >>> [(change.what, change.keys) for change in found.changes]
    [('changed', ('completed',))]
    """
    before, after = _by_kind(old), _by_kind(new)
    changes: list[Change] = []
    ignored: list[tuple[str, str]] = []
    for kind in sorted({*before, *after}):
        keys, left_out = _comparable(kind, before.get(kind, []), after.get(kind, []))
        ignored += [(kind, key) for key in left_out]
        changes += _of_kind(kind, before.get(kind, []), after.get(kind, []), keys)
    return Difference(tuple(changes), tuple(ignored))


def _by_kind(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[str(fact["type"])].append(fact)
    return found


def _comparable(kind: str, old: list[Fact], new: list[Fact]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys that are compared, and those that only one side knows: other software wrote it, or it holds no running text."""
    keys = tuple(dict.fromkeys(key for fact in (*old, *new) for key in fact if key not in _NOT_SAID))
    if not old or not new:
        return keys, ()
    texts = text_keys()
    known = [{key for fact in side for key, value in fact.items() if (kind, key) not in texts or value not in (None, [])}
             for side in (old, new)]
    left_out = tuple(key for key in keys if (key in known[0]) != (key in known[1]))
    return tuple(key for key in keys if key not in left_out), left_out


def _of_kind(kind: str, old: list[Fact], new: list[Fact], keys: tuple[str, ...]) -> Iterator[Change]:
    lost, gained = _unmatched(old, new, keys)
    changed: list[tuple[Fact, Fact]] = []
    for identity in (("iri",), *IDENTITIES.get(kind, (keys[:2],))):
        pairs, lost, gained = _paired(lost, gained, identity)
        changed += pairs
    changes = [Change(kind, before, after, tuple(k for k in keys if not _same(before.get(k), after.get(k))))
               for before, after in changed]
    changes += [Change(kind, fact, None) for fact in lost] + [Change(kind, None, fact) for fact in gained]
    yield from sorted(changes, key=lambda c: _order(c, keys))


def _unmatched(old: list[Fact], new: list[Fact], keys: tuple[str, ...]) -> tuple[list[Fact], list[Fact]]:
    """The facts of each side without an equal on the other; equals pair one to one."""
    return _without(old, new, keys), _without(new, old, keys)


def _without(facts: list[Fact], others: list[Fact], keys: tuple[str, ...]) -> list[Fact]:
    equals = Counter(_said(fact, keys) for fact in others)
    left = []
    for fact in facts:
        said = _said(fact, keys)
        if equals[said]:
            equals[said] -= 1
        else:
            left.append(fact)
    return left


def _paired(lost: list[Fact], gained: list[Fact], identity: tuple[str, ...],
            ) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """The facts of both sides with one identity, in their order, and what is left of each side."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for number, fact in enumerate(lost):
        if _identified(fact, identity):
            waiting[_said(fact, identity)].append(number)
    pairs, left = [], []
    for fact in gained:
        same = waiting.get(_said(fact, identity)) if _identified(fact, identity) else None
        if same:
            pairs.append((same.popleft(), fact))
        else:
            left.append(fact)
    taken = {number for number, _ in pairs}
    still_lost = [fact for number, fact in enumerate(lost) if number not in taken]
    return [(lost[number], fact) for number, fact in pairs], still_lost, left


def _identified(fact: Fact, identity: tuple[str, ...]) -> bool:
    """Whether a fact has what it is told by; only `item` may be missing, since papers have no items."""
    telling = [key for key in identity if key != "item"]
    return all(fact.get(key) not in (None, [], "") for key in telling or identity)


def _said(fact: Fact, keys: tuple[str, ...]) -> str:
    return json.dumps([_comparable_value(fact.get(key)) for key in keys], ensure_ascii=False, sort_keys=True)


def _comparable_value(value: Any) -> Any:
    """A list without its order: "SG2, SG3" and "SG3, SG2" say the same."""
    return sorted(map(str, value)) if isinstance(value, list) else value


def _same(one: Any, other: Any) -> bool:
    return bool(_comparable_value(one) == _comparable_value(other))


def _order(change: Change, keys: tuple[str, ...]) -> tuple[list[tuple[int, str]], str, str]:
    """By item or resolution as people count, then by the first words; lost before gained."""
    fact = change.old or change.new or {}
    where = str(fact.get("item") or fact.get("resolution") or "")
    return natural(where), _said(fact, keys), str(_ORDER.index(change.what))
