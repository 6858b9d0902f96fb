"""Show what was read from a document, before any graph: its blocks with their places, its text, or what was noticed.

example:
  kg inspect wtsa16-action-plan.docx | less
  kg inspect wtsa16-action-plan.docx --text > plan.txt      the text that the offsets of evidence count in
  kg inspect wtsa16-action-plan.docx --notices
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.document import Block, Document, Paragraph
from ingest.pipeline import ingest, load, read
from kg.messages import shorten
from kg.output import for_terminal


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("document", type=Path, metavar="DOCUMENT", help="an action plan or a paper: Word, text, HTML, Markdown, PDF")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--text", action="store_true", help="the text that offsets count in")
    shown.add_argument("--notices", action="store_true", help="what was noticed while reading and recognising")
    parser.add_argument("--name", help="what the document is called (default: its file's name)")


def run(args: argparse.Namespace) -> int:
    """Print to standard output; raises UnreadableDocument."""
    source = load(args.document, args.name)
    if args.notices:
        sys.stdout.writelines(f"{for_terminal(str(message))}\n" for message in ingest(source).messages)
        return 0
    edition, document = read(source)
    if args.text:
        sys.stdout.write(document.text)
        return 0
    sys.stdout.write(f"{edition.name} ({edition.format}, SHA-256 {edition.sha256})\n")
    sys.stdout.writelines(f"{for_terminal(line)}\n" for line in outline(document))
    return 0


def outline(document: Document) -> Iterator[str]:
    """One line for each paragraph: its place, its label, the beginning of its text."""
    yield from (line for block in document.blocks for line in _outline(block))
    for number, paragraphs in sorted(document.footnotes.items()):
        yield from (f"footnote {number}: {shorten(p.text)}" for p in paragraphs)


def _outline(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        label = f"{block.label} " if block.label else ""
        yield f"{block.place}: {label}{shorten(block.text)}"
        return
    for row in block.rows:
        for cell in row.cells:
            if not cell.blocks:
                yield f"{cell.place}:"
            for inner in cell.blocks:
                yield from _outline(inner)
