"""Add documents to the graph, each in place of what it said before; the other documents stay.

example:
  kg ingest wtsa16-action-plan.docx
  kg ingest new-version.docx --name wtsa16-action-plan
"""

from __future__ import annotations

import argparse

from ingest.commands.documents import add_document_options, put


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_document_options(parser, nargs="+")


def run(args: argparse.Namespace) -> int:
    """Ingest; exit code 1 when the validation finds a violation."""
    return put(args, replace_all=False)
