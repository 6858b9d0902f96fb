"""The triples of shapes files, each handed out once: what nobody took is a term that would be ignored in silence.

A validator that skips what it does not know passes data that nobody checked. So the reader *takes* triples from here,
and `refuse_the_rest` raises `UnsupportedShape` for each one that speaks of SHACL and was not taken: terms of
SHACL 1.2, of SHACL-AF, misspelt ones, and known ones on a node where they mean nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.messages import UnsupportedShape
from kg.shapes.finding import SH
from kg.shapes.model import Node, ShapeError
from kg.store import RdfFormat, parse
from kg.term import BlankNode, NamedNode, Quad, Triple

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
OWL_IMPORTS = "http://www.w3.org/2002/07/owl#imports"
NIL = NamedNode(RDF + "nil")

_Key = tuple[Node, str]


class ShapesSource:
    """Triples by subject and predicate, the file of each, and the set of those already taken."""

    def __init__(self) -> None:
        self._values: dict[_Key, list[Node]] = defaultdict(list)
        self._files: dict[Node, str] = {}  # what a file describes
        self._mentioned: dict[Node, str] = {}  # what it only refers to
        self._taken: set[tuple[Node, str, Node]] = set()

    @classmethod
    def of_files(cls, files: Sequence[Path]) -> ShapesSource:
        """The triples of `files`.

        Raises ShapeError where one cannot be read, UnsupportedShape for RDF 1.2 and imports.
        """
        source = cls()
        for file in files:
            for quad in _parsed(file):
                source.add(quad, file.name)
        return source

    def add(self, quad: Quad, file: str) -> None:
        """Put in one triple that stands in `file`."""
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            raise UnsupportedShape("a triple term (RDF 1.2) in a shapes file is not understood", place=file,
                                   remedy="write the shape in RDF 1.1")
        if quad.predicate.value == OWL_IMPORTS:
            raise UnsupportedShape(f"owl:imports {quad.object} is not followed", place=file,
                                   remedy="name the imported file with --shapes as well")
        self.add_triple(quad.subject, quad.predicate.value, quad.object, file)

    def add_triple(self, subject: Node, predicate: str, value: Node, file: str) -> None:
        """Put in one triple without looking at what it says."""
        self._values[subject, predicate].append(value)
        self._files.setdefault(subject, file)
        self._mentioned.setdefault(value, file)

    def __iter__(self) -> Iterator[tuple[Node, str, Node]]:
        return ((s, p, o) for (s, p), objects in self._values.items() for o in objects)

    def describes(self, node: Node) -> bool:
        """Whether any file says something about `node`."""
        return node in self._files

    def place_of(self, node: Node) -> str:
        """The file in which `node` is described, else the one that refers to it."""
        return self._files.get(node) or self._mentioned.get(node, "shapes")

    def values(self, node: Node, predicate: str) -> list[Node]:
        """The values of a property given by its full IRI; they count as taken."""
        found = list(dict.fromkeys(self._values.get((node, predicate), ())))
        self._taken.update((node, predicate, value) for value in found)
        return found

    def take(self, node: Node, name: str) -> list[Node]:
        """The values of the SHACL property `name` at `node`, in the order of the file."""
        return self.values(node, SH + name)

    def take_one(self, node: Node, name: str) -> Node | None:
        """The only value of `name`, or None. Raises ShapeError where there are more."""
        found = self.take(node, name)
        if len(found) > 1:
            raise ShapeError(f"{label(node)} has {len(found)} values of sh:{name}, one is allowed",
                             place=self.place_of(node), remedy="split the shape in two")
        return found[0] if found else None

    def has(self, node: Node, name: str) -> bool:
        """Whether `node` has the SHACL property `name`; takes nothing."""
        return (node, SH + name) in self._values

    def take_types(self, node: Node, *allowed: str) -> set[str]:
        """The types of `node`; those of SHACL count as taken only where `allowed` names them."""
        types = {value.value for value in self._values.get((node, RDF + "type"), ()) if isinstance(value, NamedNode)}
        self._taken.update((node, RDF + "type", NamedNode(SH + name)) for name in allowed)
        return types

    def subjects(self, predicate: str) -> list[Node]:
        """The nodes that have a property given by its full IRI; takes nothing."""
        return [subject for subject, name in self._values if name == predicate]

    def is_list(self, node: Node) -> bool:
        """Whether `node` is an RDF list with members."""
        return (node, RDF + "first") in self._values

    def list_at(self, node: Node) -> list[Node]:
        """The members of the RDF list at `node`. Raises ShapeError where the list is broken."""
        members: list[Node] = []
        seen: set[Node] = set()
        while node != NIL:
            first, rest = self.values(node, RDF + "first"), self.values(node, RDF + "rest")
            if len(first) != 1 or len(rest) != 1 or node in seen:
                raise ShapeError(f"{label(node)} is no well-formed list", place=self.place_of(node),
                                 remedy="write the members in round brackets")
            seen.add(node)
            members.append(first[0])
            node = rest[0]
        return members

    def refuse_the_rest(self) -> None:
        """Raises UnsupportedShape for the first triple of SHACL that nothing has taken."""
        rest = sorted((t for t in self if t not in self._taken and _speaks_of_shacl(t)), key=str)
        for subject, predicate, value in rest:
            raise UnsupportedShape(f"{_term(predicate, value)} at {label(subject)} is not supported",
                                   place=self.place_of(subject), remedy="remove it, or say it with a supported term; "
                                   "`kg validate --engine pyshacl` knows qualified value shapes and custom components")


def label(node: Node) -> str:
    """`node` for a message: an IRI as its last part, a blank node as such."""
    if isinstance(node, NamedNode):
        return node.value.rpartition("#")[2].rpartition("/")[2] or node.value
    return "a blank node" if isinstance(node, BlankNode) else str(node)


def _parsed(file: Path) -> Iterable[Quad]:
    try:
        yield from parse(path=str(file), format=RdfFormat.TURTLE, rename_blank_nodes=True)
    except SyntaxError as error:
        raise ShapeError(f"no well-formed Turtle: {error}", place=str(file)) from error
    except OSError as error:
        raise ShapeError(f"cannot be read: {error.strerror or error}", place=str(file)) from error


def _speaks_of_shacl(triple: tuple[Node, str, Node]) -> bool:
    _, predicate, value = triple
    about = isinstance(value, NamedNode) and value.value.startswith(SH) and predicate == RDF + "type"
    return predicate.startswith(SH) or about


def _term(predicate: str, value: Node) -> str:
    if predicate.startswith(SH):
        return "sh:" + predicate[len(SH):]
    return "the type sh:" + value.value[len(SH):]

