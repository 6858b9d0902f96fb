"""Nothing of SHACL is ignored: what the engine does not know, or knows elsewhere only, is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from both_engines import shapes_file, turtle

from kg.messages import UnsupportedShape
from kg.shapes import ShapeError, evaluate, read_shapes, shapes_files
from kg.shapes.authority import validate_with_authority

ON_SHAPE = "ex:S a sh:NodeShape ; sh:targetClass ex:T ; {} ."
ON_PATH = "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path ex:p ; {} ."
UNKNOWN = [
    pytest.param(ON_PATH.format("sh:reifierShape ex:S2"), "sh:reifierShape", id="SHACL 1.2: reifier shape"),
    pytest.param(
        ON_PATH.format("sh:reificationRequired true"), "sh:reificationRequired", id="SHACL 1.2: reification required"
    ),
    pytest.param(ON_PATH.format("sh:memberShape ex:S2"), "sh:memberShape", id="SHACL 1.2: member shape"),
    pytest.param(ON_PATH.format("sh:singleLine true"), "sh:singleLine", id="SHACL 1.2: single line"),
    pytest.param(ON_PATH.format("sh:rootClass ex:C"), "sh:rootClass", id="SHACL 1.2: root class"),
    pytest.param(ON_SHAPE.format("sh:targetWhere ex:S2"), "sh:targetWhere", id="SHACL 1.2: target where"),
    pytest.param(ON_SHAPE.format("sh:expression [ sh:path ex:p ]"), "sh:", id="SHACL-AF: expression"),
    pytest.param(
        ON_SHAPE.format("sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate ex:q ; sh:object ex:o ]"),
        "sh:",
        id="SHACL-AF: rule",
    ),
    pytest.param(
        ON_SHAPE.format("sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this { ?this ?p ?o }' ]"),
        "sh:",
        id="SHACL-AF: SPARQL target",
    ),
    pytest.param(
        ON_PATH.format("sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 1"),
        "sh:",
        id="qualified value shape",
    ),
    pytest.param(ON_SHAPE.format("sh:js [ sh:jsFunctionName 'f' ]"), "sh:js", id="JavaScript"),
    pytest.param(ON_PATH.format("sh:minCuont 1"), "sh:minCuont", id="misspelt"),
    pytest.param("ex:C a sh:ConstraintComponent ; sh:parameter [ sh:path ex:q ] .", "sh:", id="custom component"),
    pytest.param("ex: sh:shapesGraph ex:other .", "sh:shapesGraph", id="another shapes graph"),
    pytest.param("ex: sh:entailment ex:rdfs .", "sh:entailment", id="entailment"),
    pytest.param("ex: owl:imports ex:other .", "owl:imports", id="imports"),
]
ELSEWHERE = [
    pytest.param(ON_SHAPE.format("sh:minCount 1"), "sh:minCount", id="count on a node shape"),
    pytest.param(ON_SHAPE.format("sh:uniqueLang true"), "sh:uniqueLang", id="languages on a node shape"),
    pytest.param(ON_SHAPE.format("sh:lessThan ex:q"), "sh:lessThan", id="order on a node shape"),
    pytest.param("ex:X sh:minCount 1 .", "sh:minCount", id="on a node that is no shape"),
    pytest.param(
        "ex:X sh:path ex:p ; sh:minCount 1 .", "sh:", id="property shape that nothing refers to and that has no type"
    ),
    pytest.param(
        ON_SHAPE.format("sh:sparql [ sh:severity sh:Warning ; sh:select 'SELECT $this { $this ?p ?o }' ]"),
        "sh:severity",
        id="severity of a query",
    ),
    pytest.param(
        ON_SHAPE.format("sh:sparql [ sh:ask 'ASK { $this ?p ?o }' ; sh:select 'SELECT $this { $this ?p ?o }' ]"),
        "sh:ask",
        id="ASK",
    ),
    pytest.param(ON_PATH.format("a sh:NodeShape"), "sh:NodeShape", id="node shape with a path"),
    pytest.param(
        ON_SHAPE.format("sh:property ex:P . ex:P sh:path [ sh:inversePath ex:p ; sh:message 'x' ]"),
        "sh:message",
        id="message of a path",
    ),
    pytest.param(ON_SHAPE.format("sh:severity ex:Terrible"), "severity", id="own severity"),
    pytest.param(
        ON_PATH.format("sh:datatype xsd:nonNegativeInteger"),
        "nonNegativeInteger",
        id="datatype that SPARQL cannot check",
    ),
    pytest.param(
        ON_PATH.format("sh:minInclusive '2020'^^xsd:gYear"), "sh:minInclusive", id="order that SPARQL does not define"
    ),
    pytest.param(ON_PATH.format("sh:nodeKind sh:TripleTerm"), "sh:nodeKind", id="node kind of SHACL 1.2"),
    pytest.param(ON_PATH.format("sh:pattern '(?=a)'"), "pattern", id="look-ahead"),
    pytest.param(ON_PATH.format("sh:in ( [] )"), "blank node", id="blank node to compare with"),
    pytest.param(
        "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path [ sh:inversePath ( ex:p ex:q ) ] ] .",
        "sh:inversePath",
        id="long inverse",
    ),
    pytest.param(ON_SHAPE.format("sh:node ex:S"), "itself", id="shape within itself"),
    pytest.param(
        "ex:A a sh:NodeShape ; sh:targetClass ex:T ; sh:not [ sh:property [ sh:path ex:p ; sh:node ex:A ] ] .",
        "itself",
        id="shape deep within itself",
    ),
]
QUERIES = [
    "SELECT $this { $this ?p ?o MINUS { $this a ?c } }",
    "SELECT $this { VALUES $this { <urn:a> } }",
    "SELECT $this { GRAPH ?g { $this ?p ?o } }",
    "SELECT $this { SERVICE <urn:x> { $this ?p ?o } }",
    "SELECT $this (COUNT(?o) AS ?value) { $this ?p ?o } GROUP BY $this",
    "SELECT $this { { SELECT $this { $this ?p ?o } } }",
    "SELECT $this { $this ?p ?o } LIMIT 1",
    "SELECT $this { $currentShape ?p $this }",
    "ASK { $this ?p ?o }",
]
NO_SHACL = [
    pytest.param(ON_PATH.format("sh:minCount 'one'"), "sh:minCount", id="count in words"),
    pytest.param(ON_PATH.format("sh:minCount 1 , 2"), "sh:minCount", id="two counts"),
    pytest.param(ON_PATH.format("sh:datatype 'xsd:date'"), "sh:datatype", id="datatype in words"),
    pytest.param(ON_PATH.format("sh:flags 'i'"), "sh:flags", id="flags without pattern"),
    pytest.param(ON_PATH.format("sh:in ex:a"), "list", id="no list"),
    pytest.param(ON_PATH.format("sh:or ( ex:a )"), "no shape", id="no shape in a list"),
    pytest.param("ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:Missing .", "Missing", id="missing shape"),
    pytest.param(
        "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:minCount 1 ] .",
        "property shape",
        id="property without path",
    ),
    pytest.param(
        "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ( ex:p ) ] .",
        "two members",
        id="path of one member",
    ),
    pytest.param("ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path [] ] .", "path", id="empty path"),
    pytest.param("ex:S a sh:NodeShape ; sh:targetClass 'T' .", "sh:targetClass", id="target in words"),
    pytest.param(ON_SHAPE.format("sh:closed 'yes'"), "sh:closed", id="closed in words"),
    pytest.param(
        ON_SHAPE.format("sh:sparql [ sh:select 'SELECT ?x { ?x ?p ?o }' ]"), "$this", id="query without focus"
    ),
    pytest.param(
        ON_SHAPE.format("sh:sparql [ sh:select 'SELECT $this { $this $PATH ?o }' ]"), "$PATH", id="path of a node shape"
    ),
    pytest.param(
        ON_SHAPE.format("sh:sparql [ sh:select 'SELECT $this { $this ?p }' ]"), "query", id="query with a syntax error"
    ),
    pytest.param(
        ON_SHAPE.format("sh:sparql [ sh:prefixes ex:none ; sh:select 'SELECT $this { $this ?p ?o }' ]"),
        "prefixes",
        id="no prefixes there",
    ),
    pytest.param(ON_SHAPE.format("sh:sparql [ sh:message 'x' ]"), "sh:sparql", id="constraint without a query"),
    pytest.param("ex:S a sh:NodeShape ;", "Turtle", id="no Turtle"),
]


@pytest.mark.parametrize(("shapes", "named"), [*UNKNOWN, *ELSEWHERE])
def test_what_would_be_ignored_is_refused_with_its_name_and_file(tmp_path: Path, shapes: str, named: str) -> None:
    with pytest.raises(UnsupportedShape) as refusal:
        read_shapes([shapes_file(tmp_path, shapes, "mine.ttl")])
    assert named in refusal.value.text
    assert refusal.value.place == "mine.ttl"


@pytest.mark.parametrize("query", QUERIES)
def test_query_that_cannot_be_asked_for_all_nodes_at_once_is_refused(tmp_path: Path, query: str) -> None:
    with pytest.raises(UnsupportedShape, match="sh:select"):
        read_shapes([shapes_file(tmp_path, ON_SHAPE.format(f"sh:sparql [ sh:select '{query}' ]"))])


@pytest.mark.parametrize(("shapes", "named"), NO_SHACL)
def test_what_is_no_shacl_is_an_error_that_says_where(tmp_path: Path, shapes: str, named: str) -> None:
    with pytest.raises(ShapeError) as refusal:
        read_shapes([shapes_file(tmp_path, shapes, "mine.ttl")])
    assert named in str(refusal.value)
    assert "mine.ttl" in refusal.value.place


def test_annotation_of_a_constraint_is_refused(tmp_path: Path) -> None:
    """SHACL 1.2 hangs messages and severities on single constraints."""
    with pytest.raises(UnsupportedShape, match="triple term"):
        read_shapes([shapes_file(tmp_path, ON_PATH.format("sh:minCount 1 {| sh:message 'x' |}"))])


@pytest.mark.parametrize("shapes", [p.values[0] for p in UNKNOWN if "1.2" in str(p.id) or "AF" in str(p.id)])
def test_authority_refuses_what_it_would_ignore(tmp_path: Path, shapes: str) -> None:
    pytest.importorskip("pyshacl")
    with pytest.raises(UnsupportedShape, match="pyshacl would ignore"):
        validate_with_authority(turtle(""), [shapes_file(tmp_path, shapes)])


def test_words_for_people_are_no_constraints(tmp_path: Path) -> None:
    words = (
        "sh:name 'n' ; sh:description 'd' ; sh:order 1 ; sh:defaultValue 5 ; sh:group ex:G ; "
        "rdfs:label 'l' ; rdfs:seeAlso sh:minCount . "
        "ex:G a sh:PropertyGroup ; rdfs:label 'g' ; sh:order 2"
    )
    assert evaluate(read_shapes([shapes_file(tmp_path, ON_PATH.format(words))]), turtle("ex:a a ex:T .")) == ()


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ShapeError, match=r"absent\.ttl"):
        read_shapes(shapes_files([tmp_path / "absent.ttl"]))


def test_shapes_may_be_spread_over_files(tmp_path: Path) -> None:
    first = shapes_file(
        tmp_path,
        "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P , [ sh:path ex:q ; sh:minCount 1 ] .",
        "a.ttl",
    )
    second = shapes_file(
        tmp_path, "ex:P sh:path ex:p ; sh:minCount 1 ; sh:or ( [ sh:class ex:C ] [ sh:class ex:D ] ) .", "b.ttl"
    )
    assert len(evaluate(read_shapes([first, second]), turtle("ex:a a ex:T ."))) == 2
