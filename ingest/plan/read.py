"""The action plan as one sentence: find its parts, read each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.document import Document
from ingest.plan.clauses import read_operative
from ingest.plan.dropped import read_dropped
from ingest.plan.items import read_items
from ingest.plan.layout import SectionLayout, find_layout
from ingest.plan.matrix import read_matrix
from ingest.plan.model import ActionItem, ActionPlan, MatrixRow, Section
from ingest.plan.pointers import narrative_state, pointers
from kg.messages import Message, Result


def read_plan(document: Document) -> Result[ActionPlan]:
    """The plan in `document` and everything that was noticed while reading it.

    Raises UnreadableDocument when there is no table of a plan.
    """
    layout = find_layout(document)
    messages = [*document.messages, *layout.messages]
    rows = read_matrix(layout.matrix) if layout.matrix else Result(())
    messages.extend(rows.messages)
    sections: list[Section] = []
    taken: frozenset[str] = frozenset()
    for part in layout.sections:
        section = _section(part, taken)
        sections.append(section.value)
        messages.extend(section.messages)
        taken |= {item.id for item in section.value.items}
    messages.extend(_without_section(rows.value, sections))
    if not rows.value and not any(section.items for section in sections):
        messages.append(Message("nothing-said", "tables of an action plan are there, but no row of Table 1 and no action item",
                                remedy="look whether the file is complete; `kg inspect` shows what was read"))
    dropped = read_dropped(document, layout.assembly)
    messages.extend(dropped.messages)
    plan = ActionPlan(layout.assembly, rows.value, _pointing(sections), dropped.value)
    return Result(plan, tuple(messages))


def _without_section(rows: tuple[MatrixRow, ...], sections: list[Section]) -> Iterator[Message]:
    """A warning where Table 1 names Resolutions of which Section II says nothing, as in a file that was cut off.

    Opinions do not count: they instruct nobody, so a plan need not follow them.
    """
    found = {section.instrument for section in sections}
    named = [row for row in rows if row.instrument.kind == "resolution"]
    missing = [row for row in named if row.instrument not in found]
    if missing:
        codes = ", ".join(row.instrument.code for row in missing[:8]) + (", …" if len(missing) > 8 else "")
        last = f"; the last section read is {sections[-1].instrument.code}, {sections[-1].heading_span.place}" if sections else ""
        yield Message("sections-missing", f"Table 1 names {len(named)} Resolutions, without a section are: {codes}{last}",
                      place=str(missing[0].title_span.place), remedy="look whether the file is complete")


def _pointing(sections: list[Section]) -> tuple[Section, ...]:
    """The sections with what each narrative points to, which takes all items of the plan to know."""
    known = frozenset(code for s in sections for item in s.items for code in (item.id, *item.other_ids))

    def pointing(item: ActionItem) -> ActionItem:
        see = pointers(item.narrative, item.id, known)
        return replace(item, see=see, narrative_state=narrative_state(item.narrative, bool(see)))

    return tuple(replace(s, items=tuple(pointing(item) for item in s.items)) for s in sections)


def _section(part: SectionLayout, taken: frozenset[str]) -> Result[Section]:
    items: list[ActionItem] = []
    messages: list[Message] = []
    for table in part.tables:
        read = read_items(table, taken)
        items.extend(read.value)
        messages.extend(read.messages)
    section = Section(part.instrument, part.title, part.title_span, part.heading_span,
                      read_operative(part.operative), tuple(items))
    return Result(section, tuple(messages))
