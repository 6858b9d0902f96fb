"""`CHANGES.md`: what a release says differently from the one before, in the words of the ontology; of a first one, what it holds.

What has a name and what documents state are told apart, since they are not as many: several reports may speak of one event.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.diff import as_markdown, compare, read
from kg.diff.words import escaped
from kg.export.context import subclasses
from kg.export.table import Table, table_as
from kg.facts import called, facts, kinds, natural
from kg.messages import KgError
from kg.names.plural import several
from kg.release.source import Source
from kg.release.tables import named
from kg.vocab import WTSA, compact

Things = dict[str, dict[str, str]]  # what the members of a class are called → IRI → code and name


def changes(source: Source) -> str:
    """The text of `CHANGES.md`. Raises KgError when the last release cannot be read."""
    heading = f"# Changes in {source.version}\n\n"
    if source.last is None:
        return f"{heading}The first release.\n\n{_first(source)}"
    try:
        before, known = read(source.last / "facts.jsonl.gz"), _things_of(source.last)
    except KgError as error:
        raise KgError(f"the last release cannot be compared: {error.text}", place=error.place,
                      remedy="--since names another one") from error
    told, _, statements = as_markdown(compare(before, facts(source.store))).partition("\n\n")[2].partition("\n\n")
    things = "".join(f"{line}\n" for line in _came_and_went(known, _things(named(source))))
    return f"{heading}Since {source.last.name}: {told.strip()}\n\n{things}{statements}".rstrip() + "\n"


def _first(source: Source) -> str:
    stated: dict[str, int] = {}
    for fact in facts(source.store):
        stated[fact["type"]] = stated.get(fact["type"], 0) + 1
    things = [(kind, len(members)) for kind, members in _things(named(source)).items()]
    return ("## What it is about\n\nEach thing counts once, also where it is of several classes; the pages count every class.\n\n"
            f"{_counted('Things', things)}\n"
            "## What documents say\n\nOne thing may be spoken of in several places; each of them counts here.\n\n"
            f"{_counted('Statements', ((called(kind.name), stated.get(kind.name, 0)) for kind in kinds()))}")


def _counted(heading: str, counts: Iterable[tuple[str, int]]) -> str:
    found = sorted(((name.capitalize(), count) for name, count in counts if count), key=lambda row: (-row[1], row[0]))
    return table_as(Table((heading, "Count"), tuple((name, f"{count:,}") for name, count in found)), "md").decode()


def _things_of(release: Path) -> Things:
    """What the last release named. Raises KgError when its table cannot be read."""
    table = release / "tables" / "nodes.csv"
    try:
        with table.open(encoding="utf-8", newline="") as file:
            return _things((row["Id"], row["Label"], row["Code"], row["Class"]) for row in csv.DictReader(file))
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise KgError(f"its table of things cannot be read: {error}", place=str(table)) from error


def _things(rows: Iterable[tuple[str, str, str, str]]) -> Things:
    """Things by class, of several the first, each with its name, if any; without what stands among the statements."""
    records = {compact(iri) for iri in subclasses(WTSA.Record.value)}
    without = {compact(kind.value) for kind in (WTSA.Evidence, WTSA.Rule, WTSA.Extraction)}
    kinds_of: dict[str, list[str]] = defaultdict(list)
    labels: dict[str, str] = {}
    for iri, label, code, kind in rows:
        if kind.startswith("wtsa:") and kind not in without and (kind not in records or code):
            kinds_of[iri].append(kind)
            labels[iri] = "" if label == compact(iri) else label
    found: Things = defaultdict(dict)
    for iri, classes in kinds_of.items():
        found[several(min(classes))][iri] = labels[iri]
    return dict(sorted(found.items()))


def _came_and_went(before: Things, now: Things) -> Iterator[str]:
    """For each class what is new, what is gone, and what is called otherwise, of what has a name."""
    for kind in sorted({*before, *now}):
        old, new = ({iri: name for iri, name in things.get(kind, {}).items() if name} for things in (before, now))
        lines = [f"- gone: {escaped(old[iri])}" for iri in _ordered(old) if iri not in new]
        lines += [f"- called otherwise: {escaped(old[iri])} -> {escaped(new[iri])}" for iri in _ordered(new)
                  if iri in old and old[iri] != new[iri]]
        lines += [f"- new: {escaped(new[iri])}" for iri in _ordered(new) if iri not in old]
        if lines:
            yield from (f"## {escaped(kind.capitalize())}: what came and went", "", *lines, "")


def _ordered(things: dict[str, str]) -> list[str]:
    return sorted(things, key=lambda iri: (natural(things[iri]), iri))
