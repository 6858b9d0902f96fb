"""Every bad input is one clear message with the file and exit code 2, and leaves store and documents as they were."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.pipeline import MAX_BYTES, Source, ingest
from kg.editions import document_of
from kg.messages import KgError
from kg.store import GraphStore
from kg.store.generations import FORMAT
from tests.building.conftest import Ran
from tests.building.plan_files import TINY, Blocks, Rows, as_text, as_word, parts, tables
from tests.readers.word_files import p, part, relationships, tbl, tc, tr, word_file, zipped
from tests.small_graph import small_store

Kg = Callable[..., Ran]
ROOT = Path(__file__).resolve().parents[2]
TINY_WORD = as_word(parts(TINY.read_text("utf-8")))
_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


def word_with_main_part(xml: str) -> bytes:
    return zipped({"_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")), "word/document.xml": xml})


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def corrupt() -> bytes:
    """The tiny plan with the bytes of its main part spoilt."""
    with zipfile.ZipFile(io.BytesIO(TINY_WORD)) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 60
    return TINY_WORD[:start] + bytes(b ^ 0x55 for b in TINY_WORD[start:start + 400]) + TINY_WORD[start + 400:]


# file name → its bytes, and words that the message must have besides the file's name
FILES: dict[str, tuple[str, bytes, tuple[str, ...]]] = {
    "an empty Word file": ("a.docx", b"", ("empty",)),
    "an empty text": ("a.txt", b"", ("empty",)),
    "a text of blanks": ("a.txt", b" \n\t\n", ("empty",)),
    "a truncated zip": ("a.docx", TINY_WORD[:len(TINY_WORD) // 2], ("cut short",)),
    "a corrupted zip": ("a.docx", corrupt(), ("word/document.xml", "damaged")),
    "a legacy .doc": ("a.doc", ole("WordDocument"), ("97", ".docx")),
    "a legacy .doc under another name": ("a.docx", ole("WordDocument"), ("97",)),
    "an encrypted .docx": ("a.docx", ole("EncryptedPackage"), ("password",)),
    "a zip bomb": ("a.docx", word_with_main_part(part("document", " " * 60_000_000)), ("word/document.xml",)),
    "an entity bomb": ("a.docx", word_with_main_part(
        f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{_ENTITIES}]><w:document>&e11;</w:document>'), ("word/document.xml",)),
    "an external entity": ("a.docx", word_with_main_part(
        f'<!DOCTYPE w:document [<!ENTITY e SYSTEM "{TINY.as_uri()}">]><w:document>&e;</w:document>'), ("word/document.xml",)),
    "no Word document in the zip": ("a.docx", zipped({"x.txt": "x"}), ("word/document.xml",)),
    "a Word file without a table": ("a.docx", word_file(p("A letter.")), ("no table of an action plan", "Action by", "Milestone")),
    "a Word file with other tables": ("a.docx", word_file(p("Prices") + tbl(tr(tc("Tea"), tc("2")), tr(tc("Cake"), tc("3")))),
                                      ("no table of an action plan",)),
    "a Word file of blanks": ("a.docx", word_file(p(" ")), ("no text in it", "original")),
    "a Word file about something else": ("a.docx", word_file(p("A letter.")), ("no conference of ITU is named", "WTSA-24", "kg inspect")),
    "a text without a table": ("a.txt", b"A letter.\n", ("no table of an action plan",)),
    "Latin-1": ("a.txt", "R\xe9solution 1\n".encode("latin-1"), ("line 1", "0xe9", "UTF-8")),
    "Windows-1252 on line 3": ("a.txt", b"a\nb\nResolution 1 \x96 Title\n", ("line 3", "0x96")),
    "half of a UTF-16 character": ("a.txt", b"\xff\xfea\0b", ("UTF-16",)),
    "UTF-16 without its mark": ("a.txt", "Resolution".encode("utf-16-le"), ("a.txt",)),
    "a text with NUL characters": ("a.txt", b"Plan of WTSA-16\nS\0G\n", ("NUL characters", "original")),
    "a picture called text": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ("a.txt",)),
    "another kind of file": ("a.pdf", b"%PDF-1.7\n", ("a.pdf",)),
    "a name that no slug can be made of": ("???.txt", TINY.read_bytes(), ("--name",)),
}


def state_of(folder: Path) -> dict[str, str]:
    """What is under a folder; the lock file of a store that was tried is nobody's loss."""
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
            for f in sorted(folder.rglob("*")) if f.is_file() and f.name != "lock"}


