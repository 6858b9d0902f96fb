"""Findings for people and machines: grouped by rule, label before IRI, the quote and its place, the way to mend.

`report` looks up in the graph what a finding is about; each format turns a `Report` into text. All are pure and in one
order, so that two reports of one state are the same bytes. To add a format, write a file and enter it in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.report.data import as_json
from kg.report.look_up import report
from kg.report.markdown import as_markdown
from kg.report.model import Entry, Place, Report, summary
from kg.report.text import as_text
from kg.report.turtle import as_turtle

__all__ = ["FORMATS", "Entry", "Place", "Report", "as_json", "as_markdown", "as_text", "as_turtle", "report", "summary"]

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text, "json": as_json, "md": as_markdown, "ttl": as_turtle,
}
