"""The report as Markdown, for an issue or a page."""

from __future__ import annotations

from kg.messages import shorten
from kg.report.model import Entry, Place, Report, common_message, fault, named, short, summary
from kg.term import NamedNode


def as_markdown(result: Report) -> str:
    """The report as Markdown: a heading for each rule, a table of its findings."""
    lines = ["# Validation", "", summary(result), ""]
    for rule, entries in result.by_rule():
        lines += [f"## {_cell(entries[0].finding.name or short(rule))}", "",
                  f"{entries[0].finding.severity.name.capitalize()}, {len(entries)} × `{rule}`", ""]
        common = common_message(entries)
        lines += [f"> {_cell(common)}", ""] if common else []
        lines += ["| what | finding | place | quote |", "|---|---|---|---|"]
        lines += [_row(entry, with_message=not common) for entry in entries]
        lines.append("")
    return "\n".join(lines)


def _row(entry: Entry, *, with_message: bool) -> str:
    finding, first = entry.finding, (*entry.where, Place())[0]
    what = named(entry.label, finding.focus)
    if isinstance(finding.focus, NamedNode):
        what = f"[{_cell(entry.label or short(finding.focus.value))}]({finding.focus.value})"
    finding_text = " ".join(part for part in (fault(entry), finding.message * with_message) if part)
    place = ", ".join(part for part in (first.document, first.place) if part)
    return "| " + " | ".join((what, _cell(finding_text), _cell(place), _cell(shorten(first.quote)))) + " |"


def _cell(text: str) -> str:
    """`text` in a cell of a Markdown table."""
    for sign in "\\|<>*_[]`":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())
