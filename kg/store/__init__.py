"""The graph as named graphs that answer SPARQL: in memory while it is built, on disk for everybody else.

    with writing(path) as writer:                      # one writer; readers go on
        new = GraphStore.in_memory(writer.kept(lambda graph: graph != replaced))
        new.add(quads)                                 # derive, validate, then hand over
        writer.replace(new)                            # the new state as a whole, or the old one stays

    GraphStore.open(path).select("SELECT ?s WHERE { ?s a wtsa:Resolution }")

Only this package and `kg.term` import the engine (and `kg.vocab` its parser). Its rooms:

    graph_store   a graph that is asked            union         what the default graph is made of
    writer        the one who may replace it       refusals      what is not handed to the engine, and its complaints
    generations   the folder on disk               locks         of files, for the writer and the readers
"""

from __future__ import annotations

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    serialize,
)

from kg.store.graph_store import Answer, GraphStore, check_syntax
from kg.store.union import canonical_names
from kg.store.writer import Writer, writing

__all__ = ["Answer", "GraphStore", "QueryBoolean", "QueryResultsFormat", "QuerySolution", "QuerySolutions",
           "QueryTriples", "RdfFormat", "Writer", "canonical_names", "check_syntax", "parse", "serialize", "writing"]
