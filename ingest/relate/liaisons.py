"""Who told whom: liaison statements, liaisons, information, invitations and comments from one body to others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.mention import Mention, NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.contact_sides import begins
from ingest.relate.contacts import KINDS, Parties, Rule, codes, further_lists, matches, named_behind, next_told, of_post, topics
from ingest.relate.doers import agent
from ingest.sentences import Sentence

_NOBODY = Parties((), (), 0)


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The liaisons of a narrative as facts of kind `liaison`: from, to (a list), about; the same one told twice once."""
    facts: dict[tuple[str, tuple[str, ...], str | None], NarrativeFact] = {}
    for fact in _addressed_alike([fact for paragraph in read.paragraphs for fact in _in(read, paragraph)]):
        facts.setdefault((fact.values["from"], tuple(fact.values["to"]), fact.values["about"]), fact)
    return list(facts.values())


def _addressed_alike(told: list[NarrativeFact]) -> Iterator[NarrativeFact]:
    """A statement to nobody goes where all the other statements of the narrative go, if there are at least two of them.

    Wild: "SG15 sent a liaison statement to TSAG on …", "SG5 sent a liaison statement to TSAG on …", "SG20 sent a liaison statement on
    its structure".
    """
    addressees = [fact.values["to"] for fact in told if fact.rule == "statement-sent" and fact.values["to"]]
    alike = len(addressees) > 1 and len(addressees[0]) == 1 and all(to == addressees[0] for to in addressees)
    for fact in told:
        if fact.values["to"]:
            yield fact
        elif alike and fact.values["from"] not in addressees[0]:
            yield replace(fact, values={**fact.values, "to": addressees[0]}, rule="statement-addressed-alike")


def _in(read: ReadNarrative, paragraph: ReadParagraph) -> Iterator[NarrativeFact]:
    for sentence in paragraph.sentences:
        taken = sentence.start
        told = matches(_RULES, paragraph.text, sentence.start, sentence.end)
        for start, rule, match in told:
            if start < taken:
                continue
            parties = rule.parties(read, paragraph, match, sentence.end)
            lists = [(parties.others, parties.end)]
            if parties.further:
                until = next_told(told, parties.end, sentence.end)
                lists += further_lists(paragraph, parties.end, until, parties.further)
            for named, end, topic in topics(paragraph, lists, sentence.end):
                for sender in dict.fromkeys(of_post(side) for side in parties.sides):
                    others = codes(named, (sender,))
                    if _is_report(paragraph, others, start, sentence):
                        continue
                    if others or (rule.name == "statement-sent" and not named):
                        taken = max(taken, end)
                        yield NarrativeFact("liaison", {"from": sender, "to": others, "about": topic},
                                            paragraph.paragraph, start, end, rule.name)


def _is_report(paragraph: ReadParagraph, recipients: list[str], position: int, sentence: Sentence) -> bool:
    """Whether this is a report to the Council, told by its documents: "The Director informed Council (see C17/24)"."""
    cited = paragraph.within(position, min(position + 400, sentence.end), "document") if recipients == ["Council"] else ()
    return any(document.detail.get("doc_kind") == "Council document" for document in cited)


