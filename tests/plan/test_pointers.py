"""What a narrative says at first sight: pointers to other items, and whether it reports anything."""

from __future__ import annotations

import pytest

from ingest.document import Offsets, Paragraph, Place
from ingest.plan.pointers import narrative_state, pointers

KNOWN = frozenset({"44-13", "44-24", "44-28", "76-02", "89-01", "89-02", "96-01"})


def narrative(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, Place(), Offsets(((0, 0),))) for line in lines)


@pytest.mark.parametrize(("lines", "see", "state"), [
    (["See 96-01"], ["96-01"], "PointerOnly"),
    (["The report was sent (see AI89-01)."], ["89-01"], "Reported"),
    (["Addressed under action item 44-24, above."], ["44-24"], "PointerOnly"),
    (["See items 44-28 and also 44-13 for more."], ["44-28", "44-13"], "PointerOnly"),
    (["SG5, SG9, SG11: see 76-02."], ["76-02"], "PointerOnly"),
    (["SG2: see 96-01.", "SG11: see 76\u201102."], ["96-01", "76-02"], "PointerOnly"),
    (["SG2: see 96-01.", "SG11 approved a Supplement."], ["96-01"], "Reported"),
    (["(more can be found in the plan 89-01 and 89-02)."], ["89-01", "89-02"], "Reported"),
    (["Nothing can be reported so far."], [], "NothingToReport"),
    (["Actions depend on contributions, but no such contributions have been received so far."], [], "NothingToReport"),
    (["SG2 received 12 contributions on numbering."], [], "Reported"),
    ([], [], "EmptyNarrative"),
    (["  "], [], "EmptyNarrative"),
])
def test_states_and_pointers(lines: list[str], see: list[str], state: str) -> None:
    found = pointers(narrative(*lines), "44-21", KNOWN)
    assert [item for item, _ in found] == see
    assert narrative_state(narrative(*lines), bool(found)) == state


@pytest.mark.parametrize("text", ["see 2019-09", "see 44-21 itself", "see 33-44", "phone 96-01-22", "C19-44-24x", "C44-13"])
def test_other_numbers_are_no_pointers(text: str) -> None:
    assert pointers(narrative(text), "44-21", KNOWN) == ()
