"""The editions of a document: how a document is recognised, which edition is newer, and the graph as it was with an older one.

    identity ── the same document? ── chains ── newest last ── the graph of editions ── what the union leaves out (kg/store/union.py)

A document is the same when its name is, or when what it says of itself agrees: action plans of one assembly; papers of one title
and publisher on one conference. Newer is the edition that states a later date of itself, else the one that came later; no clock
is asked. Superseded editions keep their graphs, and `graph/editions` says which edition replaces which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.iri import DERIVED_GRAPH, DOC, EDITIONS_GRAPH, GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH
from kg.messages import KgError
from kg.nearest import did_you_mean
from kg.store import GraphStore
from kg.term import Literal, NamedNode, Quad, graph_of
from kg.vocab import DCTERMS, RDF, WTSA

OWN_GRAPHS = frozenset({REFERENCE_GRAPH, ONTOLOGY_GRAPH, DERIVED_GRAPH, EDITIONS_GRAPH})
_CALLED = re.compile(r"(?P<name>[a-z0-9-]+)(?:/(?P<hash>[0-9a-f]{1,64}))?")
_DATE = re.compile(r"\d{4}(?!\d)")  # what is no date as ISO 8601 writes it cannot be compared
_DESCRIBED = (RDF.type, DCTERMS.isVersionOf, DCTERMS.format, WTSA.sha256)

Chains = dict[str, tuple[str, ...]]  # the graphs of each document by its name, the current one last


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself that its next edition will say too; `title` and `publisher` of a paper only."""

    kind: str
    conference: str
    title: str = ""
    publisher: str = ""

    @property
    def is_told(self) -> bool:
        """Whether it is enough to recognise a document by: a paper without a title is known by its name alone."""
        return bool(self.conference and (self.kind == "action plan" or self.title))

    def __str__(self) -> str:
        code = self.conference.rpartition("/")[2].upper()
        return f"the action plan of {code}" if self.kind == "action plan" else f"“{self.title}” on {code}"


def identity(said: Iterable[tuple[object, object]]) -> Identity:
    """The identity of a document by the (property, value) pairs about it, in any order.

    >>> str(identity([(WTSA.genre, WTSA.ActionPlan), (WTSA.reportsOn, NamedNode("https://w3id.org/wtsa/id/event/wtsa-16"))]))
    'the action plan of WTSA-16'
    """
    values = {predicate: str(getattr(value, "value", "")) for predicate, value in said}
    conference = values.get(WTSA.reportsOn, "")
    if values.get(WTSA.genre) == WTSA.ActionPlan.value:
        return Identity("action plan", conference)
    return Identity("paper", conference, " ".join(values.get(DCTERMS.title, "").split()), values.get(DCTERMS.publisher, ""))


def known_documents(store: GraphStore) -> dict[str, Identity]:
    """The documents of the graph by their names, as their current editions describe them."""
    return {name: identity((quad.predicate, quad.object) for quad in store.matching(NamedNode(DOC + name), graph=graphs[-1]))
            for name, graphs in chains(store).items()}


def document_of(graph: str) -> str:
    """The name of the document that a graph holds, "" for a graph of our own.

    >>> document_of("https://w3id.org/wtsa/graph/wtsa16-action-plan/3f9c00000000")
    'wtsa16-action-plan'
    """
    return "" if graph in OWN_GRAPHS else graph.removeprefix(GRAPH).partition("/")[0]


def edition_name(graph: str) -> str:
    """How people call the edition in a graph.

    >>> edition_name("https://w3id.org/wtsa/graph/wtsa16-action-plan/3f9c00000000")
    'wtsa16-action-plan/3f9c00000000'
    """
    return graph.removeprefix(GRAPH)


def chains(store: GraphStore) -> Chains:
    """The editions of each document in `store`."""
    return ordered((*store.graphs(), *store.superseded()), store.matching(graph=EDITIONS_GRAPH))


def ordered(graphs: Iterable[str], links: Iterable[Quad]) -> Chains:
    """The document graphs among `graphs`, each document's in the order that the graph of editions (`links`) says."""
    newer = {_graph(quad.object): _graph(quad.subject) for quad in links if quad.predicate == WTSA.replacesEdition}
    found: Chains = {}
    for graph in sorted({*graphs, *newer} - set(newer.values())):
        if name := document_of(graph):
            found[name] = (*found.get(name, ()), *_followed(graph, newer))
    return found


