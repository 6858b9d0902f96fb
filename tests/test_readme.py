"""README.md and CONTRIBUTING.md tell the truth: their commands exist, their paths exist, nothing is left undone."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from kg.__main__ import command_modules, command_parser
from kg.saved import Library
from tests.test_packaging import tracked

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"(?:^    |`|&& \.venv/bin/)kg (?P<name>[a-z-]+)", re.M)
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.*-]*|[\w-]+\.(?:md|toml|py|ttl))`")


def test_the_first_two_blocks_are_one_command_each() -> None:
    first, second = (block.strip() for block in _BLOCK.findall(README)[:2])
    for command in (first, second):
        assert "\n" not in command
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
    assert " kg build && " in first.replace(".venv/bin/", " ")
    assert "kg query " in first
    assert "'.[test]'" in second
    assert [tool for tool in ("ruff check", "mypy", "pytest") if tool not in second] == []


def test_the_first_blocks_stand_before_everything_else() -> None:
    assert README.startswith("# ")
    assert README.index("```sh") < README.index("\n## ")


def test_ci_runs_the_second_block_as_it_stands(tmp_path: Path) -> None:
    """The script is run in a copy whose README has other commands."""
    ran = run_ci(tmp_path, "# x\n```sh\necho said first\n```\ntext\n```sh\necho said second\n```\n```sh\necho said third\n```\n")
    assert ran.returncode == 0, ran.stderr
    assert [line for line in ran.stdout.splitlines() if line] == ["echo said second", "said second"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def run_ci(folder: Path, readme: str) -> subprocess.CompletedProcess[str]:
    """What `.ci/run` does in a repository with this README.md."""
    (folder / ".ci").mkdir()
    (folder / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    (folder / "README.md").write_text(readme, "utf-8")
    for arguments in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return subprocess.run(["bash", folder / ".ci" / "run"], capture_output=True, text=True)


def test_ci_fails_when_the_command_fails(tmp_path: Path) -> None:
    assert run_ci(tmp_path, "```sh\ntrue\n```\n```sh\nfalse && true\n```\n").returncode != 0


def test_every_command_is_named_in_the_readme_and_every_named_command_exists() -> None:
    named = {match["name"] for match in _COMMAND.finditer(README)}
    assert set(command_modules()) - named == set()
    assert {match["name"] for match in _COMMAND.finditer(README + CONTRIBUTING)} - set(command_modules()) == set()


@pytest.mark.parametrize("line", re.findall(r"^    kg (.+?)(?: {2,}.*)?$", README, re.M))
def test_the_options_of_the_examples_exist(line: str) -> None:
    name, *words = shlex.split(line.partition(" | ")[0])
    command_parser(name, command_modules()[name]).parse_args(words)
    if name == "query" and words[0] in Library.shipped().files():
        given = [word.partition("=")[0] for flag, word in pairwise(words) if flag == "-p"]
        assert set(given) <= {parameter.name for parameter in Library.shipped().get(words[0]).parameters}


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_every_path_that_is_named_exists(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    text = re.sub(r"`(?:id|doc|graph|release)/[^`]*`", "", text)  # IRIs
    paths = {re.sub(r"(?:(?<=/)|(?<=-))(?:x|NN-x|\*)(?=\.)|(?<=/)\*?$", "*", path) for path in _PATH.findall(text)}
    missing = []
    for path in paths:
        place = path if "*" not in path else path.rsplit("/", 1)[0]
        if "NAME" not in path and not (ROOT / place).exists() and not list(ROOT.rglob(place)):
            missing.append(path)
    assert missing == []


def test_every_rule_for_adding_names_folders_that_exist() -> None:
    table = CONTRIBUTING.partition("## To add one")[2].partition("\n## ")[0]
    rows = [line.split(" | ") for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 8
    for row in rows:
        paths = re.findall(r"`((?:[\w-]+/)+)", row[1])
        assert paths, row
        assert [path for path in paths if not (ROOT / path).is_dir()] == []


# What a person's machine or an unfinished thought would leave behind; put together here, so that this file has none itself.
_LEFT_BEHIND = {
    "a path of one machine": r"(?<![\w.<])/" + r"(?:home|Users|work|root)/\w",
    "a temporary path": r"(?<![\w.])/" + r"tmp/",
    "a registry": r"pypi\.org/" + r"simple|files\.python" + r"hosted\.org|index-" + r"url|extra-" + r"index",
    "an unfinished thought": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
}


@pytest.mark.parametrize("what", _LEFT_BEHIND)
def test_nothing_is_left_behind_in_the_repository(what: str) -> None:
    pattern = re.compile(_LEFT_BEHIND[what])
    found = []
    for name in sorted(tracked(".")):
        if name.endswith(".gz"):
            continue
        for number, line in enumerate((ROOT / name).read_text("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name}:{number}: {line.strip()[:80]}")
    assert found == []


