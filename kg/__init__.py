"""The graph: words, identifiers, store, rules, shapes, questions. It has never seen a document."""
