"""A file into a saved query: everything that can be wrong in it is found now, with file, line and column."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kg.messages import QueryError
from kg.nearest import did_you_mean
from kg.saved import grlc
from kg.saved.binding import Template
from kg.saved.header import Header, read_header
from kg.saved.query import SavedQuery
from kg.store import Answer, QuerySolutions, check_syntax
from kg.term import Literal, NamedNode
from kg.tokens import line_and_column, tokens


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