def assert_refused(kg: Kg, folder: Path, arguments: tuple[str | Path, ...], words: tuple[str, ...]) -> None:
    before = state_of(folder)
    ran = kg(*arguments)
    assert (ran.code, ran.out) == (2, ""), ran
    assert ran.err.startswith("kg: ")
    assert ran.err.count("\n") <= 2  # what is wrong, and how to mend it
    assert "Traceback" not in ran.err
    assert [word for word in words if word.casefold() not in ran.err.casefold()] == [], ran.err
    assert state_of(folder) == before


@pytest.mark.parametrize("case", FILES)
@pytest.mark.parametrize("command", ["build", "ingest"])
def test_a_file_that_cannot_be_read_is_refused(kg: Kg, tmp_path: Path, command: str, case: str) -> None:
    name, data, words = FILES[case]
    small_store(tmp_path / "store")
    (tmp_path / name).write_bytes(data)
    assert_refused(kg, tmp_path, (command, name), (name, *words))


@pytest.mark.parametrize("command", ["build", "ingest"])
def test_no_such_file_and_a_folder_are_refused(kg: Kg, tmp_path: Path, command: str) -> None:
    small_store(tmp_path / "store")
    (tmp_path / "folder.docx").mkdir()
    assert_refused(kg, tmp_path, (command, "nowhere.docx"), ("nowhere.docx", "no such file"))
    assert_refused(kg, tmp_path, (command, "folder.docx"), ("folder.docx", "folder, not a document"))
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    assert_refused(kg, tmp_path, (command, "large.txt"), ("large.txt", "larger than 200 MB", "without pictures"))
    (tmp_path / "large.txt").unlink()
    assert_refused(kg, tmp_path, (command, "x" * 300), ("x" * 300, "cannot be read"))


@pytest.mark.parametrize("name", ["\0", "a\0.txt", ""])
def test_a_name_that_no_file_can_have_is_refused(kg: Kg, tmp_path: Path, name: str) -> None:
    assert_refused(kg, tmp_path, ("build", name), ())


def test_one_bad_document_among_good_ones_changes_nothing(kg: Kg, tmp_path: Path, tiny_files: dict[str, Path]) -> None:
    small_store(tmp_path / "store")
    (tmp_path / "bad.txt").write_bytes(b"A letter.\n")
    assert_refused(kg, tmp_path, ("build", tiny_files["docx"], "bad.txt"), ("bad.txt",))


def test_documents_of_one_name_and_names_that_do_not_fit_are_refused(kg: Kg, tmp_path: Path, tiny_files: dict[str, Path]) -> None:
    small_store(tmp_path / "store")
    text, word = tiny_files["txt"], tiny_files["docx"]
    other = tmp_path / "other" / "plan.txt"  # the plan of another assembly that only happens to be called the same
    other.parent.mkdir()
    other.write_bytes(text.read_bytes().replace(b"WTSA-16", b"WTSA-20"))
    assert_refused(kg, tmp_path, ("build", text, other), ("'plan'", "WTSA-16", "WTSA-20", "--name"))
    assert_refused(kg, tmp_path, ("build", text, word, "--name", "x"), ("--name", "one document"))
    assert_refused(kg, tmp_path, ("build", "--name", "x"), ("--name", "one document"))
    assert_refused(kg, tmp_path, ("build", text, "--name", "???"), ("--name",))
    assert_refused(kg, tmp_path, ("build", text, "--name", "Bad name/.."), ("'Bad name/..'", "--name bad-name"))


def test_a_store_of_another_version_is_refused(kg: Kg, tmp_path: Path, tiny_files: dict[str, Path]) -> None:
    store = small_store(tmp_path / "store")
    state = json.loads((store / "current.json").read_text("utf-8"))
    (store / "current.json").write_text(json.dumps({**state, "format": FORMAT + 1}), "utf-8")
    assert_refused(kg, tmp_path, ("ingest", tiny_files["txt"]), (str(store), f"format {FORMAT + 1}", "kg build"))
    assert kg("build", tiny_files["txt"]).code == 0  # as the message said
    assert kg("stats").code == 0


def test_a_store_that_cannot_be_is_refused(kg: Kg, tmp_path: Path, tiny_files: dict[str, Path]) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("mine", "utf-8")
    for store in ("file", "file/store", "folder"):
        assert_refused(kg, tmp_path, ("build", tiny_files["txt"], "--store", store), (store,))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="for this user every folder can be written")
