"""Each constraint component against pyshacl: nodes that conform and nodes that fail, the same findings from both."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pyshacl")

from both_engines import agreed, shapes_file, turtle  # noqa: E402  # needs pyshacl

EX = "http://example.org/"

# What a property shape on ex:p says; a graph; the nodes that fail (all others of class ex:T conform).
ON_VALUES = [
    pytest.param("sh:class ex:C", "ex:good ex:p ex:c . ex:c a ex:C . ex:sub ex:p ex:d . ex:d a ex:D . ex:D rdfs:subClassOf ex:C2 . "
                 "ex:C2 rdfs:subClassOf ex:C . ex:none . ex:other ex:p ex:e . ex:e a ex:E . ex:untyped ex:p ex:f . "
                 "ex:literal ex:p 'c' . ex:both ex:p ex:c, ex:e .", "other untyped literal both", id="class"),
    pytest.param("sh:class ex:C , ex:D", "ex:two ex:p ex:c . ex:c a ex:C , ex:D . ex:one ex:p ex:d . ex:d a ex:D .", "one", id="two classes"),
    pytest.param("sh:datatype xsd:integer", "ex:good ex:p 1 , -7 . ex:text ex:p '1' . ex:decimal ex:p 1.0 . ex:iri ex:p ex:x . "
                 "ex:ill ex:p 'one'^^xsd:integer . ex:empty ex:p ''^^xsd:integer .", "text decimal iri ill empty", id="integer"),
    pytest.param("sh:datatype xsd:string", "ex:good ex:p 'x' , '' . ex:tagged ex:p 'x'@en . ex:number ex:p 1 . ex:iri ex:p ex:x .",
                 "tagged number iri", id="string"),
    pytest.param("sh:datatype rdf:langString", "ex:good ex:p 'x'@en . ex:plain ex:p 'x' .", "plain", id="langString"),
    pytest.param("sh:datatype xsd:boolean", "ex:good ex:p true , false . ex:ill ex:p 'yes'^^xsd:boolean . ex:text ex:p 'true' .",
                 "ill text", id="boolean"),
    pytest.param("sh:datatype xsd:date", "ex:good ex:p '2020-02-29'^^xsd:date . ex:ill ex:p '2021-02-29'^^xsd:date . "
                 "ex:month ex:p '2020-13-01'^^xsd:date . ex:words ex:p 'soon'^^xsd:date . ex:text ex:p '2020-02-29' . "
                 "ex:year ex:p '2020'^^xsd:gYear .", "ill month words text year", id="date"),
    pytest.param("sh:datatype xsd:dateTime", "ex:good ex:p '2020-02-29T10:00:00Z'^^xsd:dateTime . "
                 "ex:ill ex:p '2020-02-30T10:00:00Z'^^xsd:dateTime .", "ill", id="dateTime"),
    pytest.param("sh:datatype xsd:gYear", "ex:good ex:p '2020'^^xsd:gYear . ex:date ex:p '2020-01-01'^^xsd:date . ex:text ex:p '2020' .",
                 "date text", id="gYear"),
    pytest.param("sh:datatype xsd:gYearMonth", "ex:good ex:p '2020-09'^^xsd:gYearMonth . ex:text ex:p '2020-09' .", "text", id="gYearMonth"),
    pytest.param("sh:datatype xsd:decimal", "ex:good ex:p 1.5 . ex:int ex:p 1 . ex:ill ex:p 'x'^^xsd:decimal .", "int ill", id="decimal"),
    pytest.param("sh:datatype xsd:anyURI", "ex:good ex:p 'http://a'^^xsd:anyURI . ex:text ex:p 'http://a' .", "text", id="anyURI"),
    pytest.param("sh:datatype ex:mine", "ex:good ex:p 'x'^^ex:mine . ex:text ex:p 'x' .", "text", id="own datatype"),
    *(pytest.param(f"sh:nodeKind sh:{kind}", "ex:iri ex:p ex:x . ex:literal ex:p 'x' . ex:blank ex:p [] .", failing, id=f"nodeKind {kind}")
      for kind, failing in (("IRI", "literal blank"), ("Literal", "iri blank"), ("BlankNode", "iri literal"),
                            ("BlankNodeOrIRI", "literal"), ("IRIOrLiteral", "blank"), ("BlankNodeOrLiteral", "iri"))),
    pytest.param("sh:in ( ex:a 'b' 1 'c'@en )", "ex:good ex:p ex:a , 'b' , 1 , 'c'@en . ex:iri ex:p ex:b . ex:tag ex:p 'c' . "
                 "ex:case ex:p 'B' . ex:type ex:p 1.0 .", "iri tag case type", id="in"),
    pytest.param("sh:in ()", "ex:none . ex:any ex:p 1 .", "any", id="in nothing"),
    pytest.param("sh:hasValue ex:a", "ex:good ex:p ex:a , ex:b . ex:none . ex:other ex:p ex:b .", "none other", id="hasValue"),
    pytest.param("sh:hasValue 5 , 'x'", "ex:good ex:p 5 , 'x' . ex:one ex:p 5 . ex:tag ex:p 5 , 'x'@en .", "one tag", id="two values"),
    pytest.param("sh:minLength 2", "ex:good ex:p 'ab' , 12 , ex:x . ex:short ex:p 'a' . ex:empty ex:p '' . ex:blank ex:p [] . "
                 "ex:wide ex:p 'é' .", "short empty blank wide", id="minLength"),
    pytest.param("sh:maxLength 3", "ex:good ex:p 'abc' , 'äöü' . ex:long ex:p 'abcd' . ex:iri ex:p ex:x . ex:number ex:p 12345 .",
                 "long iri number", id="maxLength"),
    pytest.param("sh:pattern '^[0-9]{2}-[a-z]+$'", "ex:good ex:p '20-a' . ex:bad ex:p '2-a' . ex:more ex:p '20-a ' . ex:blank ex:p [] . "
                 "ex:iri ex:p ex:x .", "bad more blank iri", id="pattern"),
    pytest.param("sh:pattern 'AB' ; sh:flags 'i'", "ex:good ex:p 'xabx' . ex:bad ex:p 'a b' .", "bad", id="flags"),
    pytest.param(r"sh:pattern '\\d' , 'a'", "ex:good ex:p 'a1' . ex:one ex:p '1' .", "one", id="two patterns"),
    pytest.param("sh:languageIn ( 'en' 'fr' )", "ex:good ex:p 'a'@en , 'b'@en-GB , 'c'@fr . ex:german ex:p 'd'@de . ex:plain ex:p 'e' . "
                 "ex:iri ex:p ex:x .", "german plain iri", id="languageIn"),
    pytest.param("sh:minInclusive 5", "ex:good ex:p 5 , 5.5 , 6e0 . ex:low ex:p 4 . ex:text ex:p '6' . ex:iri ex:p ex:x .", "low text iri",
                 id="minInclusive"),
    pytest.param("sh:maxInclusive 5", "ex:good ex:p 5 , -1 . ex:high ex:p 6 .", "high", id="maxInclusive"),
    pytest.param("sh:minExclusive 5", "ex:good ex:p 6 . ex:same ex:p 5 .", "same", id="minExclusive"),
    pytest.param("sh:maxExclusive 5", "ex:good ex:p 4 . ex:same ex:p 5 .", "same", id="maxExclusive"),
    pytest.param("sh:minInclusive '2019-01-01'^^xsd:date", "ex:good ex:p '2020-01-01'^^xsd:date . ex:old ex:p '2018-12-31'^^xsd:date .",
                 "old", id="dates compared"),
]
ON_SETS = [
    pytest.param("sh:minCount 1", "ex:good ex:p 1 , 2 . ex:none .", "none", id="minCount 1"),
    pytest.param("sh:minCount 2", "ex:good ex:p 1 , 2 . ex:one ex:p 1 . ex:none .", "one none", id="minCount 2"),
    pytest.param("sh:minCount 0", "ex:none .", "", id="minCount 0"),
    pytest.param("sh:maxCount 1", "ex:good ex:p 1 . ex:none . ex:two ex:p 1 , 2 . ex:kinds ex:p 'a' , 'a'@en .", "two kinds", id="maxCount"),
    pytest.param("sh:maxCount 0", "ex:none . ex:one ex:p 1 .", "one", id="maxCount 0"),
    pytest.param("sh:minCount 1 ; sh:maxCount 1", "ex:good ex:p 1 . ex:none . ex:two ex:p 1 , 2 .", "none two", id="exactly one"),
    pytest.param("sh:uniqueLang true", "ex:good ex:p 'a'@en , 'b'@fr , 'c' , 'd' . ex:twice ex:p 'a'@en , 'b'@en .", "twice", id="uniqueLang"),
    pytest.param("sh:uniqueLang false", "ex:twice ex:p 'a'@en , 'b'@en .", "", id="uniqueLang false"),
    pytest.param("sh:equals ex:q", "ex:good ex:p 1 , 2 ; ex:q 1 , 2 . ex:none . ex:less ex:p 1 ; ex:q 1 , 2 . ex:more ex:p 1 , 2 ; ex:q 1 . "
                 "ex:only ex:q 1 .", "less more only", id="equals"),
    pytest.param("sh:disjoint ex:q", "ex:good ex:p 1 ; ex:q 2 . ex:alone ex:p 1 . ex:shared ex:p 1 , 3 ; ex:q 2 , 3 .", "shared", id="disjoint"),
    pytest.param("sh:lessThan ex:q", "ex:good ex:p 1 ; ex:q 2 , 3 . ex:alone ex:p 1 . ex:same ex:p 2 ; ex:q 2 . ex:above ex:p 3 ; ex:q 2 . "
                 "ex:dates ex:p '2020-01-01'^^xsd:date ; ex:q '2019-01-01'^^xsd:date .", "same above dates", id="lessThan"),
    pytest.param("sh:lessThanOrEquals ex:q", "ex:good ex:p 2 ; ex:q 2 . ex:above ex:p 3 ; ex:q 2 , 9 .", "above", id="lessThanOrEquals"),
    pytest.param("sh:lessThan ex:q", "ex:mixed ex:p 1 ; ex:q 'a' .", "mixed", id="what cannot be compared"),
]
WITHIN = [
    pytest.param("sh:node ex:N", "ex:N a sh:NodeShape ; sh:property [ sh:path ex:q ; sh:minCount 1 ] .",
                 "ex:good ex:p ex:x . ex:x ex:q 1 . ex:bad ex:p ex:y , ex:x . ex:none . ex:literal ex:p 1 .", "bad literal", id="node"),
    pytest.param("sh:property ex:Q", "ex:Q sh:path ex:q ; sh:maxCount 1 ; sh:severity sh:Info .",
                 "ex:good ex:p ex:x . ex:x ex:q 1 . ex:bad ex:p ex:y . ex:y ex:q 1 , 2 .", "y", id="property of the values"),
    pytest.param("sh:node ex:N", "ex:N a sh:NodeShape ; sh:property [ sh:path ex:q ; sh:property [ sh:path ex:r ; sh:minCount 1 ] ] .",
                 "ex:good ex:p ex:x . ex:x ex:q ex:z . ex:z ex:r 1 . ex:bad ex:p ex:y . ex:y ex:q ex:w , ex:z .", "bad", id="node, two deep"),
    pytest.param("sh:not [ sh:datatype xsd:string ]", "", "ex:good ex:p 1 . ex:bad ex:p 'a' , 1 . ex:none .", "bad", id="not"),
    pytest.param("sh:not [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ]", "", "ex:good ex:p ex:x . ex:bad ex:p ex:y . ex:y ex:q 1 .", "bad",
                 id="not a shape with properties"),
    pytest.param("sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] )", "",
                 "ex:good ex:p '2020'^^xsd:gYear , '2020-01-01'^^xsd:date . ex:bad ex:p 2020 . ex:mixed ex:p 'x' , '2020'^^xsd:gYear .",
                 "bad mixed", id="or"),
    pytest.param("sh:and ( [ sh:minLength 2 ] [ sh:maxLength 3 ] )", "", "ex:good ex:p 'ab' . ex:short ex:p 'a' . ex:long ex:p 'abcd' .",
                 "short long", id="and"),
    pytest.param("sh:xone ( [ sh:class ex:A ] [ sh:class ex:B ] )", "", "ex:good ex:p ex:a . ex:a a ex:A . ex:both ex:p ex:ab . ex:ab a ex:A , ex:B . "
                 "ex:neither ex:p ex:c .", "both neither", id="xone"),
    pytest.param("sh:or ( [ sh:not [ sh:nodeKind sh:IRI ] ] [ sh:node ex:N ] )", "ex:N a sh:NodeShape ; sh:class ex:C .",
                 "ex:good ex:p 1 , ex:c . ex:c a ex:C . ex:bad ex:p ex:d .", "bad", id="or of not and node"),
    pytest.param("sh:or ( [ sh:path ex:q ; sh:minCount 1 ] [ sh:path ex:r ; sh:minCount 1 ] )", "",
                 "ex:good ex:p ex:x . ex:x ex:r 1 . ex:bad ex:p ex:y .", "bad", id="or of property shapes"),
]
PATHS = [
    pytest.param("[ sh:inversePath ex:p ]", "ex:a ex:p ex:good . ex:none .", "none", id="inverse"),
    pytest.param("( ex:p ex:q )", "ex:good ex:p ex:x . ex:x ex:q 1 . ex:half ex:p ex:y .", "half", id="sequence"),
    pytest.param("[ sh:alternativePath ( ex:p ex:q ) ]", "ex:good ex:q 1 . ex:none .", "none", id="alternative"),
    pytest.param("( ex:p [ sh:inversePath ex:q ] )", "ex:good ex:p ex:x . ex:y ex:q ex:x . ex:bad ex:p ex:y .", "bad", id="sequence with inverse"),
    pytest.param("( [ sh:zeroOrMorePath ex:p ] ex:q )", "ex:good ex:p ex:x . ex:x ex:p ex:y . ex:y ex:q 1 . ex:bad ex:p ex:z .", "bad", id="zero or more"),
    pytest.param("( [ sh:oneOrMorePath ex:p ] ex:q )", "ex:good ex:p ex:x . ex:x ex:q 1 . ex:bad ex:q 1 .", "bad", id="one or more"),
    pytest.param("( [ sh:zeroOrOnePath ex:p ] ex:q )", "ex:good ex:q 1 . ex:bad ex:p ex:x . ex:x ex:p ex:y . ex:y ex:q 1 .", "bad", id="zero or one"),
    pytest.param("[ sh:alternativePath ( [ sh:inversePath ex:p ] ( ex:q ex:r ) ) ]", "ex:good ex:q ex:x . ex:x ex:r 1 . ex:bad ex:q 1 .", "bad",
                 id="alternative of both"),
]


def focus_of(graph: str) -> list[str]:
    """The nodes of a test graph that are to be looked at: those named by a word of three letters or more."""
    return sorted({word[3:] for word in graph.split() if word.startswith("ex:") and len(word) > 5 and word[3:].islower()})


def failing(tmp_path: Path, shapes: str, graph: str, focus: list[str]) -> set[str]:
    store = turtle(graph.replace("ex:none .", "") + " ".join(f"ex:{name} a ex:T ." for name in focus))
    found = agreed(store, [shapes_file(tmp_path, shapes)])
    return {focus.removeprefix(f"<{EX}").removesuffix(">") for focus, *_ in found}


@pytest.mark.parametrize(("constraint", "graph", "wrong"), [*ON_VALUES, *ON_SETS])
def test_constraint_on_a_property(tmp_path: Path, constraint: str, graph: str, wrong: str) -> None:
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path ex:p ; {constraint} ; sh:message 'm'@en ."
    assert failing(tmp_path, shapes, graph, focus_of(graph)) == set(wrong.split())


@pytest.mark.parametrize(("constraint", "graph", "wrong"), ON_VALUES)
def test_constraint_on_the_node_itself(tmp_path: Path, constraint: str, graph: str, wrong: str) -> None:
    """The values of ex:p as focus nodes: the same values fail."""
    shapes = f"ex:S a sh:NodeShape ; sh:targetObjectsOf ex:p ; {constraint} ; sh:severity sh:Warning ."
    found = failing(tmp_path, shapes, graph, [])
    assert bool(found) == bool(wrong)


@pytest.mark.parametrize(("constraint", "more", "graph", "wrong"), WITHIN)
def test_shape_within_a_shape(tmp_path: Path, constraint: str, more: str, graph: str, wrong: str) -> None:
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path ex:p ; {constraint} . {more}"
    assert failing(tmp_path, shapes, graph, focus_of(graph)) == set(wrong.split())


@pytest.mark.parametrize(("path", "graph", "wrong"), PATHS)
def test_path(tmp_path: Path, path: str, graph: str, wrong: str) -> None:
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path {path} ; sh:minCount 1 ; sh:nodeKind sh:Literal ."
    assert set(wrong.split()) <= failing(tmp_path, shapes, graph, focus_of(graph))


@pytest.mark.parametrize(("shapes", "graph", "wrong"), [
    pytest.param("sh:targetNode ex:a , ex:b , 5 ; sh:nodeKind sh:Literal", "", "a b", id="node"),
    pytest.param("sh:targetClass ex:C ; sh:nodeKind sh:Literal", "ex:a a ex:C . ex:b a ex:D . ex:D rdfs:subClassOf ex:C . ex:c a ex:E .", "a b", id="class"),
    pytest.param("sh:targetSubjectsOf ex:p ; sh:nodeKind sh:Literal", "ex:a ex:p ex:b .", "a", id="subjects"),
    pytest.param("sh:targetObjectsOf ex:p ; sh:nodeKind sh:Literal", "ex:a ex:p ex:b , 'b' .", "b", id="objects"),
    pytest.param("a rdfs:Class ; sh:nodeKind sh:Literal", "ex:a a ex:S .", "a", id="shape that is a class"),
    pytest.param("sh:targetClass ex:C , ex:D ; sh:targetNode ex:n ; sh:nodeKind sh:Literal", "ex:a a ex:C , ex:D .", "a n", id="several"),
    pytest.param("sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:deactivated true", "ex:a a ex:C .", "", id="deactivated"),
    pytest.param("sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:deactivated false", "ex:a a ex:C .", "a", id="not deactivated"),
    pytest.param("sh:targetClass ex:Nobody ; sh:nodeKind sh:Literal", "ex:a a ex:C .", "", id="nothing"),
])
def test_target(tmp_path: Path, shapes: str, graph: str, wrong: str) -> None:
    assert failing(tmp_path, f"ex:S a sh:NodeShape ; {shapes} .", graph, []) == set(wrong.split())


@pytest.mark.parametrize(("constraint", "graph", "count"), [
    pytest.param("sh:closed true", "ex:a a ex:T ; ex:p 1 ; ex:q 2 , 3 .", 3, id="closed"),
    pytest.param("sh:closed true ; sh:ignoredProperties ( rdf:type ex:q )", "ex:a a ex:T ; ex:p 1 ; ex:q 2 , 3 ; ex:r 4 .", 1, id="ignored properties"),
    pytest.param("sh:closed false", "ex:a a ex:T ; ex:q 2 .", 0, id="open"),
    pytest.param("sh:equals ex:q", "ex:a a ex:T ; ex:q ex:a . ex:b a ex:T ; ex:q ex:a . ex:c a ex:T .", 3, id="equals"),
    pytest.param("sh:disjoint ex:q", "ex:a a ex:T ; ex:q ex:a . ex:b a ex:T ; ex:q ex:a .", 1, id="disjoint"),
    pytest.param("sh:hasValue ex:a", "ex:a a ex:T . ex:b a ex:T .", 1, id="hasValue"),
])
def test_constraint_of_node_shapes(tmp_path: Path, constraint: str, graph: str, count: int) -> None:
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:p ] ; {constraint} ."
    assert len(agreed(turtle(graph), [shapes_file(tmp_path, shapes)])) == count


PREFIXES = "ex:prefixes sh:declare [ sh:prefix 'ex' ; sh:namespace 'http://example.org/'^^xsd:anyURI ] ."
SELECTS = [
    pytest.param("SELECT $this ?value WHERE { $this ex:p ?value . FILTER(?value > 3) }", "ex:a ex:p 1 , 4 . ex:b ex:p 5 .", 2, id="filter"),
    pytest.param("SELECT $this WHERE { $this ex:p ?x . FILTER NOT EXISTS { $this ex:q ?x } }", "ex:a ex:p 1 ; ex:q 1 . ex:b ex:p 1 .", 1, id="not exists"),
    pytest.param("SELECT DISTINCT $this WHERE { { $this ex:p ?x } UNION { $this ex:q ?x . FILTER(?x = 2) } }", "ex:a ex:p 1 . ex:b ex:q 2 . ex:c ex:q 1 .", 2,
                 id="union"),
    pytest.param("SELECT $this (?x AS ?value) WHERE { $this ex:p ?x OPTIONAL { $this ex:q ?y FILTER(?y > ?x) } FILTER(!BOUND(?y)) }",
                 "ex:a ex:p 1 ; ex:q 2 . ex:b ex:p 3 ; ex:q 2 . ex:c ex:p 1 .", 2, id="optional"),
    pytest.param("SELECT $this ?value ?path WHERE { $this ?path ?value . FILTER(isLiteral(?value) && ?path = ex:q) }", "ex:a ex:p 1 ; ex:q 2 .", 1, id="path"),
    pytest.param("SELECT $this WHERE { # a comment with { a brace\n $this ex:p '}' }", "ex:a ex:p '}' . ex:b ex:p '{' .", 1, id="braces in comments and strings"),
    pytest.param("SELECT $this WHERE { FILTER(EXISTS { $this ex:p ?x . { ?x ex:q ?y } UNION { ?x ex:r ?y } }) }",
                 "ex:a ex:p ex:x . ex:b ex:p ex:y . ex:y ex:r 1 .", 1, id="union in exists"),
    pytest.param("SELECT ?this WHERE { ?this ex:p+ ?this }", "ex:a ex:p ex:b . ex:b ex:p ex:a . ex:c ex:p ex:a .", 2, id="circle"),
]


@pytest.mark.parametrize(("query", "graph", "count"), SELECTS)
def test_query_of_a_node_shape(tmp_path: Path, query: str, graph: str, count: int) -> None:
    shapes = (f"ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:sparql ex:Q . {PREFIXES} "
              f'ex:Q sh:message "found {{?value}}" ; sh:prefixes ex:prefixes ; sh:select """{query}""" .')
    typed = " ".join(f"ex:{name} a ex:T ." for name in "abc")
    assert len(agreed(turtle(graph + typed), [shapes_file(tmp_path, shapes)])) == count


def test_query_of_a_property_shape_knows_its_path(tmp_path: Path) -> None:
    shapes = ("ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P . ex:P sh:path ex:p ; sh:severity sh:Warning ; sh:sparql "
              '[ sh:select """SELECT $this ?value WHERE { $this $PATH ?value . FILTER(?value > 3) }""" ] .')
    found = agreed(turtle("ex:a a ex:T ; ex:p 1 , 4 ."), [shapes_file(tmp_path, shapes)])
    assert [(value, severity, rule) for _, _, value, _, _, severity, rule in found] == [
        ('"4"^^<http://www.w3.org/2001/XMLSchema#integer>', "WARNING", EX + "P")]


def test_message_names_what_the_query_found(tmp_path: Path) -> None:
    from kg.shapes import evaluate, read_shapes

    shapes = ('ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:sparql [ sh:message "it is {?value}, not {$more} or {?unknown}" ; '
              'sh:select "SELECT $this ?value ?more WHERE { $this <http://example.org/p> ?value . BIND(?value + 1 AS ?more) }" ] .')
    (finding,) = evaluate(read_shapes([shapes_file(tmp_path, shapes)]), turtle("ex:a ex:p 1 ."))
    assert finding.message == "it is 1, not 2 or {?unknown}"


def test_shape_without_iri_is_counted_by_the_shape_around_it(tmp_path: Path) -> None:
    shapes = "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    found = agreed(turtle("ex:a a ex:T ."), [shapes_file(tmp_path, shapes)])
    assert [(shape, rule) for _, _, _, _, shape, _, rule in found] == [("", EX + "S")]
