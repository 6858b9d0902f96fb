"""From an answer back to the sentence: the evidence of a record, the premises of a derived fact, the source of a reviewed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.iri import DERIVED_GRAPH, REFERENCE_GRAPH
from kg.making.rules import premises
from kg.messages import KgError
from kg.names.lookup import label
from kg.nearest import did_you_mean
from kg.store import GraphStore
from kg.term import NamedNode
from kg.vocab import compact, declared_terms, prefixes


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in a source and what stands there; `quote` is None where the graph holds facts only."""

    document: str
    edition: str
    place: str
    start: int
    end: int
    rule: str
    quote: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is in the graph.

    `origin` is "document" (then `quotes` hold its evidence), "derived" (then `rule` names the rule and `premises` are the
    reasons of what it rests on) or "reference" (then `note` gives source, status and reason).
    """

    about: str
    label: str
    origin: str
    quotes: tuple[Quote, ...] = ()
    rule: str = ""
    premises: tuple[Reason, ...] = ()
    note: str = ""


class NoStatement(KgError):
    """What was asked about is a thing: no document states it by itself, but records may speak of it."""


def records_about(store: GraphStore, iri: str) -> dict[str, list[NamedNode]]:
    """The records with evidence that speak of the thing `iri`, in the order of the documents, by what they are: `action item, actor`."""
    rows = store.select("SELECT ?record ?class ?p (MIN(?at) AS ?start) WHERE { "
                        f"?record ?p {_node(iri)} ; a ?class ; wtsa:hasEvidence/oa:start ?at "
                        "} GROUP BY ?record ?class ?p ORDER BY ?start ?record")
    groups: dict[str, list[NamedNode]] = {}
    for row in rows:
        groups.setdefault(f"{label(store, row['class'])}, {label(store, row['p'])}", []).append(row["record"])
    return dict(sorted(groups.items()))


def why_record(store: GraphStore, iri: str) -> Reason:
    """The evidence of the record (or evidence) `iri`.

    Raises KgError when the graph does not know `iri`, or knows it as a thing that no document states by itself.
    """
    quotes = tuple(_quotes(store, iri))
    if quotes:
        return Reason(iri, label(store, NamedNode(iri)), "document", quotes)
    note = _reference_note(store, iri)
    if note is not None:
        return Reason(iri, label(store, NamedNode(iri)), "reference", note=note)
    if not _ask(store, f"{{ {_node(iri)} ?p ?o }} UNION {{ ?s ?p2 {_node(iri)} }}"):
        raise KgError(f"the graph does not know {compact(iri)}", remedy="`kg describe` finds things by code or name")
    raise NoStatement(f"{compact(iri)} is a thing, not a statement, so it has no evidence of its own",
                  remedy=f"`kg describe {compact(iri)}` lists the records about it; ask `kg why` of one of those")


def property_called(store: GraphStore, text: str) -> str:
    """The IRI of a property, from its prefixed name or its IRI. Raises KgError, with the nearest name, for what is no property here."""
    iri = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if "://" not in iri:
        prefix, _, local = iri.rpartition(":")
        iri = prefixes()[prefix] + local if prefix in prefixes() else ""
    if iri in declared_terms() or (iri and _ask(store, f"?s {_node(iri)} ?o")):
        return iri
    known = [compact(term) for term in declared_terms() if not compact(term).rpartition(":")[2][:1].isupper()]
    raise KgError(f"the graph has no property {text!r}{did_you_mean(text if ':' in text else f'wtsa:{text}', known)}",
                  remedy="write it with its prefix, as in wtsa:actionBy")


def why_statement(store: GraphStore, subject: str, predicate: str, value: str) -> tuple[Reason, ...]:
    """Why the triple holds, one reason for each way in which it came into the graph.

    `value` is a term in SPARQL's spelling (`<iri>`, `"text"`). Raises KgError when it does not hold.
    """
    triple = f"{_node(subject)} {_node(predicate)} {value}"
    graphs = [row["g"].value for row in _rows(store, "?g", f"GRAPH ?g {{ {triple} }}")]
    if not graphs:
        raise KgError(f"this does not hold: {compact(subject)} {compact(predicate)} {value}",
                      remedy=f"`kg describe {compact(subject)}` shows what holds")
    reasons: list[Reason] = []
    for name in sorted(graphs):
        if name == DERIVED_GRAPH:
            reasons.extend(_derived(store, subject, predicate, value))
        elif name == REFERENCE_GRAPH:
            reasons.append(Reason(subject, label(store, NamedNode(subject)), "reference", note=_reference_note(store, subject) or ""))
        else:
            reasons.append(why_record(store, subject))
    return tuple(reasons)


def _derived(store: GraphStore, subject: str, predicate: str, value: str) -> Iterator[Reason]:
    for rule, records in premises(store, subject, predicate, value):
        yield Reason(subject, label(store, NamedNode(subject)), "derived", rule=rule,
                     premises=tuple(why_record(store, record) for record in records))


def _quotes(store: GraphStore, iri: str) -> Iterator[Quote]:
    pattern = (f"{{ {_node(iri)} wtsa:hasEvidence ?e }} UNION {{ BIND({_node(iri)} AS ?e) }} "
               "?e oa:hasSource ?edition ; wtsa:place ?place ; oa:start ?start ; oa:end ?end ; wtsa:foundBy/rdfs:label ?rule . "
               "?edition dcterms:isVersionOf/dcterms:identifier ?document . "
               "OPTIONAL { ?e oa:exact ?quote } OPTIONAL { ?e oa:prefix ?before } OPTIONAL { ?e oa:suffix ?after }")
    rows = _rows(store, "DISTINCT ?document ?edition ?place ?start ?end ?rule ?quote ?before ?after", pattern)
    quotes = [Quote(row["document"].value, row["edition"].value, row["place"].value, int(row["start"].value),
                    int(row["end"].value), row["rule"].value, _value(row["quote"]), _value(row["before"]) or "",
                    _value(row["after"]) or "") for row in rows]
    yield from sorted(quotes, key=lambda q: (q.document, q.start, q.end, q.rule))


def _reference_note(store: GraphStore, iri: str) -> str | None:
    """What the reviewed data says of where it has `iri` from, or None if it has not."""
    rows = list(_rows(store, "?p ?o", f"GRAPH <{REFERENCE_GRAPH}> {{ {_node(iri)} ?p ?o }} "
                                      "FILTER(?p IN (dcterms:source, wtsa:status, wtsa:reason, wtsa:editorialNote))"))
    if not rows and not _ask(store, f"GRAPH <{REFERENCE_GRAPH}> {{ {_node(iri)} ?p ?o }}"):
        return None
    return "; ".join(sorted(f"{compact(r['p'].value)}: {compact(r['o'].value)}" for r in rows)) or "reviewed data of this project"


def _rows(store: GraphStore, variables: str, pattern: str) -> Any:
    return store.select(f"SELECT {variables} WHERE {{ {pattern} }}")


def _ask(store: GraphStore, pattern: str) -> bool:
    return store.ask(f"ASK {{ {pattern} }}")


def _node(iri: str) -> str:
    """`iri` as SPARQL spells it; raises KgError for what is no IRI, so that nothing can be smuggled in."""
    if not iri or any(c in '<>"{}|\\^`' or c <= " " for c in iri):
        raise KgError(f"this is not an IRI: {iri!r}")
    return f"<{iri}>"


def _value(term: Any) -> str | None:
    return None if term is None else str(term.value)
