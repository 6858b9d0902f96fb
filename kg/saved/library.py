"""The saved queries of some folders, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.messages import QueryError
from kg.nearest import did_you_mean
from kg.resources import folder
from kg.saved.query import SavedQuery
from kg.saved.read import load

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


class Library:
    """The saved queries of some folders: those that ship and, behind them, a user's own."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    @classmethod
    def shipped(cls, more: Path | None = None) -> Library:
        """The queries that travel with the package, and those below `more`."""
        return cls(folder("queries"), *((more,) if more else ()))

    def files(self) -> dict[str, Path]:
        """Name → file, by name; nothing is read.

        Raises QueryError when two files have the same name, or one has a name that nobody could type.
        """
        found: dict[str, Path] = {}
        for root in self._folders:
            for path in sorted(root.rglob("*.rq")):
                name = path.relative_to(root).with_suffix("").as_posix()
                if not _NAME.fullmatch(name):
                    raise QueryError(f"the name of a query is lower-case words joined by hyphens, not {name!r}",
                                     place=str(path))
                if name in found:
                    raise QueryError(f"the name {name} is taken by {found[name]}", place=str(path))
                found[name] = path
        return dict(sorted(found.items()))

    def get(self, name: str) -> SavedQuery:
        """The query `name`; only its file is read.

        Raises QueryError when there is none (with the nearest name) or when its file has a mistake.
        """
        files = self.files()
        if name not in files:
            raise QueryError(f"there is no saved query {name!r}{did_you_mean(name, files)}",
                             remedy="`kg query --list` shows them all")
        return load(files[name], name)

    def __iter__(self) -> Iterator[SavedQuery]:
        for name, path in self.files().items():
            yield load(path, name)
