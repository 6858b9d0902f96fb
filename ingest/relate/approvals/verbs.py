"""Find the verbs that bring a text to a status, and how they are meant.

- *active*: "SG11 approved …", "SG5 is working on …", "decided to withdraw …";
- *passive*: "… was approved", "…, which was finally agreed", "… (agreed in July 2020)", "… approved in 2019";
- *noun*: "under development", "the revised version of …", "deletion of …";

Not found, on purpose: what is only wished, planned or denied ("will be approved", "was not agreed", "for approval"),
what describes a text ("the approved Recommendations", "revised Recommendation X"), and agreements to do something
("agreed to submit"), except where the thing to do is a status itself ("agreed to delete").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.relate import ReadParagraph, spans
from ingest.relate.approvals.numbered import Product
from ingest.relate.approvals.words import KIND, NOUN_STATUS, PART, STATUS_OF, VERB, status_of

_ADVERBS = (
    r"(?:(?:also|then|finally|subsequently|now|recently|successfully|formally|further|jointly|later|newly|already"
    r"|thus|both|all|just|not|never"
    r"|currently|unanimously|developed\sand|consented\sand|agreed\sand|determined\sand|revised\sand|officially)\s){0,2}"
)
_PASSIVE = re.compile(rf"(?P<be>\b(?:was|were|is|are|been|being|be|got|gets))\s(?P<adverbs>{_ADVERBS})\Z")
_NOT_YET = re.compile(
    rf"\b(?:will|shall|should|would|could|can|may|might|must|to|cannot|not|never|yet|once|if|until|when|expected"
    rf"|planned|proposed\sto|for)\s(?:be\s|have\sbeen\s)?{_ADVERBS}\Z",
    re.IGNORECASE,
)
_JOINED_PASSIVE = re.compile(r"\b(?:was|were|been)\s[^.;:,()]{2,40}\sand\s(?:then\s|subsequently\s|finally\s)?\Z")
_PERFECT = re.compile(rf"\b(?:has|have|had|having)\s{_ADVERBS}\Z")
_DECIDED = re.compile(
    r"\b(?:decided|agreed|resolved|decides|agrees)\s(?:to|on)\s(?P<verb>delete|discontinue|withdraw|publish|revise"
    r"|approve|consent|adopt|develop|merge|rename|endorse"
    r"|establish|create|(?:start|initiate|begin)(?:\s(?:the\s)?(?:new\s)?(?:work|development))?(?:\s(?:on|of))?)\b"
)
# "agreed that the work item M.one be changed to M.two": the change is what was agreed.
_THAT = re.compile(
    r"\b(?:agreed|decided|resolved)\sthat\s(?:the\s)?(?:[^.;:\"]|\.(?=\w)){2,60}\s(?P<be>be\s(?:changed\sto|renamed(?:\s(?:to|as))?))(?!\w)")
_TO_STATUS = {
    "delete": "deleted",
    "discontinue": "deleted",
    "withdraw": "deleted",
    "publish": "published",
    "revise": "revised",
    "approve": "approved",
    "consent": "consented",
    "adopt": "approved",
    "develop": "under development",
    "merge": "merged",
    "rename": "renamed",
    "endorse": "endorsed",
    "establish": "established",
    "create": "established",
}
_TO_DO = re.compile(r"\s(?:to\s(?!the\b|ITU-T\b|a\b|[A-Z])|that\b|with\s|as\s(?:follows|an?\sarea))")
_MODIFIES = re.compile(
    rf"\s(?:(?:common|joint)\s)?(?:and\s(?:revised|new|draft|updated)\s|draft\s|ITU-T\s|text\s|versions?\s|editions?\s){{0,2}}(?:{KIND}"
    rf"|{PART}|ToR|text|version|edition|[A-Z]\.\d)"
)
_BEFORE_MODIFIER = re.compile(
    r"(?:\b(?:an?|the|its|their|new|and|or|of|on|to|as|for|in|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|several|some|\d{1,3}|these|those|this|all|any|draft|existing"
    r"|approved|consented|agreed|published|endorsed|determined|developed|completed|following|recently|newly"
    r"|jointly|by|with|from|Recommendations?|already|to\s[a-z]{3,12})[,:]?|(?P<comma>[,(;:]))\s?\Z",
    re.IGNORECASE,
)
_A_DRAFT = re.compile(r"\b[Dd]rafts?\b[^;:,]{0,50}\Z")  # "a first draft of H.1 was produced" does not complete it
_BEGUN = frozenset({"started", "begun", "initiated", "continued"})
_REDUCED = re.compile(r"(?:[\")\]\d]|[a-z]),?\s?\(?(?:\w{3,10}ly\s)?(?:first\s|finally\s)?\Z")
_REDUCED_GOES_ON = re.compile(
    r"\s(?:in|on|by|at|as|within|during|under|early|end|mid|jointly|\d|since|and|together|(?:January|February"
    r"|March|April|May|June|July|August|September|October|November|December))\b|\s?[,;)]|\s?\Z|\."
)


_NOUNS = {
    "revised": "revised",
    "deleted": "deleted",
    "merged": "merged",
    "established": "established",
    "approved": "approved",
    "agreed": "agreed",
    "consented": "consented",
    "published": "published",
    "developing": "under development",
    "items": "under development",
    "outputs": "approved",
}
_WISHED = re.compile(
    r"\b(?:for|seek(?:ing|s)?|propos(?:al|ed|es|ing)|request(?:ed|ing|s)?|before|plans?|planned|need|towards"
    r"|possible|consider(?:ed|ing)?|(?:facilitat|contribut|promot)\w{1,4})"
    r"\s(?:for\s|on\s|to\s|of\s|the\s|an?\s){0,3}\Z",
    re.IGNORECASE,
)
# A noun: "its main work on A".
_WORK_OF = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he|[Tt]his|[Aa]ny)\s(?:(?:main|own|joint|future|further|new)\s)?\Z")
# What others were told of is the topic of a liaison: "SG5 informed IEC on the development of a new work item".
_TOPIC = re.compile(
    r"\b(?:[Ii]nform(?:ed|s|ing)|[Ll]iaised|[Nn]otified|[Bb]riefed)\s[^.;:\"]{3,80}\s(?:on|about|of|regarding)\s(?:the\s)?\Z")
_REVISING = re.compile(r"(?:(?:working|work|works)\son\s(?:a\s|the\s)?|for\s(?:the\s)?|discussing\s|on\s)\Z")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its status and voice: "active", "passive", "noun", or "head" for a participle that leads a list."""

    start: int
    end: int
    status: str
    voice: str
    plural: bool = True
    relative: bool = False
    lists: bool = False

    @property
    def rank(self) -> int:
        """How far the status is in the life of a text."""
        return STATUS_OF[self.status]


