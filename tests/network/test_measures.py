"""Measures, checked by hand on a network that one can draw on a napkin."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from kg.network.graph import graph
from kg.network.measures import measure
from kg.network.model import Network, Node, Relation
from tests.network.networks import empty, made, nasty

ROOT = Path(__file__).resolve().parents[2]


def barbell() -> Network:
    """Two triangles (a b c, d e f), joined by c–d in two words."""
    nodes = tuple(Node(name, name, name, "thing") for name in "abcdefg")
    pairs = ("ab", "ac", "bc", "cd", "de", "df", "ef")
    ties = [Relation(pair[0], pair[1], "joins", 2) for pair in pairs] + [Relation("c", "d", "again", 1)]
    return Network("barbell", "x", False, nodes, tuple(sorted(ties, key=lambda tie: (tie.source, tie.target, tie.label))))


@pytest.mark.parametrize("weight", [0, -2, 1e-300, 1e300])
def test_what_weighs_nothing_or_too_much_is_measured_all_the_same(weight: float) -> None:
    network = barbell()
    found = measure(replace(network, relations=tuple(replace(tie, weight=weight) for tie in network.relations)))
    assert found.community == measure(replace(network, relations=tuple(replace(tie, weight=1) for tie in network.relations))).community
    assert found.degree == measure(network).degree


def test_measures_of_a_napkin() -> None:
    network, found = barbell(), measure(barbell())
    assert found.degree == (2, 2, 3, 3, 2, 2, 0)
    assert found.weighted_degree == (4, 4, 7, 7, 4, 4, 0)
    assert found.betweenness[2] == pytest.approx(.4)
    assert found.community == (1, 1, 1, 2, 2, 2, 3)
    assert {(tie.source, tie.target) for tie, bridge in zip(network.relations, found.bridges, strict=True) if bridge} == {("c", "d")}
    assert found.exact


def test_a_large_network_says_that_it_was_sampled() -> None:
    assert not measure(made(1600, 3000)).exact


def test_nothing_has_no_measures() -> None:
    assert measure(empty()).degree == ()


def test_the_graph_of_networkx_keeps_all_and_has_types() -> None:
    network = nasty()
    found = graph(network, measure(network))
    assert isinstance(found, nx.MultiDiGraph)
    assert (found.number_of_nodes(), found.number_of_edges()) == (3, 4)
    assert {type(value) for _, data in found.nodes(data=True) for value in data.values()} <= {str, int, float, bool}
    assert found.nodes["https://w3id.org/wtsa/id/a"]["rows"] == 3
    assert isinstance(graph(barbell()), nx.MultiGraph)


def test_the_same_figures_whatever_the_order_of_hashing() -> None:
    script = ("from tests.network.networks import made; from kg.network.measures import measure; "
              "from kg.export.network.prepared import Prepared; from kg.export.network.formats import written; import hashlib; "
              "n = made(120, 300); print(hash('x'), measure(n).community); "
              "print([hashlib.sha256(b''.join(written(Prepared(n), f).values())).hexdigest() "
              "for f in ('gexf', 'graphml', 'cytoscape', 'json', 'csv', 'neo4j', 'dot', 'svg', 'html')])")
    outputs = [subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT,
                              env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}).stdout.split(" ", 1)
               for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))]
    assert outputs[0][0] != outputs[1][0]
    assert outputs[0][1] == outputs[1][1]
