"""Each part of SHACL that the fast engine knows against pyshacl: nodes that conform, nodes that fail, both alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("pyshacl")

from both_engines import agreed, shapes_file, turtle

from kg.shapes import evaluate, read_shapes

EX = "http://example.org/"
TABLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("components.yaml").read_text("utf-8"))
PREFIXES = "ex:prefixes sh:declare [ sh:prefix 'ex' ; sh:namespace 'http://example.org/'^^xsd:anyURI ] ."
ON_PATH = "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path "


def cases(*tables: str) -> pytest.MarkDecorator:
    """The rows of some tables, each a case of a test."""
    return pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for table in tables for c in TABLES[table]])


def focus_of(graph: str) -> list[str]:
    """The nodes of a test graph that are to be looked at: those named by a word of three letters or more."""
    words = (word[3:] for word in graph.split() if word.startswith("ex:"))
    return sorted({word for word in words if len(word) > 2 and word.islower()})


def failing(folder: Path, shapes: str, graph: str, focus: list[str]) -> set[str]:
    typed = " ".join(f"ex:{name} a ex:T ." for name in focus)
    found = agreed(turtle(graph.replace("ex:none .", "") + typed), [shapes_file(folder, shapes)])
    return {focus.removeprefix(f"<{EX}").removesuffix(">") for focus, *_ in found}


@cases("on_values", "on_sets")
def test_constraint_on_a_property(tmp_path: Path, case: dict[str, Any]) -> None:
    shapes = f"{ON_PATH} ex:p ; {case['constraint']} ; sh:message 'm'@en ."
    assert failing(tmp_path, shapes, case["graph"], focus_of(case["graph"])) == set(case["wrong"])


@cases("on_values")
def test_constraint_on_the_node_itself(tmp_path: Path, case: dict[str, Any]) -> None:
    shapes = f"ex:S a sh:NodeShape ; sh:targetObjectsOf ex:p ; {case['constraint']} ; sh:severity sh:Warning ."
    assert failing(tmp_path, shapes, case["graph"], [])


@cases("within")
def test_shape_within_a_shape(tmp_path: Path, case: dict[str, Any]) -> None:
    shapes = f"{ON_PATH} ex:p ; {case['constraint']} . {case.get('more', '')}"
    assert failing(tmp_path, shapes, case["graph"], focus_of(case["graph"])) == set(case["wrong"])


@cases("paths")
def test_path(tmp_path: Path, case: dict[str, Any]) -> None:
    shapes = f"{ON_PATH} {case['path']} ; sh:minCount 1 ; sh:nodeKind sh:Literal ."
    assert set(case["wrong"]) <= failing(tmp_path, shapes, case["graph"], focus_of(case["graph"]))


@cases("targets")
def test_target(tmp_path: Path, case: dict[str, Any]) -> None:
    assert failing(tmp_path, f"ex:S a sh:NodeShape ; {case['shape']} .", case["graph"], []) == set(case["wrong"])


@cases("node_shapes")
def test_constraint_of_node_shapes(tmp_path: Path, case: dict[str, Any]) -> None:
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:p ] ; {case['constraint']} ."
    assert len(agreed(turtle(case["graph"]), [shapes_file(tmp_path, shapes)])) == case["count"]


@cases("selects")
def test_query_of_a_node_shape(tmp_path: Path, case: dict[str, Any]) -> None:
    shapes = (
        f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:sparql ex:Q . {PREFIXES} "
        f'ex:Q sh:message "found {{?value}}" ; sh:prefixes ex:prefixes ; sh:select """{case["query"]}""" .'
    )
    typed = " ".join(f"ex:{name} a ex:T ." for name in "abc")
    assert len(agreed(turtle(case["graph"] + typed), [shapes_file(tmp_path, shapes)])) == case["count"]


def test_query_of_a_property_shape_knows_its_path(tmp_path: Path) -> None:
    shapes = (
        f"{ON_PATH} ex:p ; sh:severity sh:Warning ; sh:sparql "
        '[ sh:select """SELECT $this ?value WHERE { $this $PATH ?value . FILTER(?value > 3) }""" ] .'
    )
    found = agreed(turtle("ex:a a ex:T ; ex:p 1 , 4 ."), [shapes_file(tmp_path, shapes)])
    assert [(value, severity, rule) for _, _, value, _, _, severity, rule in found] == [
        ('"4"^^<http://www.w3.org/2001/XMLSchema#integer>', "WARNING", EX + "P")
    ]


def test_message_names_what_the_query_found(tmp_path: Path) -> None:
    shapes = (
        "ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:sparql [ "
        'sh:message "it is {?value}, not {$more} or {?unknown}" ; sh:select "SELECT $this ?value ?more '
        'WHERE { $this <http://example.org/p> ?value . BIND(?value + 1 AS ?more) }" ] .'
    )
    (finding,) = evaluate(read_shapes([shapes_file(tmp_path, shapes)]), turtle("ex:a ex:p 1 ."))
    assert finding.message == "it is 1, not 2 or {?unknown}"


def test_shape_without_iri_is_counted_by_the_shape_around_it(tmp_path: Path) -> None:
    shapes = "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    found = agreed(turtle("ex:a a ex:T ."), [shapes_file(tmp_path, shapes)])
    assert [(shape, rule) for _, _, _, _, shape, _, rule in found] == [("", EX + "S")]
