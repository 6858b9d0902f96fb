"""From the rows of a SELECT that keeps the contract of columns (see `kg.network.view`) to a network."""

from __future__ import annotations

from collections.abc import Sequence

from kg.export.table import plain_value
from kg.messages import QueryError
from kg.network.gathered import Gathered, Said
from kg.store import QuerySolution, QuerySolutions
from kg.term import NamedNode

_OWN = {"node": {"Label", "Type", "Start", "End", "Colour"}, "linkedNode": {"Label", "Type", "Start", "End", "Colour"},
        "edge": {"Label", "Colour"}}


def gather_rows(answer: QuerySolutions, gathered: Gathered, place: str) -> None:
    """Take every row. Raises QueryError where a literal stands in place of a thing."""
    names = [variable.value for variable in answer.variables]
    extra = {part: _attributes(names, part) for part in _OWN}
    for row in answer:
        source, target = (_thing(row, part, gathered, extra[part], names, place) for part in ("node", "linkedNode"))
        if source and target:
            tie = gathered.tie(source, target, _text(row, "edgeLabel", names) or gathered.kind(_term(row, "edge", names)))
            tie.more(start=_text(row, "start", names), end=_text(row, "end", names), colour=_text(row, "edgeColour", names))
            tie.weigh(plain_value(_term(row, "weight", names)))
            tie.records += _text(row, "record", names).split()
            _describe(tie, row, "edge", extra["edge"])


def _attributes(names: Sequence[str], part: str) -> list[str]:
    """The columns that are attributes: `nodeTitle`, but not `nodeLabel`."""
    return [name for name in names if name.startswith(part) and name[len(part):][:1].isupper() and name[len(part):] not in _OWN[part]]


def _thing(row: QuerySolution, part: str, gathered: Gathered, extra: list[str], names: list[str], place: str) -> str | None:
    term = _term(row, part, names)
    if term is None:
        return None
    if not isinstance(term, NamedNode):
        raise QueryError(f"?{part} is {term}: only what has an IRI can be a node", place=place,
                         remedy=f"make it an attribute: ?{part}Title, ?edgeYear")
    thing = gathered.thing(term.value)
    label, start, end, colour = (_text(row, part + word, names) for word in ("Label", "Start", "End", "Colour"))
    thing.more(label=label, kind=gathered.kind(_term(row, f"{part}Type", names)), start=start, end=end, colour=colour)
    _describe(thing, row, part, extra)
    return term.value


def _describe(said: Said, row: QuerySolution, part: str, extra: list[str]) -> None:
    for name in extra:
        word = name[len(part):]
        said.attribute(word[0].lower() + word[1:], plain_value(row[name]))


def _term(row: QuerySolution, name: str, names: Sequence[str]) -> object:
    return row[name] if name in names else None


def _text(row: QuerySolution, name: str, names: Sequence[str]) -> str:
    term = _term(row, name, names)
    return "" if term is None else str(getattr(term, "value", term))
