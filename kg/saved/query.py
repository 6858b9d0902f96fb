"""A saved query: a question with a name, asked with parameters as a person types them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.saved.binding import Template
from kg.saved.parameters import Parameter, terms
from kg.store import Answer, GraphStore
from kg.term import Term


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question: what it is called and means, what it wants, how its columns are headed, and its text."""

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    tags: tuple[str, ...]
    competency: str
    expect: Mapping[str, Any]
    text: str
    file: Path
    line: int
    template: Template = field(repr=False)
    view: Mapping[str, Any] = field(default_factory=dict)

    def bind(self, values: Mapping[str, Term]) -> str:
        """The text with `values`, by the names of parameters, in their places."""
        variables = {parameter.name: parameter.variable for parameter in self.parameters}
        return self.template.bind({variables[name]: term for name, term in values.items()})

    def answer(self, store: GraphStore, given: Mapping[str, str]) -> Answer:
        """Ask `store`, with parameters as a person types them.

        Raises QueryError when they do not fit.
        """
        return store.query(self.bind(terms(self.parameters, given, store)))

    def example(self) -> dict[str, str]:
        """The parameters of a first try: the declared examples of those that have one."""
        return {parameter.name: parameter.example for parameter in self.parameters if parameter.example}
