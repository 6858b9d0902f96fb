"""Our own shapes over graphs that hypothesis spoils: the fast engine and pyshacl find the same, whatever is broken."""

from __future__ import annotations

import pytest

pytest.importorskip("pyshacl")

from both_engines import key  # needs pyshacl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sample_plan import plan_quads

from kg.making.reference import ontology_quads
from kg.shapes import evaluate, read_shapes, shapes_files
from kg.shapes.authority import validate_with_authority
from kg.store import GraphStore
from kg.term import BlankNode, Literal, NamedNode, Quad, boolean, date, english, integer, year
from kg.vocab import RDF, RDFS, WTSA, XSD

FILES = shapes_files()
SHAPES = read_shapes(FILES)
# The classes of everything; labels and definitions would only be copied.
WORDS = [quad for quad in ontology_quads() if quad.predicate in (RDF.type, RDFS.subClassOf)]
PLAN = sorted(plan_quads(2, 1), key=str)
SUBJECTS = sorted({quad.subject for quad in PLAN}, key=str)
PREDICATES = sorted(
    {
        NamedNode(path[1:-1])
        for shape in SHAPES.targeted
        for path in (p.path for p in shape.properties)
        if path.startswith("<")
    }
    | {quad.predicate for quad in PLAN},
    key=str,
)
CLASSES = sorted(
    {value for shape in SHAPES.targeted for kind, value in shape.targets if kind == "targetClass"}, key=str
)
VALUES = [
    *SUBJECTS,
    Literal(""),
    Literal("x"),
    Literal("20-03"),
    Literal("20-03", language="en"),
    english("Name"),
    integer(0),
    integer(-1),
    integer(5_000),
    boolean(True),
    boolean(False),
    year(2020),
    year(1800),
    date("2020-06-05"),
    date("2019-09"),
    date("2020-08-36"),
    date("2030-01-01"),
    Literal("many", datatype=XSD.integer),
    Literal("2020-02-30", datatype=XSD.date),
    Literal("1.5", datatype=XSD.decimal),
    Literal("https://example.org/", datatype=XSD.anyURI),
    BlankNode("nobody"),
    WTSA.Reported,
    WTSA.EmptyNarrative,
    WTSA.Unspecified,
    WTSA.Hybrid,
]

# pyshacl takes seconds for a graph, however much of it is spoilt: so few graphs, and much wrong in each.
dropped = st.sets(st.sampled_from(PLAN), max_size=12)
added = st.lists(
    st.builds(Quad, st.sampled_from(SUBJECTS), st.sampled_from(PREDICATES), st.sampled_from(VALUES)), max_size=16
)
typed = st.lists(
    st.builds(lambda s, c: Quad(s, RDF.type, c), st.sampled_from(SUBJECTS), st.sampled_from(CLASSES)), max_size=4
)


def test_sample_plan_conforms() -> None:
    assert evaluate(SHAPES, GraphStore.in_memory([*PLAN, *WORDS])) == ()


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(dropped, added, typed)
def test_spoilt_plans_get_the_same_findings_from_both_engines(
    drop: set[Quad], add: list[Quad], types: list[Quad]
) -> None:
    store = GraphStore.in_memory([*(quad for quad in PLAN if quad not in drop), *add, *types, *WORDS])
    assert set(map(key, evaluate(SHAPES, store))) == set(map(key, validate_with_authority(store, FILES)))
