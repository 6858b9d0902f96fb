"""Commands on the graph: a module for each, with a docstring, `register` and `run`."""
