"""The first page: what this is, how much of what, and everything that has a page in the order of the alphabet."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from kg.export.context import subclasses
from kg.facts import natural
from kg.release.describe import DESCRIPTION
from kg.release.source import File, Source
from kg.release.views import Drawn
from kg.site.places import Places
from kg.site.render import Renderer
from kg.term import Triple
from kg.vocab import DCTERMS, RDF, RDFS, SKOS, WTSA

_GROUPS = ("things", "what documents say", "lists of words", "mentions and how they were found")
_MEANS = (WTSA.Evidence, WTSA.Rule, WTSA.Extraction, WTSA.SourceEdition, WTSA.CoverageNote)


def index_pages(source: Source, places: Places, renderer: Renderer, drawn: list[Drawn]) -> Iterator[File]:
    """`site/index.html` and its `.json`."""
    entries = [{"id": thing.value, "label": places.title(thing), "kind": places.label(places.kind(thing))}
               for thing in places.pages if thing in places.kinds]
    names = Counter(entry["label"] for entry in entries)
    for entry in entries:
        if names[entry["label"]] > 1:  # two editions of one event: the last part of the IRI tells them apart
            entry["kind"] += f" {entry['id'].rpartition('/')[2]}"
    values = {"title": "WTSA knowledge graph", "about": DESCRIPTION, "groups": _groups(places), "letters": _letters(entries),
              "statements": len(source.store), "documents": _documents(places), "views": bool(drawn), "things": len(entries)}
    plain = sorted(entries, key=lambda entry: entry["id"])
    yield from renderer.page("index", "index", values, _names(places), plain)


def _names(places: Places) -> Iterator[Triple]:
    """The index as RDF: class and names of everything in it."""
    for thing in places.pages:
        if thing in places.kinds:
            for predicate in (RDF.type, SKOS.notation, SKOS.prefLabel, RDFS.label, DCTERMS.title):
                yield from (quad.triple for quad in places.store.matching(thing, predicate))


def _groups(places: Places) -> list[tuple[str, list[dict[str, Any]]]]:
    """How many members each class has, in the order in which people look for them; classes of nothing are left out."""
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in _GROUPS}
    counts = Counter(kind for kinds in places.kinds.values() for kind in set(kinds) if places.home(kind))
    mentions, records = set(subclasses(WTSA.Mention.value)), set(subclasses(WTSA.Record.value))
    lists = set(subclasses(SKOS.Concept.value)) - {kind.value for thing in places.pages for kind in places.kinds.get(thing, ())}
    for kind, count in counts.items():
        name = ("mentions and how they were found" if kind.value in mentions or kind in _MEANS else
                "lists of words" if kind.value in lists else
                "what documents say" if kind.value in records and kind != WTSA.ActionItem else "things")
        groups[name].append({"id": kind.value, "label": places.label(kind), "count": count})
    for entries in groups.values():
        entries.sort(key=lambda entry: (-entry["count"], entry["label"]))
    return [(name, entries) for name, entries in groups.items() if entries]


def _documents(places: Places) -> list[dict[str, str]]:
    found = [thing for thing, kinds in places.kinds.items() if WTSA.SourceDocument in kinds]
    return sorted(({"id": thing.value, "label": places.label(thing)} for thing in found), key=lambda entry: entry["id"])


def _letters(entries: list[dict[str, str]]) -> list[tuple[str, list[dict[str, str]]]]:
    """Entries by the first letter of their name, # for all that begins with none."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        first = unicodedata.normalize("NFKD", entry["label"].lstrip(" “\"'("))[:1].upper()
        groups[first if "A" <= first <= "Z" else "#"].append(entry)
    for group in groups.values():
        group.sort(key=lambda entry: (natural(entry["label"].casefold()), entry["id"]))
    return sorted(groups.items())
