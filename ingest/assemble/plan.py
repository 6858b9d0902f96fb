"""An action plan as records: entries, matrix cells, assignments, operative sections and clauses, action items.

IRIs come from what the plan prints (the assembly, the resolution, the item), never from where it stands, so that both
formats of a plan mint the same ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.assemble import entities
from ingest.assemble.evidence import evidence_at
from ingest.assemble.instruments import Passage, citations
from ingest.assemble.instruments import instrument as named_instrument
from ingest.assemble.narrative import narrative_records
from ingest.clean import level_characters, squeeze
from ingest.document import Offsets, Paragraph, Span
from ingest.mention import Narrative
from ingest.narrative import narrative_facts
from ingest.plan.citations import cited_clauses
from ingest.plan.model import (
    ActionItem,
    ActionPlan,
    Clause,
    DroppedItem,
    Instrument,
    MatrixCell,
    MatrixRow,
    Milestone,
    OperativeSection,
    Section,
)
from ingest.recognise.issuers import Issuer
from ingest.relate import read
from ingest.relate.leads import leads
from kg import iri
from kg.fact import Evidence, Record
from kg.term import Iri, Literal, NamedNode, Term, boolean, date, integer, year
from kg.vocab import SKOS, WTSA

_ROLES = {"action_by": "ActionBy", "collaboration_with": "CollaborationWith", "report_to": "ReportTo"}
Values = list[tuple[Iri, Term]]


@dataclass(slots=True)
class Assembler:
    """Turns one plan into records; `text` is the text of its document, for the quotes."""

    plan: ActionPlan
    text: str
    _used: Counter[str] = field(default_factory=Counter)
    _own: Issuer = field(init=False)  # the body of the plan with the instruments that the plan lists

    def __post_init__(self) -> None:
        listed = [*(row.instrument for row in self.plan.rows), *(section.instrument for section in self.plan.sections)]
        self._own = Issuer(self.body.upper(), frozenset((i.kind, i.number) for i in listed))

    @property
    def body(self) -> str:
        """The issuing body of the plan's resolutions: the assembly without its year ("WTSA-16" → "wtsa")."""
        return self.plan.assembly.partition("-")[0].lower()

    def records(self, document: str) -> Iterator[Record]:
        """All records of the plan, in the order of the document, which has the IRI `document`."""
        yield Record(document, WTSA.SourceDocument, ((WTSA.reportsOn, NamedNode(iri.event(self.plan.assembly))),
                                                     (WTSA.genre, WTSA.ActionPlan)))
        sections = {section.instrument: section for section in self.plan.sections}
        rows = {row.instrument: row for row in self.plan.rows}
        for number, instrument in enumerate(dict.fromkeys([*rows, *sections]), 1):
            yield from self._entry(instrument, number, rows.get(instrument), sections.get(instrument))
        for row in self.plan.rows:
            yield from self._matrix(row)
        for section in self.plan.sections:
            yield from self._section(section)
        for item in self.plan.dropped:
            yield self._dropped(item)

    def evidence(self, span: Span, rule: str) -> Evidence:
        """The quote at `span`, found by `rule`."""
        return evidence_at(self.text, span, rule)

    def instrument_iri(self, instrument: Instrument) -> NamedNode:
        """The IRI of a Resolution or Opinion of the plan's assembly."""
        return named_instrument(instrument.kind, self.body.upper(), instrument.number)[0]

    def item_iri(self, item: str) -> NamedNode:
        """The IRI of an action item of this plan."""
        return NamedNode(iri.action_item(self.plan.assembly, item))

    def _unique(self, candidate: str) -> str:
        """`candidate`, or with a number behind it from the second time on: two clauses may print the same."""
        self._used[candidate] += 1
        return candidate if self._used[candidate] == 1 else f"{candidate}/{self._used[candidate]}"

    def _entry(self, instrument: Instrument, number: int, row: MatrixRow | None, section: Section | None) -> Iterator[Record]:
        this = self.instrument_iri(instrument)
        values: Values = [(WTSA.resolution, this), (WTSA.sequence, integer(number)),
                          (WTSA.ofPlan, NamedNode(iri.event(self.plan.assembly)))]
        evidence = []
        if row is not None:
            values.append((WTSA.titleInTable1, Literal(row.title)))
            evidence.append(self.evidence(row.title_span, "table1-title"))
        if section is not None:
            if section.title is not None and section.title_span is not None:
                values.append((WTSA.titleInSection, Literal(section.title)))
                evidence.append(self.evidence(section.title_span, "section-title"))
            else:
                evidence.append(self.evidence(section.heading_span, "section-heading-without-title"))
        _, described = named_instrument(instrument.kind, self.body.upper(), instrument.number)
        yield Record(iri.record("entry", self.plan.assembly, instrument.code), WTSA.InstrumentEntry, tuple(values),
                     tuple(evidence), described)

    def _matrix(self, row: MatrixRow) -> Iterator[Record]:
        for cell in row.cells:
            path = (self.plan.assembly, row.instrument.code, cell.role, cell.heading)
            common: Values = [(WTSA.resolution, self.instrument_iri(row.instrument)),
                              (WTSA.role, WTSA[_ROLES[cell.role]]), (WTSA.heading, Literal(cell.heading)),
                              (WTSA.asPrinted, Literal(cell.text))]
            cell_iri = NamedNode(self._unique(iri.record("cell", *path)))
            yield Record(cell_iri.value, WTSA.MatrixCell, (*common, (WTSA.isEmpty, boolean(not cell.text))),
                         (self.evidence(cell.span, "table1-cell"),))
            yield from self._assignments(cell, cell_iri, common, path)

    def _assignments(self, cell: MatrixCell, cell_iri: NamedNode, common: Values, path: tuple[str, ...]) -> Iterator[Record]:
        seen: set[str] = set()
        for actor in cell.actors:
            if actor.code in seen:
                continue
            seen.add(actor.code)
            who = entities.actor(actor.code)
            yield Record(self._unique(iri.record("assignment", *path, actor.code)), WTSA.Assignment,
                         (*common, (WTSA.actor, who.iri), (WTSA.fromCell, cell_iri)),
                         (self.evidence(cell.span, actor.rule),), who.described)

    def _section(self, section: Section) -> Iterator[Record]:
        this = self.instrument_iri(section.instrument)
        clauses: dict[tuple[int, str], NamedNode] = {}
        for number, operative in enumerate(section.operative):
            yield from self._operative(section.instrument, this, number, operative, clauses)
        for number, item in enumerate(section.items, 1):
            cited = [clauses[c.section, c.number] for c in cited_clauses(item.cites or "", section.operative)]
            yield self._item(this, number, item, cited)
            yield from self._leads(item.action, item.action_span, self.item_iri(item.id), [a.code for a in item.actors])
            yield from self._cited(self.item_iri(item.id), item.action, item.action_span)
            yield from self._narrative(section.instrument, item)

    def _operative(self, instrument: Instrument, this: NamedNode, index: int, operative: OperativeSection,
                   clauses: dict[tuple[int, str], NamedNode]) -> Iterator[Record]:
        """A section and its clauses; `clauses` learns which IRI each (section, number) has."""
        heading = level_characters(operative.heading)
        path = (self.body, instrument.number, self.plan.assembly, iri.slug(heading)[:60].strip("-"))
        section_iri = NamedNode(self._unique(iri.record("operative-section", *path)))
        values: Values = [(WTSA.resolution, this), (WTSA.headingAsPrinted, Literal(operative.heading)),
                          (WTSA.sequence, integer(index + 1))]
        values += [(WTSA.verbGroup, verb) for verb in verb_groups(heading)]
        parts = _add_actors(values, WTSA.addressee, operative.addressees) + _add_actors(values, WTSA.coAddressee, operative.collaborators)
        yield Record(section_iri.value, WTSA.OperativeSection, tuple(values),
                     (self.evidence(operative.span, "operative-heading"),), parts)
        for order, clause in enumerate(operative.clauses, 1):
            record = self._clause(this, section_iri, order, clause)
            clauses[index, clause.number] = NamedNode(record.iri)
            yield record
            yield from self._cited(NamedNode(record.iri), clause.text, clause.span)
            yield from self._leads(clause.text, clause.span, NamedNode(record.iri), operative.addressees)

    def _leads(self, text: str, span: Span, where: NamedNode, addressed: Sequence[str]) -> Iterator[Record]:
        """The lead study groups that a clause or an action designates; where it names none, the one it is addressed to."""
        if " lead " not in text:
            return
        groups = [code for code in addressed if code.startswith("SG")]
        reading = read(Narrative("", "", (Paragraph(level_characters(text), span.place, Offsets(((0, span.start),))),)))
        for lead in leads(reading.paragraphs[0], groups[0] if len(groups) == 1 else ""):
            who = entities.actor(lead.who)
            yield Record(self._unique(iri.record("lead", where.value.removeprefix(iri.ID), lead.who)), WTSA.LeadStatement,
                         ((WTSA.studyGroup, who.iri), (WTSA.topicAsPrinted, Literal(lead.topic)), (WTSA.designatedIn, where)),
                         (self.evidence(span, lead.rule),), who.described)

    def _narrative(self, instrument: Instrument, item: ActionItem) -> Iterator[Record]:
        facts = narrative_facts(Narrative(item.id, instrument.code, item.narrative))
        yield from narrative_records(facts, self.item_iri(item.id), self.text)
        passages = [Passage(p.text, p.span(), p) for p in item.narrative]
        yield from citations(passages, self._own, (WTSA.inItem, self.item_iri(item.id)), self.text)

    def _cited(self, where: NamedNode, text: str, span: Span) -> Iterator[Record]:
        """The instruments that a clause or an action cites."""
        yield from citations([Passage(text, span)], self._own, (WTSA.inRecord, where), self.text)

    def _clause(self, this: NamedNode, section: NamedNode, order: int, clause: Clause) -> Record:
        name = clause.number or f"paragraph-{order}"
        values: Values = [(WTSA.inSection, section), (WTSA.resolution, this), (WTSA.clauseText, Literal(clause.text)),
                          (WTSA.sequence, integer(order))]
        if clause.number:
            values.append((WTSA.numberAsPrinted, Literal(clause.number)))
        return Record(self._unique(f"{section.value.replace('/operative-section/', '/clause/')}/{iri.slug(name)}"),
                      WTSA.OperativeClause, tuple(values), (self.evidence(clause.span, "operative-paragraph"),))

    def _item(self, this: NamedNode, number: int, item: ActionItem, cited: list[NamedNode]) -> Record:
        subject = self.item_iri(item.id)
        values: Values = [
            (WTSA.itemId, Literal(item.id)), (SKOS.notation, Literal(item.id)), (WTSA.idInferred, boolean(item.id_inferred)),
            (WTSA.ofPlan, NamedNode(iri.event(self.plan.assembly))),
            (WTSA.resolution, this), (WTSA.sequence, integer(number)), (WTSA.actionText, Literal(item.action)),
            (WTSA.hasNarrative, boolean(bool(item.narrative))),
            (WTSA.narrativeState, WTSA[item.narrative_state])]
        values += [(WTSA.otherId, Literal(other)) for other in item.other_ids]
        values += [(WTSA.citesAsPrinted, Literal(item.cites))] if item.cites else []
        values += [(WTSA.citesClause, clause) for clause in cited]
        parts = _add_actors(values, WTSA.actor, [a.code for a in item.actors])
        parts += _add_actors(values, WTSA.collaborator, [a.code for a in item.collaborators])
        values += [(WTSA.see, self.item_iri(other)) for other, _ in item.see]
        for predicate, box in ((WTSA.periodicGoalsMet, item.periodic_goals_met), (WTSA.completed, item.completed)):
            values += [(predicate, boolean(box))] if box is not None else []
        if item.narrative:
            values.append((WTSA.narrativeText, Literal("\n".join(p.text.strip() for p in item.narrative))))
        milestone = self._milestone(item)
        values.append((WTSA.hasMilestone, NamedNode(milestone.iri)))
        return Record(subject.value, WTSA.ActionItem, tuple(dict.fromkeys(values)), tuple(self._item_evidence(item)), (milestone, *parts))

    def _dropped(self, item: DroppedItem) -> Record:
        thing, described = named_instrument(item.instrument.kind, self.body.upper(), item.instrument.number)
        earlier = entities.named_event(item.plan)
        values: Values = [(WTSA.ofPlan, NamedNode(iri.event(self.plan.assembly))), (WTSA.ofEarlierPlan, earlier.iri),
                          (WTSA.numberAsPrinted, Literal(item.id)), (WTSA.resolution, thing)]
        evidence = [self.evidence(item.id_span, "dropped-item"), *(self.evidence(span, "dropped-items-lead") for span in item.lead)]
        if item.remark_span is not None:
            values.append((WTSA.asPrinted, Literal(item.remark)))
            evidence.append(self.evidence(item.remark_span, "dropped-item-remark"))
        return Record(self._unique(iri.record("dropped-item", self.plan.assembly, item.plan, item.id)), WTSA.DroppedItem, tuple(values),
                      tuple(evidence), (*described, *earlier.described))

    def _item_evidence(self, item: ActionItem) -> Iterator[Evidence]:
        yield self.evidence(item.action_span, "item-action")
        if item.id_inferred:
            yield self.evidence(item.action_span, "item-id-inferred")
        else:
            yield self.evidence(item.id_span, "item-id")
        yield self.evidence(item.milestone.span, "item-milestone")
        yield from (self.evidence(span, f"item-box-{n}") for n, span in enumerate(item.box_spans, 1))
        if item.narrative:
            yield self.evidence(item.narrative[0].span().to(item.narrative[-1].span()), "item-narrative")
        yield from (self.evidence(span, "item-pointer") for _, span in item.see)

    def _milestone(self, item: ActionItem) -> Record:
        milestone: Milestone = item.milestone
        values: Values = [(WTSA.asPrinted, Literal(squeeze(milestone.printed)))]
        values += [(WTSA.milestoneKind, WTSA[kind]) for kind in milestone.kinds]
        events = [entities.named_event(name) for name in milestone.events]
        values += [(WTSA.dueEvent, event.iri) for event in events]
        values += [(WTSA.dueYear, year(y)) for y in milestone.years]
        values += [(WTSA.dueBy, date(milestone.last_day))] if milestone.last_day else []
        return Record(f"{self.item_iri(item.id).value}/milestone", WTSA.Milestone, tuple(values),
                      (self.evidence(milestone.span, "item-milestone"),), tuple(part for event in events for part in event.described))


def _add_actors(values: Values, predicate: Iri, codes: Iterable[str]) -> tuple[Record, ...]:
    """Add what `codes` stand for to `values`; the descriptions of those that the reviewed data do not know."""
    actors = [entities.actor(code) for code in codes]
    values.extend((predicate, actor.iri) for actor in actors)
    return tuple(part for actor in actors for part in actor.described)


# An operative verb and the group it belongs to; "resolves to instruct" is both.
_VERBS = (("resolve", "Resolves"), ("instruct", "Instructs"), ("invite", "Invites"), ("request", "Requests"),
          ("encourage", "Encourages"), ("urge", "Urges"), ("call", "CallsUpon"), ("recommend", "Recommends"),
          ("decide", "Decides"), ("opinion", "IsOfTheOpinion"))


def verb_groups(heading: str) -> list[NamedNode]:
    """The groups of the operative verbs in `heading`, as terms.

    >>> [v.value.rpartition("#")[2] for v in verb_groups("resolves to instruct Study Group 2")]
    ['Resolves', 'Instructs']
    """
    words = [w.casefold() for w in heading.split()[:6]]
    return [WTSA[name] for stem, name in _VERBS if any(w.startswith(stem) for w in words)]
