"""SPARQL-based constraints (SHACL 5): one query for all focus nodes instead of one for each.

SHACL binds `$this` beforehand, once per focus node. Here the focus nodes are joined in: their pattern is put at the
start of the query's group and of every group nested in it, outside EXISTS, where SPARQL itself substitutes `$this`.
That gives the same solutions as long as the query does not count, cut or subtract, so what does is refused by
`check_select` (SHACL 5.2.1 forbids MINUS, VALUES and SERVICE as well).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.messages import QueryError, UnsupportedShape
from kg.shapes.model import Select, ShapeError
from kg.store import check_syntax
from kg.tokens import Token, tokens

REFUSED = ("MINUS", "VALUES", "SERVICE", "GRAPH", "FROM", "GROUP", "HAVING", "LIMIT", "OFFSET", "REDUCED",
           "ASK", "CONSTRUCT", "DESCRIBE", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
REFUSED_VARIABLES = ("shapesGraph", "currentShape", "failure")
NO_NODES = "VALUES ?this {}"


def check_select(select: Select, path: str, file: str) -> None:
    """Make sure that `compiled` means what SHACL means.

    Raises UnsupportedShape where the query cannot be asked for all focus nodes at once, ShapeError where it is none.
    """
    found = list(tokens(select.query))
    for token in found:
        if token.is_word(*REFUSED):
            raise UnsupportedShape(f"{token.text.upper()} in sh:select is not supported", place=file,
                                   remedy="say it with FILTER, OPTIONAL, UNION or [NOT] EXISTS")
        if _variable(token) in REFUSED_VARIABLES:
            raise UnsupportedShape(f"the variable {token.text} in sh:select is not supported", place=file,
                                   remedy="write the term itself")
    if sum(token.is_word("SELECT") for token in found) != 1:
        raise UnsupportedShape("sh:select needs exactly one SELECT, no query inside the query", place=file,
                               remedy="say it with [NOT] EXISTS")
    _check_variables(found, path, file)
    try:
        check_syntax(compiled(select, path, NO_NODES))
    except QueryError as error:
        raise ShapeError(f"sh:select is no well-formed query: {error}", place=file,
                         remedy="prefixes come from sh:prefixes") from error


def _check_variables(found: list[Token], path: str, file: str) -> None:
    head = found[:next((i for i, token in enumerate(found) if token.text == "{"), 0)]
    if "this" not in map(_variable, head):
        raise ShapeError("sh:select does not select $this", place=file, remedy="write SELECT $this … WHERE { … }")
    if not path and "PATH" in map(_variable, found):
        raise ShapeError("sh:select uses $PATH on a shape without sh:path", place=file, remedy="write the path itself")


def compiled(select: Select, path: str, focus: str) -> str:
    """The query over all nodes that the pattern `focus` binds to ?this, with $PATH replaced (SHACL 5.3.1).

    >>> compiled(Select("", "SELECT $this WHERE { $this $PATH 1 }"), "<urn:p>", "?this <urn:q> 2")
    'SELECT $this WHERE { { SELECT DISTINCT ?this WHERE { ?this <urn:q> 2 } } $this <urn:p> 1 }'
    """
    heads = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in dict(select.prefixes).items())
    return heads + "".join(_pieces(select.query, path, focus))


def _pieces(query: str, path: str, focus: str) -> Iterator[str]:
    within_exists: list[bool] = []
    before, end = "", 0
    for token in tokens(query):
        yield query[end:token.start]
        end = token.end
        yield path if _variable(token) == "PATH" else token.text
        if token.text == "{":
            within_exists.append(before == "EXISTS" or any(within_exists))
            if not within_exists[-1]:
                yield f" {{ SELECT DISTINCT ?this WHERE {{ {focus} }} }}"
        elif token.text == "}" and within_exists:
            within_exists.pop()
        before = token.text.upper()


def _variable(token: Token) -> str:
    """The name of a variable, "" for any other token."""
    return token.text[1:] if token.kind == "variable" else ""
