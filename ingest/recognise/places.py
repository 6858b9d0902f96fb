"""Find cities and countries.

The names come from the gazetteer, their acceptance from the words around them. Rules, by the names that mentions carry:

- `country`: a name of a country ("Viet Nam", "Korea (Rep. of)", "Republic of Uzbekistan"), but not as the beginning of
  another name ("China Unicom");
- `city-in-country`: a known city and then a country ("Santa Fe, Argentina", "San Jose, CA, US");
- `before-country`: an unknown name at the place of a city ("in Yasmine Hammamet, Tunisia");
- `city-alone`: a known city at a place's place: after "in" or "at", a comma, a bracket, and not as the beginning of
  another name ("in Tunis from", "(Brussels, 20 May)", but not "Basel Convention", "Mobile Forum");
- `city-state`: one name for both ("Singapore").

`id` is the name in the gazetteer, `detail` has `type` ("city", "country" or "city-state"), `code` (ISO 3166-1; None
where several places share the name and none is far larger), `written` and, for a city, `country`, the country's name as
written behind it. `also` holds the codes of all countries that have such a city, where it could be either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.mention import Mention
from ingest.recognise.place_names import Named, fold, gazetteer

_WORD = re.compile(r"\w+")
_STATE = re.compile(r"(?:(?:the\s)?(?:Republic|Kingdom|Sultanate|Federal\sRepublic|Commonwealth)\sof\s)\Z")
# What may stand between a city and its country: "City", "(", the code of a state.
_BETWEEN = re.compile(
    r"\s?(?:[Cc]ity|[Pp]rovince)?[\s,/]{0,3}(?:[A-Z]{2},\s)?\(?(?:in\s)?(?:the\s)?(?:(?:Republic|Kingdom|Sultanate)\sof\s)?\Z")
_BEFORE = re.compile(
    r"(?:\b(?:in|at|from|near|to|of|and|hosted\sby)\s{1,2}(?:the\scity\sof\s)?|&\s|\s(?:19|20)\d\d\s|[,;:(\[–-]\s{0,2}|\A\s{0,3})\Z")
_GOES_ON = re.compile(r"[ -](?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Virtual|City)[a-z]{0,6}\b)[A-Z]"
                      r"|[-/'@]\w|\stime\b")
# A colon and a title make the name of an event of it: "València: Smart City, 2 October 2019", but "Geneva: 4 May 2018".
_FOLLOWED = re.compile(
    r"\s{0,3}(?:[,.;)\]–(/&-]|:(?!\s[A-Z][a-z]+(?:,|\s[A-Z]))|\Z|\d"
    r"|(?:and|from|on|in|to|for|at|during|with|was|were|as|under|which|by|via|back|before"
    r"|after|since|until|[Cc]ity|[A-Z][a-z]{2,8}\.?\s\d{1,4})\b)")
# A name that the gazetteer lacks is cut out between these and must consist of words with capitals.
_CUT = re.compile(r"[;:,(\[–]|\s-\s|\b(?:in|at|from|near)\s")
_NAME_WORD = re.compile(r"(?!(?:Mr|Ms|Mrs|Dr|Prof|Sir)\b)[A-ZÀ-Þ](?:['’.-]?[^\W\d_]){1,24}\Z")
_PARTICLES = frozenset({"de", "del", "la", "el", "al", "of", "los", "las", "da", "do", "di", "den", "am", "an", "city"})
_FAR_LARGER = 2  # times as many inhabitants as the next place of that name: then it is meant


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    places: tuple[Named, ...]

    def of(self, kind: str) -> tuple[Named, ...]:
        return tuple(p for p in self.places if p.kind == kind)


def find(text: str) -> list[Mention]:
    """The places in `text`, in order.

    >>> [(m.id, m.rule) for m in find("held in Santa Fe, Argentina, and in Geneva")]
    [('Santa Fe', 'city-in-country'), ('Argentina', 'country'), ('Geneva', 'city-alone')]
    """
    candidates = _candidates(text)
    found: list[Mention] = []
    for i, candidate in enumerate(candidates):
        following = candidates[i + 1] if i + 1 < len(candidates) else None
        mention = _accept(text, candidate, following)
        if mention is None:
            continue
        if mention.detail["type"] == "country" and not _has_city(found, text, mention):
            found.extend(_unknown_city(text, mention))
        found.append(mention)
    return found


def _candidates(text: str) -> list[_Candidate]:
    known = gazetteer()
    words = list(_WORD.finditer(text))
    folded = ["".join(fold(w.group())) for w in words]
    found: list[_Candidate] = []
    at = 0
    while at < len(words):
        length, places = known.longest(folded, at) if words[at].group()[0].isupper() else (0, [])
        if length and _close_together(text, words[at:at + length]):
            found.append(_candidate(text, words[at].start(), words[at + length - 1].end(), places))
            at += length
        else:
            at += 1
    return [c for c in found if c.places]


def _close_together(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(0 < b.start() - a.end() <= 3 for a, b in pairwise(words))


def _candidate(text: str, start: int, end: int, places: Sequence[Named]) -> _Candidate:
    written = text[start:end]
    if "(" in written and ")" not in written and text[end:end + 2].lstrip(".").startswith(")"):
        end += 1 + text[end:end + 2].index(")")
    elif text[end:end + 1] == "." and text[max(start, end - 2):end - 1] == ".":
        end += 1
    exact = tuple(p for p in places if not p.exact or p.exact.replace(".", "") == written.replace(".", ""))
    short = written.isupper() and len(written) <= 4
    return _Candidate(start, end, tuple(p for p in exact if p.exact or not short))


def _accept(text: str, candidate: _Candidate, following: _Candidate | None) -> Mention | None:
    cities, countries = candidate.of("city"), candidate.of("country")
    country = following.of("country") if following else ()
    if cities and country and following and _BETWEEN.fullmatch(text, candidate.end, following.start):
        here = [c for c in cities if c.code == country[0].code]
        if here:
            return _city(text, candidate, "city-in-country", here, text[following.start:following.end])
    if countries:
        same = [c for c in cities if c.code == countries[0].code and c.name == countries[0].name]
        if _GOES_ON.match(text, candidate.end):
            return None
        return _country(text, candidate, countries[0], bool(same))
    stops = text.endswith(".", candidate.start, candidate.end)  # "in Washington D.C. The"
    if not _BEFORE.search(text, max(0, candidate.start - 18), candidate.start) or candidate.of("word"):
        return None
    if not stops and (_GOES_ON.match(text, candidate.end) or not _FOLLOWED.match(text, candidate.end)):
        return None
    return _city(text, candidate, "city-alone", cities, None)


def _city(text: str, candidate: _Candidate, rule: str, places: Sequence[Named], country: str | None) -> Mention:
    ranked = sorted(places, key=lambda p: (-p.inhabitants, p.code))
    sure = len(ranked) == 1 or ranked[0].inhabitants >= _FAR_LARGER * max(ranked[1].inhabitants, 1)
    others = () if sure else tuple(p.code for p in ranked)
    detail = {"type": "city", "code": ranked[0].code if sure else None, "country": country,
              "written": text[candidate.start:candidate.end]}
    return Mention("place", candidate.start, candidate.end, ranked[0].name, rule, detail, others)


def _country(text: str, candidate: _Candidate, country: Named, city_state: bool) -> Mention:
    prefix = _STATE.search(text, max(0, candidate.start - 24), candidate.start)
    start = prefix.start() if prefix else candidate.start
    written = text[start:candidate.end].removeprefix("the ")
    detail = {"type": "city-state" if city_state else "country", "code": country.code, "written": written}
    if city_state:
        detail["country"] = written
    return Mention("place", start, candidate.end, country.name, "city-state" if city_state else "country", detail)


def _has_city(found: Sequence[Mention], text: str, country: Mention) -> bool:
    return bool(found) and found[-1].detail["type"] == "city" and bool(
        _BETWEEN.fullmatch(text, found[-1].end, country.start))


def _unknown_city(text: str, country: Mention) -> list[Mention]:
    """The name before a country where a city stands, when it is none that we know."""
    before = text[max(0, country.start - 60):country.start]
    bare = before.rstrip()
    if not bare.endswith((",", "(")):
        return []
    bare = bare[:-1].rstrip()
    cut = max((m.end() for m in _CUT.finditer(bare)), default=0 if country.start <= 60 else len(bare))
    name = bare[cut:].strip()
    words = name.split()
    if not 1 <= len(words) <= 5 or not _is_name(words) or _names_a_country(name):
        return []
    start = country.start - len(before) + bare.index(name, cut)
    detail = {"type": "city", "code": country.detail["code"], "country": country.detail["written"], "written": name}
    return [Mention("place", start, start + len(name), name, "before-country", detail)]


def _is_name(words: Sequence[str]) -> bool:
    return words[0].casefold() not in _PARTICLES and all(
        w.casefold() in _PARTICLES or _NAME_WORD.match(w) for w in words)


def _names_a_country(name: str) -> bool:
    return any(p.kind == "country" for p in gazetteer().by_words.get(fold(name), ()))
