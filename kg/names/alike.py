"""Things of one name: how each is told from the others, and who else is called as the one that was found."""

from __future__ import annotations

from collections.abc import Sequence

from kg.names.folded import fold
from kg.names.lookup import candidates, codes, expand, fitting, label
from kg.store import GraphStore
from kg.term import Literal, NamedNode
from kg.vocab import RDF, compact

SHOWN = 8  # things of one name before "and … more"


def one_a_line(store: GraphStore, things: Sequence[NamedNode]) -> str:
    """Things of one name as indented lines, each by what nothing else is called: `R50 (resolution)`."""
    words = [in_words(store, thing) for thing in things[:SHOWN]]
    words += [f"and {len(things) - SHOWN} more"] if len(things) > SHOWN else []
    return "".join(f"\n    {word}" for word in words)


def in_words(store: GraphStore, thing: NamedNode) -> str:
    """What nothing else is called, and the kind: `https://w3id.org/wtsa/id/topic/security (topic)`."""
    return f"{own_name(store, thing)} ({_kind(store, thing)})"


def own_name(store: GraphStore, thing: NamedNode) -> str:
    """The code that only this thing has, else its IRI."""
    own = [code for code in _codes(store, thing) if len({q.subject for name in codes() for q in store.matching(None, name, code)}) == 1]
    return own[0].value if own else compact(thing.value)


def _codes(store: GraphStore, thing: NamedNode) -> list[Literal]:
    return [quad.object for name in codes() for quad in store.matching(thing, name) if isinstance(quad.object, Literal)]


def called_alike(store: GraphStore, text: str, chosen: NamedNode, of_class: str = "") -> list[NamedNode]:
    """What is also called `text`, and less likely meant than `chosen`; nothing where `text` is an IRI or a code of one thing.

    A code is given on purpose, so that only codes count beside it; a name may be that of several things, in capitals or not.
    """
    if _has_code(store, chosen, text) and fold(own_name(store, chosen)) == fold(text):
        return []
    wanted = expand(of_class) if of_class else None
    found = {thing for group in candidates(store, text, wanted) for thing in fitting(store, group, wanted)} - {chosen}
    if _has_code(store, chosen, text):
        found = {thing for thing in found if _has_code(store, thing, text)}
    return sorted(found, key=str)


def _has_code(store: GraphStore, thing: NamedNode, text: str) -> bool:
    return any(fold(code.value) == fold(text) for code in _codes(store, thing))


def _kind(store: GraphStore, thing: NamedNode) -> str:
    """What a thing is, by the labels of its classes."""
    kinds = sorted(label(store, quad.object) for quad in store.matching(thing, RDF.type) if isinstance(quad.object, NamedNode))
    return ", ".join(kinds) or "not stated what"
