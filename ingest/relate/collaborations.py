"""Who works with whom: collaboration, cooperation, exchange, joint work, common texts, liaison rapporteurs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import NarrativeFact
from ingest.relate import ReadNarrative, ReadParagraph
from ingest.relate.contacts import KINDS, Parties, Rule, about, codes, matches, named_behind
from ingest.relate.doers import subject


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
        for start, rule, match in matches(_RULES, paragraph.text, sentence.start, sentence.end):
            if start < taken or _ENDED.search(paragraph.text, max(sentence.start, start - 50), start):
                continue
            who, partners, end = rule.parties(read, paragraph, match, sentence.end)
            others = codes(partners, who)
            if not who or not others:
                continue
            taken = end
            if not _of_an_event(rule, paragraph.text, start, end, sentence.end):
                yield NarrativeFact("collaboration", {"who": who, "with": others, "about": about(paragraph, end, sentence.end)},
                                    paragraph.paragraph, start, end, rule.name)


def _of_an_event(rule: Rule, text: str, start: int, end: int, limit: int) -> bool:
    """Whether "in collaboration with …" only says who organized an event: that is told by the event."""
    if rule.name != "in-collaboration":
        return False
    around = text[max(0, start - 120):min(limit, end + 80)]
    return _EVENT.search(around) is not None


def _with_those_behind(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The subject works with the list behind the words; "As part of its collaboration with MPEG, SG16 …" has it there."""
    partners = named_behind(paragraph, match.end(), end)
    stop = partners[-1].end if partners else match.end()
    begin = paragraph.sentence_at(match.start()).start
    if not paragraph.within(begin, match.start(), *KINDS):
        behind = (*partners[-1:], *paragraph.within(stop, min(end, stop + 60), "body", "question"))
        for n, who in enumerate(behind):
            before = partners[:-1] if n == 0 and partners else partners
            if before and who.kind != "organization" and _MAIN_CLAUSE.fullmatch(paragraph.text, before[-1].end, who.start):
                return who.id, before, before[-1].end
    return subject(read, paragraph, begin, match.start()), partners, stop


def _between(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """The sides of "collaboration between A/B and C": what stands before the first "and" works with what stands behind it."""
    sides = named_behind(paragraph, match.end(), end)
    if len(sides) < 2:
        return None, [], match.end()
    ands = [n for n in range(1, len(sides)) if _AND.search(paragraph.text, sides[n - 1].end, sides[n].start)]
    cut = ands[0] if ands else 1
    return "; ".join(codes(sides[:cut])), sides[cut:], sides[-1].end


def _rapporteur(read: ReadNarrative, paragraph: ReadParagraph, match: re.Match[str], end: int) -> Parties:
    """"SG20 liaison rapporteur for ISO/IEC JTC 1/SC 41 reports", "SG15 appointed liaison rapporteurs to IEC TC 86"."""
    sentence = paragraph.sentence_at(match.start())
    before = paragraph.within(max(sentence.start, match.start() - 80), match.start(), *KINDS)
    partners = named_behind(paragraph, match.end(), end)
    who = before[-1].id if before else subject(read, paragraph, sentence.start, match.start())
    return who, partners, partners[-1].end if partners else match.end()


_MAIN_CLAUSE = re.compile(r"[^.;]{0,40}?,\s(?:the\s)?(?:ITU-T\s)?")
_AND = re.compile(r"\band\b")
_ENDED = re.compile(
    r"\b(?:discontinu\w{1,4}|terminat\w{1,4}|ceas\w{1,3}|no|without|lack of|stop\w{0,4}|end(?:ed)? (?:the|its))\s(?:\w+\s){0,2}\Z", re.I)
_EVENT = re.compile(
    r"\b(?:organi[sz]\w{1,6}|co-organi[sz]\w{1,6}|held|hosted|co-hosted|workshops?|webinars?|forums?|symposi\w{2}|seminars?|conferences?"
    r"|hackathon|training|meetings?|sessions?|collocat\w{2,3}|Week)\b", re.I)
_ADVERBS = (r"(?:(?:closely|actively|together|jointly|regularly|also|further|directly|collaboratively|intensively|in close contact|on this"
            r"|currently) ){0,2}")
_NOUN = (r"(?:collaborations?|cooperations?|co-operations?|coordination|co-ordination|partnerships?|exchanges?|work|efforts|relationships?"
         r"|liaison relationships?)")

_RULES: tuple[Rule, ...] = (
    # "CASC collaborates with IECEE and ILAC", "SG13 is cooperating with ETSI"
    Rule("collaborates", re.compile(
        r"\b(?:collaborat(?:e|es|ed|ing)|co-?operat(?:e|es|ed|ing)|co-?ordinat(?:e|es|ed|ing)|partner(?:s|ed|ing)|interact(?:s|ed|ing)?"
        rf"|engag(?:e|es|ed|ing)|consult(?:s|ed|ing)?) {_ADVERBS}with\b"
        r"|\bco-?ordinat(?:e|es|ed|ing) (?:[\w-]+ ){1,4}?with\b", re.I), _with_those_behind),
    # "SG2 works closely with the IETF"
    Rule("works-with", re.compile(rf"\b(?:works?|worked|working) {_ADVERBS}with\b", re.I), _with_those_behind),
    # "Q5/17 has exchanged best practices with SG2"
    Rule("exchanges", re.compile(
        r"\b(?:exchang(?:e|es|ed|ing)|shar(?:es|ed|ing)|harmoni[sz](?:e|es|ed|ing)|aligns?|aligned)\b(?: [\w,/-]+){0,6}? with\b", re.I),
        _with_those_behind),
    # "liaison rapporteur for ISO/IEC JTC 1/SC 41"
    Rule("liaison-rapporteur", re.compile(
        r"\bliaison (?:rapporteurs?|officers?|representatives?) (?:to|for|with)\b", re.I), _rapporteur),
    # "collaboration between IEEE 802.1 and SG15"
    Rule("collaboration-between", re.compile(rf"\b{_NOUN} (?:process )?between\b", re.I), _between),
    # "in close collaboration with", "jointly with"
    Rule("in-collaboration", re.compile(
        r"\bin (?:(?:close|closer|full|active|direct) )?"
        r"(?:collaboration|co-?operation|co-?ordination|partnership|conjunction|liaison) with\b|\bjointly with\b|\btogether with\b", re.I),
        _with_those_behind),
    # "common text with ISO/IEC JTC 1/SC 27", "joint video team with MPEG"
    Rule("common-text", re.compile(
        r"\b(?:common|twin|joint|aligned)(?:/(?:twin|common))? (?:[\w-]+ ){0,3}?"
        r"(?:texts?|standards?|Recommendations?|work items?|groups?|teams?|task forces?|projects?|activit(?:y|ies)|development) with\b"
        r"|\b(?:developed|developing|published) jointly with\b", re.I), _with_those_behind),
    # "established a communication process with CalConnect", "has an ongoing close cooperation with 3GPP"
    Rule("has-collaboration", re.compile(
        rf"\b{_NOUN}(?: (?:process|mechanism|agreement|activities|arrangements?|status))?(?: [\w-]+){{0,3}}? with\b"
        r"|\b(?:communication process|category [A-C] liaison|liaison|dialogue|agreement|MoU) (?:[\w.-]+ ){0,4}?with\b", re.I),
        _with_those_behind),
)
