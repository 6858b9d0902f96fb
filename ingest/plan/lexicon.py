"""Names of bodies in the terse texts of a plan: "SGs 11 and 17", "BR and BDT Directors", "other relevant ITU-T SGs".

Names and codes come from `ontology/vocab/`; here is only how such texts put them together. The longest name wins, and
no name stands inside another. Each rule with an example from the wild:

- *label*: "TSAG", "ITU regional offices", "Member States": a label of the data, with a small or capital first letter;
- *study-groups*: "SGs 3, 12, 17", "ITU-T Study Groups 16 and 20", "ITU-D SG 2";
- *study-group-set*: "All SGs", "relevant ITU-T study groups", "study groups concerned", "ITU-R and ITU-D study groups";
- *directors*: "BDT and BR Directors", "Directors of the other two Bureaux", "The Director";
- *sectors*: "other Sectors";
- *question*: "Q3/17";
- *class-of-others*: "relevant organizations", "external entities": a plain noun for those who are not named.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.recognise import directory
from ingest.recognise.directory import Directory, Entry
from ingest.recognise.enumeration import following
from kg.resources import folder

HOME = "ITU-T"  # the Sector whose plan is read: "the Director" is its Director, "other Sectors" are the two beside it


@dataclass(frozen=True, slots=True)
class Name:
    """Codes named by `text[start:end]`, and the rule that read them."""

    codes: tuple[str, ...]
    start: int
    end: int
    rule: str


def names(text: str) -> tuple[Name, ...]:
    """The names in `text`, in order, none inside another.

    >>> [n.codes for n in names("SGs 11 and 17, BR and BDT Directors, other relevant SGs")]
    [('SG11', 'SG17'), ('BR-Director', 'BDT-Director'), ('RELEVANT-SGs',)]
    """
    found = [name for rule in _RULES for name in rule(text)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    pairs = list(pairwise(kept))
    modifiers = [a for a, b in pairs if text[a.end:b.start] == " " and _is_modifier(a, b)]
    parts = [b for a, b in pairs if text[a.end:b.start] == " " and _is_part(a, b)]
    return tuple(n for n in kept if n not in modifiers and n not in parts)


def _is_modifier(name: Name, after: Name) -> bool:
    """Whether a plain noun only says what kind the next one is: "industry forums" names forums."""
    return all(map(_is_unnamed, (*name.codes, *after.codes)))


def _is_part(name: Name, after: Name) -> bool:
    """Whether the next name is a part of this organization: "UPU POC committees" are the UPU's."""
    whole, part = (_labels().by_code.get(n.codes[0]) for n in (name, after))
    return whole is not None and part is not None and part.parent == whole.iri and is_organization(name.codes)


# ─── The data ────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _labels() -> Directory:
    pairs = dict.fromkeys(pair for kind in ("body", "organization", "committee") for pair in _pairs(kind))
    return Directory((form, entry) for label, entry in pairs if not _only_adds_article(label, entry, pairs)
                     for form in _forms(label))


def _only_adds_article(label: str, entry: Entry, pairs: Container[tuple[str, Entry]]) -> bool:
    """Whether a label is another one with "the", which would begin too early: "the United Nations Office …"."""
    return label.startswith("the ") and any((form, entry) in pairs for form in _forms(label.removeprefix("the ")))


def _pairs(kind: str) -> Iterator[tuple[str, Entry]]:
    return directory.entries(folder("ontology") / "vocab" / directory.FILES[kind], kind)


def _forms(label: str) -> tuple[str, ...]:
    """A label as it is, and with the other kind of first letter unless it is an abbreviation or a bare short word."""
    word = re.match(r"[^\W\d_]+", label)
    if word is None or len(word.group()) < 4 or not word.group()[1:].islower():
        return (label,)
    return tuple(dict.fromkeys((label, label[0].lower() + label[1:], label[0].upper() + label[1:])))


def code_of(label: str) -> str:
    """The code of the body with exactly this label; `KeyError` where the data have none.

    >>> code_of("relevant study groups"), code_of("TSB Director")
    ('RELEVANT-SGs', 'TSB-Director')
    """
    for hit in _labels().find(label):
        if hit.end - hit.start == len(label):
            return hit.entries[0].code
    raise KeyError(f"no body in ontology/vocab is called {label!r}")


def is_conference(code: str) -> bool:
    """Whether a code is that of a conference or assembly: it decides, it does not carry out."""
    entry = _labels().by_code.get(code)
    return entry is not None and entry.is_a("ConferenceSeries", "ConferenceSitting")


def _is_unnamed(code: str) -> bool:
    entry = _labels().by_code.get(code)
    return entry is not None and entry.is_a("UnnamedOrganizations")


def is_organization(codes: Iterable[str]) -> bool:
    """Whether all codes are those of named organizations outside ITU."""
    entries = [_labels().by_code.get(code) for code in codes]
    return all(e is not None and e.is_a("Organization", "RegionalOrganization") for e in entries)


