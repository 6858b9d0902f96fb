"""Where a result goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.config import ANSWERS, effective
from kg.messages import KgError, printable
from kg.nearest import did_you_mean

_SPEAKING_FOR_NO_FORMAT = ("txt", "tmp", "out")  # endings of files that may hold anything


def add_output_options(parser: argparse.ArgumentParser, formats: Sequence[str], more: str = "") -> None:
    """The options `--format`, the first of `formats` being what comes without it, and `-o`; `more` is said of other formats."""
    parser.add_argument("--format", metavar="FORMAT",
                        help=f"{', '.join(formats)} (default: by the ending of FILE, else {formats[0]}){more}")
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="write there; - is standard output (default)")


def chosen_format(args: argparse.Namespace, formats: Sequence[str], default: str,
                  extensions: dict[str, str] | None = None) -> str:
    """The format of an answer: the flag, else the file's extension, else the setting, else `default`.

    Raises KgError for a format that is not among `formats`, for an ending that is none, for a setting that is no format at all.
    """
    extension = Path(args.output).suffix.removeprefix(".").lower()
    by_name = (extensions or {}).get(extension, extension)
    if not args.output:
        raise KgError("the file has no name", remedy="-o FILE names it; without -o the result goes to standard output")
    configured = _configured(args)
    if args.format:
        name = str(args.format).lower()
    elif args.output != "-" and by_name in formats:
        name = by_name
    elif args.output != "-" and extension not in ("", *_SPEAKING_FOR_NO_FORMAT):
        raise KgError(f"no format here has the ending .{extension}{did_you_mean(extension, formats)}", place=args.output,
                      remedy=f"--format says which; formats: {', '.join(formats)}")
    else:
        name = configured if configured in formats else default
    if name not in formats:
        raise KgError(f"unknown format {name!r}{did_you_mean(name, formats)}", remedy=f"formats: {', '.join(formats)}")
    return name


def _configured(args: argparse.Namespace) -> str:
    """The format of the settings; one that only other commands know does not hold here.

    Raises KgError, with where it was set, for what no command knows.
    """
    found = effective({"format": getattr(args, "format", None)})["format"]
    if not args.format and found.value not in ANSWERS:
        raise KgError(f"unknown format {found.value!r}{did_you_mean(found.value, ANSWERS)}", place=found.origin,
                      remedy=f"formats: {', '.join(ANSWERS)}")
    return found.value


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a person looks at: how wide it is, and whether it may be sent colours (https://no-color.org)."""

    width: int
    colour: bool


def terminal(output: str) -> Terminal | None:
    """The terminal that the result goes to, or a pipe that is to be as wide as COLUMNS says; None for other pipes and files."""
    if output != "-":
        return None
    if not sys.stdout.isatty():
        asked = os.environ.get("COLUMNS", "")
        return Terminal(int(asked), colour=False) if asked.isdecimal() and int(asked) else None
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Terminal(shutil.get_terminal_size().columns, colour=not plain)


def for_terminal(text: str) -> str:
    """`text` without signs that steer a terminal; a document may hold any."""
    return printable(text, "\t\n")


def write_result(data: bytes, output: str) -> None:
    """Write to standard output (`-`) or replace the file `output` as a whole.

    Raises KgError when the file cannot be written; what was there before stays.
    """
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    try:
        if target.exists() and not target.is_file():
            _write_in_place(target, data)  # a pipe or a device cannot be replaced
        else:
            _replace(target, data)
    except OSError as error:
        raise KgError(f"cannot be written: {why_not(error, target.parent)}", place=output) from error


def why_not(error: OSError, folder: Path) -> str:
    """What an error of the system means for `folder`, in which something was to be made: /proc is there, but says "No such file"."""
    if isinstance(error, FileNotFoundError) and folder.is_dir():
        return f"the folder {folder} cannot be written"
    return str(error.strerror or error)


def check_writable(output: str) -> None:
    """Say at once, before any work, that a folder is missing or cannot be written. Raises KgError like `write_result`."""
    folder = Path(output).parent
    if output == "-" or os.access(folder, os.W_OK | os.X_OK):
        return
    reason = "there is no such folder" if not folder.exists() else "the folder cannot be written"
    raise KgError(f"cannot be written: {reason}", place=output)


def _write_in_place(target: Path, data: bytes) -> None:
    with target.open("wb") as file:
        file.write(data)


def _replace(target: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        draft.chmod(0o666 & ~umask())
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def umask() -> int:
    """The permissions that this process takes from new files; what a draft file or folder has to be given by hand."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
