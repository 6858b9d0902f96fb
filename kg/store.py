"""The graph as named graphs that answer SPARQL: in memory while it is built, on disk for everybody else.

    with writing(path) as writer:                      # one writer; readers go on
        new = GraphStore.in_memory(writer.kept(lambda graph: graph != replaced))
        new.add(quads)                                 # derive, validate, then hand over
        writer.replace(new)                            # the new state as a whole, or the old one stays

    GraphStore.open(path).select("SELECT ?s WHERE { ?s a wtsa:Resolution }")

Only this module and `kg.term` import the engine (and `kg.vocab` its parser). Its default graph is the union of all
named graphs, unless the query itself says FROM; a query never reaches the network. The union is written out: where two
documents say the same triple, it is there once, while the engine's own union would answer it once for each graph and every
count would be wrong.

The graph of an edition that another replaces (`wtsa:replacesEdition` in the graph of editions) is kept, but no part of the
union, and a `GRAPH ?g` does not meet it: who wants it names it, with FROM or in the query.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TypeAlias, TypeVar, cast

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    serialize,
)

from kg.generations import Generations
from kg.iri import DOC, EDITIONS_GRAPH, GRAPH
from kg.messages import QueryError, StoreError
from kg.tokens import (
    line_and_column,
    mentions_service,
    offset_of,
    service_call,
    tokens,
    too_complex,
    undeclared_prefix,
    without_comments,
)
from kg.vocab import WTSA, prefixes

T = TypeVar("T")
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples

__all__ = ["Answer", "GraphStore", "QueryBoolean", "QueryResultsFormat", "QuerySolution", "QuerySolutions",
           "QueryTriples", "RdfFormat", "Writer", "canonical_names", "check_syntax", "parse", "serialize", "writing"]

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


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
        text, breaks = _harmless(sparql)
        try:
            try:
                return self._ask_engine(text, {}, graphs)
            except SyntaxError:  # saved queries declare their prefixes, and handing over ours takes time
                return self._ask_engine(text, prefixes(), graphs)
        except SyntaxError as error:
            raise _syntax_error(sparql, text, breaks, str(error)) from error
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
        return self.remembered("superseded", lambda: tuple(sorted(_superseded(self.matching(graph=EDITIONS_GRAPH)))))

    def _named(self) -> list[str]:
        return sorted(graph.value for graph in self._engine.named_graphs() if isinstance(graph, NamedNode))

    def add(self, quads: Iterable[Quad]) -> None:
        """Add to a store in memory.

        Raises ValueError when a graph is said to be superseded that is part of the union already: it could not be taken out again.
        """
        added = list(quads)
        superseded = _superseded(added)
        if late := superseded.difference(self.superseded()).intersection(self._named()):
            raise ValueError(f"superseded too late: {sorted(late)}")
        superseded.update(self.superseded())
        self._remembered.clear()
        self._loose = self._loose or any(quad.graph_name == DefaultGraph() for quad in added)
        self._engine.bulk_extend(_with_union(added, superseded))

    def remembered(self, key: object, find: Callable[[], T]) -> T:
        """What `find` found out about this state of the store, under a key of the caller's; found out once."""
        if key not in self._remembered:
            self._remembered[key] = find()
        return cast(T, self._remembered[key])

    def canonical(self) -> bytes:
        """The store as N-Quads in sorted lines: the same bytes for the same graph, whatever its history."""
        return b"".join(sorted(f"{quad} .\n".encode() for quad in canonical_names(self.quads())))


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
            engine.bulk_extend(_with_union(added, _superseded(added)))
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


def _with_union(quads: Iterable[Quad], superseded: set[str]) -> Iterator[Quad]:
    """The quads, and each triple in the default graph as well, but for those of superseded graphs."""
    apart = {NamedNode(graph) for graph in superseded}
    for quad in quads:
        yield quad
        if quad.graph_name not in apart:
            yield Quad(quad.subject, quad.predicate, quad.object)


def _superseded(quads: Iterable[Quad]) -> set[str]:
    """The graphs of the editions that others replace, by what the graph of editions among `quads` says."""
    return {quad.object.value.replace(DOC, GRAPH, 1) for quad in quads
            if quad.predicate == WTSA.replacesEdition and quad.graph_name == NamedNode(EDITIONS_GRAPH)
            and isinstance(quad.object, NamedNode)}


def canonical_names(quads: Iterable[Quad]) -> list[Quad]:
    """The same quads; blank nodes, if any, named by what is said of them (https://www.w3.org/TR/rdf-canon/).

    Our own data has none; what others write may.
    """
    named: list[Quad] = []
    blank: list[Quad] = []
    for quad in quads:
        (blank if BlankNode in (type(quad.subject), type(quad.object)) else named).append(quad)
    if blank:
        dataset = Dataset(blank)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        named += dataset
    return named


def check_syntax(sparql: str) -> Answer:
    """What kind of answer `sparql` has, without asking any graph. Raises QueryError like `GraphStore.query`."""
    return GraphStore(Store()).query(sparql)


def _harmless(sparql: str) -> tuple[str, list[int]]:
    """The text to hand to the engine, and where line breaks were added to it.

    Raises QueryError for what would reach the network or exhaust the engine's stack.
    """
    if place := too_complex(sparql):
        raise _error_at(sparql, place.start, "the query nests too deep or says too much from here on",
                        "ask it in parts; long lists of values belong in VALUES")
    if not mentions_service(sparql):
        return sparql, []
    if call := service_call(sparql):
        raise _error_at(sparql, call.start, "SERVICE is refused: queries do not use the network")
    return without_comments(sparql)


def _syntax_error(sparql: str, read: str, breaks: list[int], complaint: str) -> QueryError:
    """The engine's complaint about the text it `read`: an unknown prefix by its name, else the place in `sparql`."""
    if unknown := undeclared_prefix(sparql, prefixes()):
        return _error_at(sparql, unknown.start, f"the prefix of {unknown.text} is not declared")
    if update := next((t for t in tokens(sparql) if t.is_word(*_UPDATES)), None):
        return _error_at(sparql, update.start, "updates are refused: only `kg build` and `kg ingest` change the graph")
    found = _POSITION.fullmatch(complaint)
    if not found:
        return QueryError(f"syntax error: {complaint}")
    expected = f": {found[3]}" if len(found[3]) < 80 else " here"  # a longer list is for grammarians
    offset = offset_of(read, int(found[1]), int(found[2]))
    return _error_at(sparql, offset - bisect_left(breaks, offset), f"syntax error{expected}")


def _error_at(sparql: str, offset: int, text: str, remedy: str = "") -> QueryError:
    line, column = line_and_column(sparql, offset)
    begin = max(0, column - 60)  # of a line that was never meant to be read
    excerpt = sparql.split("\n")[line - 1][begin:begin + 100]
    return QueryError(f"{text}\n  {excerpt}\n  {' ' * (column - 1 - begin)}^", place=f"line {line}, column {column}", remedy=remedy)