def is_outside_or_member(code: str) -> bool:
    """Whether a code is no body of ITU at work: members, outside organizations, those who are not named."""
    entry = _labels().by_code.get(code)
    classes = ("MembershipCategory", "UnnamedOrganizations", "Organization", "RegionalOrganization", "Sector", "Union")
    return entry is not None and entry.is_a(*classes)


def _of_class(name: str) -> tuple[Entry, ...]:
    return tuple(e for e in _labels().by_iri.values() if e.is_a(name))


# "WTSA-28": a sitting that the data do not know is read as its series.
_YEAR = re.compile(r"(?:-|\s)(?:19|20)?\d{2}(?!\w)")


def _by_label(text: str) -> Iterator[Name]:
    for hit in _labels().find(text):
        if hit.entries[0].is_a("Union") and text.startswith("ITU ", hit.start):
            continue
        year = _YEAR.match(text, hit.end) if is_conference(hit.entries[0].code) else None
        yield Name((hit.entries[0].code,), hit.start, year.end() if year else hit.end, "label")


# ─── Study groups ────────────────────────────────────────────────────────────────────────────────────────────────────

_SECTOR = r"(?:(?P<sector>ITU-[TRD])[\s-])?"
_GROUP_WORD = r"(?P<word>[Ss]tudy\s[Gg]roups?|SGs?)"
_NUMBER = r"(?P<number>\d{1,2})(?![\w/]|[.,]\d)"
_NUMBERED = re.compile(rf"(?<![\w/-]){_SECTOR}{_GROUP_WORD}\s?{_NUMBER}")
_MEMBER = re.compile(rf"{_SECTOR}(?:{_GROUP_WORD}\s?)?{_NUMBER}")
_OF_SECTOR = re.compile(r"\sof\s(?:the\s)?(?=ITU|Tele|Radio|other\s|two\s)")


def _numbered(text: str) -> Iterator[Name]:
    reached = 0
    for head in _NUMBERED.finditer(text):
        if head.start() < reached:
            continue
        numbers = [head, *_members(text, head)]
        reached, sector = _with_sector(text, numbers[-1].end(), head["sector"])
        codes = tuple(dict.fromkeys(_study_group(sector, m["number"]) for m in numbers))
        yield Name(codes, head.start(), reached, "study-groups")


def _members(text: str, head: re.Match[str]) -> Iterator[re.Match[str]]:
    """The further numbers of a plural head: "SGs 3, 12" is two; "SG3, 12 meetings" is one."""
    if head["word"].endswith("s"):
        for member in following(text, head.end(), _MEMBER):
            if member["word"] or member["sector"]:
                return
            yield member


def _with_sector(text: str, end: int, sector: str | None) -> tuple[int, str]:
    """Where "… of the ITU Telecommunication Standardization Sector" ends, if that follows, and the Sector's code."""
    tail = _OF_SECTOR.match(text, end)
    owner = next((n for n in _sector_names(text) if tail and n.start == tail.end()), None)
    return (owner.end, owner.codes[0]) if owner and len(owner.codes) == 1 else (end, sector or HOME)


def _study_group(sector: str, number: str) -> str:
    return f"SG{int(number)}" if sector == HOME else f"{sector}-SG{int(number)}"


# What makes a set of study groups one that is not named, and the label under which the data know it.
_QUALIFIERS = {
    "relevant": "relevant study groups", "concerned": "relevant study groups", "interested": "relevant study groups",
    "applicable": "relevant study groups", "appropriate": "relevant study groups", "lead": "lead study groups",
    "respective": "relevant study groups", "corresponding": "relevant study groups",
}
_QUALIFIER = "|".join(_QUALIFIERS)
_SET = re.compile(
    rf"(?<![\w-])(?:(?:all|other|the)\s){{0,3}}(?:(?P<before>{_QUALIFIER})\s)?(?:(?:all|other)\s)?"
    rf"(?:(?P<sectors>ITU(?:-[TRD])?(?:(?:,\s|\sand\s|\sor\s|/)ITU-[TRD]){{0,2}})\s)?"
    rf"(?P<word>[Ss]tudy\s[Gg]roups|SGs)(?!\s?\d|\s(?:chair|vice|manage|counsel))"
    rf"(?:\s(?P<after>concerned|interested)\b)?", re.IGNORECASE)


def _sets(text: str) -> Iterator[Name]:
    for match in _SET.finditer(text):
        sectors = re.findall(r"ITU-[TRD]", match["sectors"] or "")
        end, owners = _owners(text, match.end())
        others = tuple(s for s in (*sectors, *owners) if s != HOME)
        qualifier = (match["before"] or match["after"] or "").lower()
        own = (code_of(_QUALIFIERS.get(qualifier, "all study groups")),)
        yield Name(others or own, match.start(), end, "study-group-set")


