"""Add documents to the graph; what is there stays. Another edition of a document is kept beside those that are there.

A document is recognised by its name, or by what it says of itself: an action plan by its assembly, a paper by its conference,
title and publisher. Questions are answered by its newest edition: that which states a later date of itself, else the one that
came last. The same file again changes nothing. The same text in another format (Word, then its text export) is an edition of
its own, because its places differ; that nothing else does is told. `kg diff NAME` tells what a new edition says differently.

example:
  kg ingest wtsa16-action-plan.docx
  kg ingest new-version.docx --name wtsa16-action-plan
  kg ingest archived-version.docx --older
"""

from __future__ import annotations

import argparse

from ingest.commands.documents import add_document_options, put


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_document_options(parser, nargs="+")
    parser.add_argument("--older", action="store_true", help="these editions are older than those of their documents in the graph")


def run(args: argparse.Namespace) -> int:
    """Ingest; exit code 1 when the validation finds a violation."""
    return put(args, replace_all=False)
