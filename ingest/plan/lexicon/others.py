"""Questions, and those who are not named: "relevant organizations"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.plan.lexicon.data import Name, code_of

_QUESTION = re.compile(r"(?<![\w-])(?<!ITU-[DR] )Q(?:uestion\s)?(\d{1,2}/\d{1,2})(?!\w)")
# Plain nouns for others; a name of the data that ends in one of them ("regional organizations") is longer and wins.
_NOUNS = {
    "organizations": "other organizations", "organisations": "other organizations", "orgs": "other organizations",
    "entities": "other organizations", "institutions": "other organizations", "agencies": "other organizations",
    "bodies": "other organizations", "associations": "industry associations", "parties": "stakeholders",
    "stakeholders": "stakeholders",
}
_NOUN = re.compile(rf"\b(?:{'|'.join(_NOUNS)})\b(?!\s(?:concerned\s)?meetings)")


def questions(text: str) -> Iterator[Name]:
    """Questions of ITU-T study groups: "Q3/17", "Question 3/17"; not "ITU-D Q3/2", whose code would be the same."""
    for match in _QUESTION.finditer(text):
        yield Name((f"Q{match[1]}",), match.start(), match.end(), "question")


def unnamed(text: str) -> Iterator[Name]:
    """Plain nouns: "organizations", "entities", "parties"."""
    for match in _NOUN.finditer(text):
        yield Name((code_of(_NOUNS[match.group()]),), match.start(), match.end(), "class-of-others")
