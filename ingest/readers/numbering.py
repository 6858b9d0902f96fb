"""Styles and automatic numbers of a Word file: what stands before a paragraph without being in its text.

Source of the rules: ECMA-376 Part 1, 17.9 (numbering) and 17.7 (styles). Paragraphs have to be given in reading order,
since a number depends on those before it.

    paragraph ── numPr, or its style's ──> num ──> abstractNum ── its level ──> label
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.elements import MC, OFF, VAL, W, number

BULLET = "·"
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class NumPr:
    """Which list a paragraph or style belongs to, as far as it says so itself (17.3.1.19)."""

    num: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name as Word shows it, the style it is based on, the list it belongs to."""

    name: str
    based_on: str = ""
    numbering: NumPr = NumPr()


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list (17.9.6)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Num:
    """An instance of a list: the counters it shares with others, its levels, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


def roman(value: int) -> str:
    """`value` in small Roman numerals; in decimals where Romans had none.

    >>> roman(2016), roman(0)
    ('mmxvi', '0')
    """
    if not 0 < value < 4000:
        return str(value)
    digits = []
    for worth, digit in _ROMAN:
        digits.append(digit * (value // worth))
        value %= worth
    return "".join(digits)


def letters(value: int) -> str:
    """`value` in small letters; Word goes on from z with aa, bb, cc (17.18.59, lowerLetter).

    >>> letters(1), letters(26), letters(28)
    ('a', 'z', 'bb')
    """
    if not 0 < value <= 780:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def ordinal(value: int) -> str:
    """`value` as an English ordinal number.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    last = 0 if value % 100 in (11, 12, 13) else value % 10
    return f"{value}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str, "decimalZero": lambda n: f"{n:02d}", "none": lambda n: "", "ordinal": ordinal,
    "lowerLetter": letters, "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman, "upperRoman": lambda n: roman(n).upper(),
}


def num_pr(element: etree._Element | None) -> NumPr:
    """What a w:numPr says."""
    if element is None:
        return NumPr()
    num, level = element.find(W + "numId"), element.find(W + "ilvl")
    return NumPr(None if num is None else num.get(VAL), None if level is None else number(level.get(VAL), 0))


def without_table_styles(data: bytes) -> bytes:
    """styles.xml without the styles of tables, which say nothing about paragraphs and are nine tenths of it.

    Only those that are spelt as Word spells them are left out, before they cost the time of parsing them.

    >>> without_table_styles(b'<w:style w:type="table"><w:name/></w:style><w:style w:type="paragraph"></w:style>')
    b'<w:style w:type="paragraph"></w:style>'
    """
    *styles, rest = data.split(b"</w:style>")
    kept = [style for style in styles if not style.lstrip().startswith(b'<w:style w:type="table"')]
    return b"</w:style>".join([*kept, rest])


def read_styles(root: etree._Element) -> dict[str, Style]:
    """The paragraph styles by id; the default one (17.7.4.17) also by ""."""
    styles = {}
    for element in root.iterchildren(W + "style"):
        if element.get(W + "type") != "paragraph":
            continue
        id_ = element.get(W + "styleId", "")
        numbering = num_pr(element.find(f"{W}pPr/{W}numPr"))
        styles[id_] = Style(_style_name(element, id_), _val(element, "basedOn"), numbering)
        if element.get(W + "default", "0") not in OFF:
            styles[""] = styles[id_]
    return styles


def _style_name(element: etree._Element, id_: str) -> str:
    """The name that Word shows: it stores its own headings as "heading 1" and shows "Heading 1"."""
    name = _val(element, "name") or id_
    return name.capitalize() if name.startswith("heading ") else name


