"""Operative text: headings, numbers as printed, paragraphs below them, and runs of clauses in one paragraph."""

from __future__ import annotations

import pytest

from ingest.document import Offsets, Paragraph, Place
from ingest.plan.clauses import is_heading, read_operative


def paragraphs(*lines: str) -> list[Paragraph]:
    return [Paragraph(line, Place().child("paragraph", n), Offsets(((0, 1000 * n),))) for n, line in enumerate(lines, 1)]


@pytest.mark.parametrize("line", [
    "resolves", "resolves further", "further resolves that ITU regional offices", "invite Member States",
    "instructs Study Groups 13, 16 and 17 of the ITU Telecommunication Standardization Sector, in collaboration with others",
    "calls upon the Director of the Telecommunication Standardization Bureau", "is of the opinion that",
])
def test_headings(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", [
    "1\tto invite Member States", "to resolve the matter", "invites were sent to all members; nobody came", "Resolution 2",
    "that the Director instructs the staff", "requested by the Council.",
])
def test_lines_that_are_no_headings(line: str) -> None:
    assert not is_heading(line)


def test_numbers_are_kept_as_printed_and_lettered_lines_belong_to_the_clause_above() -> None:
    (section,) = read_operative(paragraphs("resolves", "5.17\tThe Director shall", "2bis\tthat:", "i)\tone", "–\ttwo", "3\tend"))
    assert [c.number for c in section.clauses] == ["5.17", "2bis", "3"]
    assert section.clauses[1].text == "that:\ni)\tone\n–\ttwo"


def test_a_clause_whose_number_is_lost_stays_a_clause() -> None:
    (section,) = read_operative(paragraphs("resolves", "1\tto a;", "\tto b;", "3\tto c."))
    assert [(c.number, c.text) for c in section.clauses] == [("1", "to a;"), ("", "to b;"), ("3", "to c.")]


def test_a_run_of_clauses_in_one_paragraph_is_taken_apart() -> None:
    run = ("\tto b; 4\tto c, instructs the Director of the Bureau, in collaboration with others 1\tto report; 2\tto warn, "
           "invites the Council to consider it, further invites Member States 1\tto act.")
    sections = read_operative(paragraphs("resolves", "1\tto a;", run))
    assert [(s.heading, [c.number for c in s.clauses]) for s in sections] == [
        ("resolves", ["1", "", "4"]),
        ("instructs the Director of the Bureau, in collaboration with others", ["1", "2"]),
        ("invites the Council", [""]),
        ("further invites Member States", ["1"])]


def test_spans_point_at_the_words() -> None:
    (section,) = read_operative(paragraphs("resolves", "1\tto act;"))
    assert (section.span.start, section.span.end) == (1000, 1008)
    assert (section.clauses[0].span.start, section.clauses[0].span.end) == (2002, 2009)


def test_paragraphs_without_any_heading_have_no_section() -> None:
    assert read_operative(paragraphs("Table", "of nothing")) == ()
    assert read_operative([]) == ()
