"""The facts of a paper as records, a file a story; `records.py` has the table of all kinds.

IRIs come from the name of the document and what it prints, so that the same paper in two formats mints the same ones.
"""
