"""What an action plan says, as plain values. Every value carries the span it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.document import Paragraph, Span


@dataclass(frozen=True, slots=True)
class Instrument:
    """A Resolution or Opinion as the plan names it: `kind` is "resolution" or "opinion".

    >>> Instrument("resolution", "50").code, Instrument("opinion", "1").code
    ('R50', 'O1')
    """

    kind: str
    number: str

    @property
    def code(self) -> str:
        """The short code of people and tables."""
        return f"{self.kind[0].upper()}{self.number}"


@dataclass(frozen=True, slots=True)
class Actor:
    """A body named in a text: its code (`SG17`, `TSB-Director`), where in the text, and the rule that found it."""

    code: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell of Table 1: `role` is "action_by", "collaboration_with" or "report_to"; `heading` as printed."""

    role: str
    heading: str
    text: str
    span: Span
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row of Table 1."""

    instrument: Instrument
    title: str
    title_span: Span
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One paragraph of operative text with what hangs on it; `number` as printed, "" where it has none."""

    number: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class OperativeSection:
    """An operative heading ("instructs the Director …") and the clauses under it."""

    heading: str
    span: Span
    addressees: tuple[str, ...]
    collaborators: tuple[str, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """When an item is due: as printed, what kinds of date that is, and what it names.

    `kinds` are names of `wtsa:MilestoneKind`; `events` are event names such as "Council 2021"; `years` as printed;
    `last_day` is the last day (ISO) that the dated parts allow, None where there are none.
    """

    printed: str
    span: Span
    kinds: tuple[str, ...]
    events: tuple[str, ...]
    years: tuple[int, ...]
    last_day: str | None


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One row of an item table with its narrative."""

    id: str
    id_inferred: bool
    id_span: Span
    other_ids: tuple[str, ...]
    action: str
    action_span: Span
    cites: str | None
    cites_span: Span | None
    actors: tuple[Actor, ...]
    collaborators: tuple[Actor, ...]
    milestone: Milestone
    periodic_goals_met: bool | None
    completed: bool | None
    box_spans: tuple[Span, Span]
    narrative: tuple[Paragraph, ...]
    narrative_state: str = "Reported"
    see: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What Section II holds of one resolution: its title (None where the heading is lost), clauses and items."""

    instrument: Instrument
    title: str | None
    title_span: Span | None
    heading_span: Span
    operative: tuple[OperativeSection, ...]
    items: tuple[ActionItem, ...]


@dataclass(frozen=True, slots=True)
class DroppedItem:
    """An item of the plan for an earlier assembly (`plan`) that this one no longer lists; `remark` as printed, "" where none is.

    `lead` is where the list says what it is a list of: its heading, its note.
    """

    id: str
    plan: str
    instrument: Instrument
    id_span: Span
    remark: str
    remark_span: Span | None
    lead: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """A whole plan; `assembly` is the assembly whose resolutions it follows ("WTSA-16")."""

    assembly: str
    rows: tuple[MatrixRow, ...]
    sections: tuple[Section, ...]
    dropped: tuple[DroppedItem, ...] = ()


def distinct(codes: Iterable[str]) -> tuple[str, ...]:
    """`codes` in order of first mention, each once."""
    return tuple(dict.fromkeys(codes))
