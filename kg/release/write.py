"""Write a release: beside its place first, then put there whole. Whatever happens, a folder of a version is complete or not there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.messages import KgError
from kg.release.crate import crate
from kg.release.describe import dcat, sha256, void
from kg.release.draft import draft_of
from kg.release.dumps import dumps
from kg.release.papers import papers
from kg.release.source import File, Source
from kg.release.tables import tables
from kg.release.version import Version, issued, last_before
from kg.release.views import drawn, views
from kg.release.words import words
from kg.saved import Library
from kg.store import GraphStore

MANIFEST = "manifest.json"
Entry = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Released:
    """Where the release is, how many files it has, how many bytes, and which one it was compared with."""

    folder: Path
    files: int
    size: int
    last: Path | None


def release(store: GraphStore, version: Version, folder: Path, *, with_text: bool = False, force: bool = False, since: Path | None = None,
            site: bool = True, library: Library | None = None, step: Callable[[str], None] = lambda text: None) -> Released:
    """Write the release `version` of what `store` holds as a folder of that name in `folder`.

    Afterwards it is there whole, or everything is as it was. It is compared with the newest older one in `folder`, or with
    `since`. Raises KgError when the version exists (unless `force`), when `folder` cannot be written, or when what it is to be
    compared with is no release.
    """
    target = folder / str(version)
    date, last = issued(version), _last(version, folder, since)
    with draft_of(target, force=force) as draft:
        source = Source.of(store, version, date, with_text=with_text, last=last, library=library)
        entries: list[Entry] = []
        for name, files in _parts(source, entries, site):
            step(name)
            entries += [_write(draft, file) for file in files]
        _write(draft, manifest(source, sorted(entries)))
    return Released(target, len(entries) + 1, sum(size for _, size, _ in entries), last)


def _last(version: Version, folder: Path, since: Path | None) -> Path | None:
    """What the release is compared with. Raises KgError, before any work, when that is no release."""
    last = since or (last_before(version, folder) if folder.is_dir() else None)
    if last is None or (last / "facts.jsonl.gz").is_file():
        return last
    reason = "it has no facts.jsonl.gz, so it is no release" if last.is_dir() else "there is no such folder"
    raise KgError(f"the last release cannot be compared: {reason}", place=str(last), remedy="--since names the folder of a release")


def _parts(source: Source, entries: list[Entry], site: bool) -> Iterator[tuple[str, Iterable[File]]]:
    """The parts in their order, each with a word for who waits; the last ones describe what is already written."""
    pictures = drawn(source)
    yield "papers", papers(source)
    yield "words", words(source)
    yield "dumps", dumps(source)
    yield "tables", tables(source)
    yield "views", views(pictures)
    if site:
        from kg.site import pages

        yield "site", pages(source, pictures)
    yield "descriptions", _descriptions(source, entries)


def _descriptions(source: Source, entries: list[Entry]) -> list[File]:
    described = [void(source), dcat(source, sorted(entry for entry in entries if not entry[0].startswith("site/")))]
    known = [*entries, *((name, len(data), sha256(data)) for name, data in described)]
    return [*described, crate(source, sorted(known))]


def manifest(source: Source, entries: Iterable[Entry]) -> File:
    """`manifest.json`: every file but itself, with size and SHA-256."""
    files = [{"path": name, "bytes": size, "sha256": digest} for name, size, digest in entries]
    told = {"name": "wtsa", "version": str(source.version), "issued": source.date, "text": source.with_text, "files": files}
    return MANIFEST, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _write(draft: Path, file: File) -> Entry:
    name, data = file
    path = draft / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise KgError(f"cannot be written: {error.strerror or error}", place=str(path)) from error
    return name, len(data), sha256(data)
