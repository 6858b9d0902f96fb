"""Where the files that travel with the package are: `ontology/`, `queries/` and the facts that ship.

In a checkout the folders stand at the top of the tree; in an installed wheel they are inside `kg`. Everybody who
needs one asks here, so no other file knows the difference.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def folder(name: str) -> Path:
    """The folder `name` ("ontology", "queries", "data") that travels with the package.

    >>> folder("ontology").joinpath("wtsa.ttl").is_file()
    True

    Raises FileNotFoundError when an installation is incomplete.
    """
    package: Traversable = files("kg")
    for place in (Path(str(package)) / name, Path(str(package)).parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the installation lacks its folder {name!r}; reinstall wtsa-kg")
