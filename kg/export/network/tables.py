"""A network as two tables, one of things and one of relations: CSV for Gephi or for Neo4j, Parquet for data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.export.network.columns import kinds_of
from kg.export.network.prepared import Prepared
from kg.messages import KgError
from kg.network.graph import node_attributes, relation_attributes
from kg.network.model import Value, as_kind

Rows = list[dict[str, Value]]
_NEO4J_TYPES = {str: "", int: ":long", float: ":double", bool: ":boolean"}


def rows_of_things(prepared: Prepared) -> Rows:
    """A row for each thing: its IRI and all that is known of it."""
    return [{"iri": node.iri} | node_attributes(node) | prepared.measures.of_node(place)
            for place, node in enumerate(prepared.network.nodes)]


def rows_of_relations(prepared: Prepared) -> Rows:
    """A row for each relation."""
    return [{"id": f"e{place}", "source": tie.source, "target": tie.target} | relation_attributes(tie)
            | prepared.measures.of_relation(place) for place, tie in enumerate(prepared.network.relations)]


_THING_COLUMNS = ("iri", "label", "name", "kind", "degree", "weightedDegree", "betweenness", "community")
_RELATION_COLUMNS = ("id", "source", "target", "label", "weight", "bridge", "records")
_GEPHI_COLUMNS = ("source", "target", "type", "id", "label", "weight", "bridge", "records")


def columns(rows: Rows, always: Sequence[str]) -> list[str]:
    """The columns: those that are always there, then those that any row has, by name."""
    return [*always, *sorted({name for row in rows for name in row} - set(always))]


def gephi(prepared: Prepared) -> dict[str, bytes]:
    """Two CSV files with the headings that Gephi's import knows (https://docs.gephi.org/desktop/User_Manual/Import/CSV_Data)."""
    direction = "Directed" if prepared.network.directed else "Undirected"
    things, relations = rows_of_things(prepared), [{**row, "type": direction} for row in rows_of_relations(prepared)]
    heads = {"iri": "Id", "label": "Label", "source": "Source", "target": "Target", "type": "Type", "id": "Id", "weight": "Weight",
             "start": "Start", "end": "End"}
    return {"nodes.csv": _csv(things, columns(things, _THING_COLUMNS), heads),
            "edges.csv": _csv(relations, columns(relations, _GEPHI_COLUMNS), heads)}


def neo4j(prepared: Prepared) -> dict[str, bytes]:
    """Two CSV files with the headings of `neo4j-admin database import` (https://neo4j.com/docs/operations-manual/current/import/)."""
    things = [{**row, "_label": _camel(str(row["kind"]))} for row in rows_of_things(prepared)]
    relations = [{**row, "_type": _upper(str(row["label"]))} for row in rows_of_relations(prepared)]
    heads = {"iri": "iri:ID", "_label": ":LABEL", "source": ":START_ID", "target": ":END_ID", "_type": ":TYPE"}
    return {"nodes.csv": _csv(things, columns(things, (*_THING_COLUMNS, "_label")), heads, typed=True),
            "edges.csv": _csv(relations, columns(relations, (*_RELATION_COLUMNS, "_type")), heads, typed=True)}


def _csv(rows: Rows, names: Sequence[str], heads: Mapping[str, str], *, typed: bool = False) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    kinds = kinds_of(rows)
    writer.writerow([heads.get(name, name + (_NEO4J_TYPES[kinds.get(name, str)] if typed else "")) for name in names])
    for row in rows:
        writer.writerow([as_kind(_plain(row[name]), str) if name in row else "" for name in names])
    return out.getvalue().encode()


def _plain(value: Value) -> Value:
    """2 where 2.0 would stand."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _camel(words: str) -> str:
    """`study group` → `StudyGroup`."""
    return "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", words)) or "Thing"


def _upper(words: str) -> str:
    """`liaises with` → `LIAISES_WITH`."""
    return "_".join(re.findall(r"\w+", words)).upper() or "RELATED"


def parquet(prepared: Prepared) -> dict[str, bytes]:
    """Two Parquet files.

    Raises KgError when pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise KgError("parquet needs pyarrow", remedy="pip install 'wtsa-kg[parquet]', or choose csv") from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}

    def written(rows: Rows, always: Sequence[str]) -> bytes:
        names = columns(rows, always)
        kinds = dict.fromkeys(names, str) | kinds_of(rows)
        arrays: list[Any] = [pa.array([as_kind(row[name], kinds[name]) if name in row else None for row in rows], types[kinds[name]])
                             for name in names]
        out = io.BytesIO()
        pq.write_table(pa.table(arrays, names=names), out, compression="zstd")
        return out.getvalue()

    return {"nodes.parquet": written(rows_of_things(prepared), _THING_COLUMNS),
            "edges.parquet": written(rows_of_relations(prepared), _RELATION_COLUMNS)}
