"""The things that narrative facts name, as IRIs: reviewed ones by their code, others by the form of their name.

A thing that the reviewed data do not know comes as a part of the record that names it, with its code and class, so that every
IRI in the graph has a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.conferences import known_conferences
from ingest.identifiers import committee, document_number, question, recommendation
from ingest.recognise import directory, places
from ingest.recognise.place_names import gazetteer
from kg import iri
from kg.codes import notations
from kg.fact import Record
from kg.term import Iri, Literal, NamedNode, Term, english
from kg.vocab import DCTERMS, RDFS, SKOS, WTSA

# Forms of names of ITU bodies that the reviewed data need not list one by one. The first that fits counts.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(pattern), name) for pattern, name in (
    (r"FG[- ].+", "FocusGroup"),
    (r"JCA[- ].+", "JointCoordinationActivity"),
    (r"(?:SG\d{1,2}|TSAG)?RG-(?:AFR|AMR|ARB|AP|EECAT|EURM?|LATAM|.{2,12})", "RegionalGroup"),
    (r"(?:ITU-[RD] )?WP ?\d.{0,12}", "WorkingParty"),
    (r"ITU-[RD] SG ?\d{1,2}", "StudyGroup"),
    (r"(?:SG\d{1,2}|TSAG)[- ](?:AHG|CG|RG|JRG|TG|RGM?)\b.*", "RapporteurGroup"),
    (r"(?:CWG|EG|GSC|IRG|CG|AHG|WG|ICG|JVET|JVT|JTF|TF)\b.*", "JointGroup"),
    (r"(?:ITU|TSB|BDT|BR|TSAG|RAG|TDAG|Council|CASC|SCV|SG\d{1,2})\b.*", "Body"),
))
_CLASS_OF_KIND = {"Supplement": "Supplement", "work item": "WorkItem", "report": "WorkItem"}
_QUESTION = re.compile(r"(?:ITU-[DRT][- ])?Q\d{1,2}(?:/\d{1,2})?")  # "ITU-D-Q22": a Question whose group is not said


@dataclass(frozen=True, slots=True)
class Entity:
    """An IRI and, where nobody else says what it is, the record that does."""

    iri: NamedNode
    described: tuple[Record, ...] = ()


def actor(name: str, parent: str | None = None) -> Entity:
    """The body, Question or organization called `name` by its code.

    >>> actor("SG17").iri.value, actor("SG17").described
    ('https://w3id.org/wtsa/id/body/sg17', ())
    >>> actor("FG-XYZ").described[0].type.value
    'https://w3id.org/wtsa/ont#FocusGroup'
    """
    known = _reviewed(name)
    if known:
        return Entity(NamedNode(known))
    if question.is_valid(name) or _QUESTION.fullmatch(name):
        return question_entity(name)
    for form, class_name in _FORMS:
        if form.fullmatch(name):
            return _described(iri.body(name), WTSA[class_name], name)
    return _organization(name, parent)


def _reviewed(name: str) -> str:
    """The IRI of the one reviewed body or organization with this code, else with this label; "" where there is none."""
    for kind in directory.FILES:
        entry = directory.load(kind).by_code.get(name)
        if entry is not None:
            return entry.iri
    for kind in directory.FILES:
        hits = list(directory.load(kind).find(name))
        if len(hits) == 1 and (hits[0].start, hits[0].end) == (0, len(name)) and len(hits[0].entries) == 1:
            return hits[0].entries[0].iri
    return ""


def question_entity(name: str) -> Entity:
    """A Question; "Q22/ITU-D", whose group is not said, is a Question all the same."""
    known = _reviewed(name)
    if known:
        return Entity(NamedNode(known))
    if not question.is_valid(name):
        return _described(iri.record("question", name), WTSA.Question, name)
    sector, _, group = question.split(name)
    above = actor(f"SG{group}" if sector in ("", "ITU-T") else f"{sector} SG{group}")
    return _described(question.iri(name), WTSA.Question, name, (WTSA.partOf, above.iri), parts=above.described)


def _organization(name: str, parent: str | None) -> Entity:
    above = parent or (committee.parent(name) if committee.is_valid(name) else "")
    if above and above != name:
        whole = actor(above)
        return _described(iri.organization(name), WTSA.Committee, name, (WTSA.partOf, whole.iri), parts=whole.described)
    return _described(iri.organization(name), WTSA.Organization, name)


def publication(identifier: str, *, work_item: bool = False) -> Entity:
    """The Recommendation, Supplement, report, work item, or part of one with this identifier.

    >>> [publication(name).described[0].type.value.rpartition("#")[2] for name in ("Y.Suppl.69", "QSTR-USSD", "E.212 Annex G")]
    ['Supplement', 'TechnicalReport', 'PublicationPart']
    """
    kind = recommendation.kind(identifier) if recommendation.is_valid(identifier) else ""
    where = recommendation.iri(identifier) if kind else iri.recommendation(identifier)
    above = recommendation.whole(identifier)
    if above:
        entire = publication(above)
        return _described(where, WTSA.PublicationPart, identifier, (WTSA.isPartOfPublication, entire.iri), parts=entire.described)
    numbers = ((WTSA.alsoNumbered, Literal(number)) for number in recommendation.numbers(identifier))
    return _described(where, WTSA["WorkItem" if work_item else _publication_class(identifier, kind)], identifier, *numbers)


def _publication_class(identifier: str, kind: str) -> str:
    """The class that the identifier tells; "Supplement 37" is one whose series is not said."""
    if recommendation.is_report(identifier):
        return "TechnicalReport"
    return "Supplement" if identifier.startswith("Supplement ") else _CLASS_OF_KIND.get(kind, "Recommendation")


def cited_document(identifier: str, kind: str | None, title: str | None) -> Entity:
    """The document with this identifier (`TSAG-TD386-R1`, `C18/35`)."""
    where = document_number.iri(identifier) if document_number.is_valid(identifier) else iri.record("document", identifier)
    values: list[tuple[Iri, Term]] = []
    if kind and kind in notations(WTSA.DocumentKind):
        values.append((WTSA.documentKind, notations(WTSA.DocumentKind)[kind]))
    if title:
        values.append((DCTERMS.title, Literal(title)))
    number = re.search(r"(?P<number>\d{1,6})(?:-R(?P<revision>\d{1,3}))?$", identifier)
    if number:
        values.append((WTSA.number, Literal(number["number"])))
        values += [(WTSA.revision, Literal(number["revision"]))] if number["revision"] else []
    group = re.match(r"(?P<body>[A-Z][\w/]{0,20}?)-[A-Z]", identifier)
    above = actor(group["body"]) if group else Entity(NamedNode(where))
    values += [(WTSA.ofGroup, above.iri)] if group else []
    return _described(where, WTSA.CitedDocument, identifier, *values, parts=above.described)


def named_event(name: str) -> Entity:
    """An event that a milestone names ("TSAG-2017"), described here unless the reviewed data do."""
    where = iri.event(name)
    if where in known_conferences():
        return Entity(NamedNode(where))
    return Entity(NamedNode(where), (Record(where, WTSA.Event, ((RDFS.label, english(name.replace("-", " "))),)),))


def event(name: str, start: str | None, city: str | None, *, meeting: bool, otherwise: str) -> Entity:
    """The event that is called `name` and begins on `start`: reports that agree on both mean the same event.

    Without a start nobody can be sure, so the event is the one of this report (`otherwise` tells it apart).
    """
    where = iri.event(" ".join(filter(None, (name[:80], start, city)))) if start else iri.event(f"{name[:60]} {otherwise}")
    return Entity(NamedNode(where), (Record(where, WTSA.GroupMeeting if meeting else WTSA.Event, ((RDFS.label, english(name)),)),))


def country(code: str) -> Entity:
    """The country with an ISO 3166-1 code, under its name in the gazetteer: CH, "Switzerland"."""
    where = iri.country(code)
    name = gazetteer().countries.get(code, code)
    return Entity(NamedNode(where), (Record(where, WTSA.Country, ((RDFS.label, english(name)), (WTSA.countryCode, Literal(code)))),))


def country_of(place: str) -> Entity | None:
    """The country that a printed place names or that its city is in; None where nobody can be sure.

    >>> country_of("Joao Pessoa, Brazil").iri.value, country_of("to be confirmed")
    ('https://w3id.org/wtsa/id/country/br', None)
    """
    found = sorted(places.find(place), key=lambda mention: mention.detail["type"] != "country")
    code = next((mention.detail["code"] for mention in found if mention.detail["code"]), None)
    return country(code) if code else None


def _described(where: str, class_iri: Iri, name: str, *values: tuple[Iri, Term], parts: tuple[Record, ...] = ()) -> Entity:
    names: tuple[tuple[Iri, Term], ...] = ((SKOS.notation, Literal(name)), (SKOS.prefLabel, english(name)))
    record = Record(where, class_iri, (*names, *values), (), parts)
    return Entity(NamedNode(where), (record,))


