"""What the release is, for machines: VoID with counts of the graph, DCAT 3 with every distribution and its hash.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from kg.export.rdf import triples_as
from kg.names.lookup import expand
from kg.release.source import NAME, File, Source
from kg.store import GraphStore
from kg.term import XSD, Literal, NamedNode, Term, Triple, english, integer
from kg.vocab import RDF, compact, prefixes

TITLE = "WTSA knowledge graph"
DESCRIPTION = ("What the World Telecommunication Standardization Assembly decided, who has to act and what came of it, with the place of "
               "every statement in its source.")
DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CREATOR = "WTSA knowledge graph developers"
DATASET = "https://w3id.org/wtsa/dataset"
_MEDIA = {"nq": "application/n-quads", "trig": "application/trig", "ttl": "text/turtle", "nt": "application/n-triples",
          "rdf": "application/rdf+xml", "jsonld": "application/ld+json", "jsonl": "application/jsonl", "csv": "text/csv",
          "parquet": "application/vnd.apache.parquet", "json": "application/json", "md": "text/markdown", "html": "text/html",
          "svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf", "rq": "application/sparql-query",
          "gexf": "application/gexf+xml", "graphml": "application/graphml+xml", "txt": "text/plain", "css": "text/css",
          "js": "text/javascript", "ics": "text/calendar", "dot": "text/vnd.graphviz", "tsv": "text/tab-separated-values",
          "cff": "application/yaml", "yaml": "application/yaml"}
_FORMATS = {"nq": "N-Quads", "trig": "TriG", "ttl": "Turtle", "nt": "N-Triples", "rdf": "RDF_XML", "jsonld": "JSON-LD"}
Pair = tuple[str, Term]


def media_type(name: str) -> str:
    """The media type of a file by its ending; what is packed keeps the type of its content.

    >>> media_type("wtsa.nq.gz"), media_type("LICENSE")
    ('application/n-quads', 'text/plain')
    """
    return _MEDIA.get(name.removesuffix(".gz").rpartition(".")[2], "text/plain" if "." not in name else "application/octet-stream")


def void(source: Source) -> File:
    """`void.ttl`: how many statements, things, classes, properties and links the graph and each named graph have."""
    return "void.ttl", triples_as(_void(source), "turtle")


def _void(source: Source) -> Iterator[Triple]:
    this = source.iri
    yield from _described(this, "void:Dataset", _common(source))
    yield from _described(this, "", _counts(source.store, None))
    yield from _described(this, "", (("void:feature", NamedNode(f"http://www.w3.org/ns/formats/{form}")) for form in _FORMATS.values()))
    yield from _described(this, "", (("void:dataDump", NamedNode(f"{this}/{NAME}.{ending}.gz")) for ending in _FORMATS))
    yield from _described(this, "", [("void:uriSpace", Literal("https://w3id.org/wtsa/")),
                                     ("void:vocabulary", NamedNode(prefixes()["wtsa"]))])
    for kind, row in (("class", "?s a ?x"), ("property", "?s ?x ?o")):
        yield from _partitions(source, kind, row)
    for graph in source.store.graphs():
        part = f"{this}/graph/{graph.rpartition('/graph/')[2]}"
        yield Triple(NamedNode(this), expand("void:subset"), NamedNode(part))
        yield from _described(part, "void:Dataset", [("dcterms:title", english(f"Named graph {graph}")), ("foaf:page", NamedNode(graph)),
                                                     *_counts(source.store, graph)])


def _counts(store: GraphStore, graph: str | None) -> list[Pair]:
    chosen = None if graph is None else [graph]

    def count(what: str, pattern: str) -> Literal:
        [row] = store.select(f"SELECT ({what} AS ?n) {{ {pattern} }}", graphs=chosen)
        return integer(int(row["n"].value))

    return [("void:triples", count("COUNT(*)", "?s ?p ?o")), ("void:entities", count("COUNT(DISTINCT ?s)", "?s a ?c")),
            ("void:distinctSubjects", count("COUNT(DISTINCT ?s)", "?s ?p ?o")),
            ("void:distinctObjects", count("COUNT(DISTINCT ?o)", "?s ?p ?o")),
            ("void:classes", count("COUNT(DISTINCT ?c)", "?s a ?c")), ("void:properties", count("COUNT(DISTINCT ?p)", "?s ?p ?o"))]


def _partitions(source: Source, kind: str, pattern: str) -> Iterator[Triple]:
    what, number = ("COUNT(DISTINCT ?s)", "void:entities") if kind == "class" else ("COUNT(*)", "void:triples")
    for row in source.store.select(f"SELECT ?x ({what} AS ?n) {{ {pattern} }} GROUP BY ?x"):
        part = f"{source.iri}/{kind}/{compact(row['x'].value).replace(':', '-')}"
        yield Triple(NamedNode(source.iri), expand(f"void:{kind}Partition"), NamedNode(part))
        yield from _described(part, "", [(f"void:{kind}", row["x"]), (number, integer(int(row["n"].value)))])


def dcat(source: Source, files: Iterable[tuple[str, int, str]]) -> File:
    """`dcat.ttl`: the data set, this version of it, and each file (name, size, SHA-256) as a distribution."""
    return "dcat.ttl", triples_as(_dcat(source, files), "turtle")


def _dcat(source: Source, files: Iterable[tuple[str, int, str]]) -> Iterator[Triple]:
    this = source.iri
    yield from _described("https://w3id.org/wtsa/catalog", "dcat:Catalog", [
        ("dcterms:title", english(f"Catalogue of the {TITLE}")), ("dcat:dataset", NamedNode(DATASET)), ("dcat:dataset", NamedNode(this))])
    yield from _described(DATASET, "dcat:Dataset", [*_about(), ("dcat:hasVersion", NamedNode(this)),
                                                    ("dcat:hasCurrentVersion", NamedNode(this))])
    yield from _described(this, "dcat:Dataset", [*_common(source), ("dcat:isVersionOf", NamedNode(DATASET)),
                                                 ("dcat:version", Literal(str(source.version))),
                                                 ("dcat:landingPage", NamedNode(f"{this}/site/index.html"))])
    if source.last:
        yield Triple(NamedNode(this), expand("dcat:previousVersion"), NamedNode(this.rpartition("/")[0] + f"/{source.last.name}"))
    for name, size, digest in files:
        yield Triple(NamedNode(this), expand("dcat:distribution"), NamedNode(f"{this}/{name}"))
        yield from _distribution(f"{this}/{name}", name, size, digest)


def _distribution(iri: str, name: str, size: int, digest: str) -> Iterator[Triple]:
    packed: list[Pair] = [("dcat:compressFormat", NamedNode(_iana("application/gzip")))] if name.endswith(".gz") else []
    check = f"{iri}#sha256"
    yield from _described(iri, "dcat:Distribution", [
        ("dcterms:title", english(name)), ("dcat:downloadURL", NamedNode(iri)), ("dcat:mediaType", NamedNode(_iana(media_type(name)))),
        ("dcat:byteSize", Literal(str(size), datatype=NamedNode(XSD + "nonNegativeInteger"))),
        ("dcterms:license", NamedNode(DATA_LICENCE)), *packed])
    spdx = "http://spdx.org/rdf/terms#"
    yield Triple(NamedNode(iri), NamedNode(spdx + "checksum"), NamedNode(check))
    yield Triple(NamedNode(check), RDF.type, NamedNode(spdx + "Checksum"))
    yield Triple(NamedNode(check), NamedNode(spdx + "algorithm"), NamedNode(spdx + "checksumAlgorithm_sha256"))
    yield Triple(NamedNode(check), NamedNode(spdx + "checksumValue"), Literal(digest, datatype=NamedNode(XSD + "hexBinary")))


def _iana(media: str) -> str:
    return f"https://www.iana.org/assignments/media-types/{media}"


def _about() -> list[Pair]:
    return [("dcterms:title", english(TITLE)), ("dcterms:description", english(DESCRIPTION)), ("dcterms:creator", Literal(CREATOR)),
            ("dcterms:license", NamedNode(DATA_LICENCE)), ("dcat:keyword", english("standardization")), ("dcat:keyword", english("ITU-T"))]


def _common(source: Source) -> list[Pair]:
    return [*_about(), ("dcterms:issued", Literal(source.date, datatype=NamedNode(XSD + "date")))]


def _described(iri: str, kind: str, pairs: Iterable[Pair]) -> Iterator[Triple]:
    this = NamedNode(iri)
    if kind:
        yield Triple(this, RDF.type, expand(kind))
    yield from (Triple(this, expand(predicate), value) for predicate, value in pairs)


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
