"""A graph that is asked: named graphs and their union, in memory or opened from disk.

The default graph is the union of all named graphs, unless the query itself says FROM; a query never reaches the network.

The graph of an edition that another replaces (`wtsa:replacesEdition` in the graph of editions) is kept, but no part of the
union, and a `GRAPH ?g` does not meet it: who wants it names it, with FROM or in the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TypeAlias, TypeVar, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from kg.iri import EDITIONS_GRAPH
from kg.messages import QueryError, StoreError
from kg.store.generations import Generations
from kg.store.refusals import harmless, syntax_error
from kg.store.union import canonical_names, superseded_graphs, with_union
from kg.tokens import tokens
from kg.vocab import prefixes

T = TypeVar("T")
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples


class GraphStore:
    """A set of named graphs. Read-only when it was opened from disk; use it in a `with` block or call `close`.

    >>> from kg.term import Literal
    >>> ex = NamedNode("https://example.org/a")
    >>> store = GraphStore.in_memory([Quad(ex, ex, Literal("x"), NamedNode("https://example.org/graph"))])
    >>> [row["o"].value for row in store.select("SELECT ?o WHERE { ?s ?p ?o }")], store.graphs()
    (['x'], ['https://example.org/graph'])
    """

    def __init__(self, engine: Store, handle: IO[bytes] | None = None) -> None:
        self._engine = engine
        self._handle = handle
        self._remembered: dict[object, object] = {}
        self._loose = False  # whether anything was added without a graph: it is in the union and nowhere else

    @classmethod
    def open(cls, path: Path) -> GraphStore:
        """The current state of the store at `path`; it stays the same while others write.

        Raises StoreError when there is no store, when it is damaged, or when it was written in another format.
        """
        folder, handle = Generations(path).hold_current()
        try:
            return cls(Store.read_only(str(folder)), handle)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store cannot be opened: {error}", place=str(path),
                             remedy="`kg build` makes it anew; your documents stay as they are") from error

    @classmethod
    def in_memory(cls, quads: Iterable[Quad] = ()) -> GraphStore:
        """A store that nothing outlives."""
        store = cls(Store())
        store.add(quads)
        return store

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
                 ) -> None:
        self.close()

    def close(self) -> None:
        """Let a writer remove the generation that was read. Answers that are still being read go on."""
        if self._handle:
            self._handle.close()

    def __len__(self) -> int:
        return sum(1 for _ in self.quads())

    def query(self, sparql: str, *, graphs: Sequence[str] | None = None) -> Answer:
        """The answer to any SPARQL query: solutions (SELECT), a truth value (ASK) or triples (CONSTRUCT, DESCRIBE).

        The prefixes of `ontology/prefixes.ttl` are known. The graphs are those that `FROM` and `FROM NAMED` name; without
        them the default graph is the union of all. `graphs`, of a program that asks, narrows it to these whatever the text says.
        Solutions come lazily. Raises QueryError for a syntax error, and for `SERVICE`, which would use the network.
        """
        text, breaks = harmless(sparql)
        try:
            try:
                return self._ask_engine(text, {}, graphs)
            except SyntaxError:  # saved queries declare their prefixes, and handing over ours takes time
                return self._ask_engine(text, prefixes(), graphs)
        except SyntaxError as error:
            raise syntax_error(sparql, text, breaks, str(error)) from error
        except (OSError, RuntimeError) as error:
            raise QueryError(f"the query failed: {error}") from error

    def _ask_engine(self, text: str, known: dict[str, str], graphs: Sequence[str] | None) -> Answer:
        if graphs is None and self.superseded() and not any(token.is_word("FROM") for token in tokens(text)):
            asked = (graph for graph in self.superseded() if f"<{graph}>" in text)
            seen: list[NamedNode | BlankNode] = [NamedNode(graph) for graph in (*self.graphs(), *asked)]
            return self._engine.query(text, prefixes=known, named_graphs=seen)
        if graphs is None:
            return self._engine.query(text, prefixes=known)
        chosen = [NamedNode(graph) for graph in graphs]
        return self._engine.query(text, prefixes=known, default_graph=list(chosen), named_graphs=list(chosen))

    def select(self, sparql: str, *, graphs: Sequence[str] | None = None) -> QuerySolutions:
        """The solutions of a SELECT. Raises QueryError for another form of query."""
        answer = self.query(sparql, graphs=graphs)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("a SELECT is needed here", remedy="`kg sparql` runs ASK, CONSTRUCT and DESCRIBE too")
        return answer

    def ask(self, sparql: str) -> bool:
        """The truth value of an ASK."""
        answer = self.query(sparql)
        if not isinstance(answer, QueryBoolean):
            raise QueryError("an ASK is needed here")
        return bool(answer)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads as they were added, or those of one named graph, in no particular order; superseded editions too."""
        for one in [graph] if graph else self._named():
            yield from self._engine.quads_for_pattern(None, None, None, NamedNode(one))
        if self._loose and not graph:
            named = {quad.triple for one in self._named() for quad in self.quads(one)}
            yield from (quad for quad in self.matching() if quad.triple not in named)

    def matching(self, subject: NamedNode | None = None, predicate: NamedNode | None = None,
                 value: NamedNode | Literal | None = None, *, graph: str | None = None) -> Iterator[Quad]:
        """The triples of one graph with these terms, or of any, then each once as a quad of the union; None stands for any
        term.
        """
        return self._engine.quads_for_pattern(subject, predicate, value, NamedNode(graph) if graph else DefaultGraph())

    def stated(self, subject: NamedNode | None = None, predicate: NamedNode | None = None,
               value: NamedNode | Literal | None = None) -> Iterator[Quad]:
        """The quads with these terms in every named graph where they stand: for who asks which document says it."""
        found = self._engine.quads_for_pattern(subject, predicate, value, None)
        return (quad for quad in found if quad.graph_name != DefaultGraph())

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs that the union is made of, sorted."""
        return [graph for graph in self._named() if graph not in self.superseded()]

    def superseded(self) -> tuple[str, ...]:
        """The IRIs of the graphs that are kept beside the union, sorted: of each document the editions that are not current."""
        return self.remembered("superseded", lambda: tuple(sorted(superseded_graphs(self.matching(graph=EDITIONS_GRAPH)))))

    def _named(self) -> list[str]:
        return sorted(graph.value for graph in self._engine.named_graphs() if isinstance(graph, NamedNode))

    def add(self, quads: Iterable[Quad]) -> None:
        """Add to a store in memory.

        Raises ValueError when a graph is said to be superseded that is part of the union already: it could not be taken out again.
        """
        added = list(quads)
        superseded = superseded_graphs(added)
        if late := superseded.difference(self.superseded()).intersection(self._named()):
            raise ValueError(f"superseded too late: {sorted(late)}")
        superseded.update(self.superseded())
        self._remembered.clear()
        self._loose = self._loose or any(quad.graph_name == DefaultGraph() for quad in added)
        self._engine.bulk_extend(with_union(added, superseded))

    def remembered(self, key: object, find: Callable[[], T]) -> T:
        """What `find` found out about this state of the store, under a key of the caller's; found out once."""
        if key not in self._remembered:
            self._remembered[key] = find()
        return cast(T, self._remembered[key])

    def canonical(self) -> bytes:
        """The store as N-Quads in sorted lines: the same bytes for the same graph, whatever its history."""
        return b"".join(sorted(f"{quad} .\n".encode() for quad in canonical_names(self.quads())))


def check_syntax(sparql: str) -> Answer:
    """What kind of answer `sparql` has, without asking any graph. Raises QueryError like `GraphStore.query`."""
    return GraphStore(Store()).query(sparql)
