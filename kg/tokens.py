"""SPARQL as tokens: enough to know what is a variable, a keyword or a string, and what only looks like one.

The engine parses queries; this module only answers two questions that the engine does not: does a query call another
server (`SERVICE`), and where exactly does a parameter stand. Strings, IRIs and comments are told from the rest by the
terminals of the grammar: https://www.w3.org/TR/sparql11-query/#sparqlGrammar (rules 139 to 173).

>>> [t.text for t in tokens('SELECT ?s { ?s ?p "SERVICE { # }" } # SERVICE')]
['SELECT', '?s', '{', '?s', '?p', '"SERVICE { # }"', '}']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NAME_START = r"A-Za-z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F" \
              r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
_NAME = _NAME_START + r"0-9\u00B7\u0300-\u036F\u203F-\u2040"
_LOCAL = rf"(?:[{_NAME}:\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"

_TOKEN = re.compile(
    rf"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                |"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*')
    | (?P<variable>[?$][{_NAME_START}0-9][{_NAME}]*)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
    | (?P<blank>_:[{_NAME}](?:[{_NAME}.\-]*[{_NAME}\-])?)
    | (?P<prefixed>(?:[{_NAME_START}](?:[{_NAME}.\-]*[{_NAME}\-])?)?:(?:{_LOCAL}(?:(?:{_LOCAL}|\.)*{_LOCAL})?)?)
    | (?P<word>[A-Za-z][A-Za-z0-9_]*)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<sign>\^\^|&&|\|\||!=|<=|>=|<<(?![^<>"{{}}|^`\\\x00-\x20]*>)|>>|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_HIDDEN_SERVICE = re.compile(r"\).*service", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (a group name of the pattern above), its text, where it starts and ends."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Whether this is one of these keywords, in whatever case."""
        return self.kind == "word" and self.text.upper() in words


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of `sparql` in order, without white space and comments. Never fails: a stray sign is a token too."""
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or "sign"
        if kind not in ("space", "comment"):
            yield Token(kind, match.group(), match.start(), match.end())


def service_call(sparql: str) -> Token | None:
    """The first token of `sparql` that sends a part of it to another server, or None.

    >>> service_call("SELECT * { service <http://127.0.0.1:9/> { ?s ?p ?o } }").start
    11
    >>> service_call('SELECT ?service { ?service <urn:service> "SERVICE" } # SERVICE') is None
    True
    """
    if not mentions_service(sparql):
        return None
    return next((t for t in tokens(sparql) if t.is_word("SERVICE") or _may_hide_service(t)), None)


def mentions_service(sparql: str) -> bool:
    """Whether the word occurs at all; nearly no query has it, so nearly none has to be looked at more closely."""
    return "service" in sparql.lower()


def _may_hide_service(token: Token) -> bool:
    """`FILTER(?a<?b)SERVICE?x#>` is an IRI to the longest match and a comparison to a parser that knows better."""
    return token.kind == "iri" and bool(_HIDDEN_SERVICE.search(token.text))


def without_comments(sparql: str) -> tuple[str, list[int]]:
    """`sparql` with blanks for comments, so that every parser sees the same strings, and where line breaks were added.

    Why: `?a<?b#>` may be read as an IRI, or as a comparison and the start of a comment. A line break behind such an IRI
    ends the comment that some other reader may see; the list has the offsets of these breaks.
    """
    pieces: list[str] = []
    breaks: list[int] = []
    position = 0
    for token in tokens(sparql):
        pieces += [_blank(sparql[position:token.start]), token.text]
        position = token.end
        if token.kind == "iri" and "#" in token.text:
            breaks.append(position + len(breaks))
            pieces.append("\n")
    return "".join(pieces) + _blank(sparql[position:]), breaks


def _blank(gap: str) -> str:
    """White space and comments as white space of the same length."""
    return "".join(sign if sign in "\r\n" else " " for sign in gap)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where `offset` is for a person: line and column, both from 1.

    >>> line_and_column("ab\\ncd", 4)
    (2, 2)
    """
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a line and column, both from 1.

    >>> offset_of("ab\\ncd", 2, 2)
    4
    """
    return sum(len(row) + 1 for row in text.split("\n")[:line - 1]) + column - 1


def undeclared_prefix(sparql: str, known: Iterable[str]) -> Token | None:
    """The first name whose prefix is neither in `known` nor declared by the query itself.

    >>> undeclared_prefix("PREFIX a: <urn:a#> SELECT * { ?x a:b ?y ; c:d ?z }", ()).text
    'c:d'
    """
    declared = set(known)
    before: Token | None = None
    for token in tokens(sparql):
        if token.kind == "prefixed":
            prefix = token.text.partition(":")[0]
            if before and before.is_word("PREFIX"):
                declared.add(prefix)
            elif prefix not in declared:
                return token
        before = token
    return None


_MOST_DEEP, _MOST_SAID = 200, 4000  # the engine is recursive in both; some times as much exhausts its stack
_HIDDEN_IN_IRI = "&!;("  # `?a<?b&&?c>?d` is one IRI to the longest match


def too_complex(sparql: str) -> Token | None:
    """The token at which a query nests deeper or says more than any person writes, or None.

    Lists of data do not count: the rows of VALUES, what stands behind a comma in parentheses.

    >>> too_complex("SELECT * { FILTER(" + "(" * 500 + "1" + ")" * 500 + ") }").start
    216
    >>> too_complex("SELECT * { " + "?s ?p ?o . " * 9000 + "}").start
    11003
    """
    if len(sparql) <= _MOST_SAID and sum(map(sparql.count, "({[")) <= _MOST_DEEP:
        return None
    depth = said = 0
    data = False
    parentheses: list[str] = []
    before = ""
    for token in tokens(sparql):
        hidden = token.text if token.kind == "iri" else ""
        if token.text in ("(", "{", "["):
            parentheses.append(token.text)
        elif token.text in (")", "}", "]") and parentheses:
            parentheses.pop()
        data = token.is_word("VALUES") or (data and token.text != "}")
        listed = "," in (before, token.text) and parentheses[-1:] == ["("]
        said += 0 if data or listed else 1
        said += sum(map(hidden.count, _HIDDEN_IN_IRI))
        depth = len(parentheses) + hidden.count("(")
        if depth > _MOST_DEEP or said > _MOST_SAID:
            return token
        before = token.text
    return None
