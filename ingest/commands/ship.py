"""Make the facts that ship with the package from documents: what they say, without their sentences.

For maintainers: run it when a document or the rules have changed, and commit what it writes.

example:
  kg ship ../shared/corpus/wtsa16-action-plan.docx -o kg/data
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ingest.pipeline import ingest, load
from kg.making.shipped import SUFFIX, pack
from kg.output import write_result
from kg.rdf import document_quads


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("documents", nargs="+", type=Path, metavar="DOCUMENT",
                        help="an action plan or a paper: Word, text, HTML, Markdown, PDF")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="where the files go")


def run(args: argparse.Namespace) -> int:
    """Write one file a document; raises UnreadableDocument, and KgError for a folder that cannot be written."""
    for path in args.documents:
        source = load(path)
        one = ingest(source)
        target = args.output / f"{source.name}{SUFFIX}"
        data = pack(document_quads(one.edition, one.records))
        write_result(data, str(target))
        sys.stderr.write(f"{target}: {len(one.records):,} records, {len(data):,} bytes\n")
    return 0
