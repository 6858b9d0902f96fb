"""Check the graph against the shapes and report what does not conform, with quote, place and the way to mend it.

The graph is that of the store, or what the files of --data hold together with the ontology and the reviewed data.
Exit codes: 0 nothing at or above --fail-on, 1 findings (the report is written all the same), 2 could not be done,
3 a shapes file uses a term of SHACL that the engine would ignore.

example:
  kg validate
  kg validate --fail-on warning --format md -o findings.md
  kg validate --data graph.nq --shapes my-shapes.ttl --engine pyshacl
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from kg.commands.opened import add_graph_options, opened
from kg.messages import KgError
from kg.report import FORMATS, Report, as_text, report
from kg.shapes import Finding, Severity, evaluate, load, read_shapes, shapes_files
from kg.store import GraphStore, RdfFormat, parse
from kg.term import Quad

EXTENSIONS = {".txt": "text", ".json": "json", ".md": "md", ".ttl": "ttl"}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_graph_options(parser)
    parser.add_argument("--data", metavar="FILE", nargs="+", type=Path,
                        help="RDF files to check instead of the store (.ttl .nt .nq .trig .jsonld .rdf)")
    parser.add_argument("--shapes", metavar="FILE", nargs="+", type=Path, default=[],
                        help="shapes in Turtle (default: those of this project)")
    parser.add_argument("--engine", choices=("fast", "pyshacl"), default="fast",
                        help="fast (default) or pyshacl, the slow authority, which needs the extra [shacl]")
    parser.add_argument("--fail-on", choices=[s.name.lower() for s in reversed(Severity)], default="violation",
                        help="the least severity that makes the exit code 1 (default: violation)")
    parser.add_argument("--format", choices=sorted(FORMATS), help="default: from the name of the output, else text")
    parser.add_argument("--all", action="store_true", help="show every finding in the text, not the first of each rule")
    parser.add_argument("-o", "--output", metavar="FILE", default="-",
                        help="where the report goes (default: -, standard output)")


def run(args: argparse.Namespace) -> int:
    """Validate and write the report.

    Raises UnsupportedShape, ShapeError, StoreError, and KgError for a file that cannot be read or written.
    """
    files = shapes_files(args.shapes)
    with _graph(args) as graph:
        found = _findings(args.engine, files, graph)
        result = report(found, graph)
    _write(_formatted(result, args), args.output)
    return int(any(finding.severity >= Severity[args.fail_on.upper()] for finding in found))


def _findings(engine: str, files: list[Path], graph: GraphStore) -> tuple[Finding, ...]:
    if engine == "fast":
        return evaluate(read_shapes(files), graph)
    from kg.shapes.authority import validate_with_authority  # only who asks for it waits for its imports

    return validate_with_authority(graph, files)


def _graph(args: argparse.Namespace) -> AbstractContextManager[GraphStore]:
    if args.data and args.edition:
        raise KgError("--edition is of the store, and --data is instead of it", remedy="give one of them")
    if args.data:
        return load(quad for file in args.data for quad in _quads(file))
    return opened(args)


def _quads(file: Path) -> Iterable[Quad]:
    form = RdfFormat.from_extension(file.suffix.lstrip("."))
    if form is None:
        raise KgError(f"no RDF file by its name: {file.suffix or 'no extension'}", place=str(file),
                      remedy="name it .ttl, .nt, .nq, .trig, .jsonld or .rdf according to what it holds")
    try:
        yield from parse(path=str(file), format=form, rename_blank_nodes=True)
    except SyntaxError as error:
        raise KgError(f"no well-formed {form.name}: {error}", place=str(file)) from error
    except OSError as error:
        raise KgError(f"cannot be read: {error.strerror or error}", place=str(file)) from error


def _formatted(result: Report, args: argparse.Namespace) -> str:
    form = args.format or EXTENSIONS.get(Path(args.output).suffix.lower(), "text")
    return as_text(result, everything=args.all) if form == "text" else FORMATS[form](result)


def _write(text: str, output: str) -> None:
    if output == "-":
        sys.stdout.write(text)
        return
    try:
        Path(output).write_text(text, encoding="utf-8")
    except OSError as error:
        raise KgError(f"the report cannot be written: {error.strerror or error}", place=output) from error
