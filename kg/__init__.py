"""The graph: words, identifiers, store, rules, shapes, questions. It has never seen a document.

    from kg import Graph

    with Graph.open() as graph:
        for row in graph.query("who-must-act", resolution="R78"):
            print(row["bodyLabel"])

What stands in `__all__` is the stable interface; `kg.api` documents it. It is imported only when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Graph, Rows

__all__ = ["Graph", "Rows"]


def __getattr__(name: str) -> object:
    """The interface, imported when somebody asks for it, so that `import kg` costs nothing."""
    if name in __all__:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
