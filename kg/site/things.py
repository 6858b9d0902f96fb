"""The page of a thing: what it is called, what is said of it and why, the records about it with their places, what else names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kg.export.about import POINTS_BY_THE_THOUSAND, about
from kg.export.table import plain_value
from kg.facts import natural
from kg.iri import DERIVED_GRAPH, ONTOLOGY_GRAPH
from kg.release.source import File
from kg.site.origins import Origins, Value
from kg.site.places import Places, anchor
from kg.site.render import Renderer
from kg.term import Literal, NamedNode, Quad
from kg.vocab import RDF, WTSA, compact

_NAMES = ("skos:notation", "skos:prefLabel", "rdfs:label", "dcterms:title", "skos:altLabel", "wtsa:itemId")
_BESIDES = (RDF.type, WTSA.hasEvidence)


def thing_pages(places: Places, renderer: Renderer) -> Iterator[File]:
    """A page for each thing."""
    page = ThingPage(places)
    for thing, path in places.pages.items():
        if thing in places.kinds:
            told = page.told(thing)
            yield from renderer.page(path, "thing", {"title": told["title"], "thing": told},
                                     (quad.triple for quad in about(places.store, thing)), told)


class ThingPage:
    """What stands on the page of a thing, as plain values."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._store = places.store
        self._origins = Origins(places, self.value)

    def told(self, thing: NamedNode) -> dict[str, Any]:
        """Everything on the page, by the keys of its `.json`."""
        outgoing = [quad for quad in self._store.stated(thing) if quad.graph_name != NamedNode(ONTOLOGY_GRAPH)]
        incoming = [quad for quad in self._store.stated(None, None, thing)
                    if isinstance(quad.subject, NamedNode) and quad.predicate not in POINTS_BY_THE_THOUSAND]
        records: set[object] = {quad.subject for quad in incoming if self._is_record(quad.subject)}
        records |= {quad.object for quad in outgoing if self._is_record(quad.object)
                    and self._places.home(quad.object).startswith(f"{self._places.pages[thing]}.html")}
        return {"id": thing.value, "label": self._places.label(thing), "title": self._places.title(thing), "classes": self._classes(thing),
                "statements": self._statements(outgoing), "evidence": self._origins.evidence(thing),
                "records": self._records(record for record in records if isinstance(record, NamedNode)),
                "named_by": self._named_by(quad for quad in incoming if quad.subject in self._places.pages)}

    def _sorted(self, terms: Iterable[object]) -> list[Value]:
        return sorted(map(self.value, terms), key=_order)

    def _is_record(self, term: object) -> bool:
        return isinstance(term, NamedNode) and term not in self._places.pages and bool(self._places.home(term))

    def _classes(self, thing: NamedNode) -> list[Value]:
        return [self.value(kind) for kind in sorted(set(self._places.kinds[thing]), key=lambda k: k.value)]

    def _statements(self, quads: Iterable[Quad]) -> list[dict[str, Any]]:
        """Values by property, each value with the ways in which it came into the graph."""
        groups: dict[NamedNode, dict[object, list[Quad]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if quad.predicate not in _BESIDES:
                groups[quad.predicate][quad.object].append(quad)
        told: list[dict[str, Any]] = [{
            "property": predicate.value, "name": self._places.label(predicate), "values": self._with_origins(values)}
            for predicate, values in groups.items()]
        return sorted(told, key=_statement_order)

    def _with_origins(self, values: dict[object, list[Quad]]) -> list[Value]:
        return sorted(({**self.value(term), "from": self._origins.of(found)} for term, found in values.items()), key=_order)

    def value(self, term: object) -> Value:
        """A term as people read it; `id` where it is a thing."""
        if isinstance(term, NamedNode):
            return {"text": self._places.label(term), "id": term.value}
        plain = plain_value(term)
        text = {True: "yes", False: "no"}[plain] if isinstance(plain, bool) else str(plain)
        language = term.language if isinstance(term, Literal) else None
        return {"text": text, **({"language": language} if language and language != "en" else {})}

    def _records(self, records: Iterable[NamedNode]) -> list[dict[str, Any]]:
        """Records by their class, as tables: a column for each property that one of them has."""
        groups: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for record in records:
            groups[self._places.kind(record)].append(record)
        return sorted((self._table(kind, members) for kind, members in groups.items()), key=lambda table: str(table["name"]))

    def _table(self, kind: NamedNode, members: list[NamedNode]) -> dict[str, Any]:
        rows = sorted((self._row(record) for record in members), key=lambda row: (_first_place(row), str(row["id"])))
        columns = sorted({name for row in rows for name in row["values"]})
        return {"class": kind.value, "name": self._places.label(kind), "columns": columns, "rows": rows}

    def _row(self, record: NamedNode) -> dict[str, Any]:
        values: dict[str, list[Value]] = defaultdict(list)
        said = {quad.triple for quad in self._store.stated(record) if quad.graph_name != NamedNode(DERIVED_GRAPH)}
        for triple in said:
            if triple.predicate not in _BESIDES:
                values[self._places.label(triple.predicate)].append(self.value(triple.object))
        return {"id": record.value, "anchor": anchor(record), "evidence": self._origins.evidence(record),
                "values": {name: sorted(found, key=_order) for name, found in sorted(values.items())}}

    def _named_by(self, quads: Iterable[Quad]) -> list[dict[str, Any]]:
        """Other things that name this one, by the property."""
        groups: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and quad.subject in self._places.kinds:
                groups[quad.predicate].add(quad.subject)
        told = [{"property": predicate.value, "name": self._places.label(predicate), "things": self._sorted(things)}
                for predicate, things in groups.items()]
        return sorted(told, key=lambda group: str(group["name"]))


def _order(value: Value) -> tuple[list[tuple[int, str]], str]:
    return natural(str(value["text"])), str(value.get("id", ""))


def _statement_order(group: dict[str, Any]) -> tuple[bool, bool, str]:
    """Names first, then what is stated, then what is derived."""
    derived = all(origin["kind"] == "derived" for value in group["values"] for origin in value["from"])
    return derived, compact(group["property"]) not in _NAMES, str(group["name"])


def _first_place(row: dict[str, Any]) -> tuple[str, int]:
    return (row["evidence"][0]["document"], row["evidence"][0]["start"]) if row["evidence"] else ("", 0)
