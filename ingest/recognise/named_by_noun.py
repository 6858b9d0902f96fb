"""Find names of organizations that no reviewed data know, by the noun in them.

- *authority*: "Ministry of Communications", "Telecommunications Regulatory Authority (TRA)", "Central Bank of Egypt",
  "University of Genoa": a noun that only organizations have; kind "organization";
- *company-form*: "Voxbone Ltd", "OJSC 'Multiregional TransitTelecom'", "China Mobile Communications Corporation";
- *body-like*: "Digital Impact Alliance", "Open Networking Foundation": kind "unknown-organization", for the coverage
  list, since titles of projects and events are built alike.
"""

from __future__ import annotations

import re

from ingest.mention import Mention

_CAP = r"(?:[A-Z][\w'&-]{0,30})"
_LINK = r"(?:\s(?:of|for|and|the|de|la|on|in|du|des|del)){1,3}"
_TAIL = rf"(?:(?:{_LINK})?(?:,)?\s{_CAP}){{0,8}}"
_SHORT = r"(?:\s\((?P<short>[A-Z][\w&.-]{1,14})\))?"
_OF_NOUN = rf"(?:Ministry|University|Bank|Government|Parliament|Institute|Agency|Authority|Academy)\s(?:of|for)(?:\sthe)?\s{_CAP}{_TAIL}"
_NOUN = r"(?:Authority|Ministry|University|Bank|Parliament|Institute|Commission|Agency|Academy|Administration)"
_AUTHORITY = re.compile(rf"(?<![\w'-])(?P<name>{_OF_NOUN}|{_CAP}(?:(?:\s(?:and|of|for))?\s{_CAP}){{0,6}}\s{_NOUN}){_SHORT}(?!\w)")
_FORM = r"(?:Ltd|Limited|Inc|Corporation|Corp|GmbH|S\.A|LLC|PLC|Company)"
_COMPANY = re.compile(
    rf"(?<![\w'-])(?:(?:[OP]JSC|JSC)\s[\"'](?P<quoted>[A-Z][^\"'\n]{{1,60}})[\"']|(?P<name>{_CAP}(?:\s{_CAP}){{0,5}}\s{_FORM}))(?!\w)")
_BODY = re.compile(rf"(?<![\w'-])(?P<name>{_CAP}(?:(?:\s(?:and|of|for))?\s{_CAP}){{0,6}}\s(?:Alliance|Forum|Foundation|Association|Consortium|Council|Union|Federation|Organi[sz]ation|Network|Society)){_SHORT}(?!\w)")


def find(text: str) -> list[Mention]:
    """The organizations that their noun gives away."""
    found = [Mention("organization", m.start(), m.end(), m.group(), "authority") for m in _AUTHORITY.finditer(text)]
    for m in _COMPANY.finditer(text):
        found.append(Mention("organization", m.start(), m.end(), m["quoted"] or m["name"], "company-form"))
    found += [Mention("unknown-organization", m.start(), m.end(), m.group(), "body-like") for m in _BODY.finditer(text)]
    return found
