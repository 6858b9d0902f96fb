"""Commands that begin with a document: the one door from `ingest` to the store."""
