"""Who told whom: liaison statements, liaisons, information, invitations and comments from one body to others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention, NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.contacts import KINDS, Parties, Rule, about, codes, matches, named_behind
from ingest.relate.doers import agent, subject


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The liaisons of a narrative as facts of kind `liaison`: from, to (a list), about; the same one told twice once."""
    facts: dict[tuple[str, tuple[str, ...], str | None], NarrativeFact] = {}
    for paragraph in read.paragraphs:
        for fact in _in(read, paragraph):
            facts.setdefault((fact.values["from"], tuple(fact.values["to"]), fact.values["about"]), fact)
    return list(facts.values())


def _in(read: ReadNarrative, paragraph: ReadParagraph) -> Iterator[NarrativeFact]:
    for sentence in paragraph.sentences:
        taken = sentence.start
        for start, rule, match in matches(_RULES, paragraph.text, sentence.start, sentence.end):
            if start < taken:
                continue
            sender, recipients, end = rule.parties(read, paragraph, match, sentence.end)
            others = codes(recipients, sender)
            if sender and others:
                taken = end
                yield NarrativeFact("liaison", {"from": sender, "to": others, "about": about(paragraph, end, sentence.end)},
                                    paragraph.paragraph, start, end, rule.name)


def _to_those_behind(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject tells the list behind the words: "SG20 informed ISO/TC 268 on …"."""
    recipients = named_behind(paragraph, match.end(), end)
    return _sender(read, paragraph, match), recipients, recipients[-1].end if recipients else match.end()


def _statement(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """A statement goes "to …"; where nobody is named, to the body among whose documents it is filed: "(ref. TSAG-TD5)"."""
    for to in _TO.finditer(paragraph.text, match.end(), min(end, match.end() + 200)):
        recipients = named_behind(paragraph, to.end(), end)
        if recipients:
            return _sender(read, paragraph, match), recipients, recipients[-1].end
    filed = [m for m in paragraph.within(match.end(), end, "document") if m.detail.get("body")]
    if not filed:
        return None, [], match.end()
    return (_sender(read, paragraph, match),
            [Mention("body", filed[0].start, filed[0].end, filed[0].detail["body"], "filed-with")], match.end())


def _sender(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str]) -> str | None:
    return subject(read, paragraph, paragraph.sentence_at(match.start()).start, match.start())


def _passive(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject hears: "SG11 were informed about the work of ISO/TC 20", "TSAG was informed by SG9"."""
    sentence = paragraph.sentence_at(match.start())
    before = list(paragraph.within(sentence.start, match.start(), *KINDS))
    told_by = agent(paragraph, match.end(), end)
    if told_by is None:
        behind = paragraph.within(match.end(), end, "organization", "body")
        told_by = behind[-1].id if behind and _OF_WHOM.search(paragraph.text, match.end(), behind[-1].start) else None
    return told_by, before[-1:], match.end()


def _received(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject got a statement "from …"."""
    senders = named_behind(paragraph, match.end(), end)
    hearer = _sender(read, paragraph, match)
    if not senders or hearer is None:
        return None, [], match.end()
    return senders[0].id, [Mention("body", match.start(), match.end(), hearer, "subject")], senders[-1].end


def _sent_by(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """In "a statement was sent by SG5 to TSAG" the sender is named; in "… was sent to TSAG" it goes on from before."""
    for to in _TO.finditer(paragraph.text, match.end() - 1, min(end, match.end() + 120)):
        recipients = named_behind(paragraph, to.end(), end)
        if recipients:
            return agent(paragraph, match.end(), end) or _sender(read, paragraph, match), recipients, recipients[-1].end
    return None, [], match.end()


_TO = re.compile(r"\b(?:to|towards)\b", re.I)
_OF_WHOM = re.compile(r"\b(?:of|by|from|in)\s(?:the\s)?\Z", re.I)
_STATEMENT = (r"(?:liaison statements?|liaisons?(?! rapporteur| officer| represent| activit)|LSs?|incoming liaisons?|outgoing liaisons?"
              r"|statements?)")
_SENT = r"(?:sent|sends?|sending|submitted|forwarded|transmitted|issued|addressed|provided|prepared)"
_TOLD = r"(?:informed|informs|invited|invites|notified|notifies|alerted|briefed|advised|consulted)"
_REMARKS = r"(?:comments?|feedback|inputs?|responses?|repl(?:y|ies)|information|guidance|advice)"

_RULES: tuple[Rule, ...] = (
    # "SG20 sent a liaison statement to TSAG on …", "SG15 sends Liaisons to ITU-D SG1 and 2"
    Rule("statement-sent", re.compile(rf"\b{_SENT}\b[^.;:()]{{0,80}}?\b{_STATEMENT}\b", re.I), _statement),
    # "A liaison statement was sent to the IETF"
    Rule("statement-was-sent", re.compile(
        rf"\b{_STATEMENT}\b[^.;:()]{{0,60}}?\b(?:was|were|has been|have been|being|is|are) (?:also )?"
        r"(?:sent|submitted|forwarded|transmitted|issued)\b", re.I), _sent_by),
    # "SG13 received a liaison statement from ETSI"
    Rule("statement-received", re.compile(
        rf"\breceived\b[^.;:()]{{0,60}}?\b{_STATEMENT}\b[^.;:()]{{0,40}}?\bfrom\b", re.I), _received),
    # "SG11 were informed about …"
    Rule("was-told", re.compile(r"\b(?:was|were|has been|have been) (?:also )?(?:informed|notified|briefed|invited)\b", re.I), _passive),
    # "SG2 liaised with ISO/TC 154"
    Rule("liaised", re.compile(
        r"\b(?:liaised?|liaises|liaising)\b(?: (?:closely|regularly|frequently|actively|further|directly|also)){0,2} (?:with|to)\b", re.I),
        _to_those_behind),
    # "SG5 informed ISO/IEC JTC 1/SC 39 on …", "SG5 invited IEC TC 100 to …"
    Rule("informed", re.compile(rf"(?<!was )(?<!were )(?<!been )(?<!be )\b{_TOLD}\b(?: also)?", re.I), _to_those_behind),
    # "provided comments to ETSI", "replied to 3GPP"
    Rule("commented", re.compile(
        rf"\b(?:provided|gave|submitted|sent|offered) (?:(?:its|some|further|detailed|additional) ){{0,2}}{_REMARKS} "
        r"(?:[^.;:()]{0,60}? )?to\b"
        r"|\b(?:replied|responded) to\b", re.I), _to_those_behind),
    # "SG5 provided IEC SC 77B with comments"
    Rule("provided-with", re.compile(rf"\bprovided\b(?=[^.;:]{{3,80}}? with (?:\w+ ){{0,2}}{_REMARKS})", re.I), _to_those_behind),
)
