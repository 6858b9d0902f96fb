"""The first page: what this is, how much of what, and everything that has a page in the order of the alphabet."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from kg.facts import natural
from kg.release.describe import DESCRIPTION
from kg.release.source import File, Source
from kg.release.views import Drawn
from kg.site.places import Places
from kg.site.render import Renderer
from kg.vocab import WTSA


def index_pages(source: Source, places: Places, renderer: Renderer, drawn: list[Drawn]) -> Iterator[File]:
    """`site/index.html` and its `.json`."""
    entries = [{"id": thing.value, "label": places.title(thing), "kind": places.label(places.kind(thing))}
               for thing in places.pages if thing in places.kinds]
    counts = Counter(kind for kinds in places.kinds.values() for kind in set(kinds) if places.home(kind))
    names = Counter(entry["label"] for entry in entries)
    for entry in entries:
        if names[entry["label"]] > 1:  # two editions of one event: the last part of the IRI tells them apart
            entry["kind"] += f" {entry['id'].rpartition('/')[2]}"
    classes = sorted(({"id": kind.value, "label": places.label(kind), "count": count} for kind, count in counts.items()),
                     key=lambda entry: (-int(str(entry["count"])), str(entry["label"])))
    values = {"title": "WTSA knowledge graph", "about": DESCRIPTION, "classes": classes, "letters": _letters(entries),
              "statements": len(source.store), "documents": _documents(places), "views": bool(drawn), "things": len(entries)}
    plain = sorted(entries, key=lambda entry: entry["id"])
    yield from renderer.page("index", "index", values, None, plain)


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