def _to_those_behind(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject tells the list behind the words: "SG20 informed ISO/TC 268 on …"."""
    recipients = named_behind(paragraph, match.end(), end)
    return _told(read, paragraph, match, recipients) if recipients else _NOBODY


def _to_a_list(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject gives its remarks "to" a list: "provided comments to the requests of the EC to ETSI" tells ETSI."""
    recipients = _addressed(paragraph, match.end() - len("to"), min(end, match.end() + 120), end)
    return _told(read, paragraph, match, recipients) if recipients else _NOBODY


def _statement(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """A statement goes "to …"; where nobody is named, to the body among whose documents it is filed: "(ref. TSAG-TD5)"."""
    recipients = _addressed(paragraph, match.end(), min(end, match.end() + 200), end)
    if _is_of_another(read, paragraph, match, recipients[0].start if recipients else min(end, match.end() + 120)):
        return _NOBODY
    if recipients:
        return _told(read, paragraph, match, recipients)
    filed = [m for m in paragraph.within(match.end(), end, "document") if m.detail.get("body")]
    sides = tuple(begins(read, paragraph, match.start()))
    if not filed:
        return Parties(sides, (), match.end())
    with_body = Mention("body", filed[0].start, filed[0].end, filed[0].detail["body"], "filed-with")
    return Parties(sides, (with_body,), match.end())


def _is_of_another(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], limit: int) -> bool:
    """Whether a body only approves what another one sends: "SG15 approved the statement of SG11 to ETSI", "… that SG11 sent to ETSI".

    Counter-examples: "approved and sent SG11's statement", "approved a statement on the work of SG11 to ETSI".
    """
    if _SENDS.search(match.group()):
        return False
    topic = _ON_TOPIC.search(paragraph.text, match.end(), limit)
    named = paragraph.within(match.start(), topic.start() if topic else limit, "body", "organization")
    own = {"ITU", "ITU-T", *begins(read, paragraph, match.start())}
    return any(m.id not in own for m in named)


def _to_the_author(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """Who replies to a statement tells the body that sent it: "SG2 replied to TSAG-LS4 in TD229"."""
    document = next((m for m in paragraph.within(match.end(), min(end, match.end() + 60), "document")), None)
    if document is None or not document.detail.get("body") or not _THE.fullmatch(paragraph.text, match.end(), document.start):
        return _NOBODY
    author = Mention("body", document.start, document.end, document.detail["body"], "author")
    return Parties(tuple(begins(read, paragraph, match.start())), (author,), document.end)


def _addressed(paragraph: ReadParagraph, start: int, limit: int, end: int) -> tuple[Mention, ...]:
    """The list behind the first "to" that begins one, where that "to" stands in [start, limit)."""
    lists = (named_behind(paragraph, to.end(), end) for to in _TO.finditer(paragraph.text, start, limit))
    return next((named for named in lists if named), ())


def _told(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], recipients: tuple[Mention, ...]) -> Parties:
    return Parties(tuple(begins(read, paragraph, match.start())), recipients, recipients[-1].end, _by(match))


def _by(match: re.Match[str]) -> str:
    return "with" if match.group().endswith("with") else "to"


def _passive(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject hears: "SG11 were informed about the work of ISO/TC 20", "TSAG was informed by SG9"."""
    sentence = paragraph.sentence_at(match.start())
    before = paragraph.within(max(sentence.start, match.start() - 400), match.start(), *KINDS)
    told_by = agent(paragraph, match.end(), end)
    if told_by is None:
        behind = paragraph.within(match.end(), min(end, match.end() + 400), "organization", "body")
        told_by = behind[-1].id if behind and _OF_WHOM.search(paragraph.text, match.end(), behind[-1].start) else None
    return Parties((told_by,), before[-1:], match.end()) if told_by else _NOBODY


def _received(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject got a statement "from …"."""
    senders = named_behind(paragraph, match.end(), end)
    hearers = begins(read, paragraph, match.start())
    if not senders:
        return _NOBODY
    return Parties(tuple(m.id for m in senders), tuple(Mention("body", match.start(), match.end(), h, "subject") for h in hearers),
                   senders[-1].end)


def _sent_by(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """In "a statement was sent by SG5 to TSAG" the sender is named; in "… was sent to TSAG" it goes on from before."""
    recipients = _addressed(paragraph, match.end() - 1, min(end, match.end() + 120), end)
    if not recipients:
        return _NOBODY
    sender = agent(paragraph, match.end(), end)
    sides = (sender,) if sender else tuple(begins(read, paragraph, match.start()))
    return Parties(sides, recipients, recipients[-1].end, "to")


_THE = re.compile(r"\s(?:the\s)?")
_TO = re.compile(r"\b(?:to|towards)\b", re.I)
_OF_WHOM = re.compile(r"\b(?:of|by|from|in)\s(?:the\s)?\Z", re.I)
_STATEMENT = (r"(?:liaison statements?|liaisons?(?! rapporteur| officer| represent| activit)|LSs?|incoming liaisons?|outgoing liaisons?"
              r"|statements?)")
_DISPATCHED = r"(?:sent|sends?|sending|submitted|forwarded|transmitted|issued|addressed|provided|prepared|agreed to send)"
_SENT = rf"(?:{_DISPATCHED}|approved|agreed(?: on)?)"
_SENDS = re.compile(rf"\b{_DISPATCHED}\b", re.I)
_ON_TOPIC = re.compile(r"\b(?:on|about|regarding|concerning)\b")
_TOLD = r"(?:informed|informs|invited|invites|notified|notifies|alerted|briefed|advised|consulted)"
_SUCH = r"its|some|further|detailed|additional|relevant|updated|extensive|regular"
_REMARKS = r"(?:comments?|feedback|inputs?|responses?|repl(?:y|ies)|information|guidance|advice)"

_RULES: tuple[Rule, ...] = (
    # "SG20 sent a liaison statement to TSAG on …", "SG15 sends Liaisons to ITU-D SG1 and 2"
    Rule("statement-sent", re.compile(rf"\b{_SENT}\b[^.;:()]{{0,80}}?\b{_STATEMENT}\b", re.I), _statement),
    # "A liaison statement was sent to the IETF"
    Rule("statement-was-sent", re.compile(
        rf"\b{_STATEMENT}\b[^.;:()]{{0,60}}?\b(?:was|were|has been|have been|being|is|are) (?:also )?"
        r"(?:\w{3,10} and )?(?:sent|submitted|forwarded|transmitted|issued)\b", re.I), _sent_by),
    # "SG13 received a liaison statement from ETSI"
    Rule("statement-received", re.compile(
        rf"\breceived\b[^.;:()]{{0,60}}?\b{_STATEMENT}\b[^.;:()]{{0,40}}?\bfrom\b", re.I), _received),
    # "SG11 were informed about …"
    Rule("was-told", re.compile(r"\b(?:was|were|has been|have been) (?:also )?(?:informed|notified|briefed|invited)\b", re.I), _passive),
    # "Liaisons with the IETF on numbers were exchanged"
    Rule("liaisons-exchanged", re.compile(
        rf"\b{_STATEMENT} with\b(?=[^.;:]{{3,240}}? (?:was|were|has been|have been) exchanged\b)"
        # "SG15 exchanges LSs with SG11", "regular exchange of LSs on energy with ITU-D", "SG2: Liaison statement with SG11 on"
        rf"|\bexchang(?:e|es|ed|ing) (?:of )?{_STATEMENT}(?: [\w,&/-]+){{0,16}}? with\b|\b(?:liaison statements?|LSs?) with\b", re.I),
        _to_those_behind),
    # "SG2 liaised with ISO/TC 154", "SG13 regularly communicates with ETSI"
    Rule("liaised", re.compile(
        r"\b(?:liaised?|liaises|liaising|communicat(?:e|es|ed|ing)(?= (?:\w+ ){0,2}with))\b"
        r"(?: (?:closely|regularly|frequently|actively|further|directly|also)){0,2} (?:with|to)\b", re.I), _to_those_behind),
    # "SG5 informed ISO/IEC JTC 1/SC 39 on …", "SG5 invited IEC TC 100 to …"
    Rule("informed", re.compile(
        rf"(?<!was )(?<!were )(?<!been )(?<!be )\b{_TOLD}\b(?! that\b)(?: also| regularly| on a regular basis)?", re.I), _to_those_behind),
    # "SG2 replied to TSAG-LS4 in TD229"; not "replied to questions in TD229"
    Rule("replied-to-statement", re.compile(r"\b(?:replied|responded|replies|responds|reply|response) to(?=\s(?:the\s)?[A-Z])", re.I),
         _to_the_author),
    # "provided comments to ETSI", "replied to 3GPP",
    # "has a short report to TSAG (in the form of an LS)", "communicated the results of the survey to ITU-D"
    Rule("commented", re.compile(
        rf"\b(?:provided|gave|submitted|sent|offered) (?:(?:{_SUCH}) ){{0,2}}{_REMARKS} "
        r"(?:[^.;:()]{0,100}? )??to\b"
        r"|\b(?:replied|responded) to\b|\breports? to\b(?=[^.;]{0,60}\bLSs?\b)"
        r"|\bcommunicat(?:es|ed) (?:[^.;:]{3,80}? )?to\b", re.I), _to_a_list),
    # "SG5 provided IEC SC 77B with comments"
    Rule("provided-with", re.compile(rf"\bprovided\b(?=[^.;:]{{3,80}}? with (?:\w+ ){{0,2}}{_REMARKS})", re.I), _to_those_behind),
)
