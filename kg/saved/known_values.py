"""The values that a parameter can have where the graph holds them: `values: wtsa:country` in a query's header.

A text that differs only in capitals is taken for the value; anything else is asked as it was typed, and when nothing is
found people hear which values there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.names.lookup import expand
from kg.nearest import nearest
from kg.saved.parameters import Parameter
from kg.store import GraphStore
from kg.term import Literal

SHOWN = 6
_ALIKE = 0.7  # below, a suggestion is a guess: "Ireland" is not "Iceland"


def spelled(store: GraphStore, parameter: Parameter, text: str) -> str:
    """`text` as the graph spells it where only capitals or spaces differ, else as it is."""
    known = _known(store, parameter)
    if text in known:
        return text
    same = [value for value in known if " ".join(value.casefold().split()) == " ".join(text.casefold().split())]
    return same[0] if len(same) == 1 else text


def hint(store: GraphStore, parameters: Iterable[Parameter], given: Mapping[str, str]) -> str:
    """Why an answer may be empty: the given values that the graph does not have, and what it has instead."""
    return "".join(_of_one(store, parameter, given[parameter.name]) for parameter in parameters
                   if parameter.values and parameter.name in given)


def _of_one(store: GraphStore, parameter: Parameter, text: str) -> str:
    known = _known(store, parameter)
    if spelled(store, parameter, text) in known or not known:
        return ""
    near = nearest(text, known, at_least=_ALIKE) if parameter.type.startswith("string") else ""
    if near:
        return f"; {parameter.name} is never {text!r}, did you mean {near!r}?"
    often = sorted(value for value, _ in sorted(known.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN])
    return f"; {parameter.name} has values such as {', '.join(often)}"


def _known(store: GraphStore, parameter: Parameter) -> Counter[str]:
    """Each value of the property that the parameter names, and how often it stands in the graph."""
    found = store.matching(None, expand(parameter.values))
    return Counter(quad.object.value for quad in found if isinstance(quad.object, Literal))
