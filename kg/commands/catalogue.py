"""What `kg query --list` and `kg queries` share: the saved questions as a table."""

from __future__ import annotations

import argparse

from kg.commands.answers import terminal_width
from kg.export.table import Table, table_as
from kg.output import chosen_format, write_result
from kg.saved import Library, SavedQuery

FORMATS = ("table", "csv", "tsv", "json", "md", "xlsx")


def print_list(args: argparse.Namespace, library: Library) -> int:
    """One line for each question: its name, its sentence, its parameters."""
    form = chosen_format(args, FORMATS, "table")
    rows = tuple((query.name, query.summary, parameters_in_words(query)) for query in library)
    table = Table(("Name", "Question", "Parameters"), rows)
    write_result(table_as(table, form, width=terminal_width(args.output)), args.output)
    return 0


def parameters_in_words(query: SavedQuery) -> str:
    """`body=SG17 [asOf=2022-01-15]`: with examples, optional ones in brackets."""
    words = []
    for parameter in query.parameters:
        word = f"{parameter.name}={parameter.example or parameter.default or parameter.type}"
        words.append(word if parameter.required else f"[{word}]")
    return " ".join(words)
