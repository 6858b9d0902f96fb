"""Pages of the saved questions: what each asks, how it is asked, and what the graph of the release answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.export.queries import executable
from kg.export.rdf import triples_as
from kg.export.table import plain_value, solutions_as
from kg.messages import KgError
from kg.release.source import File, Source
from kg.saved import SavedQuery
from kg.saved.parameters import terms
from kg.site.places import Places
from kg.site.render import Renderer
from kg.store import QuerySolution, QuerySolutions, QueryTriples
from kg.term import NamedNode
from kg.vocab import compact

SHOWN = 500


def question_pages(source: Source, places: Places, renderer: Renderer) -> Iterator[File]:
    """A page for each saved question with its answer for the declared examples, and one that lists them."""
    listed = []
    for query in source.library:
        if not query.name.startswith("views/"):
            yield from _page(source, places, renderer, query)
            listed.append({"name": query.name, "summary": query.summary, "tags": list(query.tags)})
    triples = [triple for query in source.library for triple in executable(query, source.store)]
    yield from renderer.page("queries/index", "questions", {"title": "Questions", "questions": listed}, triples, listed)


def _page(source: Source, places: Places, renderer: Renderer, query: SavedQuery) -> Iterator[File]:
    path = f"queries/{query.name}"
    told: dict[str, Any] = {"name": query.name, "summary": query.summary, "description": query.description, "text": query.text,
                            "given": query.example(), "headings": [], "rows": [], "note": "", "tags": list(query.tags)}
    try:
        answer = query.answer(source.store, query.example())
    except KgError as error:  # a graph of other documents may not have the thing of the example
        answer, told["note"] = None, error.text
    if isinstance(answer, QuerySolutions):
        told.update(_table(answer, query, places))
        again = source.store.select(query.bind(terms(query.parameters, query.example(), source.store)))
        yield f"site/{path}.csv", solutions_as(again, "csv")
        told["csv"] = True
    elif isinstance(answer, QueryTriples):
        yield f"site/{path}.result.ttl", triples_as(answer, "turtle")
        told["note"] = "The answer is a graph; it stands beside this page as Turtle."
    elif answer is not None:
        told["note"] = "yes" if answer else "no"
    values = {"title": query.summary, "question": told, "shown": told["rows"][:SHOWN], "csv": bool(told.pop("csv", False))}
    yield from renderer.page(path, "question", values, executable(query, source.store), told)


def _table(answer: QuerySolutions, query: SavedQuery, places: Places) -> dict[str, Any]:
    """Headings and rows; a cell is a text, and where it is a thing with a page, or the code of one, also its IRI."""
    names = [variable.value for variable in answer.variables]
    shown = [name for name in names if not (name.endswith("Label") and name.removesuffix("Label") in names)]
    rows = [[_cell(row, name, names, places) for name in shown] for row in answer]
    return {"headings": [query.columns.get(name, name) for name in shown], "rows": rows}


def _cell(row: QuerySolution, name: str, names: list[str], places: Places) -> dict[str, str]:
    term, companion = row[name], row[f"{name}Label"] if f"{name}Label" in names else None
    words = plain_value(companion if companion is not None else term)
    text = {True: "yes", False: "no", None: ""}[words] if isinstance(words, bool) or words is None else str(words)
    if not isinstance(term, NamedNode):
        thing = places.coded(text) if isinstance(words, str) else None
        return {"text": text, "id": thing.value} if thing else {"text": text}
    return {"text": text if companion is not None else places.label(term) if places.home(term) else compact(term.value), "id": term.value}
