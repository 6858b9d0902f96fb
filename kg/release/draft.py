"""The folder in which a release is written before it is there: one writer, and nothing left over.

    FOLDER/.2026.11.lock        held by the one who writes this version, gone with it
    FOLDER/.2026.11-k3v9x2aa    the draft; what a killed process left is taken away by the next one who writes this version
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.messages import KgError
from kg.output import umask, why_not
from kg.release.exchange import put, restore
from kg.store.locks import lock


@contextmanager
def draft_of(target: Path, *, force: bool) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends well, and vanishes when it does not.

    Raises KgError when `target` exists (unless `force`), when somebody else is writing it, or when it cannot be written.
    """
    _make(target.parent)
    with _only_writer(target):
        draft = _begun(target, force)
        try:
            yield draft
            draft.chmod(0o777 & ~umask())
            put(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _make(folder: Path) -> None:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not there.is_dir():
        raise KgError("cannot be written: it is a file, and releases go into a folder", place=str(there), remedy="-o names the folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(f"cannot be written: {why_not(error, there)}", place=str(error.filename or folder)) from error


@contextmanager
def _only_writer(target: Path) -> Iterator[None]:
    """Be the only one who writes `target`. Raises KgError at once when somebody else does."""
    file = target.with_name(f".{target.name}.lock")
    try:
        handle = file.open("ab")
    except OSError as error:
        raise KgError(f"cannot be written: {why_not(error, target.parent)}", place=str(target.parent)) from error
    with handle:
        if not lock(handle, shared=False) or not _is_still(handle.fileno(), file):
            raise KgError(f"the release {target.name} is being written by another process", place=str(target), remedy="wait until it ends")
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; the next writer takes it over
                file.unlink()


def _is_still(descriptor: int, file: Path) -> bool:
    """Whether the open file is the one of this name, and not one that its holder has removed since."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _begun(target: Path, force: bool) -> Path:
    try:
        restore(target)
        if target.exists() and not force:
            raise KgError(f"the release {target.name} exists", place=str(target), remedy="give another version, or replace it with --force")
        for left in target.parent.glob(f".{target.name}-*"):
            shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    except OSError as error:
        raise KgError(f"cannot be written: {why_not(error, target.parent)}", place=str(error.filename or target)) from error
