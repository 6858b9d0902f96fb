"""Read the tables of action items: id, action, milestone, the two boxes, and the narrative in the row below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import ascii_lowercase

from ingest.clean import level_characters
from ingest.document import Cell, Row, Span, paragraphs_of
from ingest.plan.actors import action_actors
from ingest.plan.layout import ItemTable
from ingest.plan.milestone import read_milestone
from ingest.plan.model import ActionItem, Milestone, distinct
from kg.messages import Message, Result

ITEM_NUMBER = r"(?:OP-)?\d{2,3}-\d{2,3}"  # "20-03", "OP-01-01"
ITEM_ID = re.compile(rf"(?<![\w-]){ITEM_NUMBER}(?![\w-])")
_BETWEEN = ("bis", "ter", "quater", *ascii_lowercase)  # marks of items between two numbers that follow each other
_ONLY_IDS = re.compile(rf"\s*(?:{ITEM_ID.pattern}[\s,;/()]*)+")
_TICK = re.compile(r"[√✓✔xX☑☒]")

@dataclass(frozen=True, slots=True)
class _Raw:
    """A row of an item with the row that holds its narrative."""

    row: Row
    narrative: Cell | None


def read_items(table: ItemTable, known: frozenset[str] = frozenset()) -> Result[tuple[ActionItem, ...]]:
    """The action items of `table`; `known` are ids taken elsewhere in the plan, which no lost id may be inferred to be."""
    messages: list[Message] = []
    raws = list(_raw_items(table, messages))
    ids = _ids(raws, table, known, messages)
    items = tuple(_item(raw, table, ids[n], messages) for n, raw in enumerate(raws))
    return Result(items, tuple(messages))


def _raw_items(table: ItemTable, messages: list[Message]) -> Iterator[_Raw]:
    """Rows of items, each with the narrative row that follows it."""
    rows = [r for r in table.table.rows[1:] if any(c.blocks for c in r.cells)]
    full = len(table.head)
    current: _Raw | None = None
    for row in rows:
        if _is_narrative(row, table):
            if current is None:
                messages.append(Message("narrative-without-item", "a narrative stands before any item",
                                        place=str(row.place), quote=row.cells[-1].text))
            else:
                yield replace(current, narrative=row.cells[-1])
                current = None
            continue
        if current is not None:
            yield current
        if len(row) < full:
            messages.append(Message("row-too-short", f"the row has {len(row)} cells, the table {full}",
                                    place=str(row.place), quote=row.cells[0].text,
                                    remedy="the cells that are there were read"))
        current = _Raw(row, None)
    if current is not None:
        yield current


def _is_narrative(row: Row, table: ItemTable) -> bool:
    """A narrative row has an empty first cell and one wide cell; an item whose id is lost has all its columns."""
    if len(row) > 2 or len(table.head) <= 2:
        return False
    return not any(_ONLY_IDS.fullmatch(level_characters(cell.text)) for cell in (row.cells[0], _cell(row, table, "id")) if cell)


@dataclass(frozen=True, slots=True)
class _Id:
    id: str
    inferred: bool
    span: Span
    others: tuple[str, ...]


def _ids(raws: list[_Raw], table: ItemTable, known: frozenset[str], messages: list[Message]) -> list[_Id]:
    """The id of each row; a lost one is the number after its predecessor's (or before its successor's)."""
    printed = [_printed_ids(_cell(raw.row, table, "id")) for raw in raws]
    taken = known | {ids[0] for ids in printed if ids}
    given = set(known)
    result: list[_Id] = []
    for n, (raw, ids) in enumerate(zip(raws, printed, strict=True)):
        cell = _cell(raw.row, table, "id")
        span = cell.span() if cell else raw.row.cells[0].span()
        if ids and ids[0] not in given:
            given.add(ids[0])
            result.append(_Id(ids[0], False, span, ids[1:]))
            continue
        if ids:
            other = _marked(ids[0], taken)
            taken |= {other}
            messages.append(Message("item-id-twice", f"the number {ids[0]} is printed twice; this item is called {other} here",
                                    place=str(raw.row.place), quote=_text(raw.row, table, "action")))
            result.append(_Id(other, True, span, ids))
            continue
        following = next((p[0] for p in printed[n + 1:] if p), "")
        inferred = _infer(result[-1].id if result else "", following, taken, table.section)
        taken |= {inferred}
        messages.append(Message("item-id-lost", f"the item's number is lost; taken to be {inferred} from its neighbours",
                                place=str(raw.row.place), quote=_text(raw.row, table, "action")))
        result.append(_Id(inferred, True, span, ()))
    return result


def _printed_ids(cell: Cell | None) -> tuple[str, ...]:
    return distinct(ITEM_ID.findall(level_characters(cell.text))) if cell else ()


def _infer(before: str, after: str, taken: frozenset[str], section: str = "00") -> str:
    """The id between two others; in a section without any, the next of the section's own number.

    >>> _infer("22-09", "22-11", frozenset({"22-09", "22-11"})), _infer("44-35", "", frozenset({"44-35"}))
    ('22-10', '44-36')
    >>> _infer("", "07-02", frozenset({"07-02"}))
    '07-01'
    >>> _infer("", "", frozenset({"50-01"}), "50")
    '50-01bis'
    """
    prefix, _, number = (before or after).rstrip(ascii_lowercase).rpartition("-")
    if not number:
        return _marked(f"{section}-01", taken) if f"{section}-01" in taken else f"{section}-01"
    value = max(int(number) + (1 if before else -1), 0)
    candidates = (f"{prefix}-{value:0{len(number)}d}", *(f"{prefix}-{number}{mark}" for mark in _BETWEEN))
    return next((id_ for id_ in candidates if id_ not in taken), _marked(candidates[0], taken))


def _marked(id_: str, taken: frozenset[str]) -> str:
    """`id_` with the first mark behind it that makes it another: bis, ter …, then numbers."""
    marks = (*_BETWEEN, *(f"bis{n}" for n in range(2, len(taken) + 3)))
    return next(f"{id_}{mark}" for mark in marks if f"{id_}{mark}" not in taken)


def _item(raw: _Raw, table: ItemTable, ids: _Id, messages: list[Message]) -> ActionItem:
    action_cell = _cell(raw.row, table, "action")
    text = action_cell.text if action_cell else ""
    cites, cites_span = _cites(action_cell) if action_cell else (None, None)
    named = action_actors(level_characters(text))
    narrative = tuple(p for p in paragraphs_of(raw.narrative.blocks) if p.text.strip()) if raw.narrative else ()
    boxes = [_box(_cell(raw.row, table, name), name, messages) for name in ("periodic_goals_met", "completed")]
    where = raw.row.cells[-1].span()
    return ActionItem(
        id=ids.id, id_inferred=ids.inferred, id_span=ids.span, other_ids=ids.others,
        action=text, action_span=action_cell.span() if action_cell else where,
        cites=cites, cites_span=cites_span, actors=named.actors, collaborators=named.collaborators,
        milestone=_milestone(_cell(raw.row, table, "milestone"), where),
        periodic_goals_met=boxes[0], completed=boxes[1],
        box_spans=(_span(raw.row, table, "periodic_goals_met", where), _span(raw.row, table, "completed", where)),
        narrative=narrative)


def _cell(row: Row, table: ItemTable, column: str) -> Cell | None:
    index = table.columns.get(column)
    return row.cells[index] if index is not None and index < len(row) else None


def _text(row: Row, table: ItemTable, column: str) -> str:
    cell = _cell(row, table, column)
    return cell.text if cell else ""


def _span(row: Row, table: ItemTable, column: str, otherwise: Span) -> Span:
    cell = _cell(row, table, column)
    return cell.span() if cell else otherwise


def _milestone(cell: Cell | None, where: Span) -> Milestone:
    if cell is None:
        return Milestone("", where, ("Unspecified",), (), (), None)
    return read_milestone(cell)


def _box(cell: Cell | None, name: str, messages: list[Message]) -> bool | None:
    """Ticked or not; None where there is no such cell. Words in the cell are kept apart as a message."""
    if cell is None:
        return None
    rest = _TICK.sub("", cell.text, count=1).strip()
    if rest:
        messages.append(Message("box-with-text", f"the box “{name.replace('_', ' ')}” holds words besides its mark",
                                place=str(cell.place), quote=rest))
    return _TICK.match(cell.text) is not None


# "(resolves 1, 4)", "(i. TSBDir 2)", "(f.i. SGs 1)", "(§1.11.1, 5.7)", "[instructs 3]", "(c.u. TSBDir i)"; a bracket such as
# "(see also Resolution 44)" or "(e.g. …)" cites no clause.
_CITING = re.compile(
    r"[(\[]\s{0,3}(?:§|clauses?\b|sections?\b|resolves\b|further\b|f\.?\s?i\b|i\s?\.(?!e)|c\.?\s?u\b|instructs?\b|invites?\b"
    r"|encourages?\b|requests?\b|calls? upon|WTSA-\d\d Proceedings|footnote\b|ToR\b)", re.I)


def _cites(cell: Cell) -> tuple[str | None, Span | None]:
    """The brackets of the action that cite clauses, as printed, joined by "; " where a list of actions has several."""
    found: list[tuple[str, Span]] = []
    for paragraph in cell.paragraphs:
        text = level_characters(paragraph.text)
        for match in _CITING.finditer(text):
            end = _closing(text, match.start())
            found.append((paragraph.text[match.start():end], paragraph.span(match.start(), end)))
    if not found:
        return None, None
    return "; ".join(printed for printed, _ in found), found[0][1].to(found[-1][1])


_LIST_MARK = re.compile(r"[\s,](?:[ivx]{1,4}|[a-h])\)\Z")


def _closing(text: str, start: int) -> int:
    """The position behind the bracket that closes the one at `start`, or the end of the text.

    A list mark such as "i)" closes nothing.
    """
    depth = 0
    for n in range(start, len(text)):
        if text[n] in "([":
            depth += 1
        elif text[n] in ")]" and not _LIST_MARK.search(text, max(start, n - 5), n + 1):
            depth -= 1
        if depth == 0:
            return n + 1
    return len(text.rstrip())
