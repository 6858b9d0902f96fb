"""What `kg coverage` lists, and that it lists something for any text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.coverage import Coverage, coverage, narrative_coverage
from ingest.coverage.gap import Taken
from ingest.document import Document, Offsets, Paragraph, Place
from ingest.mention import Narrative
from ingest.narrative import narrative_facts
from ingest.readers import read
from kg.__main__ import main

PLAN = """Section I

Resolution 1 - Rules of procedure

instructs the Director of the Telecommunication Standardization Bureau

1\tto report

Appendix - What is left
07-02;
"""


def narrative(*lines: str) -> Narrative:
    paragraphs = []
    start = 0
    for number, line in enumerate(lines, 1):
        paragraphs.append(Paragraph(line, Place().child("paragraph", number), Offsets(((0, start),))))
        start += len(line) + 1
    return Narrative("20-03", "R20", tuple(paragraphs))


def gaps(*lines: str, items: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(gap.kind, gap.quote) for gap in narrative_coverage(narrative(*lines), items=items).gaps]


def numbers(found: Coverage) -> dict[str, tuple[int, int | None]]:
    return {count.name: (count.number, count.of) for count in found.counts}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SG17 is fond of 5 June 2020.", [("sentence-without-fact", "SG17 is fond of 5 June 2020.")]),
        ("Nothing happened at all.", []),
        ("", []),
        ("The ITU-T sector is large.", []),
        ("ITU-T Study Group 2 approved Recommendation ITU-T E.164 on 5 June 2020.", []),
    ],
)
def test_a_sentence_with_a_date_a_body_or_an_identifier_is_worth_a_fact(line: str, expected: list[tuple[str, str]]) -> None:
    assert gaps(line) == expected


def test_only_the_sentence_without_a_fact_is_listed() -> None:
    first, second = "SG2 approved Recommendation ITU-T E.164 on 5 June 2020.", "SG17 is fond of 5 June 2020."
    assert gaps(f"{first} {second}") == [("sentence-without-fact", second)]


def test_the_head_of_a_list_is_understood_with_its_list() -> None:
    lines = ("SG2 approved the following Recommendations on 5 June 2020:", "Recommendation ITU-T E.164", "Recommendation ITU-T E.212")
    assert gaps(*lines) == []


def test_a_pointer_to_an_item_of_the_plan_is_a_fact() -> None:
    assert gaps("SG17: see 76-02.", items=frozenset({"76-02"})) == []
    assert [kind for kind, _ in gaps("SG17: see 76-02.")] == ["sentence-without-fact", "identifier-not-taken"]


@pytest.mark.parametrize("candidate", ["FGDS.EH-DEV", "AI69-01", "D3.2", "IMEI-DOA", "COP26"])
def test_what_looks_like_an_identifier_is_listed_with_the_words_around_it(candidate: str) -> None:
    found = narrative_coverage(narrative(f"the notes on {candidate} went well"))
    [gap] = [gap for gap in found.gaps if gap.kind == "identifier-not-taken"]
    assert gap.quote == f"the notes on {candidate} went well"
    assert gap.reason.startswith(f"{candidate} ")


@pytest.mark.parametrize("text", ["Asia-Pacific", "e-health", "Q4/17", "X.1060", "TSAG-TD386", "COVID-19", "IMT-2020", "well-known and/or",
                                  "www.itu.int/x-1"])
def test_what_was_taken_or_is_a_word_is_not_listed(text: str) -> None:
    assert [gap for gap in narrative_coverage(narrative(f"the notes on {text} went well")).gaps
            if gap.kind == "identifier-not-taken"] == []


def test_an_organization_that_nobody_knows_is_listed_with_its_rule() -> None:
    found = narrative_coverage(narrative("The Municipality of Nowhere, Colombia spoke."))
    assert [(g.quote, "no reviewed data" in g.reason) for g in found.gaps if g.kind == "unknown-organization"] == [
        ("Municipality of Nowhere, Colombia", True)]


def test_paragraphs_that_no_rule_reads_are_listed() -> None:
    document = read("plan.txt", b"Only prose,\n\nand more of it.\n")
    found = coverage(document)
    assert [gap.kind for gap in found.gaps] == ["paragraph-not-read", "paragraph-not-read", "no-plan"]
    assert numbers(found)["paragraphs of the document that were read"] == (0, 2)


def test_counts_say_how_many_of_how_many() -> None:
    found = numbers(narrative_coverage(narrative("SG17 is fond of 5 June 2020.", "So be it.", "SG2 approved E.164 on 5 June 2020."),
                                       narrative()))
    assert found["narratives with text"] == (1, 2)
    assert found["sentences with a date, a body or an identifier"] == (2, 3)
    assert found["of these with a fact"] == (1, 2)
    assert found["of those with a date and a body or an identifier with a fact"] == (1, 2)


def test_taken_stretches_may_overlap_and_be_empty() -> None:
    taken = Taken([(5, 9), (1, 3), (2, 6), (20, 20)])
    assert [taken.touches(n, n + 1) for n in range(11)] == [False, *[True] * 8, False, False]
    assert not taken.touches(20, 21)
    assert not taken.touches(3, 3)


HOSTILE = {
    "a megabyte without a space": "A" * 1_000_000,
    "digits": "1" * 200_000,
    "full stops": "." * 200_000,
    "nested brackets": "(" * 10_000 + "SG2" + ")" * 10_000,
    "nested square brackets": "[" * 10_000,
    "right to left": "\u05d0\u05d1\u05d2 SG17 \u202e 5 June 2020 \u0634. " * 2_000,
    "an impossible day": "SG2 met on 36 August 2020.",
    "an impossible range": "The workshop took place in Geneva, Switzerland, 25 to 29 February 2019.",
    "codes": "AB-1/C2.D3-" * 10_000,
    "one sentence again and again": "SG2 approved Y.4459 on 5 June 2020. " * 1_500,
    "nothing": "",
    "nul": "\0" * 1000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_narrative_gives_facts_and_gaps_in_bounded_time(text: str) -> None:
    started = time.process_time()
    hostile = narrative(text, "", text[:1000])
    for fact in narrative_facts(hostile):
        assert 0 <= fact.start <= fact.end <= len(fact.paragraph.text)
    narrative_coverage(hostile)
    assert time.process_time() - started < 120  # an exponential or quadratic rule takes hours


def test_an_empty_narrative_gives_nothing() -> None:
    assert list(narrative_facts(narrative())) == []
    assert narrative_coverage(narrative()).gaps == ()


def test_impossible_dates_are_kept_as_written_and_listed() -> None:
    assert gaps("SG2 is fond of 36 August 2020.") == [("sentence-without-fact", "SG2 is fond of 36 August 2020.")]


@given(st.lists(st.text(max_size=80), max_size=4))
@example(["SG2 met on 36 August 2020", "25 to 29 February 2019"])
@example(["Q/ TD C LS-", "\u2028\u0085\x1c", "SG" + "\u0660" * 3])
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_result(lines: list[str]) -> None:
    text = narrative(*lines)
    for fact in narrative_facts(text):
        assert fact.quote == fact.paragraph.text[fact.start:fact.end]
    found = narrative_coverage(text)
    assert all(count.of is None or 0 <= count.number <= count.of for count in found.counts)
    assert narrative_coverage(text) == found


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_coverage(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    paragraph = Paragraph(text, Place().child("paragraph", 1), Offsets(((0, 0),)))
    found = coverage(Document(text, (paragraph,), "txt"))
    assert [gap.kind for gap in found.gaps][-1] == "no-plan"


def test_a_longer_narrative_takes_time_in_proportion() -> None:
    line = "SG2 approved Recommendation ITU-T E.164 on 5 June 2020. SG17 is fond of FTSP.EH-DEV."

    def seconds(copies: int) -> float:
        started = time.process_time()
        narrative_coverage(narrative(*[line] * copies))
        return time.process_time() - started

    seconds(10)
    assert seconds(1600) < 10 * max(seconds(400), 0.05)


def test_the_command_writes_each_format(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN)
    assert main(["coverage", str(plan)]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert "paragraph-not-read: line 1: “Section I”: " in text
    assert text.splitlines()[-3:-1] == ["gaps: 6", "  no-plan: 1"]
    assert main(["coverage", str(plan), "--counts"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"paragraphs of the document that were read: 0 of 5 (0.0 %)\n")
    assert main(["coverage", str(plan), "--format", "json", "--kind", "no-plan"]) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    assert [gap["kind"] for gap in answer["gaps"]] == ["no-plan"]
    assert answer["gaps_by_kind"] == {"no-plan": 1, "paragraph-not-read": 5}
    assert main(["coverage", str(plan), "-o", str(tmp_path / "gaps.csv")]) == 0
    assert (tmp_path / "gaps.csv").read_text().startswith("place,kind,item,quote,reason\n")


def test_an_unknown_kind_is_refused_with_those_there_are(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "plan.txt").write_text(PLAN)
    assert main(["coverage", str(tmp_path / "plan.txt"), "--kind", "paragraph-not-raed"]) == 2
    assert "did you mean" in capfdbinary.readouterr().err.decode()


def test_the_real_plan_is_read_almost_whole(corpus: Path) -> None:
    found = coverage(read("plan.docx", (corpus / "wtsa16-action-plan.docx").read_bytes()))
    shares = {count.name: count.share or 0 for count in found.counts}
    assert shares["paragraphs of the document that were read"] > 99
    assert shares["identifiers that were taken"] > 95
    assert shares["names that stand for one known thing"] > 99
    assert shares["of these with a fact"] > 55
