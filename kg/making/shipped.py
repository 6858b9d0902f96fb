"""The facts that ship: what documents say without their sentences, for everybody who has no document.

A file `kg/data/NAME.nq.gz` holds the document graph of NAME without the text layer. `kg ship` makes it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kg.messages import KgError
from kg.resources import folder
from kg.store import RdfFormat, parse
from kg.term import NamedNode, Quad
from kg.vocab import WTSA, ontology_files

SUFFIX = ".nq.gz"


@cache
def text_layer() -> frozenset[NamedNode]:
    """The properties that carry running text of a source, as the ontology marks them."""
    return frozenset(
        quad.subject for file in ontology_files() for quad in parse(path=str(file), format=RdfFormat.TURTLE)
        if quad.predicate == WTSA.inLayer and quad.object == WTSA.TextLayer and isinstance(quad.subject, NamedNode))


def facts_only(quads: Iterable[Quad]) -> Iterator[Quad]:
    """`quads` without those of the text layer."""
    left_out = text_layer()
    return (quad for quad in quads if quad.predicate not in left_out)


def pack(quads: Iterable[Quad]) -> bytes:
    """`quads` without text, sorted, compressed: the same bytes for the same facts."""
    lines = sorted(f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n" for q in facts_only(quads))
    return gzip.compress("".join(lines).encode("utf-8"), compresslevel=9, mtime=0)


def shipped_files() -> list[Path]:
    """The files of facts that this installation brings."""
    return sorted((folder("data")).glob(f"*{SUFFIX}"))


def shipped_quads() -> Iterator[Quad]:
    """The facts of all shipped documents; raises KgError when a file is damaged."""
    for file in shipped_files():
        try:
            data = gzip.decompress(file.read_bytes())
        except (OSError, EOFError) as error:
            raise KgError(f"the shipped facts are damaged: {error}", place=file.name, remedy="reinstall wtsa-kg") from None
        yield from parse(data, format=RdfFormat.N_QUADS)
