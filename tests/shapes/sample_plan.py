"""A conforming plan of any size, made from nothing but its numbers: what the shapes are tried on."""

from __future__ import annotations

from collections.abc import Iterator

from kg.fact import Evidence, Record, SourceEdition
from kg.iri import action_item, body, event, record, resolution
from kg.rdf import document_quads
from kg.term import Literal, NamedNode, Quad, boolean, date, english, integer, year
from kg.vocab import RDFS, SKOS, WTSA

EDITION = SourceEdition("plan", "3f9c" + "0" * 60, "txt")


def plan_quads(resolutions: int = 2, items: int = 2) -> list[Quad]:
    """The graph of a plan with so many resolutions, each with so many action items, clauses and cells."""
    return list(document_quads(EDITION, _records(resolutions, items)))


def _evidence(at: int, rule: str) -> Evidence:
    return Evidence(f"paragraph {at}", at * 10, at * 10 + 5, "quote", rule)


def _records(resolutions: int, items: int) -> Iterator[Record]:
    yield Record(
        body("SG2"), WTSA.StudyGroup, ((SKOS.notation, Literal("SG2")), (SKOS.prefLabel, english("Study Group 2")))
    )
    yield Record(
        body("WTSA"), WTSA.ConferenceSeries, ((SKOS.notation, Literal("WTSA")), (SKOS.prefLabel, english("Assembly")))
    )
    for number in range(1, resolutions + 1):
        yield from _resolution(number, items)


def _resolution(number: int, items: int) -> Iterator[Record]:
    this = NamedNode(resolution("wtsa", str(number)))
    at = number * 10_000
    thing = Record(
        this.value,
        WTSA.Resolution,
        (
            (SKOS.notation, Literal(f"R{number}")),
            (WTSA.number, Literal(str(number))),
            (RDFS.label, english(f"Resolution {number}")),
            (WTSA.issuingBody, NamedNode(body("WTSA"))),
        ),
    )
    yield Record(
        record("entry", number),
        WTSA.InstrumentEntry,
        (
            (WTSA.resolution, this),
            (WTSA.sequence, integer(number)),
            (WTSA.ofPlan, NamedNode(event("WTSA-16"))),
            (WTSA.titleInTable1, Literal("Title")),
        ),
        (_evidence(at, "table1-title"),),
        (thing,),
    )
    cell = NamedNode(record("cell", number))
    common = (
        (WTSA.resolution, this),
        (WTSA.role, WTSA.ActionBy),
        (WTSA.heading, Literal("SGs")),
        (WTSA.asPrinted, Literal("SG2")),
    )
    yield Record(
        cell.value, WTSA.MatrixCell, (*common, (WTSA.isEmpty, boolean(False))), (_evidence(at + 1, "table1-cell"),)
    )
    yield Record(
        record("assignment", number),
        WTSA.Assignment,
        (*common, (WTSA.actor, NamedNode(body("SG2"))), (WTSA.fromCell, cell)),
        (_evidence(at + 1, "table1-actor"),),
    )
    section = NamedNode(record("operative-section", number))
    yield Record(
        section.value,
        WTSA.OperativeSection,
        (
            (WTSA.resolution, this),
            (WTSA.sequence, integer(1)),
            (WTSA.headingAsPrinted, Literal("instructs")),
            (WTSA.verbGroup, WTSA.Instructs),
            (WTSA.addressee, NamedNode(body("SG2"))),
        ),
        (_evidence(at + 2, "heading"),),
    )
    for item in range(1, items + 1):
        yield from _item(this, section, number, item, at + 10 * item)


def _item(this: NamedNode, section: NamedNode, number: int, item: int, at: int) -> Iterator[Record]:
    clause = NamedNode(record("clause", number, item))
    yield Record(
        clause.value,
        WTSA.OperativeClause,
        (
            (WTSA.resolution, this),
            (WTSA.inSection, section),
            (WTSA.sequence, integer(item)),
            (WTSA.clauseText, Literal("to act")),
            (WTSA.numberAsPrinted, Literal(str(item))),
        ),
        (_evidence(at, "clause"),),
    )
    name = f"{number:02}-{item:02}"
    subject = action_item("WTSA-16", name)
    milestone = Record(
        subject + "/milestone",
        WTSA.Milestone,
        (
            (WTSA.asPrinted, Literal("2020")),
            (WTSA.milestoneKind, WTSA.DatedYear),
            (WTSA.dueYear, year(2020)),
            (WTSA.dueBy, date("2020-12-31")),
        ),
        (_evidence(at + 1, "item-milestone"),),
    )
    yield Record(
        subject,
        WTSA.ActionItem,
        (
            (WTSA.itemId, Literal(name)),
            (WTSA.idInferred, boolean(False)),
            (WTSA.ofPlan, NamedNode(event("WTSA-16"))),
            (WTSA.resolution, this),
            (WTSA.sequence, integer(item)),
            (WTSA.actionText, Literal("Study Group 2 to act")),
            (WTSA.hasNarrative, boolean(True)),
            (WTSA.narrativeState, WTSA.Reported),
            (WTSA.narrativeText, Literal("SG2 met.")),
            (WTSA.citesClause, clause),
            (WTSA.actor, NamedNode(body("SG2"))),
            (WTSA.periodicGoalsMet, boolean(False)),
            (WTSA.completed, boolean(True)),
            (WTSA.hasMilestone, NamedNode(milestone.iri)),
        ),
        tuple(_evidence(at + n, f"item-{n}") for n in range(2, 6)),
        (milestone,),
    )
    meeting = NamedNode(event(f"meeting-{name}"))
    happening = Record(meeting.value, WTSA.Event, ((RDFS.label, english("Meeting")),))
    yield Record(
        record("event-report", name),
        WTSA.EventReport,
        (
            (WTSA.inItem, NamedNode(subject)),
            (WTSA.event, meeting),
            (WTSA.eventName, Literal("Meeting")),
            (WTSA.startDate, date("2019-09-30")),
            (WTSA.endDate, date("2019-10")),
            (WTSA.mode, WTSA.NotStated),
            (WTSA.meetingOf, NamedNode(body("SG2"))),
        ),
        (_evidence(at + 6, "event"),),
        (happening,),
    )
    yield Record(
        record("mention", name, "sg2"),
        WTSA.ActorMention,
        ((WTSA.inItem, NamedNode(subject)), (WTSA.mentions, NamedNode(body("SG2")))),
        (_evidence(at + 7, "actor"),),
    )
