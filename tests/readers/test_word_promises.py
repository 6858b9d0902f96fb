"""Promises of the Word reader, attacked: no word is lost, offsets hold, any bytes give a document or a message."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ingest.document import Document, Place, Table, paragraphs_of
from ingest.readers import word
from ingest.readers.elements import W
from kg.messages import UnreadableDocument
from tests.readers.word_files import check_offsets, p, run, tbl, tr, word_file

WORDS = st.text("aé €\u00a0ж", min_size=1, max_size=4)


def wrapped(content: str, element: str) -> str:
    name = element.partition(" ")[0]
    return f"<{element}>{content}</{name}>"


INLINE = st.recursive(
    WORDS.map(run) | st.sampled_from([
        "<w:r><w:tab/></w:r>", '<w:bookmarkStart w:id="1" w:name="B"/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r><w:footnoteReference w:id="1"/></w:r>', "<w:proofErr/>"]),
    lambda inner: st.builds(
        lambda parts, element: wrapped("".join(parts), element), st.lists(inner, max_size=3),
        st.sampled_from(['w:hyperlink w:anchor="a"', 'w:ins w:id="1"', "w:smartTag", "w:sdt", "x:unknown",
                         'w:fldSimple w:instr="PAGE"', "w:p", "w:drawing", "w:txbxContent"])), max_leaves=8)
PARAGRAPHS = st.builds(
    lambda parts, mark: f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(parts)}</w:p>",
    st.lists(INLINE, max_size=5), st.sampled_from(["", "", '<w:del w:id="1"/>']))
CELL_PROPERTIES = st.sampled_from(["", "", "<w:vMerge/>", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'])
BLOCKS = st.recursive(
    PARAGRAPHS | INLINE,
    lambda inner: st.lists(st.lists(st.builds(
        lambda blocks, properties: f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>",
        st.lists(inner, max_size=3), CELL_PROPERTIES), max_size=3).map(lambda cells: tr(*cells)), max_size=3)
    .map(lambda rows: tbl(*rows)) | inner.map(lambda block: wrapped(block, "w:sdt")), max_leaves=8)


@given(st.lists(BLOCKS, max_size=4).map("".join))
def test_whatever_a_document_is_made_of_its_places_and_offsets_hold(body: str) -> None:
    document = word.read(word_file(body))
    check_offsets(document)
    check_places(document)
    assert document.text.count("\n") >= len(list(paragraphs_of(document.blocks)))


@given(st.lists(st.lists(WORDS, max_size=4), max_size=6))
def test_text_is_neither_lost_nor_invented_nor_moved(paragraphs: list[list[str]]) -> None:
    body = "".join(f"<w:p>{''.join(map(run, words))}</w:p>" for words in paragraphs)
    assert word.read(word_file(body)).text == "".join("".join(words) + "\n" for words in paragraphs)


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes_give_a_document_or_a_message(data: bytes, magic: bytes) -> None:
    with contextlib.suppress(UnreadableDocument):
        word.read(magic + data)


@given(st.binary(max_size=300), st.sampled_from(["document", "styles", "numbering", "footnotes"]))
def test_any_bytes_in_a_part_give_a_document_or_a_message(data: bytes, name: str) -> None:
    buffer = io.BytesIO(word_file(p("a"), styles="", numbering="", footnotes=""))
    changed = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, data if info.filename == f"word/{name}.xml" else old.read(info))
    with pytest.raises(UnreadableDocument):
        word.read(changed.getvalue())


def check_places(document: Document) -> None:
    """No two things stand at one place, and cells count from 1 in their row."""
    places = [paragraph.place for paragraph in paragraphs_of(document.blocks)]
    assert len(places) == len(set(places))
    for table in document.tables():
        check_table(table)


def check_table(table: Table) -> None:
    assert table.place.steps[-1][0] == "table"
    for r, row in enumerate(table.rows, 1):
        assert row.place == Place((*table.place.steps, ("row", r)))
        column = row.cells[0].column if row.cells else 0
        for c, cell in enumerate(row.cells, 1):
            assert cell.place == Place((*row.place.steps, ("cell", c)))
            assert cell.column == column
            column += cell.columns
            for block in cell.blocks:
                if isinstance(block, Table):
                    check_table(block)


# The real documents

@pytest.fixture(scope="module")
def word_files(corpus: Path) -> list[Path]:
    """The Word files of the corpus."""
    return sorted(corpus.glob("*.docx"))


def test_every_printed_word_of_the_corpus_is_in_the_text(word_files: list[Path]) -> None:
    assert word_files
    for path in word_files:
        document = word.read(path.read_bytes())
        assert document.messages == ()
        root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
        printed = "".join("\t" if e.tag == W + "tab" else e.text or "" for r in root.iter(W + "r")
                          for e in r.iterchildren(W + "t", W + "tab"))
        notes = "".join(q.text for note in document.footnotes.values() for q in note)
        assert document.text.replace("\n", "") == (printed + notes).replace("\n", "")


def test_the_corpus_keeps_the_promises_about_places_and_offsets(word_files: list[Path]) -> None:
    for path in word_files:
        document = word.read(path.read_bytes())
        check_offsets(document)
        check_places(document)


def test_the_action_plan_has_the_shape_that_its_xml_has(corpus: Path) -> None:
    document = word.read((corpus / "wtsa16-action-plan.docx").read_bytes())
    paragraphs = list(paragraphs_of(document.blocks))
    assert len(list(document.tables())) == 61
    assert len(paragraphs) == 7198
    assert sum(q.label == "·" for q in paragraphs) == 1592
    assert sum(len(q.bookmarks) for q in paragraphs) == 202
    assert [id_ for q in paragraphs for _, id_ in q.footnotes] == list(document.footnotes) == list("2345678")
    assert {q.style for q in paragraphs} == {"Normal", "Heading 1", "Heading 2", "List Bullet"}


def test_python_docx_reads_the_same_cells_from_the_action_plan(corpus: Path) -> None:
    path = corpus / "wtsa16-action-plan.docx"
    theirs = docx.Document(str(path)).tables
    ours = list(word.read(path.read_bytes()).tables())
    for table, their in zip(ours[:5], theirs[:5], strict=True):
        for row, their_row in zip(table.rows, their.rows, strict=True):
            cells = [cell.text for cell in row.cells for _ in range(cell.columns)]
            assert cells == [cell.text.strip() for cell in their_row.cells]
