"""Tell in words which facts two graphs do not share: gained, lost and changed, by kind.

OLD and NEW are stores (folders), N-Quads (.nq, .nq.gz) or JSON lines that `kg facts` wrote (.jsonl, .jsonl.gz). What is
compared is what `kg facts` shows, without places and evidence: a fact that has only moved is no difference.
Exit codes: 0 no difference, 1 differences, 2 could not be done.

example:
  kg diff old-store new-store
  kg diff before.jsonl after.jsonl --format md -o changes.md
  kg diff old.nq.gz new.nq.gz --type action_item --evidence
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.diff import FORMATS, compare, read
from kg.facts import kinds
from kg.messages import KgError
from kg.nearest import did_you_mean
from kg.output import chosen_format, write_result


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("old", type=Path, metavar="OLD", help="a store, or a file of facts")
    parser.add_argument("new", type=Path, metavar="NEW", help="the same, later")
    parser.add_argument("--type", action="append", metavar="TYPE", help="only facts of this type; may be repeated")
    parser.add_argument("--evidence", action="store_true", help="also where each side says so, with the quote")
    parser.add_argument("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: by the file's name, else text)")
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="write there; - is standard output")


def run(args: argparse.Namespace) -> int:
    """Compare and write; raises KgError for what cannot be read or an unknown type, StoreError for what is no store."""
    form = chosen_format(args, tuple(FORMATS), "text", {"txt": "text"})
    only = _types(args.type or ())
    old, new = ([fact for fact in read(path) if not only or fact["type"] in only] for path in (args.old, args.new))
    found = compare(old, new)
    write_result(FORMATS[form](found, evidence=args.evidence).encode("utf-8"), args.output)
    return int(bool(found.changes))


def _types(names: list[str] | tuple[str, ...]) -> frozenset[str]:
    known = [kind.name for kind in kinds()]
    for name in names:
        if name not in known:
            raise KgError(f"unknown type of fact {name!r}{did_you_mean(name, known)}", remedy=f"types: {', '.join(known)}")
    return frozenset(names)
