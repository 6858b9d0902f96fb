"""Readers: one file per format, each with `accepts(name, head)` and `read(data) -> Document`. They know no language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ingest.document import Document
from kg.messages import UnreadableDocument

_HEAD = 1 << 20  # bytes that tell the format: the first TAB of a text may stand far behind its beginning


class Reader(Protocol):
    """What a module in this folder offers."""

    NAME: str
    accepts: Callable[[str, bytes], bool]
    read: Callable[[bytes], Document]


def readers() -> tuple[Reader, ...]:
    """All readers in the order in which they are asked: those that know a file by its first bytes come first."""
    from ingest.readers import html, markdown, pdf, plain, text, word

    return (word, pdf, html, markdown, plain, text)  # type: ignore[return-value]  # a module is the reader; Protocols see functions as methods


def read(name: str, data: bytes) -> Document:
    """The document in `data`, by the first reader that accepts it; `name` is the file's name.

    Raises UnreadableDocument, with the file's name as its place, when no reader can.
    """
    if not data:
        raise UnreadableDocument("the file is empty", place=name, remedy="give the original document")
    for reader in readers():
        if reader.accepts(name, data[:_HEAD]):
            try:
                return reader.read(data)
            except UnreadableDocument as error:
                place = f"{name}, {error.place}" if error.place else name
                raise UnreadableDocument(error.text, place=place, remedy=error.remedy) from None
    if name.lower().endswith((".txt", ".text")) and b"\0" in data[:_HEAD]:
        raise UnreadableDocument("it holds NUL characters, so it is no text", place=name, remedy="give the original file")
    known = ", ".join(reader.NAME for reader in readers())
    raise UnreadableDocument("no reader knows this kind of file", place=name, remedy=f"readers exist for: {known}")
