"""How many patterns of a query are joined with each other, which is what its planning takes time for.

The engine compares all orders in which joined patterns may be asked: with a hundred that share a variable it plans for one or two
seconds, and with two hundred for some sixteen times as long (pyoxigraph 0.5; nothing but the end of the process stops it). The branches
of a UNION, what stands in MINUS, EXISTS or a subquery, and the template of a CONSTRUCT are no joined patterns of the group around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise

from kg.tokens import Token, tokens

_MOST = 100  # more than anybody writes: the longest of the saved questions has a quarter
_SEPARATORS = (".", ";", ",", "/")  # what stands between two patterns, steps of a path included
_APART = ("UNION", "MINUS", "EXISTS", "CONSTRUCT")  # a group behind these adds nothing to the one around it
_EXPRESSIONS = ("FILTER", "BIND", "HAVING")  # what stands in the parentheses behind these joins nothing


@dataclass(slots=True)
class _Group:
    """A group of patterns: how many are joined in it so far, how many it adds at most to the group around it, and whether it is asked.

    `values` is true from VALUES to its block, `expression` from FILTER or BIND to the end of its parentheses.
    """

    joined: int = 0
    adds: int = _MOST
    asked: bool = True
    parentheses: int = 0
    values: bool = False
    expression: bool = False


def too_many_joins(sparql: str) -> Token | None:
    """The token at which a group joins more patterns than anybody writes, or None.

    >>> too_many_joins("SELECT * { " + "?s ?p ?o . " * 200 + "}").start
    1109
    >>> too_many_joins("SELECT * { " + "{ ?s ?p ?o } UNION " * 200 + "{ ?s ?p ?o } }") is None
    True
    """
    if sum(map(sparql.count, (*_SEPARATORS, "{", "["))) <= _MOST:
        return None
    groups = [_Group()]
    before: Token | None = None
    for token, behind in pairwise(chain(tokens(sparql), (None,))):
        if token is None:
            break
        _step(groups, token, before, behind)
        if groups[-1].asked and groups[-1].joined > _MOST:
            return token
        before = token
    return None


def _step(groups: list[_Group], token: Token, before: Token | None, behind: Token | None) -> None:
    """Move past `token`: into a group, out of one, or on in one."""
    group = groups[-1]
    if token.text == "{":
        groups.append(_opened(group, before, behind))
    elif token.text == "}" and len(groups) > 1:
        groups.pop()
        first_of_union = bool(behind and behind.is_word("UNION"))
        groups[-1].joined += min(group.joined, group.adds, 1 if first_of_union else _MOST)
    elif token.kind == "word":
        group.values = group.values or token.is_word("VALUES")
        group.expression = group.expression or token.is_word(*_EXPRESSIONS)
    elif token.text in ("(", ")"):
        group.parentheses += 1 if token.text == "(" else -1
        group.expression = group.expression and group.parentheses > 0
    elif token.kind == "sign" and not group.expression and _joins(group, token, before):
        group.joined += 1


def _joins(group: _Group, token: Token, before: Token | None) -> bool:
    """Whether a sign says that another pattern follows; the full stop behind a group or an expression does not."""
    if token.text in ("/", "["):
        return True
    behind_block = token.text == "." and before is not None and before.text in ("}", ")")
    return token.text in _SEPARATORS and group.parentheses <= 0 and not behind_block


def _opened(around: _Group, before: Token | None, behind: Token | None) -> _Group:
    if around.values:
        around.values = False
        return _Group(adds=0, asked=False)
    around.expression = False  # FILTER EXISTS { … }
    subquery = bool(behind and behind.is_word("SELECT"))
    adds = 0 if before and before.is_word(*_APART) else 1 if subquery else _MOST
    template = bool(before and before.is_word("CONSTRUCT"))
    return _Group(1, adds, around.asked and not template)
