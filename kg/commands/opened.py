"""The graph that a command asks: the store's current editions, or the graph with older ones in their place."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from kg.config import add_store_option, store_path
from kg.store import GraphStore


def add_graph_options(parser: argparse.ArgumentParser) -> None:
    """The options `--edition` and `--store`."""
    parser.add_argument("--edition", action="append", metavar="NAME/HASH",
                        help="as if this edition of a document were its current one (`kg stats` lists them); may be repeated")
    add_store_option(parser)


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[GraphStore]:
    """The graph to ask; raises StoreError, and KgError for an edition that it does not have."""
    with GraphStore.open(store_path(args)) as store:
        if not args.edition:
            yield store
            return
        from kg.editions import find, with_editions  # only who asks for an old edition waits

        with with_editions(store, [find(store, called) for called in args.edition]) as view:
            yield view
