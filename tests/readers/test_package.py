"""Files that are no Word files, or that want to hurt: each gives one clear message, in bounded time and memory."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import struct
import time
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from ingest.readers import markup, package, word
from ingest.readers import read as read_by_name
from kg.messages import UnreadableDocument
from tests.readers.word_files import NAMESPACES, p, part, relationships, word_file, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
XML = '<?xml version="1.0" encoding="UTF-8"?>'
STATUS = Path("/proc/self/status")
MEMORY = 1_000_000_000  # for the worst file that the limits let through


def refusal(data: bytes) -> UnreadableDocument:
    """What `read` says about `data`; asserts that it is a sentence and a remedy, each one line."""
    with pytest.raises(UnreadableDocument) as caught:
        word.read(data)
    error = caught.value
    assert error.text
    assert error.remedy
    assert (error.text + error.remedy).isprintable()
    return error


def document_xml(xml: str | bytes) -> bytes:
    return zipped({"word/document.xml": xml})


@pytest.mark.parametrize(("data", "said"), [
    (b"", "the file is empty"),
    (b" \n\t ", "nothing but blanks"),
    (b"Resolution 1", "it is no zip archive, not a Word file"),
    (b"{\\rtf1 x}", "it is an RTF file"),
    (b"%PDF-1.7", "it is a PDF file"),
    (b"\xef\xbb\xbf<HTML>", "it is a web page"),
    (b'<?xml version="1.0"?><w:wordDocument/>', "it is a single XML file"),
    (OLE + "WordDocument".encode("utf-16-le"), "it is a Word 97–2003 file (.doc)"),
    (OLE + "Workbook".encode("utf-16-le"), "it is an Excel 97–2003 file (.xls)"),
    (OLE, "it is an old Office file (OLE)"),
    (OLE + "WordDocument EncryptedPackage".encode("utf-16-le"), "the file is encrypted with a password"),
    (b"PK\x03\x04", "a zip archive that is cut short or damaged"),
    (zipped({}), "it is a zip archive without a Word document"),
    (zipped({"a.txt": "a"}), "it is a zip archive without a Word document"),
    (zipped({"xl/workbook.xml": "<a/>"}), "it is an Excel workbook without a Word document"),
    (zipped({"ppt/presentation.xml": "<a/>"}), "it is a PowerPoint presentation without"),
    (zipped({"mimetype": "x", "content.xml": "<a/>"}), "it is an OpenDocument file without"),
], ids=lambda value: None if isinstance(value, bytes) else value[:40])
def test_what_is_no_word_file_is_called_by_its_name(data: bytes, said: str) -> None:
    assert said in refusal(data).text


def test_an_excel_workbook_is_recognised_through_its_relationships_too() -> None:
    rels = relationships(("rId1", "officeDocument", "xl/workbook.xml"))
    assert "it is an Excel workbook" in refusal(zipped({"_rels/.rels": rels, "xl/workbook.xml": "<a/>"})).text


def test_the_caller_adds_the_name_of_the_file() -> None:
    with pytest.raises(UnreadableDocument, match=r"plan\.docx: it is a PDF file"):
        read_by_name("plan.docx", b"%PDF-1.7")
    with pytest.raises(UnreadableDocument) as caught:
        read_by_name("plan.docx", document_xml(f"{XML}\n<w:document>"))
    assert str(caught.value).startswith("plan.docx, line 2, column ")


def test_a_file_cut_short_anywhere_gives_a_document_or_a_message() -> None:
    data = word_file("".join(p(f"paragraph {n}") for n in range(200)), styles="", numbering="")
    for length in range(0, len(data), 7):
        refusal(data[:length])


@pytest.mark.parametrize("seed", range(300))
def test_a_file_with_a_changed_byte_gives_a_document_or_a_message(seed: int) -> None:
    data = bytearray(word_file(p("one") + p("two"), styles="", footnotes=""))
    data[seed * 7919 % len(data)] ^= 1 + seed % 255
    with contextlib.suppress(UnreadableDocument):
        word.read(bytes(data))


def test_a_damaged_part_is_named() -> None:
    data = bytearray(zipped({"word/document.xml": part("document", f"<w:body>{p('a')}</w:body>")}, zipfile.ZIP_STORED))
    data[data.index(b"<w:body>") + 1] ^= 1
    assert "its part word/document.xml is damaged (Bad CRC-32" in refusal(bytes(data)).text


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(word_file(p("a")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    assert "is encrypted" in refusal(bytes(data)).text


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compression_that_word_does_not_use_is_refused(compression: int) -> None:
    xml = part("document", f"<w:body>{p('a')}</w:body>")
    assert "compressed in a way that Word does not use" in refusal(zipped({"word/document.xml": xml}, compression)).text


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", part("document", "<w:body/>"))
        archive.writestr("word/Document.xml", part("document", "<w:body/>"))
    assert "two parts called word/document.xml" in refusal(buffer.getvalue()).text


def test_a_main_part_that_is_no_word_document_is_refused() -> None:
    assert "is no Word document but <html>" in refusal(document_xml("<html/>")).text
    assert "is no Word document" in refusal(document_xml(part("document", ""))).text


@pytest.mark.parametrize("xml", [f"{XML}<a>\n<b>", f"{XML}<a>\n</b>", f"{XML}<a>\n&nbsp;</a>", f"{XML}<a>\n\x01</a>",
                                 f"{XML}<a>\n<x:b/></a>", "<a>\n" + "</a><a>", "\nno xml"])
def test_malformed_xml_is_reported_with_its_line(xml: str) -> None:
    error = refusal(document_xml(xml))
    assert "its part word/document.xml is no well-formed XML" in error.text
    assert error.place.startswith("line 2, column ")


def test_bytes_that_are_no_utf_8_are_reported() -> None:
    assert "is no well-formed XML" in refusal(document_xml(XML.encode() + b"<a>\xff\xfe</a>")).text


# Bombs: the size of what a file becomes must not depend on what its sender wishes.

def billion_laughs() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY l0 "ha">{levels}]><w:document {NAMESPACES}><w:body>&l9;</w:body></w:document>'


@pytest.mark.parametrize("prolog", ["", XML, f"{XML}<!-- <a> --><?p <b>?>\n", "\ufeff" + XML])
def test_a_document_type_is_refused_before_it_is_parsed(prolog: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*_: object) -> None:
        raise AssertionError("the parser was asked")
    monkeypatch.setattr(etree, "fromstring", parsed)
    with pytest.raises(UnreadableDocument, match=r"declares a document type \(DTD\)"):
        markup.parse((prolog + billion_laughs()).encode(), "word/document.xml")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037"])
def test_a_document_type_is_refused_in_every_encoding(encoding: str) -> None:
    names = {"utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "cp037": "IBM037"}
    xml = f'<?xml version="1.0" encoding="{names.get(encoding, encoding)}"?>{billion_laughs()}'
    started = time.perf_counter()
    refusal(document_xml(xml.encode(encoding)))
    assert time.perf_counter() - started < 2


def test_utf_16_without_a_document_type_is_read() -> None:
    xml = part("document", f"<w:body>{p('Genève')}</w:body>").replace("UTF-8", "UTF-16")
    assert word.read(document_xml(xml.encode("utf-16"))).text == "Genève\n"


def test_the_words_doctype_in_the_text_are_only_words() -> None:
    assert word.read(word_file(p("a &lt;!DOCTYPE html> b"))).text == "a <!DOCTYPE html> b\n"


def test_nothing_outside_of_the_file_is_ever_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    xml = f'<!DOCTYPE d [<!ENTITY s SYSTEM "{secret.as_uri()}">]><d>&s;</d>'
    assert "the secret" not in str(refusal(document_xml(xml)))
    assert "the secret" not in str(etree.tostring(etree.fromstring(xml, markup.xml_parser())))


def test_elements_nested_too_deep_are_refused() -> None:
    error = refusal(word_file("<w:sdt>" * 5000 + "</w:sdt>" * 5000))
    assert "nests elements more than 256 deep" in error.text


@pytest.mark.parametrize("element", ["w:sdt", "w:hyperlink", "x:unknown", "w:ins"])
def test_elements_nested_as_deep_as_allowed_are_read(element: str) -> None:
    deep = f"<{element}>" * 240 + f"</{element}>" * 240
    word.read(word_file(f"<w:p>{deep}</w:p>"))
    word.read(word_file(deep.replace("</", f"{p('a')}</", 1)))


def test_a_caller_that_is_deep_itself_gets_a_message_too() -> None:
    data = word_file("<w:p>" + "<w:hyperlink>" * 240 + "</w:hyperlink>" * 240 + "</w:p>")

    def call(depth: int) -> UnreadableDocument:
        return call(depth - 1) if depth else refusal(data)
    assert "nests elements too deep" in call(600).text


def test_tables_nested_as_deep_as_allowed_are_read() -> None:
    deep = p("a")
    for _ in range(80):
        deep = f"<w:tbl><w:tr><w:tc>{deep}<w:p/></w:tc></w:tr></w:tbl>"
    assert word.read(word_file(deep)).text.strip() == "a"


def test_a_part_that_shrinks_as_no_text_does_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"word/document.xml": b"<a>" + bytes(50_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was opened"))
    error = refusal(bomb)
    assert "shrinks to less than a 200th" in error.text
    assert "zip bomb" in error.text


def test_a_part_larger_than_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 500)
    assert "claims to have" in refusal(word_file(p("x" * 1000))).text


def test_parts_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file(p("a"), styles="<w:style/>" * 1000, numbering="<w:num/>" * 1000)
    word.read(data)
    monkeypatch.setattr(package, "MAX_READ", 15_000)
    assert "decompress to more than" in refusal(data).text


def test_a_part_that_lies_about_its_size_is_not_decompressed_beyond_it() -> None:
    xml = b"<a>" + b"x" * 200_000_000
    data = bytearray(zipped({"word/document.xml": xml}))
    lie = struct.pack("<I", 1000)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature)
        data[at + offset:at + offset + 4] = lie
    peak, said = in_another_process(bytes(data))
    assert "damaged" in said
    assert peak < 100_000_000


def test_too_many_members_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("they were listed"))
    assert "more than 10,000 members" in refusal(b"PK\x03\x04" + b"PK\x01\x02" * 10_001).text


def test_pictures_that_claim_gigabytes_are_refused() -> None:
    data = bytearray(zipped({"word/document.xml": part("document", "<w:body/>"), "word/media/a.png": b"", "b": b""}))
    for at in [n for n in range(len(data)) if data[n:n + 4] == b"PK\x01\x02"][1:]:
        data[at + 24:at + 28] = struct.pack("<I", 2_000_000_000)
    assert "its parts claim to have 4,000,000," in refusal(bytes(data)).text


def test_a_relationship_cannot_leave_the_package() -> None:
    data = word_file(p("a"), (("rId5", "styles", "../../../etc/passwd"),))
    assert word.read(data).text == "a\n"


def in_another_process(data: bytes) -> tuple[int, str]:
    """How many bytes of memory reading `data` takes beyond what the process had, and what was said."""
    if not STATUS.exists():
        pytest.skip("how much memory a process took at most is read from /proc")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (data,))


def _peak(data: bytes) -> tuple[int, str]:
    before = _high_water()
    said = ""
    try:
        word.read(data)
    except UnreadableDocument as error:
        said = error.text
    return _high_water() - before, said


def _high_water() -> int:
    return int(STATUS.read_text().partition("VmHWM:")[2].split()[0]) * 1024


def stored(body: str) -> bytes:
    """A Word file that is not compressed, so that no ratio gives it away."""
    return zipped({"word/document.xml": part("document", f"<w:body>{body}</w:body>")}, zipfile.ZIP_STORED)


@pytest.mark.parametrize(("before", "element", "times", "after", "said"), [
    ("", "<w:p/>", 2_900_000, "", "more than 250,000 paragraphs"),
    ("<w:tbl>", "<w:tr/>", 1_900_000, "</w:tbl>", "a table has more than 250,000 rows"),
    ("<w:tbl><w:tr>", "<w:tc/>", 240_000, "</w:tr></w:tbl>", ""),
    ("<w:p>", "<w:r><w:t>a</w:t></w:r>", 740_000, "</w:p>", ""),
    ("<w:p>", "<x:a/>", 1_450_000, "</w:p>", ""),
    ("<w:p>", '<w:hyperlink w:anchor="a"><w:t>a</w:t></w:hyperlink>', 490_000, "</w:p>", ""),
    ("<w:p>", '<w:bookmarkStart w:name="a"/>', 900_000, "</w:p>", ""),
    ("<w:p>", '<w:bookmarkStart w:name="a"/>', 1_900_000, "</w:p>", "more than 3,000,000 tags and attributes"),
    ("", "<w:tbl><w:tr/></w:tbl>", 900_000, "", ""),
    ("<w:p>" + "<w:drawing>" * 200, "<w:r/>", 1_500_000, "</w:drawing>" * 200 + "</w:p>", ""),
    ("<x:a>" * 200, "<w:r/>", 1_500_000, "</x:a>" * 200, ""),
    ("<w:p ", 'w:a{n}="1" ', 200_000, "/>", ""),
])
def test_hostile_documents_take_bounded_memory_and_time(before: str, element: str, times: int, after: str,
                                                        said: str) -> None:
    data = stored(before + "".join(element.replace("{n}", str(n)) for n in range(times)) + after)
    started = time.perf_counter()
    peak, words = in_another_process(data)
    assert said in words
    assert bool(said) == bool(words)
    assert peak < MEMORY
    assert time.perf_counter() - started < 30


def test_too_many_tags_are_refused_before_they_are_parsed() -> None:
    error = refusal(stored("<w:p/>" * 3_000_000))
    assert "more than 3,000,000 tags and attributes" in error.text


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MAX_PARAGRAPHS", 3)
    assert word.read(word_file("<w:p/>" * 3)).text == "\n\n\n"
    assert "more than 3 paragraphs" in refusal(word_file("<w:p/>" * 4)).text
