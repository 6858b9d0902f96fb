"""Background papers and web pages about a conference of ITU, from neutral document to facts.

    Document ── read ──> Paper: what it is about, its paragraphs, its tables ── facts ──> PaperFact, one file a family
"""
