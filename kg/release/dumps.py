"""The graph in every form of RDF, the facts as JSON lines, and the evidence as RDF 1.2 has it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

from kg.export import jsonld
from kg.export.context import as_text, context, frame, subclasses, word_of
from kg.export.rdf import quads_as
from kg.export.reified import reifying
from kg.facts import facts
from kg.release.source import NAME, File, Source
from kg.vocab import WTSA

_FORMS = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml"}
_FRAMED = ("ActionItem", "Approval", "Assignment", "Body", "Event", "Organization", "Publication", "Resolution")


def dumps(source: Source) -> Iterator[File]:
    """`wtsa.nq.gz` and its like: everything; `frames/` and `framed/`: what a class needs to be read as plain JSON."""
    for ending, form in _FORMS.items():
        yield f"{NAME}.{ending}.gz", packed(quads_as(source.quads(), form))
    yield f"{NAME}.jsonld.gz", packed(quads_as(source.quads(), "jsonld"))
    yield f"{NAME}-evidence.nq.gz", packed(quads_as(reifying(source.store), "nquads"))
    yield "facts.jsonl.gz", packed("".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in facts(source.store)).encode())
    yield "context.jsonld", as_text({"@context": context()}).encode()
    yield from _frames(source)


def _frames(source: Source) -> Iterator[File]:
    """A frame for every class with members, and the framed members of those that people ask for."""
    members = {row["c"].value for row in source.store.select("SELECT DISTINCT ?c { ?s a ?c }")}
    ours = WTSA.Record.value.removesuffix("Record")
    for kind in sorted(term for term in members if term.startswith(ours)):
        yield f"frames/{word_of(kind)}.jsonld", as_text(frame(kind)).encode()
    nodes = jsonld.nodes(quad.triple for quad in source.quads())
    for name in _FRAMED:
        if members & set(subclasses(ours + name)):
            yield f"framed/{name}.jsonld", jsonld.framed(nodes, ours + name)


def packed(data: bytes) -> bytes:
    """Compressed without a date, so that the same data gives the same bytes."""
    return gzip.compress(data, compresslevel=6, mtime=0)
