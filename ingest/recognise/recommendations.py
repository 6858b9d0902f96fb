"""Find Recommendations, Supplements, reports and work items of ITU-T.

The rules, each with an example from the wild:

- *numbered*: "Y.4459", "E.164.1", "D.606R", also with what belongs to it: "E.218 (2004) Annex B" (detail `part`);
- *dual*: one text with a number in two series: "Y.4500.13/Q.3954";
- *range*: "H.810-H.850", "Y.3800-3806", "X.1361, …, 1368": the two written ends (detail `range`);
- *supplement*: "Y.Suppl.69", "X.Sup30", "Q Supplement 73", "K.Suppl.1";
- *supplement-of-series*: "Supplement 49 to the Y.3500-series", "Y.3600-series Supplement 40": the letter of the series
  and the number of the Supplement, as ITU names it in short;
- *supplement-alone*: "Supplement 71 (2019)": its series is not said here, the item may know it;
- *series*: "Y.3500-series", "H.810 series", "Q-series" (detail `series`): no text, but what texts belong to;
- *work-item*: letters where the number will be: "Y.DPM-framework", "L.5G_sav", "Y.Sup.digi-inc";
- *report*: Technical Reports and Papers by the letters TR, STR, STP: "QSTR-USSD", "KSTR.EMF_assess", "TR.G4Dir",
  also as the wild misspells it: "FTSP.EH-DEV";
- *study*: work items of Study Group 3 with a stroke: "STUDY_ACPMI", "Study_ EPQoS".

Not found, on purpose: "802.1", "e.g.", "D.C.", "PCC.I" (more than one letter), "SG2-C.4" (a contribution).
"""

from __future__ import annotations

import re

from ingest.identifiers import InvalidIdentifier
from ingest.identifiers.recommendation import NUMBER, SERIES, SUPPLEMENT_WORD, compact, kind
from ingest.mention import Mention

_ITU_T = r"(?:ITU-?T[\s-]{0,2})?"
_START = r"(?<![\w.&@-])"
_LEAD = rf"{_START}{_ITU_T}"

_SUPPLEMENT = re.compile(
    rf"{_LEAD}(?P<id>[{SERIES}][.\s-]{{0,2}}{SUPPLEMENT_WORD}[.\s]{{0,2}}\d{{1,3}})(?![\w-])")
_OF_SERIES = re.compile(
    rf"(?<!\w){SUPPLEMENT_WORD}\.?\s{{0,2}}\(?(?P<number>\d{{1,3}})\)?(?P<between>\s{{0,2}}"
    rf"(?:\([^()]{{1,120}}\))?\s{{0,2}}"
    rf"(?:to|of)\s(?:the\s)?(?:Recommendations?\s)?{_ITU_T})(?P<series>[{SERIES}](?:\.{NUMBER})?(?![\w]))"
    rf"(?:[\s.-]?ser?i?es)?")
_SERIES_OF = re.compile(
    rf"{_LEAD}(?P<series>[{SERIES}](?:\.{NUMBER})?)[\s-]series\s{SUPPLEMENT_WORD}\.?\s{{0,2}}"
    rf"(?P<number>\d{{1,3}})(?!\w)")
_SUPPLEMENT_RULE = "supplement-of-series"
_ALONE = re.compile(
    r"(?<![\w.])(?:ITU-T\s|(?<![A-Z]\s))Supp?l(?:\.|ement)\s{0,2}\(?(?P<number>\d{1,3})\)?(?!\w)")
_RANGE = re.compile(
    rf"{_LEAD}(?P<first>[{SERIES}]\.{NUMBER})(?:\s?(?:-|–|to)\s?|,?\s?(?:…|\.\.\.),?\s?)"
    rf"{_ITU_T}(?P<last>[{SERIES}][.-]{NUMBER}|(?<!to\s)\d{{1,4}})(?!\w|-(?!ser?ies))(?:[\s-]ser?ies(?!\w))?")
_NUMBERED = re.compile(
    rf"{_LEAD}(?P<id>[{SERIES}]\.{NUMBER}[A-Z]?(?:\s?/\s?[{SERIES}]\.{NUMBER})?)(?!\w|[._][A-Za-z])(?!-"
    rf"(?!ser?ies)[A-Za-z])"
    rf"(?P<series>[\s-]ser?ies(?!\w))?")
_BARE_SERIES = re.compile(rf"{_LEAD}(?P<id>[{SERIES}])[.-]series(?!\w)")
_WORDED = re.compile(
    rf"{_LEAD}(?P<id>[{SERIES}]\.(?!\d+(?![\dA-Za-z])|series|[Ss]upp?l?(?:ement)?s?[\s.\d]{{1,3}}(?!\w))[A-Za-z0-9]++(?:"
    rf"(?:[._&+-]|/(?![A-Z]\.))[A-Za-z0-9]++){{0,10}})"
    r"(?![\w@])(?P<version>\s\d\.\d)?")
