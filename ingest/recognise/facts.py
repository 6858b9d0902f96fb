"""Turn the mentions of a narrative into facts: who and what an item names, each once.

Not every mention is a fact of the item: ITU and ITU-T count where they act, conferences and categories of members
("study groups", "Member States") do not count as bodies named, a series of Recommendations is no Recommendation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from ingest.document import Paragraph
from ingest.mention import Mention, NarrativeFact
from ingest.recognise import directory, places
from ingest.recognise.ranges import expanded

_KINDS = {"body": "actor_mention", "organization": "org_mention", "recommendation": "recommendation_mention",
          "question": "question_mention", "document": "document", "url": "url"}
_UNCOUNTED = ("Initiative", "Question")
_BEHIND = re.compile(r"(?P<name>[^()]{3,120}\([A-Z]{2,8}\))\sof\s.{2,60}")
_TITLE = re.compile(r"\s{0,2}[-–]?\s?\"(?P<title>[^\"\n]{3,300})\"")


def facts_of(found: Iterable[tuple[Paragraph, str, Mention]]) -> list[NarrativeFact]:
    """The facts of a narrative: who and what it names, in order of the text, each once.

    Each mention comes with its paragraph and the paragraph's levelled text. The kinds of the facts are `actor_mention`, `org_mention`,
    `recommendation_mention`, `question_mention`, `document` and `url`.
    """
    seen: set[tuple[str, str]] = set()
    facts = []
    everything = list(_with_ranges(found))
    supplements = {m.id for _, _, m in everything if ".Suppl." in m.id}
    coded = {m.id for _, _, m in everything if m.kind == "organization" and _is_code(m)}
    for paragraph, text, mention in everything:
        named = _as_written(_with_letter(mention, supplements), coded)
        for kind, values in _values(named, text):
            key = (kind, mention.id if kind == "org_mention" else _identity(values))
            if key not in seen:
                seen.add(key)
                facts.append(NarrativeFact(kind, values, paragraph, mention.start, mention.end, mention.rule))
    return facts


def _with_ranges(found: Iterable[tuple[Paragraph, str, Mention]]) -> Iterator[tuple[Paragraph, str, Mention]]:
    """Every mention, and behind each paragraph's what its ranges of documents stand for."""
    for _, group in groupby(found, key=lambda entry: id(entry[0])):
        entries = list(group)
        yield from entries
        paragraph, text, _ = entries[0]
        for mention in expanded(text, [m for _, _, m in entries if m.kind == "document"]):
            yield paragraph, text, mention


def _with_letter(mention: Mention, supplements: set[str]) -> Mention:
    """"Supplement 71" is "Q.Suppl.71" where the item names that and no other Supplement 71."""
    if mention.rule != "supplement-alone":
        return mention
    same = [s for s in supplements if s.endswith(f".Suppl.{mention.detail['number']}")]
    return replace(mention, id=same[0]) if len(same) == 1 else mention


def _is_code(mention: Mention) -> bool:
    """Whether the code of an organization stands here, in whatever spelling: "LoRA Alliance" is "LoRa Alliance"."""
    return _bare(mention.detail.get("written", mention.id)) == _bare(mention.id)


def _as_written(mention: Mention, coded: set[str]) -> Mention:
    """An organization goes by its code where the item has it ("… Consortium (IIC)"), else by the name written first."""
    if mention.rule != "named" or mention.kind != "organization":
        return mention
    name = mention.id if mention.id in coded else mention.detail.get("written", mention.id)
    return replace(mention, detail={**mention.detail, "name": _without_owner(name)})


def _without_owner(name: str) -> str:
    """The name of an authority without the country that owns it; a country behind a comma is part of the name.

    >>> _without_owner("Ministry of Trade (MT) of Korea (Rep. of)"), _without_owner("Colombia's Ministry of Health")
    ('Ministry of Trade (MT)', 'Ministry of Health')
    """
    owner, owned, rest = name.partition("'s ")
    if owned and places.find(owner):
        return rest
    behind = _BEHIND.match(name)
    return behind["name"] if behind else name


def _bare(name: str) -> str:
    return re.sub(r"[^\w/]", "", name.casefold())


def _values(mention: Mention, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    kind = _KINDS.get(mention.kind)
    if kind == "actor_mention" and _counts(mention):
        yield kind, {"id": _body(mention.id)}
    elif kind == "org_mention":
        name = mention.detail.get("name", mention.id)
        yield kind, {"name": name, "parent": mention.detail.get("parent")}
    elif kind == "recommendation_mention":
        yield from _publication(mention)
    elif kind == "document":
        title = _TITLE.match(text, mention.end)
        named = title["title"].strip() if title else None
        yield kind, {"id": mention.id, "doc_kind": mention.detail["doc_kind"], "title": named}
    elif kind == "question_mention":
        yield kind, {"id": mention.id}
    elif kind == "url":
        yield kind, {"url": mention.id}


def _publication(mention: Mention) -> Iterator[tuple[str, Mapping[str, Any]]]:
    name = mention.id.removesuffix("-series")
    if mention.rule == "report":
        kind = "Technical Paper" if name[1:4] in ("STP", "TSP") else "Technical Report"
        yield "document", {"id": name, "doc_kind": kind, "title": None}
    elif "." in name or not mention.detail.get("series"):
        yield "recommendation_mention", {"id": name, "work_item": bool(mention.detail.get("work_item"))}


def _counts(mention: Mention) -> bool:
    if mention.id in ("ITU", "ITU-T") and mention.detail.get("role") != "agent":
        return False
    entry = directory.load("body").by_code.get(mention.id)
    return not entry or not entry.is_a(*_UNCOUNTED)


def _body(code: str) -> str:
    """The body whose post this is: "TSB-Director" counts as TSB."""
    return code.removesuffix("-Director")


def _identity(values: Mapping[str, Any]) -> str:
    return str(values.get("id") or values.get("name") or values.get("url"))
