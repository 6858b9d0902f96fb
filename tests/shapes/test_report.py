"""Findings as people and machines read them: label before IRI, place and quote, by rule, the same bytes each time."""

from __future__ import annotations

import json

import pytest
from both_engines import turtle
from sample_plan import plan_quads

from kg.making.reference import ontology_quads
from kg.report import FORMATS, Report, as_json, as_markdown, as_text, as_turtle, report, summary
from kg.report.text import PER_RULE
from kg.shapes import evaluate, read_shapes, shapes_files
from kg.store import GraphStore, RdfFormat, parse
from kg.term import BlankNode, Literal, NamedNode, Quad, english
from kg.vocab import RDFS, WTSA

SHAPES = read_shapes(shapes_files())
PLAN = plan_quads(3, 4)
ITEM = NamedNode("https://w3id.org/wtsa/id/action-item/wtsa-16/02-03")
MILESTONE = NamedNode(ITEM.value + "/milestone")


def made(*more: Quad, without: tuple[NamedNode, ...] = ()) -> Report:
    rest = [quad for quad in PLAN if quad.predicate not in without]
    store = GraphStore.in_memory([*rest, *more, *ontology_quads()])
    return report(evaluate(SHAPES, store), store)


def test_finding_shows_name_label_iri_value_place_and_quote() -> None:
    text = as_text(made(Quad(ITEM, WTSA.actor, MILESTONE), Quad(ITEM, RDFS.label, english("Report to TSAG"))))
    head, _, rest = text.partition("\n\n")
    name, message = head.splitlines()
    assert name == "violation: actor of an action item <https://w3id.org/wtsa/shape#action-item-actor> (1)"
    assert message.startswith("  The actor is nobody that the reviewed data knows. Add the body ")
    assert rest == f"""\
  - Report to TSAG <https://w3id.org/wtsa/id/action-item/wtsa-16/02-03>
      wtsa:actor action-item/wtsa-16/02-03/milestone <{MILESTONE.value}> is not of the class wtsa:Actor
      at plan, paragraph 20032: “quote”
      at plan, paragraph 20033: “quote”
      and at 2 more places

1 violation
"""


def test_part_of_a_record_is_shown_at_the_place_of_the_record() -> None:
    """A thing without evidence of its own, such as an event, stands where the record stands that it belongs to."""
    event = NamedNode("https://w3id.org/wtsa/id/event/meeting-02-03")
    (entry,) = made(Quad(event, WTSA.subEventOf, Literal("a forum"))).entries[:1]
    assert [(place.document, place.quote) for place in entry.where] == [("plan", "quote")]
    assert entry.label == "Meeting"


def test_text_counts_what_it_does_not_show() -> None:
    result = made(without=(WTSA.completed,))
    assert f"… and {12 - PER_RULE} more (--all shows them)" in as_text(result)
    assert as_text(result).count("\n  - ") == PER_RULE
    assert as_text(result, everything=True).count("\n  - ") == 12
    assert "more (--all" not in as_text(result, everything=True)


def test_graph_that_conforms_says_so_in_every_format() -> None:
    result = made()
    assert summary(result) == "conforms: no findings"
    assert as_text(result) == "conforms: no findings\n"
    assert json.loads(as_json(result)) == {
        "conforms": True,
        "counts": {"violation": 0, "warning": 0, "info": 0},
        "rules": [],
    }
    assert "sh:conforms true" in as_turtle(result)
    assert "conforms" in as_markdown(result)


def test_json_holds_everything_a_program_wants() -> None:
    document = json.loads(as_json(made(Quad(ITEM, WTSA.see, ITEM))))
    assert document["counts"] == {"violation": 0, "warning": 1, "info": 0}
    (rule,) = document["rules"]
    assert (rule["rule"], rule["severity"], rule["count"]) == (
        "https://w3id.org/wtsa/shape#action-item-see-itself",
        "warning",
        1,
    )
    (finding,) = rule["findings"]
    assert finding["focus"] == finding["value"] == ITEM.value
    assert finding["component"] == "SPARQLConstraintComponent"
    assert [(place["document"], place["quote"]) for place in finding["evidence"]] == [("plan", "quote")] * 4


def test_turtle_is_a_validation_report_without_blank_nodes() -> None:
    text = as_turtle(made(without=(WTSA.completed,)))
    quads = list(parse(text.encode(), format=RdfFormat.TURTLE))
    assert not any(isinstance(node, BlankNode) for quad in quads for node in (quad.subject, quad.object))
    results = {q.object for q in quads if q.predicate.value.endswith("#result")}
    assert len(results) == 12
    needed = {"focusNode", "resultSeverity", "sourceConstraintComponent", "sourceShape", "resultPath", "resultMessage"}
    for result in results:
        assert needed <= {q.predicate.value.rpartition("#")[2] for q in quads if q.subject == result}


def test_markdown_does_not_break_on_what_sources_print() -> None:
    text = as_markdown(made(Quad(ITEM, WTSA.itemId, Literal("a|b\n*c*"))))
    assert r"a\|b \*c\*" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {line.replace(r"\|", "").count("|") for line in rows} == {5}


@pytest.mark.parametrize("form", FORMATS)
def test_report_is_the_same_bytes_whatever_the_order_of_findings(form: str) -> None:
    store = GraphStore.in_memory([*(q for q in PLAN if q.predicate != WTSA.place), *ontology_quads()])
    findings = evaluate(SHAPES, store)
    assert FORMATS[form](report(findings, store)) == FORMATS[form](report(reversed(findings), store))


def test_focus_may_be_a_literal_or_a_blank_node() -> None:
    store = turtle("_:x <https://w3id.org/wtsa/ont#status> 'fine' .")
    result = report(evaluate(SHAPES, store), store)
    assert all("_:" in as_text(result) for _ in result.entries)
    for write in FORMATS.values():
        assert write(result)
