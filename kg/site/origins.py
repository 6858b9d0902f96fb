"""Where a statement comes from, in words: a place in a document, our reviewed data, or a rule and the records it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from kg.editions import document_of
from kg.export.table import plain_value
from kg.iri import DERIVED_GRAPH, DOC, REFERENCE_GRAPH
from kg.making.rules import derivations, rules
from kg.site.places import Places
from kg.term import Literal, NamedNode, Quad, Triple
from kg.vocab import DCTERMS, OA, WTSA

Value = dict[str, Any]
_SHOWN = 3  # premises named one by one; of more the number is told


class Origins:
    """Answers for one graph; what the rules derive is computed once.

    `value` makes a term readable. An origin is a plain value:

        {"kind": "document", "text": "WTSA-16 action plan", "id": …, "place": "table 8, row 3, cell 1", "more": 0}
        {"kind": "reviewed", "status": "confirmed", "sources": [{"text": …}]}
        {"kind": "derived", "name": "shortcuts", "summary": "A body owes …", "because": [{"text": …, "id": …}], "records": 2}
    """

    def __init__(self, places: Places, value: Callable[[object], Value]) -> None:
        self._places = places
        self._store = places.store
        self._value = value
        self._summaries = {rule.name: rule.summary for rule in rules()}
        self._firsts: dict[NamedNode, Value | None] = {}
        self._derived: dict[Triple, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for rule, triple, records in derivations(places.store):
            self._derived[triple].append((rule, records))

    def of(self, quads: Iterable[Quad]) -> list[Value]:
        """The ways in which a statement came into the graph; `quads` are the statement in each graph that has it."""
        return [origin for quad in sorted(quads, key=str) for origin in self._of_one(quad)]

    def _of_one(self, quad: Quad) -> list[Value]:
        graph = str(getattr(quad.graph_name, "value", ""))
        if graph == DERIVED_GRAPH:
            return self._rules(quad.triple)
        return [self._reviewed(quad)] if graph == REFERENCE_GRAPH else [self._stated(quad, graph)]

    def _rules(self, triple: Triple) -> list[Value]:
        """One origin for each rule, with all records that it rests on."""
        resting: dict[str, set[str]] = defaultdict(set)
        for rule, records in self._derived[triple]:
            resting[rule].update(records)
        return [{"kind": "derived", "name": rule, "summary": self._summaries[rule], "records": len(records),
                 "because": self._premises(records)}
                for rule, records in sorted(resting.items())]

    def _premises(self, records: set[str]) -> list[Value]:
        """The first records in the order of the sources, each with where it stands: `collaboration, item 50-03, table 8, row 3`."""
        placed = sorted(((self.first(NamedNode(record)), record) for record in records),
                        key=lambda entry: (entry[0]["graph"], entry[0]["start"], entry[1]) if entry[0] else ("", 0, entry[1]))
        return [self._premise(NamedNode(record), at) for at, record in placed[:_SHOWN]]

    def _premise(self, record: NamedNode, at: Value | None) -> Value:
        value = self._value(record)
        items = sorted(self._places.code(quad.object) for quad in self._store.matching(record, WTSA.inItem))
        where = [f"item {item}" for item in items[:1] if item] + ([at["place"]] if at and at["place"] else [])
        return {**value, "text": ", ".join([value["text"], *where])}

    def first(self, record: NamedNode) -> Value | None:
        """The first place of a record, if it has one."""
        if record not in self._firsts:
            self._firsts[record] = next(iter(self.evidence(record)), None)
        return self._firsts[record]

    def _reviewed(self, quad: Quad) -> Value:
        subject = quad.subject if isinstance(quad.subject, NamedNode) else None
        said = {predicate: sorted((q.object for q in self._store.matching(subject, predicate, graph=REFERENCE_GRAPH)), key=str)
                for predicate in (WTSA.status, DCTERMS.source)}
        status = [self._value(term)["text"] for term in said[WTSA.status]]
        return {"kind": "reviewed", "status": ", ".join(status), "sources": [self._value(term) for term in said[DCTERMS.source]]}

    def _stated(self, quad: Quad, graph: str) -> Value:
        """The document, and the first place in it of the record that the statement is part of."""
        evidence = self.evidence(quad.subject) if isinstance(quad.subject, NamedNode) else []
        here = [at for at in evidence if at["graph"] == document_of(graph)]
        return {"kind": "document", **self.document(graph), "place": here[0]["place"] if here else "", "more": max(len(here) - 1, 0)}

    def document(self, graph: str) -> Value:
        """The document of a graph as a value with its name."""
        return self._value(NamedNode(DOC + document_of(graph)))

    def evidence(self, record: NamedNode) -> list[Value]:
        """The places of a record, in the order of the source."""
        found = [self._place(quad) for quad in self._store.stated(record, WTSA.hasEvidence) if isinstance(quad.object, NamedNode)]
        return sorted(found, key=lambda at: (at["graph"], at["start"], at["end"], at["rule"]))

    def _place(self, link: Quad) -> Value:
        said = {quad.predicate: quad.object for quad in self._store.matching(link.object if isinstance(link.object, NamedNode) else None)}
        rule, quote, graph = said.get(WTSA.foundBy), said.get(OA.exact), str(getattr(link.graph_name, "value", ""))
        told = {"graph": document_of(graph), "document": self.document(graph)["text"],
                "place": str(plain_value(said.get(WTSA.place)) or ""),
                "start": plain_value(said.get(OA.start)) or 0, "end": plain_value(said.get(OA.end)) or 0,
                "rule": self._places.label(rule) if isinstance(rule, NamedNode) else ""}
        return {**told, "quote": quote.value} if isinstance(quote, Literal) else told
