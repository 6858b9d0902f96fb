"""Saved queries for other tools: plain SPARQL files, and all of them as `sh:SPARQLExecutable` in Turtle.

Parameters are filled by their examples and defaults, so that every query runs as it is in any engine. The Turtle is that
of the collections of examples which SPARQL editors read (https://github.com/sib-swiss/sparql-examples), but for the blank
node of its prefixes: ours have an IRI.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.export.rdf import triples_as
from kg.iri import QUERY
from kg.messages import KgError, QueryError
from kg.output import write_result
from kg.resources import folder
from kg.saved import Library, SavedQuery
from kg.saved.parameters import terms
from kg.store import GraphStore, QueryBoolean, QuerySolutions, RdfFormat, check_syntax, parse
from kg.term import Literal, NamedNode, Triple, english
from kg.tokens import tokens, undeclared_prefix
from kg.vocab import RDF, RDFS, prefixes

TURTLE = "queries.ttl"


def export_queries(library: Library, store: GraphStore, target: Path, *, endpoint: str = "") -> list[Path]:
    """Write `NAME.rq` for each query of `library`, and all of them as `queries.ttl`, into the folder `target`; the files written.

    `store` knows what the examples name; `endpoint` is the IRI of the service that answers, if one does. The same library
    gives the same bytes. Raises KgError when `target` cannot be such a folder, QueryError for a query with a mistake.
    """
    files = dict(query_files(library, store, endpoint))
    for name, data in files.items():
        path = target / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KgError(f"no folder can be made here: {error.strerror}", place=str(path.parent)) from error
        write_result(data, str(path))
    return [target / name for name in files]


def query_files(library: Library, store: GraphStore, endpoint: str = "") -> Iterator[tuple[str, bytes]]:
    """File name and content: each query by itself, then the Turtle of all."""
    triples: list[Triple] = [quad.triple for quad in parse(path=str(folder("ontology") / "prefixes.ttl"), format=RdfFormat.TURTLE)]
    for query in library:
        yield f"{query.name}.rq", f"{_head(query, store)}{filled(query, store)}".encode()
        triples += executable(query, store, endpoint)
    yield TURTLE, triples_as(triples, "turtle")


def filled(query: SavedQuery, store: GraphStore) -> str:
    """The query without its header, its parameters filled by examples and defaults, its prefixes declared.

    Where the graph does not know the thing of an example, the parameters stay open and the query asks about all things.
    """
    bound = _bound(query, store) or query.text
    first = next(tokens(bound), None)
    sparql = bound[first.start:] if first else bound
    while missing := undeclared_prefix(sparql, ()):
        prefix = missing.text.partition(":")[0]
        sparql = f"PREFIX {prefix}: <{prefixes()[prefix]}>\n{sparql}"
    return sparql if sparql.endswith("\n") else f"{sparql}\n"


def _bound(query: SavedQuery, store: GraphStore) -> str:
    """The query with the values of its examples, "" where the graph has no such thing."""
    try:
        return query.bind(terms(query.parameters, query.example(), store))
    except QueryError:
        return ""


def _head(query: SavedQuery, store: GraphStore) -> str:
    """What the query asks and with which values, as comments."""
    values = [f"{name} = {value}" for name, value in query.example().items()] if _bound(query, store) else []
    return "".join(f"# {' '.join(line.split())}\n" for line in (
        query.summary, *([query.description] if query.description else []), *([f"Asked with {', '.join(values)}"] if values else []),
        "The default graph is the union of all graphs."))


def executable(query: SavedQuery, store: GraphStore, endpoint: str = "") -> Iterator[Triple]:
    """A saved question as sh:SPARQLExecutable with its text, so that it runs as it is; `endpoint` says where."""
    sh, schema, this = prefixes()["sh"], prefixes()["schema"], NamedNode(QUERY + query.name)
    sparql = filled(query, store)
    form, text = _form(sparql)
    yield Triple(this, RDF.type, NamedNode(f"{sh}SPARQLExecutable"))
    yield Triple(this, RDF.type, NamedNode(f"{sh}SPARQL{form}Executable"))
    yield Triple(this, NamedNode(f"{sh}{text}"), Literal(sparql))
    yield Triple(this, NamedNode(f"{sh}prefixes"), NamedNode("https://w3id.org/wtsa/ont"))
    yield Triple(this, RDFS.label, english(query.summary))
    yield Triple(this, RDFS.comment, english(query.description or query.summary))
    for tag in query.tags:
        yield Triple(this, NamedNode(f"{schema}keywords"), Literal(tag))
    if endpoint:
        yield Triple(this, NamedNode(f"{schema}target"), NamedNode(endpoint))


def _form(sparql: str) -> tuple[str, str]:
    """The end of the class and the property for this form of query."""
    answer = check_syntax(sparql)
    if isinstance(answer, QuerySolutions):
        return "Select", "select"
    if isinstance(answer, QueryBoolean):
        return "Ask", "ask"
    describes = any(token.is_word("DESCRIBE") for token in tokens(sparql))
    return ("Describe", "describe") if describes else ("Construct", "construct")