def find(paragraph: ReadParagraph, products: Sequence[Product]) -> list[Verb]:
    """The verbs of a paragraph that count, in order."""
    found: list[Verb] = []
    text = paragraph.text
    decided = [Verb(m.start(), m.end(), _decided(m["verb"]), "active") for m in _DECIDED.finditer(text)]
    decided += [Verb(m.start("be"), m.end(), "renamed", "active") for m in _THAT.finditer(text)]
    for match in VERB.finditer(text):
        if any(d.start <= match.start() < d.end for d in decided) or _is_inside(paragraph, products, match):
            continue
        verb = _verb(text, match)
        if verb is not None:
            found.append(verb)
    found += decided
    found += [v for v in _nouns(text) if not any(d.start <= v.start < d.end for d in found)]
    return sorted(found, key=lambda v: (v.start, v.end))


def _decided(verb: str) -> str:
    return _TO_STATUS.get(verb, "under development")


def _is_inside(paragraph: ReadParagraph, products: Sequence[Product], match: re.Match[str]) -> bool:
    """Whether the word stands in a title or in the name of a product ("revised Recommendation X")."""
    at = spans.before(products, match.start() + 1)
    if any(match.start() < p.end for p in products[max(0, at - 2):at + 1]):
        return True
    titles = paragraph.within(max(0, match.start() - 320), min(len(paragraph.text), match.end() + 320), "title")
    return any(t.start <= match.start() < t.end for t in titles if t.rule != "after-identifier")


