"""Derived facts: `ontology/rules/*.rq`, each a SELECT of what follows and of the records it rests on.

    #+ summary: A resolution's shortcut to the bodies that Table 1 names
    SELECT ?subject ?predicate ?object ?premise1 WHERE { … }

Rules run in the order of their file names. A rule sees every graph but the derived one; one that says
`#+ after: [other-rule]` sees what those rules derived too (and what these saw). The same file runs forwards in a build
(`derive`) and backwards for `kg why` (`premises`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.iri import DERIVED_GRAPH
from kg.messages import QueryError
from kg.nearest import did_you_mean
from kg.resources import folder
from kg.saved.header import read_header
from kg.store import GraphStore, QuerySolution, QuerySolutions, check_syntax
from kg.term import Literal, NamedNode, Quad, Term, Triple
from kg.tokens import tokens

_DERIVED = NamedNode(DERIVED_GRAPH)
_STATEMENT = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name (the file's, without the number in front), its sentence, its query, the rules it builds on."""

    name: str
    summary: str
    sparql: str
    after: tuple[str, ...]
    premises: tuple[str, ...]
    file: Path


def rules(root: Path | None = None) -> tuple[Rule, ...]:
    """The rules in the order in which they run.

    Raises QueryError with the file for a syntax error, a missing column, or an `after` that names no earlier rule.
    """
    found: dict[str, Rule] = {}
    for path in sorted((root or folder("ontology") / "rules").glob("*.rq")):
        rule = _load(path)
        for name in rule.after:
            if name not in found:
                raise QueryError(f"there is no earlier rule {name}{did_you_mean(name, found)}", place=str(path))
        if rule.name in found:
            raise QueryError(f"the name {rule.name} is taken by {found[rule.name].file}", place=str(path))
        found[rule.name] = rule
    return tuple(found.values())


def _load(path: Path) -> Rule:
    text = path.read_text("utf-8")
    header = read_header(text, str(path))
    try:
        answer = check_syntax(text)
    except QueryError as error:
        raise QueryError(error.text, place=f"{path}: {error.place}") from error
    names = [variable.value for variable in answer.variables] if isinstance(answer, QuerySolutions) else []
    premises_ = tuple(name for name in names if name.startswith("premise"))
    if not premises_ or any(name not in names for name in _STATEMENT):
        raise QueryError("a rule selects ?subject ?predicate ?object ?premise1 …", place=str(path))
    number, _, name = path.stem.partition("-")
    return Rule(name if number.isdecimal() else path.stem, header.summary, text, header.after, premises_, path)


def derive(store: GraphStore, root: Path | None = None) -> Iterator[Quad]:
    """The quads of the derived graph, each once, in a fixed order. `store` is left as it is.

    Raises QueryError when a rule yields something that is no triple, naming the rule.
    """
    views = _Views(store, rules(root))
    found = {quad for rule in views.rules for quad in views.results(rule)}
    yield from sorted(found, key=str)


def premises(store: GraphStore, subject: str, predicate: str, value: Term | str, root: Path | None = None,
             ) -> list[tuple[str, tuple[str, ...]]]:
    """Which rules derive a triple, and from which records: (rule, IRIs of the records), sorted, each once.

    `value` is a term, or one as SPARQL spells it (`<iri>`, `"text"@en`).
    """
    views = _Views(store, rules(root))
    triple = (NamedNode(subject), NamedNode(predicate), _term(value))
    found = {(rule.name, views.records(rule, row)) for rule in views.rules for row in views.rows(rule, triple)}
    return sorted(found)


def derivations(store: GraphStore, root: Path | None = None) -> Iterator[tuple[str, Triple, tuple[str, ...]]]:
    """All ways in which triples are derived: (rule, triple, IRIs of the records), each once, in a fixed order."""
    views = _Views(store, rules(root))
    found = {(rule.name, views.quad(rule, row).triple, views.records(rule, row)) for rule in views.rules for row in views.rows(rule)}
    yield from sorted(found, key=lambda way: (way[0], str(way[1]), way[2]))


