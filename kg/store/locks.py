"""Advisory locks on files that end with the process that holds them, on POSIX and on Windows.

Why no library: `filelock` has no shared lock that a reader could hold, and both systems need only one call.
"""

from __future__ import annotations

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def lock(handle: IO[bytes], *, shared: bool) -> bool:
        """Lock an open file for one holder. Windows keeps open files from being removed, so readers need no lock."""
        if shared:
            return True
        try:
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def lock(handle: IO[bytes], *, shared: bool) -> bool:
        """Lock an open file, for many holders or for one; False at once when somebody else stands in the way.

        The lock is held until `handle` is closed or the process ends, however it ends.
        """
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
