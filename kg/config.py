"""Settings and where each comes from: flag > environment (`KG_…`) > file > default.

The file is the nearest `kg.toml`, or the table `[tool.kg]` of the nearest `pyproject.toml`, in the working folder or
above it. `kg config` prints what is in force.

>>> effective({"format": "csv"}, environment={"KG_FORMAT": "md"}, folder=Path("/"))["format"]
Setting(name='format', value='csv', origin='flag --format')
"""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.messages import KgError
from kg.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Known:
    """A setting that exists: its name (also the flag's), what it does, and its default in words."""

    name: str
    meaning: str
    default: str


# The forms of an answer as a table (`kg/export/table.py` writes them).
ANSWERS = ("table", "csv", "tsv", "json", "srj", "xml", "md", "xlsx")

KNOWN = {
    known.name: known
    for known in (
        Known("store", "the folder of the graph", ""),
        Known("queries", "a folder with saved queries of your own", ""),
        Known("timeout", "the seconds after which a query is stopped; 0 is no limit", "30"),
        Known("format", f"the form of answers: {', '.join(ANSWERS)}", "table"),
    )
}


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting in force and where it comes from."""

    name: str
    value: str
    origin: str


def effective(flags: Mapping[str, str | None], *, environment: Mapping[str, str] | None = None,
              folder: Path | None = None) -> dict[str, Setting]:
    """All settings in force, by name.

    Raises KgError when the file is no TOML or has a setting that does not exist.
    """
    environment = os.environ if environment is None else environment
    file, values = _file_settings(folder or Path.cwd())
    found = {}
    for known in KNOWN.values():
        variable = "KG_" + known.name.upper().replace("-", "_")
        if flag := flags.get(known.name):
            found[known.name] = Setting(known.name, flag, f"flag --{known.name}")
        elif environment.get(variable):
            found[known.name] = Setting(known.name, environment[variable], f"environment variable {variable}")
        elif known.name in values:
            found[known.name] = Setting(known.name, values[known.name], str(file))
        else:
            found[known.name] = Setting(known.name, known.default or _default(known.name), "default")
    return found


def _default(name: str) -> str:
    if name != "store":
        return ""
    import platformdirs  # only who relies on the default pays for the import

    return str(Path(platformdirs.user_data_dir("wtsa-kg", appauthor=False)) / "store")


def _file_settings(start: Path) -> tuple[Path | None, Mapping[str, str]]:
    """The nearest file with settings and what it says; paths in it count from its folder."""
    for folder in (start, *start.parents):
        for name, table in (("kg.toml", ()), ("pyproject.toml", ("tool", "kg"))):
            values = _read(folder / name, table)
            if values is not None:
                return folder / name, _checked(values, folder / name)
    return None, {}


def _read(file: Path, table: tuple[str, ...]) -> Mapping[str, object] | None:
    """The settings of one file; None where it does not exist or has no table for us."""
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise KgError(f"the settings cannot be read: {error.strerror}", place=str(file)) from error
    except ValueError as error:
        if table:  # somebody else's file: not ours to complain about
            return None
        raise KgError(f"the settings are no TOML: {error}", place=str(file)) from error
    for key in table:
        values = values.get(key, {})
    return values or (None if table else {})


def _checked(values: Mapping[str, object], file: Path) -> Mapping[str, str]:
    for name in values:
        if name not in KNOWN:
            raise KgError(f"unknown setting {name}{did_you_mean(name, KNOWN)}", place=str(file),
                          remedy=f"settings: {', '.join(KNOWN)}")
    return {name: str(file.parent / str(value)) if name in ("store", "queries") else str(value)
            for name, value in values.items()}


def add_store_option(parser: argparse.ArgumentParser) -> None:
    """The option `--store` of a command that reads or writes the graph."""
    parser.add_argument("--store", metavar="FOLDER", help="the folder of the graph (default: see `kg config`)")


def setting(args: argparse.Namespace, name: str) -> str:
    """The value in force of one setting for a command with these options."""
    flag = getattr(args, name.replace("-", "_"), None)
    return effective({name: flag})[name].value


def store_path(args: argparse.Namespace) -> Path:
    """The folder of the graph for a command that has `add_store_option`."""
    return Path(setting(args, "store")).expanduser()
