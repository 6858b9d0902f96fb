"""Writes state after state to the store at argv[1] until it is killed; each state holds one number in every quad."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from kg.store import writing
from kg.term import Literal, NamedNode, Quad

SIZE = 3000
GRAPHS = [NamedNode(f"urn:graph:{n}") for n in range(3)]


def main(path: Path) -> None:
    for state in count(1):
        with writing(path) as writer:
            writer.replace(Quad(NamedNode(f"urn:s:{n}"), NamedNode("urn:p"), Literal(str(state)), GRAPHS[n % 3])
                           for n in range(SIZE))
        sys.stdout.write(f"{state}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
