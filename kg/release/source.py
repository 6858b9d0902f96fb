"""What every part of a release is made from: the graph as it is published, its version and its date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.making.shipped import facts_only
from kg.release.version import Version
from kg.saved import Library
from kg.store import GraphStore
from kg.term import Quad

File = tuple[str, bytes]
NAME = "wtsa"
PLACE = "https://w3id.org/wtsa/release/"


@dataclass(frozen=True)
class Source:
    """The graph of a release; `last` is the folder of the release before, if there is one."""

    store: GraphStore
    version: Version
    date: str
    with_text: bool = False
    last: Path | None = None
    library: Library = field(default_factory=Library.shipped)

    @classmethod
    def of(cls, store: GraphStore, version: Version, date: str, *, with_text: bool = False, last: Path | None = None,
           library: Library | None = None) -> Source:
        """The source with the graph that may be published: without running text unless `with_text`."""
        published = GraphStore.in_memory(store.quads() if with_text else facts_only(store.quads()))
        return cls(published, version, date, with_text, last, library or Library.shipped())

    @property
    def iri(self) -> str:
        """The IRI of this version of the data."""
        return f"{PLACE}{self.version}"

    def quads(self) -> Iterator[Quad]:
        """All quads."""
        return self.store.quads()
