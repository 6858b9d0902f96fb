"""The folder of a store on disk: old or new, never half.

    STORE/lock                     held by the one writer
    STORE/current.json             {"format": 1, "generation": 7}; replaced in one step
    STORE/generations/7/           what the engine wrote; never changed once `current.json` names it
    STORE/generations/7.reading    held by whoever reads generation 7

A write makes a new generation beside the current one and then swaps `current.json`. Killed before the swap, the old
state stands; killed after it, the new one. What a killed writer left behind is removed by the next. The locks are the
operating system's, so they end with the process that holds them. This module knows nothing of RDF.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kg.messages import StoreError
from kg.store.locks import lock

FORMAT = 2  # rises when an older `kg` could not read, or would misread, what this one writes
_REBUILD = "`kg build` makes it anew; your documents stay as they are"


class Generations:
    """The generations under one folder, which need not exist yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._current_file = root / "current.json"
        self._folder = root / "generations"

    def current(self) -> int | None:
        """The number of the current generation; None where there is no store.

        Raises StoreError when the store has another format or its `current.json` is damaged.
        """
        try:
            state = json.loads(self._current_file.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(f"cannot read the store: {error.strerror}", place=str(self.root)) from error
        except ValueError as error:
            raise StoreError("the store is damaged: current.json is no JSON", place=str(self.root),
                             remedy=_REBUILD) from error
        return self._generation_in(state)

    def _generation_in(self, state: object) -> int:
        if not isinstance(state, dict) or state.get("format") != FORMAT:
            found = state.get("format") if isinstance(state, dict) else None
            raise StoreError(f"the store has format {found!r}; this version of kg works with format {FORMAT}",
                             place=str(self.root), remedy=_REBUILD)
        number = state.get("generation")
        if not isinstance(number, int) or not self.path(number).is_dir():
            raise StoreError(f"the store is damaged: it has no generation {number!r}", place=str(self.root),
                             remedy=_REBUILD)
        return number

    def path(self, number: int) -> Path:
        """The folder of generation `number`."""
        return self._folder / str(number)

    def hold_current(self) -> tuple[Path, IO[bytes] | None]:
        """The folder of the current generation and a handle that keeps it from being removed until it is closed.

        Raises StoreError when there is no store.
        """
        for _ in range(100):  # a writer may swap and tidy between two of our steps; then the next round finds its state
            number = self.current()
            if number is None:
                raise StoreError("there is no graph yet", place=str(self.root),
                                 remedy="make one with `kg build`, or name another place with --store or KG_STORE")
            handle = self._hold(number)
            if self.path(number).is_dir():
                return self.path(number), handle
            if handle:
                handle.close()
        raise StoreError("the store changes faster than it can be read", place=str(self.root), remedy="try again")

    def _hold(self, number: int) -> IO[bytes] | None:
        """A shared lock on a generation; None where the folder has none to give (a copy, a read-only medium)."""
        try:
            handle = self._reading_file(number).open("rb")
        except OSError:
            return None
        lock(handle, shared=True)
        return handle

    def _reading_file(self, number: int) -> Path:
        return self._folder / f"{number}.reading"

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Be the only writer for the length of the block; tidies what a killed writer left.

        Raises StoreError at once when another process writes, or when the folder cannot be used.
        """
        with self._os_errors():
            self._refuse_strange_folder()
            self._folder.mkdir(parents=True, exist_ok=True)
            handle = (self.root / "lock").open("ab")
        with handle:
            if not lock(handle, shared=False):
                raise StoreError("another kg process is writing to this store", place=str(self.root),
                                 remedy="wait until it has finished, or use another place with --store")
            self._tidy()
            yield

    def _refuse_strange_folder(self) -> None:
        """Never mix a store into a folder in which somebody keeps other things."""
        if not self.root.is_dir() or self._current_file.exists():
            return
        others = [entry.name for entry in self.root.iterdir() if entry.name not in ("lock", "generations")]
        if others:
            raise StoreError(f"this folder is no store; it holds {sorted(others)[0]!r}", place=str(self.root),
                             remedy="name an empty or a new folder with --store")

    @contextmanager
    def new(self) -> Iterator[Path]:
        """A folder for the next generation, which is the current one once the block ends well.

        Call it inside `exclusive`. When the block raises, the folder is removed and the old state stands; an OSError
        (a full disk) comes out as a StoreError.
        """
        number = max(self._numbers(), default=0) + 1
        with self._os_errors():
            try:
                self._reading_file(number).touch()
                yield self.path(number)
                _flush_folder(self.path(number))
                self._swap(number)
            except BaseException:
                if self._current_or_none() != number:  # an interrupt may come right after the swap
                    self._remove(number)
                raise
            self._tidy()

    def _swap(self, number: int) -> None:
        """Make `number` the current generation in one step that survives a power cut."""
        draft = self.root / "current.json.new"
        with draft.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "generation": number, "previous": self._current_or_none()}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._current_file)
        with suppress(OSError):  # the swap has happened; a medium that cannot flush a folder changes nothing
            _flush_folder(self.root)

    def _current_or_none(self) -> int | None:
        with suppress(StoreError):
            return self.current()
        return None

    def _numbers(self) -> set[int]:
        names = (entry.name.removesuffix(".reading") for entry in self._folder.iterdir())
        return {int(name) for name in names if name.isdecimal()}

    def _tidy(self) -> None:
        """Remove what neither is current nor was just before it; a store that cannot be understood is left alone."""
        try:
            current = self.current()
        except StoreError:
            return
        (self.root / "current.json.new").unlink(missing_ok=True)
        previous = self._previous()
        for number in self._numbers() - {current, previous}:
            self._remove(number)

    def _previous(self) -> int | None:
        try:
            state = json.loads(self._current_file.read_text("utf-8"))
        except OSError:
            return None
        number = state.get("previous")
        return number if isinstance(number, int) else None

    def _remove(self, number: int) -> None:
        """Remove a generation unless somebody reads it; then a later writer does."""
        with suppress(OSError):
            handle = self._reading_file(number).open("ab")
            with handle:
                if lock(handle, shared=False):
                    shutil.rmtree(self.path(number), ignore_errors=True)
                    self._reading_file(number).unlink(missing_ok=True)

    @contextmanager
    def _os_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise StoreError(f"the store cannot be written: {reason}", place=str(self.root),
                             remedy="what it held before is unchanged; free some space or choose another place with "
                                    "--store") from error


def _flush_folder(folder: Path) -> None:
    """Have the operating system write `folder` and its files to the medium."""
    for path in (*folder.iterdir(), folder):
        if path.is_file() or os.name == "posix":  # Windows cannot open a folder
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
