"""Instruments by number: `70`, `pp/130`, `Resolution 50`, `Opinion 1 of WTSA`, `Res. 78 (Rev. Hammamet, 2016)`.

A number alone is ambiguous where several bodies have it; a body or one of its conferences in front or behind tells which is meant,
and so do the place and year of an edition (`wtsa:citationForm`). Kinds are the names of the classes below `wtsa:Instrument` or their
beginnings ("Res."). Without a kind or a body only Resolutions count, since people mean them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.messages import KgError, QueryError
from kg.names.folded import fold
from kg.nearest import did_you_mean
from kg.store import GraphStore
from kg.term import Iri, Literal, NamedNode
from kg.vocab import RDF, RDFS, SKOS, WTSA

_FORM = re.compile(
    r"(?:(?P<words>[^()]{1,80}?)[/ .])??(?:no\.? ?)?(?P<number>\d{1,4})(?: of (?:the )?(?P<issuer>[^()]{1,80}?))?"
    r"(?: ?\((?:rev\.? ?)?(?P<cited>[^()]{1,60})\))?", re.IGNORECASE)
_SHORTEST = 2  # letters that stand for a kind: "Re. 50" at least

Bodies = frozenset[NamedNode]


@dataclass(frozen=True, slots=True)
class _Numbered:
    body: NamedNode
    body_code: str
    code: str
    iri: NamedNode

    @property
    def path(self) -> str:
        """Body and number as people type them: "pp/130"."""
        return "/".join(self.iri.value.rsplit("/", 2)[1:])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the words around a number say: the bodies that may be meant (None: any), the kind, and both in words."""

    number: str
    bodies: Bodies | None
    kind: NamedNode | None

    def fits(self, store: GraphStore, one: _Numbered, wanted: NamedNode | None) -> bool:
        """Whether an instrument with the number is of this body and kind; where no kind is said, of the class that is wanted."""
        if self.bodies is not None and one.body not in self.bodies:
            return False
        narrower = wanted if wanted != WTSA.Instrument else None
        kind = self.kind or narrower or (WTSA.Resolution if self.bodies is None else None)
        return kind is None or any(store.matching(one.iri, RDF.type, kind))


def is_number(text: str) -> bool:
    """Whether `text` has the form.

    >>> [is_number(text) for text in ("70", "pp/130", "Resolution 78 (Rev. Hammamet, 2016)", "R50", "20-03")]
    [True, True, True, False, False]
    """
    return bool(_FORM.fullmatch(_levelled(text)))


def numbered(store: GraphStore, text: str, wanted: NamedNode | None = None) -> NamedNode | None:
    """The instrument that a person calls `text`, which has the form; `wanted` is a class of instruments.

    Where no class is wanted, None for a number alone or with words that name neither a body nor a kind.
    Raises QueryError: several have the number (with their codes), none has it (with the nearest), or the words say nothing.
    """
    form = _FORM.fullmatch(_levelled(text))
    if form is None:
        raise QueryError(f"this is not a body and a number: {text!r}", remedy="for example pp/130")
    asked = _asked(store, form)
    if asked is None and wanted:
        raise _not_understood(store, form)
    if asked is None or not (wanted or form["words"] or form["issuer"] or form["cited"]):
        return None
    fitting = [one for one in _with_number(store, asked.number) if asked.fits(store, one, wanted)]
    if len(fitting) == 1:
        return fitting[0].iri
    if fitting:
        several = "bodies" if len({one.body for one in fitting}) > 1 else "kinds"
        raise QueryError(f"{text!r} is an instrument of several {several}: {', '.join(one.code for one in fitting)}",
                         remedy=f"say which: {' or '.join(one.code for one in fitting)}")
    raise _unknown(store, text, asked.number)


def _levelled(text: str) -> str:
    return " ".join(text.split())


def _asked(store: GraphStore, form: re.Match[str]) -> _Asked | None:
    """What the words of the form ask for; None where they are no words for bodies and kinds."""
    words = [word.strip(".:") for word in re.split(r"[/ ]", form["words"] or "")]
    issuers = _issuers(store)
    limits = [_by_citation(store, form["cited"])] if form["cited"] else []
    if form["issuer"]:
        if fold(form["issuer"]) not in issuers:
            return None
        limits.append(issuers[fold(form["issuer"])])
    for body, kind in ((words, ""), (words[:-1], words[-1]), (words[1:], words[0])):
        name, meant = fold(" ".join(body)), _kind(store, kind)
        if (not name or name in issuers) and (meant or not kind):
            limits += [issuers[name]] if name else []
            return _Asked(form["number"], frozenset.intersection(*limits) if limits else None, meant)
    return None


