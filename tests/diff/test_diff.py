"""`kg diff`: what two graphs say differently, in words."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.__main__ import main
from kg.diff import Change, Difference, as_json, as_markdown, as_text, compare
from kg.diff.sentences import sentence
from kg.store import GraphStore, writing
from kg.term import Literal, NamedNode, Quad
from tests.small_graph import DOCUMENT_GRAPH, ID, small_graph

ITEM = {"type": "action_item", "item": "20-03", "milestone": "Council 2020", "completed": False, "actors": ["SG2", "SG3"]}
EVENT = {"type": "event", "item": "20-03", "name": "Forum", "start": "2020-06-05", "city": "Geneva", "virtual": False}


def words(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    return [f"{change.what} {sentence(change)}" for change in compare(old, new).changes]


@pytest.mark.parametrize(
    ("fact", "now", "expected"),
    [
        (ITEM, {"milestone": "Council 2021", "completed": True},
         "item 20-03: milestone Council 2020 -> Council 2021; box Completed ticked"),
        (ITEM | {"completed": True}, {"completed": False}, "item 20-03: box Completed unticked"),
        (ITEM, {"actors": ["SG3", "SG17"]}, "item 20-03: actors lost SG2, gained SG17"),
        (ITEM, {"actors": []}, "item 20-03: actors lost SG2, SG3"),
        (ITEM, {"milestone": None}, "item 20-03: milestone Council 2020 -> (none)"),
        (EVENT, {"city": "Busan"}, "item 20-03: event Forum, start 2020-06-05: city Geneva -> Busan"),
        (EVENT, {"virtual": True}, "item 20-03: event Forum, start 2020-06-05: virtual no -> yes"),
        (EVENT, {"start": "2021-06-05"}, "item 20-03: event Forum, city Geneva: start 2020-06-05 -> 2021-06-05"),
        (EVENT, {"name": "Summit"}, "item 20-03: event start 2020-06-05, city Geneva: name Forum -> Summit"),
        ({"type": "assignment", "resolution": "R20", "column": "action_by", "heading": "SGs", "actor": "SG2", "cell": "SG2"},
         {"cell": "SG 2"}, "R20: Table 1, Action by, SGs, SG2: cell SG2 -> SG 2"),
    ],
)
def test_a_fact_that_changed_says_what_it_was_and_is(fact: dict[str, Any], now: dict[str, Any], expected: str) -> None:
    companion = fact | {"item": "01-01", "resolution": "R1"}  # so that each key has a value on both sides
    assert words([fact, companion], [fact | now, companion]) == [f"changed {expected}"]


def test_facts_that_only_one_side_has_are_gained_and_lost() -> None:
    other = EVENT | {"name": "Summit", "start": "2019", "city": "Busan"}
    assert words([ITEM, EVENT], [ITEM, other]) == ["lost item 20-03: event lost: Forum, start 2020-06-05, city Geneva",
                                                   "gained item 20-03: event gained: Summit, start 2019, city Busan"]


def test_places_records_and_the_order_of_lists_are_no_difference() -> None:
    moved = ITEM | {"iri": "b", "evidence": [{"place": "table 9"}], "actors": ["SG3", "SG2"]}
    assert words([ITEM | {"iri": "a", "evidence": []}], [moved]) == []


def test_a_fact_that_stands_twice_and_then_once_is_lost_once() -> None:
    assert words([EVENT, EVENT], [EVENT]) == ["lost item 20-03: event lost: Forum, start 2020-06-05, city Geneva"]


def test_what_one_whole_side_does_not_hold_is_not_compared_but_told() -> None:
    found = compare([ITEM | {"action": "to report"}], [ITEM | {"action": None}])
    assert found.changes == ()
    assert "not compared, because only one side has it: action of action_item" in as_text(found)


def test_every_format_says_the_same() -> None:
    old = ITEM | {"evidence": [{"place": "table 7", "start": 1, "end": 2, "quote": "a | b", "rule": "r"}]}
    found = compare([old, EVENT], [ITEM | {"completed": True}])
    assert as_text(found, evidence=True) == (
        "action_item (1)\n  ~ item 20-03: box Completed ticked\n      old: table 7: “a | b”\n"
        "      new: (nothing there)\n\n"
        "event (1)\n  - item 20-03: event lost: Forum, start 2020-06-05, city Geneva\n\n0 gained, 1 lost, 1 changed\n")
    assert ("## Action items\n\n- changed: item 20-03: box Completed ticked\n  - old: table 7: “a \\| b”\n  - new: (nothing there)\n"
            in as_markdown(found, evidence=True))
    assert "## Event reports\n\n- lost: item 20-03: event lost: Forum" in as_markdown(found)
    answer = json.loads(as_json(found))
    assert answer["counts"] == {"gained": 0, "lost": 1, "changed": 1}
    assert [(c["change"], c["type"], c["words"]) for c in answer["changes"]] == [
        ("changed", "action_item", "item 20-03: box Completed ticked"),
        ("lost", "event", "item 20-03: event lost: Forum, start 2020-06-05, city Geneva")]
    assert answer["changes"][0]["old"]["evidence"][0]["place"] == "table 7"


FACTS = st.lists(st.fixed_dictionaries({
    "type": st.sampled_from(("event", "approval", "new_kind")), "item": st.sampled_from(("20-03", "20-04", None)),
    "name": st.one_of(st.none(), st.text(max_size=3)), "what": st.sampled_from(("X.1", None, "")),
    "start": st.sampled_from(("2020", None)), "city": st.lists(st.sampled_from("ab"), max_size=2),
}).map(lambda fact: dict(sorted(fact.items()))), max_size=7)  # the order of keys is that of `kg facts`


@given(FACTS, FACTS)
@settings(max_examples=200, deadline=None)
def test_any_two_lists_are_compared_and_both_ways_mirror_each_other(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    forth, back = compare(old, new), compare(new, old)
    assert (forth.count("gained"), forth.count("changed")) == (back.count("lost"), back.count("changed"))
    assert len(new) - len(old) == forth.count("gained") - forth.count("lost")
    assert compare(old, old).changes == ()
    mirrored = Difference(tuple(Change(c.kind, c.new, c.old, c.keys) for c in back.changes))
    assert sorted(map(sentence, mirrored.changes)) == sorted(map(sentence, forth.changes))
    for say in (as_text, as_markdown, as_json):
        assert say(forth, evidence=True)


Write = Callable[[str, list[dict[str, Any]]], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def lines(name: str, facts: list[dict[str, Any]]) -> str:
        data = "".join(json.dumps(fact) + "\n" for fact in facts).encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return str(tmp_path / name)

    return lines


def test_the_exit_code_is_that_of_diff(write: Write, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    old, new = write("old.jsonl", [ITEM]), write("new.jsonl.gz", [ITEM | {"completed": True}])
    assert main(["diff", old, old]) == 0
    assert capfdbinary.readouterr().out == b"no differences\n"
    assert main(["diff", old, new]) == 1
    assert b"~ item 20-03: box Completed ticked\n" in capfdbinary.readouterr().out
    assert main(["diff", old, new, "--type", "event"]) == 0


def test_the_format_is_that_of_the_file(write: Write, tmp_path: Path) -> None:
    old, new = write("old.jsonl", [ITEM]), write("new.jsonl", [])
    assert main(["diff", old, new, "-o", str(tmp_path / "changes.md")]) == 1
    assert (tmp_path / "changes.md").read_text().startswith("# Differences\n\n0 gained, 1 lost, 0 changed\n")


def _store(path: Path, *more: Quad) -> Path:
    graph = small_graph()
    graph.add(more)
    with writing(path) as writer:
        writer.replace(graph)
    return path



def test_two_stores_and_their_dumps_give_the_same_difference(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    late = Quad(NamedNode(f"{ID}action-item/wtsa-16/20-03"), NamedNode("https://w3id.org/wtsa/ont#otherId"), Literal("OP-03"),
                NamedNode(DOCUMENT_GRAPH))
    first = Quad(NamedNode(f"{ID}action-item/wtsa-16/20-03"), NamedNode("https://w3id.org/wtsa/ont#otherId"), Literal("OP-02"),
                 NamedNode(DOCUMENT_GRAPH))
    old, new = _store(tmp_path / "old", first), _store(tmp_path / "new", late)
    assert main(["diff", str(old), str(new)]) == 1
    from_stores = capfdbinary.readouterr().out
    assert b"~ item 20-03: other ids lost OP-02, gained OP-03\n" in from_stores
    for side in (old, new):
        with GraphStore.open(side) as store:
            (tmp_path / f"{side.name}.nq").write_bytes(store.canonical())
            (tmp_path / f"{side.name}.nq.gz").write_bytes(gzip.compress(store.canonical()))
    assert main(["diff", str(tmp_path / "old.nq"), str(tmp_path / "new.nq.gz")]) == 1
    assert capfdbinary.readouterr().out == from_stores


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.jsonl", b"{}\n", "a.jsonl, line 1: no fact"),
        ("a.jsonl", b"nonsense\n", "a.jsonl, line 1: no JSON"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl, line 1: no JSON"),
        ("a.jsonl", b"\xff\n", "no UTF-8"),
        ("a.jsonl.gz", b"\x1f\x8b nothing", "cannot be read"),
        ("a.nq", b"<a> <b\n", "no well-formed N-Quads"),
        ("a.ttl", b"", "no facts by its name"),
        ("", b"", "there is no graph yet"),
        ("missing.nq", None, "no such file or store"),
        ("missing", None, "no such file or store"),
    ],
)
def test_what_cannot_be_compared_is_refused(name: str, data: bytes | None, message: str, tmp_path: Path,
                                            capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    if data is not None and name:
        (tmp_path / name).write_bytes(data)
    assert main(["diff", str(tmp_path / name), str(tmp_path / name)]) == 2
    assert message in capfdbinary.readouterr().err.decode()
