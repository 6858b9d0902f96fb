"""Make the graph anew, from documents or from the facts that ship.

Without a document the graph is made from the facts that come with the package: all answers, but no sentences. With documents
it is made from these, sentences included.

What the validation finds in the documents is told, and the exit code is 0 all the same: the graph was made. With
`--fail-on violation`, as in a pipeline, findings give 1; `kg validate` does so by itself.

example:
  kg build
  kg build wtsa16-action-plan.docx
"""

from __future__ import annotations

import argparse

from ingest.commands.documents import add_document_options, put


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_document_options(parser, nargs="*")


def run(args: argparse.Namespace) -> int:
    """Build; exit code 1 when the validation finds what --fail-on names."""
    return put(args, replace_all=True)
