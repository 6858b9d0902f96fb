"""Who works with whom: collaboration, cooperation, exchange, joint work, common texts, liaison rapporteurs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.contact_sides import SIDES, begins
from ingest.relate.contacts import KINDS, Parties, Rule, codes, further_lists, matches, named_behind, next_told, of_post, topics
from ingest.relate.doers import actor
from ingest.relate.groups.names import is_group

_NOBODY = Parties((), (), 0)


def find(read: ReadNarrative) -> list[NarrativeFact]:
    """The collaborations of a narrative as facts of kind `collaboration`: who, with (a list), about; each pair of sides once."""
    facts: dict[tuple[str, tuple[str, ...]], NarrativeFact] = {}
    for paragraph in read.paragraphs:
        for fact in _in(read, paragraph):
            facts.setdefault((fact.values["who"], tuple(fact.values["with"])), fact)
    return list(facts.values())


def _in(read: ReadNarrative, paragraph: ReadParagraph) -> Iterator[NarrativeFact]:
    for sentence in paragraph.sentences:
        taken = sentence.start
        told = matches(_RULES, paragraph.text, sentence.start, sentence.end)
        for start, rule, match in told:
            if start < taken or any(w.search(paragraph.text, max(sentence.start, start - 50), start) for w in (_ENDED, _WISHED)):
                continue
            parties = rule.parties(read, paragraph, match, sentence.end)
            sides = tuple(dict.fromkeys(of_post(side) for side in parties.sides))
            if not sides or not codes(parties.others, sides):
                continue
            lists = [(parties.others, parties.end)]
            if parties.further:
                until = next_told(told, parties.end, sentence.end)
                lists += further_lists(paragraph, parties.end, until, parties.further)
            taken = lists[-1][1]
            if _of_an_event(read, rule, paragraph, start, parties.end):
                continue
            for named, end, topic in topics(paragraph, lists, sentence.end):
                others = codes(named, sides)
                if others:
                    yield NarrativeFact("collaboration", {"who": "; ".join(sides), "with": others, "about": topic},
                                        paragraph.paragraph, start, end, rule.name)


def _of_an_event(read: ReadNarrative, rule: Rule, paragraph: ReadParagraph, start: int, end: int) -> bool:
    """Whether "together with …", "jointly with …", "in conjunction with …" only say who organized an event: that is told by the event.

    "SG11 organized a workshop in close collaboration with SG2" says more: that they collaborate; "The workshop was organized in
    cooperation with ITU-D" does not say who does.
    Wild, in a list under "SG20 has organized three virtual training sessions:": "17 June 2020 (together with SG16)".
    """
    if rule.name not in ("in-company", "in-collaboration"):
        return False
    sentence = paragraph.sentence_at(start)
    head = next(read.heads(paragraph), None)
    dated = (head is not None and bool(paragraph.within(max(sentence.start, start - 120), start, "date"))
             and _EVENT.search(head.text) is not None)
    # "TM Forum" is no forum, "World Health Organization" organizes nothing
    named = paragraph.within(max(sentence.start, start - 240), end + 160, *KINDS)
    event = dated or any(not any(m.start <= word.start() < m.end for m in named)
                         for word in _EVENT.finditer(paragraph.text, max(sentence.start, start - 120), min(sentence.end, end + 80)))
    told = actor(paragraph, sentence.start, start) or any(start - m.end <= 2 for m in paragraph.within(max(0, start - 60), start, *SIDES))
    return event and (rule.name == "in-company" or not told)


def _with_those_behind(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject works with the list behind the words; "As part of its collaboration with MPEG, SG16 …" has it there."""
    partners = named_behind(paragraph, match.end(), end)
    stop = partners[-1].end if partners else match.end()
    begin = paragraph.sentence_at(match.start()).start
    if not paragraph.within(begin, match.start(), *KINDS) and _OPENS.match(paragraph.text, begin, match.end()):
        behind = (*partners[-1:], *paragraph.within(stop, min(end, stop + 60), "body", "question"))
        for n, who in enumerate(behind):
            before = partners[:-1] if n == 0 and partners else partners
            if before and who.kind != "organization" and _MAIN_CLAUSE.fullmatch(paragraph.text, before[-1].end, who.start):
                return Parties((who.id,), before, before[-1].end)
    noun = _TOLD_BY_NOUN.match(paragraph.text, match.start(), match.end()) is not None
    sides = begins(read, paragraph, match.start(), noun) if partners else []
    if not sides and _NOMINAL.fullmatch(paragraph.text, begin, match.start()):
        sides = [next((m.id for m in paragraph.within(stop, end, "body") if m.id != "ITU"), _REPORTER)]
    return Parties(tuple(sides), partners, stop, "with")


