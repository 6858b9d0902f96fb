"""What looks like an identifier and was taken by no recogniser, and names that nobody knows or several bear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.coverage.gap import Gap, Taken
from ingest.coverage.reading import ReadItem
from ingest.mention import Mention
from ingest.relate import ReadParagraph
from ingest.resolve import resolve

# The forms of identifiers, each with its name; the first that fits names a candidate. Examples beside each.
FORMS = {
    "publication": r"[A-Z]\.(?:\d{2,5}|[A-Za-z][\w-]{2,30})(?:\.\d{1,3})?",        # X.1060, Y.IoT-sec
    "supplement": r"(?:Suppl(?:ement)?s?\.?|Amd\.?|Amendments?|Corrigend(?:um|a)|Annex(?:es)?)\s\d{1,3}",
    "question": r"(?:Q\s?\d{1,2}(?:/\d{1,2})?|Questions?\s\d{1,2}(?:/\d{1,2})?)",   # Q4/17
    "document": r"(?:TD|C|LS|OLS|ILS|DOC|Doc\.?|Contribution|Circular|Report|R)[\s-]?\d{1,4}(?:-?R\d)?",  # TD 386-R1
    "pointer": r"\d{2,3}-\d{2}",                                                       # 44-36
    "code": r"[A-Z]{1,12}[A-Za-z0-9]{0,12}(?:[-/.][A-Za-z0-9]{1,12}){1,4}",           # DSTR-AI, FG-X
    "number": r"[A-Z]{2,10}\s?\d{2,6}",                                                # IR 21
}
_CANDIDATE = re.compile(r"(?<![\w./@&-])(?:" + "|".join(f"(?P<{n}>{form})" for n, form in FORMS.items()) + r")(?![\w&/-])")
# A disease and generations of networks: they look like codes and identify no text and nobody.
_NO_IDENTIFIER = re.compile(r"COVID-?19|(?:IMT|NET)-?20\d\d(?:/5G)?")
_ANY = re.compile(r"\w[\w./&-]{0,60}")


def identifiers(item: ReadItem, items: frozenset[str]) -> Iterator[tuple[Gap, bool]]:
    """Each candidate in a narrative as a gap, with whether something took it; `items` are the items of the plan.

    The same candidate is told once for a narrative.
    """
    stated = _words_of_facts(item)
    told: set[tuple[str, bool]] = set()
    for paragraph in item.reading.paragraphs:
        taken = Taken((m.start, m.end) for m in paragraph.mentions)
        for match in _CANDIDATE.finditer(paragraph.text):
            text, form = match.group(), str(match.lastgroup)
            known = taken.touches(*match.span()) or text in stated or (form == "pointer" and text in items)
            if (text, known) not in told and _is_candidate(text, form):
                told.add((text, known))
                yield Gap(str(paragraph.paragraph.place), "identifier-not-taken", _around(paragraph, match),
                          f"{text} has the form of a {form}, but no recogniser took it", item.id), known


def _is_candidate(text: str, form: str) -> bool:
    """A code has at least two capitals and no small word in it ("Asia-Pacific" is none); "COVID-19" identifies nothing."""
    if _NO_IDENTIFIER.fullmatch(text):
        return False
    if form != "code":
        return True
    return all(sum(c.isupper() or c.isdigit() for c in part) * 2 > len(part) for part in re.split(r"[-/.]", text))


def _words_of_facts(item: ReadItem) -> frozenset[str]:
    return frozenset(word for fact in item.related for text in _texts(fact.values) for word in _ANY.findall(text))


def _texts(values: Mapping[str, Any]) -> Iterator[str]:
    for value in values.values():
        yield from (str(one) for one in (value if isinstance(value, list | tuple) else (value,)))


def _around(paragraph: ReadParagraph, match: re.Match[str]) -> str:
    """A few words around a candidate, so that it can be judged without opening the document."""
    text = paragraph.paragraph.text
    return text[max(0, match.start() - 40):match.end() + 40].strip()


def names(item: ReadItem) -> Iterator[tuple[Gap | None, Mention]]:
    """Each body and organization that a narrative names, once, with its gap where it is unknown or has several readings."""
    told: set[tuple[str, str]] = set()
    for paragraph in item.reading.paragraphs:
        for mention in paragraph.of("body", "organization", "unknown-organization"):
            if (mention.kind, mention.id) not in told:
                told.add((mention.kind, mention.id))
                yield _name_gap(item, paragraph, mention), mention


def _name_gap(item: ReadItem, paragraph: ReadParagraph, mention: Mention) -> Gap | None:
    resolved = resolve(mention)
    quote = paragraph.paragraph.text[mention.start:mention.end]
    place = str(paragraph.paragraph.place)
    if len(resolved.candidates) > 1:
        readings = ", ".join(iri.rpartition("/id/")[2] for iri in resolved.candidates)
        return Gap(place, "several-candidates", quote, f"{resolved.reason}: {readings}", item.id)
    if not resolved.iri or "no reviewed data" in resolved.reason:
        return Gap(place, "unknown-organization", quote, f"{resolved.reason} (rule {mention.rule})", item.id)
    return None
