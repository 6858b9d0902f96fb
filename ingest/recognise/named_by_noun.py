"""Find names of organizations that no reviewed data know, by the noun in them.

- *authority*: "Ministry of Communications", "Telecommunications Regulatory Authority (TRA)", "Central Bank of Egypt",
  "University of Genoa": a noun that only organizations have, with its country ("Ministry of Health, India"); kind
  "organization";
- *company-form*: "Voxbone Ltd", "OJSC 'Multiregional TransitTelecom'", "China Mobile Communications Corporation";
- *body-like*: "Digital Impact Alliance", "Open Networking Foundation": kind "unknown-organization", for the coverage
  list, since titles of projects and events are built alike.
"""

from __future__ import annotations

import re

from ingest.mention import Mention
from ingest.recognise import places

_CAP = r"(?:[A-Z][\w&-]{0,30})"
_RUN = rf"{_CAP}(?:\s{_CAP}){{0,5}}"
_LIST = rf"{_RUN}(?:(?:,\s{_RUN}){{0,3}},?\sand\s(?:the\s)?{_RUN})?"
_SHORT = r"(?:\s\((?P<short>[A-Z][\w&.-]{1,14})\))?"
_OF_NOUN = (
    rf"(?:Ministry\s(?:of|for)(?:\sthe)?\s{_LIST}"
    rf"|(?:University|Bank|Parliament|Institute|Agency|Authority|Municipality)\s(?:of|for)(?:\sthe)?\s{_RUN})")
_NOUN = (
    r"(?<!Certification\s)(?<!Certificate\s)"
    r"(?:Authority|Ministry|University|(?<!Central\s)Bank|Parliament|Institute|Commission|Agency)")
_BEFORE = rf"(?!ITU|The\s|A\s|An\s|In\s|This\s|Each\s|Study\s){_CAP}(?:(?:\sand)?\s{_CAP}){{0,6}}"
_AUTHORITY = re.compile(
    rf"(?<![\w'-])(?P<name>{_OF_NOUN}|{_BEFORE}\s{_NOUN}){_SHORT}(?!\w|\s(?:for\s(?:the\s)?)?[A-Z])")
_FUND = re.compile(rf"(?<![\w'-])(?P<name>{_BEFORE}\sFund)\s\((?P<short>[A-Z][\w&.-]{{1,14}})\)")
_REACH = 60
_FORM = r"(?:Ltd|Limited|Inc|Corporation|Corp|GmbH|S\.A|LLC|PLC|Company)"
_COMPANY = re.compile(
    rf"(?<![\w'-])(?:(?:[OP]JSC|JSC)\s[\"'](?P<quoted>[A-Z][^\"'\n]{{1,60}})[\"']|(?P<name>{_CAP}"
    rf"(?:\s{_CAP}){{0,5}}\s{_FORM}))(?!\w)")
_BODY = re.compile(
    rf"(?<![\w'-])(?P<name>{_BEFORE}\s(?:Alliance|Foundation|Association|Consortium|Council|Union"
    rf"|Organi[sz]ation|Society)){_SHORT}(?!\w)")


def find(text: str) -> list[Mention]:
    """The organizations that their noun gives away.

    >>> [m.id for m in find("the Ministry of Trade, ICT and Planning (MTIP), Chad and the Ministry of Health, Chad.")]
    ['Ministry of Trade, ICT and Planning (MTIP)', 'Ministry of Health, Chad']
    """
    found = [_authority(text, m) for m in _AUTHORITY.finditer(text)]
    found += [_mention("organization", m, m.group(), "authority") for m in _FUND.finditer(text)]
    found += [_mention("organization", m, m["quoted"] or m["name"], "company-form") for m in _COMPANY.finditer(text)]
    return found + [_mention("unknown-organization", m, m.group(), "body-like") for m in _BODY.finditer(text)]


def _authority(text: str, match: re.Match[str]) -> Mention:
    """An authority; a country behind a comma is part of its name, unless its abbreviation stands between."""
    if match["short"] or not text.startswith(", ", match.end()):
        return _mention("organization", match, match.group(), "authority")
    start = match.end() + len(", ")
    behind = next(iter(places.find(text[start:start + _REACH])), None)
    country = behind is not None and behind.start == 0 and behind.detail["type"] == "country"
    end = start + behind.end if behind and country else match.end()
    return Mention("organization", match.start(), end, text[match.start():end], "authority")


def _mention(kind: str, match: re.Match[str], name: str, rule: str) -> Mention:
    short = match.groupdict().get("short")
    return Mention(kind, match.start(), match.end(), name, rule, {"short": short} if short else {})