def _between(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The sides of "collaboration between A/B and C": what stands before the first "and" works with what stands behind it."""
    sides = named_behind(paragraph, match.end(), end)
    if len(sides) < 2:
        return _NOBODY
    ands = [n for n in range(1, len(sides)) if _AND.search(paragraph.text, sides[n - 1].end, sides[n].start)]
    cut = ands[0] if ands else 1
    return Parties(tuple(m.id for m in sides[:cut]), sides[cut:], sides[-1].end)


def _with_partners(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """As above, without the name of the group in which they work: "a collaborative group with MPEG, the JVET"."""
    parties = _with_those_behind(read, paragraph, match, end)
    own = {m.id for m in parties.others[1:] if "group" in match.group().casefold() and is_group(m.id)
           and paragraph.text.endswith(", the ", 0, m.start)}
    named = tuple(m for m in parties.others if m.id not in own)
    return replace(parties, others=named, end=named[-1].end) if named else parties


def _with_first(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The list that a sentence begins with, and the subject behind it, which does something: "With WHO, Q28/16 is working on"."""
    named = named_behind(paragraph, match.end(), end)
    behind = paragraph.within(named[-1].end, min(end, named[-1].end + 60), "body", "question")[:1] if named else ()
    for who, partners in (*(((named[-1], named[:-1]),) if len(named) > 1 else ()), *((who, named) for who in behind)):
        if _MAIN_CLAUSE.fullmatch(paragraph.text, partners[-1].end, who.start) and _DOES.match(paragraph.text, who.end):
            return Parties((who.id,), partners, partners[-1].end)
    return _NOBODY


def _signed(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The two that stand before the words: "ITU and the NGMN Alliance have signed a cooperation agreement"."""
    named = paragraph.within(max(paragraph.sentence_at(match.start()).start, match.start() - 120), match.start(), *KINDS)
    if len(named) < 2 or not _BOTH.fullmatch(paragraph.text, named[-2].end, named[-1].start) or match.start() - named[-1].end > 24:
        return _NOBODY
    return Parties((named[-2].id,), named[-1:], match.end())


def _rapporteur(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """"SG20 liaison rapporteur for ISO/IEC JTC 1/SC 41 reports", "SG15 appointed its Q1/15 Rapporteur as liaison officer to IEC TC 86"."""
    sentence = paragraph.sentence_at(match.start())
    partners = named_behind(paragraph, match.end(), end)
    if not partners:
        return _NOBODY
    before = paragraph.within(max(sentence.start, match.start() - 80), match.start(), *KINDS)
    appoints = _APPOINTS.search(paragraph.text, max(sentence.start, match.start() - 80), match.start())
    before = tuple(m for m in before if not appoints or m.end <= appoints.start()) or before
    sides = (before[-1].id,) if before else tuple(begins(read, paragraph, match.start()))
    return Parties(sides, partners, partners[-1].end)


def _appointed(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """"A liaison officer is appointed from TSAG to ISO/IEC JTC 1"."""
    named = named_behind(paragraph, match.end(), end)
    if len(named) < 2 or not _FROM_TO.fullmatch(paragraph.text, named[0].end, named[1].start):
        return _NOBODY
    return Parties((named[0].id,), named[1:], named[-1].end)


_OPENS = re.compile(
    r"\W{0,4}(?:As|In|Through|Under|Following|Within|Thanks|For|During|After|Jointly|Together|Based|Due|Further|With|Since)\b", re.I)
# A sentence that begins with the noun tells of the body that it names behind ("Collaboration with ITU-R is a standing point of TSAG"),
# or of the one whose report this is ("Ongoing collaboration with oneM2M.").
_NOMINAL = re.compile(r"\W{0,4}(?:(?:Ongoing|Active|Close|Continued|Continuing|Regular|Strong|Good)\s)?", re.I)
_REPORTER = "ITU-T"
_APPOINTS = re.compile(r"\s(?:appointed|nominated|designated)\s")
_BOTH = re.compile(r"(?:\s\([^()]{1,30}\))?\s(?:and|&)\s(?:the\s)?", re.I)
_FROM_TO = re.compile(r"\sto\s(?:the\s)?", re.I)
_TOLD_BY_NOUN = re.compile(r"collaborations?|co-?operations?|partnerships?|exchanges?|co-?ordination|liaison", re.I)
_MAIN_CLAUSE = re.compile(r"[^.;]{0,40}?,\s(?:the\s)?(?:ITU-T\s)?")
_AND = re.compile(r"\band\b")
_DOES = re.compile(r"\s(?:(?:is|are|has|have|also)\s){0,3}(?:work|develop|study|studi|draft|prepar|elaborat|revis|progress)\w{0,4}\b")
_ENDED = re.compile(
    r"\b(?:discontinu\w{1,4}|terminat\w{1,4}|ceas\w{1,3}|no|without|lack of|stop\w{0,4}|end(?:ed)? (?:the|its))\s(?:\w+\s){0,2}\Z", re.I)
_WISHED = re.compile(
    r"\b(?:proposals?|opportunit(?:y|ies)|guidelines?|mechanism|guide|barriers?|needs?|calls?|called|possibilit(?:y|ies))\s(?:for|of|to)\s"
    r"(?:[\w-]+\s){0,2}\Z", re.I)
_EVENT = re.compile(
    r"\b(?:organi[sz](?:e|es|ed|ing)|co-organi[sz](?:e|es|ed|ing)|held|hosted|co-hosted|workshops?|webinars?|forums?|symposi\w{2}|seminars?|conferences?"
    r"|hackathon|training|meetings?|sessions?|collocat\w{2,3}|Week)\b", re.I)
_ADVERBS = (r"(?:(?:closely|actively|together|jointly|regularly|also|further|directly|collaboratively|intensively|in close contact|on this"
            r"|currently) ){0,2}")
_NO_LIAISON = r"(?! (?:of )?(?:LSs?|liaisons?)\b)"  # who exchanges those liaises
_NOUN = (rf"(?:collaborations?|cooperations?|co-operations?|coordination|co-ordination|partnerships?|exchanges?{_NO_LIAISON}|work|efforts"
         r"|relationships?|liaison relationships?)")
_THEIR_COLLABORATION = (
    r"(?:the|its|their) (?:[\w-]+ )?(?:collaboration|co-?operation)(?: activities| efforts| work)?"
    r"(?=\s?(?:[^\w\s-]|\Z)|\s(?:with|on|in|for|and|as|of|at|to|by|between|during|within|under|since|so|which|that|regarding"
    r"|concerning|through|towards|over|when|while|also|beyond)\b)")

_RULES: tuple[Rule, ...] = (
    # "CASC collaborates with IECEE and ILAC", "SG13 is cooperating with ETSI"
    Rule("collaborates", re.compile(
        r"\b(?:collaborat(?:e|es|ed|ing)|co-?operat(?:e|es|ed|ing)|co-?ordinat(?:e|es|ed|ing)|partner(?:s|ed|ing)|interact(?:s|ed|ing)?"
        rf"|engag(?:e|es|ed|ing)|consult(?:s|ed|ing)?) {_ADVERBS}with\b"
        r"|\bco-?ordinat(?:e|es|ed|ing) (?:[\w-]+ ){1,4}?with\b", re.I), _with_those_behind),
    # "SG16 continues to collaborate, also through its Focus Groups (FG-VM), with ISO"
    Rule("collaborates-also", re.compile(
        r"\b(?:collaborat(?:e|es|ed|ing)|co-?operat(?:e|es|ed|ing)), also (?:[^.;]{3,80}? )?with\b", re.I), _with_those_behind),
    # "SG2 works closely with the IETF", "TSB is in touch with ETSI", "Q11/17 meets collaboratively with ISO/IEC JTC 1/SC 6"; not "Working
    # Group on Work with ITU"
    Rule("works-with", re.compile(
        rf"\b(?:works?|worked|[Ww]orking) {_ADVERBS}with\b|\bin (?:close )?(?:touch|contact) with\b"
        r"|\b(?:meets?|met) (?:collaboratively|jointly) with\b|\b(?:is|are|was|were) (?:mostly )?joint with\b"), _with_those_behind),
    # "Q5/17 has exchanged best practices with SG2"
    Rule("exchanges", re.compile(
        rf"\b(?:exchang(?:e|es|ed|ing){_NO_LIAISON}|shar(?:es|ed|ing)|harmoni[sz](?:e|es|ed|ing)|aligns?|aligned)\b"
        r"(?: [\w,/-]+){0,12}? with\b", re.I),
        _with_those_behind),
    # "liaison rapporteur for ISO/IEC JTC 1/SC 41"
    Rule("liaison-rapporteur", re.compile(
        r"\bliaison (?:rapporteurs?|officers?|representatives?) (?:to|for|with)\b", re.I), _rapporteur),
    # "A liaison officer is appointed from TSAG to ISO/IEC JTC 1"
    Rule("liaison-appointed", re.compile(
        r"\bliaison (?:rapporteurs?|officers?|representatives?) (?:is|was|were|are|has been|have been) (?:appointed|nominated|designated)"
        r" (?:from|by|for)\b", re.I), _appointed),
    # "ITU and the NGMN Alliance have signed a cooperation agreement"
    Rule("signed", re.compile(
        r"\b(?:have |has )?(?:signed|concluded|renewed|entered into) (?:an? |the )?(?:[\w-]+ ){0,2}?"
        r"(?:agreement|MoU|memorandum|partnership)\b", re.I), _signed),
    # "collaboration between IEEE 802.1 and SG15", "cooperation is ongoing between TSB and BDT", "collaboration of ITU and oneM2M",
    # "Common texts between SG17 and ISO/IEC"
    Rule("collaboration-between", re.compile(
        rf"\b{_NOUN} (?:process |mechanism )?(?:is |was )?(?:ongoing |established |continuing |taking place )?between\b"
        r"|\b(?:collaboration|co-?operation) of\b|\b(?:MoU|agreement) (?:between|among)\b"
        r"|\b(?:common|twin)(?:/(?:twin|common))? (?:[\w-]+ ){0,2}?(?:texts?|standards?|Recommendations?|projects?) between\b", re.I),
        _between),
    # "in close collaboration with", "in partnership with"
    Rule("in-collaboration", re.compile(
        r"\bin (?:(?:close|closer|full|active|direct) )?(?:collaboration|co-?operation|co-?ordination|partnership|liaison) with\b", re.I),
        _with_those_behind),
    # "jointly with", "together with", "in conjunction with"
    Rule("in-company", re.compile(r"\bin conjunction with\b|\bjointly with\b|\btogether with\b", re.I), _with_those_behind),
    # "With WHO, Q28/16 is working on a 2nd edition"
    Rule("with-first", re.compile(r"(?:^|(?<=[.;] ))With(?= (?:the )?[A-Z])"), _with_first),
    # "a tool kit was developed with the assistance of ITU-D"
    Rule("assisted", re.compile(
        r"\b(?:developed|prepared|produced|drafted|written|elaborated|revised|updated) with the "
        r"(?:assistance|support|help|contributions?) (?:of|from)\b"), _with_those_behind),
    # "SG5 invited IEC TC 100 to continue with the collaboration", "SG5 thanked ETSI for its good cooperation"; not "asked ETSI for the
    # cooperation", which is wished for, nor "thanked ETSI for the cooperation agreement"
    Rule("collaboration-continued", re.compile(
        r"\b(?:(?:invited|encouraged|asked)\b(?=[^.;:()]{3,80}? to continue (?:with )?"
        rf"{_THEIR_COLLABORATION})|thanked\b(?=[^.;:()]{{3,80}}? for {_THEIR_COLLABORATION}))", re.I), _with_those_behind),
    # "common text with ISO/IEC JTC 1/SC 27", "joint video team with MPEG"
    Rule("common-text", re.compile(
        r"\b(?:common|twin|joint|aligned|collaborative)(?:/(?:twin|common))? (?:[\w-]+ ){0,3}?"
        r"(?:texts?|standards?|Recommendations?|work items?|groups?|teams?|task forces?|projects?|activit(?:y|ies)|development) with\b"
        r"|\b(?:developed|developing|published) jointly with\b", re.I), _with_partners),
    # "established a communication process with CalConnect", "has an ongoing close cooperation with 3GPP"
    Rule("has-collaboration", re.compile(
        rf"\b{_NOUN}(?: (?:process|mechanism|agreement|activities|arrangements?|status))?(?: [\w-]+){{0,3}}? with\b"
        r"|\b(?:communication process|communication channels?|category [A-C] liaison|liaison(?! statement)|dialogue|agreement|MoU) "
        r"(?:[\w.-]+ ){0,4}?with\b", re.I), _with_those_behind),
)
