"""What we tell people: findings with a place, results with findings, and the few exceptions.

A bad cell never stops a document: it becomes a `Message`. Exceptions are for what makes a result impossible (no such
file, no store); each says what is wrong, where, and how to mend it, and the command line turns it into exit code 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Level(IntEnum):
    """How much a message matters. The order is the order of `--fail-on`."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Message:
    """One finding: `code` is a stable kebab-case name that can be counted and looked up.

    >>> print(Message("row-too-short", "the row has 3 cells, the table 13", place="table 1, row 9"))
    warning row-too-short: table 1, row 9: the row has 3 cells, the table 13
    """

    code: str
    text: str
    place: str = ""
    quote: str = ""
    remedy: str = ""
    level: Level = Level.WARNING

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        quote = f" “{shorten(self.quote)}”" if self.quote else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.level.name.lower()} {self.code}: {where}{self.text}{quote}{remedy}"


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """A value and what was noticed on the way to it."""

    value: T
    messages: tuple[Message, ...] = field(default=())

    def with_messages(self, more: Iterable[Message]) -> Result[T]:
        """The same value with more messages behind those it has."""
        return Result(self.value, (*self.messages, *more))


class KgError(Exception):
    """Something that makes a result impossible. `str()` is one line for a person."""

    def __init__(self, text: str, *, place: str = "", remedy: str = "") -> None:
        self.text, self.place, self.remedy = text, place, remedy
        super().__init__(text)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        remedy = f"\n  {self.remedy}" if self.remedy else ""
        return f"{where}{self.text}{remedy}"


class UnreadableDocument(KgError):
    """A file that no reader can turn into a document."""


class StoreError(KgError):
    """The store is missing, busy, of another version, or cannot be written."""


class QueryError(KgError):
    """A query that cannot be parsed, or a parameter that does not fit it."""


class UnsupportedShape(KgError):
    """A shapes file uses a term that the validator would otherwise ignore in silence (exit code 3)."""


def shorten(text: str, width: int = 100) -> str:
    """`text` on one line, at most `width` characters, an ellipsis where it was cut.

    >>> shorten("one  two\\nthree", 9)
    'one two …'
    """
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + " …"


def printable(text: str, blanks: str = "\t\n\r") -> str:
    """`text` with each control character but `blanks`, each lone surrogate and each non-character as the sign for what cannot be shown:
    no format of XML has a place for them, and a terminal obeys them.

    >>> printable("a\\x00b\\tc"), printable("\\x1b[31mred\\r", "\\t\\n")
    ('a�b\\tc', '�[31mred�')
    """
    return "".join(sign if sign in blanks or _allowed(sign) else "�" for sign in text)


def _allowed(sign: str) -> bool:
    """https://www.w3.org/TR/xml/#charsets, less the blanks and the C1 controls that it discourages."""
    return " " <= sign < "\x7f" or "\xa0" <= sign < "\ud800" or "\ue000" <= sign < "\ufffe" or sign > "\uffff"
