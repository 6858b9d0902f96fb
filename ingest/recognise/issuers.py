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
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.conferences import cited_as, known_conferences
from ingest.known_instruments import known_instruments
from ingest.mention import Mention
from ingest.recognise import directory, instruments
from kg.iri import ID

# Bodies that issue numbered instruments, with what a text calls them besides name, code, Sector and sittings ("PP-14", "WTSA 2016").
_ISSUING = {"PP": "", "WTSA": r"|this\sassembly", "WTDC": "", "Council": r"|C\d\d"}  # "C19": a session of the Council
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


def _names(code: str) -> str:
    """A pattern of what a text calls an issuing body, made from the reviewed names of the body and its Sector."""
    bodies = directory.load("body").by_code
    body = bodies[code]
    words = re.escape(body.name.removeprefix("ITU ")).removesuffix(r"\ Conference").replace(r"\ ", r"\s")
    conference = r"(?:\sConferences?)?" if body.name.endswith("Conference") else ""
    sectors = "".join(f"|{re.escape(other.code)}" for other in bodies.values() if other.iri == body.parent and other.is_a("Sector"))
    named = rf"(?:ITU\s)?{words}{conference}(?:\s\(?(?:[A-Z]\w+,\s)?\d{{4}}\)?)?"  # "Plenipotentiary Conference (Busan, 2014)"
    coded = rf"(?:{code}|{words})(?:[-\s](?:\d{{4}}|\d\d))?"  # "PP-14", "WTSA 2016", "Council-16"
    return rf"(?:the\s)?(?:{named}|{coded}{sectors}){_ISSUING[code]}"


@cache
def _before() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(rf"(?<![\w/-])(?:{_names(code)})(?:['’]s)?\s(?:(?:new|revised|draft)\s)?\Z", re.IGNORECASE))
                 for code in _ISSUING)


@cache
def _behind() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(rf"\s(?:of\s(?:{_names(code)})|\((?:{_names(code)})\))(?![\w/-])", re.IGNORECASE)) for code in _ISSUING)


def _named_before(text: str, start: int) -> str:
    near = text[max(0, start - _LONGEST_NAME):start]
    return next((code for code, name in _before() if name.search(near)), "")


def _named_behind(text: str, end: int) -> str:
    return next((code for code, name in _behind() if name.match(text, end)), "")


def _of_edition(mention: Mention, own: Issuer) -> str:
    """The body whose conference met at the place and in the year of the edition."""
    events = cited_as(f"{mention.detail['place']}, {mention.detail['year']}")
    bodies = sorted({_code(known_conferences()[event]["sessionOf"]) for event in events})
    return own.body if own.body in bodies else bodies[0] if len(bodies) == 1 else ""


@cache
def _that_have(kind: str, number: str) -> tuple[str, ...]:
    """The codes of the bodies that have an instrument of this kind with this number, by the reviewed data."""
    prefix, suffix = f"{ID}{kind}/", f"/{number}"
    return tuple(sorted(_code(subject[len(prefix):-len(suffix)]) for subject in known_instruments()
                        if subject.startswith(prefix) and subject.endswith(suffix)))


def _code(body: str) -> str:
    """The code of an issuing body from the end of its IRI.

    >>> _code("https://w3id.org/wtsa/id/body/pp"), _code("council")
    ('PP', 'Council')
    """
    name = body.rpartition("/")[2]
    return name.capitalize() if name == "council" else name.upper()
