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


def paper(name: str) -> bytes:
    """A licence that travels with the package: beside it in a checkout, with the installation's records in a wheel.

    >>> b"Apache License" in paper("LICENSE")
    True

    Raises FileNotFoundError when an installation is incomplete.
    """
    beside = Path(str(files("kg"))).parent / name
    if (beside.parent / "pyproject.toml").is_file() and beside.is_file():
        return beside.read_bytes()
    from importlib.metadata import distribution

    text = distribution("wtsa-kg").read_text(f"licenses/{name}")
    if text is None:
        raise FileNotFoundError(f"the installation lacks its {name}; reinstall wtsa-kg")
    return text.encode()
