"""Load the dump of a release with rdflib alone, and ask who acts on which resolution.

    python with_rdflib.py releases/2026.11
"""

import gzip
import os
import sys
from pathlib import Path

from rdflib import Graph

QUESTION = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wtsa: <https://w3id.org/wtsa/ont#>
SELECT ?resolution ?body WHERE { ?r wtsa:actionBy ?b . ?r skos:notation ?resolution . ?b skos:notation ?body } ORDER BY ?resolution ?body
"""


def load(release: Path) -> Graph:
    """The union of all named graphs."""
    graph = Graph()
    with gzip.open(release / "wtsa.nt.gz") as file:
        graph.parse(file, format="nt")
    return graph


def main() -> None:
    """Print a line for each pair."""
    graph = load(Path(sys.argv[1]))
    print(f"{len(graph)} triples")
    for resolution, body in graph.query(QUESTION):
        print(f"{resolution}\t{body}")


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read this has seen enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
