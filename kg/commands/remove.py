"""Take a document, or one edition of it, out of the graph; all else stays.

Where the current edition goes, the one before it is current again. What was derived is derived anew, and whatever happens the
store holds either the old graph or the new one. A document that was read from a file can be put in again with `kg ingest`.

example:
  kg remove wtsa16-action-plan/3f9c00000000
  kg remove isoc-wtsa24-page
"""

from __future__ import annotations

import argparse
import sys

from kg.config import add_store_option, store_path
from kg.editions import chains, edition_name, find
from kg.making.build import build
from kg.store import GraphStore


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", metavar="NAME[/HASH]", help="a document with all its editions, or one of them (`kg stats` lists them)")
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Remove; raises KgError for what the graph does not have, StoreError."""
    with GraphStore.open(store_path(args)) as store:
        graph = find(store, args.what)
        gone = (graph,) if "/" in args.what else chains(store)[args.what]
    built = build(store_path(args), (), keep=True, without=frozenset(gone))
    if not args.quiet:
        sys.stderr.write(f"removed: {', '.join(map(edition_name, gone))}\n"
                         f"{built.quads:,} statements in {len(built.graphs)} graphs: {store_path(args)}\n")
    return 0
