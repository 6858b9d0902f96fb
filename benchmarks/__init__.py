"""Benchmarks: ratios against a named floor or peer, never absolute times."""
