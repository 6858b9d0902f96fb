"""Which instruments a text cites, as records: one for each instrument and edition in each clause, action or narrative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.assemble.evidence import evidence_at
from ingest.assemble.statements import one_each
from ingest.clean import level_characters
from ingest.document import Paragraph, Span
from ingest.known_instruments import known_instruments
from ingest.mention import Mention
from ingest.recognise.issuers import Issuer, find
from kg import iri
from kg.fact import Evidence, Record
from kg.term import Iri, Literal, NamedNode, Term, english
from kg.vocab import RDFS, SKOS, WTSA

_CLASSES = {"resolution": WTSA.Resolution, "opinion": WTSA.Opinion, "decision": WTSA.Decision}
_MINT = {"resolution": iri.resolution, "opinion": iri.opinion, "decision": iri.decision}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and how to find the stretch of the document in which its characters [start, end) stand."""

    text: str
    whole: Span
    paragraph: Paragraph | None = None

    def span(self, mention: Mention, document: str) -> Span:
        """Where `mention` stands; the whole passage where its text was joined from several places."""
        if self.paragraph is not None:
            return self.paragraph.span(mention.start, mention.end)
        start, end = self.whole.start + mention.start, self.whole.start + mention.end
        exact = level_characters(document[start:end]) == level_characters(self.text[mention.start:mention.end])
        return replace(self.whole, start=start, end=end) if exact else self.whole


def citations(passages: Iterable[Passage], own: Issuer, where: tuple[Iri, NamedNode], document: str) -> Iterator[Record]:
    """The records of what `passages` cite; `where` says to which record of the document they belong.

    `document` is the text of the document, for the quotes.
    """
    yield from one_each(_record(mention, where, evidence_at(document, passage.span(mention, document), mention.rule))
                        for passage in passages for mention in find(level_characters(passage.text), own))


def _record(mention: Mention, where: tuple[Iri, NamedNode], evidence: Evidence) -> Record:
    kind, body, edition = mention.detail["kind"], mention.detail["body"], mention.detail["edition"]
    values: list[tuple[Iri, Term]] = [where, (WTSA.numberAsPrinted, Literal(mention.id))]
    values += [(WTSA.editionAsPrinted, Literal(edition))] if edition else []
    parts: tuple[Record, ...] = ()
    if body:
        thing, parts = instrument(kind, body, mention.id)
        values += [(WTSA.mentions, thing), (WTSA.matchState, WTSA.Resolved)]
    else:
        values += [(WTSA.candidate, NamedNode(_MINT[kind](code, mention.id))) for code in mention.also]
        values.append((WTSA.matchState, WTSA.Ambiguous if mention.also else WTSA.Unknown))
    path = (where[0].value.rpartition("#")[2], where[1].value.removeprefix(iri.ID))
    name = iri.record("instrument-mention", path[1], path[0], body or "open", kind, mention.id, edition)
    return Record(name, WTSA.InstrumentMention, tuple(values), (evidence,), parts)


def instrument(kind: str, body: str, number: str) -> tuple[NamedNode, tuple[Record, ...]]:
    """The instrument of `body` with this number, and what describes it where the reviewed data do not.

    >>> instrument("resolution", "PP", "130")[0].value, instrument("resolution", "PP", "130")[1]
    ('https://w3id.org/wtsa/id/resolution/pp/130', ())
    """
    where = _MINT[kind](body, number)
    if where in known_instruments():
        return NamedNode(where), ()
    described = Record(where, _CLASSES[kind], (
        (RDFS.label, english(f"{body} {kind.capitalize()} {number}")), (SKOS.notation, Literal(_code(kind, body, number))),
        (WTSA.number, Literal(number)), (WTSA.issuingBody, NamedNode(iri.body(body)))))
    return NamedNode(where), (described,)


def _code(kind: str, body: str, number: str) -> str:
    """The short code of an instrument; those of the assembly have the codes of its action plans.

    >>> _code("resolution", "WTSA", "50"), _code("resolution", "PP", "130"), _code("decision", "Council", "608")
    ('R50', 'PP-R130', 'COUNCIL-D608')
    """
    short = f"{kind[0].upper()}{number}"
    return short if body == "WTSA" else f"{body.upper()}-{short}"
