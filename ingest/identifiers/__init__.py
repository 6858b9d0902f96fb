"""Identifiers that ITU and its partners print: a module each, with `compact`, `validate`, `is_valid`, `format`, `iri`.

`compact` brings every spelling seen in the wild to one shortest form; `validate` returns that form or raises
`InvalidIdentifier`; `is_valid` never raises; `format` gives the form that people write; `iri` names the thing.
"""

from __future__ import annotations


class InvalidIdentifier(ValueError):
    """A text that is no identifier of this kind. The message is one line for a person."""
