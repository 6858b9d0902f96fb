"""The command `kg`: finds the commands of both packages, runs the chosen one, turns errors into one message.

A command is a module in `kg/commands/` or `ingest/commands/` with a docstring (its help; what follows the line
`example:` is shown as examples), `register(parser)` and `run(args) -> int`. Its name is the file's. Only the chosen
module is imported, so that a question from a cold shell does not wait for what it does not need.
"""

from __future__ import annotations

import argparse
import ast
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path

from kg.messages import KgError, UnsupportedShape
from kg.nearest import did_you_mean

_PACKAGES = ("kg.commands", "ingest.commands")
_ABOUT = "What the world's telecom standards assembly decided, who has to act and what came of it."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 findings, 2 could not be done, 3 unsupported shape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows no “ shows something instead of failing
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except UnsupportedShape as error:
        return _complain(error, 3)
    except KgError as error:
        return _complain(error, 2)
    except UnicodeEncodeError as error:  # bytes of an argument that are no UTF-8, which only now meet somebody who needs text
        return _complain(KgError(f"this is no text in UTF-8: {error.object[max(0, error.start - 20):error.end + 20]!r}"), 2)
    except BrokenPipeError:
        _forget_output()
        return 0
    except OSError as error:
        return _complain(KgError(error.strerror or str(error), place=str(error.filename or "")), 2)
    except KeyboardInterrupt:
        sys.stderr.write("kg: interrupted\n")
        return 130


def _run(arguments: list[str]) -> int:
    commands = command_modules()
    position = _position_of_command(arguments)
    name = arguments[position] if position < len(arguments) else ""
    if name not in commands:
        return _without_command(arguments, name, commands)
    args = command_parser(name, commands[name]).parse_args(arguments[:position] + arguments[position + 1:])
    code = int(import_module(commands[name]).run(args))
    sys.stdout.flush()
    return code


def _position_of_command(arguments: list[str]) -> int:
    """Where the command stands: the first word that is neither an option nor the value of `--store`."""
    position = 0
    while position < len(arguments) and arguments[position].startswith("-"):
        position += 2 if arguments[position] == "--store" else 1
    return position


def command_modules() -> dict[str, str]:
    """Command → module, by name; nothing is imported.

    >>> command_modules()["query"]
    'kg.commands.query'
    """
    found = {}
    for package in _PACKAGES:
        for file in _files(package):
            if not file.stem.startswith("_") and _declares_command(file):
                found[file.stem.replace("_", "-")] = f"{package}.{file.stem}"
    return dict(sorted(found.items()))


def _files(package: str) -> list[Path]:
    spec = find_spec(package)
    folders = spec.submodule_search_locations or () if spec else ()
    return [file for folder in folders for file in Path(folder).glob("*.py")]


def _declares_command(file: Path) -> bool:
    """Modules that commands share stand beside them, but have no `run`."""
    return "\ndef run(" in file.read_text("utf-8")


def command_parser(name: str, module: str) -> argparse.ArgumentParser:
    """The parser of one command: its own options behind those that all have."""
    command = import_module(module)
    about, _, examples = (command.__doc__ or "").partition("\nexample:")
    parser = argparse.ArgumentParser(
        prog=f"kg {name}", description=about.strip(), epilog=f"example:{examples}".rstrip() if examples else None,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
        conflict_handler="resolve")  # `kg query -q TEXT`: a command may give -q another meaning; --quiet stays
    parser.add_argument("-v", "--verbose", action="store_true", help="say more about what is done")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    command.register(parser)
    return parser


def _without_command(arguments: list[str], name: str, commands: dict[str, str]) -> int:
    if name:
        raise KgError(f"there is no command {name!r}{did_you_mean(name, commands)}",
                      remedy="`kg --help` shows them all")
    if "--version" in arguments:
        print(f"kg {version('wtsa-kg')}")  # noqa: T201  # the result
        return 0
    unknown = [word for word in arguments if word not in ("-h", "--help")]
    if unknown:
        raise KgError(f"unknown option {unknown[0]}", remedy="`kg --help` shows what there is")
    print(_help(commands))  # noqa: T201  # the result
    return 0


def _help(commands: dict[str, str]) -> str:
    width = max(map(len, commands)) + 2
    lines = [f"  {name:{width}}{_summary(module)}" for name, module in commands.items()]
    return "\n".join([_ABOUT, "", "usage: kg COMMAND …", "", *lines, "", "options: --help, --version",
                      "to begin: kg build, then kg query --list", "`kg COMMAND --help` explains a command."])


def _summary(module: str) -> str:
    """The first sentence of a command's docstring, read without importing it."""
    spec = find_spec(module)
    source = Path(spec.origin or "").read_text("utf-8") if spec else ""
    return (ast.get_docstring(ast.parse(source)) or "").split("\n")[0]


def _complain(error: KgError, code: int) -> int:
    sys.stdout.flush()
    sys.stderr.write(f"kg: {error}\n")
    return code


def _forget_output() -> None:
    """Whoever reads us has gone (`kg … | head`): keep the interpreter from complaining when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
