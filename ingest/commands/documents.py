"""What `kg build` and `kg ingest` share: read documents, hand their quads to the build, tell what happened."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.pipeline import Ingested, interpret, load
from ingest.same_document import KnownDocuments
from kg.config import add_store_option, store_path
from kg.editions import Identity, edition_name, known_documents
from kg.fact import SourceEdition
from kg.iri import slug
from kg.making.build import Built, build
from kg.making.shipped import shipped_files, shipped_quads
from kg.messages import KgError, Level
from kg.rdf import document_quads
from kg.report import summary
from kg.shapes import Severity
from kg.store import GraphStore
from kg.store.generations import Generations
from kg.term import Quad


def add_document_options(parser: argparse.ArgumentParser, *, nargs: str) -> None:
    """The options of a command that reads documents."""
    parser.add_argument("documents", nargs=nargs, type=Path, metavar="DOCUMENT",
                        help="an action plan or a paper: Word, text, HTML, Markdown, PDF")
    parser.add_argument("--name", help="what the document is called in the graph (default: its file's name)")
    parser.add_argument("--fail-on", choices=["never", *(s.name.lower() for s in Severity)], default="never",
                        help="exit with 1 when the validation finds this or worse in what was built (default: never)")
    add_store_option(parser)


def put(args: argparse.Namespace, *, replace_all: bool) -> int:
    """Read the documents, build, report. Nothing is written unless every document could be read.

    Raises UnreadableDocument and StoreError, which the command line turns into one message and exit code 2.
    """
    if args.name and len(args.documents) != 1:
        raise KgError("--name goes with exactly one document")
    _check_name(args.name)
    with progress(quiet=getattr(args, "quiet", False)) as step:
        known = KnownDocuments({} if replace_all else _known_documents(store_path(args)))
        ingested = [_read(path, args.name, known, step) for path in args.documents]
        built = build(store_path(args), _quads(ingested) if args.documents else shipped_quads(), keep=not replace_all,
                      older=getattr(args, "older", False), step=step)
    _tell(args, ingested, built)
    if args.fail_on == "never":  # a flaw of a document is told, but the graph was made as it should be
        return 0
    threshold = Severity[args.fail_on.upper()]
    return int(any(entry.finding.severity >= threshold for entry in built.report.entries))


def _known_documents(store: Path) -> dict[str, Identity]:
    """The documents of the graph, none where there is no graph yet."""
    if Generations(store).current() is None:
        return {}
    with GraphStore.open(store) as graph:
        return known_documents(graph)


def _check_name(name: str | None) -> None:
    """Refuse a name that would have to be changed: whoever gives one wants to use it afterwards."""
    if name and slug(name) != name:
        raise KgError(f"a document is called by lower-case letters, digits and hyphens, not {name!r}",
                      remedy=f"for example --name {slug(name) or 'wtsa16-action-plan'}")


def _read(path: Path, name: str | None, known: KnownDocuments, step: Callable[[str], None]) -> Ingested:
    step(f"reading {path.name}")
    found = interpret(load(path, name))
    try:
        return found.called(known.name_of(found.identity, found.source.name, given=name is not None))
    except KgError as error:
        raise type(error)(error.text, place=error.place or str(path), remedy=error.remedy) from None


def _quads(ingested: list[Ingested]) -> Iterator[Quad]:
    for one in ingested:
        yield from document_quads(one.edition, one.records)


def _tell(args: argparse.Namespace, ingested: list[Ingested], built: Built) -> None:
    """What was noticed, on standard error; nothing with --quiet."""
    if getattr(args, "quiet", False):
        return
    for one, path in zip(ingested, args.documents, strict=True):
        noticed = [m for m in one.messages if m.level >= Level.WARNING or getattr(args, "verbose", False)]
        _say(f"{path.name}: {len(one.records):,} records, {len(noticed)} notices{_edition_words(one.edition, built)}")
        for message in noticed:
            _say(f"  {message}")
    if not ingested:
        names = ", ".join(file.name.removesuffix(".nq.gz") for file in shipped_files()) or "no document"
        _say(f"facts that ship: {names}")
    _say(f"validation: {summary(built.report)} (`kg validate` shows them)")
    _say(f"{built.quads:,} statements in {len(built.graphs)} graphs: {store_path(args)}")


def _edition_words(edition: SourceEdition, built: Built) -> str:
    """What an edition is among those of its document; nothing for the only one of a new document."""
    chain, graph = built.editions[edition.name], edition.graph_iri
    current = "" if graph == chain[-1] else f", which stays older than {edition_name(chain[-1])}"
    if graph in built.known:
        same = "nothing changed" if built.known[graph] else "its statements were read anew"
        return f"; this edition of {edition.name} is in the graph already{current}: {same}"
    if len(chain) == 1:
        return ""
    if graph in built.same:
        which = f"; it says the same as {edition_name(built.same[graph])} in another file, only the places differ"
        return f"{which}; of the two, {edition_name(chain[-1])} answers" if chain[-1] in (graph, built.same[graph]) else which
    if current:
        return f"; recognised as an older edition of {edition.name}, kept beside the current {edition_name(chain[-1])}"
    return f"; recognised as a new edition of {edition.name}, kept beside the older {edition_name(chain[-2])}"


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A step counter on a terminal, nothing in a pipe."""
    if quiet or not sys.stderr.isatty():
        yield lambda text: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield status.update
