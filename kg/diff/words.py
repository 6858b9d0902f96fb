"""A difference in words: as text for a terminal, as Markdown for an issue, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable

from kg.diff.compare import Difference, Fact
from kg.diff.places import places
from kg.diff.sentences import sentence
from kg.facts import called

_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}


def summary(found: Difference) -> str:
    """One line: how many facts were gained, lost, changed.

    >>> summary(Difference(()))
    'no differences'
    """
    if not found.changes:
        return "no differences"
    return ", ".join(f"{found.count(what):,} {what}" for what in ("gained", "lost", "changed"))


def as_text(found: Difference, *, evidence: bool = True) -> str:
    """The difference for a terminal: + gained, - lost, ~ changed; with `evidence` also where each side says so."""
    lines: list[str] = []
    for kind, changes in found.by_kind().items():
        lines.append(f"{kind} ({len(changes):,})")
        for change in changes:
            lines.append(f"  {_SIGNS[change.what]} {sentence(change)}")
            lines += [f"      {side}: {place}" for side, place in places(change)] if evidence else []
        lines.append("")
    return "\n".join([*lines, *_notes(found), summary(found)]) + "\n"


def as_markdown(found: Difference, *, evidence: bool = True) -> str:
    """The difference for an issue or a page: a list for each kind of fact, which is called as the ontology calls it."""
    lines = ["# Differences", "", summary(found), "", *(f"- {note}" for note in _notes(found)), *([""] if found.ignored else [])]
    for kind, changes in found.by_kind().items():
        lines += [f"## {escaped(called(kind).capitalize())}", ""]
        for change in changes:
            lines.append(f"- {change.what}: {escaped(sentence(change))}")
            lines += [f"  - {side}: {escaped(place)}" for side, place in places(change)] if evidence else []
        lines.append("")
    return "\n".join(lines)


def as_json(found: Difference, *, evidence: bool = True) -> str:
    """The difference for programs: each change in words and with both facts, with their evidence."""
    changes = [{"change": c.what, "type": c.kind, "words": sentence(c), "keys": list(c.keys), "old": _side(c.old, evidence),
                "new": _side(c.new, evidence)} for c in found.changes]
    counts = {what: found.count(what) for what in ("gained", "lost", "changed")}
    answer = {"counts": counts, "not_compared": [list(entry) for entry in found.ignored], "changes": changes}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _side(fact: Fact | None, evidence: bool) -> Fact | None:
    return fact if evidence or fact is None else {key: value for key, value in fact.items() if key != "evidence"}


def _notes(found: Difference) -> list[str]:
    return [f"not compared, because only one side has it: {key} of {kind}" for kind, key in found.ignored]


def escaped(text: str) -> str:
    """A text without what Markdown would take for its own."""
    for sign in "\\|<>*_[]`":
        text = text.replace(sign, "\\" + sign)
    return text


FORMATS: dict[str, Callable[..., str]] = {"text": as_text, "md": as_markdown, "json": as_json}
