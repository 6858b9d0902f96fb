"""Find organizations outside ITU, at the most specific level that is written.

The rules, each with an example from the wild:

- *named*: a label of the reviewed data: "ETSI", "World Health Organization", "BROADBAND FORUM";
- *committee*: behind an organization, what it is divided into: "ISO/IEC JTC 1/SC 27/WG 1", "ISO/TC 154", "ETSI TC EE",
  "IEC TC86, SC86A/WG1", "3GPP TSG SA 5", "IEEE 802.3", "IETF STIR"; lists keep their head: "JTC 1/SCs 6, 27 and 38",
  "IEC TCs 29 and 108", "IEEE 802.1/802.3", "ETSI TC Cable and TC ATTM";
- *committee-in-context*: "JTC 1/SC 6", "SC 35", "SC6/WG7" belong to the parent named before, JTC 1 to ISO/IEC;
- by its noun (`named_by_noun.py`) or its neighbours (`beside_known.py`): names that no data know.

Not found, on purpose: "ISO/IEC 8825-8" (a standard), "UN Sustainable Development Goals" (no body), ITU's own groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clean import squeeze
from ingest.mention import Mention
from ingest.recognise import beside_known, committees, directory, named_by_noun
from ingest.recognise.directory import Entry

_NUMBERING = ("ISO", "IEC", "ISO/IEC", "IEEE", "CEN", "CENELEC", "ETSI")  # a number behind these is a standard's
_STANDARD = re.compile(
    r"(?:/(?!TC|SC|JTC|WG)[A-Z]{2,9}){0,3}(?:\s(?:Guide|Standard|DIS|FDIS|TR|TS|PAS|WD|CD))?[\s-]{1,2}(?:\d{3,6}"
    r"(?!\.\d)|[A-Z]\d{4})")
_GOALS = re.compile(
    r"(?:'s?)?[\s-](?:(?:New\s)?Urban\sAgenda|Sustainable\sDevelopment\sGoals?|SDGs?|Decade|Charter|SWAP|official\slanguages"
    r"|Climate\s(?:Summit|Change\sConference))", re.IGNORECASE)
_DOTTED_802 = re.compile(r"[\s/]{1,2}802(?!\d)")


def find(text: str) -> list[Mention]:
    """The organizations in `text`, in order; a committee's `detail` has its `parent`."""
    found: list[Mention] = []
    reached = 0
    for start, end, name, entries in _heads(text):
        if start < reached or (name in _NUMBERING and _is_standard(text, end)) or _GOALS.match(text, end):
            continue
        branches = list(committees.behind(text, end, name if name in committees.HEADS else squeeze(text[start:end])))
        if branches and branches[0].joined:
            reached = branches[-1].end
            found += [_committee(start if i == 0 else b.start, b) for i, b in enumerate(branches)]
            continue
        found.append(_named(text, start, end, name, entries))
        reached = branches[-1].end if branches else end
        found += [_committee(b.start, b) for b in branches]
    found += committees.in_context(text, found)
    known = {m.id for m in found}
    by_noun = [m for m in named_by_noun.find(text) if m.detail.get("short") not in known]
    return [*found, *by_noun, *beside_known.find(text, found)]


def _heads(text: str) -> Iterator[tuple[int, int, str, tuple[Entry, ...]]]:
    """Known organizations, "ISO/IEC" as one."""
    pending: tuple[int, int, str, tuple[Entry, ...]] | None = None
    for hit in directory.load("organization").find(text):
        outside, code = hit.entries, hit.entries[0].code
        if pending and pending[2] == "ISO" and code == "IEC" and text[pending[1]:hit.start] == "/":
            pending = (pending[0], hit.end, "ISO/IEC", (*pending[3], *outside))
            continue
        if pending:
            yield pending
        pending = (hit.start, hit.end, code, outside)
    if pending:
        yield pending


def _is_standard(text: str, end: int) -> bool:
    return bool(_STANDARD.match(text, end)) and not _DOTTED_802.match(text, end)


def _named(text: str, start: int, end: int, name: str, entries: tuple[Entry, ...]) -> Mention:
    if name == "ISO/IEC":
        return Mention("organization", start, end, name, "named")
    above = directory.load("organization").by_iri.get(entries[0].parent)
    written = squeeze(text[start:end])
    detail = {"iri": entries[0].iri, "written": name if written in entries[0].misspelt else written,
              "parent": above.code if above else None}
    also = tuple(e.code for e in entries[1:] if e.code != name)
    return Mention("organization", start, end, name, "named", detail, also)


def _committee(start: int, branch: committees.Branch) -> Mention:
    return Mention("organization", start, branch.end, branch.name, "committee", {"parent": branch.parent})