def test_a_store_without_permission_is_refused(kg: Kg, tmp_path: Path, tiny_files: dict[str, Path]) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    assert_refused(kg, tmp_path, ("build", tiny_files["txt"], "--store", "closed/store"), ("closed/store", "written"))


_SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from kg.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_takes_no_more_leaves_the_old_state(tmp_path: Path, tiny_files: dict[str, Path]) -> None:
    store = small_store(tmp_path / "store")
    before = state_of(tmp_path)
    ran = subprocess.run([sys.executable, "-c", _SMALL_DISK, "build", str(tiny_files["txt"]), "--store", str(store)],
                         capture_output=True, text=True, cwd=ROOT)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"kg: {store}: the store cannot be written: ")
    assert "Traceback" not in ran.stderr
    assert state_of(tmp_path) == before


def test_questions_see_one_edition_of_a_document(kg: Kg, tmp_path: Path, tiny_files: dict[str, Path]) -> None:
    assert kg("build", tiny_files["docx"]).code == 0
    for kind in ("txt", "docx"):
        assert kg("ingest", tiny_files[kind], "--name", "other").code == 0
    with GraphStore.open(tmp_path / "store") as store:
        documents = [name for graph in store.graphs() if (name := document_of(graph))]
    assert sorted(documents) == ["other", "plan"]


# Reported, the rest read.

def notices(blocks: Blocks, kind: str) -> tuple[int, list[str]]:
    """How many items and matrix cells were read, and the notices besides that of the lost item number."""
    data = as_text(blocks) if kind == "txt" else as_word(blocks)
    read = ingest(Source("plan", f"plan.{kind}", data))
    items = sum("/action-item/" in record.iri for record in read.records)
    return items, [str(m) for m in read.messages if m.code != "item-id-lost"]


@pytest.mark.parametrize("kind", ["txt", "docx"])
@pytest.mark.parametrize("column", ["Milestone", "Periodic goals met", "Completed"])
def test_a_missing_column_is_reported_and_the_rest_read(tiny: Blocks, kind: str, column: str) -> None:
    table = tables(tiny)[1]
    gone, width = table.column(column), len(table.rows[0])
    table.rows = [row[:gone] + row[gone + 1:] if len(row) == width else row for row in table.rows]
    items, said = notices(tiny, kind)
    assert items == 6
    assert said == [f"warning column-missing: table 2, row 1: the table has no column for {column.lower()}"
                    " (its values are left unknown)"]


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_missing_group_of_table_1_is_reported_and_the_rest_read(tiny: Blocks, kind: str) -> None:
    table = tables(tiny)[0]
    del table.rows[0][2]
    for row in table.rows[1:]:
        del row[6:8]
    items, said = notices(tiny, kind)
    assert items == 6
    assert said == ["warning column-missing: table 1, row 1: Table 1 has no group headed “Collaboration with”"]


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_missing_table_1_is_reported_and_the_rest_read(tiny: Blocks, kind: str) -> None:
    items, said = notices([block for block in tiny if block is not tables(tiny)[0]], kind)
    assert items == 6
    assert said == ["warning no-table-1: the plan has no table of who acts, collaborates and is reported to"]


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_short_row_is_reported_with_its_place_and_the_rest_read(tiny: Blocks, kind: str) -> None:
    matrix, items_2, *_ = tables(tiny)
    del matrix.rows[3][5:]
    del items_2.rows[-1][3:]
    items, said = notices(tiny, kind)
    assert items == 6
    assert [line.partition(" (")[0] for line in said] == [
        "warning row-too-short: table 1, row 4: the row has 5 cells, the table 10",
        "warning row-too-short: table 2, row 6: the row has 3 cells, the table 5 “02-03”"]


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_columns_that_nobody_knows_are_reported(tiny: Blocks, kind: str) -> None:
    table = tables(tiny)[1]
    for row in table.rows:
        if len(row) > 2:
            row.insert(2, "Budget" if row[0] == "Action Item" else "12")
    items, said = notices(tiny, kind)
    assert items == 6
    assert said == ["warning column-not-read: table 2, row 1: no column of an item table has this heading “Budget”"]


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_table_whose_headings_are_strange_is_reported_with_its_head(tiny: Blocks, kind: str) -> None:
    tables(tiny)[3].rows[0][:] = ["No.", "What", "When", "Well", "Done"]
    items, said = notices(tiny, kind)
    assert items == 5
    assert len(said) == 1
    assert "table-not-understood" in said[0]
    assert "No. | What | When" in said[0]


