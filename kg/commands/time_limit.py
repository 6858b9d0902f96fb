"""A limit on the time of a query, for a process that asks one question and ends.

The engine cannot be told to stop a query that runs (pyoxigraph 0.5 offers no cancellation to Python), but it lets other
threads go on meanwhile. So a watchdog ends the process: a store that is only read takes no harm. A server needs a
process for each worker instead.
"""

from __future__ import annotations

import argparse
import math
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.config import setting
from kg.messages import QueryError


def add_timeout_option(parser: argparse.ArgumentParser) -> None:
    """The option `--timeout` of a command that asks a query of anybody's making."""
    parser.add_argument("--timeout", metavar="SECONDS", help="stop the query after so long; 0 is no limit (default: 30, see `kg config`)")


def timeout_of(args: argparse.Namespace) -> float:
    """The seconds that a query may take; 0 is no limit.

    Raises QueryError for what is no number of seconds.
    """
    text = setting(args, "timeout")
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise QueryError(f"a timeout is a number of seconds, not {text!r}", remedy="for example --timeout 60; 0 is no limit")
    return seconds


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End this process with one message and exit code 2 when the body takes longer; 0 is no limit.

    Ctrl-C ends it at once. Nothing may be written in the body, so that no file is left half done.
    """
    with _interruptible():
        if 0 < seconds < threading.TIMEOUT_MAX:
            with _watched(seconds):
                yield
        else:
            yield


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process itself: Python would hear of it only when the engine has finished."""
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before in (signal.SIG_IGN, None):
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    watchdog = threading.Timer(seconds, _give_up, (seconds,))
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()


def _give_up(seconds: float) -> None:
    sys.stderr.write(f"kg: the query was stopped after {seconds:g} seconds\n"
                     "  make it ask for less, or give it longer: --timeout SECONDS (0 is no limit)\n")
    sys.stderr.flush()
    os._exit(2)
