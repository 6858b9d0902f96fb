"""How many things and relations a view has, counted by SPARQL alone: nothing of ours gathers the rows first."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.network.view import View
from kg.saved.parameters import terms
from kg.store import GraphStore, QueryTriples
from kg.term import Quad

_FORM = re.compile(r"^(?=SELECT|CONSTRUCT)", re.MULTILINE)
_THINGS = """SELECT (COUNT(DISTINCT ?thing) AS ?n) {{
  {{ {{ {rows} }} BIND(?node AS ?thing) }} UNION {{ {{ {rows} }} BIND(?linkedNode AS ?thing) }}
}}"""
_RELATIONS = """SELECT (COUNT(DISTINCT ?key) AS ?n) {{
  {{ {rows} }} FILTER(BOUND(?linkedNode)) BIND({swapped} AS ?swapped)
  BIND(CONCAT(STR(IF(?swapped, ?linkedNode, ?node)), " ", STR(IF(?swapped, ?node, ?linkedNode)), " ", STR(?edgeLabel)) AS ?key)
}}"""
_DRAWN = "SELECT (COUNT(DISTINCT ?thing) AS ?n) {{ {{ ?thing ?any ?value }} UNION {{ {ties} BIND(?target AS ?thing) }} }}"
_TIES = "?source ?predicate ?target FILTER(isIRI(?target) && ?predicate != rdf:type)"


def counted(view: View, store: GraphStore, given: Mapping[str, str]) -> tuple[int, int]:
    """Things, and relations that differ in their ends or their words; without direction both ways are one."""
    text = view.query.bind(terms(view.query.parameters, given, store))
    answer = store.query(text)
    if isinstance(answer, QueryTriples):
        made = GraphStore.in_memory([Quad(*triple) for triple in answer])
        return _number(made, _DRAWN.format(ties=_TIES)), _number(made, f"SELECT (COUNT(*) AS ?n) {{ {_TIES} }}")
    prologue, rows = _FORM.split(text, maxsplit=1)
    swapped = "false" if view.directed else "STR(?node) > STR(?linkedNode)"
    return (_number(store, prologue + _THINGS.format(rows=rows)), _number(store, prologue + _RELATIONS.format(rows=rows, swapped=swapped)))


def _number(store: GraphStore, sparql: str) -> int:
    [row] = store.select(sparql)
    return int(row["n"].value)