_REPORT = re.compile(
    rf"{_LEAD}(?P<id>(?:[{SERIES}]S?T[RP]|FTSP|TR)[._-](?=[\w.-]{{0,40}}[A-Z])[A-Za-z0-9]++"
    rf"(?:[._-][A-Za-z0-9]++){{0,8}}(?:\s(?=[A-Z]\d{{3}}\b)[A-Z]\d{{3}})?)")
_STUDY = re.compile(
    rf"{_START}(?P<id>(?:[A-Z][A-Z0-9]{{1,7}}_|STUDY\s(?=[A-Z][A-Z0-9])|S(?:TUDY|tudy)_\s?(?=[A-Za-z]{{0,4}}[A-Z]))[A-Za-z0-9]++(?:_[A-Za-z0-9]++){{0,5}})"
    rf"(?!\w|\.\w)")
_PART = re.compile(
    r"(?:\s?\([^()]{1,20}\))?,?\s{1,2}(?P<part>(?:Annex(?:es)?|Amd\.?|Amendment|Cor\.?|Corr\.?|Corrigendum"
    r"|Appendix)\s?[A-Z0-9]{1,4})(?!\w)")


def find(text: str) -> list[Mention]:
    """The publications and work items in `text`, longest reading first; overlaps are left for the caller to settle.

    >>> [m.id for m in find("ITU-T Y.4459 and H.810-H.850, Supplement 49 to the Y.3500-series, work item Y.DPM-qm")]
    ['Y.Suppl.49', 'H.810', 'H.850', 'Y.4459', 'Y.DPM-qm']
    """
    found = [*_supplements(text), *_ranges(text)]
    found += _outside(found, _numbered(text))
    found += _outside(found, [*_bare_series(text), *_worded(text)])
    return found


def _mention(match: re.Match[str], name: str, rule: str, **detail: object) -> Mention:
    return Mention("recommendation", match.start(), match.end(), name, rule, detail)


def _supplements(text: str) -> list[Mention]:
    own = [_mention(m, compact(m["id"]), "supplement") for m in _SUPPLEMENT.finditer(text)]
    of_series = [_mention(m, f"{m['series'][0]}.Suppl.{int(m['number'])}", _SUPPLEMENT_RULE, of_series=m["series"])
                 for form in (_OF_SERIES, _SERIES_OF) for m in form.finditer(text)]
    found = own + _outside(own, of_series)
    alone = [_mention(m, f"Supplement {int(m['number'])}", "supplement-alone", number=int(m["number"]))
             for m in _ALONE.finditer(text)]
    return found + _outside(found, alone)


def _ranges(text: str) -> list[Mention]:
    found = []
    for m in _RANGE.finditer(text):
        first, last = m["first"], m["last"].replace("-", ".")
        if last.isdigit():
            last = _complete(first, last)
        detail = {"range": (first, last)}
        found.append(Mention("recommendation", m.start(), m.end("first"), first, "range", detail))
        found.append(Mention("recommendation", m.start("last"), m.end(), last, "range", detail))
    return found


def _complete(first: str, last: str) -> str:
    """The end of a range that leaves out what both share.

    >>> _complete("Y.3800", "3806"), _complete("Q.731.3", "6")
    ('Y.3806', 'Q.731.6')
    """
    stem, _, number = first.rpartition(".")
    return f"{stem}.{last}" if len(last) <= len(number) else f"{first[0]}.{last}"


def _numbered(text: str) -> list[Mention]:
    return [_number(text, m) for m in _NUMBERED.finditer(text)]


def _number(text: str, match: re.Match[str]) -> Mention:
    name = compact(match["id"])
    if match["series"]:
        return _mention(match, f"{name}-series", "series", series=True)
    part = _PART.match(text, match.end())
    detail = {"part": part["part"]} if part else {}
    return _mention(match, name, "dual" if "/" in name else "numbered", **detail)


def _bare_series(text: str) -> list[Mention]:
    return [_mention(m, f"{m['id']}-series", "series", series=True) for m in _BARE_SERIES.finditer(text)]


def _worded(text: str) -> list[Mention]:
    found = []
    for form, rule in ((_REPORT, "report"), (_STUDY, "study"), (_WORDED, "work-item")):
        for m in form.finditer(text):
            if _names_something(m["id"].replace("_ ", "_"), rule):
                version = m.groupdict().get("version") or ""
                name, end = m["id"].replace("_ ", "_") + version, m.end("id") + len(version)
                found.append(Mention("recommendation", m.start(), end, name, rule, {"work_item": True}))
    return found


def _names_something(name: str, rule: str) -> bool:
    """Whether a worded name can be one: an abbreviation such as "D.C" cannot."""
    try:
        return kind(name) != "Recommendation" and (rule != "work-item" or len(name) > len("D.C"))
    except InvalidIdentifier:
        return False


def _outside(taken: list[Mention], found: list[Mention]) -> list[Mention]:
    """Those of `found` that do not start inside one of `taken`."""
    starts = {position for m in taken for position in range(m.start, m.end)}
    return [m for m in found if m.start not in starts and m.end - 1 not in starts]
