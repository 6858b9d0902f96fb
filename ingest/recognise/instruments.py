"""Find Resolutions, Opinions and Decisions by their numbers: as entries of a list, and as they are cited in running text.

Rules, by the names that mentions carry:

- `numbered`: the kind and a number ("Resolution 50", "RES 101:", "RES: 146:", "Opinion 1", "Decision 5");
- `numbered-list`: what follows in a list ("Resolutions 101 and 102", "Resolutions 2, 20 and 29").

`id` is the number; `detail` has `kind` ("resolution", "opinion", "decision"), `edition` (the bracket as printed, "Rev. Dubai, 2012", or
""), `place` and `year` of it, and `unclosed` where a bracket behind the number opens no edition and never closes.

Not found: "draft new Resolution", "Resolution COM4/5" (no number yet), "the Resolution", "20 Resolutions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.mention import Mention

_PLACE = r"(?P<place>[A-ZÀ-Þ][^\W\d_]{1,20}(?:[ '’.-][^\W\d_]{1,20}){0,3})"
_EDITION = rf"\(\s?(?P<edition>(?:[Rr]ev\.?\s{{1,2}})?{_PLACE},?\s(?P<year>(?:19|20)\d\d))\s?\)"
_ONE = re.compile(
    r"(?<![\w-])(?P<kind>Resolutions?|RESOLUTIONS?|RES|Res|Opinions?|OPINION|Decisions?|DECISION)(?:\.|\s?:)?\s{1,2}"
    rf"(?:No\.\s)?(?P<number>\d{{1,4}})(?![\w/]|[.-]\d)(?:\s{{0,2}}(?:{_EDITION}|(?P<open>\()(?![^()]{{0,400}}\))))?")
_MONTH = r"\s(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)"
_MORE = re.compile(
    rf"(?:,\s?(?:and\s)?|\s(?:and|or|&)\s)(?P<number>\d{{1,4}})(?![\w/%]|[.-]\d)(?:\s{{0,2}}{_EDITION})?(?!{_MONTH})")
_WITHIN = re.compile(r"\b(?:of|to|in|on|by|with|under|from|see|per|and|the|its)\s\Z")
_BARE = re.compile(r"\s{0,3}(?P<number>\d{1,3})(?:\s{0,3}[:–—-]\s{0,3}(?=\D)|\s{0,3}(?=,|;|and\b|\Z))")
_MOST = 40  # numbers in one list
_SEPARATOR = re.compile(r"\s{0,3}[:–—-]?\s{0,3}")


def find(text: str) -> list[Mention]:
    """The instruments in `text` (with levelled characters), in order.

    >>> [(m.id, m.detail["edition"]) for m in find("Resolution 50 (Rev. Hammamet, 2016) and Resolutions 101 and 102")]
    [('50', 'Rev. Hammamet, 2016'), ('101', ''), ('102', '')]
    """
    found: list[Mention] = []
    for head in _ONE.finditer(text):
        if found and head.start() < found[-1].end:
            continue
        found.append(_mention(head, head, "numbered"))
        if head["kind"].lower().endswith("ions"):
            found += _list(text, head)
    return found


def _list(text: str, head: re.Match[str]) -> Iterator[Mention]:
    end = head.end()
    for _ in range(_MOST):
        more = _MORE.match(text, end)
        if more is None:
            return
        yield _mention(head, more, "numbered-list")
        end = more.end()


def _mention(head: re.Match[str], this: re.Match[str], rule: str) -> Mention:
    kind = {"r": "resolution", "o": "opinion", "d": "decision"}[head["kind"][0].lower()]
    start = this.start() if this is head else this.start("number")
    detail = {"kind": kind, "edition": this["edition"] or "", "place": this["place"] or "", "year": this["year"] or "",
              "unclosed": this is head and head["open"] is not None}
    return Mention("instrument", start, this.end(), this["number"], rule, detail)


def entries(text: str) -> list[tuple[Mention, int, int]]:
    """The instruments that `text` lists, each with the span of the title behind it, which ends where the next one begins.

    An instrument that a title itself names ("Follow-up to Resolution 3") is none of the list.

    >>> text = "Resolution 47 (Rev. Dubai, 2012) – Domain names Resolution 67 (Access and use; RES 206: OTTs"
    >>> [(m.id, text[start:end]) for m, start, end in entries(text)]
    [('47', 'Domain names'), ('67', 'Access and use'), ('206', 'OTTs')]
    """
    found = [m for m in find(text) if m.rule == "numbered-list" or not _WITHIN.search(text, max(0, m.start - 12), m.start)]
    listed = []
    for n, mention in enumerate(found):
        end = found[n + 1].start if n + 1 < len(found) else len(text)
        separator = _SEPARATOR.match(text, mention.end)
        start = min(separator.end(), end) if separator else mention.end
        title = text[start:end].rstrip(" ;,.\n\t")
        title = "" if title in ("and", "or", "&", ", and") else title
        listed.append((mention, start, start + len(title)))
    return listed


def bare_entries(text: str) -> list[tuple[Mention, int, int]]:
    """The same for a column that gives numbers only, as one does below the heading "Resolutions"; nothing for other texts.

    >>> [(m.id, start, end) for m, start, end in bare_entries("101, 102 and 133")]
    [('101', 3, 3), ('102', 8, 8), ('133', 16, 16)]
    >>> [m.id for m, _, _ in bare_entries("3 groups met")], bare_entries("130 – Trust")[0][1:]
    ([], (6, 11))
    """
    listed: list[tuple[Mention, int, int]] = []
    at = 0
    while at < len(text) and len(listed) < _MOST:
        found = _BARE.match(text, at)
        if found is None:
            return []
        mention = Mention("instrument", found.start("number"), found.end("number"), found["number"], "number-alone",
                          {"kind": "resolution", "edition": "", "place": "", "year": "", "unclosed": False})
        if found.group().rstrip().endswith(found["number"]):
            listed.append((mention, found.end("number"), found.end("number")))
            joint = re.compile(r"\s{0,3}(?:,|;|and\b)\s{0,3}(?:and\s)?").match(text, found.end())
            at = joint.end() if joint else len(text)
        else:
            end = len(text.rstrip(" ;,."))
            return [*listed, (mention, found.end(), max(end, found.end()))]
    return listed
