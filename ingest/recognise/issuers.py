"""Tell which body issued an instrument that a text cites by its number: numbers repeat across bodies.

The rules, tried in this order; each is the `rule` of the mention it settles:

- *issuer-before*: the body or its sitting stands right before ("Plenipotentiary Resolution 22", "PP-14 Resolution 71",
  "Council 2016 Resolution 1332", "C19 Decision 608", "WTSA-16 Resolution 95");
- *issuer-behind*: it stands right behind the number or its list ("Resolutions 101, 133 and 206 of the Plenipotentiary
  Conference", "Resolution 76 of this assembly", "Resolution 97 (WTSA-16)");
- *issuer-by-edition*: place and year are those of one conference ("Resolution 70 (Rev. Busan, 2014)": PP-14); where two
  conferences met there in that year ("Dubai, 2012") the body whose document this is comes first;
- *issuer-of-document*: the body whose document this is has an instrument with the number ("see also Resolution 44");
- *issuer-by-number*: of the bodies in the reviewed data only one has that number ("Resolutions 101, 102 and 133").

Everything else stays open, with the bodies that have the number as candidates. Not found, on purpose: resolutions of the
United Nations ("UNGA Resolution 61/106"), whose numbers have a stroke.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ingest.mention import Mention
from ingest.recognise import instruments
from kg.iri import ID
from kg.resources import folder
from kg.vocab import WTSA

# What a text calls an issuing body, and its code. A sitting ("PP-14", "WTSA-16") and a session ("C19") count as well.
_NAMES = (
    ("PP", r"(?:the\s)?(?:ITU\s)?Plenipotentiary(?:\sConferences?)?(?:\s\(?(?:[A-Z]\w+,\s)?\d{4}\)?)?|PP(?:-\d\d(?:\d\d)?)?"),
    ("WTSA", r"(?:the\s)?(?:WTSA(?:[-\s](?:\d{4}|\d\d))?|World\sTelecommunication\sStandardization\sAssembly|ITU-T)|this\sassembly"),
    ("WTDC", r"(?:the\s)?(?:WTDC(?:[-\s](?:\d{4}|\d\d))?|World\sTelecommunication\sDevelopment\sConference|ITU-D)"),
    ("Council", r"(?:the\s)?(?:ITU\s)?Council(?:[\s-](?:\d{4}|\d\d))?|C\d\d"),
)
_BEFORE = tuple((code, re.compile(rf"(?<![\w/-])(?:{name})(?:['’]s)?\s(?:(?:new|revised|draft)\s)?\Z", re.IGNORECASE))
                for code, name in _NAMES)
_BEHIND = tuple((code, re.compile(rf"\s(?:of\s(?:{name})|\((?:{name})\))(?![\w/-])", re.IGNORECASE)) for code, name in _NAMES)
_LONGEST_NAME = 70  # characters of a name with what stands between it and the number


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body whose document a text is part of, and the numbers of the instruments that the document lists, by kind.

    >>> Issuer("WTSA", frozenset({("resolution", "44")})).has("resolution", "44")
    True
    """

    body: str
    listed: frozenset[tuple[str, str]]

    def has(self, kind: str, number: str) -> bool:
        """Whether the document lists an instrument of its body with this number."""
        return (kind, number) in self.listed


def find(text: str, own: Issuer) -> list[Mention]:
    """The instruments that `text` cites, in order; `detail["body"]` is the code of the issuing body, "" where it is open.

    An open mention has the codes of the bodies that have its number in `also`.

    >>> own = Issuer("WTSA", frozenset({("resolution", "70")}))
    >>> text = "Resolution 70, Resolution 70 (Rev. Busan, 2014), Council Resolution 1379 and Resolutions 101 and 102"
    >>> [(m.detail["body"], m.id) for m in find(text, own)]
    [('WTSA', '70'), ('PP', '70'), ('Council', '1379'), ('PP', '101'), ('PP', '102')]
    """
    return [_settled(mention, text, last.end, first.start, own) for first, last, mention in _in_lists(instruments.find(text))]


def _in_lists(found: list[Mention]) -> Iterator[tuple[Mention, Mention, Mention]]:
    """Each mention with the first and the last one of its list, which share what stands before and behind the list."""
    lists: list[list[Mention]] = []
    for mention in found:
        if mention.rule == "numbered-list" and lists:
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return ((members[0], members[-1], mention) for members in lists for mention in members)


def _settled(mention: Mention, text: str, list_end: int, list_start: int, own: Issuer) -> Mention:
    kind, number = mention.detail["kind"], mention.id
    bodies = _that_have(kind, number)
    for rule, code in (
        ("issuer-before", _named_before(text, list_start)), ("issuer-behind", _named_behind(text, list_end)),
        ("issuer-by-edition", _of_edition(mention, own)), ("issuer-of-document", own.body if own.has(kind, number) else ""),
        ("issuer-by-number", bodies[0] if len(bodies) == 1 else ""),
    ):
        if code:
            return replace(mention, rule=rule, detail={**mention.detail, "body": code})
    return replace(mention, rule="issuer-open", detail={**mention.detail, "body": ""}, also=bodies)


def _named_before(text: str, start: int) -> str:
    near = text[max(0, start - _LONGEST_NAME):start]
    return next((code for code, name in _BEFORE if name.search(near)), "")


def _named_behind(text: str, end: int) -> str:
    return next((code for code, name in _BEHIND if name.match(text, end)), "")


def _of_edition(mention: Mention, own: Issuer) -> str:
    """The body whose conference met at the place and in the year of the edition."""
    place, year = mention.detail["place"], mention.detail["year"]
    bodies = _conferences().get(f"{place}, {year}", ())
    return own.body if own.body in bodies else bodies[0] if len(bodies) == 1 else ""


@cache
def _conferences() -> dict[str, tuple[str, ...]]:
    """Form of citation ("Busan, 2014") → codes of the bodies that sat there then."""
    sits: dict[str, str] = {}
    forms: dict[str, str] = {}
    for subject, predicate, value in _triples("assemblies.ttl", (WTSA.sessionOf, WTSA.citationForm)):
        (sits if predicate == WTSA.sessionOf else forms)[subject] = value
    found: dict[str, set[str]] = defaultdict(set)
    for event, form in forms.items():
        found[form].add(_code(sits[event]))
    return {form: tuple(sorted(codes)) for form, codes in found.items()}


@cache
def _that_have(kind: str, number: str) -> tuple[str, ...]:
    """The codes of the bodies that have an instrument of this kind with this number, by the reviewed data."""
    prefix, suffix = f"{ID}{kind}/", f"/{number}"
    return tuple(sorted(_code(subject[len(prefix):-len(suffix)]) for subject in _reviewed()
                        if subject.startswith(prefix) and subject.endswith(suffix)))


@cache
def _reviewed() -> frozenset[str]:
    return frozenset(subject for subject, _, _ in _triples("instruments.ttl", (WTSA.number,)))


def _code(body: str) -> str:
    """The code of an issuing body from the end of its IRI.

    >>> _code("https://w3id.org/wtsa/id/body/pp"), _code("council")
    ('PP', 'Council')
    """
    name = body.rpartition("/")[2]
    return name.capitalize() if name == "council" else name.upper()


def _triples(file: str, predicates: Iterable[NamedNode]) -> Iterator[tuple[str, NamedNode, str]]:
    wanted = frozenset(predicates)
    for quad in parse(path=str(folder("ontology") / "vocab" / file), format=RdfFormat.TURTLE):
        if quad.predicate in wanted and isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            yield quad.subject.value, quad.predicate, quad.object.value
