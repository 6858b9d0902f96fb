"""The facts of status narratives as records: one class a kind of fact, declared in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ingest.assemble import entities
from ingest.assemble.evidence import evidence_at
from ingest.assemble.statements import Parts, Statements, literal, one_each, point
from ingest.identifiers import recommendation
from ingest.mention import NarrativeFact
from kg import iri
from kg.codes import notations
from kg.fact import Record
from kg.term import Iri, Literal, NamedNode, boolean, date, integer, year
from kg.vocab import DCTERMS, WTSA


def narrative_records(facts: Iterable[NarrativeFact], item: NamedNode | None, text: str, within: str = "") -> Iterator[Record]:
    """One record for each different fact of `item`, or of the document called `within`; the same fact found twice has two
    pieces of evidence.
    """
    within = within or (item.value.removeprefix(iri.ID + "action-item/") if item else "")
    yield from one_each(_record(fact, item, text, within) for fact in facts)


def _record(fact: NarrativeFact, item: NamedNode | None, text: str, within: str) -> Record:
    class_name, write = _KINDS[fact.kind]
    values: Statements = [(WTSA.inItem, item)] if item else []
    parts: Parts = []
    content = sorted((key, str(value)) for key, value in fact.values.items())
    where = f"{iri.ID}{fact.kind.replace('_', '-')}/{within}/{iri.digest(content)}"
    write(fact.values, values, parts, where)
    if fact.rule == "range-expanded":
        values.append((WTSA.expandedFromRange, boolean(True)))
    evidence = evidence_at(text, fact.paragraph.span(fact.start, fact.end), fact.rule)
    return Record(where, WTSA[class_name], tuple(dict.fromkeys(values)), (evidence,), tuple(parts))


def _actors(values: Statements, parts: Parts, predicate: Iri, names: str | Iterable[str] | None) -> None:
    """One or several names; several may stand in one string, joined by "; "."""
    listed = names.split("; ") if isinstance(names, str) else list(names or ())
    for name in listed:
        point(values, parts, predicate, entities.actor(name))


def _doers(values: Statements, parts: Parts, predicate: Iri, names: str | Iterable[str] | None) -> None:
    """Those who did it; several also in the order in which the source lists them, for which RDF has no room."""
    listed = names.split("; ") if isinstance(names, str) else list(names or ())
    _actors(values, parts, predicate, listed)
    if len(listed) > 1:
        values.append((WTSA.doersAsListed, Literal("; ".join(listed))))


# Where a title or a name that nobody put in quotation marks goes on as the sentence of the report.
_RUNS_ON = re.compile(
    r",? (?:thereby|in a view to|in order to|with a view to|to raise|which|that (?:was|were|is|are|will))\b|,? https?://"
    r"|\. (?!Part \d)[A-Z]")
_QUOTED = re.compile(r"\"[^\"]{0,400}(?:\"|\Z)|“[^”]{0,400}(?:”|\Z)")
_LONGEST_NAME = 30  # words; the longest title of a Recommendation in the plan has fewer


def _name(values: Statements, predicate: Iri, text: str | None) -> None:
    """A title or a name, without what runs on behind it: names may leave the text layer, sentences may not."""
    if text:
        literal(values, predicate, " ".join(_alone(text).split()[:_LONGEST_NAME]))


def _alone(name: str) -> str:
    """The name up to where it runs on; a part, and what stands in quotation marks, belongs to it whatever it says.

    >>> _alone("Circular goods. Part 2: Data"), _alone("Session on goods. It was held in May")
    ('Circular goods. Part 2: Data', 'Session on goods')
    >>> _alone('Workshop on "Networks. The way forward", which was held in May')
    'Workshop on "Networks. The way forward"'
    """
    quoted = [match.span() for match in _QUOTED.finditer(name)]
    ends = (end.start() for end in _RUNS_ON.finditer(name))
    return name[:next((end for end in ends if not any(start < end < stop for start, stop in quoted)), len(name))]


def _date(values: Statements, predicate: Iri, when: str | None) -> None:
    if when:
        values.append((predicate, date(when)))
        if when[:4].isdigit() and (WTSA.year, year(when[:4])) not in values:
            values.append((WTSA.year, year(when[:4])))


def _period(values: Statements, fact: Any) -> None:
    """The first and the last date of a period; it has no one year to be grouped by."""
    values.extend((predicate, date(fact[key])) for predicate, key in ((WTSA.startDate, "start"), (WTSA.endDate, "end")) if fact.get(key))


def _code(values: Statements, predicate: Iri, of_class: Iri, notation: str | None) -> None:
    """A concept of a closed list, "other" for what a list with that concept has not.

    Raises KeyError for an unknown word of a list that is complete: then a recogniser is wrong.
    """
    if notation:
        concepts = notations(of_class)
        values.append((predicate, concepts.get(notation) or concepts["other"]))


def _body(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    _actors(values, parts, WTSA.mentions, [fact["id"]])


def _question(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    point(values, parts, WTSA.mentions, entities.question_entity(fact["id"]))


def _organization(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    point(values, parts, WTSA.mentions, entities.actor(fact["name"], fact.get("parent")))


def _recommendation(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    point(values, parts, WTSA.mentions, entities.publication(fact["id"], work_item=bool(fact.get("work_item"))))


def _document(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    point(values, parts, WTSA.mentions, entities.cited_document(fact["id"], fact.get("doc_kind"), fact.get("title")))


def _url(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    values.append((WTSA.url, Literal(fact["url"])))


def _group(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    _actors(values, parts, WTSA.group, [fact["name"]])
    _code(values, WTSA.change, WTSA.Change, fact.get("action"))
    _doers(values, parts, WTSA.by, fact.get("by"))
    _date(values, WTSA.date, fact.get("date"))
    _period(values, fact)
    _actors(values, parts, WTSA.newParent, fact.get("parent"))
    _actors(values, parts, WTSA.successor, fact.get("successor"))
    _actors(values, parts, WTSA.meetsWith, fact.get("meets_with"))
    _name(values, WTSA.newName, fact.get("new_name"))
    if fact.get("outputs"):
        values.append((WTSA.outputs, integer(fact["outputs"])))


def _approval(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    _name(values, WTSA.what, fact.get("what"))
    if fact.get("what") and (recommendation.is_valid(fact["what"]) or recommendation.whole(fact["what"])):
        point(values, parts, WTSA.publication, entities.publication(fact["what"], work_item=fact.get("what_kind") == "work item"))
    _code(values, WTSA.whatKind, WTSA.ProductKind, fact.get("what_kind"))
    _code(values, WTSA.publicationStatus, WTSA.PublicationStatus, fact.get("status"))
    _doers(values, parts, WTSA.by, fact.get("by"))
    _date(values, WTSA.date, fact.get("date"))
    _period(values, fact)
    _name(values, DCTERMS.title, fact.get("title"))
    if fact.get("revised"):
        values.append((WTSA.isRevision, boolean(True)))


def _event(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    bodies = fact.get("body") or []
    name = fact.get("name") or " ".join((*bodies, fact.get("event_kind") or "event"))
    point(values, parts, WTSA.event, entities.event(
        name, fact.get("start"), fact.get("city"), meeting=bool(bodies) and fact.get("event_kind") == "meeting",
        otherwise=where.rpartition("/")[2]))
    _name(values, WTSA.eventName, fact.get("name"))
    _code(values, WTSA.eventKind, WTSA.EventKind, fact.get("event_kind"))
    _date(values, WTSA.startDate, fact.get("start"))
    _date(values, WTSA.endDate, fact.get("end"))
    literal(values, WTSA.city, fact.get("city"))
    literal(values, WTSA.country, fact.get("country"))
    code = fact.get("inferred", {}).get("country_code")
    if code:
        point(values, parts, WTSA.inCountry, entities.country(code))
    _code(values, WTSA.mode, WTSA.EventMode, "virtual" if fact.get("virtual") else fact.get("mode") or "not stated")
    _actors(values, parts, WTSA.organizer, fact.get("organizers"))
    _actors(values, parts, WTSA.meetingOf, bodies)


def _liaison(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    _doers(values, parts, WTSA.sender, fact.get("from"))
    _actors(values, parts, WTSA.recipient, fact.get("to"))
    literal(values, WTSA.about, fact.get("about"))


def _collaboration(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    _doers(values, parts, WTSA.party, fact.get("who"))
    _actors(values, parts, WTSA.partner, fact.get("with"))
    literal(values, WTSA.about, fact.get("about"))


def _lead(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    _actors(values, parts, WTSA.studyGroup, [fact["who"]])
    literal(values, WTSA.topicAsPrinted, fact.get("topic"))


def _number(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    values.append((WTSA.quantity, integer(fact["quantity"])))
    literal(values, WTSA.measure, fact["measure"])
    _actors(values, parts, WTSA.actor, fact.get("of"))
    _date(values, WTSA.date, fact.get("date"))


def _regional_group(fact: Any, values: Statements, parts: Parts, where: str) -> None:
    _actors(values, parts, WTSA.studyGroup, [fact["group"]])
    values.append((WTSA.region, NamedNode(fact["region"])))


# Kind of fact → class of its record, and what writes its values. A new kind is one line here and one function above.
_KINDS: dict[str, tuple[str, Callable[[Any, Statements, Parts, str], None]]] = {
    "actor_mention": ("ActorMention", _body),
    "org_mention": ("OrganizationMention", _organization),
    "recommendation_mention": ("RecommendationMention", _recommendation),
    "question_mention": ("QuestionMention", _question),
    "document": ("DocumentMention", _document),
    "url": ("LinkMention", _url),
    "group": ("LifeCycleChange", _group),
    "approval": ("Approval", _approval),
    "event": ("EventReport", _event),
    "liaison": ("Liaison", _liaison),
    "collaboration": ("Collaboration", _collaboration),
    "lead": ("LeadStatement", _lead),
    "stated_number": ("StatedNumber", _number),
    "regional_group": ("RegionalGroupStatement", _regional_group),
}
