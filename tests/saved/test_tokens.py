"""What is a string, a comment, an IRI, and what only looks like one."""

from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.saved import Library
from kg.store import check_syntax
from kg.tokens import line_and_column, offset_of, tokens, undeclared_prefix, without_comments


@pytest.mark.parametrize(("sparql", "kinds"), [
    ("?a<?b", "variable sign variable"), ("?a<<urn:x>", "variable sign iri"), ("<a#b> # c", "iri"),
    ("'it''s'", "string string"), ("'''it's'''@en-GB", "string language"), ('"a\\"b"', "string"),
    ('"a\nb"', "sign word word sign"), ('"""a\n"b""c"""', "string"),
    ("wtsa:a.b ex:c.", "prefixed prefixed sign"), (":x :", "prefixed prefixed"), ("_:b1 .", "blank sign"),
    ("a:b\\-c%20d", "prefixed"), ("1.5e-3 .5 5", "number number number"), ("^^<urn:x>", "sign iri"),
    ("$p ?p ?1", "variable variable variable"), ("été:é ?é", "prefixed variable"), ("COUNT(*)", "word sign sign sign"),
    ("?x?y", "variable variable"), ("\u00a0", "sign")])
def test_kinds(sparql: str, kinds: str) -> None:
    assert [token.kind for token in tokens(sparql)] == kinds.split()


@given(st.text())
def test_any_text_has_tokens_in_order_and_none_overlaps(text: str) -> None:
    position = 0
    for token in tokens(text):
        assert token.start >= position
        assert text[token.start:token.end] == token.text != ""
        position = token.end


@given(st.text(alphabet="ab:?$<>\"'#\\{}()\n ^@._-1", max_size=40))
def test_without_comments_the_tokens_are_the_same_and_places_can_be_found_again(text: str) -> None:
    plain, breaks = without_comments(text)
    before, after = list(tokens(text)), list(tokens(plain))
    assert [token.text for token in after] == [token.text for token in before]
    assert [token.start - bisect_left(breaks, token.start) for token in after] == [token.start for token in before]


@given(st.text(alphabet="ab\n", max_size=20), st.data())
def test_places_go_there_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert offset_of(text, *line_and_column(text, offset)) == offset


def test_saved_queries_mean_the_same_without_comments() -> None:
    for query in Library.shipped():
        check_syntax(without_comments(query.text)[0])


def test_the_undeclared_prefix_is_found_and_a_string_has_none() -> None:
    found = undeclared_prefix("PREFIX ex: <urn:x> SELECT * { ex:a a 'foo:bar' ; <foo:b> foo:c }", ["rdf"])
    assert found is not None
    assert found.text == "foo:c"
