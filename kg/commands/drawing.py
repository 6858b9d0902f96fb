"""What `kg export` writes of views and of events: networks, pictures, timelines, calendars."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from kg.commands.named import tell_alike_parameters
from kg.commands.opened import opened
from kg.commands.query import library_of, parameters
from kg.export.calendar import entries, ics
from kg.export.network import formats
from kg.export.network.prepared import Prepared
from kg.export.network.raster import raster
from kg.export.network.svg import svg
from kg.messages import KgError
from kg.network.picture import Picture
from kg.network.project import project, without_quotes
from kg.network.timeline import spans_of, timeline
from kg.network.view import view
from kg.output import check_writable, chosen_format, write_result
from kg.store import QuerySolutions

_PICTURES = ("svg", "png", "pdf")


def export_view(args: argparse.Namespace) -> int:
    """Write a view as a network or, with --timeline, as a picture of its dates; raises KgError and QueryError."""
    form = _form(args, "a timeline", _PICTURES, {}) if args.timeline else _form(
        args, "a view", tuple(formats.FORMATS), formats.EXTENSIONS)
    chosen = view(library_of(args), args.view)
    check_writable(args.output)
    with opened(args) as store:
        network = project(chosen, store, given := parameters(args.param))
        tell_alike_parameters(args, store, chosen.query.parameters, given)
    if args.facts_only:
        network = without_quotes(network)
    if not network.nodes:
        _say(args, f"the graph has no answer to the view {args.view}: the file is valid and empty")
    for note in network.notes:
        _say(args, f"{args.view}: {note}")
    if args.timeline:
        spans, undated = spans_of(network)
        _write(args, form, {"": _picture(timeline(network.name.replace("-", " ").capitalize(), network.summary, spans, undated), form)})
    else:
        if told := formats.notice(network, form):
            _say(args, told)
        _write(args, form, formats.written(Prepared(network), form))
    return 0


def export_calendar(args: argparse.Namespace) -> int:
    """Write the events of a saved query; raises KgError and QueryError."""
    form = _form(args, "a calendar", ("ics", *_PICTURES), {}, "ics")
    query = library_of(args).get(args.calendar)
    check_writable(args.output)
    with opened(args) as store:
        answer = query.answer(store, given := parameters(args.param))
        tell_alike_parameters(args, store, query.parameters, given)
        if not isinstance(answer, QuerySolutions):
            raise KgError(f"the query {query.name} gives no rows, so it is no calendar")
        found, undated = entries(answer, str(query.file))
    _say(args, f"{len(found)} entries" + (f"; {undated} without a day or a month are left out" if undated else ""))
    data = ics(found, query.summary) if form == "ics" else _picture(
        timeline(query.name.replace("-", " ").capitalize(), query.summary, [entry.span for entry in found], undated), form)
    _write(args, form, {"": data})
    return 0


def _form(args: argparse.Namespace, what: str, forms: tuple[str, ...], extensions: dict[str, str], default: str = "") -> str:
    """The format by flag or ending. Raises KgError where neither says one, and for one that `what` cannot have or that is none."""
    ending = Path(args.output).suffix.removeprefix(".").lower() if args.output != "-" else ""
    asked = str(args.format or extensions.get(ending, ending) or default).lower()
    if args.output and not asked:
        raise KgError("which format?", remedy=f"--format FORMAT, or -o FILE with its ending; formats: {', '.join(forms)}")
    if asked not in forms and asked in (*formats.FORMATS, "ics"):
        raise KgError(f"{what} cannot be written as {asked}", remedy=f"formats: {', '.join(forms)}")
    args.format = asked or None
    return chosen_format(args, forms, default, extensions)


def _picture(picture: Picture, form: str) -> bytes:
    return svg(picture) if form == "svg" else raster(picture, form)


def _write(args: argparse.Namespace, form: str, files: Mapping[str, bytes]) -> None:
    """One file under the given name; several beside each other: `out.csv` is `out.nodes.csv` and `out.edges.csv`."""
    if set(files) == {""}:
        write_result(files[""], args.output)
        return
    if args.output == "-":
        raise KgError(f"{form} is {len(files)} files, which standard output cannot hold", remedy="name them: -o out.csv")
    stem = args.output.removesuffix(next(iter(files)).rpartition(".")[1] + next(iter(files)).rpartition(".")[2])
    for suffix, data in files.items():
        write_result(data, f"{stem}.{suffix}")
    _say(args, "wrote " + " and ".join(f"{stem}.{suffix}" for suffix in files))


def _say(args: argparse.Namespace, words: str) -> None:
    if not args.quiet:
        sys.stderr.write(words + "\n")