def _issuers(store: GraphStore) -> dict[str, Bodies]:
    """The bodies that issue instruments, by their folded names and those of their conferences."""
    return store.remembered("issuers", lambda: _find_issuers(store))


def _find_issuers(store: GraphStore) -> dict[str, Bodies]:
    found: dict[str, Bodies] = {}
    bodies = {quad.object for quad in store.matching(None, WTSA.issuingBody)}
    pairs = [(body, body) for body in bodies]
    pairs += [(quad.subject, quad.object) for quad in store.matching(None, WTSA.sessionOf) if quad.object in bodies]
    for called, body in pairs:
        if isinstance(called, NamedNode) and isinstance(body, NamedNode):
            for name in (SKOS.notation, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
                for text in _texts(store, called, name):
                    found[fold(text)] = found.get(fold(text), frozenset()) | {body}
    return found


def _kind(store: GraphStore, word: str) -> NamedNode | None:
    """The class of instruments that `word` names: its label, or a beginning of it."""
    if len(word) < _SHORTEST:
        return None
    fitting = [kind for kind, names in _kinds(store) if any(name.startswith(word.casefold()) for name in names)]
    return fitting[0] if len(fitting) == 1 else None


def _kinds(store: GraphStore) -> list[tuple[NamedNode, list[str]]]:
    return [(quad.subject, _texts(store, quad.subject, RDFS.label))
            for quad in store.matching(None, RDFS.subClassOf, WTSA.Instrument) if isinstance(quad.subject, NamedNode)]


def _by_citation(store: GraphStore, cited: str) -> Bodies:
    """The bodies whose conferences are cited so; the place may be shared, as in "Dubai, 2012".

    Raises QueryError, with the nearest, where none is.
    """
    forms = {quad.object.value: quad.subject for quad in store.matching(None, WTSA.citationForm) if isinstance(quad.object, Literal)}
    named = [quad.subject for quad in store.matching(None, WTSA.citationForm)
             if isinstance(quad.object, Literal) and _without_comma(quad.object.value) == _without_comma(cited)]
    if not named:
        raise QueryError(f"no conference is cited as {cited!r}{did_you_mean(cited, forms)}",
                         remedy="leave the brackets out, and the body and number are enough")
    return frozenset(quad.object for conference in named if isinstance(conference, NamedNode)
                     for quad in store.matching(conference, WTSA.sessionOf) if isinstance(quad.object, NamedNode))


def _without_comma(text: str) -> str:
    return fold(text.replace(",", " "))


def _with_number(store: GraphStore, number: str) -> list[_Numbered]:
    """The instruments with a number, by body and code."""
    found = {quad.subject for quad in store.matching(None, WTSA.number, Literal(number)) if isinstance(quad.subject, NamedNode)}
    return sorted((_Numbered(body, _code(store, body), _code(store, one), one)
                   for one in found for quad in store.matching(one, WTSA.issuingBody) if isinstance(body := quad.object, NamedNode)),
                  key=lambda one: (one.body_code, one.code))


def _code(store: GraphStore, thing: NamedNode) -> str:
    return min(_texts(store, thing, SKOS.notation), default="")


def _texts(store: GraphStore, thing: NamedNode, name: Iri) -> list[str]:
    return [quad.object.value for quad in store.matching(thing, name) if isinstance(quad.object, Literal)]


def _not_understood(store: GraphStore, form: re.Match[str]) -> KgError:
    """The words around the number name no body and no kind."""
    words = (form["issuer"] or form["words"] or "").strip(".:")
    known = [*_bodies(store), *(name for _, names in _kinds(store) for name in names)]
    return QueryError(f"{words!r} is neither a body that issues instruments nor a kind of them{did_you_mean(words, known)}",
                      remedy="for example pp/130, or Resolution 130 of the Plenipotentiary Conference")


def _bodies(store: GraphStore) -> Iterator[str]:
    """The names of the bodies that issue instruments, as they are written."""
    for body in {quad.object for quad in store.matching(None, WTSA.issuingBody)}:
        if isinstance(body, NamedNode):
            yield from (*_texts(store, body, SKOS.notation), *_texts(store, body, SKOS.prefLabel))


def _unknown(store: GraphStore, text: str, number: str) -> KgError:
    others = _with_number(store, number)
    if others:
        return QueryError(f"there is no {text!r}; of the number {number} there {'is' if len(others) == 1 else 'are'} "
                          + ", ".join(one.code for one in others), remedy=f"for example {others[0].path}")
    known = [text for quad in store.matching(None, WTSA.issuingBody) if isinstance(quad.subject, NamedNode)
             for text in _texts(store, quad.subject, WTSA.number)]
    return QueryError(f"no body has an instrument with the number {number}{did_you_mean(number, known)}",
                      remedy="`kg query resolutions-by-body` shows them all")
