"""Put a finished folder in the place of another, so that whoever is killed meanwhile leaves the old one or the new one.

Linux and macOS can exchange two names in one step (renameat2, renamex_np). Elsewhere, and on file systems that cannot, it takes
two renames; what a kill between them leaves aside is put back by `restore` before the next release is written.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

from kg.messages import KgError

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE (also RENAME_SWAP): https://man7.org/linux/man-pages/man2/rename.2.html


def put(draft: Path, target: Path) -> None:
    """Put `draft` in the place of `target`; what stood there comes back when that fails. Raises KgError."""
    old = draft.with_name(f"{draft.name}.old")
    try:
        if target.exists() and exchanged(draft, target):
            shutil.rmtree(draft, ignore_errors=True)
        else:
            _in_two_steps(draft, target, old)
    except OSError as error:
        raise KgError(f"cannot be written: {error.strerror or error}", place=str(target)) from error
    shutil.rmtree(old, ignore_errors=True)


def _in_two_steps(draft: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where that cannot be done here."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None)
        if hasattr(system, "renameat2"):
            return bool(system.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
        return bool(system.renamex_np(*names, _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):  # another system; TypeError is what Windows says to CDLL(None)
        return False


def restore(target: Path) -> None:
    """Bring back what a killed replacement left aside, where nothing took its place. Raises OSError."""
    if not target.exists() and target.parent.is_dir():
        for old in sorted(target.parent.glob(f".{target.name}-*.old"))[:1]:
            old.rename(target)
