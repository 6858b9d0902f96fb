"""The program in one sentence: read → recognise → resolve → assemble. Each arrow is a value that can be printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest import readers
from ingest.assemble.one_name import one_name_each
from ingest.assemble.paper import paper_records
from ingest.assemble.plan import Assembler
from ingest.assemble.same_event import one_event_each
from ingest.assemble.same_publication import one_publication_each
from ingest.document import Document
from ingest.papers.facts import messages as paper_messages
from ingest.papers.read import read_paper
from ingest.plan.read import read_plan
from kg.fact import Record, SourceEdition
from kg.iri import slug
from kg.messages import Message, UnreadableDocument

MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a document and what they are called."""

    name: str
    file_name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash that tells this edition from every other."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one document: its edition, its records, and everything that was noticed."""

    edition: SourceEdition
    records: tuple[Record, ...]
    messages: tuple[Message, ...]


def load(path: Path, name: str | None = None) -> Source:
    """The file at `path`, called `name` or by its stem.

    Raises UnreadableDocument for what is no file, cannot be read, or is too large to be a document.
    """
    try:
        if path.is_dir():
            raise UnreadableDocument("this is a folder, not a document", place=str(path), remedy="name a file in it")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument(f"the file is larger than {MAX_BYTES // 1_000_000} MB", place=str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableDocument("no such file", place=str(path)) from None
    except OSError as error:
        raise UnreadableDocument(f"cannot be read: {error.strerror or error}", place=str(path)) from None
    except ValueError:
        raise UnreadableDocument("no file can have this name", place=repr(str(path))) from None
    called = slug(name or path.stem)
    if not called:
        raise UnreadableDocument("no name can be made of the file's", place=str(path), remedy="give one with --name")
    return Source(called, path.name, data)


def read(source: Source) -> tuple[SourceEdition, Document]:
    """The neutral document in `source`; raises UnreadableDocument with the file's name."""
    document = readers.read(source.file_name, source.data)
    return SourceEdition(source.name, source.sha256, document.format), document


def ingest(source: Source) -> Ingested:
    """Everything that `source` says, as records with evidence; raises UnreadableDocument when it says nothing we know."""
    edition, document = read(source)
    try:
        plan = read_plan(document)
    except UnreadableDocument as no_plan:
        return _paper(source, edition, document, no_plan)
    records = Assembler(plan.value, document.text).records(edition.document_iri)
    return Ingested(edition, _settled(records), plan.messages)


def _paper(source: Source, edition: SourceEdition, document: Document, no_plan: UnreadableDocument) -> Ingested:
    """What a document says that is no action plan, if it is a paper; raises UnreadableDocument when it is neither."""
    try:
        paper = read_paper(document)
    except UnreadableDocument as no_paper:
        raise UnreadableDocument(f"{no_plan.text}; and {no_paper.text}", place=source.file_name, remedy=no_plan.remedy) from None
    records = paper_records(paper.value, source.name, edition.document_iri)
    return Ingested(edition, _settled(records), (*paper.messages, *paper_messages(paper.value)))


def _settled(records: Iterable[Record]) -> tuple[Record, ...]:
    """What only the whole document tells: which events and publications are one, and what each thing is called most often."""
    return tuple(one_name_each(one_publication_each(one_event_each(tuple(records)))))
