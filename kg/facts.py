"""Facts as JSON lines: a view of the graph for people and repositories that want rows rather than triples.

The kinds of fact are files in `queries/facts/`; this module only walks the paths they name. Format: see the section
"Facts as JSON lines" of README.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from kg.editions import document_of, find, only_edition
from kg.export.table import Cell, plain_value
from kg.iri import GRAPH
from kg.making.shipped import text_layer
from kg.messages import KgError
from kg.names.plural import several, word
from kg.resources import folder
from kg.store import GraphStore
from kg.vocab import compact

MORE_TEXTS = {
    ("action_item", "narrative"): "?iri wtsa:narrativeText ?text BIND(0 AS ?order)",
    ("clause", "wording"): "?clause wtsa:inSection ?iri ; wtsa:sequence ?order ; wtsa:clauseText ?text",
}
JOINT = "; "  # between values that share one text; no code of a body contains it


@dataclass(frozen=True, slots=True)
class Key:
    """How a key of a line is found: the property path, and whether it holds one value, a list, or several in one text."""

    name: str
    path: str
    many: bool = False
    through: str = ""
    order: str = ""
    equals: str = ""
    joined: str = ""  # the property that lists them in the order of the source

    def pattern(self) -> str:
        """The graph pattern from ?iri to ?value, with ?order where the values have one."""
        if self.through:
            return f"?iri {self.through} ?between . ?between {self.path} ?value ; {self.order} ?order ."
        return f"?iri {self.path} ?value ."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: its name (the file's), its class, its keys in order, and what else its records state, if anything."""

    name: str
    type: str
    keys: tuple[Key, ...]
    where: str = ""  # property and value: "wtsa:eventKind wtsa:ConferenceEvent"

    def pattern(self) -> str:
        """The graph pattern of its records, ?iri."""
        return f"?iri a {self.type} ; {self.where} ." if self.where else f"?iri a {self.type} ."