def _term(value: Term | str) -> Term:
    """A term that may come spelled. Raises QueryError when the spelling holds anything but one term."""
    if not isinstance(value, str):
        return value
    if not value.strip() or any(token.text in "(){}" or token.kind == "word" for token in tokens(value)):
        raise QueryError(f"this is not a term: {value}", remedy='write <IRI> or "text"')
    for row in GraphStore.in_memory().select(f"SELECT ({value} AS ?term) {{}}"):
        if isinstance(row["term"], (NamedNode, Literal)):
            return row["term"]
    raise QueryError(f"this is not a term: {value}", remedy='write <IRI> or "text"')


class _Views:
    """What each rule sees of a store: the stated graphs, and for a rule with `after` the results of those before it."""

    def __init__(self, store: GraphStore, found: tuple[Rule, ...]) -> None:
        self.rules = found
        self._store = store
        self._stated = [graph for graph in store.graphs() if graph != DERIVED_GRAPH]
        self._results: dict[str, frozenset[Quad]] = {}

    def results(self, rule: Rule) -> frozenset[Quad]:
        """All that `rule` derives, computed once."""
        if rule.name not in self._results:
            self._results[rule.name] = frozenset(self.quad(rule, row) for row in self.rows(rule))
        return self._results[rule.name]

    def rows(self, rule: Rule, triple: tuple[Term, ...] = ()) -> Iterator[QuerySolution]:
        """The solutions of `rule`; with a triple only those that derive it."""
        sparql = _narrowed(rule.sparql, triple) if triple else rule.sparql
        if rule.after:
            yield from self._with_results(rule).select(sparql)
        else:
            yield from self._store.select(sparql, graphs=self._stated)

    def _with_results(self, rule: Rule) -> GraphStore:
        """A copy of the stated graphs with what the rules before `rule` derived."""
        copy = GraphStore.in_memory(quad for graph in self._stated for quad in self._store.quads(graph))
        for before in self._before(rule):
            copy.add(self.results(before))
        return copy

    def _before(self, rule: Rule) -> list[Rule]:
        """The rules that `rule` builds on, and those that these build on."""
        direct = [other for other in self.rules if other.name in rule.after]
        return [*direct, *(deeper for other in direct for deeper in self._before(other))]

    def quad(self, rule: Rule, row: QuerySolution) -> Quad:
        """What one solution derives. Raises QueryError when it is no triple."""
        subject, predicate, value = (row[name] for name in _STATEMENT)
        if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)
                and isinstance(value, (NamedNode, Literal))):
            raise QueryError(f"the rule {rule.name} yields no triple: {subject} {predicate} {value}",
                             place=str(rule.file))
        self.records(rule, row)
        return Quad(subject, predicate, value, _DERIVED)

    def records(self, rule: Rule, row: QuerySolution) -> tuple[str, ...]:
        """The records that one solution rests on.

        Raises QueryError when a premise is missing or no IRI: such a fact could not be traced back.
        """
        found = [row[name] for name in rule.premises if row[name] is not None]
        if not found or not all(isinstance(term, NamedNode) for term in found):
            raise QueryError(f"the rule {rule.name} names no record for {row['subject']}", place=str(rule.file))
        return tuple(term.value for term in found if isinstance(term, NamedNode))


def _narrowed(sparql: str, triple: tuple[Term, ...]) -> str:
    """The rule as a subquery, kept to one triple by a filter that the engine moves inwards where that is sound."""
    prologue, query = _split_prologue(sparql)
    wanted = " && ".join(f"sameTerm(?{name}, {term})" for name, term in zip(_STATEMENT, triple, strict=True))
    return f"{prologue}\nSELECT * WHERE {{ {{\n{query}\n}} FILTER({wanted}) }}"


def _split_prologue(sparql: str) -> tuple[str, str]:
    """PREFIX and BASE declarations, which cannot stand in a subquery, and the rest."""
    start = next(token.start for token in tokens(sparql) if token.is_word("SELECT"))
    return sparql[:start], sparql[start:]
