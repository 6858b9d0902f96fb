"""The header of a query file: YAML behind `#+`, as in grlc, with typed parameters and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from kg.messages import QueryError
from kg.nearest import did_you_mean
from kg.saved.parameters import Parameter, known_type, type_names

# Ours, and those of grlc that a file may carry for other tools.
_KEYS = ("summary", "description", "tags", "keywords", "competency", "params", "columns", "expect", "license", "after",
         "view", "defaults", "enumerate", "endpoint", "endpoint_in_url", "pagination", "method", "transform")
_PARAMETER_KEYS = ("type", "class", "required", "default", "example", "label", "values")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a query file says.

    `values` is all of it as YAML has it, `lines` are its lines with their numbers in the file.
    """

    summary: str
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    competency: str = ""
    expect: Mapping[str, Any] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    view: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    first_line: int = 1
    lines: tuple[tuple[int, str], ...] = ()

    def line_of(self, word: str) -> int:
        """The line that first mentions `word` as a key."""
        keyed = re.compile(rf"(^|[\s{{,]){re.escape(word)}\s*:")
        return next((number for number, line in self.lines if keyed.search(line)), self.first_line)


def read_header(text: str, place: str) -> Header:
    """The header at the top of a query file, called `place` in messages.

    Raises QueryError with file, line and column for bad YAML, an unknown key, a parameter of an unknown type.
    """
    lines = tuple(_header_lines(text))
    if not lines:
        raise QueryError("the query has no header; it begins with `#+ summary: …`", place=f"{place}:1:1")
    values = _yaml(lines, place)
    draft = Header(str(values.get("summary", "")), lines=lines, first_line=lines[0][0])
    try:
        _check_keys(values, _KEYS, "header key")
        if not draft.summary:
            raise QueryError("the header has no summary")
        return Header(
            draft.summary, " ".join(str(values.get("description", "")).split()),
            tuple(_parameter(str(name), found) for name, found in _mapping(values, "params").items()),
            {str(name): str(label) for name, label in _mapping(values, "columns").items()},
            tuple(map(str, _sequence(values, "tags"))), str(values.get("competency", "")),
            _mapping(values, "expect"), tuple(map(str, _sequence(values, "after"))), _mapping(values, "view"), values,
            draft.first_line, lines)
    except QueryError as error:
        raise QueryError(error.text, place=f"{place}:{draft.line_of(error.place)}:1", remedy=error.remedy) from error


def _header_lines(text: str) -> Iterable[tuple[int, str]]:
    """The `#+` lines before the query itself, without the mark; other comments may stand between them."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#+"):
            yield number, line[2:].removeprefix(" ").rstrip("\r")
        elif line.strip() and not line.startswith("#"):
            return


def _yaml(lines: tuple[tuple[int, str], ...], place: str) -> Mapping[str, Any]:
    try:
        values = yaml.load("\n".join(line for _, line in lines), Loader=_Texts)  # noqa: S506  # a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        number, column = (lines[min(mark.line, len(lines) - 1)][0], mark.column + 4) if mark else (lines[0][0], 1)
        raise QueryError(f"the header is no YAML: {error.problem}", place=f"{place}:{number}:{column}") from error
    except yaml.YAMLError as error:
        raise QueryError(f"the header is no YAML: {error}", place=f"{place}:{lines[0][0]}:1") from error
    if not isinstance(values, dict):
        raise QueryError("the header is not a list of `key: value`", place=f"{place}:{lines[0][0]}:1")
    return values


class _Texts(yaml.SafeLoader):
    """YAML in which 2022-01-15, 020 and `no` stay what was written; only true, false and whole numbers are more."""


_Texts.yaml_implicit_resolvers = {}
_Texts.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))
_Texts.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"(0|[1-9]\d*)$"), list("0123456789"))
_Texts.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|)$"), ["~", "n", ""])


def _mapping(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key) or {}
    if not isinstance(found, dict):
        raise QueryError(f"{key} must be `name: value` pairs", place=key)
    return found


def _sequence(values: Mapping[str, Any], key: str) -> list[Any]:
    found = values.get(key) or []
    if not isinstance(found, list):
        raise QueryError(f"{key} must be a list such as [one, two]", place=key)
    return found


def _check_keys(found: Mapping[str, Any], known: tuple[str, ...], what: str) -> None:
    for key in found:
        if key not in known:
            raise QueryError(f"unknown {what} {key}{did_you_mean(str(key), known)}", place=str(key))


def _parameter(name: str, found: Any) -> Parameter:
    if not _VARIABLE.fullmatch(name):
        raise QueryError(f"a parameter cannot be called {name!r}", place=name)
    if not isinstance(found, dict):
        raise QueryError(f"parameter {name} needs `{{type: …}}`", place=name)
    _check_keys(found, _PARAMETER_KEYS, f"key of parameter {name}:")
    kind = str(found.get("type", "string"))
    if not known_type(kind):
        raise QueryError(f"parameter {name} has the unknown type {kind}{did_you_mean(kind, type_names())}", place=name,
                         remedy=f"types: {', '.join(type_names())}")
    default = found.get("default")
    return Parameter(name, kind, str(found.get("class", "")), bool(found.get("required", False)),
                     None if default is None else _text(default), _text(found.get("example", "")),
                     _text(found.get("label", name)), values=str(found.get("values", "")))


def _text(value: Any) -> str:
    """A value as it was written; of labels in several languages the English one."""
    if isinstance(value, dict):
        return str(value.get("en") or next(iter(value.values()), ""))
    return str(value).lower() if isinstance(value, bool) else str(value)
