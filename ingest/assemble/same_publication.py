"""A text with numbers in two series is one publication, whichever number a source prints first: "L.1603/Y.4903", "Y.4903/L.1603"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.assemble.renamed import renamed
from kg.fact import Record
from kg.term import NamedNode, Term
from kg.vocab import WTSA


def one_publication_each(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, in which the same numbers are one IRI: that of the order printed most often."""
    orders: dict[frozenset[Term], Counter[str]] = defaultdict(Counter)
    for record in records:
        for part in record.parts:
            numbers = frozenset(value for predicate, value in part.values if predicate == WTSA.alsoNumbered)
            if numbers:
                orders[numbers][part.iri] += 1
    kept: dict[NamedNode, NamedNode] = {}
    for used in orders.values():
        best = min(used, key=lambda iri: (-used[iri], iri))
        kept |= {NamedNode(iri): NamedNode(best) for iri in used if iri != best}
    return renamed(records, kept)
