"""GEXF, GraphML and SVG keep to our grammars of what we write, whatever the network holds; and the grammars refuse what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.export.network.formats import written
from kg.export.network.prepared import Prepared
from kg.export.network.svg import svg
from kg.messages import printable
from kg.network.model import Network, Node, Relation
from kg.network.project import project
from kg.network.timeline import spans_of, timeline
from kg.network.view import View, views
from kg.saved import Library
from kg.store import GraphStore
from tests.network.grammar import faults
from tests.network.networks import empty, made, nasty

FORMS = ("gexf", "graphml", "svg")
VIEWS = list(views(Library.shipped()))
CONTROLS = printable("bell\x07 null\x00 \x1b[31m \x85 \ufffe \udc80 \t end")


def odd() -> Network:
    """Labels without a sign to show, names of attributes that are no tokens, numbers at their ends, dates that are none."""
    node = Node("urn:a", CONTROLS, CONTROLS, CONTROLS, "soon", "2019-02-30", attributes={"a?b=c": 1, "a$b": 2, "a+b": 3, "é": "x"})
    other = Node("https://example.org/?q=1&r='2'#s", "", " ", "\u2028", "2020", "2019", attributes={"share": 1e-300, "é": True})
    ties = (Relation("urn:a", "urn:a", "", -1e300, attributes={"n": 2**63 - 1}), Relation("urn:a", node.iri, CONTROLS, 0),
            Relation(other.iri, "urn:a", "x", 1234567.891, "2020-02-29", "2020-02-29", attributes={"n": .1}))
    return Network("odd", CONTROLS, False, (node, other), ties)


ATTACKS = {"nasty": nasty, "empty": empty, "odd": odd, "made": lambda: made(40, 60), "one": lambda: made(1, 0)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_every_view_keeps_to_the_grammar(view: View, form: str, facts_graph: GraphStore) -> None:
    network = project(view, facts_graph, view.query.example())
    assert faults(form, written(Prepared(network), form)[""]) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("network", ATTACKS.values(), ids=list(ATTACKS))
def test_whatever_is_in_it_keeps_to_the_grammar(network: Callable[[], Network], form: str) -> None:
    assert faults(form, written(Prepared(network()), form)[""]) == []


def test_a_timeline_keeps_to_the_grammar(facts_graph: GraphStore) -> None:
    lineage = next(view for view in VIEWS if view.name == "lineage")
    for network in (project(lineage, facts_graph, {}), nasty(), odd(), empty()):
        assert faults("svg", svg(timeline(network.name, network.summary, spans_of(network)[0]))) == []


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12).map(printable)
DATES = st.sampled_from(["", "2019", "2019-02", "2019-02-28", "2019-02-30", "soon", "0000", "9999-12-31"])
ATTRIBUTES = st.dictionaries(st.text("abé?=+$.-_%", min_size=1, max_size=3), TEXTS | st.integers(-2**63, 2**63 - 1) | st.booleans()
                             | st.floats(allow_nan=False, allow_infinity=False), max_size=3)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    nodes = tuple(draw(st.builds(Node, st.just(f"urn:x:{n}"), TEXTS, TEXTS, TEXTS, DATES, DATES, attributes=ATTRIBUTES))
                  for n in range(draw(st.integers(1, 4))))
    iris = st.sampled_from([node.iri for node in nodes])
    ties = draw(st.lists(st.builds(Relation, iris, iris, TEXTS, st.floats(-1e9, 1e9), DATES, DATES, attributes=ATTRIBUTES), max_size=4,
                         unique_by=lambda tie: (tie.source, tie.target, tie.label)))
    return Network(draw(TEXTS), draw(TEXTS), draw(st.booleans()), nodes, tuple(ties))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(network=networks())
def test_any_small_network_keeps_to_the_grammar(form: str, network: Network) -> None:
    assert faults(form, written(Prepared(network), form)[""]) == []


Element = etree._Element
SPACES = {"g": "http://gexf.net/1.3", "v": "http://gexf.net/1.3/viz", "m": "http://graphml.graphdrawing.org/xmlns",
          "s": "http://www.w3.org/2000/svg"}


def first_to_last(element: Element) -> None:
    element.append(element[0])


def drop(name: str) -> Callable[[Element], None]:
    return lambda element: element.attrib.pop(name) and None


def put(name: str, value: str) -> Callable[[Element], None]:
    return lambda element: element.set(name, value)


def put_within(tag: str, text: str = "") -> Callable[[Element], None]:
    def change(element: Element) -> None:
        etree.SubElement(element, f"{{{etree.QName(element).namespace}}}{tag}").text = text
    return change


def say(text: str) -> Callable[[Element], None]:
    def change(element: Element) -> None:
        element.text = text
    return change


def remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


SPOILT: list[tuple[str, str, str, Callable[[Element], None]]] = [
    ("gexf", "another version", "/*", put("version", "1.2")),
    ("gexf", "the graph before the meta data", "/*", first_to_last),
    ("gexf", "nodes after edges", "//g:nodes", lambda found: found.getparent().append(found)),
    ("gexf", "values after the looks", "//g:node", first_to_last),
    ("gexf", "a node without an id", "//g:node", drop("id")),
    ("gexf", "a literal as a node", "//g:node", put("id", '"SG17"@en')),
    ("gexf", "a code as a node", "//g:node", put("id", "SG17")),
    ("gexf", "two nodes of one id", "//g:node", put("id", "urn:x:javascript")),
    ("gexf", "an edge to nowhere", "//g:edge", put("target", "urn:nowhere")),
    ("gexf", "an edge without a source", "//g:edge", drop("source")),
    ("gexf", "an unknown type", "//g:attribute", put("type", "text")),
    ("gexf", "a word as a number", "//g:attribute[@id='name']", put("type", "double")),
    ("gexf", "an attribute without a title", "//g:attribute", drop("title")),
    ("gexf", "a value of nothing declared", "//g:attribute", remove),
    ("gexf", "a date as people write it", "//g:edge[@start]", put("start", "28.02.2019")),
    ("gexf", "a month as a date", "//g:edge[@start]", put("start", "2019-02")),
    ("gexf", "a day that never was", "//g:edge[@start]", put("start", "2019-02-30")),
    ("gexf", "an end before its start", "//g:edge[@start]", put("end", "2018-01-01")),
    ("gexf", "times in a static graph", "//g:graph", put("mode", "static")),
    ("gexf", "times in no form", "//g:graph", drop("timeformat")),
    ("gexf", "a colour beyond its channel", "//v:color", put("r", "256")),
    ("gexf", "a shape that Gephi has not", "//v:shape", put("value", "hexagon")),
    ("gexf", "a place that is no number", "//v:position", put("x", "NaN")),
    ("gexf", "a weight with a comma", "//g:edge", put("weight", "2,5")),
    ("gexf", "an element of nobody", "//g:node", put_within("note")),
    ("graphml", "a key after the graph", "/*", first_to_last),
    ("graphml", "no direction", "//m:graph", drop("edgedefault")),
    ("graphml", "a node without an id", "//m:node", drop("id")),
    ("graphml", "an IRI as an id", "//m:node", put("id", "https://w3id.org/wtsa/id/a")),
    ("graphml", "two nodes of one id", "//m:node", put("id", "n1")),
    ("graphml", "a literal as a node", "//m:node/m:data", say("SG17")),
    ("graphml", "a node without its IRI", "//m:node/m:data", remove),
    ("graphml", "an edge to nowhere", "//m:edge", put("target", "n99")),
    ("graphml", "an edge before its nodes", "//m:edge", lambda found: found.getparent().insert(0, found)),
    ("graphml", "an unknown type", "//m:key", put("attr.type", "text")),
    ("graphml", "a name that is no token", "//m:key", put("attr.name", "a b")),
    ("graphml", "two attributes of one name", "//m:key[@attr.name='name'][@for='node']", put("attr.name", "label")),
    ("graphml", "a value of no key", "//m:key[@for='edge']", remove),
    ("graphml", "a value said twice", "//m:node/m:data[2]", put("key", "d2")),
    ("graphml", "a truth value as Python has it", "//m:data[.='true']", say("True")),
    ("graphml", "markup in a value", "//m:data", put_within("b", "x")),
    ("svg", "a script", "/*", put_within("script", "1")),
    ("svg", "an image", "/*", put_within("image")),
    ("svg", "a link", "//s:circle", put("{http://www.w3.org/1999/xlink}href", "https://example.org/")),
    ("svg", "a paint from elsewhere", "//s:circle", put("fill", "url(https://example.org/#x)")),
    ("svg", "a style", "//s:text", put("style", "background: url(x)")),
    ("svg", "something that happens", "//s:text", put("onclick", "x()")),
    ("svg", "a second thing of one id", "//s:text", put("id", "title")),
    ("svg", "markup in words", "//s:text", put_within("tspan", "x")),
    ("svg", "no title", "/*/s:title", remove)]


@pytest.mark.parametrize(("form", "what", "where", "change"), SPOILT, ids=[f"{form}: {what}" for form, what, *_ in SPOILT])
def test_what_is_wrong_is_refused(form: str, what: str, where: str, change: Callable[[Element], None]) -> None:
    root = etree.fromstring(written(Prepared(nasty()), form)[""])
    found = root.xpath(where, namespaces=SPACES)
    assert isinstance(found, list)
    assert isinstance(found[0], Element)
    change(found[0])
    assert faults(form, etree.tostring(root))
