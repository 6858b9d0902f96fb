"""Show the settings in force and where each comes from: flag, environment (KG_…), file, default.

The file is the nearest kg.toml, or the table [tool.kg] of the nearest pyproject.toml, in this folder or above it.

example:
  kg config
  KG_STORE=/data/wtsa kg config
"""

from __future__ import annotations

import argparse

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.config import KNOWN, add_store_option, effective
from kg.export.table import Table
from kg.output import add_output_options


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own")
    add_output_options(parser, TABLE_FORMATS)
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print one line for each setting."""
    found = effective({"store": args.store, "queries": args.queries, "format": args.format})
    rows = tuple((s.name, s.value, s.origin, KNOWN[s.name].meaning) for s in found.values())
    table = Table(("Setting", "Value", "From", "Meaning"), rows)
    return print_table(args, table)
