"""Ask a view of a store: view and parameters in, network out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.network.gathered import Gathered
from kg.network.model import Network
from kg.network.rows import gather_rows
from kg.network.triples import Declared, gather_triples
from kg.network.view import View
from kg.saved.parameters import terms
from kg.store import GraphStore, QuerySolutions, QueryTriples


def project(view: View, store: GraphStore, given: Mapping[str, str]) -> Network:
    """The network that `view` shows of the store, with parameters as a person types them.

    Raises QueryError for parameters that do not fit, and where a literal stands in place of a thing.
    """
    answer = store.query(view.query.bind(terms(view.query.parameters, given, store)))
    gathered = Gathered(store, view.directed)
    place = str(view.query.file)
    if isinstance(answer, QuerySolutions):
        gather_rows(answer, gathered, place)
    elif isinstance(answer, QueryTriples):
        gather_triples(answer, gathered, Declared.of(view.declared), place)
    chosen = ", ".join(f"{name} {value}" for name, value in sorted(given.items()))
    return gathered.network(view.name, f"{view.query.summary} ({chosen})" if chosen else view.query.summary)


def without_quotes(network: Network) -> Network:
    """The same network with places only: what may be published of a source whose sentences may not."""
    return replace(network, passages={iri: replace(passage, quote="") for iri, passage in network.passages.items()})
