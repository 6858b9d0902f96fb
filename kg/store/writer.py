"""The one writer of a store on disk: it looks at the old state and hands over the new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.store.generations import Generations
from kg.store.graph_store import GraphStore
from kg.store.union import superseded_graphs, with_union


class Writer:
    """What the one writer may do: look at the old state and hand over the new one."""

    def __init__(self, path: Path, generations: Generations) -> None:
        self._path = path
        self._generations = generations

    def kept(self, keep: Callable[[str], bool]) -> list[Quad]:
        """The quads of the old state in the graphs that `keep` accepts by their IRI; none where there was no store."""
        if self._generations.current() is None:
            return []
        with GraphStore.open(self._path) as old:
            return [quad for graph in (*old.graphs(), *old.superseded()) if keep(graph) for quad in old.quads(graph)]

    def replace(self, quads: GraphStore | Iterable[Quad]) -> None:
        """Make `quads` the whole state. When this raises, or the process is killed, the old state stands."""
        with self._generations.new() as folder:
            engine = Store(folder)
            added = list(quads.quads() if isinstance(quads, GraphStore) else quads)
            engine.bulk_extend(with_union(added, superseded_graphs(added)))
            engine.flush()
            del engine  # closes the files before they become the current generation


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Be the only writer of the store at `path`, which is made when it does not exist.

    Raises StoreError at once when another process writes, when the folder holds other things, or cannot be written.
    """
    generations = Generations(path)
    with generations.exclusive():
        yield Writer(path, generations)
