"""Rows or graph in, bytes out: one module for each kind of thing that is written."""