def kinds() -> tuple[Kind, ...]:
    """The kinds of fact that have a file, by name."""
    return tuple(_kind(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")))
                 for path in sorted((folder("queries") / "facts").glob("*.yaml")))


@cache
def called(kind: str) -> str:
    """What several facts of a kind are called, in the words of the ontology; where a class has several kinds, which of them.

    >>> called("clause"), called("conference"), called("of_another_version")
    ('operative sections', 'meeting plans (conference)', 'of another version')
    """
    found = next((each for each in kinds() if each.name == kind), None)
    if found is None:
        return kind.replace("_", " ")
    which = f" ({word(found.where.split()[-1])})" if found.where else ""
    return f"{several(found.type)}{which}"


@cache
def text_keys() -> frozenset[tuple[str, str]]:
    """(kind, key) of those keys that hold running text of a source, which not every graph has."""
    texts = [compact(name.value) for name in text_layer()]
    return frozenset((kind.name, key.name) for kind in kinds() for key in kind.keys if key.path.endswith(tuple(texts))) | MORE_TEXTS.keys()


def with_texts(store: GraphStore, found: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The facts of `store` with the running text that lines do not carry: what a narrative and an operative part say."""
    texts = {key: dict(_joined_texts(store, pattern)) for key, pattern in MORE_TEXTS.items()}
    for fact in found:
        more = {key: values.get(fact["iri"]) for (kind, key), values in texts.items() if kind == fact["type"]}
        yield {**{key: value for key, value in fact.items() if key != "evidence"}, **more, "evidence": fact["evidence"]}


def _joined_texts(store: GraphStore, pattern: str) -> Iterator[tuple[str, str]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in store.select(f"SELECT DISTINCT ?iri ?text ?order WHERE {{ {pattern} }}"):
        found[row["iri"].value].append((int(row["order"].value), row["text"].value))
    yield from ((iri, "\n".join(text for _, text in sorted(texts))) for iri, texts in found.items())


def _kind(name: str, declaration: dict[str, Any]) -> Kind:
    keys = []
    for key, found in declaration["keys"].items():
        options: dict[str, Any] = {"path": found} if isinstance(found, str) else dict(found)
        keys.append(Key(key, many=options.pop("list", False), **options))
    return Kind(name, declaration["class"], tuple(keys), declaration.get("where", ""))


def facts(store: GraphStore, document: str = "", only: frozenset[str] | None = None) -> Iterator[dict[str, Any]]:
    """One dictionary a fact, sorted by kind and by place in the document; of `document` and of some kinds only, if named.

    Every line has `item`, which is None for what no action item tells, so that readers may group by it.

    `document` is its name, or NAME/HASH for one of its editions. Raises KgError when the graph has no such document or edition.
    """
    if "/" in document:
        graph = find(store, document)
        store, document = only_edition(store, graph), document_of(graph)
    if document and not _has_document(store, document):
        raise KgError(f"the graph has no document called {document!r}", remedy="`kg stats` lists its documents")
    evidence = _evidence(store, document)
    for kind in (k for k in kinds() if only is None or k.name in only):
        yield from _of_kind(store, kind, document, evidence)


def _of_kind(store: GraphStore, kind: Kind, document: str, evidence: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    lines: dict[str, dict[str, Any]] = {
        row["iri"].value: {"type": kind.name, "iri": row["iri"].value, "item": None} for row in store.select(
            _select("?iri", f"{_scope(document)} {{ {kind.pattern()} }}", document))}
    for key in kind.keys:
        values = _values(store, kind, key, document)
        if key.joined:
            listed = _values(store, kind, Key(key.name, key.joined), document)
            values = {iri: _as_listed(found, listed.get(iri, [])) for iri, found in values.items()}
        for iri, line in lines.items():
            line[key.name] = _shown(key, values.get(iri, []))
    for iri, line in sorted(lines.items(), key=lambda entry: _position(entry[0], evidence)):
        yield {**line, "evidence": evidence.get(iri, [])}


def _shown(key: Key, found: list[Cell]) -> Cell | list[Cell]:
    if key.equals:
        return key.equals in found
    if key.joined:
        return JOINT.join(map(str, found)) or None
    return found if key.many else (found[0] if found else None)


def _as_listed(found: list[Cell], listed: list[Cell]) -> list[Cell]:
    """Several values in the order in which the source lists them, what it does not list last: "SG16; SG2" stays so."""
    order = str(listed[0]).split(JOINT) if listed else []
    return sorted(found, key=lambda value: order.index(str(value)) if value in order else len(order))


def _values(store: GraphStore, kind: Kind, key: Key, document: str) -> dict[str, list[Cell]]:
    pattern = f"{_scope(document)} {{ {kind.pattern()} }} {key.pattern()}"
    found: dict[str, list[tuple[Any, Cell]]] = defaultdict(list)
    for row in store.select(_select("?iri ?value ?order" if key.order else "?iri ?value", pattern, document, key.order)):
        value = plain_value(row["value"])
        found[row["iri"].value].append((int(row["order"].value) if key.order else natural(str(value)), value))
    return {iri: [value for _, value in sorted(pairs, key=lambda p: p[0])] for iri, pairs in found.items()}


def _select(variables: str, pattern: str, document: str, order: str = "") -> str:
    in_document = f'FILTER(STRSTARTS(STR(?g), "{GRAPH}{document}/"))' if document else ""
    distinct = "" if order else "DISTINCT "
    return f"SELECT {distinct}{variables} WHERE {{ {pattern} {in_document} }}"


def _scope(document: str) -> str:
    return "GRAPH ?g" if document else ""


def _has_document(store: GraphStore, document: str) -> bool:
    if not re.fullmatch(r"[a-z0-9-]+", document):
        return False
    return any(True for _ in store.select(_select("?iri", f'?iri a wtsa:SourceDocument ; dcterms:identifier "{document}" .', "")))


def _evidence(store: GraphStore, document: str) -> dict[str, list[dict[str, Any]]]:
    """The evidence of every record, in the order of its place."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    pattern = (f"{_scope(document)} {{ ?iri wtsa:hasEvidence ?e . ?e wtsa:place ?place ; oa:start ?start ; oa:end ?end ; "
               "wtsa:foundBy/rdfs:label ?rule OPTIONAL { ?e oa:exact ?quote } }")
    for row in store.select(_select("?iri ?place ?start ?end ?quote ?rule", pattern, document)):
        entry = {"place": row["place"].value, "start": int(row["start"].value), "end": int(row["end"].value),
                 "rule": row["rule"].value}
        if row["quote"] is not None:
            entry["quote"] = row["quote"].value
        found[row["iri"].value].append(entry)
    for entries in found.values():
        entries.sort(key=lambda e: (e["start"], e["end"], e["rule"]))
    return found


def _position(iri: str, evidence: dict[str, list[dict[str, Any]]]) -> tuple[int, list[tuple[int, str]]]:
    entries = evidence.get(iri, [])
    return (entries[0]["start"] if entries else 0, natural(iri))


def natural(text: str) -> list[tuple[int, str]]:
    """A sorting key under which SG2 comes before SG11.

    >>> sorted(["SG11", "SG2", "TSAG"], key=natural)
    ['SG2', 'SG11', 'TSAG']
    """
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", text) if part]
