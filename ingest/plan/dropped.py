"""Read what a plan says of the plan before it: the items that it no longer lists, and why.

Rule `dropped-item`. Wild: a heading "Appendix – Obsolete action items from WTSA-12 Action Plan", a note that leads the list, and points
such as "35-01 (but provision still exists in Resolution);", "70-02 and 70-09;", "OP-01-02.". The numbers are those of the earlier plan
and may be in use again in this one. A heading is what has the style of one, or begins as a part of the plan does ("Appendix – …"), or is
no more than a name ("Completed action items of the WTSA-12 plan"). Not read: a sentence of a narrative that happens to speak of such
items ("TSB completed all action items of WTSA-12."), an item of this plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clean import level_characters
from ingest.document import Document, Paragraph, Span
from ingest.plan.items import ITEM_ID, ITEM_NUMBER
from ingest.plan.layout import PART, section_heading
from ingest.plan.model import DroppedItem, Instrument
from kg.messages import Message, Result

_GONE = r"(?:obsolete|completed|deleted|discontinued|dropped|withdrawn|closed)"
_WORDS = rf"\b{_GONE}\b"
_EARLIER = r"(?:of|from|in) (?:the )?(?:WTSA|PP|WTDC)-\d{2}"
_PLAN = r"\b(?:of|from|in) (?:the )?(?P<plan>(?:WTSA|PP|WTDC)-\d{2})\b"
_HEADING = re.compile(rf"(?=.{{0,80}}{_WORDS})(?=.{{0,80}}\baction items?\b).{{0,120}}?{_PLAN}.{{0,60}}", re.IGNORECASE)
# What is a heading without the style of one: a name, with no verb but in "that were dropped", and no stop at its end.
_SEVERAL = rf"{_GONE}(?:(?:, | and | or ){_GONE}){{0,6}}"
_NAME = re.compile(
    rf"(?:\d{{1,2}}[.)]? )?(?:(?:the )?list of )?(?:the )?(?:{_SEVERAL} )?action items? {_EARLIER}(?: action)?(?: plan)?"
    rf"(?:,? (?:(?:that|which) (?:are|were|have been) )?(?:considered )?{_SEVERAL})?", re.IGNORECASE)
# Blanks between two numbers can be read in one way only, else the time to refuse a row doubles with each number of it.
_JOINT = r"(?:\s{0,3}[,;&]\s{0,3}|\s{1,3}and\s{1,3}|\s{1,3})"
_NUMBERS = rf"{ITEM_NUMBER}(?:{_JOINT}{ITEM_NUMBER}){{0,60}}+"
_POINT = re.compile(rf"\s{{0,9}}{_NUMBERS}\s{{0,3}}[;,.]?\s{{0,3}}(?:\((?P<remark>[^()]{{1,120}})\))?[\s;,.]{{0,9}}")


def read_dropped(document: Document, assembly: str) -> Result[tuple[DroppedItem, ...]]:
    """The items of an earlier plan that the plan of `assembly` declares to be no longer in it.

    Lines of such a list that have a number and another form are reported.
    """
    items: list[DroppedItem] = []
    messages: list[Message] = []
    for plan, lead, points in _lists(document, assembly):
        for point in points:
            if match := _POINT.fullmatch(level_characters(point.text)):
                items += _items(point, match, plan, lead)
            else:
                messages.append(Message("dropped-item-not-understood", "this point of the items that are no longer listed is no row of "
                                        "numbers with a remark in brackets", place=str(point.place), quote=point.text))
    return Result(tuple(items), tuple(messages))


def instrument_of(item: str) -> Instrument:
    """The instrument that an item's number begins with.

    >>> instrument_of("07-02").code, instrument_of("OP-01-02").code
    ('R7', 'O1')
    """
    number, opinion = item.removeprefix("OP-"), item.startswith("OP-")
    return Instrument("opinion" if opinion else "resolution", str(int(number.partition("-")[0])))


def _lists(document: Document, assembly: str) -> Iterator[tuple[str, tuple[Span, ...], list[Paragraph]]]:
    """The earlier plan, what leads the list (its heading, a note with a colon), and the points, for each such list."""
    plan = ""
    lead: tuple[Span, ...] = ()
    points: list[Paragraph] = []
    for block in document.blocks:
        heading = _heading(block, assembly) if isinstance(block, Paragraph) else ""
        ends = not isinstance(block, Paragraph) or section_heading(block) or PART.fullmatch(block.text)
        if plan and (heading or ends):
            yield plan, lead, points
            plan = ""
        if heading and isinstance(block, Paragraph):
            plan, lead, points = heading, (_printed(block),), []
        elif plan and isinstance(block, Paragraph) and ITEM_ID.search(level_characters(block.text)):
            points.append(block)
        elif plan and isinstance(block, Paragraph) and not points and block.text.rstrip().endswith(":"):
            lead = (*lead, _printed(block))
    if plan:
        yield plan, lead, points


def _printed(paragraph: Paragraph) -> Span:
    """A paragraph without the blanks around it."""
    text = paragraph.text
    return paragraph.span(len(text) - len(text.lstrip()), len(text.rstrip()))


def _heading(paragraph: Paragraph, assembly: str) -> str:
    """The other assembly whose items a heading says are listed below; "" for any other paragraph.

    Wild: "Appendix – Obsolete action items from WTSA-12 Action Plan".
    """
    text = level_characters(paragraph.text).strip()
    match = _HEADING.fullmatch(text)
    if not match or match["plan"].upper() == assembly or ITEM_ID.search(text):
        return ""
    styled = paragraph.style.casefold().startswith("heading")
    return match["plan"].upper() if styled or PART.fullmatch(text) or _NAME.fullmatch(text) else ""


def _items(point: Paragraph, match: re.Match[str], plan: str, lead: tuple[Span, ...]) -> Iterator[DroppedItem]:
    remark = point.span(*match.span("remark")) if match["remark"] else None
    stop = match.start("remark") if match["remark"] else len(point.text)
    for found in ITEM_ID.finditer(match.string, 0, stop):
        yield DroppedItem(found[0], plan, instrument_of(found[0]), point.span(*found.span()), match["remark"] or "", remark, lead)