def _followed(graph: str, newer: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while graph and graph not in seen:
        seen.add(graph)
        yield graph
        graph = newer.get(graph, "")


def _graph(edition: object) -> str:
    return str(getattr(edition, "value", "")).replace(DOC, GRAPH, 1)


def placed(chain: Sequence[str], graph: str, dates: Mapping[str, str], *, older: bool = False) -> tuple[str, ...]:
    """`chain` with a new edition where it belongs: before the first that states a later date, else last.

    With `older` a person said that it is older than all that are there. An edition that is there already stays where it is.

    >>> placed(["a", "b"], "c", {"a": "2019", "b": "2022-05-01", "c": "2020-03"})
    ('a', 'c', 'b')
    >>> placed(["a"], "b", {}), placed(["a"], "b", {}, older=True)
    (('a', 'b'), ('b', 'a'))
    """
    if graph in chain:
        return tuple(chain)
    later = (n for n, other in enumerate(chain) if _is_later(dates.get(other, ""), dates.get(graph, "")))
    position = 0 if older else next(later, len(chain))
    return (*chain[:position], graph, *chain[position:])


def _is_later(one: str, other: str) -> bool:
    """Whether a date is surely later than another: "2020" and "2020-03" may be the same day, and no date is no later one."""
    shared = min(len(one), len(other))
    return one[:shared] > other[:shared]


def stated_dates(quads: Iterable[Quad]) -> dict[str, str]:
    """The date that the document of each graph states of itself there: when it was last modified, else issued."""
    found: dict[tuple[str, str], str] = {}
    for quad in quads:
        graph = graph_of(quad)
        stated = quad.predicate in (DCTERMS.modified, DCTERMS.issued) and quad.subject == NamedNode(DOC + document_of(graph))
        if stated and isinstance(quad.object, Literal) and _DATE.match(quad.object.value):
            key = (graph, quad.predicate.value)
            found[key] = max(quad.object.value, found.get(key, ""))
    return {graph: found.get((graph, DCTERMS.modified.value)) or found[graph, predicate] for graph, predicate in found}


def edition_quads(found: Chains, quads: Iterable[Quad]) -> Iterator[Quad]:
    """The graph of editions: which replaces which, and of those that were replaced what they are, for who lists editions."""
    graph = NamedNode(EDITIONS_GRAPH)
    replaced = {old for chain in found.values() for old in chain[:-1]}
    for chain in found.values():
        for old, new in pairwise(chain):
            yield Quad(_edition(new), WTSA.replacesEdition, _edition(old), graph)
    for quad in quads:
        if graph_of(quad) in replaced and quad.predicate in _DESCRIBED and quad.subject == _edition(graph_of(quad)):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _edition(graph: str) -> NamedNode:
    return NamedNode(graph.replace(GRAPH, DOC, 1))


def find(store: GraphStore, called: str) -> str:
    """The graph of the edition that people call NAME/HASH (the hash may be cut short), or NAME for its current edition.

    Raises KgError when there is none, or more than one of that beginning.
    """
    known = chains(store)
    match = _CALLED.fullmatch(called)
    name, wanted = (match["name"], match["hash"] or "") if match else (called, "")
    if name not in known:
        raise KgError(f"the graph has no document called {called!r}{did_you_mean(name, known)}", remedy="`kg stats` lists its documents")
    if not wanted:
        return known[name][-1]
    fitting = [graph for graph in known[name] if edition_name(graph).startswith(f"{name}/{wanted[:12]}")]
    if len(fitting) != 1:
        raise KgError(f"{len(fitting) or 'no'} edition{'s' * (len(fitting) > 1)} of {name} begin{'s' * (len(fitting) < 2)} with {wanted}",
                      remedy="its editions, the current one last: " + ", ".join(map(edition_name, known[name])))
    return fitting[0]


def previous(store: GraphStore, name: str) -> str:
    """The graph of the edition before the current one. Raises KgError when there is only one."""
    current = find(store, name)
    chain = chains(store)[document_of(current)]
    position = chain.index(current)
    if position == 0:
        raise KgError(f"the graph has no edition before {edition_name(current)}", remedy="`kg ingest` puts in another one")
    return chain[position - 1]


def with_editions(store: GraphStore, graphs: Sequence[str]) -> GraphStore:
    """The whole graph as it would be if the editions in `graphs` were the current ones of their documents, derived facts anew.

    Raises KgError for two editions of one document.
    """
    from kg.making.rules import derive  # only who asks for an old edition waits for the rules

    chosen = {document_of(graph): graph for graph in graphs}
    if len(chosen) < len(set(graphs)):
        raise KgError("two editions of one document: " + ", ".join(map(edition_name, graphs)), remedy="`kg diff` compares them")
    stated = [one for one in store.graphs() if one not in (DERIVED_GRAPH, EDITIONS_GRAPH) and document_of(one) not in chosen]
    view = GraphStore.in_memory(quad for one in (*stated, *chosen.values()) for quad in store.quads(one))
    view.add(list(derive(view)))
    return view


def only_edition(store: GraphStore, graph: str) -> GraphStore:
    """What one edition says, with the reviewed data, and nothing that other documents say."""
    return GraphStore.in_memory(quad for one in (ONTOLOGY_GRAPH, REFERENCE_GRAPH, graph) for quad in store.quads(one))
