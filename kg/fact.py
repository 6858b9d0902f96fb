"""What an ingest hands over: records with evidence. Plain frozen values that a test compares without an engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.term import Iri, Term


@dataclass(frozen=True, slots=True)
class SourceEdition:
    """One document in one state: its name, the hash of its bytes, its format ("docx", "txt", …).

    >>> SourceEdition("wtsa16-action-plan", "3f9c" + "0" * 60, "docx").iri
    'https://w3id.org/wtsa/doc/wtsa16-action-plan/3f9c00000000'
    """

    name: str
    sha256: str
    format: str

    @property
    def document_iri(self) -> str:
        """The document in all its states."""
        return f"https://w3id.org/wtsa/doc/{self.name}"

    @property
    def iri(self) -> str:
        """This state of the document. Twelve hexadecimal digits tell any number of editions apart."""
        return f"{self.document_iri}/{self.sha256[:12]}"

    @property
    def graph_iri(self) -> str:
        """The named graph of what this state of the document says."""
        return f"https://w3id.org/wtsa/graph/{self.name}/{self.sha256[:12]}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a record stands in its source.

    `start` and `end` count characters in the text of the source edition (for a text file: the decoded file; for every other
    format: the text that `kg inspect --text` prints); `quote` is exactly what stands there, `before` and `after` are a few words
    around it. `rule` names what recognised it.
    """

    place: str
    start: int
    end: int
    quote: str
    rule: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One statement of a document: its IRI, its class, its values and the evidence it hangs on.

    `values` are (property, value) pairs in no particular order; a property may occur more than once. `parts` are
    records without evidence of their own that belong to this one (a milestone of an action item) or things it
    introduces (an event, a document cited).
    """

    iri: str
    type: Iri
    values: tuple[tuple[Iri, Term], ...]
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Record, ...] = field(default=())
