"""IRIs of things, one function per family: from what a source prints to what never changes.

The issuing body is part of an IRI because numbers repeat across bodies; see the section "Identifiers" of README.md.

>>> resolution("wtsa", "50"), instrument_edition(resolution("wtsa", "50"), 2016)
('https://w3id.org/wtsa/id/resolution/wtsa/50', 'https://w3id.org/wtsa/id/resolution/wtsa/50/2016')
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

ID = "https://w3id.org/wtsa/id/"
GRAPH = "https://w3id.org/wtsa/graph/"
DOC = "https://w3id.org/wtsa/doc/"
QUERY = "https://w3id.org/wtsa/query/"

REFERENCE_GRAPH = GRAPH + "reference"
DERIVED_GRAPH = GRAPH + "derived"
ONTOLOGY_GRAPH = GRAPH + "ontology"
EDITIONS_GRAPH = GRAPH + "editions"  # which edition of a document replaces which


def slug(text: str) -> str:
    """`text` as lower-case ASCII words joined by hyphens; letters lose their accents.

    >>> slug("BDT/ITU-D"), slug("São Paulo, 2nd meeting")
    ('bdt-itu-d', 'sao-paulo-2nd-meeting')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits that stand for `parts`: the same on every machine and in every build."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


def resolution(body: str, number: str) -> str:
    """A Resolution of `body` ("wtsa", "pp")."""
    return f"{ID}resolution/{slug(body)}/{slug(number)}"


def opinion(body: str, number: str) -> str:
    """An Opinion of `body`."""
    return f"{ID}opinion/{slug(body)}/{slug(number)}"


def decision(body: str, number: str) -> str:
    """A Decision of `body` ("council", "pp").

    >>> decision("Council", "608")
    'https://w3id.org/wtsa/id/decision/council/608'
    """
    return f"{ID}decision/{slug(body)}/{slug(number)}"


def instrument_edition(instrument: str, year: int | str) -> str:
    """The edition of `instrument` (an IRI) that was adopted in `year`."""
    return f"{instrument}/{year}"


def action_item(assembly: str, item: str) -> str:
    """Action item `item` of the plan for `assembly`.

    >>> action_item("WTSA-16", "20-03")
    'https://w3id.org/wtsa/id/action-item/wtsa-16/20-03'
    """
    return f"{ID}action-item/{slug(assembly)}/{slug(item)}"


def body(code: str) -> str:
    """A body by its code: `SG17`, `TSB-Director`, `FG-AI4EE`."""
    return f"{ID}body/{slug(code)}"


def organization(name: str) -> str:
    """An organization outside ITU."""
    return f"{ID}organization/{slug(name)}"


def question(number: str, group: str) -> str:
    """Question `number` of study group `group`, both as digits.

    >>> question("4", "17")
    'https://w3id.org/wtsa/id/question/4-17'
    """
    return f"{ID}question/{slug(number)}-{slug(group)}"


def recommendation(identifier: str) -> str:
    """A Recommendation, Supplement or work item. The identifier keeps its capitals, as ITU prints them.

    >>> recommendation("Y.4459"), recommendation("Y.4500.13/Q.3954")
    ('https://w3id.org/wtsa/id/recommendation/Y.4459', 'https://w3id.org/wtsa/id/recommendation/Y.4500.13-Q.3954')
    """
    ascii_text = unicodedata.normalize("NFKD", identifier).encode("ascii", "ignore").decode()
    return f"{ID}recommendation/{re.sub(r'[^A-Za-z0-9.]+', '-', ascii_text).strip('-')}"


def event(name: str) -> str:
    """An event, conference or meeting."""
    return f"{ID}event/{slug(name)}"


def country(code: str) -> str:
    """A country by its ISO 3166-1 code.

    >>> country("CH")
    'https://w3id.org/wtsa/id/country/ch'
    """
    return f"{ID}country/{slug(code)}"


def record(kind: str, *parts: object) -> str:
    """A record of `kind` ("assignment"), told apart by readable `parts` (empty ones are left out)."""
    return f"{ID}{kind}/" + "/".join(slug(str(p)) for p in parts if slug(str(p)))


def hashed_record(kind: str, *content: object) -> str:
    """A record of `kind` that is told apart only by its content."""
    return f"{ID}{kind}/{digest(*content)}"


def rule(name: str) -> str:
    """The rule that found a record."""
    return f"{ID}rule/{slug(name)}"
