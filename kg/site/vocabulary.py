"""Pages of the words: definition, examples, how they hang together, what shapes ask of them, how often and where they are used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from kg.facts import natural
from kg.iri import ONTOLOGY_GRAPH
from kg.release.source import File
from kg.shapes import read_shapes, shapes_files
from kg.shapes.model import Shape
from kg.site.places import Places
from kg.site.render import Renderer
from kg.term import BlankNode, Literal, NamedNode, Quad
from kg.vocab import OWL, RDF, RDFS, SKOS, compact

EXAMPLES = 10
_ONTOLOGY = NamedNode(ONTOLOGY_GRAPH)
_SAID = ((RDFS.subClassOf, "is a kind of"), (RDFS.subPropertyOf, "is a kind of"), (RDFS.domain, "is said of"),
         (RDFS.range, "its values are"), (OWL.inverseOf, "is the inverse of"), (OWL.disjointWith, "is never also"),
         (SKOS.inScheme, "belongs to the list"), (RDF.type, "is"))
_POINTING = ((RDFS.subClassOf, "kinds of it"), (RDFS.domain, "has"), (RDFS.range, "is the value of"), (RDF.type, "has members"))


def vocabulary_pages(places: Places, renderer: Renderer) -> Iterator[File]:
    """A page for each word and one that lists them."""
    vocabulary = Vocabulary(places)
    told = [(folder, vocabulary.told(word)) for word, folder in places.words()]
    for (folder, about), (word, _) in zip(told, places.words(), strict=True):
        yield from renderer.page(places.pages[word], "word", {"title": about["label"], "word": about, "sort": folder},
                                 (quad.triple for quad in vocabulary.said(word)), about)
    groups = {sort: sorted((about for folder, about in told if folder == sort), key=lambda about: str(about["label"]).casefold())
              for sort in ("class", "property", "concept")}
    everything = [quad.triple for word, _ in places.words() for quad in vocabulary.said(word)]
    plain = {sort: [{key: about[key] for key in ("id", "label", "definition", "used")} for about in words]
             for sort, words in groups.items()}
    yield from renderer.page("ontology/index", "words", {"title": "Words", "groups": groups}, everything, plain)


class Vocabulary:
    """What the graph and the shapes say of words."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._store = places.store

    def said(self, word: NamedNode) -> list[Quad]:
        """The statements of the ontology about a word."""
        return [quad for quad in self._store.stated(word) if quad.graph_name == _ONTOLOGY and not isinstance(quad.object, BlankNode)]

    def told(self, word: NamedNode) -> dict[str, Any]:
        """Everything on the page of a word."""
        said = self.said(word)
        return {"id": word.value, "name": compact(word.value), "label": self._places.label(word),
                "definition": " ".join(_texts(said, SKOS.definition)), "examples": _texts(said, SKOS.example),
                "relations": self._relations(word, said), "constraints": self._constraints.get(word.value, []),
                "used": len(self._uses.get(word, ())), "resources": self._resources(word)}

    def _relations(self, word: NamedNode, said: list[Quad]) -> list[dict[str, Any]]:
        found = [(name, self._linked(quad.object)) for predicate, name in _SAID for quad in said
                 if quad.predicate == predicate and isinstance(quad.object, NamedNode)]
        for predicate, name in _POINTING:
            found += [(name, self._linked(quad.subject)) for quad in self._store.stated(None, predicate, word)
                      if quad.graph_name == _ONTOLOGY and isinstance(quad.subject, NamedNode)]
        groups: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for name, link in found:
            groups[name][link["id"]] = link
        return [{"name": name, "words": sorted(links.values(), key=lambda link: link["text"].casefold())} for name, links in groups.items()]

    def _linked(self, term: NamedNode) -> dict[str, str]:
        return {"text": self._places.label(term), "id": term.value}

    @cached_property
    def _uses(self) -> dict[NamedNode, list[NamedNode]]:
        """Class → members, property → subjects, member of a list → who names it; the ontology itself does not count."""
        found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        words = {word for word, _ in self._places.words()}
        for quad in self._store.quads():
            if quad.graph_name != _ONTOLOGY and isinstance(quad.subject, NamedNode):
                if quad.predicate in words:
                    found[quad.predicate].append(quad.subject)
                if isinstance(quad.object, NamedNode) and quad.object in words:
                    found[quad.object].append(quad.subject)
        return found

    def _resources(self, word: NamedNode) -> list[dict[str, str]]:
        """Some that use the word and can be shown, the first by their IRI."""
        shown = sorted(set(self._uses.get(word, ())), key=lambda thing: natural(thing.value))
        picked = [thing for thing in shown[:500] if self._places.home(thing)][:EXAMPLES]
        return [self._linked(thing) for thing in picked]

    @cached_property
    def _constraints(self) -> dict[str, list[dict[str, Any]]]:
        """What the shapes ask, by the class they are about and by the property they look at."""
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for shape in read_shapes(shapes_files()).targeted:
            classes = [str(node.value) for kind, node in shape.targets if kind in ("targetClass", "targetSubjectsOf", "targetObjectsOf")]
            for part in (shape, *shape.properties):
                for told in _asked(part):
                    for word in {*classes, *([part.path.strip("<>")] if part.path.startswith("<") else [])}:
                        if told not in found[word]:
                            found[word].append(told)
        return found


def _texts(said: list[Quad], predicate: NamedNode) -> list[str]:
    return sorted(quad.object.value for quad in said if quad.predicate == predicate and isinstance(quad.object, Literal))


def _asked(shape: Shape) -> Iterator[dict[str, Any]]:
    """A shape in words: what it is called, what it looks at, what it demands, its message, how grave it is."""
    limits = [f"{name} {', '.join(_shown(value) for value in values)}" for name, values in sorted(shape.parameters.items())]
    severity = shape.severity.name.lower()
    if limits or shape.negations or shape.logic or shape.closed_to is not None:
        yield {"name": shape.name, "path": _path(shape.path), "limits": limits, "message": shape.message, "severity": severity}
    for select in shape.selects:
        yield {"name": select.name or shape.name, "path": "", "limits": ["a query"], "message": select.message or shape.message,
               "severity": severity}


def _path(path: str) -> str:
    """A property path with prefixes in place of full IRIs."""
    parts = path.replace(">", "<").split("<")
    return "".join(compact(part) if number % 2 else part for number, part in enumerate(parts))


def _shown(value: object) -> str:
    return compact(value.value) if isinstance(value, NamedNode) else str(getattr(value, "value", value))
