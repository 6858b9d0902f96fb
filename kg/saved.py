"""Saved queries: a file is a question with a name, a sentence, declared parameters and columns.

    #+ summary: Resolutions that name a study group
    #+ params:
    #+   sg: {type: iri, class: wtsa:StudyGroup, required: true, example: SG17}
    #+ columns: {resolution: Resolution}
    PREFIX wtsa: <https://w3id.org/wtsa/ont#>
    SELECT ?resolution ?resolutionLabel WHERE { … $sg … }

The header is YAML behind `#+`, as grlc reads it (https://grlc.io); the name is the file's path below its folder without
`.rq`. Everything that can be wrong in a file is found when it is loaded, with file, line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg import grlc
from kg.binding import Template
from kg.header import Header, read_header
from kg.messages import QueryError
from kg.nearest import did_you_mean
from kg.parameters import Parameter, terms
from kg.resources import folder
from kg.store import Answer, GraphStore, QuerySolutions, check_syntax
from kg.term import Literal, NamedNode, Term
from kg.tokens import line_and_column, tokens

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question: what it is called and means, what it wants, how its columns are headed, and its text."""

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    tags: tuple[str, ...]
    competency: str
    expect: Mapping[str, Any]
    text: str
    file: Path
    line: int
    template: Template = field(repr=False)
    view: Mapping[str, Any] = field(default_factory=dict)

    def bind(self, values: Mapping[str, Term]) -> str:
        """The text with `values`, by the names of parameters, in their places."""
        variables = {parameter.name: parameter.variable for parameter in self.parameters}
        return self.template.bind({variables[name]: term for name, term in values.items()})

    def answer(self, store: GraphStore, given: Mapping[str, str]) -> Answer:
        """Ask `store`, with parameters as a person types them.

        Raises QueryError when they do not fit.
        """
        return store.query(self.bind(terms(self.parameters, given, store)))

    def example(self) -> dict[str, str]:
        """The parameters of a first try: the declared examples of those that have one."""
        return {parameter.name: parameter.example for parameter in self.parameters if parameter.example}


class Library:
    """The saved queries of some folders: those that ship and, behind them, a user's own."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    @classmethod
    def shipped(cls, more: Path | None = None) -> Library:
        """The queries that travel with the package, and those below `more`."""
        return cls(folder("queries"), *((more,) if more else ()))

    def files(self) -> dict[str, Path]:
        """Name → file, by name; nothing is read.

        Raises QueryError when two files have the same name, or one has a name that nobody could type.
        """
        found: dict[str, Path] = {}
        for root in self._folders:
            for path in sorted(root.rglob("*.rq")):
                name = path.relative_to(root).with_suffix("").as_posix()
                if not _NAME.fullmatch(name):
                    raise QueryError(f"the name of a query is lower-case words joined by hyphens, not {name!r}",
                                     place=str(path))
                if name in found:
                    raise QueryError(f"the name {name} is taken by {found[name]}", place=str(path))
                found[name] = path
        return dict(sorted(found.items()))

    def get(self, name: str) -> SavedQuery:
        """The query `name`; only its file is read.

        Raises QueryError when there is none (with the nearest name) or when its file has a mistake.
        """
        files = self.files()
        if name not in files:
            raise QueryError(f"there is no saved query {name!r}{did_you_mean(name, files)}",
                             remedy="`kg query --list` shows them all")
        return load(files[name], name)

    def __iter__(self) -> Iterator[SavedQuery]:
        for name, path in self.files().items():
            yield load(path, name)


def load(path: Path, name: str) -> SavedQuery:
    """Read and check one file.

    Raises QueryError with file, line and column: header, syntax, undeclared or unused parameter, unknown column.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read the query: {error}", place=str(path)) from error
    return parse(text, path, name)


def parse(text: str, path: Path, name: str) -> SavedQuery:
    """The saved query that `text` holds. Raises QueryError like `load`."""
    header = read_header(text, str(path))
    header = replace(header, parameters=(*header.parameters, *grlc.parameters(text, header.parameters, header.values)))
    try:
        template = Template.of(text, {parameter.variable for parameter in header.parameters})
        _check_parameters(text, header, template)
        _check_columns(header, check_syntax(text))
        _check_bound(header, template)
    except QueryError as error:
        raise _in_file(error, path) from error
    return SavedQuery(name, header.summary, header.description, header.parameters, header.columns, header.tags,
                      header.competency, header.expect, text, path, header.first_line, template, header.view)


def _in_file(error: QueryError, path: Path) -> QueryError:
    """The same complaint with the file before the line: `file.rq:3:14`."""
    position = re.fullmatch(r"line (\d+), column (\d+)", error.place)
    place = f"{path}:{position[1]}:{position[2]}" if position else str(path)
    return QueryError(error.text, place=place, remedy=error.remedy)


def _check_parameters(text: str, header: Header, template: Template) -> None:
    declared = {parameter.variable for parameter in header.parameters}
    for token in tokens(text):
        if token.kind == "variable" and token.text[0] == "$" and token.text[1:] not in declared:
            line, column = line_and_column(text, token.start)
            raise QueryError(f"parameter {token.text} is not declared{did_you_mean(token.text[1:], declared)}",
                             place=f"line {line}, column {column}", remedy="declare it under `#+ params:`")
    for name in declared - {slot.name for slot in template.slots}:
        raise QueryError(f"parameter {name} is declared but the query does not use it",
                         place=f"line {header.line_of(name)}, column 1")


def _check_columns(header: Header, answer: Answer) -> None:
    if not isinstance(answer, QuerySolutions):
        return
    known = [variable.value for variable in answer.variables]
    for name in header.columns:
        if name not in known:
            raise QueryError(f"column {name} is not among the variables of the SELECT{did_you_mean(name, known)}",
                             place=f"line {header.line_of(name)}, column 1")


def _check_bound(header: Header, template: Template) -> None:
    """Bind a term of the right kind to each parameter, so that a place where it cannot stand is found now."""
    for parameter in header.parameters:
        sample = NamedNode("urn:x") if parameter.type == "iri" else Literal("x")
        try:
            check_syntax(template.bind({parameter.variable: sample}))
        except QueryError as error:
            raise QueryError(f"parameter {parameter.name} ({parameter.type}) stands where it cannot: {error.text}",
                             place=error.place) from error