def _verb(text: str, match: re.Match[str]) -> Verb | None:
    status = status_of(match)
    before = text[max(0, match.start() - 60) : match.start()]
    if match.group() == "work on" and _WORK_OF.search(before):
        return None
    passive = _PASSIVE.search(before) if not match["on"] or match.group() in _BEGUN else None
    if _NOT_YET.search(before[: passive.start() + 1] if passive else before) or (
        passive and re.search(r"\b(?:not|never)\b", passive["adverbs"])
    ):
        return None
    if passive and (passive["be"] == "be" or text.startswith(" to be", match.end())):
        return _changed(text, match) if passive["be"] != "be" else None
    if _TO_DO.match(text, match.end()) and status in ("agreed", "endorsed", "determined", "approved") and not passive:
        return None
    if passive:
        relative = (
            re.search(r"\b(?:which|that)\s(?:was|were|is|are|has|have)?\s?\Z", before[: passive.end("be")]) is not None
        )
        status = "under development" if passive["be"] == "being" else status
        if match.group().casefold() == "produced" and _A_DRAFT.search(before[: passive.start()]):
            status = "developed"
        return Verb(match.start(), match.end(), status, "passive", passive["be"] not in ("was", "is"), relative)
    if _JOINED_PASSIVE.search(before):
        return Verb(match.start(), match.end(), status, "passive", True)
    if _PERFECT.search(before) or match["on"]:
        return Verb(match.start(), match.end(), status, "active")
    if _describes(text, match, before):
        return None
    if _REDUCED.search(before) and _REDUCED_GOES_ON.match(text, match.end()) and not _has_subject(before):
        return Verb(match.start(), match.end(), status, "passive", "(" not in before[-3:], True)
    return Verb(match.start(), match.end(), status, "active")


def _changed(text: str, match: re.Match[str]) -> Verb | None:
    """ "was agreed to be renamed", "was agreed to be deleted": the status is what was agreed."""
    to_be = re.compile(r"\sto\sbe\s(?P<verb>renamed|changed\sto|deleted|merged|published|revised)\b").match(
        text, match.end()
    )
    if to_be is None:
        return None
    verb = to_be["verb"]
    return Verb(match.start(), to_be.end(), "renamed" if verb.startswith("changed") else verb, "passive", False)


_SUBJECT_ENDS = re.compile(
    r"(?:\b(?:SG\s?\d{1,2}|TSAG|TSB|CASC|ITU-T|ITU|group|Group|meeting|Meeting|It|it|they|They|Q\d{1,2}/\d{1,2}"
    r"|Study\sGroup\s\d{1,2}|[Ff]ocus\s[Gg]roup|FG[\s-]\w{1,12}|JCA-\w{1,12}|and"
    r"|also|RG-\w{1,6}|U4SSC|WG|SG\d{1,2}RG-\w{1,6}|20\d\d)\)?,?(?:\s(?:has|have|also|then))?|meeting,)\s\Z"
)


def _has_subject(before: str) -> bool:
    return _SUBJECT_ENDS.search(before) is not None


def _describes(text: str, match: re.Match[str], before: str) -> bool:
    """Whether the participle is an adjective: "the revised Supplement", "new and revised Recommendations"."""
    adjective = _BEFORE_MODIFIER.search(before)
    if adjective is None or (adjective["comma"] and status_of(match) != "revised"):
        return False
    return _MODIFIES.match(text, match.end()) is not None and not _has_subject(before)


def _nouns(text: str) -> Iterator[Verb]:
    for match in NOUN_STATUS.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        kind = match.lastgroup or ""
        if kind == "developing" and _TOPIC.search(before):
            continue
        if kind == "going" and not re.search(r"\d\s\Z", before):
            yield Verb(match.start(), match.end(), "under development", "passive", True)
        elif kind != "going" and not _WISHED.search(before) and not (kind == "revised" and _REVISING.search(before)):
            yield Verb(match.start(), match.end(), _NOUNS[kind], "noun", lists=kind in ("items", "outputs"))
