"""The facts of a paper as records: one class a kind of fact, declared in one table.

IRIs come from the name of the document and what it prints, so that the same paper in two formats mints the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ingest.assemble import entities
from ingest.assemble.entities import Entity
from ingest.assemble.evidence import evidence_at
from ingest.assemble.instruments import instrument
from ingest.assemble.narrative import Parts, Statements, narrative_records
from ingest.papers.facts import facts, narrative_facts
from ingest.papers.known_conferences import adopted_by, known_conferences
from ingest.papers.model import Identity, Paper, PaperFact, Sitting
from kg import iri
from kg.codes import notations
from kg.fact import Evidence, Record
from kg.term import Iri, Literal, NamedNode, boolean, date, english, integer, year
from kg.vocab import DCTERMS, RDFS, SKOS, WTSA


def paper_records(paper: Paper, name: str, document: str) -> Iterator[Record]:
    """All records of `paper`, which is called `name` and has the IRI `document`; families in their order."""
    yield _source(paper, document)
    yield from _description(paper, name, document)
    used: dict[str, Record] = {}
    for fact in facts(paper):
        record = _record(fact, paper, name)
        known = used.get(record.iri)
        used[record.iri] = _merged(known, record) if known else record
    yield from used.values()
    yield from narrative_records(narrative_facts(paper), None, paper.document.text, within=name)


def _merged(known: Record, again: Record) -> Record:
    """The same statement made twice: one record with all its evidence."""
    said = {predicate for predicate, _ in known.values}
    more = (value for value in again.values if value[0] not in said)
    return replace(known, values=(*known.values, *more), evidence=tuple(dict.fromkeys((*known.evidence, *again.evidence))))


def _source(paper: Paper, document: str) -> Record:
    identity = paper.identity
    event = _sitting(identity.about)
    values: Statements = [(WTSA.genre, WTSA.ConferencePage if _is_page(identity) else WTSA.BackgroundPaper), (WTSA.reportsOn, event.iri)]
    parts: Parts = [*event.described]
    values += _title_and_dates(identity, parts)
    return Record(document, WTSA.SourceDocument, tuple(values), (), tuple(parts))


def _is_page(identity: Identity) -> bool:
    """A paper calls itself one or has a date; a page of a conference is called like the conference and is never finished."""
    return "paper" not in identity.title.casefold() and not identity.issued


def _title_and_dates(identity: Identity, parts: Parts) -> Statements:
    values: Statements = [(DCTERMS.title, Literal(identity.title))] if identity.title else []
    if identity.publisher:
        publisher = entities.actor(identity.publisher)
        values.append((DCTERMS.publisher, publisher.iri))
        parts.extend(publisher.described)
    values += [(DCTERMS.issued, date(identity.issued))] if identity.issued else []
    values += [(DCTERMS.modified, date(identity.modified))] if identity.modified else []
    return values


def _description(paper: Paper, name: str, document: str) -> Iterator[Record]:
    """What the paper says about itself, with the places where it does."""
    spans = paper.identity.spans
    if spans:
        values = [(WTSA.describes, NamedNode(document)), *_title_and_dates(paper.identity, [])]
        evidence = tuple(evidence_at(paper.document.text, span, f"paper-{what}") for what, span in spans.items())
        yield Record(iri.record("description", name), WTSA.DocumentDescription, tuple(values), evidence)


def _record(fact: PaperFact, paper: Paper, name: str) -> Record:
    class_name, write = _KINDS[fact.kind]
    values: Statements = []
    parts: Parts = []
    where = write(fact.values, values, parts, name)
    evidence = tuple(_evidence(fact, paper))
    return Record(where, WTSA[class_name], tuple(dict.fromkeys(values)), evidence, tuple(parts))


def _evidence(fact: PaperFact, paper: Paper) -> Iterator[Evidence]:
    for span in fact.spans:
        yield evidence_at(paper.document.text, span, fact.rule)


def _point(values: Statements, parts: Parts, predicate: Iri, entity: Entity) -> None:
    values.append((predicate, entity.iri))
    parts.extend(entity.described)


def _text(values: Statements, predicate: Iri, text: str) -> None:
    if text:
        values.append((predicate, Literal(text)))


def _sitting(sitting: Sitting) -> Entity:
    """The conference of a sitting: a reviewed one by its code, another one described here."""
    where = iri.event(sitting.code)
    if where in known_conferences():
        return Entity(NamedNode(where))
    return Entity(NamedNode(where), (Record(where, WTSA.Conference, (
        (SKOS.notation, Literal(sitting.code)), (SKOS.prefLabel, english(sitting.code)),
        (WTSA.sessionOf, NamedNode(iri.body(sitting.series))))),))


def _coded(code: str) -> Entity:
    return _sitting(Sitting(code, code.rpartition("-")[0]))


def _instrument(fact: Mapping[str, Any], values: Statements, parts: Parts, predicate: Iri) -> NamedNode:
    """The instrument by its series and number, and its edition where one is printed."""
    thing, described = instrument(fact["kind"], fact["series"], fact["number"])
    _point(values, parts, predicate, Entity(thing, described))
    _text(values, WTSA.numberAsPrinted, fact["number"])
    if fact["edition"]:
        _edition(fact, values, parts, thing.value)
    return thing


def _edition(fact: Mapping[str, Any], values: Statements, parts: Parts, instrument: str) -> None:
    _text(values, WTSA.editionAsPrinted, fact["edition"])
    edition = iri.instrument_edition(instrument, fact["year"])
    adopted = adopted_by(fact["series"], fact["place"], fact["year"])
    described: Statements = [(DCTERMS.isVersionOf, NamedNode(instrument)), (WTSA.editionAsPrinted, Literal(fact["edition"]))]
    described += [(WTSA.adoptedBy, NamedNode(adopted))] if adopted else []
    parts.append(Record(edition, WTSA.InstrumentEdition, tuple(described)))
    values.append((WTSA.namesEdition, NamedNode(edition)))
    if not adopted:
        _text(values, WTSA.sourceNote, f"No conference of this series that sat in {fact['place']} in {fact['year']} is known.")


def _area(values: Statements, parts: Parts, predicate: Iri, paper: str, name: str, within: str = "") -> NamedNode:
    """A heading or topic of a paper; a part of another one stands under that."""
    where = iri.record("issue-area", paper, within, name)
    described: Statements = [(SKOS.prefLabel, english(name)), (DCTERMS.isPartOf, NamedNode(f"{iri.DOC}{paper}"))]
    if within:
        described.append((SKOS.broader, NamedNode(iri.record("issue-area", paper, within))))
    parts.append(Record(where, WTSA.IssueArea, tuple(described)))
    values.append((predicate, NamedNode(where)))
    return NamedNode(where)


def _listing(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _instrument(fact, values, parts, WTSA.listsInstrument)
    if fact["area"]:
        _area(values, parts, WTSA.issueArea, paper, fact["area"])
    _text(values, WTSA.titleAsPrinted, fact["title"])
    _text(values, WTSA.asPrinted, fact["printed"])
    values.append((WTSA.sequence, integer(fact["sequence"])))
    if fact["unclosed"]:
        _text(values, WTSA.sourceNote, "A bracket opens behind the number and never closes.")
    return iri.record("listing", paper, fact["series"], fact["kind"], fact["number"], fact["area"])


def _citation(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _instrument(fact, values, parts, WTSA.mentions)
    _text(values, WTSA.titleAsPrinted, fact["title"])
    values.append((WTSA.matchState, WTSA.Resolved))
    return iri.record("instrument-mention", paper, fact["series"], fact["kind"], fact["number"], fact["year"])


def _when_and_where(fact: Mapping[str, Any], values: Statements, parts: Parts) -> None:
    for predicate, key in ((WTSA.startDate, "start"), (WTSA.endDate, "end")):
        values.append((predicate, date(fact[key])))
    if fact["start"][:4].isdigit():
        values.append((WTSA.year, year(fact["start"][:4])))
    for predicate, key in ((WTSA.datesAsPrinted, "dates"), (WTSA.city, "city"), (WTSA.country, "country"), (WTSA.placeAsPrinted, "place"),
                           (WTSA.eventName, "name"), (WTSA.edition, "edition"), (WTSA.sourceNote, "note")):
        _text(values, predicate, fact[key])
    country = entities.country_of(fact["place"])
    if country:
        _point(values, parts, WTSA.inCountry, country)
    values.append((WTSA.mode, notations(WTSA.EventMode)[fact["mode"]]))
    values.append((WTSA.isTentative, boolean(fact["tentative"])))
    for code in fact["prepares"]:
        _point(values, parts, WTSA.preparesFor, _coded(code))


def _meeting(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _when_and_where(fact, values, parts)
    whose = fact.get("organizer", "")
    if whose:
        _point(values, parts, WTSA.organizer, entities.actor(whose))
    if fact.get("meeting_of"):
        _point(values, parts, WTSA.meetingOf, entities.actor(fact["meeting_of"]))
    conference = " and ".join(fact["prepares"])
    label = fact["name"] or f"{fact.get('meeting_of') or whose} preparatory meeting for {conference}"
    path = (whose, fact["prepares"][0], fact["start"], fact["end"] if fact["end"] != fact["start"] else "", fact["city"])
    event: Statements = [(RDFS.label, english(f"{label}, {fact['dates']}"))]
    if fact["during_sitting"]:
        _point(event, parts, WTSA.subEventOf, _coded(fact["during_sitting"]))
    elif fact["during"]:
        above = iri.event(f"{fact['during']} {fact['start'][:4]}")
        around = Record(above, WTSA.GroupMeeting, ((RDFS.label, english(fact["during"])),))
        _point(event, parts, WTSA.subEventOf, Entity(NamedNode(above), (around,)))
    where = iri.record("event", *path)
    parts.append(Record(where, WTSA.PreparatoryMeeting, tuple(event)))
    values += [(WTSA.event, NamedNode(where)), (WTSA.eventKind, WTSA.MeetingEvent)]
    return iri.record("meeting-plan", paper, *path)


def _conference(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _when_and_where({**fact, "prepares": []}, values, parts)
    _point(values, parts, WTSA.event, _coded(fact["sitting"]))
    values += [(WTSA.eventKind, WTSA.ConferenceEvent), (WTSA.scheduleState, notations(WTSA.ScheduleState)[fact["state"]])]
    return iri.record("conference-plan", paper, fact["sitting"], fact["state"], fact["start"], fact["city"])


def _topic(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    area = _area(values, parts, WTSA.mentions, paper, fact["name"], fact["within"])
    _text(values, WTSA.topicAsPrinted, fact["name"])
    _text(values, WTSA.heading, fact["heading"])
    _text(values, WTSA.statementText, fact["text"])
    for group in fact["groups"]:
        _point(values, parts, WTSA.studyGroup, entities.actor(group))
    if fact["sequence"]:
        values.append((WTSA.sequence, integer(fact["sequence"])))
    if fact["at"]:
        _point(values, parts, WTSA.event, _coded(fact["at"]))
    else:
        _point(values, parts, WTSA.preparesFor, _coded(fact["conference"]))
    return area.value.replace("/issue-area/", "/topic-mention/") + (f"/{iri.slug(fact['at'])}" if fact["at"] else "")


def _proposal(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _text(values, WTSA.topicAsPrinted, fact["about"])
    _text(values, WTSA.statementText, fact["text"])
    for predicate, key in ((WTSA.proposedBy, "by"), (WTSA.submittedTo, "to")):
        for code in fact[key]:
            _point(values, parts, predicate, _recipient(code))
    for identifier, kind in fact["documents"]:
        _point(values, parts, WTSA.statedIn, entities.cited_document(identifier, kind, None))
    _point(values, parts, WTSA.preparesFor, _coded(fact["conference"]))
    return iri.record("proposal", paper, fact["about"][:60], iri.digest(fact["about"], *fact["by"], *fact["to"], fact["text"]))


def _recipient(code: str) -> Entity:
    """A body; a sitting that the reviewed data do not know as a body is one of its series."""
    known = entities.actor(code)
    series = code.rpartition("-")[0]
    if known.described and series and code[-2:].isdigit() and series.isupper():
        where = iri.body(code)
        event = _coded(code)
        return Entity(NamedNode(where), (Record(where, WTSA.ConferenceSitting, (
            (SKOS.notation, Literal(code)), (SKOS.prefLabel, english(code)), (WTSA.partOf, NamedNode(iri.body(series))),
            (WTSA.sitting, event.iri)), (), event.described),))
    return known


def _proposal_name(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    if fact["who"]:
        _point(values, parts, WTSA.actor, entities.actor(_known(fact["who"])))
    if fact["region"]:
        values.append((WTSA.region, NamedNode(fact["region"])))
    _text(values, WTSA.nameAsPrinted, fact["name"])
    _text(values, WTSA.abbreviation, fact["short"])
    return iri.record("proposal-name", paper, _known(fact["who"]) or fact["region"].rpartition("/")[2], fact["short"])


def _known(name: str) -> str:
    """The code of the organization that a printed name begins with: "Name of it (TYPO)" is the one with that name."""
    from ingest.recognise import directory
    hit = next((h for h in directory.load("organization").find(name) if h.start == 0), None)
    return hit.entries[0].code if hit else name


def _regional_organization(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _point(values, parts, WTSA.mentions, entities.actor(fact["who"]))
    _text(values, WTSA.nameAsPrinted, fact["printed"])
    values.append((WTSA.matchState, WTSA.Resolved))
    if fact["wrong"]:
        _text(values, WTSA.sourceNote, f"The reviewed data know {', '.join(fact['wrong'])} as a typing error for {fact['who']}.")
    return iri.record("organization-mention", paper, fact["who"], fact["printed"])


def _conference_name(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _point(values, parts, WTSA.mentions, _recipient(fact["who"]))
    _text(values, WTSA.nameAsPrinted, fact["printed"])
    return iri.record("actor-mention", paper, fact["who"], fact["printed"])


def _role(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    for predicate, key in ((WTSA.standingOf, "who"), (WTSA.standing, "standing"), (WTSA.standingIn, "in")):
        _point(values, parts, predicate, entities.actor(fact[key]))
    return iri.record("role", paper, fact["who"], fact["standing"], fact["in"])


def _group_end(fact: Mapping[str, Any], values: Statements, parts: Parts, paper: str) -> str:
    _point(values, parts, WTSA.group, entities.actor(fact["group"]))
    values += [(WTSA.change, notations(WTSA.Change)["concluded"]), (WTSA.scheduleState, WTSA.Planned)]
    _text(values, WTSA.asPrinted, fact["when"])
    if fact["date"]:
        values.append((WTSA.date, date(fact["date"])))
    if fact["event"]:
        _point(values, parts, WTSA.event, _coded(fact["event"]))
    return iri.record("group", paper, fact["group"], "planned-end")


# Kind of fact → class of its record, and what writes its values and names it. A new kind is one line here and one function above.
_KINDS: dict[str, tuple[str, Callable[[Mapping[str, Any], Statements, Parts, str], str]]] = {
    "listing": ("InstrumentListing", _listing),
    "citation": ("InstrumentMention", _citation),
    "meeting": ("MeetingPlan", _meeting),
    "conference": ("MeetingPlan", _conference),
    "topic": ("TopicMention", _topic),
    "proposal": ("Proposal", _proposal),
    "proposal_name": ("ProposalNaming", _proposal_name),
    "regional_organization": ("OrganizationMention", _regional_organization),
    "conference_name": ("ActorMention", _conference_name),
    "role": ("RoleStatement", _role),
    "group_end": ("LifeCycleChange", _group_end),
}
