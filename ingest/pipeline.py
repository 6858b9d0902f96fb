"""The program in one sentence: read → recognise → resolve → assemble. Each arrow is a value that can be printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import readers
from ingest.assemble.one_name import one_name_each
from ingest.assemble.paper.records import paper_records
from ingest.assemble.plan import Assembler
from ingest.assemble.same_event import one_event_each
from ingest.assemble.same_publication import one_publication_each
from ingest.document import Document
from ingest.papers.facts import messages as paper_messages
from ingest.papers.model import Paper
from ingest.papers.read import read_paper
from ingest.plan.model import ActionPlan
from ingest.plan.read import read_plan
from kg.editions import Identity, identity
from kg.fact import Record, SourceEdition
from kg.iri import slug
from kg.messages import Message, Result, UnreadableDocument

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
            raise UnreadableDocument(f"the file is larger than {MAX_BYTES // 1_000_000} MB", place=str(path),
                                     remedy="give the document itself, without pictures and attachments")
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


@dataclass(frozen=True, slots=True)
class Interpreted:
    """A document that was understood and has yet to be called something: what it says of itself tells which it is."""

    source: Source
    edition: SourceEdition
    said: Result[ActionPlan] | Result[Paper]
    text: str

    @property
    def identity(self) -> Identity:
        """Which document this is an edition of, by what it says of itself."""
        return identity(next(self._records(self.edition)).values)

    def called(self, name: str) -> Ingested:
        """Everything that it says, as records with evidence, of the document `name`."""
        edition = replace(self.edition, name=name)
        said = self.said.value
        more = paper_messages(said) if isinstance(said, Paper) else ()
        return Ingested(edition, _settled(self._records(edition)), (*self.said.messages, *more))

    def _records(self, edition: SourceEdition) -> Iterator[Record]:
        """The records, that of the document itself first."""
        said = self.said.value
        if isinstance(said, Paper):
            return paper_records(said, edition.name, edition.document_iri)
        return Assembler(said, self.text).records(edition.document_iri)


def ingest(source: Source) -> Ingested:
    """Everything that `source` says, as records with evidence; raises UnreadableDocument when it says nothing we know."""
    return interpret(source).called(source.name)


def interpret(source: Source) -> Interpreted:
    """The action plan or the paper in `source`; raises UnreadableDocument when it is neither."""
    edition, document = read(source)
    if not document.text.strip():
        raise UnreadableDocument("there is no text in it", place=source.file_name, remedy="give the original document, not pictures of it")
    try:
        return Interpreted(source, edition, read_plan(document), document.text)
    except UnreadableDocument as no_plan:
        return Interpreted(source, edition, _paper(source, document, no_plan), document.text)


def _paper(source: Source, document: Document, no_plan: UnreadableDocument) -> Result[Paper]:
    """The paper in a document that holds no action plan; raises UnreadableDocument when it is none either."""
    try:
        return read_paper(document)
    except UnreadableDocument as no_paper:
        noticed = "".join(f"; {message.place}: {message.text}" for message in document.messages)
        raise UnreadableDocument(f"{no_plan.text}; and {no_paper.text}{noticed}", place=source.file_name,
                                 remedy=f"{no_paper.remedy}; `kg inspect` shows what was read") from None


def _settled(records: Iterable[Record]) -> tuple[Record, ...]:
    """What only the whole document tells: which events and publications are one, and what each thing is called most often."""
    return tuple(one_name_each(one_publication_each(one_event_each(tuple(records)))))
