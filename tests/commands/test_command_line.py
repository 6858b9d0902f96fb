"""The habits that all commands share."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.__main__ import command_modules, command_parser
from tests.commands.conftest import Kg

ROOT = Path(__file__).resolve().parents[2]


def shell(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run([sys.executable, "-m", "kg", *arguments], capture_output=True, text=True, env=environment,
                          encoding="utf-8")


def test_help_lists_every_command_with_a_sentence(kg: Kg) -> None:
    for words in ((), ("--help",), ("-h",)):
        ran = kg(*words)
        assert ran.code == 0
        for name in command_modules():
            assert f"\n  {name} " in ran.out


def test_every_command_explains_itself_with_an_example(kg: Kg) -> None:
    for name in command_modules():
        ran = kg(name, "--help")
        assert ran.code == 0
        assert f"kg {name}" in ran.out.split("example:")[1], name


def test_every_command_has_the_options_that_all_have() -> None:
    for name, module in command_modules().items():
        parser = command_parser(name, module)
        options = {option for action in parser._actions for option in action.option_strings}
        assert {"--verbose", "--quiet", "--help"} <= options, name
        assert all(action.help for action in parser._actions), name


def test_version(kg: Kg) -> None:
    assert kg("--version").out.startswith("kg 0.")


@pytest.mark.parametrize(("words", "message"), [
    (("qurey",), "there is no command 'qurey'; did you mean query?"), (("--stroe",), "unknown option --stroe"),
    (("query",), "which question?"), (("query", "--nope"), "unrecognized arguments: --nope"),
    (("query", "a", "-q", "b"), "not allowed with argument"), (("stats", "extra"), "unrecognized arguments: extra")])
def test_wrong_use_is_one_message_and_code_2(kg: Kg, words: tuple[str, ...], message: str) -> None:
    ran = kg(*words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_without_a_graph_every_reading_command_says_how_to_make_one(kg: Kg) -> None:
    for words in (("query", "resolutions"), ("sparql", "ASK {}"), ("stats",), ("describe", "R50"), ("export",),
                  ("queries", "test"), ("query", "-q", "ASK {}")):
        ran = kg(*words, "--store", "nowhere")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == ("kg: nowhere: there is no graph yet\n  make one with `kg build`, or name another place with "
                           "--store or KG_STORE\n")
    assert not Path("nowhere").exists()


def test_the_store_may_stand_before_the_command(kg: Kg) -> None:
    assert "there is no graph yet" in kg("--store", "nowhere", "stats").err


def test_a_file_as_store_is_a_message(kg: Kg) -> None:
    Path("file").write_text("x")
    ran = kg("stats", "--store", "file")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_whoever_stops_reading_hears_nothing(shared_store: Path) -> None:
    command = f"{sys.executable} -m kg export --store {shared_store} | head -n 1"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True,
                         env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_a_message(shared_store: Path) -> None:
    command = f"{sys.executable} -m kg export --store {shared_store} > /dev/full"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True,
                         env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert ran.returncode == 2
    assert ran.stderr == "kg: No space left on device\n"


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f) }"


def test_a_query_that_takes_too_long_is_stopped_with_one_message(shared_store: Path, tmp_path: Path) -> None:
    answer = tmp_path / "answer.csv"
    for words in (("sparql", ENDLESS), ("query", "-q", ENDLESS, "-o", str(answer))):
        ran = shell(*words, "--timeout", "0.5", "--store", str(shared_store))
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.startswith("kg: the query was stopped after 0.5 seconds\n  make it ask for less, or give it longer: --timeout")
    assert not answer.exists()
    assert shell("sparql", ENDLESS, KG_TIMEOUT="0.2", KG_STORE=str(shared_store)).returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_whoever_presses_ctrl_c_does_not_wait_for_the_engine(shared_store: Path) -> None:
    process = subprocess.Popen([sys.executable, "-m", "kg", "sparql", ENDLESS, "--timeout", "60", "--store", str(shared_store)],
                               env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == -signal.SIGINT
    finally:
        process.kill()


@pytest.mark.parametrize("seconds", ["0", "20", "1e300"])
def test_a_query_in_time_is_answered(kg: Kg, seconds: str) -> None:
    assert kg("sparql", "ASK {}", "--timeout", seconds).out == "true\n"


@pytest.mark.parametrize("seconds", ["soon", "-1", "nan", "inf"])
def test_a_timeout_is_a_number_of_seconds(kg: Kg, seconds: str) -> None:
    ran = kg("sparql", "ASK {}", f"--timeout={seconds}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"kg: a timeout is a number of seconds, not '{seconds}'")


@pytest.mark.parametrize("words", [("sparql", "SELECT * { ?s ?p '\udcff' }"), ("describe", "\udcff"), ("query", "\udcff"),
                                   ("why", "\udcff"), ("query", "events", "-p", "country=\udcff")])
def test_bytes_that_are_no_text_are_one_message(shared_store: Path, words: tuple[str, ...]) -> None:
    ran = shell(*words, KG_STORE=str(shared_store), LC_ALL="C")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("kg: ")
    assert "Traceback" not in ran.stderr


def test_a_terminal_that_knows_only_ascii_is_served(shared_store: Path) -> None:
    ran = shell("sparql", "SELECT ('“é”' AS ?x) {}", KG_STORE=str(shared_store), PYTHONIOENCODING="ascii")
    assert ran.returncode == 0


def on_a_terminal(*arguments: str, **variables: str) -> str:
    """What a person sees whose standard output is a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "xterm", **variables}
    process = subprocess.Popen([sys.executable, "-m", "kg", *arguments], stdout=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    process.wait()
    os.close(ours)
    return seen.decode()


def test_colours_only_on_a_terminal_and_only_where_wanted(shared_store: Path) -> None:
    words = ("sparql", "SELECT ?s { ?s a wtsa:StudyGroup }", "--store", str(shared_store))
    assert "\x1b[" in on_a_terminal(*words)
    assert "\x1b[" not in on_a_terminal(*words, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(*words, TERM="dumb")
    assert "\x1b[" not in shell(*words).stdout


def test_what_the_graph_says_cannot_steer_a_terminal(shared_store: Path) -> None:
    words = ("sparql", "SELECT ('\\u001b]0;owned\\u0007 [bold]x' AS ?x) {}", "--store", str(shared_store))
    assert "\x1b]" not in on_a_terminal(*words)
    assert "[bold]x" in on_a_terminal(*words)
    assert "\x1b" not in shell(*words).stdout


def test_a_question_from_a_cold_shell_takes_less_than_a_second(shared_store: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert shell("query", "items-by-status", "--store", str(shared_store)).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Time on the processor: the machine may be busy with other tests.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1


def test_only_what_is_needed_is_imported() -> None:
    script = """
import sys
from kg.__main__ import main
main(["query", "--list"])
print([m for m in ("rich", "lxml", "rdflib", "openpyxl", "ingest.pipeline", "rapidfuzz") if m in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.splitlines()[-1] == "[]"
