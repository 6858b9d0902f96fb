"""The facts of a side: of an edition in the store, of a whole store, of N-Quads, or of JSON lines that `kg facts` wrote."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.editions import document_of, only_edition
from kg.facts import facts, with_texts
from kg.iri import REFERENCE_GRAPH
from kg.making.reference import own_quads
from kg.messages import KgError
from kg.store import GraphStore, RdfFormat, parse

_FORMS = "an edition (NAME/HASH), a store (a folder), .nq, .nq.gz, .jsonl or .jsonl.gz"
_EDITION = re.compile(r"[a-z0-9-]+(/[0-9a-f]+)?")


def edition(store: GraphStore, graph: str) -> list[dict[str, Any]]:
    """What one edition says, whose graph this is."""
    only = only_edition(store, graph)
    return list(with_texts(only, facts(only, document_of(graph))))


def names_edition(side: Path) -> bool:
    """Whether a side is the name of a document or edition: nothing lies at such a path."""
    return not side.exists() and bool(_EDITION.fullmatch(side.as_posix()))


def read(path: Path) -> list[dict[str, Any]]:
    """All facts of the store or file at `path`.

    N-Quads without the reviewed data (those that ship, those of one document) are read together with the data of this
    version. Raises KgError for what is no such file or is damaged, StoreError for what is no store.
    """
    if path.is_dir():
        with GraphStore.open(path) as store:
            return list(with_texts(store, facts(store)))
    name = path.name.removesuffix(".gz")
    if name.endswith(".jsonl"):
        return list(_lines(path, _data(path)))
    if name.endswith(".nq"):
        graph = _graph(path, _data(path))
        return list(with_texts(graph, facts(graph)))
    if not path.exists():
        raise KgError("no such file or store", place=str(path), remedy=f"compare {_FORMS}")
    raise KgError("no facts by its name", place=str(path), remedy=f"compare {_FORMS}")


def _data(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.name.endswith(".gz") else data
    except FileNotFoundError:
        raise KgError("no such file or store", place=str(path), remedy=f"compare {_FORMS}") from None
    except (OSError, EOFError) as error:
        raise KgError(f"cannot be read: {error}", place=str(path)) from None


def _graph(path: Path, data: bytes) -> GraphStore:
    try:
        graph = GraphStore.in_memory(parse(data, format=RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise KgError(f"no well-formed N-Quads: {error}", place=str(path)) from None
    if REFERENCE_GRAPH not in graph.graphs():
        graph.add(own_quads())
    return graph


def _lines(path: Path, data: bytes) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_decoded(path, data), 1):
        if line.strip():
            yield _fact(line, f"{path}, line {number}")


def _decoded(path: Path, data: bytes) -> Iterable[str]:
    try:
        return data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise KgError(f"no UTF-8: {error.reason}", place=str(path)) from None


def _fact(line: str, place: str) -> dict[str, Any]:
    try:
        fact = json.loads(line)
    except (ValueError, RecursionError):
        raise KgError("no JSON", place=place) from None
    if not isinstance(fact, dict) or not isinstance(fact.get("type"), str):
        raise KgError("no fact: an object with a `type` is needed", place=place, remedy="`kg facts` writes them")
    return fact
