"""Views: saved queries that say which things are nodes and which relations join them.

A SELECT follows a contract of columns: `?node` and `?linkedNode` are things (IRIs, never literals; a row without `?linkedNode` is a
thing that stands alone). Beside them may stand `?nodeLabel ?nodeType ?nodeStart ?nodeEnd ?nodeColour`, the same of the linked node,
`?edgeLabel ?edgeColour ?weight ?start ?end ?record` (IRIs, also several in one string), and attributes: `?nodeTitle`, `?linkedNodeTitle`,
`?edgeResolutions` become `title` and `resolutions`. A CONSTRUCT says in its header what its triples are:

    #+ summary: One resolution with its clauses and items
    #+ view: {directed: true, label: [skos:notation, rdfs:label], type: rdf:type, start: wtsa:startDate, end: wtsa:endDate}

Every triple with an IRI behind it is then a relation, every literal an attribute; `edges: [wtsa:actor]` narrows the relations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.messages import QueryError
from kg.nearest import did_you_mean
from kg.saved import Library, SavedQuery, load
from kg.store import QuerySolutions, QueryTriples, check_syntax

FOLDER = "views/"
REQUIRED = ("node", "linkedNode")
_DECLARATION = ("directed", "label", "type", "start", "end", "edges")


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, the query behind it, and what its header declares (`declared`)."""

    name: str
    query: SavedQuery
    declared: Mapping[str, Any]

    @property
    def directed(self) -> bool:
        """Whether its relations have a direction; they have unless the header says otherwise."""
        return bool(self.declared.get("directed", True))


def names(library: Library) -> dict[str, str]:
    """View → saved query, by name: those below `views/`."""
    return {name.removeprefix(FOLDER): name for name in library.files() if name.startswith(FOLDER)}


def views(library: Library) -> Iterator[View]:
    """All views."""
    for name in names(library):
        yield view(library, name)


def view(library: Library, name: str) -> View:
    """The view `name`, or the saved query `name` drawn as one.

    Raises QueryError when there is none (with the nearest name) or when it does not keep the contract (with what is missing).
    """
    known = names(library)
    files = library.files()
    if name not in known and name not in files:
        raise QueryError(f"there is no view {name!r}{did_you_mean(name, known)}", remedy="`kg views` lists them")
    saved = known.get(name, name)
    return view_of(load(files[saved], saved), name)


def view_of(query: SavedQuery, name: str) -> View:
    """The query as a view.

    Raises QueryError for an ASK, for missing columns and for an unknown key of the declaration.
    """
    answer = check_syntax(query.text)
    declared = query.view
    for key in declared:
        if key not in _DECLARATION:
            raise QueryError(f"unknown key of view: {key}{did_you_mean(key, _DECLARATION)}", place=str(query.file))
    if isinstance(answer, QuerySolutions):
        check_columns([variable.value for variable in answer.variables], str(query.file))
    elif not isinstance(answer, QueryTriples):
        raise QueryError("an ASK has nothing to draw", place=str(query.file), remedy="a view is a SELECT or a CONSTRUCT")
    return View(name, query, declared)


def check_columns(columns: list[str], place: str) -> None:
    """Raises QueryError that names the columns of the contract which are missing."""
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        words = " and ".join(f"?{name}{did_you_mean(name, columns)}" for name in missing)
        raise QueryError(f"the query cannot be drawn: it has no column {words}", place=place,
                         remedy="a view selects ?node and ?linkedNode, and as it likes ?nodeLabel ?nodeType ?linkedNodeLabel "
                                "?linkedNodeType ?edgeLabel ?weight ?start ?end ?record")
