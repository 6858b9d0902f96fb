"""Versions of the data: the calendar's (https://calver.org), year and month, with a number behind for a second release in a month.

>>> Version.parse("2026.11") < Version.parse("2026.11.1") < Version.parse("2027.1")
True
>>> str(Version.parse("2026.1")), Version.parse("2026.11").month_begins
('2026.01', '2026-11-01')
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg.messages import KgError

_FORM = re.compile(r"(\d{4})\.(0?[1-9]|1[0-2])(?:\.([1-9]\d{0,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Year, month and the number of the release in the month (0 for the first)."""

    year: int
    month: int
    number: int = 0

    @classmethod
    def parse(cls, text: str) -> Version:
        """The version that is written so. Raises KgError for what is none."""
        found = _FORM.fullmatch(text)
        if not found:
            raise KgError(f"this is no version of the data: {text!r}", remedy="write year and month, such as 2026.11 or 2026.11.1")
        return cls(int(found[1]), int(found[2]), int(found[3] or 0))

    def __str__(self) -> str:
        return f"{self.year:04}.{self.month:02}" + (f".{self.number}" if self.number else "")

    @property
    def month_begins(self) -> str:
        """The first day of its month."""
        return f"{self.year:04}-{self.month:02}-01"


def issued(version: Version, environment: Mapping[str, str] = os.environ) -> str:
    """The date of the release: that of SOURCE_DATE_EPOCH, else the first of the version's month.

    >>> issued(Version(2026, 11), {}), issued(Version(2026, 11), {"SOURCE_DATE_EPOCH": "1795000000"})
    ('2026-11-01', '2026-11-18')

    Raises KgError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return version.month_begins
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise KgError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}", remedy="unset it, or give seconds since 1970") from None


def versions(names: Iterable[str]) -> list[Version]:
    """The versions among the names of folders, oldest first."""
    return sorted(Version.parse(name) for name in names if _FORM.fullmatch(name))


def last_before(version: Version, folder: Path) -> Path | None:
    """The folder of the newest release in `folder` that is older than `version`."""
    found = [other for other in versions(entry.name for entry in folder.iterdir() if entry.is_dir()) if other < version]
    return next((folder / name for name in (str(found[-1]), f"{found[-1].year}.{found[-1].month}") if (folder / name).is_dir()),
                None) if found else None