def _val(element: etree._Element, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else child.get(VAL, "")


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    styles: dict[str, Style] = field(default_factory=dict)
    nums: dict[str, _Num] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)  # formats that FORMATS lacks; their numbers are printed in decimals
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _of_style: dict[str, tuple[str, NumPr]] = field(default_factory=dict)

    def of(self, style: str, direct: NumPr | None = None) -> tuple[str, str]:
        """Name of the style and label of the next paragraph, given its style's id and its own w:numPr; counts it."""
        known = self._of_style.get(style)
        if known is None:
            known = self._of_style[style] = self._find_style(style)
        name, inherited = known
        if direct is not None:
            return name, self._label(NumPr(direct.num or inherited.num, direct.level or 0))
        return (name, "") if inherited.num is None else (name, self._label(inherited))

    def _label(self, found: NumPr) -> str:
        num = self.nums.get(found.num or "")
        return "" if num is None else self._count(found.num or "", num, found.level or 0)

    def _find_style(self, id_: str) -> tuple[str, NumPr]:
        """Name and list that a style gives: the nearest of those it is based on that says so.

        The level whose w:pStyle names the style goes before what the style says (17.9.23).
        """
        num = level = None
        current, seen = id_, set[str]()
        while current in self.styles and current not in seen:
            seen.add(current)
            style = self.styles[current]
            num = style.numbering.num if num is None else num
            level = style.numbering.level if level is None else level
            current = style.based_on
        levels = self.nums[num].levels if num in self.nums else {}
        name = self.styles[id_].name if id_ in self.styles else id_
        return name, NumPr(num, next((n for n, entry in levels.items() if id_ and entry.style == id_), level))

    def _count(self, id_: str, num: _Num, n: int) -> str:
        level = num.levels.get(n)
        if level is None:
            return ""
        counts = self._counts.setdefault(num.abstract, {})
        if n in num.starts and (id_, n) not in self._begun:
            counts[n] = num.starts[n]
        else:
            counts[n] = counts[n] + 1 if n in counts else level.start
        self._begun.add((id_, n))
        for deeper in [d for d in counts if d > n and _restarts(num.levels.get(d), n)]:
            del counts[deeper]
        return BULLET if level.format == "bullet" else self._print(level, num, counts)

    def _print(self, level: Level, num: _Num, counts: dict[int, int]) -> str:
        def number_of(match: re.Match[str]) -> str:
            n = int(match[1]) - 1
            shown = num.levels.get(n, Level())
            return self._format("decimal" if level.legal else shown.format)(counts.get(n, shown.start))
        return _PLACEHOLDER.sub(number_of, level.text).strip()

    def _format(self, name: str) -> Callable[[int], str]:
        if name not in FORMATS:
            self.unknown.add(name)
        return FORMATS.get(name, str)


def _restarts(level: Level | None, used: int) -> bool:
    """Whether a level starts anew after a paragraph of the higher level `used` (17.9.10: 0 is never)."""
    return level is None or level.restart is None or used < level.restart


def read_numbering(root: etree._Element, styles: dict[str, Style]) -> Numbering:
    """The lists that numbering.xml defines."""
    abstract = {a.get(W + "abstractNumId", ""): a for a in root.iterchildren(W + "abstractNum")}
    linked = {_val(a, "styleLink"): id_ for id_, a in abstract.items() if _val(a, "styleLink")}
    nums = {}
    for element in root.iterchildren(W + "num"):
        id_ = _val(element, "abstractNumId")
        if id_ in abstract:
            id_ = linked.get(_val(abstract[id_], "numStyleLink"), id_)
            nums[element.get(W + "numId", "")] = _read_num(element, id_, abstract[id_])
    return Numbering(styles, nums)


def _read_num(element: etree._Element, id_: str, abstract: etree._Element) -> _Num:
    levels, starts = _read_levels(abstract), {}
    for override in element.iterchildren(W + "lvlOverride"):
        levels |= _read_levels(override)
        start = override.find(W + "startOverride")
        if start is not None:
            starts[number(override.get(W + "ilvl"), 0)] = number(start.get(VAL), 1)
    return _Num(id_, levels, starts)


def _read_levels(parent: etree._Element) -> dict[int, Level]:
    return {number(lvl.get(W + "ilvl"), 0): _read_level(lvl) for lvl in parent.iterchildren(W + "lvl")}


def _read_level(lvl: etree._Element) -> Level:
    restart, legal = lvl.find(W + "lvlRestart"), lvl.find(W + "isLgl")
    return Level(
        start=number(_val(lvl, "start"), 0), format=_format_name(lvl), text=_val(lvl, "lvlText"),
        restart=None if restart is None else number(restart.get(VAL), 0),
        legal=legal is not None and legal.get(VAL, "1") not in OFF, style=_val(lvl, "pStyle"))


def _format_name(lvl: etree._Element) -> str:
    """The format of a level; a format that only newer programs know stands in alternatives, beside an older one."""
    older = lvl.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    return _val(lvl, "numFmt") or ("decimal" if older is None else older.get(VAL, "decimal"))
