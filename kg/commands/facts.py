"""Write facts as JSON lines, one object a line, for those who want rows rather than triples.

Each line has its type, the IRI of its record, the keys of its type and its evidence: place, characters, rule and, where the graph
holds sentences, the quote. The kinds of fact are the files in queries/facts/.

example:
  kg facts wtsa16-action-plan -o plan.jsonl
  kg facts wtsa16-action-plan --type action_item
  kg facts wtsa16-action-plan/3f9c00000000
"""

from __future__ import annotations

import argparse
import json

from kg.config import add_store_option, store_path
from kg.facts import facts, kinds
from kg.messages import KgError
from kg.nearest import did_you_mean
from kg.output import add_output_options, chosen_format, write_result
from kg.store import GraphStore

FORMATS = ("jsonl",)


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("document", nargs="?", default="", metavar="DOCUMENT",
                        help="a document's name, or NAME/HASH for one of its editions (default: the whole graph)")
    parser.add_argument("--type", action="append", metavar="TYPE", help="only facts of this type; may be repeated")
    add_output_options(parser, FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the lines; raises KgError for an unknown type or document."""
    chosen_format(args, FORMATS, "jsonl")
    known = [kind.name for kind in kinds()]
    for name in args.type or ():
        if name not in known:
            raise KgError(f"unknown type of fact {name!r}{did_you_mean(name, known)}", remedy=f"types: {', '.join(known)}")
    with GraphStore.open(store_path(args)) as store:
        lines = [json.dumps(fact, ensure_ascii=False) for fact in facts(store, args.document, frozenset(args.type or known))]
    write_result("".join(f"{line}\n" for line in lines).encode("utf-8"), args.output)
    return 0
