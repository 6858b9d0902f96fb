"""The graph for Python programs: open it, ask it, take it away. This interface is stable: names here change only with a new
major version.

>>> from kg import Graph
>>> with Graph.open() as graph:
...     rows = graph.query("who-must-act", resolution="R78")
>>> rows.names[:2], rows.types["body"]
(('body', 'bodyLabel'), 'iri')
>>> rows[0]["bodyLabel"]
'SG16'

The graph that is opened is the one that `kg build` made; `KG_STORE` or a path names another. Everything that cannot be done
raises `kg.messages.KgError` with one message for people: what is wrong, where, and how to mend it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, overload

from kg.config import effective
from kg.export.table import Cell, plain_value
from kg.messages import KgError
from kg.names.lookup import find, label
from kg.saved import Library
from kg.store import Answer, GraphStore, QueryBoolean, QuerySolutions
from kg.term import Literal
from kg.unknown_words import unknown_words
from kg.vocab import compact
from kg.why import Reason, property_called, why_record, why_statement

if TYPE_CHECKING:
    import pandas
    import rdflib

    from kg.network.model import Network

Value = Cell | date
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The rows of an answer: each a mapping from the name of a column to a plain Python value (None where there is none).

    `names` are the columns in their order. `types` says what each holds: "iri", a datatype such as "xsd:date" (then the
    values are `datetime.date`), "mixed", or "" for a column without values.

    >>> with Graph.open() as graph:
    ...     rows = graph.sparql("SELECT ?item ?sequence { ?item wtsa:itemId '20-03' ; wtsa:sequence ?sequence }")
    >>> rows.types
    {'item': 'iri', 'sequence': 'xsd:integer'}
    >>> len(rows), rows[0]["sequence"]
    (1, 3)
    """

    names: tuple[str, ...]
    types: Mapping[str, str]
    values: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, position: int) -> Row: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Row]: ...
    def __getitem__(self, position: int | slice) -> Row | Sequence[Row]:
        if isinstance(position, slice):
            return [dict(zip(self.names, row, strict=True)) for row in self.values[position]]
        return dict(zip(self.names, self.values[position], strict=True))

    def __iter__(self) -> Iterator[Row]:
        return (dict(zip(self.names, row, strict=True)) for row in self.values)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame, a column each. Raises KgError where pandas is not installed."""
        if find_spec("pandas") is None:
            raise KgError("pandas is not installed", remedy="pip install pandas")
        frame: pandas.DataFrame = import_module("pandas").DataFrame(list(self.values), columns=list(self.names))
        return frame


class Graph:
    """A graph that answers; it stays the same while others build a new one. Use it in a `with` block, or call `close`.

    A query ends when it ends: the engine cannot be stopped from within a process. A service that takes anybody's queries asks in
    a process of its own that it can end, as `kg sparql --timeout` does. After `close` every question raises KgError.
    """

    def __init__(self, store: GraphStore, queries: Path | None = None) -> None:
        self._opened: GraphStore | None = store
        self._library = Library.shipped(queries)

    @property
    def _store(self) -> GraphStore:
        if self._opened is None:
            raise KgError("the graph is closed", remedy="ask inside the `with` block, or open it again")
        return self._opened

    @classmethod
    def open(cls, path: str | Path | None = None, *, queries: str | Path | None = None) -> Graph:
        """The graph at `path`; by default the one of `kg config`. `queries` is a folder with saved questions of your own.

        Raises StoreError when there is no graph (`kg build` makes one).
        """
        chosen = Path(path) if path is not None else Path(effective({})["store"].value)
        return cls(GraphStore.open(chosen.expanduser()), Path(queries) if queries is not None else None)

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let others remove the state that was read; nothing can be asked afterwards."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def __len__(self) -> int:
        """The number of statements."""
        return len(self._store)

    def queries(self) -> dict[str, str]:
        """The saved questions: name → what it asks.

        >>> with Graph.open() as graph:
        ...     "what-a-body-owes" in graph.queries()
        True
        """
        return {query.name: query.summary for query in self._library}

    def query(self, name: str, **parameters: object) -> Rows:
        """The answer to a saved question; parameters are codes, names, IRIs, numbers, dates or truth values.

        >>> with Graph.open() as graph:
        ...     owed = graph.query("what-a-body-owes", body="SG17")
        >>> owed.names[0], len(owed) > 10
        ('item', True)

        Raises QueryError for an unknown question (with the nearest name) and for parameters that do not fit.
        """
        given = {key: _typed(value) for key, value in parameters.items() if value is not None}
        return _rows(self._library.get(name).answer(self._store, given))

    def sparql(self, text: str) -> Rows:
        """The answer to any SPARQL query; the usual prefixes are known. An ASK has one row with the column `answer`; the triples
        of a CONSTRUCT are rows of `subject`, `predicate` and `object`.

        >>> with Graph.open() as graph:
        ...     graph.sparql("ASK { ?item wtsa:itemId '20-03' }")[0]["answer"]
        True

        Raises QueryError with line and column for what is no SPARQL. A word that neither the ontology nor the graph has, such as a
        misspelt property, is a UserWarning with the nearest one.
        """
        for words in unknown_words(self._store, text):
            warnings.warn(words, stacklevel=2)
        return _rows(self._store.query(text))

    def find(self, what: str, of_class: str = "") -> str:
        """The IRI of the thing that is called so. Raises QueryError with the nearest name, or where several are.

        >>> with Graph.open() as graph:
        ...     graph.find("Study Group 17")
        'https://w3id.org/wtsa/id/body/sg17'
        """
        return find(self._store, what, of_class).value

    def label(self, what: str) -> str:
        """What to call a thing before people."""
        return label(self._store, find(self._store, what))

    def why(self, what: str, predicate: str = "", value: str = "") -> tuple[Reason, ...]:
        """Why something is in the graph: of a record its evidence, of a statement in three words each way it came in.

        >>> with Graph.open() as graph:
        ...     [reason] = graph.why("20-03")
        ...     [derived] = graph.why("R50", "wtsa:actionBy", "SG17")
        >>> reason.origin, reason.quotes[0].place.startswith("table")
        ('document', True)
        >>> derived.origin, derived.rule, derived.premises[0].origin
        ('derived', 'acts', 'document')

        Raises KgError for what the graph does not know, for a property that it has not, and for what does not hold.
        """
        if bool(predicate) != bool(value):
            raise KgError(f"why is asked of a record, or of a statement in three words: {'predicate' if value else 'value'} is missing",
                          remedy='why("R50"), or why("R50", "wtsa:actionBy", "SG17")')
        subject = find(self._store, what).value
        if not predicate:
            return (why_record(self._store, subject),)
        spelled = value if value.startswith('"') else f"<{find(self._store, value).value}>"
        return why_statement(self._store, subject, property_called(self._store, predicate), spelled)

    def network(self, view: str, **parameters: object) -> Network:
        """The network that a view shows: things and the relations between them (see `kg views`).

        Raises QueryError for an unknown view.
        """
        from kg.network.project import project
        from kg.network.view import view as view_called

        return project(view_called(self._library, view), self._store, {key: _typed(value) for key, value in parameters.items()})

    def rdflib(self) -> rdflib.Dataset:
        """A copy as an rdflib Dataset with the named graphs, for what rdflib does well (not for large queries).

        Raises KgError where rdflib is not installed.
        """
        if find_spec("rdflib") is None:
            raise KgError("rdflib is not installed", remedy="pip install rdflib")
        from kg.vocab import prefixes

        copy: rdflib.Dataset = import_module("rdflib").Dataset(default_union=True)
        copy.parse(data=self._store.canonical(), format="nquads")
        for prefix, space in prefixes().items():
            copy.bind(prefix, space)
        return copy


def _typed(value: object) -> str:
    """A parameter as a person would type it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _rows(answer: Answer) -> Rows:
    if isinstance(answer, QueryBoolean):
        return Rows(("answer",), {"answer": "xsd:boolean"}, ((bool(answer),),))
    if isinstance(answer, QuerySolutions):
        names = tuple(variable.value for variable in answer.variables)
        terms = [tuple(row[name] for name in names) for row in answer]
    else:
        names = ("subject", "predicate", "object")
        terms = sorted(((t.subject, t.predicate, t.object) for t in answer), key=lambda row: tuple(map(str, row)))
    types = {name: _type_of({_kind(row[n]) for row in terms} - {""}) for n, name in enumerate(names)}
    return Rows(names, types, tuple(tuple(_value(term) for term in row) for row in terms))


def _kind(term: object) -> str:
    if term is None:
        return ""
    return ("xsd:string" if term.language else compact(term.datatype.value)) if isinstance(term, Literal) else "iri"


def _type_of(kinds: set[str]) -> str:
    return "mixed" if len(kinds) > 1 else next(iter(kinds), "")


def _value(term: object) -> Value:
    if _kind(term) == "xsd:date":
        try:
            return date.fromisoformat(str(getattr(term, "value", "")))
        except ValueError:  # 30 February is legal RDF
            pass
    return plain_value(term)
