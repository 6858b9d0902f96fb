"""From what was read to records with evidence: the last station before the graph."""
