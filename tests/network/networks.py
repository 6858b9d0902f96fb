"""Networks made for tests: a small one with labels that try to break out, random ones of any size."""

from __future__ import annotations

from random import Random

from kg.network.model import Network, Node, Passage, Relation

NASTY = '<b onclick="x()">&amp; \\N "quoted" \'=1+1 ]]> </script><script>alert(1)</script> {x} | é 会'
IRI = "https://w3id.org/wtsa/id/"


def nasty() -> Network:
    """Three things, four relations, of which two join the same two things."""
    nodes = (Node(IRI + "a", NASTY, NASTY, "study group", attributes={"rows": 3, "title": NASTY}),
             Node(IRI + "b", "B", "B body", "resolution", "2019-02", "2020", attributes={"share": .5, "done": True}),
             Node("urn:x:javascript", "C", "C", "", colour="#ff0000"))
    ties = (Relation(IRI + "a", IRI + "b", NASTY, 2.5, "2019-02-28", "2019-03", records=(IRI + "r",), attributes={"note": NASTY}),
            Relation(IRI + "a", IRI + "b", "second", 1), Relation(IRI + "b", IRI + "a", "back", 1),
            Relation("urn:x:javascript", IRI + "b", "", 1, "2021-05", "2020-05"))
    return Network("nasty", NASTY, True, nodes, ties, {IRI + "r": Passage("plan", "table 1, row 2", NASTY)})


def made(things: int, relations: int, seed: int = 1, kinds: int = 5) -> Network:
    """A network with hubs: the same for the same numbers."""
    random = Random(seed)  # noqa: S311  # no secret
    nodes = tuple(Node(f"{IRI}n/{n:05}", f"Thing {n}", f"Thing number {n}", f"kind {n % kinds}") for n in range(things))
    pairs = {(random.randrange(things), int(things * random.random() ** 3)) for _ in range(relations)}
    ties = tuple(Relation(nodes[a].iri, nodes[b].iri, ("uses", "cites")[(a + b) % 2], 1 + (a * b) % 7) for a, b in sorted(pairs))
    return Network("made", "A network that was made", False, nodes, ties)


def empty() -> Network:
    return Network("empty", "Nothing", True, (), ())
