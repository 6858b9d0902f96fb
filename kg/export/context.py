"""The JSON-LD context and frames, made from the ontology, so that no second list of words exists.

`ontology/context.jsonld` is what `context()` gives (a test holds them together); `kg export --context` writes it anew. Who reads
our JSON-LD as plain JSON finds short keys: `id`, `type`, then the local names of the properties. A property that a shape limits
to one value has a value, every other one a list; members of closed lists and classes are words (`"role": "ActionBy"`).
JSON-LD 1.1: https://www.w3.org/TR/json-ld11/, framing: https://www.w3.org/TR/json-ld11-framing/
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.resources import folder
from kg.store import RdfFormat, parse
from kg.term import XSD, Literal, NamedNode
from kg.vocab import OWL, RDF, RDFS, SKOS, compact, ontology_files, prefixes

_NATIVE = (XSD + "integer", XSD + "boolean")  # JSON has numbers and truth values of its own
_OURS = "wtsa"
_SH = "http://www.w3.org/ns/shacl#"
# Properties whose value is a name in English almost everywhere, and those of one value that no shape speaks of.
_ENGLISH = ("rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:definition", "skos:example", "wtsa:editorialNote")
_ONE = ("rdfs:label", "skos:prefLabel", "skos:notation", "skos:definition", "dcterms:title", "dcterms:identifier")
# What belongs to a record alone and is shown inside it.
PARTS = ("wtsa:hasEvidence", "wtsa:hasMilestone")


@cache
def _ontology() -> dict[NamedNode, dict[NamedNode, list[NamedNode]]]:
    """Subject → predicate → IRIs, of everything that the ontology files say."""
    found: dict[NamedNode, dict[NamedNode, list[NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for file in ontology_files():
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found[quad.subject][quad.predicate].append(quad.object)
    return found


@cache
def _single() -> frozenset[str]:
    """The properties that are functional, or that every file of shapes that speaks of them limits to one value."""
    several, limited = set(), set()
    for file in sorted((folder("ontology") / "shapes").glob("*.ttl")):
        paths, counted = _paths_and_limits(file)
        here = {path for shape, path in paths.items() if shape in counted}
        limited |= here
        several |= set(paths.values()) - here
    functional = {term.value for term, said in _ontology().items() if OWL.FunctionalProperty in said[RDF.type]}
    return frozenset({compact(iri) for iri in (limited - several) | functional} | set(_ONE))


def _paths_and_limits(file: Path) -> tuple[dict[str, str], set[str]]:
    """Property by shape, and the shapes that allow one value."""
    paths, counted = {}, set()
    for quad in parse(path=str(file), format=RdfFormat.TURTLE):
        if quad.predicate.value == _SH + "path" and isinstance(quad.object, NamedNode):
            paths[str(quad.subject)] = quad.object.value
        if quad.predicate.value == _SH + "maxCount" and isinstance(quad.object, Literal) and quad.object.value == "1":
            counted.add(str(quad.subject))
    return paths, counted


@cache
def context() -> dict[str, Any]:
    """The context: prefixes, then each word of the ontology under its local name; ours win where two share one.

    >>> context()["ActionItem"], context()["itemId"]
    ('wtsa:ActionItem', {'@id': 'wtsa:itemId'})
    """
    terms: dict[str, Any] = {}
    for curie in sorted(_words(), key=lambda word: (not word.startswith(f"{_OURS}:"), word)):
        name = curie.partition(":")[2]
        if name and name not in terms and name not in prefixes() and name not in ("id", "type"):
            terms[name] = _definition(curie)
    return {"@version": 1.1, "id": "@id", "type": "@type", **dict(sorted(prefixes().items())), **dict(sorted(terms.items()))}


def _words() -> set[str]:
    """Every class, property and member of a closed list, with its prefix."""
    named = {compact(term.value) for term, said in _ontology().items() if said.get(RDF.type)}
    return {word for word in named if word.partition(":")[0] in prefixes() and "/" not in word and "#" not in word}


def _definition(curie: str) -> Any:
    term = NamedNode(prefixes()[curie.partition(":")[0]] + curie.partition(":")[2])
    kinds = set(_ontology()[term][RDF.type])
    if not kinds & {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}:
        return curie
    found: dict[str, str] = {"@id": curie}
    ranges = _ontology()[term][RDFS.range]
    if OWL.ObjectProperty in kinds:
        found["@type"] = "@vocab" if any(_is_closed(kind) for kind in ranges) else "@id"
    elif curie in _ENGLISH:
        found["@language"] = "en"
    elif ranges and ranges[0].value.startswith(XSD) and ranges[0].value not in (*_NATIVE, XSD + "string"):
        found["@type"] = compact(ranges[0].value)
    if curie not in _single():
        found["@container"] = "@set"
    return found


def _is_closed(kind: NamedNode) -> bool:
    """Whether a class is a closed list: its members are words of the ontology."""
    return SKOS.Concept in _ontology()[kind][RDFS.subClassOf]


@cache
def subclasses(kind: str) -> tuple[str, ...]:
    """`kind` (an IRI) and all classes below it, sorted.

    >>> from kg.vocab import WTSA
    >>> WTSA.ActionItem.value in subclasses(WTSA.Record.value)
    True
    """
    below: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for term, said in _ontology().items():
        for parent in said.get(RDFS.subClassOf, ()):
            below[parent].append(term)
    reached: set[NamedNode] = set()
    waiting = [NamedNode(kind)]
    while waiting:
        found = waiting.pop()
        if found not in reached:
            reached.add(found)
            waiting += below[found]
    return tuple(sorted(term.value for term in reached))


@lru_cache(maxsize=4096)
def word_of(iri: str) -> str:
    """The word of the context for a class or a member of a closed list; else the IRI with a prefix, or in full."""
    curie = compact(iri)
    name = curie.partition(":")[2]
    return name if context().get(name) == curie else curie


def frame(kind: str) -> dict[str, Any]:
    """The frame of a class (an IRI): its members and those of the classes below it, each with its evidence inside.

    >>> from kg.vocab import WTSA
    >>> frame(WTSA.ActionItem.value)["type"]
    ['ActionItem']
    """
    parts = {word_of_property(curie): {"@embed": "@always", "@explicit": False, "@omitDefault": True} for curie in PARTS}
    return {"@context": context(), "type": [word_of(iri) for iri in subclasses(kind)], "@embed": "@never", "@omitDefault": True, **parts}


def word_of_property(curie: str) -> str:
    """The key of a property: its local name, or its prefixed name where the local one is another's."""
    name = curie.partition(":")[2]
    found = context().get(name)
    return name if isinstance(found, dict) and found["@id"] == curie else curie


def used(words: Iterable[str]) -> dict[str, Any]:
    """The part of the context that a document with these keys, types and prefixed names needs; it needs nothing from outside."""
    whole = context()
    wanted = set(words)
    chosen = {word: whole[word] for word in wanted if word in whole}
    curies = [str(entry["@id"] if isinstance(entry, dict) else entry) for entry in chosen.values()]
    curies += [str(entry.get("@type", "")) for entry in chosen.values() if isinstance(entry, dict)] + list(wanted)
    needed = {prefix for prefix in (curie.partition(":")[0] for curie in curies if ":" in curie) if prefix in prefixes()}
    return {"@version": 1.1, "id": "@id", "type": "@type", **{prefix: whole[prefix] for prefix in sorted(needed)},
            **dict(sorted(chosen.items()))}


def as_text(value: Any) -> str:
    """JSON as we write it into files: two spaces, letters as they are, a line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
