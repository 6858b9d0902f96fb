"""Pictures: places that do not change, labels that do not overlap, legends that count right, and what is left out is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.calendar import entries
from kg.messages import shorten
from kg.network import draw
from kg.network.labels import LONGEST, LONGEST_WITH_ROOM, SURE, place_labels
from kg.network.layout import layout
from kg.network.measures import measure
from kg.network.model import Network, Node, Relation
from kg.network.palette import CORNERS, SHAPES, looks
from kg.network.picture import Disc, Item, Line, Picture, Shape, Words
from kg.network.placed import place
from kg.network.project import project
from kg.network.text_width import fitted, text_width
from kg.network.timeline import Span, span_of, spans_of, timeline
from kg.network.view import View, views
from kg.saved import Library, load
from kg.store import GraphStore
from tests.network.counted import counted
from tests.network.networks import empty, made, nasty


def picture(network: Network) -> Picture:
    return draw.picture(network, measure(network))


Box = tuple[float, float, float, float]


def boxes(found: Picture) -> list[Box]:
    """What the words on a picture cover."""
    return [box(item) for item in found.items if isinstance(item, Words)]


def box(words: Words) -> Box:
    wide = text_width(words.text, words.size)
    left = {"start": words.x, "middle": words.x - wide / 2, "end": words.x - wide}[words.anchor]
    return left, words.y - words.size * .72, left + wide, words.y + words.size * .2


def middle(mark: Disc | Shape) -> tuple[float, float]:
    if isinstance(mark, Disc):
        return mark.x, mark.y
    return sum(x for x, _ in mark.points) / len(mark.points), sum(y for _, y in mark.points) / len(mark.points)


def inside(point: tuple[float, float], of: Box) -> bool:
    return of[0] < point[0] < of[2] and of[1] < point[1] < of[3]


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("network", [made(12, 30), made(60, 90), made(200, 420), made(200, 199, seed=4), nasty()],
                         ids=["12", "60", "200", "tree", "nasty"])
def test_no_words_lie_on_others_and_all_are_inside(network: Network) -> None:
    found = picture(network)
    assert not [pair for pair in combinations(boxes(found), 2) if overlap(*pair)]
    assert all(left >= 0 and top >= 0 and right <= found.width + 1 and bottom <= found.height for left, top, right, bottom in boxes(found))


@pytest.mark.parametrize("network", [made(200, 420), made(1000, 2500), made(5000, 9000)], ids=["200", "1000", "5000"])
def test_the_twenty_largest_are_named(network: Network) -> None:
    measures = measure(network)
    found = draw.picture(network, measures)
    said = {item.text for item in found.items if isinstance(item, Words)}
    largest = sorted(range(len(network.nodes)), key=lambda n: (-measures.weighted_degree[n], -measures.degree[n], n))[:SURE]
    assert {network.nodes[n].label for n in largest} <= said
    assert not [pair for pair in combinations(boxes(found), 2) if overlap(*pair)]


def test_most_labels_of_two_hundred_find_room() -> None:
    network = made(200, 300)
    said = {item.text for item in picture(network).items if isinstance(item, Words)}
    assert sum(node.label in said for node in network.nodes) >= 180


VIEWS = list(views(Library.shipped()))
OF_EVERY_VIEW = pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])


@OF_EVERY_VIEW
def test_a_view_is_readable(view: View, facts_graph: GraphStore) -> None:
    network = project(view, facts_graph, view.query.example())
    for found in (picture(network), timeline(network.name, network.summary, spans_of(network)[0])):
        assert not [pair for pair in combinations(boxes(found), 2) if overlap(*pair)]
        assert all(left >= 0 and top >= 0 and right <= found.width + 1 and bottom <= found.height
                   for left, top, right, bottom in boxes(found))


@OF_EVERY_VIEW
def test_the_twenty_largest_of_a_view_are_named(view: View, facts_graph: GraphStore) -> None:
    network = project(view, facts_graph, view.query.example())
    found = picture(network)
    labels = [item for item in found.items if isinstance(item, Words) and item.halo]
    largest = [network.nodes[n] for n in place(network, measure(network)).order()[:SURE]]
    assert len(largest) == min(SURE, len(network.nodes))
    texts = Counter(item.text for item in labels)
    for node in largest:
        assert texts[shorten(node.label, LONGEST)] + texts[shorten(node.label, LONGEST_WITH_ROOM)], node.label
    abouts = {f"{node.name} ({node.kind})" for node in largest}
    middles = [middle(item) for item in found.items if isinstance(item, (Disc, Shape)) and item.about in abouts]
    assert not [(words.text, point) for words in labels for point in middles if inside(point, box(words))]


@OF_EVERY_VIEW
def test_hardly_an_arrow_of_a_view_lies_under_a_label(view: View, facts_graph: GraphStore) -> None:
    items = picture(project(view, facts_graph, view.query.example())).items
    labels = [box(item) for item in items if isinstance(item, Words) and item.halo]
    arrows = [middle(item) for item in items if isinstance(item, Shape) and not item.edge]
    hidden = [point for point in arrows if any(inside(point, label) for label in labels)]
    assert len(hidden) <= .03 * len(arrows)


def test_labels_are_told_in_full_where_there_is_room() -> None:
    long = "Conformance and interoperability of all things"
    [alone] = place_labels([(300, 50)], [8], [long], [0], (700, 100))
    [cut] = place_labels([(130, 50)], [8], [long], [0], (260, 100))
    assert alone is not None
    assert cut is not None
    assert (alone.text, cut.text) == (long, shorten(long, LONGEST))


def test_a_label_goes_where_no_arrow_is() -> None:
    [free] = place_labels([(200, 50)], [8], ["SG17"], [0], (400, 100))
    [aside] = place_labels([(200, 50)], [8], ["SG17"], [0], (400, 100), [(215, 50)])
    assert free is not None
    assert aside is not None
    assert (free.anchor, aside.anchor) == ("start", "end")


def test_no_label_lies_on_one_of_the_twenty_largest() -> None:
    points = [(100 + 26.0 * (n % 5), 100 + 26.0 * (n // 5)) for n in range(20)]
    labels = place_labels(points, [11] * 20, [f"Thing number {n}" for n in range(20)], range(20), (400, 400))
    assert all(labels)
    assert not [(n, label) for label in labels for n, point in enumerate(points) if label and inside(point, label.box)]


@OF_EVERY_VIEW
def test_the_legend_of_a_view_is_right(view: View, facts_graph: GraphStore) -> None:
    """Each kind stands there once, with as many things as have it, beside the mark that they have; each word of a relation likewise."""
    given = view.query.example()
    network = project(view, facts_graph, given)
    things, relations = counted(view, facts_graph, given)
    items = picture(network).items
    marks = {item.about.rpartition(" (")[2].removesuffix(")"): form_of(item)
             for item in items if isinstance(item, (Disc, Shape)) and item.about}
    legend = {words.text: mark for mark, words in pairwise(items) if isinstance(words, Words) and not words.halo}
    kinds = Counter(node.kind for node in network.nodes)
    assert kinds.total() == things
    for kind, number in kinds.items():
        assert form_of(legend[fitted(f"{kind} ({number})", 11, 190)]) == marks[kind]
    words = Counter(tie.label for tie in network.relations)
    assert words.total() == relations
    lines = {text: mark for text, mark in legend.items() if isinstance(mark, Line)}
    for word, number in words.items():
        [line] = [mark for text, mark in lines.items() if f"{word} ({number})" in text]
        assert {(item.colour, item.dashes) for item in items if isinstance(item, Line) and item.about.startswith(f"{word}, weight ")} == {
            (line.colour, line.dashes)}


def form_of(mark: Item) -> tuple[str, int]:
    """The colour of a mark and how many corners it has."""
    assert isinstance(mark, (Disc, Shape))
    return mark.colour, len(mark.points) if isinstance(mark, Shape) else 0


@OF_EVERY_VIEW
def test_words_are_no_wider_than_we_think(view: View, facts_graph: GraphStore) -> None:
    """By the font that PNG and PDF bring; boxes that do not overlap by our reckoning do not overlap on paper either."""
    paths = pytest.importorskip("matplotlib.textpath")
    fonts = pytest.importorskip("matplotlib.font_manager")
    sans = fonts.FontProperties(family="DejaVu Sans")
    for item in picture(project(view, facts_graph, view.query.example())).items:
        if isinstance(item, Words) and not item.bold:
            drawn = paths.TextPath((0, 0), item.text, size=item.size, prop=sans, usetex=False).get_extents().width
            assert drawn <= text_width(item.text, item.size) + .5, item.text


def test_a_small_picture_is_as_wide_as_its_summary() -> None:
    summary = "Study groups that Table 1 names together, weighted by the rows they share (atLeast 1)"
    small = replace(made(3, 3), summary=summary)
    assert summary in [item.text for item in picture(small).items if isinstance(item, Words)]


def test_a_large_picture_says_what_it_left_out() -> None:
    found = picture(made(5000, 9000))
    said = [item.text for item in found.items if isinstance(item, Words)]
    assert f"Left out: {5000 - draw.MOST_THINGS:,} of 5,000 things" in " ".join(said)
    assert len(found.items) < 4000


def test_an_empty_picture_says_so() -> None:
    assert any("Nothing to show" in item.text for item in picture(empty()).items if isinstance(item, Words))


def test_the_legend_counts_what_is_drawn() -> None:
    network = made(50, 80, kinds=3)
    found = picture(network)
    words = {item.text for item in found.items if isinstance(item, Words)}
    assert {"kind 0 (17)", "kind 1 (17)", "kind 2 (16)"} <= words
    marks = [item for item in found.items if isinstance(item, (Disc, Shape)) and item.about]
    assert len(marks) == 50


def test_fifty_six_kinds_look_different() -> None:
    found = looks(f"kind {n:02}" for n in range(56))
    assert len({(look.colour, look.shape) for look in found.values()}) == 56
    assert set(SHAPES) == {"circle", *CORNERS}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80))
def test_any_network_has_places_of_its_own(things: int, pairs: list[tuple[int, int]]) -> None:
    ties = [(a % things, b % things, 1.0) for a, b in pairs] if things else []
    found = layout([6.0] * things, ties)
    assert found == layout([6.0] * things, ties)
    assert len(found.points) == things
    assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in found.points)
    assert all((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 > 100 for a, b in combinations(found.points, 2))


def test_a_label_without_room_near_gets_a_leader() -> None:
    labels = place_labels([(150, 150)] * 3, [8] * 3, ["one and the same"] * 3, [0, 1, 2], (300, 300))
    assert all(labels)
    assert not [pair for pair in combinations([label.box for label in labels if label], 2) if overlap(*pair)]


def test_a_timeline_keeps_vague_and_open_times_apart() -> None:
    day, month, open_end = (span_of("x", "event", *times) for times in (("2019-03-01", "2019-03-02"), ("2019-03", "2019-03"), ("2019", "")))
    assert day == Span("x", "event", date(2019, 3, 1), date(2019, 3, 2), False, "x: 2019-03-01 – 2019-03-02")
    assert month is not None
    assert (month.last, month.vague) == (date(2019, 3, 31), True)
    assert open_end is not None
    assert open_end.last is None
    assert span_of("x", "event", "2020", "2019") is None
    assert span_of("x", "event", "soon", "") is None


def test_a_crowded_timeline_names_what_finds_room_and_says_so() -> None:
    days = [date(2019, 1 + n % 12, 1 + n % 27) for n in range(900)]
    spans = [Span(f"Meeting number {n}", "event", day, day) for n, day in enumerate(days)]
    found = timeline("Events", "Many", spans)
    assert not [pair for pair in combinations(boxes(found), 2) if overlap(*pair)]
    assert len([item for item in found.items if isinstance(item, (Disc, Shape))]) == 901
    assert {span.label for span in spans} <= {item.text for item in found.items if isinstance(item, Words)}
    crammed = timeline("Events", "Many", [*spans, *(Span(f"Late {n}", "event", date(2019, 12, 1), None) for n in range(300))])
    assert any("names found no room" in item.text for item in crammed.items if isinstance(item, Words))
    assert any("Nothing to show" in item.text for item in timeline("x", "y", []).items if isinstance(item, Words))


def test_the_rarest_kinds_on_a_timeline_share_a_colour_that_names_them() -> None:
    spans = [Span(f"{kind} {n}", f"kind {kind}", date(2019, 1, 1), date(2019, 1, 1)) for kind in range(9) for n in range(10 - kind)]
    found = timeline("Events", "Of nine kinds", spans)
    said = [item.text for item in found.items if isinstance(item, Words)]
    assert said[-7:] == [*(f"kind {kind} ({10 - kind})" for kind in range(6)), "kind 6, kind 7, kind 8 (9)"]
    assert len({item.colour for item in found.items if isinstance(item, Disc)}) == 7


def test_nearly_all_events_of_the_graph_are_named_and_coloured_by_kind(facts_graph: GraphStore) -> None:
    query = load(Library.shipped().files()["events"], "events")
    found, _ = entries(facts_graph.select(query.bind({})), "events")
    drawn = timeline("Events", query.summary, [entry.span for entry in found])
    said = Counter(item.text for item in drawn.items if isinstance(item, Words))
    named = sum(1 for entry in found if said[shorten(entry.label, 32)])
    assert named >= .97 * len(found)
    assert {"meeting", "workshop", "forum"} <= {text.rpartition(" (")[0] for text in said}


def test_the_dates_of_a_network_are_spans() -> None:
    spans, undated = spans_of(nasty())
    assert ([found.label for found in spans], undated) == (["B"], 0)


def test_a_timeline_says_whose_the_meetings_are() -> None:
    nodes = (Node("a", "ATU", "ATU", "body"), Node("m", "4–7 March 2019", "m", "meeting", "2019-03-04", "2019-03-07"),
             Node("n", "1 June 2019", "n", "meeting", "2019-06-01"))
    ties = tuple(Relation("a", iri, "organizes", 1, "2019") for iri in "mn")
    spans, _ = spans_of(Network("x", "x", True, nodes, ties))
    assert [(found.label, found.kind) for found in spans] == [("ATU: 4–7 March 2019", "ATU"), ("ATU: 1 June 2019", "ATU")]
    between = (*ties, Relation("m", "n", "leads to", 1))
    assert {found.kind for found in spans_of(Network("x", "x", True, nodes, between))[0]} == {"meeting"}


def test_what_has_only_an_end_is_open_to_the_left() -> None:
    ended = span_of("group", "group", "", "2019-07")
    assert ended is not None
    assert ended.begun_before
    picture = timeline("t", "s", [ended])
    shape = next(item for item in picture.items if isinstance(item, Shape))
    assert min(x for x, _ in shape.points) < shape.points[0][0]
    assert any(isinstance(item, Words) and "only the end is dated" in item.text for item in picture.items)
