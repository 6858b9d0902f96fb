"""Which thing has a page of its own, where that page is, and where on it a record stands.

What has a name gets a page: bodies, organizations, instruments, publications, events, action items. Other records (an approval, an
assignment) stand on the pages of the things they name, each with an anchor; evidence stands with its record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from kg.export.context import PARTS, subclasses
from kg.iri import ONTOLOGY_GRAPH, digest
from kg.messages import shorten
from kg.names.lookup import label, printed_title
from kg.release.source import Source
from kg.store import GraphStore
from kg.term import Literal, NamedNode
from kg.vocab import DCTERMS, OWL, RDF, SKOS, WTSA, compact, prefixes

ROOT = "https://w3id.org/wtsa/"
_ONTOLOGY = NamedNode(ONTOLOGY_GRAPH)
_HOMES = ("inItem", "resolution", "ofPlan")  # where people look for a record first


class Places:
    """The pages by the IRI of their thing or word; names are looked up once."""

    def __init__(self, source: Source) -> None:
        self.store: GraphStore = source.store
        self.kinds: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        self._labels: dict[NamedNode, str] = {}
        self._homes: dict[NamedNode, str] = {}
        for quad in self.store.stated(None, RDF.type):
            if quad.graph_name != _ONTOLOGY and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                self.kinds[quad.subject].append(quad.object)
        self.pages: dict[NamedNode, str] = {}
        self.pages.update(self._pages())

    def _pages(self) -> Iterator[tuple[NamedNode, str]]:
        records = {NamedNode(iri) for iri in subclasses(WTSA.Record.value)}
        without = {WTSA.Evidence, WTSA.Rule, WTSA.Extraction}
        taken: set[str] = set()
        for thing, kinds in sorted(self.kinds.items(), key=lambda entry: entry[0].value):
            if not without & set(kinds) and (not records & set(kinds) or self._has_code(thing)):
                yield thing, _free(thing.value.removeprefix(ROOT), taken)
        for word, folder in self.words():
            yield word, _free(f"ontology/{folder}/{word.value.rpartition('#')[2]}", taken)

    def _has_code(self, thing: NamedNode) -> bool:
        return any(True for _ in self.store.matching(thing, SKOS.notation))

    def words(self) -> list[tuple[NamedNode, str]]:
        """Our classes, properties and members of closed lists, each with the folder of its page."""
        found: dict[NamedNode, str] = {}
        properties = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for kind, folder in ((SKOS.Concept, "concept"), *((p, "property") for p in properties), (OWL.Class, "class")):
            for quad in self.store.matching(None, RDF.type, kind):
                if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(prefixes()["wtsa"]):
                    found[quad.subject] = folder
        return sorted(found.items(), key=lambda entry: entry[0].value)

    def label(self, thing: NamedNode) -> str:
        """What a thing, a word or a record is called."""
        if thing not in self._labels:
            self._labels[thing] = label(self.store, thing, self._record_name(thing))
        return self._labels[thing]

    def code(self, thing: object) -> str:
        """The code of a thing, such as the number of an action item; "" where it has none."""
        if not isinstance(thing, NamedNode):
            return ""
        found = [quad.object.value for predicate in (WTSA.itemId, SKOS.notation) for quad in self.store.matching(thing, predicate)
                 if isinstance(quad.object, Literal)]
        return min(found, default="")

    def title(self, thing: NamedNode) -> str:
        """What heads the page of a thing: its name, and behind it the title that a Resolution has in the plans."""
        return " – ".join(part for part in (self.label(thing), printed_title(self.store, thing)) if part)

    @cached_property
    def _coded(self) -> dict[str, NamedNode | None]:
        """Things with a page by their code; None for a code that several have. Members of closed lists are words, not things."""
        found: dict[str, NamedNode | None] = {}
        for predicate in (SKOS.notation, WTSA.itemId):
            for quad in self.store.matching(None, predicate):
                thing = quad.subject
                if isinstance(thing, NamedNode) and thing in self.pages and thing in self.kinds and isinstance(quad.object, Literal):
                    found[quad.object.value] = thing if found.get(quad.object.value, thing) == thing else None
        return found

    def coded(self, text: str) -> NamedNode | None:
        """The one thing with a page whose code a text is: the action item of `20-03`."""
        return self._coded.get(text)

    def _record_name(self, record: NamedNode) -> str:
        """What has no name says: what it is an account of, the words of the source, an identifier, else its kind."""
        if account := self._account(record):
            return account
        for predicate, form in ((WTSA.asPrinted, "“{}”"), (DCTERMS.identifier, "{}")):
            found = sorted(quad.object.value for quad in self.store.matching(record, predicate) if isinstance(quad.object, Literal))
            if found and len(found[0]) > 2:  # a cross in a cell tells nothing by itself
                return form.format(shorten(found[0], 60))
        if record not in self.kinds:
            return ""
        kind = self.label(self.kind(record))
        return f"{kind} {record.value.rpartition('/')[2]}" if record in self.pages else kind

    def _account(self, document: NamedNode) -> str:
        """A document without a title is called by its event and its genre: `WTSA-16 action plan`; "" for what is no such document."""
        events, genres = (self._objects(document, predicate) for predicate in (WTSA.reportsOn, WTSA.genre))
        if not events or not genres:
            return ""
        codes = sorted(quad.object.value for quad in self.store.matching(events[0], SKOS.notation) if isinstance(quad.object, Literal))
        return f"{codes[0] if codes else self.label(events[0])} {self.label(genres[0])}"

    def _objects(self, thing: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        found = {quad.object for quad in self.store.matching(thing, predicate) if isinstance(quad.object, NamedNode)}
        return sorted(found, key=lambda term: term.value)

    def kind(self, thing: NamedNode) -> NamedNode:
        """The class of a thing; where it has several one of ours, and always the same."""
        return min(self.kinds[thing], key=lambda kind: (not kind.value.startswith(prefixes()["wtsa"]), kind.value))

    def home(self, thing: object) -> str:
        """The page of a thing, or of a record the page and the anchor; "" for what stands on no page."""
        if not isinstance(thing, NamedNode):
            return ""
        if thing in self.pages:
            return f"{self.pages[thing]}.html"
        if thing not in self._homes:
            self._homes[thing] = self._home_of_record(thing)
        return self._homes[thing]

    def _home_of_record(self, record: NamedNode) -> str:
        if record not in self.kinds or WTSA.Evidence in self.kinds[record]:
            return ""
        about = sorted((_rank(quad.predicate), quad.object.value) for quad in self.store.matching(record)
                       if isinstance(quad.object, NamedNode) and quad.object in self.pages and quad.object in self.kinds)
        about += sorted((_rank_of_whole(quad.predicate), quad.subject.value) for quad in self.store.matching(None, None, record)
                        if isinstance(quad.subject, NamedNode) and quad.subject in self.pages)
        return f"{self.pages[NamedNode(min(about)[1])]}.html#{anchor(record)}" if about else ""


def _rank(predicate: NamedNode) -> int:
    name = compact(predicate.value).partition(":")[2]
    return _HOMES.index(name) if name in _HOMES else len(_HOMES)


def _rank_of_whole(predicate: NamedNode) -> int:
    """A part stands with its whole; whatever else names a record is the last place to look for it."""
    return -1 if compact(predicate.value) in PARTS else len(_HOMES) + 1


def anchor(record: NamedNode) -> str:
    """The anchor of a record on its pages.

    >>> anchor(NamedNode("https://w3id.org/wtsa/id/approval/3f9c"))
    'approval-3f9c'
    """
    return re.sub(r"[^A-Za-z0-9.-]+", "-", record.value.removeprefix(f"{ROOT}id/"))


def _free(wanted: str, taken: set[str]) -> str:
    """A path that every file system can hold: plain letters, and no two that differ only in capitals."""
    path = "/".join(re.sub(r"[^A-Za-z0-9._-]+", "-", part).strip(".") or "-" for part in wanted.split("/"))
    if path.lower() in taken:
        path = f"{path}-{digest(wanted)}"
    taken.add(path.lower())
    return path
