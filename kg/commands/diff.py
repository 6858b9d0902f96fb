"""Tell in words what changed: between two editions of a document, or between two graphs.

OLD and NEW are editions in the store (NAME/HASH, or NAME for the current one), stores (folders), N-Quads (.nq, .nq.gz) or JSON
lines that `kg facts` wrote (.jsonl, .jsonl.gz). `kg diff NAME` compares a document's current edition with the one before, and
`kg diff NAME/HASH` with that one. What is compared is what `kg facts` shows and the texts, without places: a fact that has only
moved is no difference. Each line is followed by the evidence on both sides.
Exit codes: 0 no difference, 1 differences, 2 could not be done.

example:
  kg diff wtsa16-action-plan
  kg diff wtsa16-action-plan/3f9c00000000 wtsa16-action-plan --format md -o changes.md
  kg diff old-store new-store --no-evidence
  kg diff before.jsonl after.jsonl --type action_item
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kg.config import add_store_option, store_path
from kg.diff import FORMATS, compare, edition, names_edition, read
from kg.editions import document_of, find, previous
from kg.facts import kinds
from kg.messages import KgError
from kg.nearest import did_you_mean
from kg.output import chosen_format, write_result
from kg.store import GraphStore


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("old", type=Path, metavar="OLD", help="an edition in the store, another store, or a file of facts")
    parser.add_argument("new", type=Path, nargs="?", metavar="NEW", help="the same, later (default: the current edition of OLD)")
    parser.add_argument("--type", action="append", metavar="TYPE", help="only facts of this type; may be repeated")
    parser.add_argument("--evidence", action=argparse.BooleanOptionalAction, default=True,
                        help="where each side says so, with the quote (default: yes)")
    parser.add_argument("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: by the file's name, else text)")
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="write there; - is standard output")
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Compare and write; raises KgError for what cannot be read or an unknown type, StoreError for what is no store."""
    form = chosen_format(args, tuple(FORMATS), "text", {"txt": "text"})
    only = _types(args.type or ())
    old, new = ([fact for fact in facts if not only or fact["type"] in only] for facts in _sides(args))
    found = compare(old, new)
    write_result(FORMATS[form](found, evidence=args.evidence).encode("utf-8"), args.output)
    return int(bool(found.changes))


def _sides(args: argparse.Namespace) -> list[list[dict[str, Any]]]:
    """The facts of both sides; of editions in the store, which is opened once, by their names."""
    sides = [args.old] if args.new is None else [args.old, args.new]
    if not any(map(names_edition, sides)):
        if args.new is None:
            raise KgError("compared with what?", place=str(args.old), remedy="name NEW as well; alone stands only the name of a document")
        return [read(side) for side in sides]
    with GraphStore.open(store_path(args)) as store:
        if args.new is None:
            return [edition(store, graph) for graph in _with_current(store, args.old.as_posix())]
        return [edition(store, find(store, side.as_posix())) if names_edition(side) else read(side) for side in sides]


def _with_current(store: GraphStore, called: str) -> tuple[str, str]:
    """The named edition, or the one before the current where only the document is named, and the current one."""
    old = find(store, called) if "/" in called else previous(store, called)
    return old, find(store, document_of(old))


def _types(names: list[str] | tuple[str, ...]) -> frozenset[str]:
    known = [kind.name for kind in kinds()]
    for name in names:
        if name not in known:
            raise KgError(f"unknown type of fact {name!r}{did_you_mean(name, known)}", remedy=f"types: {', '.join(known)}")
    return frozenset(names)
