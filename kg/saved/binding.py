"""Parameters into a query as RDF terms, never as text.

A query is cut once, at load time, into what stays and the places where a parameter stands. Binding puts a term there as
the engine itself spells it, so a value can change neither the number nor the kind of the other tokens. Every place
counts, also in subqueries, filters and OPTIONAL parts, which the engine's own `substitutions` and a `VALUES` in front
do not reach.

>>> from kg.term import Literal
>>> template = Template.of("SELECT ?s $p WHERE { ?s ?p $o FILTER(BOUND($o)) }", {"p", "o"})
>>> template.bind({"o": Literal('" } #')})
'SELECT ?s $p WHERE { ?s ?p  "\\\\" } #"  FILTER( (true) ) }'
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from kg.messages import QueryError
from kg.term import Term
from kg.tokens import Token, line_and_column, tokens


class Role(Enum):
    """What stands where the parameter stood: `{0}` is the term, `{1}` the variable."""

    TERM = " {0} "
    PROJECTED = " ({0} AS {1}) "  # SELECT ?x
    CONDITION = " ({0}) "         # GROUP BY ?x, ORDER BY ?x
    BOUND = " (true) "            # BOUND(?x)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a parameter: its name, its role, and where in the query it starts and ends."""

    name: str
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Template:
    """A query and the places of its parameters in order."""

    sparql: str
    slots: tuple[Slot, ...]

    @classmethod
    def of(cls, sparql: str, parameters: Collection[str]) -> Template:
        """Find the places of `parameters`, written `$name` or `?name`.

        Raises QueryError with line and column where the query itself gives a value to a parameter.
        """
        return cls(sparql, tuple(_slots(sparql, parameters)))

    def bind(self, terms: Mapping[str, Term]) -> str:
        """The query with `terms` in place; a parameter without a term stays a variable."""
        spelled = {name: spell(term) for name, term in terms.items()}
        pieces, position = [], 0
        for slot in self.slots:
            if slot.name in spelled:
                filled = slot.role.value.format(spelled[slot.name], f"?{slot.name}")
                pieces += [self.sparql[position:slot.start], filled]
                position = slot.end
        return "".join(pieces) + self.sparql[position:]


_SPELLINGS = (["iri"], ["string"], ["string", "language"], ["string", "sign", "iri"])


def spell(term: Term) -> str:
    """`term` as SPARQL spells it, by the engine. Raises QueryError should that ever be more than one term."""
    text = str(term)
    if [token.kind for token in tokens(text)] not in _SPELLINGS:
        raise QueryError(f"this value cannot stand in a query: {text}")
    return text


def _slots(sparql: str, parameters: Collection[str]) -> Iterator[Slot]:
    scan = _Scan()
    found = list(tokens(sparql))
    for index, token in enumerate(found):
        if token.kind == "variable" and token.text[1:] in parameters:
            if scan.assigns(found[index - 1] if index else None):
                line, column = line_and_column(sparql, token.start)
                raise QueryError(f"the query itself gives a value to its parameter {token.text}",
                                 place=f"line {line}, column {column}")
            yield _slot(token, scan, found[max(0, index - 2):index + 2])
        scan.step(token)


def _slot(token: Token, scan: _Scan, around: list[Token]) -> Slot:
    """The slot of a parameter; `around` is the two tokens before it, itself and the one behind it."""
    name = token.text[1:]
    if len(around) == 4 and around[0].is_word("BOUND") and around[1].text == "(" and around[3].text == ")":
        return Slot(name, Role.BOUND, around[0].start, around[3].end)
    return Slot(name, scan.role(), token.start, token.end)


class _Scan:
    """Which clause a token stands in: one entry for each open brace, each with its clause and its open brackets."""

    def __init__(self) -> None:
        self._levels: list[tuple[str, int]] = [("", 0)]

    def step(self, token: Token) -> None:
        """Move past `token`."""
        clause, brackets = self._levels[-1]
        if token.text == "{":
            self._levels[-1] = ("", 0)
            self._levels.append(("", 0))
        elif token.text == "}" and len(self._levels) > 1:
            self._levels.pop()
        elif token.text in ("(", ")"):
            self._levels[-1] = (clause, brackets + (1 if token.text == "(" else -1))
        elif token.is_word("SELECT", "GROUP", "ORDER", "VALUES"):
            self._levels[-1] = (token.text.upper(), 0)
        elif token.is_word("WHERE", "FROM", "HAVING", "LIMIT", "OFFSET"):
            self._levels[-1] = ("", 0)

    def role(self) -> Role:
        """What a parameter is here."""
        clause, brackets = self._levels[-1]
        if brackets or clause not in ("SELECT", "GROUP", "ORDER"):
            return Role.TERM
        return Role.PROJECTED if clause == "SELECT" else Role.CONDITION

    def assigns(self, before: Token | None) -> bool:
        """Whether a variable here is given a value: `… AS ?x`, `VALUES ?x`."""
        return bool(before and before.is_word("AS")) or self._levels[-1][0] == "VALUES"
