"""Which groups a paragraph names, with the whole phrase that names each.

A code in brackets belongs to the noun before it ("a JCA on multimedia aspects of E-services (JCA-MMeS)"). A group
of several only the names may stand there ("the Focus Groups (DFS and IMT-2020)"). A group
without a code is known by its title where the reviewed data, or another place of the narrative, have one for it; else
it is called as it is written ("ad hoc group on developing country issues"). "The ad hoc group" is the only one that the
narrative names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean import squeeze
from ingest.mention import Mention
from ingest.recognise import directory
from ingest.relate import ReadNarrative, ReadParagraph, spans
from ingest.relate.groups.words import GROUP_NOUN

_CODE = re.compile(r"(?:FG-|JCA-|IRG-|CG-|AHG-|SG\d{1,2}RG-|TSAG-RG-)")
_CLASSES = frozenset({"FocusGroup", "JointCoordinationActivity", "RegionalGroup", "JointGroup", "InterSectorGroup",
                      "RapporteurGroup"})
_SHOWN = frozenset({"RegionalGroup", "FocusGroup", "JointCoordinationActivity", "JointGroup", "InterSectorGroup"})
_SHOWN_CODE = re.compile(r"(?:SG\d{1,2}RG-|FG-|JCA-|IRG-)|(?:ITU-T-)?CASC\Z")
_PARTY = re.compile(r"\b(?:Cooperation|Working Group)\b")
_BRACKET = re.compile(r"\((?:ITU-T\s|the\s)?\Z")
_REACH = 240
_TITLE = re.compile(
    r"\s(?:on|for)\s(?:the\s)?(?:\"(?P<quoted>[^\"\n]{3,160})\"|(?P<plain>[A-Za-z][^\"\n.;:()]{3,120}))")
_TITLE_END = re.compile(
    r",|\s(?:was|were|is|are|has|have|had|will|met|in|at|from|by|to|and\s(?:the|its|it|then|agreed|created)|which"
    r"|that|as|with|under|during|sent"
    r"|meets|held|concluded|completed|decided|agreed|since)\b")


_IN_BRACKET = re.compile(
    r"(?:ITU-T\s)?(?:(?P<fg>[Ff]ocus\s[Gg]roups|FGs)|[Jj]oint\s[Cc]oordination\s[Aa]ctivities|JCAs)\s"
    r"\((?P<names>[^()\n]{2,120})\)")
_NAMED = re.compile(r"(?:ITU-T\s)?(?P<fg>[Ff]ocus\s[Gg]roup)\s(?P<names>[A-Z][A-Za-z]{0,3}[A-Z0-9][\w-]{0,8})(?!\w)")
_SEVERAL = re.compile(r"\s?(?:,\s?(?:and\s)?|\sand\s|\s&\s)\s?")
_NAMELESS = re.compile(
    r"\b(?:[Tt]he|[Tt]his)\s(?:ITU-T\s)?(?P<noun>[Ff]ocus\s[Gg]roup|[Aa]d[\s-][Hh]oc\s[Gg]roup|[Cc]orrespondence\s[Gg]roup)"
    r"(?![\w-]|\s(?:on|for|of)\b|\s\(|\s[A-Z])")
_SORTS = (("focus group", re.compile(r"FG-")), ("ad hoc group", re.compile(r"AHG\b")), ("correspondence group", re.compile(r"\bCG\b")))


@dataclass(frozen=True, slots=True)
class Group:
    """A group that a paragraph names, from the first word of its phrase to the last; `coded` if its code is known."""

    code: str
    start: int
    end: int
    coded: bool = True


def is_group(code: str) -> bool:
    """Whether this is the code of a group that can come and go.

    >>> is_group("FG-NEW"), is_group("JCA-SDN"), is_group("SG13RG-AFR"), is_group("SG13"), is_group("TSB")
    (True, True, True, False, False)
    """
    return _CODE.match(code) is not None or bool(_classes(code) & _CLASSES) or code.endswith("CASC")


def is_shown(group: Group) -> bool:
    """Whether it counts where it is only mentioned: focus groups, JCAs, regional and joint groups.

    A partnership and the working groups of others are spoken of as parties, not as groups of their own.
    """
    if not group.coded:
        return False
    shown = bool(_classes(group.code) & _SHOWN) and not _is_party(group.code)
    return shown or _SHOWN_CODE.match(group.code) is not None


def _is_party(code: str) -> bool:
    entry = directory.load("body").named(code)
    return entry is not None and _PARTY.search(entry.name) is not None


def _classes(code: str) -> frozenset[str]:
    entry = directory.load("body").named(code)
    return frozenset(c.rpartition("#")[2] for c in entry.classes) if entry else frozenset()


def named(read: ReadNarrative) -> dict[int, list[Group]]:
    """For each paragraph, by its index, the groups that it names, in order."""
    coded = {p.index: _and_bracketed(p, _coded(p)) for p in read.paragraphs}
    titles = {_key(p.text[g.start:g.end]): g.code for p in read.paragraphs for g in coded[p.index]}
    called = {p.index: _with_uncoded(p, coded[p.index], titles) for p in read.paragraphs}
    codes = {g.code for groups in called.values() for g in groups if g.coded}
    only = {noun: own.pop() for noun, form in _SORTS if len(own := {c for c in codes if form.search(c)}) == 1}
    return {p.index: _with_nameless(p, called[p.index], only) for p in read.paragraphs} if only else called


def _coded(paragraph: ReadParagraph) -> list[Group]:
    found: list[Group] = []
    for mention in paragraph.of("body"):
        if not is_group(mention.id):
            continue
        if found and found[-1].code == mention.id and mention.end <= found[-1].end:
            continue
        group = Group(mention.id, _phrase_start(paragraph, mention, found[-1].end if found else 0), mention.end)
        if found and found[-1].code == group.code and group.start <= found[-1].start:
            found.pop()
        found.append(group)
    return found


def _and_bracketed(paragraph: ReadParagraph, coded: list[Group]) -> list[Group]:
    """Those with a code, and the known ones by their name only: "Focus Groups (DFS and AN)", "Focus Group ML5G"."""
    found = list(coded)
    for match in (*_IN_BRACKET.finditer(paragraph.text), *_NAMED.finditer(paragraph.text)):
        head = "FG-" if match["fg"] else "JCA-"
        position = match.start("names")
        for name in _SEVERAL.split(match["names"]):
            start = paragraph.text.index(name, position) if name else position
            position = start + len(name)
            entry = directory.load("body").named(head + name) if name else None
            if entry and is_group(entry.code) and not spans.overlapping(coded, start, position):
                found.append(Group(entry.code, start, position))
    return sorted(found, key=lambda g: (g.start, g.end))


def _phrase_start(paragraph: ReadParagraph, mention: Mention, floor: int) -> int:
    """Where the phrase begins that ends with a code in brackets."""
    text = paragraph.text
    if not _BRACKET.search(text, max(0, mention.start - 8), mention.start):
        return mention.start
    start = max(floor, paragraph.sentence_at(mention.start).start, mention.start - _REACH)
    nouns = list(GROUP_NOUN.finditer(text, start, mention.start))
    return nouns[-1].start() if nouns else mention.start


def _with_uncoded(paragraph: ReadParagraph, coded: list[Group], titles: dict[str, str]) -> list[Group]:
    found = list(coded)
    for phrase in _phrases(paragraph):
        if spans.overlapping(coded, *phrase):
            continue
        words = squeeze(paragraph.text[phrase[0]:phrase[1]]).replace('"', "")
        entry = directory.load("body").named(re.sub(r"^(?:ITU-T\s)?(?:[Nn]ew\s)?", "", words))
        code = entry.code if entry and is_group(entry.code) else titles.get(_key(words), "")
        found.append(Group(code or words, *phrase, coded=bool(code)))
    return sorted(found, key=lambda g: (g.start, g.end))


def _with_nameless(paragraph: ReadParagraph, groups: list[Group], only: dict[str, str]) -> list[Group]:
    """Those and "the ad hoc group", "the Focus Group", where the narrative names only one such group."""
    found = list(groups)
    for match in _NAMELESS.finditer(paragraph.text):
        code = only.get(match["noun"].casefold().replace("-", " "))
        if code and not spans.overlapping(groups, match.start("noun"), match.end()):
            found.append(Group(code, match.start("noun"), match.end()))
    return sorted(found, key=lambda g: (g.start, g.end))


def _phrases(paragraph: ReadParagraph) -> Iterator[tuple[int, int]]:
    """The phrases "focus group on …", to the end of the title."""
    for noun in GROUP_NOUN.finditer(paragraph.text):
        title = _TITLE.match(paragraph.text, noun.end())
        if title is None or noun.group().endswith(("s", "ies")):
            continue
        if title["quoted"]:
            yield noun.start(), title.end()
            continue
        stop = _TITLE_END.search(paragraph.text, title.start("plain"), title.end())
        yield noun.start(), stop.start() if stop else title.start() + len(title.group().rstrip())


def _key(phrase: str) -> str:
    """The words of a title that tell it from others, without its code: the key under which two phrases are one."""
    bare = re.sub(r"\([^()]{0,40}\)?", " ", phrase)
    noun = GROUP_NOUN.search(bare)
    words = re.findall(r"\w+", bare[noun.end() if noun else 0:].casefold())
    return " ".join(w for w in words if w not in ("on", "the", "for", "of", "and"))