def test_the_command_tells_what_it_noticed_and_goes_on(kg: Kg, tmp_path: Path, tiny: Blocks) -> None:
    del tables(tiny)[1].rows[-1][3:]
    (tmp_path / "short.txt").write_bytes(as_text(tiny))
    ran = kg("build", "short.txt")
    assert (ran.code, ran.out) == (0, "")  # the graph was made, and what is wrong with the document is told:
    assert re.search(r"validation: \d+ violation", ran.err)  # nobody knows whether the boxes of this item are ticked
    assert kg("build", "short.txt", "--fail-on", "violation").code == 1
    assert kg("validate").code == 1
    assert kg("build", "short.txt").code == 0
    assert "short.txt: " in ran.err
    assert "row-too-short: table 2, row 6" in ran.err
    assert "item-id-lost: table 2, row 4" in ran.err
    assert len(kg("facts", "short", "--format", "jsonl").out.splitlines()) > 30


@pytest.mark.parametrize("command", ["build", "ingest"])
def test_a_paper_that_tells_nothing_is_told_with_its_file(kg: Kg, tmp_path: Path, command: str) -> None:
    (tmp_path / "photos.html").write_text("<h1>WTSA-24 photographs</h1>", "utf-8")
    ran = kg(command, "photos.html")
    assert (ran.code, ran.err.count("photos.html: "), ran.err.count("warning nothing-said: ")) == (0, 1, 1)
    assert "nothing-said" in kg("inspect", "photos.html", "--notices").out
    assert "nothing-said" in kg("coverage", "photos.html").out


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_plan_that_tells_nothing_or_not_of_which_assembly_says_so(kind: str) -> None:
    head = ["Action Item", "Action", "Milestone", "Periodic goals met", "Completed"]
    empty: Blocks = ["Resolution 50 - Cybersecurity", Rows([head])]
    items, said = notices(empty, kind)
    assert items == 0
    assert [line.partition(":")[0] for line in said] == ["warning no-table-1", "warning assembly-not-named", "warning nothing-said"]


def test_signs_that_steer_a_terminal_do_not_reach_it(kg: Kg, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(TINY.read_text("utf-8").replace("SG17 counted 12 keys", "SG17 counted \x1b[31m12 red\x07 keys"), "utf-8")
    assert kg("build", plan).code == 0
    [item] = {line.split()[-1] for line in kg("sparql", "--format", "csv", """SELECT ?id { ?i wtsa:itemId ?id ; wtsa:narrativeText ?t
        FILTER(CONTAINS(?t, "12 red")) }""").out.splitlines()[1:]}
    for words in (("describe", item), ("why", item), ("inspect", plan), ("query", "item", "-p", f"item={item}")):
        shown = kg(*words)
        assert "red" in shown.out
        assert not set(shown.out + shown.err) & {"\x1b", "\x07"}, words


# Any bytes.

def assert_read_or_refused(name: str, data: bytes) -> None:
    said = name
    try:
        ingest(Source("x", name, data))
    except KgError as error:
        said = str(error)
    assert said.startswith(name)
    assert said.count("\n") <= 1


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.docx", "x"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    assert_read_or_refused(name, data)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*sorted(set(TINY.read_text("utf-8").splitlines(keepends=True))), "\t", "\n", " "]), max_size=60))
def test_any_lines_of_a_plan_are_read_or_refused(lines: list[str]) -> None:
    assert_read_or_refused("x.txt", "".join(lines).encode())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_plan_with_any_cells_is_read_from_both_formats(data: st.DataObject) -> None:
    blocks = parts(TINY.read_text("utf-8"))
    for table in tables(blocks):
        for row in table.rows:
            if data.draw(st.integers(0, 5)) == 0:
                del row[data.draw(st.integers(0, len(row) - 1)):]
            elif data.draw(st.integers(0, 5)) == 0:
                row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.text(" -,()0123456789XSGabcRé√\u00a0", max_size=20))
        table.rows = [row for row in table.rows if row]
    blocks = [b for b in blocks if isinstance(b, str) or b.rows]
    assert_read_or_refused("x.txt", as_text(blocks))
    assert_read_or_refused("x.docx", as_word(blocks))
