"""Words of a query that the graph does not have: a misspelt class or property gives no rows, and nobody would know why.

Known are the words that the ontology declares and what stands anywhere in the graph; looked at are names in the namespaces of
`ontology/prefixes.ttl`, with a prefix or in full, but not in the template of a CONSTRUCT. Such a query is asked all the same: it is
no mistake in SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.nearest import nearest
from kg.store import GraphStore
from kg.term import NamedNode
from kg.tokens import Token, line_and_column, tokens
from kg.vocab import compact, declared_terms, prefixes

_NOT_IN_GRAPHS = ("xsd",)  # datatypes and casts, which stand in no subject, predicate or object
_GRAPHS = ("PREFIX", "BASE", "FROM", "NAMED", "GRAPH")  # what stands behind these is no word


def unknown_words(store: GraphStore, sparql: str) -> list[str]:
    """A sentence for each such word, with the nearest one: "line 1, column 17: the graph has no wtsa:actionby; did you mean …"."""
    found: dict[str, str] = {}
    for token, iri in _words(sparql):
        if iri not in found and not _is_known(store, iri):
            line, column = line_and_column(sparql, token.start)
            found[iri] = f"line {line}, column {column}: the graph has no {compact(iri)}{_did_you_mean(iri)}"
    return list(found.values())


def _words(sparql: str) -> Iterator[tuple[Token, str]]:
    """The names in our namespaces, each with its IRI."""
    declared = dict(prefixes())
    spaces = tuple(space for prefix, space in prefixes().items() if prefix not in _NOT_IN_GRAPHS)
    before: list[Token] = []
    for token in _asked(sparql):
        if token.kind == "iri" and len(before) == 2 and before[0].is_word("PREFIX"):
            declared[before[1].text[:-1]] = token.text[1:-1]
        elif token.kind in ("iri", "prefixed") and not (before and before[-1].is_word(*_GRAPHS)):
            iri = token.text[1:-1] if token.kind == "iri" else _expanded(token.text, declared)
            if iri.startswith(spaces) and iri not in spaces:
                yield token, iri
        before = [*before[-1:], token]


def _asked(sparql: str) -> Iterator[Token]:
    """The tokens but those of a CONSTRUCT's template, which may say anything in any words."""
    template, opened = False, False
    for token in tokens(sparql):
        template = (template or token.is_word("CONSTRUCT")) and not token.is_word("WHERE")  # CONSTRUCT WHERE has none of its own
        opened = opened or (template and token.text == "{")
        if not opened:
            yield token
        elif token.text == "}":
            template, opened = False, False


def _expanded(name: str, declared: dict[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return declared[prefix] + re.sub(r"\\(.)", r"\1", local) if prefix in declared else ""


def _is_known(store: GraphStore, iri: str) -> bool:
    word = NamedNode(iri)
    places = ((None, word, None), (word, None, None), (None, None, word))
    return any(True for place in places for _ in store.matching(*place)) or iri in declared_terms()


def _did_you_mean(iri: str) -> str:
    """The nearest word of the same namespace; capitals matter least, but of two a property is not taken for a class."""
    space = max((space for space in prefixes().values() if iri.startswith(space)), key=len)
    known = [term[len(space):] for term in declared_terms() if term.startswith(space)]
    local = iri[len(space):]
    alike = [word for word in known if word[:1].isupper() == local[:1].isupper()]
    same = [word for words in (alike, known) for word in words if word.casefold() == local.casefold()]
    near = same[0] if same else nearest(local, alike) or nearest(local, known)
    return f"; did you mean {compact(space + near)}?" if near else ""
