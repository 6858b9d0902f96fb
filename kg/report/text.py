"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from kg.messages import shorten
from kg.report.model import Entry, Place, Report, common_message, fault, named, short, summary

PER_RULE = 5  # how many findings of a rule are shown; the rest is counted
PLACES = 2  # how many places of a finding are shown


def as_text(result: Report, *, everything: bool = False) -> str:
    """The report for a terminal, at most `PER_RULE` findings of each rule unless `everything` is wanted."""
    lines: list[str] = []
    for rule, entries in result.by_rule():
        common = common_message(entries)
        lines += [_heading(rule, entries), *([f"  {common}"] if common else []), ""]
        shown = entries if everything else entries[:PER_RULE]
        lines += [line for entry in shown for line in _lines(entry, with_message=not common)]
        if len(shown) < len(entries):
            lines.append(f"  … and {len(entries) - len(shown)} more (--all shows them)")
        lines.append("")
    return "\n".join([*lines, summary(result)]) + "\n"


def _heading(rule: str, entries: list[Entry]) -> str:
    first = entries[0].finding
    return f"{first.severity.name.lower()}: {first.name or short(rule)} <{rule}> ({len(entries)})"


def _lines(entry: Entry, *, with_message: bool) -> Iterator[str]:
    yield f"  - {named(entry.label, entry.finding.focus)}"
    if found := fault(entry):
        yield f"      {found}"
    if with_message:
        yield f"      {entry.finding.message}"
    for where in entry.where[:PLACES]:
        yield f"      at {_where(where)}"
    if len(entry.where) > PLACES:
        yield f"      and at {len(entry.where) - PLACES} more places"


def _where(where: Place) -> str:
    document = f"{where.document}, " if where.document else ""
    quote = f": “{shorten(where.quote)}”" if where.quote else ""
    return f"{document}{where.place}{quote}"