def _owners(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    tail = _OF_SECTOR.match(text, end)
    owner = next((n for n in _sector_names(text) if tail and n.start <= tail.end() < n.end), None)
    return (owner.end, owner.codes) if owner else (end, ())


# ─── Sectors and Directors ───────────────────────────────────────────────────────────────────────────────────────────

_OTHER_SECTORS = re.compile(r"(?:the\s)?other\s(?:two\s)?(?:ITU\s)?Sectors", re.IGNORECASE)


def _sector_names(text: str) -> Iterator[Name]:
    for hit in _labels().find(text):
        if hit.entries[0].is_a("Sector"):
            yield Name((hit.entries[0].code,), hit.start, hit.end, "label")
    for match in _OTHER_SECTORS.finditer(text):
        others = tuple(e.code for e in _of_class("Sector") if e.code != HOME)
        yield Name(others, match.start(), match.end(), "sectors")


@cache
def _bureaux() -> dict[str, Entry]:
    """What a Bureau is called in a list, and its Director: "BR", "Radiocommunication Bureau", "Radiocommunication"."""
    posts = {post.parent: post for post in _of_class("Post")}
    called: dict[str, Entry] = {}
    for bureau in _of_class("Bureau"):
        if bureau.iri in posts:
            for label in (bureau.name, bureau.name.removesuffix(" Bureau"), bureau.code):
                called[label] = posts[bureau.iri]
    return called


@cache
def _director_rules() -> tuple[re.Pattern[str], ...]:
    one = "|".join(sorted(map(re.escape, _bureaux()), key=len, reverse=True))
    one = rf"(?:{one})(?:\s\(\w{{2,3}}\))?"
    several = rf"(?P<list>{one}(?:(?:,\s|,?\sand\s|/)(?:the\s)?{one}){{0,3}})"
    return (
        re.compile(rf"(?<![\w-]){several}\sDirectors?\b"),
        re.compile(rf"\b[Dd]irectors?\sof\s(?:the\s)?{several}(?:\sBureaux)?(?!\w)"),
        re.compile(r"\b(?:the\s)?(?P<other>other)\s(?:two\s)?Directors\b(?!\sof)", re.IGNORECASE),
        re.compile(r"\bDirectors\sof\s(?:the\s)?(?P<other>other)\s(?:two\s)?Bureaux\b", re.IGNORECASE),
        re.compile(r"\bDirectors\sof\s(?:(?:all|the|three)\s){0,3}Bureaux(?:\sof\s(?:the\s)?three\sSectors)?\b", re.I),
        re.compile(r"\b(?:all|the)\s(?:three\s)?Directors\b(?!\sof)", re.IGNORECASE),
        re.compile(r"\b[Tt]he\s(?P<home>Director)\b(?!\sof|')"),
    )


def _directors(text: str) -> Iterator[Name]:
    one = re.compile("|".join(sorted(map(re.escape, _bureaux()), key=len, reverse=True)))
    for rule in _director_rules():
        for match in rule.finditer(text):
            groups = match.groupdict()
            if groups.get("list"):
                posts = [_bureaux()[m.group()].code for m in one.finditer(groups["list"])]
            else:
                posts = [p.code for p in _bureaux().values() if _fits(p, groups)]
            yield Name(tuple(dict.fromkeys(posts)), match.start(), match.end(), "directors")


def _fits(post: Entry, groups: dict[str, str | None]) -> bool:
    at_home = _labels().by_iri[_labels().by_iri[post.parent].parent].code == HOME
    return not at_home if groups.get("other") else at_home if groups.get("home") else True


# ─── Questions, and those who are not named ──────────────────────────────────────────────────────────────────────────

_QUESTION = re.compile(r"(?<![\w-])(?<!ITU-[DR] )Q(?:uestion\s)?(\d{1,2}/\d{1,2})(?!\w)")
# Plain nouns for others; a name of the data that ends in one of them ("regional organizations") is longer and wins.
_NOUNS = {
    "organizations": "other organizations", "organisations": "other organizations", "orgs": "other organizations",
    "entities": "other organizations", "institutions": "other organizations", "agencies": "other organizations",
    "bodies": "other organizations", "associations": "industry associations", "parties": "stakeholders",
    "stakeholders": "stakeholders",
}
_NOUN = re.compile(rf"\b(?:{'|'.join(_NOUNS)})\b(?!\s(?:concerned\s)?meetings)")


def _questions(text: str) -> Iterator[Name]:
    for match in _QUESTION.finditer(text):
        yield Name((f"Q{match[1]}",), match.start(), match.end(), "question")


def _unnamed(text: str) -> Iterator[Name]:
    for match in _NOUN.finditer(text):
        yield Name((code_of(_NOUNS[match.group()]),), match.start(), match.end(), "class-of-others")


_RULES = (_numbered, _sets, _directors, _sector_names, _questions, _by_label, _unnamed)


def distinct_names(found: Iterable[Name]) -> tuple[str, ...]:
    """The codes of `found`, each once."""
    return tuple(dict.fromkeys(code for name in found for code in name.codes))
