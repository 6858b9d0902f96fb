"""What travels with the graph as it stands: ontology, shapes, mappings, saved questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.export.rdf import triples_as
from kg.release.source import File, Source
from kg.resources import folder
from kg.saved import SavedQuery
from kg.store import QueryBoolean, QuerySolutions, check_syntax
from kg.term import Literal, NamedNode, Triple, english
from kg.vocab import RDF, RDFS, prefixes

QUERIES = "https://w3id.org/wtsa/query/"
_SH = "http://www.w3.org/ns/shacl#"


def words(source: Source) -> Iterator[File]:
    """`ontology/` and `queries/` as they are, and the questions as sh:SPARQLExecutable in `queries.ttl`."""
    for name in ("ontology", "queries"):
        yield from _tree(folder(name), name)
    yield "queries.ttl", triples_as((triple for query in source.library for triple in executable(query)), "turtle")


def _tree(root: Path, name: str) -> Iterator[File]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(root).parts):
            yield f"{name}/{path.relative_to(root).as_posix()}", path.read_bytes()


def executable(query: SavedQuery) -> Iterator[Triple]:
    """A saved question as SIB describes its examples: sh:SPARQLExecutable with its text (https://github.com/sib-swiss/sparql-examples).

    Parameters that have an example stand in it, so that it runs as it is.
    """
    this = NamedNode(QUERIES + query.name)
    answer = check_syntax(query.text)
    kind, key = (("Select", "select") if isinstance(answer, QuerySolutions) else ("Ask", "ask") if isinstance(answer, QueryBoolean)
                 else ("Construct", "construct"))
    yield Triple(this, RDF.type, NamedNode(_SH + "SPARQLExecutable"))
    yield Triple(this, RDF.type, NamedNode(f"{_SH}SPARQL{kind}Executable"))
    yield Triple(this, RDFS.label, english(query.summary))
    yield Triple(this, RDFS.comment, english(query.description or query.summary))
    yield Triple(this, NamedNode(_SH + "prefixes"), NamedNode(prefixes()["wtsa"].removesuffix("#")))
    yield Triple(this, NamedNode(_SH + key), Literal(query.text))
    yield from (Triple(this, NamedNode(prefixes()["schema"] + "keywords"), Literal(tag)) for tag in query.tags)
