"""From what a person calls a thing (code, IRI, name) to its IRI, and back to words.

    find(store, "SG17")             a code: skos:notation, an item's id, an identifier
    find(store, "wtsa:ActionBy")    a prefixed name, or a full IRI with or without < >
    find(store, "Study Group 17")   a label; capitals do not matter, nor "SG 17" or "SG-17" for "SG17"
    find(store, "Resolution 50")    an instrument by kind, body and number (`kg/names/numbered.py`)

Raises QueryError with the nearest name when nothing fits; nothing near is ever taken.

Names that differ in capitals are found in an index, made when first needed and kept with the state of the store; where a class is asked
for, it holds the names of that class only, since reading every label of a large graph takes longer than most questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from kg.messages import QueryError, shorten
from kg.names.folded import fold
from kg.names.numbered import is_number, numbered
from kg.nearest import did_you_mean
from kg.store import GraphStore
from kg.term import Literal, NamedNode
from kg.vocab import DCTERMS, RDF, RDFS, SKOS, WTSA, compact, prefixes


def codes() -> tuple[NamedNode, ...]:
    """The properties that hold codes."""
    return SKOS.notation, WTSA.itemId, DCTERMS.identifier


def _names() -> tuple[tuple[NamedNode, ...], ...]:
    """The properties that name a thing; those of an earlier group win over those of a later one."""
    return (codes(), (SKOS.prefLabel, RDFS.label, DCTERMS.title),
            (SKOS.altLabel, WTSA.alsoNumbered))


def find(store: GraphStore, text: str, of_class: str = "") -> NamedNode:
    """The one thing that is called `text` and, if a class is named, belongs to it.

    Raises QueryError: unknown (with the nearest name), of another class, or ambiguous (with the candidates).
    """
    wanted = expand(of_class) if of_class else None
    others: list[NamedNode] = []
    for group in candidates(store, text, wanted):
        meant = _without_sittings(store, fitting(store, group, wanted))
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise _ambiguous(store, text, meant)
        others += group
    return _by_number(store, text, wanted, others)


def fitting(store: GraphStore, things: Iterable[NamedNode], wanted: NamedNode | None) -> list[NamedNode]:
    """Those of `things` that are of the class that is wanted, if one is."""
    return [thing for thing in things if wanted is None or belongs(store, thing, wanted)]


def _without_sittings(store: GraphStore, things: list[NamedNode]) -> list[NamedNode]:
    """Of a conference and its sitting as a body, which have one code, people mean the conference."""
    if len(things) < 2:
        return things
    return [thing for thing in things if not any(quad.object in things for quad in store.matching(thing, WTSA.sitting))]


def _ambiguous(store: GraphStore, text: str, things: list[NamedNode]) -> QueryError:
    from kg.names.alike import one_a_line  # only who is told pays for it

    return QueryError(f"{text!r} may be {len(things)} things",
                      remedy=f"give the code or the IRI of the one you mean:{one_a_line(store, things)}")


def _by_number(store: GraphStore, text: str, wanted: NamedNode | None, others: list[NamedNode]) -> NamedNode:
    """The instrument that is called by its number: "Resolution 50". Raises QueryError like `find`."""
    if is_number(text) and (wanted is None or belongs_to(store, wanted, WTSA.Instrument)):
        others += [] if wanted is None else _elsewhere(store, text)
        thing = None if others else numbered(store, text, wanted)
        if thing and (wanted is None or belongs(store, thing, wanted)):
            return thing
        others += [thing] if thing else []
    raise _not_found(store, text, others, wanted)


def candidates(store: GraphStore, text: str, wanted: NamedNode | None) -> Iterator[list[NamedNode]]:
    """The things that `text` may mean, the likeliest first; later groups are looked for only when they are needed."""
    iri = _as_iri(text)
    if iri:
        yield [iri] if _known(store, iri) else []
    else:
        yield from _called(store, text, wanted)


def expand(curie: str) -> NamedNode:
    """The IRI of a prefixed name.

    Raises QueryError when the prefix is unknown.
    """
    prefix, _, local = curie.partition(":")
    if prefix not in prefixes():
        raise QueryError(f"unknown prefix in {curie!r}{did_you_mean(prefix, prefixes())}")
    return NamedNode(prefixes()[prefix] + local)


def belongs(store: GraphStore, thing: NamedNode, wanted: NamedNode) -> bool:
    """Whether `thing` is of class `wanted` or of a class below it."""
    kinds = store.remembered(wanted, lambda: _with_subclasses(store, wanted))
    return any(quad.object in kinds for quad in store.matching(thing, RDF.type))


def belongs_to(store: GraphStore, narrow: NamedNode, wide: NamedNode) -> bool:
    """Whether the class `narrow` is `wide` or below it."""
    return narrow in store.remembered(wide, lambda: _with_subclasses(store, wide))


def _with_subclasses(store: GraphStore, wanted: NamedNode) -> frozenset[NamedNode]:
    """`wanted` and all classes below it."""
    reached: set[NamedNode] = set()
    waiting = [wanted]
    while waiting:
        found = waiting.pop()
        if found not in reached:
            reached.add(found)
            waiting += [quad.subject for quad in store.matching(None, RDFS.subClassOf, found)
                        if isinstance(quad.subject, NamedNode)]
    return frozenset(reached)


def _as_iri(text: str) -> NamedNode | None:
    """`text` as an IRI where it is written as one."""
    if re.fullmatch(r"<[^<>]*>", text):
        text = text[1:-1]
    prefix, _, local = text.partition(":")
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return None
    try:
        if prefix in prefixes() and not local.startswith("//"):
            return expand(text)
        return NamedNode(text) if local.startswith("//") or prefix == "urn" else None
    except ValueError as error:
        raise QueryError(f"this is not an IRI: {text!r}") from error


def _known(store: GraphStore, iri: NamedNode) -> bool:
    return any(True for _ in store.matching(iri)) or any(True for _ in store.matching(None, None, iri))


def _called(store: GraphStore, text: str, wanted: NamedNode | None) -> Iterator[list[NamedNode]]:
    """The things called exactly `text`, then those of `wanted` called so but for capitals and spaces; a list for each group."""
    plain, english = _spellings(text)
    for number, properties in enumerate(_names()):
        values = (plain, english) if number else (plain,)  # codes have no language
        yield _subjects(quad.subject for name in properties for value in values
                        for quad in store.matching(None, name, value))
    folded = fold(text)
    for index in _indexes(store, wanted):
        yield _subjects(index.get(folded, ()))


def _indexes(store: GraphStore, wanted: NamedNode | None) -> list[dict[str, list[NamedNode]]]:
    return store.remembered(("names", wanted), lambda: _index(store, wanted))


def _index(store: GraphStore, wanted: NamedNode | None) -> list[dict[str, list[NamedNode]]]:
    """For each group of names: folded name → the things called so, those of a class only or all."""
    things = _members(store, wanted) if wanted else None
    indexes = []
    for properties in _names():
        index: dict[str, list[NamedNode]] = {}
        for name, thing in _all_names(store, properties, things):
            index.setdefault(fold(name), []).append(thing)
        indexes.append(index)
    return indexes


def _members(store: GraphStore, wanted: NamedNode) -> frozenset[NamedNode]:
    """The things of a class and of the classes below it."""
    kinds = store.remembered(wanted, lambda: _with_subclasses(store, wanted))
    return frozenset(quad.subject for kind in kinds for quad in store.matching(None, RDF.type, kind) if isinstance(quad.subject, NamedNode))


def _spellings(text: str) -> tuple[Literal, Literal]:
    try:
        return Literal(text), Literal(text, language="en")
    except ValueError as error:
        raise QueryError(f"this is no text: {text!r}") from error


def _subjects(found: Iterable[object]) -> list[NamedNode]:
    return sorted({thing for thing in found if isinstance(thing, NamedNode)}, key=str)


def _all_names(store: GraphStore, properties: tuple[NamedNode, ...], things: Iterable[NamedNode] | None = None,
               ) -> Iterator[tuple[str, NamedNode]]:
    """The names that `things` have, or that all have."""
    for thing, name in product([None] if things is None else things, properties):
        for quad in store.matching(thing, name):
            if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                yield quad.object.value, quad.subject


def _not_found(store: GraphStore, text: str, others: list[NamedNode], wanted: NamedNode | None) -> QueryError:
    """Say what `text` is instead, or what it may have meant."""
    members = _members(store, wanted) if wanted else None
    known = [name for properties in _names() for name, _ in _all_names(store, properties, members)]
    others += [] if others or not wanted else _elsewhere(store, text)
    hint = did_you_mean(text.rstrip("/>").rpartition("/")[2] or text, known)
    if others and wanted:
        kinds = sorted({compact(str(q.object.value)) for o in others for q in store.matching(o, RDF.type)
                        if isinstance(q.object, NamedNode)})
        return QueryError(f"{text!r} is of class {', '.join(kinds) or 'unknown'}, not {compact(wanted.value)}{hint}")
    kind = compact(wanted.value) + " " if wanted else ""
    return QueryError(f"the graph has no {kind or 'thing '}called {text!r}{hint}")


def _elsewhere(store: GraphStore, text: str) -> list[NamedNode]:
    """What is called `text`, of whatever class."""
    return [thing for index in _indexes(store, None) for thing in index.get(fold(text), ())]


def label(store: GraphStore, thing: NamedNode, otherwise: str = "") -> str:
    """What to call a thing before people: its code and its name, one of them, `otherwise`, or its IRI with a prefix."""
    code = _first(store, thing, (SKOS.notation, WTSA.itemId))
    name = _first(store, thing, (SKOS.prefLabel, RDFS.label, DCTERMS.title))
    if code and name and code.casefold() not in name.casefold():
        return f"{code} {name}"
    return name or code or otherwise or compact(thing.value)


def printed_title(store: GraphStore, thing: NamedNode) -> str:
    """The title of a Resolution or Opinion, which only the entries of the plans tell; "" where its name says it already."""
    entries = [quad.subject for quad in store.matching(None, WTSA.resolution, thing)
               if isinstance(quad.subject, NamedNode) and any(store.matching(quad.subject, RDF.type, WTSA.InstrumentEntry))]
    for name in (WTSA.titleInSection, WTSA.titleInTable1):
        titles = sorted(quad.object.value for entry in entries for quad in store.matching(entry, name) if isinstance(quad.object, Literal))
        if titles:
            return "" if fold(titles[0]) in fold(label(store, thing)) else shorten(titles[0], 200)
    return ""


def _first(store: GraphStore, thing: NamedNode, properties: Iterable[NamedNode]) -> str:
    """The first value of the first property that has one; English before other languages."""
    for name in properties:
        found = [quad.object for quad in store.matching(thing, name) if isinstance(quad.object, Literal)]
        if found:
            return min(found, key=lambda value: (value.language not in ("en", None), value.value)).value
    return ""
