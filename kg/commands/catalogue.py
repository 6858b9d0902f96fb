"""What `kg query --list` and `kg queries` share: the saved questions as a table."""

from __future__ import annotations

import argparse

from kg.commands.answers import print_table
from kg.export.table import Table
from kg.saved import Library, SavedQuery


def print_list(args: argparse.Namespace, library: Library) -> int:
    """One line for each question: its name, its sentence, its parameters."""
    rows = tuple((query.name, query.summary, parameters_in_words(query)) for query in library)
    return print_table(args, Table(("Name", "Question", "Parameters"), rows))


def parameters_in_words(query: SavedQuery) -> str:
    """`body=SG17 [asOf=2022-01-15]`: with examples, optional ones in brackets."""
    words = []
    for parameter in query.parameters:
        word = f"{parameter.name}={parameter.example or parameter.default or parameter.type}"
        words.append(word if parameter.required else f"[{word}]")
    return " ".join(words)
