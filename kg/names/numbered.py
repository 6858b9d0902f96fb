"""Instruments by the number that people call them by: `70`, `pp/130`, `WTSA 50`, `council/1379`.

A number alone is ambiguous where several bodies have it; a body in front tells which is meant. Without a body only Resolutions count,
since people mean them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.messages import KgError, QueryError
from kg.nearest import did_you_mean
from kg.store import GraphStore
from kg.term import Iri, Literal, NamedNode
from kg.vocab import SKOS, WTSA

_FORM = re.compile(r"(?:(?P<body>[A-Za-z][A-Za-z-]*)[/ ])?(?P<number>\d{1,4})")


@dataclass(frozen=True, slots=True)
class _Numbered:
    body: str
    code: str
    iri: str

    @property
    def path(self) -> str:
        """Body and number as people type them: "pp/130"."""
        return "/".join(self.iri.rsplit("/", 2)[1:])


def is_number(text: str) -> bool:
    """Whether `text` has the form.

    >>> [is_number(text) for text in ("70", "pp/130", "WTSA 50", "R50", "SG17")]
    [True, True, True, False, False]
    """
    return bool(_FORM.fullmatch(text.strip()))


def numbered(store: GraphStore, text: str) -> NamedNode:
    """The instrument that a person calls `text`, which has the form.

    Raises QueryError: several bodies have the number (with their names), or none has it (with the nearest).
    """
    form = _FORM.fullmatch(text.strip())
    if form is None:
        raise QueryError(f"this is not a body and a number: {text!r}", remedy="for example pp/130")
    body, number = form["body"] or "", form["number"]
    fitting = [one for one in _with_number(store, number) if _is_of(one, body)]
    if len(fitting) == 1:
        return NamedNode(fitting[0].iri)
    if fitting:
        raise QueryError(f"{text!r} is an instrument of several bodies: {', '.join(one.code for one in fitting)}",
                         remedy=f"say which: {' or '.join(one.path for one in fitting)}")
    raise _unknown(store, body, number)


def _with_number(store: GraphStore, number: str) -> list[_Numbered]:
    """The instruments with a number, by body and code."""
    found = {quad.subject for quad in store.matching(None, WTSA.number, Literal(number)) if isinstance(quad.subject, NamedNode)}
    return sorted((_Numbered(_code(store, body), _code(store, one), one.value)
                   for one in found for quad in store.matching(one, WTSA.issuingBody) if isinstance(body := quad.object, NamedNode)),
                  key=lambda one: (one.body, one.code))


def _code(store: GraphStore, thing: NamedNode, named: Iri = SKOS.notation) -> str:
    return min((quad.object.value for quad in store.matching(thing, named) if isinstance(quad.object, Literal)), default="")


def _is_of(one: _Numbered, body: str) -> bool:
    return one.body.casefold() == body.casefold() if body else "/resolution/" in one.iri


def _unknown(store: GraphStore, body: str, number: str) -> KgError:
    others = _with_number(store, number)
    if others:
        return QueryError(f"{body} has no instrument with the number {number}; {', '.join(one.body for one in others)} "
                          f"{'has' if len(others) == 1 else 'have'} one", remedy=f"for example {others[0].path}")
    known = [quad.object.value for quad in store.matching(None, WTSA.number) if isinstance(quad.object, Literal)]
    return QueryError(f"no body has an instrument with the number {number}{did_you_mean(number, known)}",
                      remedy="`kg query resolutions-by-body` shows them all")
