"""Committees of standards organizations: `ISO/IEC JTC 1/SC 27/WG 1`, `ISO/TC 154`, `IEC SC 86A/WG 1`.

The rules: each organization's own way of writing. ISO sets a stroke before TC (https://www.iso.org/technical-committees.html),
IEC a space, and IEC names a subcommittee without its technical committee (https://www.iec.ch/technical-committees);
below that, every step has a stroke, the letters and a number.

>>> compact("ISO/IEC JTC1 SC27"), compact("ISO TC323"), compact("IEC/TC65"), compact("IEC TC86/SC86A/WG1")
('ISO/IEC JTC 1/SC 27', 'ISO/TC 323', 'IEC TC 65', 'IEC SC 86A/WG 1')
>>> is_valid("ISO/IEC 27001"), parent("ISO/IEC JTC 1/SC 27/WG 1"), parent("IEC SC 86A")
(False, 'ISO/IEC JTC 1/SC 27', 'IEC TC 86')
"""

from __future__ import annotations

import re

from ingest.identifiers import InvalidIdentifier
from kg.iri import organization

_HEAD = re.compile(r"\s{0,3}(?P<head>ISO/IEC(?=[\s/]{1,3}JTC)|ISO|IEC|CENELEC|CEN)(?![\w])")
_STEP = re.compile(r"(?:\s?/\s?|\s)(?P<kind>JTC|TC|SC|WG|AG|JWG|MT|TA|AHG|PC)\s?(?P<number>\d{1,3}[A-Z]?)(?!\w)")


def child(above: str, kind: str, number: str) -> str:
    """The name of the committee `kind` `number` ("" where it has none) below the body `above`.

    >>> child("ISO", "TC", "154"), child("IEC", "TC", "8"), child("ISO", "CASCO", ""), child("IEC TC 86", "SC", "86A")
    ('ISO/TC 154', 'IEC TC 8', 'ISO CASCO', 'IEC SC 86A')
    """
    name = f"{kind} {number}" if number else kind
    if kind == "SC" and above.startswith("IEC TC "):
        return f"IEC {name}"
    spaced = not number or above in ("IEC", "CENELEC", "ISO/IEC") or above.endswith("CISPR")
    return f"{above} {name}" if spaced else f"{above}/{name}"


def compact(text: str) -> str:
    """The name as its organization writes it; raises InvalidIdentifier."""
    head = _HEAD.match(text)
    name, position = (head["head"], head.end()) if head else ("", 0)
    while head and (step := _STEP.match(text, position)):
        name, position = child(name, step["kind"], step["number"]), step.end()
    if not head or position == head.end() or text[position:].strip():
        raise InvalidIdentifier(f"no committee of a standards organization: {text!r}")
    return name


validate = compact
format = compact


def is_valid(text: str) -> bool:
    """Whether this names a committee with its organization."""
    try:
        compact(text)
    except InvalidIdentifier:
        return False
    return True


def parent(text: str) -> str:
    """The body one step above.

    >>> parent("ISO/TC 154"), parent("ISO/IEC JTC 1"), parent("IEC SC 86A/WG 1")
    ('ISO', 'ISO/IEC', 'IEC SC 86A')
    """
    name = compact(text)
    subcommittee = re.fullmatch(r"IEC SC (\d{1,3})[A-Z]", name)
    if subcommittee:
        return f"IEC TC {subcommittee[1]}"
    return re.sub(r"[\s/](?:JTC|TC|SC|WG|AG|JWG|MT|TA|AHG|PC) \w{1,4}$", "", name)


def iri(text: str) -> str:
    """The IRI of the committee.

    >>> iri("ISO/TC 154")
    'https://w3id.org/wtsa/id/organization/iso-tc-154'
    """
    return organization(compact(text))
