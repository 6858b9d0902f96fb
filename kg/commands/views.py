"""List the views: what of the graph can be drawn, measured and exported as a network.

A view is a saved query whose rows are things and relations (see `queries/views/`); `kg export --view NAME` writes it, `kg network NAME`
measures it. Views of your own stand in `views/` below the folder that --queries names.

example:
  kg views
  kg views --format json
"""

from __future__ import annotations

import argparse

from kg.commands.answers import TABLE_FORMATS, print_table
from kg.commands.catalogue import parameters_in_words
from kg.commands.query import library_of
from kg.export.table import Table
from kg.network.view import views
from kg.output import add_output_options


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--queries", metavar="FOLDER", help="a folder with saved queries of your own")
    add_output_options(parser, TABLE_FORMATS)


def run(args: argparse.Namespace) -> int:
    """List; raises QueryError for a view with a mistake."""
    rows = tuple((view.name, view.query.summary, parameters_in_words(view.query)) for view in views(library_of(args)))
    return print_table(args, Table(("View", "What it shows", "Parameters"), rows))
