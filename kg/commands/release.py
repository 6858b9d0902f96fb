"""Write a release: a folder with dumps, tables, words, questions, views, pages and their descriptions, for others to build on.

It goes to FOLDER/VERSION and is compared with the newest older release in FOLDER. It holds facts and places; the running text of
the sources stays out unless it is asked for. The same graph and version give the same bytes; SOURCE_DATE_EPOCH sets the date.

example:
  kg release --version 2026.11 -o releases
  kg release --version 2026.12 -o releases --since elsewhere/2026.11
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from kg.config import add_store_option, store_path
from kg.release.version import Version


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--version", required=True, metavar="YYYY.MM", help="year and month, and a number where there are several")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FOLDER", help="the folder of the releases")
    parser.add_argument("--since", type=Path, metavar="FOLDER", help="compare with this release (default: the newest older one beside it)")
    parser.add_argument("--with-text", action="store_true", help="also the running text of the sources, which is their publishers'")
    parser.add_argument("--no-site", action="store_true", help="without the pages")
    parser.add_argument("--force", action="store_true", help="replace a release that exists")
    add_store_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write; raises KgError (version, folder) and StoreError."""
    version = Version.parse(args.version)
    signal.signal(signal.SIGTERM, _ended)  # so that the draft goes with the process
    from kg.release import release
    from kg.store import GraphStore

    with GraphStore.open(store_path(args)) as store:
        found = release(store, version, args.output, with_text=args.with_text, force=args.force, since=args.since,
                        site=not args.no_site, step=_quiet if args.quiet else _told)
    compared = f", compared with {found.last.name}" if found.last else ""
    print(f"{found.folder}: {found.files:,} files, {found.size / 1e6:,.1f} MB{compared}")  # noqa: T201  # the result
    return 0


def _told(text: str) -> None:
    sys.stderr.write(f"{text} …\n")


def _quiet(_: str) -> None:
    """Say nothing."""


def _ended(number: int, _: object) -> None:
    raise SystemExit(128 + number)
