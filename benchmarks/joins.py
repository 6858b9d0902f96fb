"""Questions that join documents and reviewed data, and names that are looked up for them; warm, since one process asks many."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.names.lookup import find
from kg.saved import Library
from kg.store import GraphStore

QUERIES = ("shared-lead-roles", "topic", "who-acts-on-internet-resolutions", "closed-but-assigned", "corrections",
           "contradictions/event-dates", "editions")
NAMES = (("identification", "wtsa:Topic"), ("wtsa/50", "wtsa:Instrument"), ("study group 17", "wtsa:Body"))
Work = Callable[[], object]


def questions(graph: GraphStore) -> Iterator[tuple[str, Work]]:
    """A line of the table and its work: each question with its examples."""
    library = Library.shipped()
    for name in QUERIES:
        query = library.get(name)
        yield f"query {name}", lambda q=query: list(q.answer(graph, q.example()))


def names(graph: GraphStore) -> Iterator[tuple[str, Work]]:
    """A line of the table and its work: a name in other capitals, or a body and number."""
    for name, of_class in NAMES:
        yield f"find {name!r}", lambda n=name, c=of_class: find(graph, n, c)


def walk(graph: GraphStore) -> int:
    """The floor of a question: go once through all codes."""
    return sum(1 for _ in graph.select("SELECT ?s ?o WHERE { ?s skos:notation ?o }"))


def code(graph: GraphStore) -> object:
    """The floor of a name: a code as it is written, which needs no index."""
    return find(graph, "SG17", "wtsa:Body")
