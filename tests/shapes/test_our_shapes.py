"""The shapes of this project as files: every rule can be counted, read and mended; every filled class has one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from both_engines import turtle
from sample_plan import plan_quads

from kg.making.reference import ontology_quads
from kg.shapes import Finding, Severity, evaluate, load, read_shapes, shapes_files, validate
from kg.shapes.graph import RDF, ShapesSource
from kg.shapes.model import Shape
from kg.store import GraphStore
from kg.term import Literal, NamedNode, Quad
from kg.vocab import WTSA, declared_terms, prefixes

SHAPES = read_shapes(shapes_files())
OURS = "https://w3id.org/wtsa/shape#"
FILLED = [
    "Record",
    "Evidence",
    "SourceDocument",
    "SourceEdition",
    "Extraction",
    "Rule",
    "CoverageNote",
    "Instrument",
    "InstrumentEdition",
    "InstrumentEntry",
    "MatrixCell",
    "Assignment",
    "OperativeSection",
    "OperativeClause",
    "ActionItem",
    "DroppedItem",
    "Milestone",
    "Body",
    "Organization",
    "RegionalGroup",
    "Mention",
    "ActorMention",
    "OrganizationMention",
    "RecommendationMention",
    "QuestionMention",
    "DocumentMention",
    "LinkMention",
    "InstrumentMention",
    "TopicMention",
    "Approval",
    "EventReport",
    "Event",
    "LifeCycleChange",
    "Liaison",
    "Collaboration",
    "LeadStatement",
    "LeadRole",
    "StatedNumber",
    "RegionalGroupStatement",
    "CitedDocument",
    "Publication",
    "PublicationPart",
    "InstrumentListing",
    "IssueArea",
    "PreparationPhase",
    "Proposal",
    "RoleStatement",
    "TopicMapping",
    "Correction",
    "Contradiction",
]


def every_shape() -> Iterator[Shape]:
    for shape in SHAPES.targeted:
        yield shape
        yield from shape.properties


def constrains(shape: Shape) -> bool:
    return bool(
        shape.parameters
        or shape.nodes
        or shape.negations
        or shape.logic
        or shape.selects
        or shape.closed_to is not None
    )


@pytest.mark.parametrize("name", FILLED)
def test_class_that_documents_fill_has_a_shape(name: str) -> None:
    assert any(("targetClass", WTSA[name]) in shape.targets for shape in SHAPES.targeted)


@pytest.mark.parametrize("shape", [s for s in every_shape() if constrains(s)], ids=lambda s: s.iri.rpartition("#")[2])
def test_rule_has_an_iri_a_name_and_a_message_that_says_how_to_mend(shape: Shape) -> None:
    assert shape.iri.startswith(OURS)
    assert SHAPES.names[shape.iri]
    for message in [select.message or shape.message for select in shape.selects] or [shape.message]:
        assert len(re.findall(r"[.;:?] ", message)) >= 1, "two sentences: what is wrong, how to mend it"
        assert message.endswith(".")


def test_rule_names_are_told_apart() -> None:
    names = [SHAPES.names[iri] for iri in {s.iri for s in every_shape() if constrains(s)}]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_shapes_use_only_declared_words() -> None:
    spaces = [prefixes()[name] for name in ("wtsa", "oa", "prov", "dcterms", "skos")]
    terms = {text for triple in ShapesSource.of_files(shapes_files()[:-1]) for text in words(triple)}
    assert sorted(t for t in terms if any(t.startswith(space) for space in spaces) and t not in declared_terms()) == []


def words(triple: tuple[object, str, object]) -> Iterator[str]:
    _, predicate, value = triple
    yield predicate
    if isinstance(value, NamedNode):
        yield value.value
    elif isinstance(value, Literal) and predicate.endswith("#select"):
        for prefix, name in re.findall(r"\b(\w+):(\w+)", value.value):
            yield prefixes()[prefix] + name


def test_shapes_demand_no_text_that_a_graph_of_facts_leaves_out() -> None:
    texts = {
        f"<{quad.subject.value}>"
        for quad in ontology_quads()
        if quad.predicate == WTSA.inLayer and quad.object == WTSA.TextLayer
    }
    assert texts
    assert [shape.iri for shape in every_shape() if shape.path in texts and "minCount" in shape.parameters] == []


def test_every_shape_is_used() -> None:
    described = {
        s.value
        for s, p, o in ShapesSource.of_files(shapes_files())
        if isinstance(s, NamedNode) and s.value.startswith(OURS)
    }
    assert described == {shape.iri for shape in every_shape()}


PLAN = plan_quads(2, 2)
ITEM = NamedNode("https://w3id.org/wtsa/id/action-item/wtsa-16/01-02")
SEEDED = [  # what a graph says besides, and the rules that it breaks
    pytest.param("wtsa:completed false", ["action-item-completed"], id="both boxes of one kind"),
    pytest.param(
        "wtsa:itemId 'item two'", ["action-item-id", "action-item-id", "action-item-id-of-instrument"], id="no id"
    ),
    pytest.param(
        "wtsa:itemId '01-01'",
        ["action-item-id", "action-item-id-twice", "action-item-id-twice"],
        id="id of another item",
    ),
    pytest.param("wtsa:otherId '01-02'", ["action-item-other-id"], id="second id like the first"),
    pytest.param("wtsa:actor <https://w3id.org/wtsa/id/body/nobody>", ["action-item-actor"], id="unknown actor"),
    pytest.param(
        "wtsa:see <https://w3id.org/wtsa/id/action-item/wtsa-16/99-99>", ["action-item-see"], id="pointer to nothing"
    ),
    pytest.param("wtsa:hasEvidence 'page 3'", ["record-evidence-class"], id="evidence in words"),
    pytest.param(
        "wtsa:startDate '2020-02-01'^^xsd:date ; wtsa:endDate '2020-01'^^xsd:gYearMonth",
        ["date-order"],
        id="end before start",
    ),
    pytest.param(
        "wtsa:startDate '2020-01-31'^^xsd:date ; wtsa:endDate '2020-01'^^xsd:gYearMonth",
        [],
        id="end within the month of the start",
    ),
    pytest.param("wtsa:date '2020-08-36'", ["date-of-the-calendar"], id="impossible day"),
    pytest.param("wtsa:date '0201-08-06'^^xsd:date", ["date-plausible"], id="year with a typing error"),
    pytest.param(
        "wtsa:citesClause <https://w3id.org/wtsa/id/clause/2/1>",
        ["action-item-cites-own-instrument"],
        id="clause of another resolution",
    ),
]


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(finding.rule.removeprefix(OURS) for finding in findings)


def test_sample_plan_conforms() -> None:
    assert validate(GraphStore.in_memory([*PLAN, *ontology_quads()])) == ()


@pytest.mark.parametrize(("said", "broken"), SEEDED)
def test_fault_is_found_by_its_rule_and_no_other(said: str, broken: list[str]) -> None:
    more = turtle(f"@prefix wtsa: <https://w3id.org/wtsa/ont#> . {ITEM} {said} .").quads()
    assert rules(validate(GraphStore.in_memory([*PLAN, *ontology_quads(), *more]))) == broken


@pytest.mark.parametrize(("names", "broken"), [("'one'@en", []), ("'one'@en , 'One'@en", ["label-once"])])
def test_event_has_one_name_that_is_shown(names: str, broken: list[str]) -> None:
    event = turtle(f"@prefix wtsa: <https://w3id.org/wtsa/ont#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
                   f"<https://w3id.org/wtsa/id/event/one> a wtsa:Event ; rdfs:label {names} .").quads()
    assert rules(validate(GraphStore.in_memory([*ontology_quads(), *event]))) == broken


@pytest.mark.parametrize(
    "predicate",
    sorted(
        {q.predicate for q in PLAN if q.subject == ITEM}
        - {
            NamedNode(RDF + "type"),
            WTSA.actionText,
            WTSA.narrativeText,
            WTSA.citesClause,
            NamedNode(prefixes()["skos"] + "notation"),
        },
        key=str,
    ),
    ids=str,
)
def test_item_without_one_of_its_values_is_found(predicate: NamedNode) -> None:
    rest = [quad for quad in PLAN if (quad.subject, quad.predicate) != (ITEM, predicate)]
    findings = evaluate(SHAPES, GraphStore.in_memory([*rest, *ontology_quads()]))
    assert any(finding.focus == ITEM and finding.path == str(predicate) for finding in findings)


@pytest.mark.parametrize(
    "kind",
    sorted(
        {
            q.object.value.rpartition("#")[2]
            for q in PLAN
            if q.predicate.value == RDF + "type"
            and q.object in (WTSA.ActionItem, WTSA.Assignment, WTSA.EventReport, WTSA.OperativeClause)
        }
    ),
)
def test_record_of_any_kind_without_evidence_is_a_violation(kind: str) -> None:
    record = min((q.subject for q in PLAN if q.object == WTSA[kind]), key=str)
    rest = [quad for quad in PLAN if (quad.subject, quad.predicate) != (record, WTSA.hasEvidence)]
    found = [f for f in evaluate(SHAPES, GraphStore.in_memory([*rest, *ontology_quads()])) if f.focus == record]
    assert [(f.rule, f.severity) for f in found] == [(OURS + "record-evidence", Severity.VIOLATION)]


def test_quads_are_validated_together_with_the_reviewed_data() -> None:
    nothing = Quad(ITEM, NamedNode(RDF + "type"), WTSA.ActionItem)
    assert len(load([nothing])) > 1000
    assert any(f.focus == ITEM and f.rule == OURS + "record-evidence" for f in validate([nothing]))


def test_findings_come_in_one_order() -> None:
    store = GraphStore.in_memory([*(q for q in PLAN if q.predicate != WTSA.hasEvidence), *ontology_quads()])
    findings = evaluate(SHAPES, store)
    assert list(findings) == sorted(findings, key=lambda f: f.order)
    assert findings == evaluate(SHAPES, store)
    assert [f.severity for f in findings] == sorted((f.severity for f in findings), reverse=True)
